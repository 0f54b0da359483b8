"""A printed number of days is not that of the dates beside it."""

from __future__ import annotations

from thaimemo.audit.digits import confusable
from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, projects, quoted
from thaimemo.audit.rule import Agreed, Issue, Outcomes, rule
from thaimemo.audit.sequence import working_days
from thaimemo.schema.record import Record


@rule(
    code="DAT07",
    name="event.duration",
    severity="warning",
    title="Days and dates do not agree",
    why="A range of dates has a number of days.",
    silent_when="no duration is stated, half days are counted, or the number is that of working days",
    absent="no duration is printed beside dates",
)
def _check(record: Record) -> Outcomes:
    for index, _, project in projects(record):
        for event in project.events:
            if event.stated_days is None:
                continue
            days = (event.end - event.start).days + 1
            if event.stated_days in (days, working_days(event.start, event.end)):
                yield Agreed()
                continue
            yield Issue(
                message=f"For {project.id} {event.stated_days} days are stated beside dates that span "
                f"{days}; "
                f"{CHECK_THE_PAGE}.",
                message_th=f"โครงการ {project.id}: ระบุจำนวน {event.stated_days} วัน แต่ช่วงวันที่ที่ระบุมี {days} วัน "
                f"{CHECK_THE_PAGE_TH}",
                values=[
                    quoted("stated days", event, "stated_days"),
                    quoted("start", event, "start"),
                    quoted("end", event, "end"),
                ],
                report=index,
                project=project.id,
                digits=confusable(event.stated_days, days),
            )
