"""A problem is reported, and no suggestion made."""

from __future__ import annotations

from thaimemo.audit.quoting import quoted
from thaimemo.audit.rule import Agreed, Issue, Outcomes, rule
from thaimemo.schema.record import Record
from thaimemo.schema.report import Project


@rule(
    code="NAR01",
    name="problem.no_suggestion",
    severity="info",
    title="A problem without a suggestion",
    why="The reader is asked to decide, and is told of a problem only.",
    silent_when="the whole problem field is “ไม่มี”, or the document has no suggestion field",
    absent="no project reports a problem beside a suggestion field",
    verdict="structural",
)
def _check(record: Record) -> Outcomes:
    for index, report in enumerate(record.reports):
        bare: list[Project] = []
        for project in report.projects:
            if not project.problems or not project.suggestions_stated:
                continue
            if project.suggestions:
                yield Agreed()
            else:
                bare.append(project)
        if bare:
            ids = ", ".join(p.id for p in bare)
            yield Issue(
                message=f"{ids} report a problem, and no suggestion.",
                message_th=f"โครงการ {ids} ระบุปัญหาอุปสรรคแต่ไม่มีข้อเสนอแนะ",
                values=[quoted(f"problem of {p.id}", p, "problems", p.problems[0]) for p in bare],
                report=index,
                project=bare[0].id if len(bare) == 1 else None,
            )
