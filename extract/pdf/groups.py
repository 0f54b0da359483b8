"""The characters that one text object painted, in paint order, without those that nobody sees."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import compress, islice
from math import hypot
from operator import ne
from typing import NamedTuple

from thaimemo.extract.pdf import native
from thaimemo.extract.pdf.frame import Frame
from thaimemo.extract.pdf.loops import Handle
from thaimemo.extract.pdf.objects import Painted, Texts
from thaimemo.extract.pdf.replaced import Silent, hull, own_ink, spread
from thaimemo.extract.pdf.visible import Clips, hidden_objects
from thaimemo.schema.evidence import Box

CLOSE = 0.04
"""Em that the pen may be off where a text object goes on with the one before."""
BEARING = 0.15
"""Em that the pen may be off beside letters of which only the ink is known."""
_EM_BY_HEIGHT = 0.75
"""Em of the height of a line, which is about one and a third in Thai fonts."""
_MARGIN = 0.15
"""Share of the page at its top and bottom where text may be cut off."""


@dataclass(frozen=True, slots=True)
class Source:
    """The characters of a page as PDFium has them, and the objects that painted them."""

    text: str
    loose: array[float]
    """``left, top, right, bottom`` of the advance of each, in user space."""
    ink: array[float]
    """``left, bottom, right, top``."""
    texts: Texts
    silent: Silent
    frame: Frame


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
    source: Source,
    painted: Painted,
    hidden: Counter[str],
) -> Iterator[Group]:
    """The groups in paint order; ``hidden`` counts the characters that nobody sees.

    ``owners`` are the objects of the characters of ``source``; where an ActualText goes on within a group,
    its characters are spread over the glyphs that it stands for.
    """
    frame, texts = source.frame, source.texts
    unseen = hidden_objects(painted, frame)
    margin = _MARGIN * (frame.top - frame.bottom)
    low, high = frame.bottom + margin, frame.top - margin
    chains = _chains(_strings(owners, texts), source, unseen)
    clips = Clips()
    starts = array("i", [start for start, _, _, _ in chains])
    places = iter(native.matrices(text_page, starts))
    sizes = native.font_sizes(text_page, starts)
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
            # What a named tuple makes of its arguments costs more than the tuple.
            yield tuple.__new__(Group, (start, stop, first, last, turns, size, e, f))


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
    strings: list[tuple[int, int, int]], source: Source, unseen: Container[int]
) -> list[tuple[int, int, int, int]]:
    """``start, stop, first, last`` of strings that go on where the one before ended.

    Many producers paint every letter by itself. The same font in the same height on the same line gives
    an advance of the same top and bottom, so nothing more is asked of what goes on; of an ActualText only the
    ink is known, which has to be within that height.
    """
    left, right = source.frame.left, source.frame.right
    texts, loose = source.texts, source.loose
    looks, actual = texts.looks, texts.actual
    lefts, tops, rights, bottoms = loose[0::4], loose[1::4], loose[2::4], loose[3::4]
    chains: list[tuple[int, int, int, int]] = []
    begin = end = first = last = -1
    top = bottom = close = bearing = near = 0.0
    for index, start, stop in strings:
        if (
            start == end
            and index == last + 1
            and near > 0
            and looks[index] is looks[last]
            and index not in unseen
        ):
            pen = rights[start - 1]
            if actual[index] is None:
                if (
                    tops[start] == top
                    and bottoms[start] == bottom
                    and -near < lefts[start] - pen < near
                    and lefts[start] < right
                ):
                    end, last, near = stop, index, close
                    continue
            elif box := _replaced(source, index, start, stop):
                x0, y0, x1, y1 = box
                if -bearing < x0 - pen < bearing and bottom <= y0 and y1 <= top and x0 < right:
                    spread(loose, source.ink, start, stop, box)
                    rights[stop - 1] = x1
                    end, last, near = stop, source.silent.last[texts.marks[index]], bearing
                    continue
        if begin >= 0:
            chains.append((begin, end, first, last))
        begin, end, first, last = start, stop, index, index
        top, bottom = tops[start], bottoms[start]
        alone = lefts[start] < left or actual[index] is not None or index in unseen
        em = _EM_BY_HEIGHT * (top - bottom)
        bearing, close = BEARING * em, -1.0 if alone else CLOSE * em
        near = close
    if begin >= 0:
        chains.append((begin, end, first, last))
    return chains


def _replaced(source: Source, index: int, start: int, stop: int) -> Box | None:
    """The ink that an ActualText stands for, where PDFium gives it to the first object of it alone."""
    texts, silent = source.texts, source.silent
    mark = texts.marks[index]
    others, last = silent.replaced.get(mark, ()), silent.last.get(mark, index)
    if not others or last - index != len(others) or texts.marks[last + 1] == mark:
        return None
    if texts.forms[index] is not None or source.text[start:stop] != texts.actual[index]:
        return None
    return hull([own_ink(source.ink, start, stop), *others])
