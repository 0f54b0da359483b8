"""An activity is reported as done after the memo was written, or could not have been due yet."""

from __future__ import annotations

from thaimemo.audit.digits import confusable_dates
from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, projects, quoted, thai_date
from thaimemo.audit.rule import Agreed, Issue, Outcomes, rule
from thaimemo.audit.sequence import about
from thaimemo.schema.record import Record


@rule(
    code="DAT04",
    name="event.due_after_period",
    severity="error",
    title="An activity lies after the memo or the period",
    why="Nobody can report what has not happened yet.",
    silent_when="the completion is expected, or the day of the festival is not known",
    absent="no memo date, and no activity with a day it was due",
)
def _check(record: Record) -> Outcomes:
    for index, report, project in projects(record):
        memo_date = record.memo.date if record.memo else None
        for event in project.events:
            if event.held is not True or memo_date is None or record.memo is None:
                continue
            if event.end <= memo_date:
                yield Agreed()
                continue
            yield Issue(
                message=f"For {project.id} an activity is reported as done on {event.end.isoformat()}, "
                "after the "
                f"memo of {memo_date.isoformat()}; {CHECK_THE_PAGE}.",
                message_th=f"โครงการ {project.id}: รายงานว่าดำเนินการแล้วเมื่อ {thai_date(event.end)} "
                "ซึ่งอยู่หลังวันที่ของบันทึกข้อความ "
                f"({thai_date(memo_date)}) {CHECK_THE_PAGE_TH}",
                values=[quoted("done on", event, "end"), quoted("memo date", record.memo, "date")],
                report=index,
                project=project.id,
                about=about(index, project, event),
                digits=confusable_dates(event.end, memo_date),
            )
        late = [a for a in project.not_held if a.due and report.period and a.due > report.period.end]
        if late:
            yield Issue(
                message=f"For {project.id} an activity counted as not done was due only after the period's "
                "end.",
                message_th=f"โครงการ {project.id}: กิจกรรมที่ยังไม่ได้ดำเนินการมีกำหนดหลังสิ้นสุดรอบการรายงาน "
                f"{CHECK_THE_PAGE_TH}",
                values=[quoted("not held", a, "label") for a in late],
                report=index,
                project=project.id,
                severity="info",
                verdict="structural",
            )
