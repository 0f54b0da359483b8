"""A table a group and an overview behind them: "ส่วนที่ ๒", "ส่วนที่ ๓", then "องค์ประกอบที่ ๑ ... | ๗๐%".

The tables have no word of their groups: each begins with number 1 and has a total of its own, and the
overview has as many groups.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from thaimemo.extract.page import Table
from thaimemo.parsers.dimensions import DimensionHeading, read_heading
from thaimemo.parsers.tables.reading import TableReading
from thaimemo.parsers.words.lexicon import Lexicon


class ReadTable(NamedTuple):
    """The stretches of ``mentions`` and ``totals`` that one table gave."""

    mentions: slice
    totals: slice


def group_tables(reading: TableReading, tables: Sequence[ReadTable]) -> list[DimensionHeading]:
    """Put the mentions and totals of each table into the group of its order; the headings of the overview."""
    if len(tables) < 2 or any(mention.dimension is not None for mention in reading.mentions):
        return []
    begun = [reading.mentions[table.mentions][0].printed_number for table in tables]
    summed = [reading.totals[table.totals] for table in tables]
    if set(begun) != {"1"} or not all(len(totals) == 1 for totals in summed):
        return []
    for overview in reading.of_groups:
        headings = _headings(overview, reading.lexicon)
        if [heading.number for heading in headings] != [*range(1, len(tables) + 1)]:
            continue
        for heading, table, (total,) in zip(headings, tables, summed, strict=True):
            for mention in reading.mentions[table.mentions]:
                mention.dimension = heading.number
            total.dimension = heading.number
        return headings
    return []


def _headings(table: Table, lexicon: Lexicon) -> list[DimensionHeading]:
    firsts = [next((cell for cell in row if cell.text.strip()), None) for row in table.rows]
    found = [read_heading(cell.passage, lexicon, in_table=True) for cell in firsts if cell is not None]
    return [heading for heading in found if heading is not None]
