"""How many indicators each group has, as a table prints it, beside the number of them all.

"5 องค์ประกอบ 13 ตัวบ่งชี้" above "องค์ประกอบ | จำนวนตัวบ่งชี้": the sentence and the table tell of the same whole where
the sentence names as many groups as the table has rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from thaimemo.extract.page import Cell, Line, Table
from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import parse_number
from thaimemo.normalize.passage import Passage

_HEADER = lazy.compiled(r"\s*จำนวน\s*(?P<unit>ตัวชี้วัด|ตัวบ่งชี้|หัวข้อ|โครงการ|ประเด็น)\s*")
_WHOLE = lazy.compiled(r"\s*(?:ผล)?รวม(?:ทั้ง(?:สิ้น|หมด))?\s*")
_COUNT = lazy.compiled(r"[0-9๐-๙]{1,3}")
_STATED = lazy.compiled(
    r"(?<![0-9๐-๙.])(?P<groups>[0-9๐-๙]{1,2})\s*(?:องค์ประกอบ|มิติ|ด้าน|หมวด|มุมมอง|กลุ่ม|ยุทธศาสตร์|ประเด็นยุทธศาสตร์)"
    r"\s*(?:และ|รวม|จำนวน|ประกอบด้วย)*\s*(?P<count>[0-9๐-๙]{1,3})\s*(?P<unit>ตัวชี้วัด|ตัวบ่งชี้|หัวข้อ|โครงการ|ประเด็น)"
)
FEWEST = 2


class GroupCounts(NamedTuple):
    """The number of all as ``passage`` states it, and the cells that add up to it."""

    passage: Passage
    parts: list[Cell]


def find_group_counts(blocks: Sequence[Line | Table]) -> Iterator[GroupCounts]:
    """Every statement of how many there are in all groups, with the table's counts of the groups."""
    for block in blocks:
        if not isinstance(block, Table) or (column := _column(block)) is None:
            continue
        place, unit = column
        cells = [(row[0].text, cell) for row in block.rows[1:] for cell in row if cell.column == place]
        parts = [cell for name, cell in cells if not _WHOLE.fullmatch(name)]
        whole = [cell for name, cell in cells if _WHOLE.fullmatch(name)]
        if len(parts) < FEWEST or not all(_COUNT.fullmatch(cell.text.strip()) for cell in parts + whole):
            continue
        yield from (GroupCounts(cell.passage, parts) for cell in whole[:1])
        for line in blocks:
            if isinstance(line, Line):
                yield from _stated(line.passage, unit, parts)


def _column(table: Table) -> tuple[int, str] | None:
    head = table.rows[0] if table.rows else []  # a torn table has none
    found = [(cell.column, match["unit"]) for cell in head if (match := _HEADER.fullmatch(cell.text))]
    return found[0] if len(found) == 1 and found[0][0] > 0 else None


def _stated(passage: Passage, unit: str, parts: list[Cell]) -> Iterator[GroupCounts]:
    for match in _STATED.finditer(passage.text):
        if match["unit"] == unit and parse_number(match["groups"]) == len(parts):
            yield GroupCounts(passage.slice(match.start("count"), match.end()), parts)
