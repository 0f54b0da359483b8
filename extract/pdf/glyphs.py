"""Every character of a page with its place, in the order of the content stream.

PDFium gives the characters of a page line by line from left to right, which puts Thai marks behind the
wrong letter where a producer moved them; the order in which they were painted is the order in which they were
written. Text that a producer gives as ActualText (ISO 32000-1, 14.9.4) replaces the glyphs of its marked
content once.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from math import hypot

from thaimemo.extract.pdf import native
from thaimemo.extract.pdf.frame import Frame
from thaimemo.extract.pdf.native import Reals
from thaimemo.extract.pdf.objects import Face, Painted, TextObject
from thaimemo.extract.pdf.visible import hidden_objects

UNMAPPED = "\ufffd"
"""Stands for a glyph that the document gives no character for."""
_BLANK = " \u00a0\ufffd"


@dataclass(slots=True)
class Stretch:
    """Characters painted by one text object, or one ActualText; places are upright for reading, in points."""

    text: str
    left: list[float]
    right: list[float]
    ink: array[float]
    """``x0, top, x1, bottom`` of every character as the page is seen."""
    baseline: float
    size: float
    face: Face
    bold: bool
    turns: int
    inked: list[int] = field(default_factory=list)
    """Places of blanks that have ink: a mark that the document calls a space."""


@dataclass(slots=True)
class PageGlyphs:
    """The visible characters of a page, and how many were left out as invisible, by reason."""

    stretches: list[Stretch]
    hidden: Counter[str]
    turns: int
    """Clockwise quarter turns that bring most of the text upright, from PDF user space."""


@dataclass(slots=True)
class _Group:
    start: int
    stop: int
    painted: TextObject
    turns: int
    size: float
    actual: bool = False


def read_glyphs(text_page: int, painted: Painted, frame: Frame) -> PageGlyphs:
    """The characters of a page; ``frame`` is the page as it is seen."""
    count = native.count_chars(text_page)
    if count <= 0:
        return PageGlyphs([], Counter(), frame.turns)
    codes = native.unicodes(text_page, count)
    owners = native.objects_of(text_page, count)
    loose = native.loose_boxes(text_page, count)
    ink = native.ink_boxes(text_page, count)
    text = _text(text_page, codes, owners)
    hidden: Counter[str] = Counter()
    groups = list(_groups(text_page, owners, painted, frame, hidden))
    tally: Counter[int] = Counter()
    for group in groups:
        tally[group.turns] += group.stop - group.start
    turns = tally.most_common(1)[0][0] if tally else frame.turns
    seen = frame.columns(ink[0::4], ink[1::4], ink[2::4], ink[3::4])
    flat = array("f", bytes(16 * count))
    for offset, column in enumerate(seen):
        flat[offset::4] = array("f", column)
    stretches: list[Stretch] = []
    width, height = frame.width, frame.height
    origin = Reals(2, "d")
    for turn in [turns, *(t for t in tally if t != turns)]:
        reading = Frame(frame.left, frame.bottom, frame.right, frame.top, turn)
        lefts, _, rights, _ = reading.columns(loose[0::4], loose[3::4], loose[2::4], loose[1::4])
        same = [g for g in groups if g.turns == turn]
        for mark, members in groupby(
            same, key=lambda g: g.painted.mark if g.painted.actual is not None else 0
        ):
            for batch in [list(members)] if mark else ([g] for g in members):
                first = batch[0]
                native.char_origin(text_page, first.start, origin.at(0), origin.at(1))
                _, baseline = reading.point(origin.values[0], origin.values[1])
                made = _stretch(batch, text, lefts, rights, flat, baseline)
                if made is None:
                    continue
                box = made.ink
                if (
                    min(box[0::4]) > width
                    or max(box[2::4]) < 0
                    or min(box[1::4]) > height
                    or max(box[3::4]) < 0
                ):
                    hidden["outside the page"] += len(made.text.strip())
                    continue
                stretches.append(made)
    return PageGlyphs(stretches, hidden, turns)


def _text(text_page: int, codes: list[int], owners: list[int | None]) -> str:
    """One character a glyph; spaces that PDFium puts in lose their owner, its soft hyphens are hyphens."""
    for index, code in enumerate(codes):
        if code == 32:
            if owners[index] and native.char_is_generated(text_page, index) == 1:
                owners[index] = None
        elif code < 32 or 0xD7FF < code < 0xE000 or code > 0xFFFD:
            if owners[index] and code in (2, 0xFFFE, 0x1F) and native.char_is_hyphen(text_page, index) == 1:
                codes[index] = 0x2D
            elif code > 0x10FFFF or 0xD7FF < code < 0xE000 or code in (0xFFFE, 0xFFFF) or code < 32:
                codes[index] = 0x20 if code in (9, 10, 13) else 0xFFFD
    return "".join(map(chr, codes))


def _groups(
    text_page: int, owners: list[int | None], painted: Painted, frame: Frame, hidden: Counter[str]
) -> Iterator[_Group]:
    """Characters that one object painted, in paint order, without those that nobody sees."""
    unknown = TextObject(1 << 30, Face("", False))
    unseen = hidden_objects(painted, frame)
    found: list[tuple[int, int, int, TextObject, int]] = []
    at = 0
    for owner, members in groupby(owners):
        start, at = at, at + sum(1 for _ in members)
        if owner:
            known = painted.texts.get(owner, unknown)
            found.append((known.order, start, at, known, owner))
    found.sort(key=lambda f: f[:2])
    matrix = Reals(6)
    sizes: dict[int, tuple[float, int]] = {}
    for _, start, stop, known, owner in found:
        if reason := unseen.get(owner):
            hidden[reason] += stop - start
            continue
        if owner not in sizes:
            native.char_matrix(text_page, start, matrix.at(0))
            a, b, c, d = matrix.values[:4]
            turn = (0 if a >= 0 else 2) if abs(a) >= abs(b) else (1 if b > 0 else 3)
            sizes[owner] = (max(native.char_font_size(text_page, start) * hypot(c, d), 0.1), turn)
        size, turn = sizes[owner]
        yield _Group(start, stop, known, turn, size)


def _stretch(
    batch: list[_Group],
    text: str,
    lefts: list[float],
    rights: list[float],
    flat: array[float],
    baseline: float,
) -> Stretch | None:
    first = batch[0]
    face, bold = first.painted.face, first.painted.face.bold or first.painted.heavy
    actual = first.painted.actual
    if actual is None:
        a, b = first.start, first.stop
        made = Stretch(
            text[a:b],
            lefts[a:b],
            rights[a:b],
            flat[4 * a : 4 * b],
            baseline,
            first.size,
            face,
            bold,
            first.turns,
        )
        _find_inked(made)
        return made
    if not actual:
        return None
    left: list[float] = []
    right: list[float] = []
    ink = array("f")
    for group in batch:
        left += lefts[group.start : group.stop]
        right += rights[group.start : group.stop]
        ink += flat[4 * group.start : 4 * group.stop]
    if len(left) != len(actual):
        low, high, n = min(left), max(right), len(actual)
        if high - low < 2.5 * first.size:
            left, right = [low] * n, [high] * n
            ink = array("f", [min(ink[0::4]), min(ink[1::4]), max(ink[2::4]), max(ink[3::4])]) * n
        else:
            spots = [min(i * len(left) // n, len(left) - 1) for i in range(n)]
            ink = array("f", [v for i in spots for v in ink[4 * i : 4 * i + 4]])
            left, right = [left[i] for i in spots], [right[i] for i in spots]
    return Stretch(actual, left, right, ink, baseline, first.size, face, bold, first.turns)


def _find_inked(made: Stretch) -> None:
    """An empty glyph is at most 0.02 pt high; one with ink is a mark (2.8 pt at 12 points)."""
    if not any(c in made.text for c in _BLANK):
        return
    ink, least = made.ink, 0.05 * made.size
    for index, letter in enumerate(made.text):
        height, width = ink[4 * index + 3] - ink[4 * index + 1], ink[4 * index + 2] - ink[4 * index]
        if letter in _BLANK and height > least and width > least:
            made.inked.append(index)
