"""When, where and before whom an activity was held, under labels: วันที่ดำเนินการ, สถานที่, ผู้เข้าร่วม."""

from __future__ import annotations

from thaimemo.normalize import lazy
from thaimemo.normalize.dates import find_dates
from thaimemo.normalize.numerals import parse_number
from thaimemo.parsers.lines.joining import one_line
from thaimemo.parsers.projects.context import ReportContext
from thaimemo.parsers.projects.mention import Mention
from thaimemo.parsers.projects.narrative import PLACE, read_narrative
from thaimemo.schema.report import Event, Place, Project

LONGEST = 75
"""Days of an occasion; what is longer is a time to work in."""
_DAYS = lazy.compiled(r"(?:จำนวน|รวม|ระยะเวลา)\s*(?P<n>[0-9๐-๙]{1,3})\s*วัน(?!ที่)")
# what is to come, was moved or is given up, and dates that are only the last ones
_NOT_HELD = lazy.compiled(r"เลื่อน|ยกเลิก|งด|ไม่ได้|ยังไม่|กำหนด|คาดว่า|จะ|ภายใน|แผน|เดิม")


def read_occasion(project: Project, mention: Mention, place: Place, context: ReportContext) -> None:
    """The event of the one date under the label into the project, and what is counted of those who came."""
    if (attended := mention.fields.get("attended")) is not None and attended.text.strip():
        read_narrative(attended, place, project, context.period)
    held_on = mention.fields.get("held_on")
    if held_on is None or _NOT_HELD.search(held_on.text):
        return
    dates = [d for d in find_dates(held_on.text) if d.valid and d.precision == "day"]
    if len(dates) != 1:
        return
    date = dates[0]
    first, last = date.first, date.last
    if first is None or last is None or (last - first).days > LONGEST:
        return
    event = Event(label=project.name, start=first, end=last, held=True, place=place)
    where = held_on.evidence(date.start, date.end)
    event.evidence = {"start": where, "end": where, "label": list(project.evidence.get("name", ()))}
    if (location := mention.fields.get("location")) is not None and location.text.strip(" -–"):
        event.location = one_line(location.text)
        event.evidence["location"] = location.evidence()
    elif where_told := PLACE.search(held_on.text.partition("\n")[0], date.end):
        event.location = one_line(where_told["where"])
        event.evidence["location"] = held_on.evidence(*where_told.span("where"))
    if days := _DAYS.search(held_on.text, date.end):
        number = parse_number(days["n"])
        event.stated_days = int(number) if number is not None else None
        event.evidence["stated_days"] = held_on.evidence(*days.span())
    project.events.append(event)
