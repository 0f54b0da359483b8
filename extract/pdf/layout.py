"""One page of glyphs and lines into blocks: running lines and ruled tables in reading order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from thaimemo.extract.pdf.glyphs import PageGlyphs
from thaimemo.extract.pdf.grid import Grid, GridCell, find_grids
from thaimemo.extract.pdf.lines import Draft, make_lines
from thaimemo.extract.pdf.rules import Rules
from thaimemo.extract.pdf.runs import Run, make_runs

_OPEN = 1.35
"""Times the usual distance of lines: more is a gap."""


@dataclass(slots=True)
class DraftTable:
    """A ruled table before repair: its cells with their lines."""

    grid: Grid
    cells: list[tuple[GridCell, list[Draft]]]


@dataclass(slots=True)
class DraftPage:
    """A page before repair."""

    number: int
    width: float
    height: float
    blocks: list[Draft | DraftTable] = field(default_factory=list)
    hidden: Counter[str] = field(default_factory=Counter)
    pictures: bool = False
    """A picture covers the page."""

    def drafts(self) -> list[Draft]:
        """All lines in reading order, those of cells too."""
        found: list[Draft] = []
        for block in self.blocks:
            if isinstance(block, Draft):
                found.append(block)
            else:
                for _, lines in block.cells:
                    found.extend(lines)
        return found


def lay_out(glyphs: PageGlyphs, rules: Rules) -> list[Draft | DraftTable]:
    """The blocks of a page; runs that are turned against the rest of it come last."""
    runs, turns = make_runs(glyphs), glyphs.turns
    upright = [r for r in runs if r.turns == turns]
    grids = find_grids(rules) if upright else []
    held: list[dict[int, list[Run]]] = [{} for _ in grids]
    free: list[Run] = []
    for run in upright:
        place = _place(run, grids)
        if place is None:
            free.append(run)
        else:
            held[place[0]].setdefault(place[1], []).append(run)
    blocks: list[tuple[float, float, Draft | DraftTable]] = []
    lines = make_lines(free, glyphs)
    _mark_gaps(lines)
    blocks.extend((line.baseline - 0.4 * line.size, line.x0, line) for line in lines)
    for grid, content in zip(grids, held, strict=True):
        cells = [(cell, make_lines(content.get(index, ()), glyphs)) for index, cell in enumerate(grid.cells)]
        if any(lines for _, lines in cells):
            blocks.append((grid.box[1], grid.box[0], DraftTable(grid, cells)))
    blocks.sort(key=lambda b: b[:2])
    found = [block for _, _, block in blocks]
    for turn in sorted({r.turns for r in runs} - {turns}):
        found.extend(make_lines([r for r in runs if r.turns == turn], glyphs))
    return found


def _place(run: Run, grids: list[Grid]) -> tuple[int, int] | None:
    x, y = (run.x0 + run.x1) / 2, run.baseline - 0.25 * run.size
    for index, grid in enumerate(grids):
        cell = grid.find(x, y)
        if cell is not None:
            return index, cell
    return None


def _mark_gaps(lines: list[Draft]) -> None:
    """A line has a gap before it where it stands lower under the last one than lines usually do."""
    steps = [b.baseline - a.baseline for a, b in pairwise(lines)]
    usual = [s / b.size for s, b in zip(steps, lines[1:], strict=True) if 0.8 < s / b.size < 2.2]
    limit = min(max(_OPEN * median(usual), 1.5), 2.6) if usual else 2.2
    for step, line in zip(steps, lines[1:], strict=True):
        line.gap = step > limit * line.size
