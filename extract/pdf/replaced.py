"""Text objects that PDFium gives no characters for.

Browsers write a Thai letter and the marks on it as one ActualText around an object for each glyph. PDFium
gives the text to one of the objects and cuts its ink evenly among the characters; the others are silent.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from thaimemo.extract.pdf import native
from thaimemo.extract.pdf.objects import Texts, placed
from thaimemo.schema.evidence import Box


@dataclass(frozen=True, slots=True)
class Silent:
    """What is painted and has no characters."""

    blanks: list[int]
    """Objects, in paint order, that are spaces: of two PDFium gives the one that it made up itself."""
    replaced: dict[int, list[Box]]
    """The ink on the page of the objects within a marked content whose ActualText stands for them."""
    last: dict[int, int]
    """The last of those objects."""


def read_silent(owners: Iterable[int], texts: Texts) -> Silent:
    """The objects of a page that are not among the ``owners`` of its characters."""
    number, actual, marks = texts.number, texts.actual, texts.marks
    silent = sorted(map(number.__getitem__, number.keys() - set(owners)))
    within = [n for n in silent if actual[n] is not None]
    places = iter(native.bounds(array("Q", [texts.handles[n] for n in within])))
    replaced: dict[int, list[Box]] = {}
    last: dict[int, int] = {}
    for n, box in zip(within, zip(places, places, places, places, strict=True), strict=True):
        replaced.setdefault(marks[n], []).append(placed(box, texts.forms[n]))
        last[marks[n]] = n
    return Silent([n for n in silent if actual[n] is None], replaced, last)


def own_ink(ink: array[float], start: int, stop: int) -> Box:
    """The ink of the object that has the text of an ActualText, from that of its characters."""
    return ink[4 * start], ink[4 * start + 1], ink[4 * stop - 2], ink[4 * stop - 1]


def hull(boxes: Sequence[Box]) -> Box:
    """The bounds of boxes in user space."""
    left, bottom, right, top = boxes[0]
    for x0, y0, x1, y1 in boxes[1:]:
        left, bottom = x0 if x0 < left else left, y0 if y0 < bottom else bottom
        right, top = x1 if x1 > right else right, y1 if y1 > top else top
    return left, bottom, right, top


def even_edges(left: float, right: float, count: int) -> array[float]:
    """Where ``count`` characters of one width begin, and where the last one ends."""
    step = (right - left) / count
    return array("f", [left + step * i for i in range(count + 1)])


def spread(loose: array[float], ink: array[float], start: int, stop: int, box: Box) -> None:
    """The characters ``start:stop`` of a line that is upright evenly over a box of ink.

    ``loose`` keeps the heights that it has.
    """
    edges = even_edges(box[0], box[2], stop - start)
    loose[4 * start : 4 * stop : 4], loose[4 * start + 2 : 4 * stop : 4] = edges[:-1], edges[1:]
    ink[4 * start : 4 * stop] = array("d", box) * (stop - start)
