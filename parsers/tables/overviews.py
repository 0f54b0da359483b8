"""Tables whose rows are the groups themselves, with what their indicators come to: subtotals in one place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

from thaimemo.extract.page import Cell
from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import to_arabic
from thaimemo.normalize.passage import Passage
from thaimemo.normalize.roman import ROMAN
from thaimemo.parsers.projects.names import comparison_key, likeness
from thaimemo.parsers.tables.columns import Header
from thaimemo.parsers.tables.row_cells import read_cells
from thaimemo.schema.report import Dimension

# "1. การบริหารจัดการ", "หมวด 2 การวางแผน", "๓"
_NUMBERED = lazy.compiled(
    r"\s*(?:\p{Thai}{3,20}(?:ที่)?\s*)?(?P<n>[0-9๐-๙]{1,2})(?!\.?[0-9๐-๙/])[.)]?\s*(?P<name>.*)", regex.DOTALL
)
_ALL = lazy.compiled(r"\s*(?:คะแนน|ผล)?(?:รวม|เฉลี่ย)(?:รวม|เฉลี่ย|ทั้ง|ทุก|คะแนน|[\s/()]|$).{0,40}", regex.DOTALL)
_DOTTED = lazy.compiled(rf"\s*(?:[0-9๐-๙]{{1,2}}\.|{ROMAN}[-.])[0-9๐-๙]{{1,2}}(?![0-9๐-๙])")
LEAST = 2
"""Groups that make such a table."""
ALIKE = 0.8


class OverviewRow(NamedTuple):
    """A group by number (None for all of them) and name, and its figures as in a row of totals."""

    number: int | None
    name: str
    rounds: dict[int | None, dict[str, Passage]]
    fields: dict[str, Passage]


def read_overview(rows: Sequence[Sequence[Cell]], header: Header) -> list[OverviewRow]:
    """The groups of the table in order, and the row of them all."""
    found = []
    for row in rows:
        cells = [cell for cell in row if cell.text.strip()]
        if len(cells) < 2:
            continue
        read = read_cells(cells[1:], header)
        fields, rounds = read.fields, read.rounds
        name = fields.pop("group", None)
        text = cells[0].text if name is None else f"{cells[0].text} {name.text}"
        if _ALL.fullmatch(text):
            found.append(OverviewRow(None, "", rounds, fields))
        elif match := _NUMBERED.fullmatch(text):
            found.append(OverviewRow(int(to_arabic(match["n"])), match["name"], rounds, fields))
    return found


def is_of_indicators(rows: Sequence[Sequence[Cell]]) -> bool:
    """Most rows begin with numbers of two parts: 1.1 below "องค์ประกอบ" is an indicator and no group."""
    firsts = [cells[0].text for row in rows if len(cells := [c for c in row if c.text.strip()]) > 1]
    return sum(1 for text in firsts if _DOTTED.match(text)) * 2 > len(firsts)


def of_dimensions(rows: list[OverviewRow], dimensions: Sequence[Dimension]) -> list[OverviewRow]:
    """The rows where each names a dimension of the report by its number, and by its name if it prints one."""
    names = {dimension.number: dimension.name or "" for dimension in dimensions}
    numbered = [row for row in rows if row.number is not None]
    fits = all(
        row.number in names
        and (not row.name or likeness(comparison_key(row.name), comparison_key(names[row.number])) >= ALIKE)
        for row in numbered
    )
    return rows if fits and len(numbered) >= LEAST else []
