"""The characters that one text object painted, in paint order, without those that nobody sees."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Container, Iterator
from itertools import compress, islice
from math import hypot
from operator import ne
from typing import NamedTuple

from thaimemo.extract.pdf import native
from thaimemo.extract.pdf.frame import Frame
from thaimemo.extract.pdf.native import Handle, Room
from thaimemo.extract.pdf.objects import Painted, Texts
from thaimemo.extract.pdf.visible import Clips, hidden_objects
from thaimemo.schema.evidence import Box

CLOSE = 0.04
"""Em that the pen may be off where a text object goes on with the one before."""
_CLOSE_BY_HEIGHT = 0.03
"""The same by the height of a line, which is about one and a third em in Thai fonts."""
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

    ``owners`` and ``loose`` are the object and the advance of each character.
    """
    unseen, texts = hidden_objects(painted, frame), painted.texts
    margin = _MARGIN * (frame.top - frame.bottom)
    low, high = frame.bottom + margin, frame.top - margin
    chains = _chains(_strings(owners, texts), loose, texts, unseen, (frame.left, low, frame.right, high))
    clips = Clips()
    starts = [start for start, _, _, _ in chains]
    places = iter(room.matrices(text_page, starts))
    sizes = map(native.char_font_size, [text_page] * len(starts), starts)
    for (start, stop, first, last), a, b, c, d, e, f, em in zip(
        chains, places, places, places, places, places, places, sizes, strict=True
    ):
        if b == c == 0 and a > 0 and d > 0:
            turns, size = 0, max(em * d, 0.1)
        else:
            turns = (0 if a >= 0 else 2) if abs(a) >= abs(b) else (1 if b > 0 else 3)
            size = max(em * hypot(c, d), 0.1)
        in_margin = not low < f < high and first not in unseen
        if in_margin and clips.cuts_off(texts.handles[first], e, f + 0.25 * size):
            unseen[first] = "cut off at the margin"
        if unseen and first in unseen:
            hidden[unseen[first]] += stop - start
        else:
            yield Group(start, stop, first, last, turns, size, e, f)


def _strings(owners: list[int], texts: Texts) -> list[tuple[int, int, int]]:
    """What each object painted, in paint order: its place in the columns, first character and end."""
    number, unknown = texts.number, len(texts.number)
    edges = list(compress(range(1, len(owners)), map(ne, owners, islice(owners, 1, None))))
    found = [
        (number.get(owner, unknown), start, stop)
        for start, stop in zip([0, *edges], [*edges, len(owners)], strict=True)
        if start < stop and (owner := owners[start])
    ]
    found.sort()
    return found


def _chains(
    strings: list[tuple[int, int, int]],
    loose: array[float],
    texts: Texts,
    unseen: Container[int],
    inner: Box,
) -> list[tuple[int, int, int, int]]:
    """``start, stop, first, last`` of strings that go on where the one before ended.

    Many producers paint every letter by itself. The same font in the same height on the same line gives
    an advance of the same top and bottom, so nothing more is asked of what goes on. ``inner`` is the page
    without its margins at top and bottom, where each object is looked at by itself.
    """
    left, low, right, high = inner
    looks, actual = texts.looks, texts.actual
    lefts, tops, rights, bottoms = loose[0::4], loose[1::4], loose[2::4], loose[3::4]
    chains: list[tuple[int, int, int, int]] = []
    begin = end = first = last = -1
    top = bottom = close = 0.0
    for index, start, stop in strings:
        if (
            start == end
            and index == last + 1
            and tops[start] == top
            and bottoms[start] == bottom
            and -close < lefts[start] - rights[start - 1] < close
            and actual[index] is None
            and looks[index] is looks[last]
            and lefts[start] < right
            and index not in unseen
        ):
            end, last = stop, index
            continue
        if begin >= 0:
            chains.append((begin, end, first, last))
        begin, end, first, last = start, stop, index, index
        top, bottom = tops[start], bottoms[start]
        alone = (
            bottom <= low
            or top >= high
            or lefts[start] < left
            or actual[index] is not None
            or index in unseen
        )
        close = -1.0 if alone else _CLOSE_BY_HEIGHT * (top - bottom)
    if begin >= 0:
        chains.append((begin, end, first, last))
    return chains
