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
from collections.abc import Iterator, Set
from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from typing import NamedTuple

import regex

from thaimemo.extract.pdf import native
from thaimemo.extract.pdf.frame import NO_INK, Boxes, Frame
from thaimemo.extract.pdf.native import CharacterRoom, Handle, Reals
from thaimemo.extract.pdf.objects import Face, Painted, TextObject
from thaimemo.extract.pdf.visible import hidden_objects, is_cut_off

UNMAPPED = "\ufffd"
"""Stands for a glyph that the document gives no character for."""
_CLOSE = 0.04
"""Em that the pen may be off where a text object goes on with the one before."""
_BLANK = regex.compile("[ \u00a0\u00ad\ufffd]")
_MARGIN = 0.15
"""Share of the page at its top and bottom where text may be cut off."""
_DIGIT = regex.compile("[0-9]")
_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_ODD = regex.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_INSTEAD = {"\t": " ", "\n": " ", "\r": " ", "\ufffe": "\u00ad"}
_HYPHENS = "\x02\x1f\ufffe"
"""What PDFium may give for a hyphen at the end of a line."""


@dataclass(slots=True)
class Stretch:
    """Characters ``start:stop`` of a page that were painted one after the other in one line and look."""

    start: int
    stop: int
    baseline: float
    """Upright for reading, in points."""
    size: float
    bold: bool
    turns: int


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


class _Group(NamedTuple):
    """Characters ``start:stop`` of PDFium's page that one object painted."""

    start: int
    stop: int
    painted: TextObject
    turns: int
    size: float
    x: float
    y: float


def read_glyphs(text_page: Handle, painted: Painted, frame: Frame, room: CharacterRoom) -> PageGlyphs:
    """The characters of a page; ``frame`` is the page as it is seen."""
    hidden: Counter[str] = Counter()
    count = max(native.count_chars(text_page), 0)
    owners = room.owners(text_page, count)
    loose, ink = room.boxes(text_page, count)
    text = _text(text_page, count, owners, loose)
    groups = list(_groups(text_page, owners, painted, frame, hidden))
    tally: Counter[int] = Counter()
    for group in groups:
        tally[group.turns] += group.stop - group.start
    turns = tally.most_common(1)[0][0] if tally else frame.turns
    page = _Page(text, ink, frame, hidden)
    page.silent(painted, painted.texts.keys() - set(owners))
    for turn in tally:
        page.readings[turn] = Frame(frame.left, frame.bottom, frame.right, frame.top, turn)
        page.sides[turn] = page.readings[turn].width, page.readings[turn].height
        page.spans[turn] = page.readings[turn].spans(loose)
    batch: list[_Group] = []
    for group in groups:
        replaced = group.painted.actual is not None
        if batch and not (
            replaced and group.painted.mark == batch[0].painted.mark and group.turns == batch[0].turns
        ):
            page.add_actual(batch)
            batch = []
        if replaced:
            batch.append(group)
        else:
            page.add(group)
    if batch:
        page.add_actual(batch)
    return page.glyphs(turns)


def _text(text_page: Handle, count: int, owners: list[int], loose: array[float]) -> str:
    """One character a glyph; spaces that PDFium puts in lose their owner, its soft hyphens are hyphens."""
    text = native.page_text(text_page, count)
    is_generated = native.char_is_generated
    at = text.find(" ")
    while at >= 0:
        if owners[at] and _is_point(loose, 4 * at) and is_generated(text_page, at) == 1:
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


def _is_point(loose: array[float], at: int) -> bool:
    """The character has no advance: only such spaces can be made up."""
    return loose[at] == loose[at + 2] or loose[at + 1] == loose[at + 3]


