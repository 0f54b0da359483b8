"""A period ends before it starts, or is longer than a year."""

from __future__ import annotations

from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, quoted, thai_date
from thaimemo.audit.rule import Agreed, Issue, Outcomes, rule
from thaimemo.schema.record import Record


@rule(
    code="PER05",
    name="period.range_order",
    severity="error",
    title="The period runs backwards",
    why="A range of days has a first and a last day.",
    silent_when="never: any reading of a range has an order",
    absent="no period was read",
    supersedes=("PER01", "PER02"),
)
def _check(record: Record) -> Outcomes:
    for index, report in enumerate(record.reports):
        for mention in report.period_mentions:
            days = (mention.end - mention.start).days
            if 0 <= days <= 366:
                yield Agreed()
                continue
            reversed_range = days < 0
            what = "ends before it starts" if reversed_range else "is longer than a year"
            what_th = "วันสิ้นสุดอยู่ก่อนวันเริ่มต้น" if reversed_range else "มีระยะเวลาเกินหนึ่งปี"
            yield Issue(
                message=f"The period {mention.start.isoformat()} to {mention.end.isoformat()} {what}; "
                f"{CHECK_THE_PAGE}.",
                message_th=f"ช่วงเวลา {thai_date(mention.start)} - {thai_date(mention.end)} {what_th} "
                f"{CHECK_THE_PAGE_TH}",
                values=[quoted("start", mention, "start"), quoted("end", mention, "end")],
                report=index,
                project=mention.project,
                about=frozenset({("period", index, mention.start, mention.end)}),
                severity=None if reversed_range else "warning",
            )
