"""One place states two different levels for the same result."""

from __future__ import annotations

from decimal import Decimal

from thaimemo.audit.digits import confusable
from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, projects, quoted, shown
from thaimemo.audit.rubrics import step_level
from thaimemo.audit.rule import Agreed, Issue, Outcomes, rule
from thaimemo.audit.witnesses import Witness, vote
from thaimemo.schema.record import Record


@rule(
    code="SCO04",
    name="score.repeat_agree",
    severity="error",
    title="Two levels are stated for one result",
    why="The opening sentence and the conclusion of a section speak of the same result.",
    silent_when="the level is stated once",
    absent="no level is stated twice",
    supersedes=("SCO02", "SCO03"),
)
def _check(record: Record) -> Outcomes:
    for index, _, project in projects(record):
        for result in project.results:
            if result.status != "reported" or result.level is None:
                continue
            differing = [s for s in result.stated_levels if s.level != result.level]
            for _ in range(len(result.stated_levels) - len(differing)):
                yield Agreed()
            if not differing:
                continue
            witnesses = [Witness(result.level, "the concluding level")]
            witnesses += [Witness(Decimal(s.level), "a further statement") for s in result.stated_levels]
            if result.percent is not None and result.percent % 20 == 0:
                witnesses.append(Witness(result.percent / 20, "the percentage"))
            if (counted := step_level(project, result.place)) is not None:
                witnesses.append(Witness(counted, "the count of what was done"))
            a, b = shown(result.level), shown(differing[0].level)
            yield Issue(
                message=f"For {project.id} the {result.place} states level {a} and level {b} for one "
                "result; the "
                f"two passages disagree, {CHECK_THE_PAGE}.",
                message_th=f"โครงการ {project.id}: ระบุผลระดับ {a} และระดับ {b} สำหรับผลการดำเนินงานเดียวกัน "
                f"ข้อความสองแห่งไม่สอดคล้องกัน {CHECK_THE_PAGE_TH}",
                values=[
                    quoted(f"{result.place} level", result, "level"),
                    *(quoted("further statement", s, "level") for s in differing),
                ],
                report=index,
                project=project.id,
                about=frozenset({("result", index, project.id, result.place, result.round_months)}),
                suggestion=vote(witnesses),
                digits=confusable(result.level, differing[0].level),
            )