def _groups(
    text_page: Handle, owners: list[int], painted: Painted, frame: Frame, hidden: Counter[str]
) -> Iterator[_Group]:
    """Characters that one object painted, in paint order, without those that nobody sees."""
    unknown = TextObject(1 << 30, Face("", False))
    unseen, texts = hidden_objects(painted, frame), painted.texts
    found: list[tuple[int, int, int, int]] = []
    edges = [i for i, (a, b) in enumerate(pairwise(owners), 1) if a != b]
    for start, stop in zip([0, *edges], [*edges, len(owners)], strict=True):
        if start < stop and (owner := owners[start]):
            found.append((texts.get(owner, unknown).order, start, stop, owner))
    found.sort()
    matrix = Reals(6)
    spot, values = matrix.at(0), matrix.values
    char_matrix, char_font_size = native.char_matrix, native.char_font_size
    placed: dict[int, tuple[int, float, float, float]] = {}
    margin = _MARGIN * (frame.top - frame.bottom)
    low, high = frame.bottom + margin, frame.top - margin
    for _, start, stop, owner in found:
        if unseen and owner in unseen:
            hidden[unseen[owner]] += stop - start
            continue
        place = placed.get(owner)
        if place is None:
            char_matrix(text_page, start, spot)
            a, b, c, d, x, y = values
            size = char_font_size(text_page, start)
            if b == c == 0 and a > 0 and d > 0:
                turn, size = 0, max(size * d, 0.1)
            else:
                turn = (0 if a >= 0 else 2) if abs(a) >= abs(b) else (1 if b > 0 else 3)
                size = max(size * hypot(c, d), 0.1)
            if not low < y < high and is_cut_off(owner, x, y + 0.25 * size):
                unseen[owner] = "cut off at the margin"
                hidden[unseen[owner]] += stop - start
                continue
            place = placed[owner] = (turn, size, x, y)
        yield _Group(start, stop, texts.get(owner, unknown), *place)


