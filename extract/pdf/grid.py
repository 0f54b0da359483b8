"""Ruled tables: the cells that the lines of a page enclose, merged cells included."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from thaimemo.extract.pdf.rules import Rule, Rules
from thaimemo.schema.evidence import Box

_TOUCH = 3.5
"""Points: ends of lines that are nearer than this meet."""
_TORN = 3
"""Upright lines that make two columns."""
_TALL = 30.0
"""Points: two lines of text."""
MAX_UNITS = 40_000


@dataclass(slots=True)
class GridCell:
    """A cell over ``columns`` columns and ``rows`` rows, counted from the top left of its table."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box


@dataclass(slots=True)
class Grid:
    """One ruled table."""

    box: Box
    xs: list[float]
    ys: list[float]
    cells: list[GridCell]
    at: list[list[int]]
    """Index of the cell that covers each unit, by row and column."""
    open_below: bool = False
    """No line is drawn under the last row."""

    def find(self, x: float, y: float) -> int | None:
        """The cell that a point lies in."""
        x0, top, x1, bottom = self.box
        if not (x0 - 1 <= x <= x1 + 1 and top - 1 <= y <= bottom + 1):
            return None
        column = min(max(bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)
        row = min(max(bisect_right(self.ys, y) - 1, 0), len(self.ys) - 2)
        return self.at[row][column]


def find_grids(rules: Rules) -> tuple[list[Grid], list[Box]]:
    """The tables of a page from top to bottom, and the frames: boxes of one cell."""
    grids: list[Grid] = []
    frames: list[Box] = []
    for level, upright in _components(rules):
        found = _grid(level, upright)
        if isinstance(found, Grid):
            grids.append(found)
        elif found is not None:
            frames.append(found)
    grids.sort(key=lambda g: (g.box[1], g.box[0]))
    return grids, frames


def _components(rules: Rules) -> list[tuple[list[Rule], list[Rule]]]:
    """Lines that meet, directly or through others; the sides of cells cut off above and below by the page."""
    parent = list(range(len(rules.level) + len(rules.upright)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    offset = len(rules.level)
    for i, h in enumerate(rules.level):
        for j, v in enumerate(rules.upright):
            if h.low - _TOUCH <= v.at <= h.high + _TOUCH and v.low - _TOUCH <= h.at <= v.high + _TOUCH:
                parent[root(i)] = root(offset + j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, h in enumerate(rules.level):
        groups.setdefault(root(i), ([], []))[0].append(h)
    for j, v in enumerate(rules.upright):
        groups.setdefault(root(offset + j), ([], []))[1].append(v)
    loose = [v for level, upright in groups.values() if not level for v in upright]
    met = [g for g in groups.values() if g[0] and g[1]]
    torn: list[tuple[list[Rule], list[Rule]]] = (
        [([], same) for same in _alike(loose)] if len(loose) >= _TORN else []
    )
    return [g for g in met if len(g[0]) >= 2 or _is_torn(g[1])] + torn


def _alike(upright: list[Rule]) -> list[list[Rule]]:
    """Upright lines from one height to one height, where they are enough for two columns."""
    groups: dict[tuple[int, int], list[Rule]] = {}
    for rule in upright:
        groups.setdefault((round(rule.low / 3), round(rule.high / 3)), []).append(rule)
    return [same for same in groups.values() if _is_torn(same)]


def _is_torn(upright: list[Rule]) -> bool:
    """The sides of the cells of one row, which ends on another page."""
    lows, highs = [v.low for v in upright], [v.high for v in upright]
    return (
        len(upright) >= _TORN
        and max(lows) - min(lows) < _TOUCH
        and max(highs) - min(highs) < _TOUCH
        and highs[0] - lows[0] > _TALL
    )


def _positions(rules: list[Rule], ends: list[float]) -> list[float]:
    """Where the lines stand, and the outer ends of the crossing lines where a table is open at its sides."""
    groups: list[list[float]] = []
    for at in sorted(r.at for r in rules):
        if groups and at - groups[-1][-1] < 2.5:
            groups[-1].append(at)
        else:
            groups.append([at])
    found = [sum(g) / len(g) for g in groups] or [min(ends)]
    if ends and found[0] - min(ends) > 6:
        found.insert(0, min(ends))
    if ends and max(ends) - found[-1] > 6:
        found.append(max(ends))
    return found


def _grid(level: list[Rule], upright: list[Rule]) -> Grid | Box | None:
    xs = _positions(upright, [e for h in level for e in (h.low, h.high)])
    ys = _positions(level, [e for v in upright for e in (v.low, v.high)])
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows == columns == 1 and len(level) >= 2 and len(upright) >= 2:
        return (xs[0], ys[0], xs[1], ys[1])
    if rows < 1 or columns < 2 or rows * columns > MAX_UNITS:
        return None
    walls = [[False] * (columns + 1) for _ in range(rows)]
    floors = [[False] * columns for _ in range(rows + 1)]
    for v in upright:
        j = min(range(len(xs)), key=lambda k: abs(xs[k] - v.at))
        for i in range(rows):
            if v.low - _TOUCH <= (ys[i] + ys[i + 1]) / 2 <= v.high + _TOUCH:
                walls[i][j] = True
    for h in level:
        i = min(range(len(ys)), key=lambda k: abs(ys[k] - h.at))
        for j in range(columns):
            if h.low - _TOUCH <= (xs[j] + xs[j + 1]) / 2 <= h.high + _TOUCH:
                floors[i][j] = True
    at = [[-1] * columns for _ in range(rows)]
    cells: list[GridCell] = []
    for i in range(rows):
        for j in range(columns):
            if at[i][j] >= 0:
                continue
            right = j
            while right + 1 < columns and not walls[i][right + 1] and at[i][right + 1] < 0:
                right += 1
            down = i
            while down + 1 < rows and _open_below(down, j, right, walls, floors, at):
                down += 1
            for row in range(i, down + 1):
                at[row][j : right + 1] = [len(cells)] * (right + 1 - j)
            box = (xs[j], ys[i], xs[right + 1], ys[down + 1])
            cells.append(GridCell(i, j, down + 1 - i, right + 1 - j, box))
    if len(cells) < 2:
        return None
    open_below = ys[-1] - max((h.at for h in level), default=0.0) > 6
    return Grid((xs[0], ys[0], xs[-1], ys[-1]), xs, ys, cells, at, open_below)


def _open_below(
    row: int, left: int, right: int, walls: list[list[bool]], floors: list[list[bool]], at: list[list[int]]
) -> bool:
    """No line under the units, and the same units make one cell below."""
    below = row + 1
    return (
        not any(floors[below][left : right + 1])
        and not any(walls[below][left + 1 : right + 1])
        and all(unit < 0 for unit in at[below][left : right + 1])
    )
