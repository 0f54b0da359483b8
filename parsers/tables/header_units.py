"""The unit that header cells print for what stands below them: "แผน (คน) | ผล (คน)"."""

from __future__ import annotations

from collections.abc import Iterable

from thaimemo.extract.page import Cell
from thaimemo.normalize import lazy
from thaimemo.normalize.counts import find_counts
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.tables.columns import Column

_BRACKETED = lazy.compiled(r"\((?:หน่วย\s*[:：]?\s*)?(?P<unit>\p{Thai}{2,16})\)\s*$")
_MEASURED = frozenset({"plan", "target", "result"})


def unit_of(cells: Iterable[Cell], columns: dict[int, Column]) -> Passage | None:
    """The one unit in brackets behind the names of plan and result; None where they differ or have none."""
    found: dict[str, list[Passage]] = {}
    roles: set[str] = set()
    for cell in cells:
        column = columns.get(cell.column)
        if column is None or not _MEASURED & set(column.roles[:1]) or cell.column_span > 1:
            continue
        match = _BRACKETED.search(cell.text)
        unit = match["unit"] if match and find_counts(f"1 {match['unit']}") else ""
        found.setdefault(unit, []).append(
            cell.passage.slice(*match.span("unit")) if match and unit else cell.passage
        )
        roles |= {*column.roles[:1]}
    units = [unit for unit in found if unit]
    return found[units[0]][0] if len(found) == len(units) == 1 and len(roles) > 1 else None
