"""Counts by month or quarter with their sum behind them, row by row: "ต.ค. | พ.ย. | ... | รวม"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

import regex

from thaimemo.extract.page import Cell, Table
from thaimemo.normalize.numerals import parse_number
from thaimemo.parsers.rounds import is_month, round_of

_SUM = regex.compile(
    r"(?:ผล)?รวม(?:\s*(?:ทั้ง(?:ปี|สิ้น|หมด)|(?:[0-9๐-๙]{1,2}\s*เดือน)))?|ทั้งปี|total", regex.IGNORECASE
)
FEWEST_COLUMNS = 3
FEWEST_ROWS = 2
"""Rows that have to add up before another can be said not to."""


class RowSum(NamedTuple):
    """The cell with the sum, and those that it is the sum of."""

    total: Cell
    parts: list[Cell]


def find_sums(table: Table) -> Iterator[RowSum]:
    """The rows of a table whose last column sums up its months, if most rows do add up.

    Rates, averages and numbers that accumulate are no sums: the rows that hold them are left out.
    """
    for index, row in enumerate(table.rows[:3]):
        columns = _columns(row)
        if columns is None:
            continue
        times, total = columns
        found = [s for below in table.rows[index + 1 :] if (s := _sum(below, times, total)) is not None]
        fitting = sum(1 for s in found if _value(s.total) == sum(map(_value, s.parts)))
        if fitting >= FEWEST_ROWS and fitting * 2 > len(found):
            yield from found
        return


def _columns(row: Sequence[Cell]) -> tuple[list[int], int] | None:
    """The columns of the months or quarters and the one behind them that says it is their sum."""
    times = [cell.column for cell in row if is_month(cell.text) or _is_quarter(cell.text)]
    last = next((cell for cell in row if times and cell.column == times[-1] + 1), None)
    if len(times) < FEWEST_COLUMNS or last is None or _SUM.fullmatch(last.text.strip()) is None:
        return None
    return times, last.column


def _is_quarter(text: str) -> bool:
    found = round_of(text)
    return found is not None and found.of_quarter and len(text.strip()) <= 20


def _sum(row: Sequence[Cell], times: Sequence[int], total: int) -> RowSum | None:
    cells = {cell.column: cell for cell in row if cell.column_span == 1}
    parts = [cells[column] for column in times if column in cells]
    if len(parts) < len(times) or total not in cells:
        return None
    values = [parse_number(cell.text) for cell in (*parts, cells[total])]
    whole = [value for value in values if value is not None and value == value.to_integral_value()]
    if len(whole) < len(values) or any("." in cell.text for cell in (*parts, cells[total])):
        return None
    if whole[-1] <= max(whole[:-1]) or whole[:-1] == sorted(whole[:-1]):
        return None  # an average, or numbers that accumulate
    return RowSum(cells[total], parts)


def _value(cell: Cell) -> Decimal:
    return parse_number(cell.text) or Decimal(0)
