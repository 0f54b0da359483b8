"""Dates in tables that are not the report's: periods side by side, and when something is to be done.

"ไตรมาส ๑ (ต.ค. - ธ.ค. ๖๗) | ไตรมาส ๒ (ม.ค. - มี.ค. ๖๘)" names the columns; below "ช่วงเวลา" stands the time of
an activity.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import regex

from thaimemo.extract.page import Cell, Line, Table
from thaimemo.normalize import lazy
from thaimemo.normalize.dates import FoundDate, find_dates
from thaimemo.normalize.passage import Passage

# ระยะเวลา, "ช่วงเวลาที่ดำเนินการ", "กำหนดการ", "วันที่จัด"
_TIMING = lazy.compiled(
    r"\s*(?:ช่วง\s?เวลา|ระยะ\s?เวลา|กำหนด(?:การ|เวลา|แล้วเสร็จ)|วัน(?:ที่|เวลา)|เวลา|เดือน(?:ที่)?|timeline|schedule|when)"
    r"[^0-9๐-๙]{0,30}",
    regex.IGNORECASE,
)
_FROM = lazy.compiled(
    r"(?:ตั้งแต่|ตั้งเเต่|ระหว่าง)(?:วันที่)?\s*[0-9๐-๙]{1,2}\s+\p{Thai}[\p{Thai}.]+\s*(?:พ\.ศ\.\s*)?[0-9๐-๙]{2,4}\s*$"
)
_UNTIL = lazy.compiled(r"\s*(?:ถึง|[-–])\s*(?:วันที่)?\s*(?=[0-9๐-๙])")
CUE = 60
"""Letters at the end of a line within which a span of time begins."""
HEADER_ROWS = 2
Dates = Mapping[int, Sequence[FoundDate]]


def timings(blocks: Iterable[Line | Table], dates: Dates) -> set[int]:
    """``id`` of the passages of cells whose ``dates`` (by the same ``id``) say nothing of the report."""
    found: set[int] = set()
    for block in blocks:
        if not isinstance(block, Table):
            continue
        dated = [[cell for cell in row if dates.get(id(cell.passage))] for row in block.rows]
        if not any(dated):
            continue
        columns: dict[int, list[Cell]] = {}
        for cell in (cell for row in dated for cell in row):
            columns.setdefault(cell.column, []).append(cell)
        for cells in (*dated, *columns.values()):
            if len({period for cell in cells for period in _periods(cell, dates)}) > 1:
                found |= {id(cell.passage) for cell in cells}
        named = {c.column for row in block.rows[:HEADER_ROWS] for c in row if _TIMING.fullmatch(c.text)}
        found |= {id(cell.passage) for row in dated[1:] for cell in row if cell.column in named}
    return found


def spans_over_lines(blocks: Sequence[Line | Table]) -> list[tuple[Passage, list[FoundDate]]]:
    """Spans of time that the margin broke: "ตั้งแต่วันที่ ๑ ตุลาคม ๒๕๖๖" above "ถึงวันที่ ๓๑ มีนาคม ๒๕๖๗"."""
    found = []
    for above, line in pairwise(blocks):
        if not isinstance(above, Line) or not isinstance(line, Line) or line.gap:
            continue
        if (until := _UNTIL.match(line.text)) is None or not _FROM.search(above.text[-CUE:]):
            continue
        passage = Passage.join([above.passage.slice(max(0, len(above.text) - CUE)), line.passage], " ")
        dates = [date for date in find_dates(passage.text) if date.first != date.last]
        joined = len(passage.text) - len(line.text) + until.end()
        found.append((passage, [date for date in dates if date.start < joined <= date.end]))
    return [(passage, dates) for passage, dates in found if dates]


def _periods(cell: Cell, dates: Dates) -> set[tuple[object, object]]:
    """The spans of time, each from one day to another, that a cell names."""
    return {(d.first, d.last) for d in dates[id(cell.passage)] if d.valid and d.first != d.last}
