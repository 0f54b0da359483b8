"""A number stands in the header outside every field."""

from __future__ import annotations

from thaimemo.audit.observed import observed
from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH
from thaimemo.audit.rule import Issue, Outcomes, rule
from thaimemo.schema.record import Record


@rule(
    code="HDR08",
    name="header.unexplained_register",
    severity="info",
    title="An unexplained number",
    why="An unattached register number may belong to another letter.",
    silent_when="the number is a page, order or contract number",
    absent="no number stands outside the fields",
    verdict="structural",
)
def _check(record: Record) -> Outcomes:
    for first, values, project in observed(record, "unexplained_number"):
        yield Issue(
            message=f"“{first.text}” stands outside every field of the header; {CHECK_THE_PAGE}.",
            message_th=f"พบหมายเลข “{first.text}” ที่ไม่อยู่ในช่องใดของหัวบันทึก {CHECK_THE_PAGE_TH}",
            values=values,
            report=first.report,
            project=project,
        )
