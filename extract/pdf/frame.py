"""Coordinates of a page as people see it: PDF points from the top left, the page turned upright."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace

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
        (a, b), (c, d) = self.point(x0, y0), self.point(x1, y1)
        return (min(a, c), min(b, d), max(a, c), max(b, d))

    def columns(
        self, left: Sequence[float], bottom: Sequence[float], right: Sequence[float], top: Sequence[float]
    ) -> tuple[list[float], list[float], list[float], list[float]]:
        """Many boxes at once, as four columns ``x0, top, x1, bottom``."""
        a, b, c, d = self.left, self.bottom, self.right, self.top
        if self.turns == 0:
            return (
                [v - a for v in left],
                [d - v for v in top],
                [v - a for v in right],
                [d - v for v in bottom],
            )
        if self.turns == 1:
            return (
                [v - b for v in bottom],
                [v - a for v in left],
                [v - b for v in top],
                [v - a for v in right],
            )
        if self.turns == 2:
            return (
                [c - v for v in right],
                [v - b for v in bottom],
                [c - v for v in left],
                [v - b for v in top],
            )
        return [d - v for v in top], [c - v for v in right], [d - v for v in bottom], [c - v for v in left]


class Boxes(Sequence[Box]):
    """One box a character, kept as four floats each."""

    __slots__ = ("flat",)

    def __init__(self, flat: array[float]) -> None:
        self.flat = flat

    def __len__(self) -> int:
        return len(self.flat) // 4

    def __getitem__(self, index):  # type: ignore[no-untyped-def]
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        if index < 0:
            index += len(self)
        a, b, c, d = self.flat[4 * index : 4 * index + 4]
        return (round(a, 2), round(b, 2), round(c, 2), round(d, 2))
