"""The head of a letter that is no memo: the office and the date that no label names, whom it is sent to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from thaimemo.extract.page import Line, Table
from thaimemo.normalize import lazy
from thaimemo.normalize.dates import find_dates
from thaimemo.normalize.memo_number import find_memo_number
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.letter.memo import BODY, read_labels, read_memo
from thaimemo.parsers.lines.joining import one_line
from thaimemo.parsers.title import agency_in
from thaimemo.schema.evidence import Evidence
from thaimemo.schema.memo import Letter, Memo

_NUMBERED = lazy.compiled(r"\s*ที่(?=\s|[0-9๐-๙])")
_SUBJECT = lazy.compiled(r"\s*เรื่อง")
_DAY = lazy.compiled(r"\s*(?:วันที่)?\s*")
_SEALED_TO = lazy.compiled(r"\s*ถึง\s*(?=\p{Thai})")
_CLOSING = lazy.compiled(r"\s*ขอแสดงความนับถือ")
_TELEPHONE = lazy.compiled(r"\s*(?:โทร|แฟกซ์|แฟ็กซ์)")
_ANNOUNCES = lazy.compiled(r"\s*ประกาศ\s*(?:ของ)?")
# "ศาลากลางจังหวัดน่าน", "ที่ว่าการอำเภอปัว": the house of the office
_HOUSE = lazy.compiled(r"\s*(?:ศาลากลาง(?=จังหวัด)|ที่ว่าการ(?=อำเภอ))")
LONGEST_DAY = 40
LINES_OF_TELEPHONES = 2
LINES_OF_ADDRESS = 4
"""Lines from the number on among which the office stands above its address."""


def read_letter_head(blocks: Sequence[Line | Table], kind: Letter) -> Memo:
    """What the head says; the agency is the office beside or below the number, or above the day if sealed."""
    head, below = read_memo(blocks, -1, len(blocks))
    head.letter = kind
    lines = _from_number(blocks)
    day = _day(lines) if head.date is None else None
    if day is not None:
        head.date, head.evidence["date"] = day.date, day.place
    office = _office(lines)
    if office is None and kind == "sealed" and day is not None and day.line:
        office = agency_in(lines[day.line - 1].passage.strip())
    _set_agency(head, office)
    if head.to is None:
        _read_receiver(head, lines)
    if not head.telephones:
        _read_telephones(head, [block for block in blocks[below:] if isinstance(block, Line)])
    return head


def read_announcement_head(blocks: Sequence[Line | Table]) -> Memo:
    """The subject of what is addressed to nobody, and who announces it."""
    end = _below_subject(blocks)
    head, _ = read_memo(blocks, -1, end)
    _set_agency(head, _announcer(blocks[:end]))
    return head


def _set_agency(head: Memo, office: Passage | None) -> None:
    if head.agency is None and office is not None:
        head.agency = one_line(office.text)
        head.evidence["agency"] = office.evidence()


def _from_number(blocks: Sequence[Line | Table]) -> list[Line]:
    """The lines of the letter from its number on."""
    lines = [block for block in blocks if isinstance(block, Line)]
    first = next((n for n, line in enumerate(lines) if _NUMBERED.match(line.text)), None)
    return lines[first:] if first is not None else []


class _Day(NamedTuple):
    line: int
    date: dt.date
    place: list[Evidence]


def _day(lines: Sequence[Line]) -> _Day | None:
    """The date that is a line by itself: below the office, in a sealed letter below the text.

    ``lines`` begin with the letter's number: a date above it is that of a stamp.
    """
    for index, line in enumerate(lines):
        if len(line.text) > LONGEST_DAY:
            continue
        for date in find_dates(line.text)[:1]:
            alone = _DAY.fullmatch(line.text, 0, date.start) and not line.text[date.end :].strip()
            if alone and date.precision == "day" and date.first is not None and date.first == date.last:
                return _Day(index, date.first, line.passage.evidence(date.start, date.end))
    return None


def _read_telephones(head: Memo, lines: Sequence[Line]) -> None:
    """The telephones of the office below the closing words; a sealed letter has none."""
    closing = next((n for n, line in enumerate(lines) if _CLOSING.match(line.text)), -1)
    own = [line.passage for line in lines[closing + 1 :] if _TELEPHONE.match(line.text)]
    read_labels(Passage.join(own[:LINES_OF_TELEPHONES], "\n"), head)


def _read_receiver(head: Memo, lines: Sequence[Line]) -> None:
    """Whom a sealed letter is sent to, which says ถึง where others say เรียน."""
    for block in lines:
        if label := _SEALED_TO.match(block.text):
            receiver = block.passage.slice(label.end()).strip()
            head.to = one_line(receiver.text)
            head.evidence["to"] = receiver.evidence()
            return


def _below_subject(blocks: Sequence[Line | Table]) -> int:
    """The block below the subject of what is addressed to nobody."""
    for index, block in enumerate(blocks):
        if isinstance(block, Line) and _SUBJECT.match(block.text):
            below = enumerate(blocks[index + 1 :], index + 1)
            return next((n for n, b in below if _is_set_apart(b, block)), len(blocks))
    return len(blocks)


def _is_set_apart(block: Line | Table, subject: Line) -> bool:
    """By space, as another heading or none, or as it begins."""
    if isinstance(block, Table) or block.gap or block.heading != subject.heading:
        return True
    return BODY.match(block.text) is not None


def _announcer(blocks: Sequence[Line | Table]) -> Passage | None:
    for block in blocks:
        if isinstance(block, Line) and (announced := _ANNOUNCES.match(block.text)):
            return agency_in(block.passage.slice(announced.end()))
    return None


def _office(lines: Sequence[Line]) -> Passage | None:
    for line in lines[:LINES_OF_ADDRESS]:
        passage = line.passage
        if _SUBJECT.match(passage.text):
            break
        if label := _NUMBERED.match(passage.text):
            number = find_memo_number(passage.text)
            passage = passage.slice(number.end if number else label.end()).strip()
        for part in passage.lines():
            if house := _HOUSE.match(part.text):
                part = part.slice(house.end())
            if (agency := agency_in(part.strip())) is not None:
                return agency
    return None
