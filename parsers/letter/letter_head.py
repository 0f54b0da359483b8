"""The head of a letter that is no memo: its subject, and the office that no label names."""

from __future__ import annotations

from collections.abc import Sequence

from thaimemo.extract.page import Line, Table
from thaimemo.normalize import lazy
from thaimemo.normalize.memo_number import find_memo_number
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.letter.memo import BODY, read_memo
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


def read_letter_head(blocks: Sequence[Line | Table], *, announces: bool = False) -> Memo:
    """What the head says; the agency is the office beside or below the number, else who ``announces``."""
    end = _below_subject(blocks) if announces else len(blocks)
    head, _ = read_memo(blocks, -1, end)
    office = _announcer(blocks[:end]) if announces else _office(blocks)
    if head.agency is None and office is not None:
        head.agency = one_line(office.text)
        head.evidence["agency"] = office.evidence()
    return head


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


def _office(blocks: Sequence[Line | Table]) -> Passage | None:
    lines = [block for block in blocks if isinstance(block, Line)]
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
