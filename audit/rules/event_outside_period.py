"""An activity reported as done is dated outside the reporting period."""

from __future__ import annotations

import datetime as dt

from thaimemo.audit.digits import confusable
from thaimemo.audit.fiscal import reporting_period
from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, projects, quoted, thai_date
from thaimemo.audit.rule import Agreed, Issue, Outcomes, Silent, rule
from thaimemo.audit.sequence import about, event_key, out_of_order, with_year
from thaimemo.schema.finding import Suggestion
from thaimemo.schema.record import Record
from thaimemo.schema.report import Event, Period, Project


@rule(
    code="DAT02",
    name="event.in_period",
    severity="error",
    title="A result is dated outside the period",
    why="A result counts for the period it was reached in.",
    silent_when="the activity is planned, expected, postponed or cancelled, or only reaches over one end of "
    "the period",
    absent="no period, or no dated activity reported as done, was read",
    supersedes=("DAT03", "DAT04"),
)
def _check(record: Record) -> Outcomes:
    for index, report, project in projects(record):
        period = reporting_period(report)
        if period is None:
            continue
        seen = set()
        for event in project.events:
            if event.held is not True:
                yield Silent(f"{project.id}: planned, expected or not held")
            elif event.place not in ("detail", "summary", "table") or event_key(event) in seen:
                continue
            elif event.end < period.start or event.start > period.end:
                seen.add(event_key(event))
                yield _issue(index, project, event, period)
            else:
                yield Agreed()


def _issue(index: int, project: Project, event: Event, period: Period) -> Issue:
    values = [quoted("start", event, "start")]
    if event.end != event.start:
        values.append(quoted("end", event, "end"))
    disordered = any(event is e for e in out_of_order(project.events, event))
    suggestion, digits = None, None
    for year in (period.start.year, period.end.year):
        moved = with_year(event, year)
        if moved is None or not (period.start <= moved.start and moved.end <= period.end):
            continue
        pair = confusable(event.start.year + 543, moved.start.year + 543)
        digits = digits or pair
        if disordered and not out_of_order(_replaced(project.events, event, moved), moved):
            suggestion = Suggestion(
                value=moved.start.isoformat(),
                because=f"the year {year + 543} alone puts it into the period and into the order of the list",
            )
            digits = pair
    order = " It is out of order in its list as well." if disordered else ""
    return Issue(
        message=f"For {project.id} an activity reported as done is dated {_range(event.start, event.end)}, "
        "outside "
        f"the period {_range(period.start, period.end)}; {CHECK_THE_PAGE}.{order}",
        message_th=f"โครงการ {project.id}: กิจกรรมที่รายงานว่าดำเนินการแล้วระบุวันที่ {thai_date(event.start)} "
        "ซึ่งอยู่นอกรอบการรายงาน "
        f"({thai_date(period.start)} - {thai_date(period.end)}) {CHECK_THE_PAGE_TH}",
        values=values,
        report=index,
        project=project.id,
        about=about(index, project, event),
        suggestion=suggestion,
        digits=digits,
    )


def _replaced(events: list[Event], old: Event, new: Event) -> list[Event]:
    return [new if event is old else event for event in events]


def _range(start: dt.date, end: dt.date) -> str:
    return start.isoformat() if start == end else f"{start.isoformat()} to {end.isoformat()}"
