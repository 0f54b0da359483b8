"""A printed number of days is not that of the dates beside it."""

from __future__ import annotations

from thaimemo.audit.calculations import of_kind, quoted_values, spoken_of
from thaimemo.audit.digits import confusable
from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, projects, quoted, shown
from thaimemo.audit.rule import Agreed, Issue, Outcomes, rule
from thaimemo.normalize.spans import days, working_days
from thaimemo.schema.record import Record


@rule(
    code="DAT07",
    name="event.duration",
    severity="warning",
    title="Days and dates do not agree",
    why="A range of dates has a number of days.",
    silent_when="no duration is stated, half days or days of several groups are counted, or the number is "
    "that of working days",
    absent="no duration is printed beside dates",
)
def _check(record: Record) -> Outcomes:
    for index, _, project in projects(record):
        for event in project.events:
            if event.stated_days is None:
                continue
            span = days(event.start, event.end)
            if event.stated_days in (span, working_days(event.start, event.end)):
                yield Agreed()
                continue
            yield Issue(
                message=f"For {project.id} {event.stated_days} days are stated beside dates that span "
                f"{span}; "
                f"{CHECK_THE_PAGE}.",
                message_th=f"โครงการ {project.id}: ระบุจำนวน {event.stated_days} วัน แต่ช่วงวันที่ที่ระบุมี {span} วัน "
                f"{CHECK_THE_PAGE_TH}",
                values=[
                    quoted("stated days", event, "stated_days"),
                    quoted("start", event, "start"),
                    quoted("end", event, "end"),
                ],
                report=index,
                project=project.id,
                digits=confusable(event.stated_days, span),
            )
    for duration in of_kind(record, "days"):
        if any(term.value == duration.stated for term in duration.terms):
            yield Agreed()
            continue
        begins, begins_th = spoken_of(duration)
        stated, dated = duration.stated, duration.terms[0].value
        yield Issue(
            message=f"{begins}{shown(stated)} days are stated beside dates that span {shown(dated)}; "
            f"{CHECK_THE_PAGE}.",
            message_th=f"{begins_th}ระบุจำนวน {shown(stated)} วัน แต่ช่วงวันที่ที่ระบุมี {shown(dated)} วัน "
            f"{CHECK_THE_PAGE_TH}",
            values=quoted_values(duration, "stated days"),
            report=duration.report,
            project=duration.project,
            digits=confusable(stated, dated),
        )
