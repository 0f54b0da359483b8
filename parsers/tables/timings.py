"""Dates in tables that are not the report's: periods side by side, and when something is to be done.

"ไตรมาส ๑ (ต.ค. - ธ.ค. ๖๗) | ไตรมาส ๒ (ม.ค. - มี.ค. ๖๘)" names the columns; below "ช่วงเวลา" stands the time of
an activity.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import regex

from thaimemo.extract.page import Cell, Line, Table
from thaimemo.normalize import lazy
from thaimemo.normalize.dates import FoundDate

# ระยะเวลา, "ช่วงเวลาที่ดำเนินการ", "กำหนดการ", "วันที่จัด"
_TIMING = lazy.compiled(
    r"\s*(?:ช่วง\s?เวลา|ระยะ\s?เวลา|กำหนด(?:การ|เวลา|แล้วเสร็จ)|วัน(?:ที่|เวลา)|เวลา|เดือน(?:ที่)?|timeline|schedule|when)"
    r"[^0-9๐-๙]{0,30}",
    regex.IGNORECASE,
)
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


def _periods(cell: Cell, dates: Dates) -> set[tuple[object, object]]:
    """The spans of time, each from one day to another, that a cell names."""
    return {(d.first, d.last) for d in dates[id(cell.passage)] if d.valid and d.first != d.last}
