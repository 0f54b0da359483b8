"""The memo is dated long after the end of the period."""

from __future__ import annotations

from thaimemo.audit.quoting import quoted
from thaimemo.audit.rule import Agreed, Issue, Outcomes, rule
from thaimemo.schema.record import Record

LATE = 30
"""Days after the period's end within which a report is in time."""


@rule(
    code="NAR03",
    name="report.timeliness",
    severity="info",
    title="A late report",
    why="A decision needs the report in time.",
    silent_when="the deadline of the round is not known to be passed",
    absent="no memo date with a period was read",
    verdict="structural",
)
def _check(record: Record) -> Outcomes:
    if record.memo is None or record.memo.date is None:
        return
    for index, report in enumerate(record.reports):
        if report.period is None:
            continue
        days = (record.memo.date - report.period.end).days
        if days <= LATE:
            yield Agreed()
            continue
        yield Issue(
            message=f"The memo is dated {days} days after the end of the period.",
            message_th=f"บันทึกลงวันที่หลังสิ้นสุดรอบการรายงาน {days} วัน",
            values=[
                quoted("memo date", record.memo, "date"),
                quoted("period", report, "period", report.period.end),
            ],
            report=index,
        )
