"""The head of a letter that is no memo: its subject, and the office that no label names."""

from __future__ import annotations

from collections.abc import Sequence

from thaimemo.extract.page import Line, Table
from thaimemo.normalize import lazy
from thaimemo.normalize.memo_number import find_memo_number
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.letter.memo import read_memo
from thaimemo.parsers.lines.joining import one_line
from thaimemo.parsers.title import agency_in
from thaimemo.schema.memo import Memo

_NUMBERED = lazy.compiled(r"\s*ที่(?=\s|[0-9๐-๙])")
_SUBJECT = lazy.compiled(r"\s*เรื่อง")
_ANNOUNCES = lazy.compiled(r"\s*ประกาศ\s*(?:ของ)?")
# "ศาลากลางจังหวัดน่าน", "ที่ว่าการอำเภอปัว": the house of the office
_HOUSE = lazy.compiled(r"\s*(?:ศาลากลาง(?=จังหวัด)|ที่ว่าการ(?=อำเภอ))")
LINES_OF_ADDRESS = 4
"""Lines from the number on among which the office stands above its address."""


def read_letter_head(blocks: Sequence[Line | Table]) -> Memo:
    """What the head says; the agency is the office beside or below the number, or the one that announces."""
    head, _ = read_memo(blocks, -1, _end_of_announcement(blocks))
    office = _office(blocks)
    if head.agency is None and office is not None:
        head.agency = one_line(office.text)
        head.evidence["agency"] = office.evidence()
    return head


def _end_of_announcement(blocks: Sequence[Line | Table]) -> int:
    """The block below the subject of an announcement, which is addressed to nobody; else all blocks."""
    if not (blocks and isinstance(blocks[0], Line) and _ANNOUNCES.match(blocks[0].text)):
        return len(blocks)
    for index, block in enumerate(blocks):
        if isinstance(block, Line) and _SUBJECT.match(block.text):
            below = (n for n, b in enumerate(blocks[index + 1 :], index + 1) if isinstance(b, Table) or b.gap)
            return next(below, len(blocks))
    return len(blocks)


def _office(blocks: Sequence[Line | Table]) -> Passage | None:
    lines = [block for block in blocks if isinstance(block, Line)]
    if lines and (announced := _ANNOUNCES.match(lines[0].text)):
        return agency_in(lines[0].passage.slice(announced.end()))
    first = next((n for n, line in enumerate(lines) if _NUMBERED.match(line.text)), None)
    if first is None:
        return None
    for line in lines[first : first + LINES_OF_ADDRESS]:
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
