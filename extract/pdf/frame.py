"""Coordinates of a page as people see it: PDF points from the top left, the page turned upright."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from math import inf

from thaimemo.schema.evidence import Box


@dataclass(frozen=True, slots=True)
class Frame:
    """From PDF user space (y upwards) to what is seen; ``turns`` counts clockwise quarter turns."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int = 0

    @property
    def width(self) -> float:
        """Points, as seen."""
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Points, as seen."""
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def turned(self, turns: int) -> Frame:
        """The same page turned further."""
        return replace(self, turns=(self.turns + turns) % 4)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """One point."""
        if self.turns == 0:
            return x - self.left, self.top - y
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """``x0, top, x1, bottom`` of a box given by two opposite corners."""
        if self.turns == 0 and x0 <= x1 and y0 <= y1:
            return (x0 - self.left, self.top - y1, x1 - self.left, self.top - y0)
        (a, b), (c, d) = self.point(x0, y0), self.point(x1, y1)
        return (min(a, c), min(b, d), max(a, c), max(b, d))

    def spans(self, boxes: array[float]) -> tuple[array[float], array[float]]:
        """Where boxes of ``left, top, right, bottom`` in user space begin and end from left to right."""
        if self.turns == 0:
            return _from(boxes[0::4], self.left), _from(boxes[2::4], self.left)
        if self.turns == 1:
            return _from(boxes[3::4], self.bottom), _from(boxes[1::4], self.bottom)
        if self.turns == 2:
            return _to(self.right, boxes[2::4]), _to(self.right, boxes[0::4])
        return _to(self.top, boxes[1::4]), _to(self.top, boxes[3::4])


def _from(values: array[float], start: float) -> array[float]:
    return array("f", [v - start for v in values]) if start else values


def _to(end: float, values: array[float]) -> array[float]:
    return array("f", [end - v for v in values])


NO_INK = array("d", [inf, inf, -inf, -inf])
"""The box of a character that prints nothing: it adds nothing to the bounds of others."""


class Boxes:
    """The ink of characters, one box each; kept in user space, given as the page is seen."""

    __slots__ = ("_flat", "_frame")

    def __init__(self, flat: array[float], frame: Frame) -> None:
        """``flat`` has ``left, bottom, right, top`` of every character."""
        self._flat, self._frame = flat, frame

    def over(self, start: int, end: int) -> Box | None:
        """The bounds of the ink of characters ``start:end``; None where they have none."""
        flat = self._flat
        start, end = 4 * start, 4 * end
        if start >= end:
            return None
        left, right = min(flat[start:end:4]), max(flat[start + 2 : end : 4])
        if left > right:
            return None
        bottom, top = min(flat[start + 1 : end : 4]), max(flat[start + 3 : end : 4])
        x0, y0, x1, y1 = self._frame.box(left, bottom, right, top)
        return (round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2))
