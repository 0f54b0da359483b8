"""Every character of a page with its place, in the order of the content stream.

PDFium gives the characters of a page line by line from left to right, which puts Thai marks behind the
wrong letter where a producer moved them; the order in which they were painted is the order in which they were
written. Text that a producer gives as ActualText (ISO 32000-1, 14.9.4) replaces the glyphs of its marked
content once.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import compress
from operator import le

from thaimemo.extract.pdf import native
from thaimemo.extract.pdf.assembly import Assembly, Stretch
from thaimemo.extract.pdf.frame import NO_INK, Frame
from thaimemo.extract.pdf.groups import Source, read_groups
from thaimemo.extract.pdf.loops import Handle
from thaimemo.extract.pdf.objects import Painted
from thaimemo.extract.pdf.replaced import read_silent
from thaimemo.normalize import lazy

UNMAPPED = "\ufffd"
"""Stands for a glyph that the document gives no character for."""
_BLANK = lazy.compiled("[ \u00a0\u00ad\ufffd]")
_ODD = lazy.compiled("[\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_INSTEAD = {"\t": " ", "\n": " ", "\r": " ", "\ufffe": "\u00ad"}
_HYPHENS = "\x02\x1f\ufffe"
"""What PDFium may give for a hyphen at the end of a line."""


@dataclass(slots=True)
class PageGlyphs:
    """The visible characters of a page in columns, and how many were left out as invisible, by reason."""

    text: str
    left: array[float]
    """Where the advance of each character begins, upright for reading, in points."""
    right: array[float]
    ink: array[float]
    """``left, bottom, right, top`` of each character in user space, `NO_INK` where nothing is printed."""
    inked: frozenset[int]
    """Places of blanks that have ink: a mark that the document calls a space."""
    stretches: list[Stretch]
    frame: Frame
    """The page as it is seen."""
    hidden: Counter[str]
    thai_digits: int
    """How many digits the document gives as Arabic and the font prints as Thai."""
    turns: int
    """Clockwise quarter turns that bring most of the text upright, from PDF user space."""


def read_glyphs(text_page: Handle, painted: Painted, frame: Frame) -> PageGlyphs:
    """The characters of a page; ``frame`` is the page as it is seen."""
    hidden: Counter[str] = Counter()
    count = max(native.count_chars(text_page), 0)
    owners = native.owners(text_page, count)
    loose, ink = native.loose_boxes(text_page, count), native.ink_boxes(text_page, count)
    text = _text(text_page, count, owners, loose)
    source = Source(text, loose, ink, painted.texts, read_silent(owners, painted.texts), frame)
    groups = list(read_groups(text_page, owners, source, painted, hidden))
    tally: Counter[int] = Counter()
    for group in groups:
        tally[group.turns] += group.stop - group.start
    turns = tally.most_common(1)[0][0] if tally else frame.turns
    columns = Assembly(source, groups, hidden)
    inked = frozenset(_inked(columns))
    printed = columns.ink
    for index in compress(range(len(columns.text)), map(le, printed[2::4], printed[0::4])):
        printed[4 * index : 4 * index + 4] = NO_INK
    return PageGlyphs(
        columns.text,
        columns.left,
        columns.right,
        printed,
        inked,
        columns.stretches,
        frame,
        hidden,
        columns.thai_digits,
        turns,
    )


def _text(text_page: Handle, count: int, owners: list[int], loose: array[float]) -> str:
    """One character a glyph; spaces that PDFium puts in lose their owner, its soft hyphens are hyphens."""
    text = native.page_text(text_page, count)
    is_generated = native.char_is_generated
    at = text.find(" ")
    while at >= 0:
        left, top, right, bottom = loose[4 * at : 4 * at + 4]
        # only a space without an advance can be made up
        if owners[at] and (left == right or top == bottom) and is_generated(text_page, at) == 1:
            owners[at] = 0
        at = text.find(" ", at + 1)
    if not _ODD.search(text):
        return text
    letters = list(text)
    for match in _ODD.finditer(text):
        at, letter = match.start(), match[0]
        if owners[at] and letter in _HYPHENS and native.char_is_hyphen(text_page, at) == 1:
            letters[at] = "-"
        else:
            letters[at] = _INSTEAD.get(letter, UNMAPPED)
    return "".join(letters)


def _inked(columns: Assembly) -> Iterator[int]:
    """An empty glyph is at most 0.02 pt high; one with ink is a mark (2.8 pt at 12 points)."""
    ink, starts = columns.ink, [stretch.start for stretch in columns.stretches]
    for match in _BLANK.finditer(columns.text):
        index = match.start()
        left, bottom, right, top = ink[4 * index : 4 * index + 4]
        least = min(right - left, top - bottom)
        if least > 0.05 and least > 0.05 * columns.stretches[bisect_right(starts, index) - 1].size:
            yield index
