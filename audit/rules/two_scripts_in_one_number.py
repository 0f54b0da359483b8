"""A number mixes Thai and Arabic digits."""

from __future__ import annotations

from thaimemo.audit.observed import observed
from thaimemo.audit.quoting import CHECK_THE_PAGE_TH
from thaimemo.audit.rule import Issue, Outcomes, rule
from thaimemo.schema.record import Record


@rule(
    code="NAM08",
    name="digits.mixed",
    severity="info",
    title="Two scripts in one number",
    why="A number in two scripts was touched twice, by a person or a program.",
    silent_when="whole numbers are in one script each, or the number belongs to a name (PMQA 4.0)",
    absent="no number mixes scripts",
    verdict="likely_misread",
)
def _check(record: Record) -> Outcomes:
    for first, values, project in observed(record, "mixed_digits"):
        yield Issue(
            message=f"{len(values)} number(s) mix Thai and Arabic digits, such as “{first.text}”"
            + (f", read as {first.expected}." if first.expected else "."),
            message_th=f"มีจำนวนที่ใช้ทั้งเลขไทยและเลขอารบิกปนกัน {len(values)} แห่ง เช่น “{first.text}” "
            f"{CHECK_THE_PAGE_TH}",
            values=values,
            report=first.report,
            project=project,
        )
