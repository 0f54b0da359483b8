"""Receipt stamps (ตรารับหนังสือ): office, register number, date and time, one below the other or on one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from thaimemo.extract.page import Line, Table
from thaimemo.normalize import lazy
from thaimemo.normalize.dates import find_dates
from thaimemo.normalize.numerals import to_arabic
from thaimemo.normalize.times import find_time
from thaimemo.parsers.letter.marks import is_mark
from thaimemo.schema.memo import Stamp

_DIGITS = "0-9๐-๙"
_RECEIPT = r"(?:ลง)?เลข(?:ที่)?\s*รับ(?:ที่)?|(?:ลง)?รับ(?:เลข)?ที่"
"""What stands before the number of receipt."""
# "รับที่ ๑๒๓", "เลขรับ 0045/2569", or a bare number under the office's name
_NUMBER = lazy.compiled(
    rf"\s*(?:{_RECEIPT}|เลขทะเบียน(?:รับ)?|ทะเบียนรับ|เลขที่|(?:ลง)?รับ|ที่)\s*[.:]?\s*(?P<labelled>[{_DIGITS}]+(?:\s?[/-]\s?[{_DIGITS}]+)?)(?![{_DIGITS}]*\s*\()"
    rf"|\s*(?P<bare>[{_DIGITS}]{{1,6}}(?:/[{_DIGITS}]{{2,4}})?)\s*$"
)
_DATE = lazy.compiled(rf"(?:^|\s)(?:วันที่|ว\.?ด\.?ป\.?|วัน/เดือน/ปี)\s*[.:]?\s*(?=[{_DIGITS}])")
_TIME = lazy.compiled(r"(?:^|\s)เวลา")
# the number that makes the date and the time below it a stamp's
_RECEIVED = lazy.compiled(rf"\s*(?:{_RECEIPT}|(?:เลข)?ทะเบียน(?:รับ)?)\s*[.:]?\s*[{_DIGITS}]")
_TIME_ALONE = lazy.compiled(rf"\s*[{_DIGITS}]{{1,2}}[.:][{_DIGITS}]{{2}}\s*น\.?\s*")
_OTHER_LABEL = lazy.compiled(r"\s*(?:ส่วนราชการ|ส่วนงาน|เรื่อง|เรียน|บันทึกข้อความ|ที่\s*\p{Thai}{1,4}\s*[0-9๐-๙])")
_OFFICE = lazy.compiled(
    r"\s*(?:สำนัก|กอง|กรม|กลุ่ม|ฝ่าย|งาน|ศูนย์|ส่วน|สถาบัน|คณะ|เทศบาล|องค์การ|จังหวัด|อำเภอ|ที่ทำการ|ห้อง|สล)\p{Thai}*"
)
# "กองคลัง    เลขรับ 1042"
_BESIDE_OFFICE = lazy.compiled(
    rf"(?<=\p{{Thai}}{{5}})\s+(?=(?:{_RECEIPT}|(?:เลข)?ทะเบียนรับ)\s*[.:]?\s*[{_DIGITS}])"
)
_LINE = lazy.compiled(r"[^\n]+")
MAX_LINE = 70
MAX_OFFICE = 60


def read_stamps(blocks: Sequence[Line | Table], skip: range) -> tuple[list[Stamp], list[int]]:
    """The stamps among short lines outside ``skip`` (the memo's header), and the blocks they take.

    A stamp is a run of short lines that holds a number with a label, a date with a label, or a time: at
    least two of the three. A date that stands alone is a signature's, not a stamp's.
    """
    stamps: list[Stamp] = []
    used: list[int] = []
    group: list[int] = []

    def close() -> None:
        stamp = _stamp([blocks[i] for i in group])  # type: ignore[misc]
        if stamp is not None:
            below = group[-1] + 1
            if stamp.office is None and (office := _office_below(blocks, below)) is not None:
                stamp.office = office.text
                stamp.evidence["office"] = office.passage.evidence()
                group.append(below)
            stamps.append(stamp)
            used.extend(group)
        group.clear()

    parts: set[str] = set()
    received = False
    for index, block in enumerate(blocks):
        if (
            isinstance(block, Table)
            or index in skip
            or len(block.text) > MAX_LINE
            or _OTHER_LABEL.match(block.text)
        ):
            close()
            parts = set()
            continue
        received = bool(group) and received
        lines = block.text.split("\n")
        kinds = set().union(*stamp_parts(lines, received=received))
        if (not kinds and (parts & {"date", "time"})) or kinds & parts:  # the next stamp begins
            close()
            parts = set()
        if block.gap and {"number", "date", "time"} <= parts:
            close()
            parts = set()
        parts |= kinds
        received = received or any(map(_RECEIVED.match, lines))
        group.append(index)
    close()
    return stamps, used


def _office_below(blocks: Sequence[Line | Table], index: int) -> Line | None:
    """The office under the time, where the line belongs to no further stamp below it."""
    line, after = (blocks[i] if i < len(blocks) else None for i in (index, index + 1))
    if not isinstance(line, Line) or line.gap or len(line.text) > MAX_OFFICE or not _OFFICE.match(line.text):
        return None
    return None if isinstance(after, Line) and not after.gap and any(stamp_parts([after.text])) else line


def stamp_parts(lines: Sequence[str], *, received: bool = False) -> list[set[str]]:
    """What every line of a stamp prints: ``number``, ``date``, ``time``.

    Below the number of receipt (``received``: it stands above) date and time need no label.
    """
    found = []
    for text in lines:
        kinds = set()
        if _NUMBER.match(text) and not find_dates(text[:24]):
            kinds.add("number")
        if _DATE.search(text) and find_dates(text):
            kinds.add("date")
        if _TIME.search(text) and find_time(text):
            kinds.add("time")
        if not kinds and received:
            kinds = _unlabelled(text)
        received = received or _RECEIVED.match(text) is not None
        found.append(kinds)
    return found


def _unlabelled(text: str) -> set[str]:
    """A date or a time that is all that the line says: "๒๒ ต.ค. ๒๕๖๗", "๑๖.๐๕ น."."""
    dates = find_dates(text)
    if dates and dates[0].text == text.strip():
        return {"date"}
    return {"time"} if _TIME_ALONE.fullmatch(text) else set()


def _stamp(lines: list[Line]) -> Stamp | None:
    lines = [part for line in lines for part in _unbroken(line)]
    kinds = stamp_parts([line.text for line in lines])
    first = next((i for i, k in enumerate(kinds) if k), None)
    if first is None or len(set().union(*kinds)) < 2 or not {"date", "time"} & set().union(*kinds):
        return None
    labelled = any((m := _NUMBER.match(line.text)) and m["labelled"] for line in lines)
    if not labelled and not any("time" in k for k in kinds):
        return None
    stamp = Stamp()
    if first > 0 and not lines[first].gap:
        office = lines[first - 1].passage
        if len(office.text) <= MAX_OFFICE and not is_mark(office.text):
            stamp.office = office.text
            stamp.evidence["office"] = office.evidence()
    for line, found in zip(lines[first:], kinds[first:], strict=True):
        passage = line.passage
        if "number" in found and stamp.number is None and (match := _NUMBER.match(passage.text)):
            group = "labelled" if match["labelled"] else "bare"
            stamp.number = regex.sub(r"\s", "", to_arabic(match[group]))
            stamp.evidence["number"] = passage.evidence(*match.span(group))
        if "date" in found and stamp.date is None:
            date = find_dates(passage.text)[0]
            if date.precision == "day" and date.valid and date.first == date.last:
                stamp.date = date.first
                stamp.evidence["date"] = passage.evidence(date.start, date.end)
        if "time" in found and stamp.time is None and (time := find_time(passage.text)):
            stamp.time, stamp.time_unit = time.value, time.unit
            stamp.evidence["time"] = passage.evidence(time.start, time.end)
    if stamp.office is None:
        last = max(i for i, k in enumerate(kinds) if k)
        between = [line for line, k in zip(lines[first:last], kinds[first:last], strict=True) if not k]
        named = next(
            (line for line in [*between, *lines[last + 1 : last + 2]] if _OFFICE.match(line.text)), None
        )
        if named is not None:
            stamp.office = named.text
            stamp.evidence["office"] = named.passage.evidence()
    return stamp


def _unbroken(line: Line) -> Iterator[Line]:
    """The lines of a paragraph that is broken within."""
    for match in _LINE.finditer(line.text):
        beside = _BESIDE_OFFICE.search(line.text, *match.span())
        cut = beside.start() if beside else match.end()
        for number, (start, end) in enumerate(((match.start(), cut), (cut, match.end()))):
            if start < end:
                passage = line.passage.slice(start, end).strip()
                yield replace(line, passage=passage, gap=line.gap and not match.start() and not number)
