"""A complete result is announced to be reported again."""

from __future__ import annotations

from thaimemo.audit.quoting import quoted
from thaimemo.audit.rule import Agreed, Issue, Outcomes, rule
from thaimemo.schema.record import Record
from thaimemo.schema.report import Result


@rule(
    code="NAR02",
    name="complete.will_report",
    severity="info",
    title="Complete, and to be reported again",
    why="What is complete needs no further report, unless the round asks for one.",
    silent_when="the result is not complete",
    absent="no result is announced to be reported again",
    verdict="structural",
)
def _check(record: Record) -> Outcomes:
    for index, report in enumerate(record.reports):
        found: list[tuple[str, Result]] = []
        for project in report.projects:
            top = max(project.rubric.scale) if project.rubric and project.rubric.scale else 5
            for result in project.results:
                if not result.will_report:
                    continue
                complete = (result.level is not None and result.level >= top) or (
                    result.level is None and result.percent is not None and result.percent >= 100
                )
                if complete:
                    found.append((project.id, result))
                else:
                    yield Agreed()
        if found:
            ids = ", ".join(dict.fromkeys(i for i, _ in found))
            yield Issue(
                message=f"{ids} is complete, and a further report is announced.",
                message_th=f"โครงการ {ids} ดำเนินการครบถ้วนแล้วแต่ระบุว่าจะรายงานผลในระยะต่อไป",
                values=[quoted(f"{i} {r.place}", r, "will_report") for i, r in found],
                report=index,
                project=found[0][0] if len({i for i, _ in found}) == 1 else None,
            )
