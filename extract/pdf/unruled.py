"""Rows of a ruled table between whose cells no line is drawn: the columns of the other rows hold for them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from thaimemo.extract.pdf.grid import Grid, GridCell
from thaimemo.extract.pdf.lines import make_rows
from thaimemo.extract.pdf.runs import Run

_LEAST_COLUMNS = 3
_APART = 0.5
"""Em of white between two cells."""
_OVER = 1.0
"""Points by which letters may reach over the edge of their column."""

Held = dict[int, list[Run]]
"""The runs of the cells of a grid by the number of the cell."""


def split_rows(grid: Grid, held: Held) -> None:
    """Make cells by column of every merged cell that white space divides like the columns of its table."""
    for index in [i for i in held if grid.cells[i].columns >= _LEAST_COLUMNS]:
        columns = _columns(grid, grid.cells[index], held[index])
        if columns is None:
            continue
        cell = grid.cells[index]
        del held[index]
        for column in range(cell.column, cell.column + cell.columns):
            number = index if column == cell.column else len(grid.cells)
            box = (grid.xs[column], cell.box[1], grid.xs[column + 1], cell.box[3])
            part = GridCell(cell.row, column, cell.rows, 1, box)
            if number == index:
                grid.cells[index] = part
            else:
                grid.cells.append(part)
            for row in range(cell.row, cell.row + cell.rows):
                grid.at[row][column] = number
            if column in columns:
                held[number] = columns[column]


def _columns(grid: Grid, cell: GridCell, runs: Sequence[Run]) -> dict[int, list[Run]] | None:
    """The runs by column; None where a run stands in two, or no line has cells side by side."""
    found: dict[int, list[Run]] = {}
    most = 0
    for row in make_rows(runs):
        last, edge = -1, 0.0
        beside = 0
        for run in row:
            column = bisect_right(grid.xs, (run.x0 + run.x1) / 2) - 1
            if run.x0 < grid.xs[column] - _OVER or run.x1 > grid.xs[column + 1] + _OVER:
                return None
            if column != last:
                if last >= 0 and run.x0 - edge < _APART * run.size:
                    return None
                last, beside = column, beside + 1
            edge = run.x1
            found.setdefault(column, []).append(run)
        most = max(most, beside)
    return found if most >= _LEAST_COLUMNS else None
