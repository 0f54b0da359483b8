"""A term is joined to itself by “และ”."""

from __future__ import annotations

from thaimemo.audit.observed import observed
from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH
from thaimemo.audit.rule import Issue, Outcomes, rule
from thaimemo.schema.record import Record


@rule(
    code="NAM05",
    name="text.tautology",
    severity="warning",
    title="A term is joined to itself",
    why="One of the two was another word.",
    silent_when="the repetition is the sign ๆ or part of a proper name",
    absent="no term is joined to itself",
    verdict="ambiguous",
)
def _check(record: Record) -> Outcomes:
    for first, values, project in observed(record, "tautology"):
        yield Issue(
            message=f"“{first.text}” joins a term to itself in {len(values)} place(s)"
            + (f"; “{first.expected}” stands elsewhere" if first.expected else "")
            + f", {CHECK_THE_PAGE}.",
            message_th=f"ข้อความ “{first.text}” ใช้คำซ้ำกัน {len(values)} แห่ง {CHECK_THE_PAGE_TH}",
            values=values,
            report=first.report,
            project=project,
        )
