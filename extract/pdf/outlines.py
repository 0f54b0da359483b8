"""Letters of embedded glyphs that no table names, told by their outlines.

A shaped Thai text prints variants of a mark: lowered over a letter without an upper vowel, moved left over
a letter with a stem. Many fonts reach them by substitution alone, so the font's ``cmap`` does not know them,
and where the producer did not write what they mean either, a reader gets an arbitrary character. A variant is
a moved and slightly redrawn copy of a glyph that the document does name, often in the same font.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from fontTools.pens.basePen import BasePen

_SIDE = 32
"""Rows and columns of a raster."""
_ALIKE = 0.55
"""Share of common ink in all ink from which on a mark is recognised."""
_SAME = 0.75
"""The same for letters, which must also have one advance."""
_APART = 0.08
"""By so much the second best must be less alike, or be twice as unlike."""
_MANY = 400
"""Nameless glyphs of one font; more are no variants."""

Raster = frozenset[tuple[int, int]]


@dataclass(slots=True)
class Drawn:
    """The outline of one glyph: a raster of its bounds for a mark, of what is over the baseline for a letter.

    The tails of ฐ and ญ make way for a vowel below.
    """

    advance: float
    """In em; a mark has none."""
    raster: Raster
    letter: str = ""


class Outlines:
    """The glyphs of one font program."""

    def __init__(self, font: Any) -> None:
        self._font = font
        self._set = font.getGlyphSet()
        self._order = font.getGlyphOrder()
        self._em = font["head"].unitsPerEm or 1000

    def parts(self, glyph: int) -> list[int]:
        """The glyphs that a glyph is put together of, if it is."""
        if "glyf" not in self._font:
            return []
        outline = self._font["glyf"][self._order[glyph]]
        if not outline.isComposite():
            return []
        return [self._font.getGlyphID(c.glyphName) for c in outline.components]

    def advance(self, glyph: int) -> float:
        """Em by which the pen moves on; 0 for a mark."""
        return max(float(self._font["hmtx"][self._order[glyph]][0]) / self._em, 0.0)

    def drawn(self, glyph: int, letter: str = "") -> list[Drawn]:
        """The picture of a glyph; none for an empty one."""
        outline = self._set[self._order[glyph]]
        pen = _Polygons(self._set)
        outline.draw(pen)
        points = [p for polygon in pen.polygons for p in polygon]
        if not points:
            return []
        advance = self.advance(glyph)
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        if advance < 0.05:
            side = max(max(xs) - min(xs), max(ys) - min(ys), 1)
            x0 = (min(xs) + max(xs) - side) / 2
            y0 = (min(ys) + max(ys) - side) / 2
        else:
            side, x0, y0 = 1.2 * self._em, 0.0, 0.0
        return [Drawn(advance, _raster(pen.polygons, x0, y0, side), letter)]


def nameless(font: Any, named: Container[int]) -> list[int]:
    """Glyphs of a TrueType program with an outline that are not ``named``; none where they are too many."""
    if "loca" not in font:
        return []
    places = font["loca"].locations
    found = [g for g in range(1, len(places) - 1) if places[g] < places[g + 1] and g not in named]
    return found if len(found) <= _MANY else []


def recognise(drawn: Drawn, known: Iterable[Drawn]) -> str:
    """The letter of the one known glyph that ``drawn`` is like; empty where none or several are."""
    mark = drawn.advance < 0.05
    best: dict[str, float] = {}
    for other in known:
        if (other.advance < 0.05) != mark or abs(other.advance - drawn.advance) > 0.02:
            continue
        common = len(drawn.raster & other.raster) / max(len(drawn.raster | other.raster), 1)
        best[other.letter] = max(common, best.get(other.letter, 0.0))
    ranked = sorted(best, key=lambda k: best[k], reverse=True)
    if not ranked or best[ranked[0]] < (_ALIKE if mark else _SAME):
        return ""
    if len(ranked) > 1:
        first, second = best[ranked[0]], best[ranked[1]]
        if first - second < _APART and 1 - first > 0.5 * (1 - second):
            return ""
    return ranked[0]


class _Polygons(BasePen):  # type: ignore[misc]
    """Outlines with their curves cut into four chords."""

    def __init__(self, glyphs: Any) -> None:
        super().__init__(glyphs)
        self.polygons: list[list[tuple[float, float]]] = []

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 - the names are fontTools'
        self.polygons.append([pt])

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self.polygons[-1].append(pt)

    def _curveToOne(  # noqa: N802
        self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]
    ) -> None:
        start = self.polygons[-1][-1]
        for t in (0.25, 0.5, 0.75, 1.0):
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            self.polygons[-1].append(
                (
                    a * start[0] + b * pt1[0] + c * pt2[0] + d * pt3[0],
                    a * start[1] + b * pt1[1] + c * pt2[1] + d * pt3[1],
                )
            )


def _raster(polygons: list[list[tuple[float, float]]], x0: float, y0: float, side: float) -> Raster:
    """The squares whose middle is inside (winding number other than zero)."""
    scale = _SIDE / side
    crossings: list[list[tuple[float, int]]] = [[] for _ in range(_SIDE)]
    for polygon in polygons:
        shifted = [((x - x0) * scale, (y - y0) * scale) for x, y in polygon]
        for (ax, ay), (bx, by) in zip(shifted, [*shifted[1:], shifted[0]], strict=True):
            if ay == by:
                continue
            low, high = (ay, by) if ay < by else (by, ay)
            for row in range(max(int(low), 0), min(int(high) + 1, _SIDE)):
                middle = row + 0.5
                if low <= middle < high:
                    crossings[row].append((ax + (middle - ay) * (bx - ax) / (by - ay), 1 if by > ay else -1))
    inside = set()
    for row, found in enumerate(crossings):
        found.sort()
        winding = 0
        for (x, turn), (following, _) in pairwise(found):
            winding += turn
            if winding:
                for column in range(max(int(x + 0.5), 0), min(int(following + 0.5), _SIDE)):
                    inside.add((row, column))
    return frozenset(inside)
