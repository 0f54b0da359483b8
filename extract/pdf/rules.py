"""The straight lines drawn on a page, level or upright: strokes, thin rectangles, the sides of boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from thaimemo.extract.pdf import native
from thaimemo.extract.pdf.frame import Frame
from thaimemo.extract.pdf.native import Reals
from thaimemo.extract.pdf.objects import Painted
from thaimemo.schema.evidence import Box

_THIN = 3.0
"""Points: what is thinner is a line."""
_SHORT = 4.0
"""Points: what is shorter separates nothing."""
MAX_SEGMENTS = 2_000
"""A path of more segments is a drawing, not a table."""


class Rule(NamedTuple):
    """A line at ``at`` (x of an upright one, y of a level one) from ``low`` to ``high``."""

    at: float
    low: float
    high: float


@dataclass(slots=True)
class Rules:
    """The lines of a page; touching pieces on one line are joined."""

    level: list[Rule]
    upright: list[Rule]


def read_rules(painted: Painted, frame: Frame) -> Rules:
    """The lines of a page in the coordinates of ``frame``."""
    level: list[Rule] = []
    upright: list[Rule] = []
    places, modes = iter(native.bounds(painted.paths)), iter(native.draw_modes(painted.paths))
    for item, filled, stroked, *bounds in zip(
        painted.paths, modes, modes, places, places, places, places, strict=True
    ):
        if not filled and not stroked:
            continue
        for x0, top, x1, bottom in _boxes(item, bounds, frame, stroked=bool(stroked)):
            width, height = x1 - x0, bottom - top
            if height < _THIN and width > _SHORT:
                level.append(Rule((top + bottom) / 2, x0, x1))
            elif width < _THIN and height > _SHORT:
                upright.append(Rule((x0 + x1) / 2, top, bottom))
    return _on_page(Rules(_join(level), _join(upright)), frame.height)


def _on_page(rules: Rules, height: float) -> Rules:
    """What is seen: the sides of a cell that a page end cut may begin above the page.

    They are seen from the first line of the page that they meet: that of the header printed again.
    """
    if all(0 <= rule.at <= height for rule in rules.level) and all(
        rule.low >= 0 and rule.high <= height for rule in rules.upright
    ):
        return rules
    level = [rule for rule in rules.level if 0 <= rule.at <= height]
    upright = []
    for rule in rules.upright:
        met = [h.at for h in level if rule.low <= h.at <= rule.high and h.low - 3 <= rule.at <= h.high + 3]
        low = rule.low if rule.low >= 0 else min(met, default=0.0)
        high = rule.high if rule.high <= height else max(met, default=height)
        if low < high:
            upright.append(Rule(rule.at, low, high))
    return Rules(level, upright)


def _boxes(item: int, bounds: Sequence[float], frame: Frame, *, stroked: bool) -> Iterator[Box]:
    """The bounds of a thin path, or of every side of a larger one that is stroked."""
    a, b, c, d = bounds
    if c - a < _THIN or d - b < _THIN:
        yield frame.box(a, b, c, d)
        return
    count = native.path_count(item)
    if (not stroked and count <= 5) or count > MAX_SEGMENTS:
        return
    yield from _sides(item, count, frame, stroked=stroked)


def _sides(item: int, count: int, frame: Frame, *, stroked: bool) -> Iterator[Box]:
    """The sides of a stroked path; of a filled one its thin parts, and the sides of a ring."""
    parts = list(_parts(item, count))
    if stroked:
        for part in parts:
            for (x0, y0), (x1, y1) in pairwise(part):
                if abs(x0 - x1) < 1 or abs(y0 - y1) < 1:
                    yield frame.box(x0, y0, x1, y1)
        return
    boxes = [
        frame.box(
            min(p[0] for p in part), min(p[1] for p in part), max(p[0] for p in part), max(p[1] for p in part)
        )
        for part in parts
        if part
    ]
    if len(boxes) == 2 and all(len(part) <= 5 for part in parts):
        inner, outer = sorted(boxes, key=lambda b: b[2] - b[0])
        x0, top, x1, bottom = outer
        widths = (inner[0] - x0, inner[1] - top, x1 - inner[2], bottom - inner[3])
        if any(widths) and all(0 <= width < _THIN for width in widths):
            sides = (
                (x0, top, x0, bottom),
                (x0, top, x1, top),
                (x1, top, x1, bottom),
                (x0, bottom, x1, bottom),
            )
            # the box of a cell that a page end cut in two lacks a side
            yield from (side for side, width in zip(sides, widths, strict=True) if width)
            return
    yield from (box for box in boxes if box[2] - box[0] < _THIN or box[3] - box[1] < _THIN)


def _parts(item: int, count: int) -> Iterator[list[tuple[float, float]]]:
    """The points between the moves of a path, in PDF user space."""
    room, spot = Reals(6), Reals(2)
    native.object_matrix(item, room.at(0))
    a, b, c, d, e, f = room.values
    part: list[tuple[float, float]] = []
    for index in range(count):
        segment = native.path_segment(item, index)
        if not segment:
            continue
        native.segment_point(segment, spot.at(0), spot.at(1))
        x, y = spot.values
        point = (a * x + c * y + e, b * x + d * y + f)
        if native.segment_type(segment) == native.MOVE:
            yield part
            part = []
        part.append(point)
        if native.segment_closes(segment) and part[0] != point:
            part.append(part[0])
    yield part


def _join(rules: list[Rule], tolerance: float = 1.6, gap: float = 3.0) -> list[Rule]:
    """Pieces of one line made one."""
    rules.sort()
    joined: list[Rule] = []
    index = 0
    while index < len(rules):
        stop = index + 1
        while (
            stop < len(rules)
            and rules[stop].at - rules[stop - 1].at <= tolerance
            and rules[stop].at - rules[index].at <= 2.5
        ):
            stop += 1
        same = sorted(rules[index:stop], key=lambda r: r.low)
        at = sum(r.at for r in same) / len(same)
        low, high = same[0].low, same[0].high
        for rule in same[1:]:
            if rule.low <= high + gap:
                high = max(high, rule.high)
            else:
                joined.append(Rule(at, low, high))
                low, high = rule.low, rule.high
        joined.append(Rule(at, low, high))
        index = stop
    return joined
