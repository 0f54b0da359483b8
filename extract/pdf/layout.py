"""One page of glyphs and lines into blocks: running lines and ruled tables in reading order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import chain, pairwise
from statistics import median

from thaimemo.extract.pdf.beside import find_signatures
from thaimemo.extract.pdf.columns import find_column_tables
from thaimemo.extract.pdf.glyphs import PageGlyphs
from thaimemo.extract.pdf.grid import Grid, GridCell, find_grids
from thaimemo.extract.pdf.lines import Draft, draft_lines, make_lines, make_rows
from thaimemo.extract.pdf.rules import Rules
from thaimemo.extract.pdf.runs import Run, make_runs
from thaimemo.extract.pdf.unruled import split_rows
from thaimemo.schema.evidence import Box

_OPEN = 1.35
"""Times the usual distance of lines: more is a gap."""
_STAMP = 0.6
"""Share of the width and height of the page that a stamp is below."""


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
    thai_digits: int = 0
    """Digits given as Arabic and printed as Thai."""
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
    grids, frames = find_grids(rules) if upright else ([], [])
    frames = [f for f in frames if _is_stamp(f, glyphs)]
    held: list[dict[int, list[Run]]] = [{} for _ in grids]
    framed: list[list[Run]] = [[] for _ in frames]
    free: list[Run] = []
    cell: list[Run] = []
    left = top = right = bottom = 0.0
    for run in upright:
        x, y = (run.x0 + run.x1) / 2, run.baseline - 0.25 * run.size
        if left < x < right and top < y < bottom:  # of the cell before
            cell.append(run)
            continue
        place = _cell_at(x, y, grids)
        if place is not None:
            cell = held[place[0]].setdefault(place[1], [])
            cell.append(run)
            left, top, right, bottom = grids[place[0]].cells[place[1]].box
            continue
        inside = next((i for i, (x0, y0, x1, y1) in enumerate(frames) if x0 < x < x1 and y0 < y < y1), None)
        (free if inside is None else framed[inside]).append(run)
    blocks: list[tuple[float, float, list[Draft | DraftTable]]] = []
    tables, rows = find_column_tables(make_rows(free), glyphs)
    signatures, rows = find_signatures(rows, glyphs)
    lines = draft_lines(rows, glyphs)
    _mark_gaps(lines)
    blocks.extend((line.baseline - 0.4 * line.size, line.x0, [line]) for line in lines)
    tops = [(frame[1], frame[0]) for frame in frames]
    tops += [(min(r.baseline - r.size for r in runs), min(r.x0 for r in runs)) for runs in signatures]
    for (top, x), content in zip(tops, [*framed, *signatures], strict=True):
        kept = make_lines(content, glyphs)
        _mark_gaps(kept)
        if kept:
            kept[0].gap = True
            blocks.append((top, x, [*kept]))
    for grid, found_runs in zip(grids, held, strict=True):
        split_rows(grid, found_runs)
    for grid, cell_runs in chain(zip(grids, held, strict=True), tables):
        cells = [
            (cell, make_lines(cell_runs.get(index, ()), glyphs)) for index, cell in enumerate(grid.cells)
        ]
        if any(lines for _, lines in cells):
            blocks.append((grid.box[1], grid.box[0], [DraftTable(grid, cells)]))
    blocks.sort(key=lambda b: b[:2])
    found = [block for _, _, group in blocks for block in group]
    for turn in sorted({r.turns for r in runs} - {turns}):
        found.extend(make_lines([r for r in runs if r.turns == turn], glyphs))
    return found


def _is_stamp(frame: Box, glyphs: PageGlyphs) -> bool:
    """A frame around a part of the page: a stamp, a note, a box; what it holds is read by itself."""
    width, height = glyphs.frame.width, glyphs.frame.height
    if (glyphs.turns - glyphs.frame.turns) % 2:
        width, height = height, width
    return frame[2] - frame[0] < _STAMP * width and frame[3] - frame[1] < _STAMP * height


def _cell_at(x: float, y: float, grids: list[Grid]) -> tuple[int, int] | None:
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