class _Page:
    """The columns of a page while they are put together."""

    def __init__(self, text: str, ink: array[float], frame: Frame, hidden: Counter[str]) -> None:
        self._text, self._ink, self._frame, self._hidden = text, ink, frame, hidden
        self.readings: dict[int, Frame] = {}
        self.sides: dict[int, tuple[float, float]] = {}
        self.spans: dict[int, tuple[array[float], array[float]]] = {}
        self._parts: list[str] = []
        self._length = 0
        self._left, self._right, self._boxes = array("f"), array("f"), array("f")
        self._stretches: list[Stretch] = []
        self._replaced: dict[int, list[int]] = {}
        self._blanks: list[int] = []
        self._thai_digits = 0
        self._edge = 0.0
        """Where the pen stood after what was added last."""
        self._order = 0
        """Of the object that was added last."""

    def silent(self, painted: Painted, objects: Set[int]) -> None:
        """Text objects that PDFium gives no characters for.

        It takes one object for the whole ActualText, and of two spaces the one that it made up itself.
        """
        for item in objects:
            text = painted.texts[item]
            if text.actual is None:
                self._blanks.append(text.order)
            elif not text.nested:
                self._replaced.setdefault(text.mark, []).append(item)
        self._blanks.sort()

    def add(self, group: _Group) -> None:
        """The glyphs of one object as they are."""
        start, stop = group.start, group.stop
        left, right = self.spans[group.turns]
        self._append(
            group,
            self._text[start:stop],
            left[start:stop],
            right[start:stop],
            self._ink[4 * start : 4 * stop],
        )

    def add_actual(self, batch: list[_Group]) -> None:
        """The text that stands for the glyphs of one or more objects."""
        first = batch[0]
        actual = first.painted.actual
        if not actual:
            return
        others = self._replaced.get(first.painted.mark)
        if not others and len(batch) == 1 and self._text[first.start : first.stop] == actual:
            self.add(first)
            return
        columns = self.spans[first.turns]
        left, right, ink = array("f"), array("f"), array("f")
        for group in batch:
            left += columns[0][group.start : group.stop]
            right += columns[1][group.start : group.stop]
            ink += self._ink[4 * group.start : 4 * group.stop]
        if others:
            left, right, ink = self._spread(first, ink, others, len(actual))
        elif len(left) != len(actual):
            low, high, n = min(left), max(right), len(actual)
            if high - low < 2.5 * first.size:
                left, right = array("f", [low]) * n, array("f", [high]) * n
                ink = array("f", _around(ink)) * n
            else:
                spots = [min(i * len(left) // n, len(left) - 1) for i in range(n)]
                ink = array("f", [v for i in spots for v in ink[4 * i : 4 * i + 4]])
                left, right = array("f", [left[i] for i in spots]), array("f", [right[i] for i in spots])
        self._append(first, actual, left, right, ink)

    def _spread(
        self, group: _Group, ink: array[float], others: list[int], count: int
    ) -> tuple[array[float], array[float], array[float]]:
        """``count`` characters evenly over ``ink`` and the bounds of other objects."""
        bounds = Reals(4)
        spots = [bounds.at(i) for i in range(4)]
        for item in others:
            native.object_bounds(item, *spots)
            ink += bounds.values
        around = _around(ink)
        lows, highs = self.readings[group.turns].spans(array("f", [around[i] for i in (0, 3, 2, 1)]))
        low, step = lows[0], (highs[0] - lows[0]) / count
        left = array("f", [low + step * i for i in range(count)])
        right = array("f", [low + step * (i + 1) for i in range(count)])
        return left, right, array("f", around) * count

    def _append(
        self, group: _Group, text: str, left: array[float], right: array[float], ink: array[float]
    ) -> None:
        turns = group.turns
        reading = self.readings[turns]
        x, baseline = reading.point(group.x, group.y)
        width, height = self.sides[turns]
        if not (0 <= x <= width and 0 <= baseline <= height) and self._outside(ink):
            self._hidden["outside the page"] += len(text.strip())
            return
        painted, size = group.painted, max(group.size, 1.0)
        if painted.face.thai_digits:
            self._thai_digits += len(_DIGIT.findall(text))
            text = text.translate(_TO_THAI)
        bold = painted.face.bold or painted.heavy
        start = self._length
        if self._blanks and self._stretches and self._blank_before(group, left[0], baseline):
            self._parts.append(" ")
            self._left.append(self._right[-1])
            self._right.append(left[0])
            self._boxes += NO_INK
            self._stretches.append(Stretch(start, start + 1, baseline, size, bold, turns))
            start += 1
        self._order = painted.order
        self._length = stop = start + len(text)
        self._parts.append(text)
        self._left += left
        self._right += right
        self._boxes += ink
        step, self._edge = left[0] - self._edge, right[-1]
        if self._stretches:
            last = self._stretches[-1]
            if (
                -_CLOSE < step / size < _CLOSE
                and last.size == size
                and abs(last.baseline - baseline) < _CLOSE * size
                and last.bold == bold
                and last.turns == turns
            ):
                last.stop = stop
                return
        self._stretches.append(Stretch(start, stop, baseline, size, bold, turns))

    def _blank_before(self, group: _Group, left: float, baseline: float) -> bool:
        """A silent object was painted just before, and there is room for a space on the line."""
        blanks = self._blanks
        at = bisect_right(blanks, self._order)
        if at == len(blanks) or blanks[at] > group.painted.order:
            return False
        last = self._stretches[-1]
        white = left - self._right[-1]
        return (
            last.turns == group.turns
            and abs(last.baseline - baseline) < 0.1 * last.size
            and 0.12 * last.size < white < 3 * last.size
            and self._parts[-1][-1] != " "
        )

    def _outside(self, ink: array[float]) -> bool:
        left, bottom, right, top = _around(ink)
        frame = self._frame
        return right < frame.left or left > frame.right or top < frame.bottom or bottom > frame.top

    def glyphs(self, turns: int) -> PageGlyphs:
        """What was put together."""
        text, ink = "".join(self._parts), self._boxes
        inked = frozenset(self._inked(text, ink))
        for index, (left, right) in enumerate(zip(ink[0::4], ink[2::4], strict=True)):
            if right <= left:
                ink[4 * index : 4 * index + 4] = NO_INK
        return PageGlyphs(
            text,
            self._left,
            self._right,
            ink,
            inked,
            self._stretches,
            self._frame,
            self._hidden,
            self._thai_digits,
            turns,
        )

    def _inked(self, text: str, ink: array[float]) -> Iterator[int]:
        """An empty glyph is at most 0.02 pt high; one with ink is a mark (2.8 pt at 12 points)."""
        starts: list[int] = []
        for match in _BLANK.finditer(text):
            index = match.start()
            left, bottom, right, top = ink[4 * index : 4 * index + 4]
            least = min(right - left, top - bottom)
            if least > 0.05:
                starts = starts or [s.start for s in self._stretches]
                stretch = self._stretches[bisect_right(starts, index) - 1]
                if least > 0.05 * stretch.size:
                    yield index


def _around(ink: array[float]) -> tuple[float, float, float, float]:
    return min(ink[0::4]), min(ink[1::4]), max(ink[2::4]), max(ink[3::4])


def boxes(glyphs: PageGlyphs, start: int, stop: int) -> Boxes:
    """The ink of characters ``start:stop``."""
    return Boxes(glyphs.ink[4 * start : 4 * stop], glyphs.frame)
