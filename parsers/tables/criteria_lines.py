"""Lines that give the criteria of one indicator by its number made rows of a table: a column a level.

"ตัวชี้วัดที่ ๑   ๑ คะแนน = ร้อยละ ๖๐   ๒ คะแนน = ร้อยละ ๖๕   ๓ คะแนน = ร้อยละ ๗๐ ...", over several lines too.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from thaimemo.extract.page import Cell, Line, Table
from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import to_arabic
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.tables.levels import LEVELS

_N = r"[0-9๐-๙]"
_LEVEL = r"(?:(?P<n>[0-5๐-๕])\s*คะแนน|ระดับ(?:คะแนน)?\s*(?P<n>[0-5๐-๕]))\s*[=:：]\s*"
_FIRST = lazy.compiled(
    rf"\s*(?:[-–•]\s+)?(?:ตัวชี้วัด|ตัวบ่งชี้|ตชว\.?|KPI|ข้อ)\s*(?:ที่)?\s*(?P<number>{_N}{{1,2}}(?:\.{_N}{{1,2}}){{0,2}})"
    rf"[.):：]?\s+(?={_LEVEL})"
)
_NEXT = lazy.compiled(rf"\s*(?={_LEVEL})")
_EACH = lazy.compiled(rf"(?:(?<=^|[\s,;|]){_LEVEL})")
FEWEST = 2
"""Indicators that a document has to give criteria so; one alone is a sentence."""


class _Criteria(NamedTuple):
    number: Passage
    levels: dict[int, Passage]


def criteria_as_tables(blocks: Sequence[Line | Table]) -> list[Line | Table]:
    """The blocks with every run of such lines a table."""
    if sum(1 for block in blocks if isinstance(block, Line) and _FIRST.match(block.text)) < FEWEST:
        return list(blocks)
    found: list[Line | Table] = []
    rows: list[_Criteria] = []
    index = 0
    while index < len(blocks):
        lines = _lines_of_one(blocks, index)
        criteria = _criteria(lines) if lines else None
        if criteria is not None:
            rows.append(criteria)
            index += len(lines)
            continue
        found += [*([_table(rows)] if rows else ()), blocks[index]]
        rows = []
        index += 1
    return [*found, _table(rows)] if rows else found


def _lines_of_one(blocks: Sequence[Line | Table], index: int) -> list[Line]:
    """The line that names an indicator by its number, and those below it that go on with its levels."""
    lines: list[Line] = []
    for block in blocks[index:]:
        begins = _NEXT if lines else _FIRST
        if isinstance(block, Table) or not begins.match(block.text) or (lines and block.gap):
            break
        lines.append(block)
    return lines


def _criteria(lines: Sequence[Line]) -> _Criteria | None:
    whole = Passage.join([line.passage for line in lines], " ")
    first = _FIRST.match(whole.text)
    marks = list(_EACH.finditer(whole.text, first.end())) if first else []
    numbers = [int(to_arabic(mark["n"])) for mark in marks]
    if first is None or len(marks) < LEVELS or any(b != a + 1 for a, b in pairwise(numbers)):
        return None
    ends = [*(mark.start() for mark in marks[1:]), len(whole.text)]
    texts = [whole.slice(mark.end(), end).strip(" ,;|\n") for mark, end in zip(marks, ends, strict=True)]
    if not all(text.text for text in texts):
        return None
    return _Criteria(whole.slice(*first.span("number")), dict(zip(numbers, texts, strict=True)))


def _table(rows: Sequence[_Criteria]) -> Table:
    levels = sorted({level for row in rows for level in row.levels})
    texts = ["ตัวชี้วัดที่", *(f"{level} คะแนน" for level in levels)]
    header = [Cell(Passage(text, ()), column) for column, text in enumerate(texts)]
    body = [
        [Cell(row.number, 0), *(Cell(row.levels[n], levels.index(n) + 1) for n in sorted(row.levels))]
        for row in rows
    ]
    return Table([header, *body])
