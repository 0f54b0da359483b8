"""The characters that one text object painted, in paint order, without those that nobody sees."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator
from itertools import compress, islice
from math import hypot
from operator import ne
from typing import NamedTuple

from thaimemo.extract.pdf import native
from thaimemo.extract.pdf.frame import Frame
from thaimemo.extract.pdf.native import Handle, Room
from thaimemo.extract.pdf.objects import Painted
from thaimemo.extract.pdf.visible import hidden_objects, is_cut_off

CLOSE = 0.04
"""Em that the pen may be off where a text object goes on with the one before."""
_MARGIN = 0.15
"""Share of the page at its top and bottom where text may be cut off."""


class Group(NamedTuple):
    """Characters ``start:stop`` of PDFium's page that objects ``first`` to ``last`` painted in one go."""

    start: int
    stop: int
    first: int
    last: int
    turns: int
    """Clockwise quarter turns that bring them upright."""
    size: float
    x: float
    y: float
    """Where the pen began, in PDF user space."""


def read_groups(
    text_page: Handle,
    owners: list[int],
    loose: array[float],
    painted: Painted,
    frame: Frame,
    room: Room,
    hidden: Counter[str],
) -> Iterator[Group]:
    """The groups in paint order; ``hidden`` counts the characters that nobody sees.

    ``owners`` and ``loose`` are the object and the advance of each character. Objects that go on where the
    one before ended make one group, as many producers paint every letter by itself.
    """
    unseen, texts = hidden_objects(painted, frame), painted.texts
    number, looks, actual, unknown = texts.number, texts.looks, texts.actual, len(texts.number)
    edges = list(compress(range(1, len(owners)), map(ne, owners, islice(owners, 1, None))))
    found = [
        (number.get(owner, unknown), start, stop)
        for start, stop in zip([0, *edges], [*edges, len(owners)], strict=True)
        if start < stop and (owner := owners[start])
    ]
    found.sort()
    starts = [start for _, start, _ in found]
    places = iter(room.matrices(text_page, starts))
    sizes = map(native.char_font_size, [text_page] * len(starts), starts)
    margin = _MARGIN * (frame.top - frame.bottom)
    low, high = frame.bottom + margin, frame.top - margin
    left, right = frame.left, frame.right
    begin = end = first = last = -1
    turns, size, close, x, y = 0, 0.0, -1.0, 0.0, 0.0
    unit: tuple[float, ...] = ()
    for (index, start, stop), a, b, c, d, e, f, em in zip(
        found, places, places, places, places, places, places, sizes, strict=True
    ):
        if (
            start == end
            and index == last + 1
            and f == y
            and -close < loose[4 * start] - loose[4 * start - 2] < close
            and actual[index] is None
            and looks[index] is looks[last]
            and (a, b, c, d, em) == unit
            and low < f < high
            and e < right
            and index not in unseen
        ):
            end, last = stop, index
            continue
        if begin >= 0:
            yield Group(begin, end, first, last, turns, size, x, y)
            begin = -1
        if unseen and index in unseen:
            hidden[unseen[index]] += stop - start
            continue
        if index != last or index == unknown:
            if b == c == 0 and a > 0 and d > 0:
                turns, size = 0, max(em * d, 0.1)
            else:
                turns = (0 if a >= 0 else 2) if abs(a) >= abs(b) else (1 if b > 0 else 3)
                size = max(em * hypot(c, d), 0.1)
            if not low < f < high and is_cut_off(texts.handles[index], e, f + 0.25 * size):
                unseen[index] = "cut off at the margin"
                hidden[unseen[index]] += stop - start
                continue
            x, y, unit = e, f, (a, b, c, d, em)
            close = CLOSE * size if turns == 0 and left <= e and actual[index] is None else -1.0
        begin, end, first, last = start, stop, index, index
    if begin >= 0:
        yield Group(begin, end, first, last, turns, size, x, y)
