"""Tables without rules: columns that only white space keeps apart.

Columns are told by gutters, upright strips of white that stay free over several rows. Text set in columns for
other reasons (signatures side by side, a letter's fields) has no column of numbers and is left as lines.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from thaimemo.extract.pdf.glyphs import PageGlyphs
from thaimemo.extract.pdf.grid import Grid, GridCell
from thaimemo.extract.pdf.runs import Run
from thaimemo.normalize import lazy

_APART = 1.0
"""Em of white between the columns of one row that may begin a table."""
_GUTTER = 0.45
"""Em of white that stays free over all rows of a table."""
_NEAR = 2.8
"""Em from baseline to baseline within a table."""
_LEAST_ROWS = 3
_LEAST_COLUMNS = 3
_NUMBER = lazy.compiled(r"[\s\d.,/%()\-–]*(?:\d|-)[\s\d.,/%()\-–]*")

Row = list[Run]


class ColumnTable(NamedTuple):
    """A table and the runs of its cells by the number of the cell."""

    grid: Grid
    runs: dict[int, list[Run]]


def find_column_tables(rows: Sequence[Row], glyphs: PageGlyphs) -> tuple[list[ColumnTable], list[Row]]:
    """The tables among rows from top to bottom, and the rows that are in none."""
    wide = [_parts(row) for row in rows]
    tables: list[ColumnTable] = []
    left: list[Row] = []
    at = 0
    while at < len(rows):
        if (
            wide[at] >= _LEAST_COLUMNS
            and sum(1 for n in wide[at : at + 8] if n >= _LEAST_COLUMNS) >= _LEAST_ROWS
        ):
            stop, gutters = _reach(rows, at)
            if stop - at >= _LEAST_ROWS and (table := _table(rows[at:stop], gutters, glyphs)):
                tables.append(table)
                at = stop
                continue
        left.append(rows[at])
        at += 1
    return tables, left


def _parts(row: Row) -> int:
    """How many parts of a row wide gaps keep apart."""
    count, edge = 1, row[0].x1
    for run in row[1:]:
        if run.x0 - edge > _APART * run.size:
            count += 1
        if run.x1 > edge:
            edge = run.x1
    return count


Strip = tuple[float, float]


def _reach(rows: Sequence[Row], start: int) -> tuple[int, list[Strip]]:
    """Where the table that begins at ``start`` ends, and the gutters that stay free down to there."""
    gutters = white_strips(rows[start])
    stop = start + 1
    while stop < len(rows):
        row = rows[stop]
        step = row[0].baseline - rows[stop - 1][0].baseline
        if not 0 < step < _NEAR * row[0].size:
            break
        free = [strip for gutter in gutters for strip in free_strips(gutter, row)]
        if len(free) < _LEAST_COLUMNS - 1:
            break
        gutters = free
        stop += 1
    return stop, gutters


def white_strips(row: Row) -> list[Strip]:
    """The strips of white within a row that are wide enough for a gutter."""
    found: list[Strip] = []
    edge = row[0].x1
    for run in row[1:]:
        if run.x0 - edge > _GUTTER * run.size:
            found.append((edge, run.x0))
        if run.x1 > edge:
            edge = run.x1
    return found


def free_strips(gutter: Strip, row: Row) -> list[Strip]:
    """The widest strip of a gutter that a row leaves free, if any."""
    edges = [gutter[0]]
    for run in row:
        if run.x1 > gutter[0] and run.x0 < gutter[1]:
            edges += (run.x0, run.x1)
    edges.append(gutter[1])
    strips = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a >= _GUTTER * row[0].size]
    return [max(strips, key=lambda s: s[1] - s[0])] if strips else []


def _table(rows: Sequence[Row], gutters: list[Strip], glyphs: PageGlyphs) -> ColumnTable | None:
    middles = [(a + b) / 2 for a, b in gutters]
    placed = [_columns(row, middles) for row in rows]
    numbers = {c for c in range(len(middles) + 1) if _is_numeric(c, placed, glyphs)}
    if not numbers or sum(1 for row in placed if len(row) >= _LEAST_COLUMNS) < _LEAST_ROWS:
        return None
    logical: list[dict[int, list[Run]]] = []
    for row in placed:
        values = any(c in numbers and _NUMBER.fullmatch(_text(runs, glyphs)) for c, runs in row.items())
        if not logical or len(row) >= _LEAST_COLUMNS or values:
            logical.append({})
        for column, runs in row.items():
            logical[-1].setdefault(column, []).extend(runs)
    every = [run for row in rows for run in row]
    xs = [min(r.x0 for r in every) - 1, *middles, max(r.x1 for r in every) + 1]
    ys = [min(r.baseline - r.size for runs in row.values() for r in runs) for row in logical]
    ys.append(max(r.baseline + 0.3 * r.size for r in every))
    width = len(xs) - 1
    cells = [
        GridCell(i, j, 1, 1, (xs[j], ys[i], xs[j + 1], ys[i + 1]))
        for i in range(len(logical))
        for j in range(width)
    ]
    at = [list(range(i * width, (i + 1) * width)) for i in range(len(logical))]
    held = {i * width + j: runs for i, row in enumerate(logical) for j, runs in row.items()}
    return ColumnTable(Grid((xs[0], ys[0], xs[-1], ys[-1]), xs, ys, cells, at), held)


def _columns(row: Row, middles: Sequence[float]) -> dict[int, list[Run]]:
    """The runs of a row by column."""
    found: dict[int, list[Run]] = {}
    for run in row:
        found.setdefault(bisect_left(middles, (run.x0 + run.x1) / 2), []).append(run)
    return found


def _is_numeric(column: int, rows: Sequence[dict[int, list[Run]]], glyphs: PageGlyphs) -> bool:
    """Most of what stands in a column are numbers."""
    texts = [_text(row[column], glyphs) for row in rows if column in row]
    numbers = sum(1 for text in texts if _NUMBER.fullmatch(text))
    return numbers >= 2 and numbers * 5 >= len(texts) * 3


def _text(runs: Sequence[Run], glyphs: PageGlyphs) -> str:
    return "".join(glyphs.text[r.start : r.stop] for r in runs)
