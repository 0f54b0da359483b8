"""The faults that real producers leave in Thai text layers, put into a PDF that is right.

Every fault says what a reader has to report and how often it was put in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import regex

from pdfmaking.layers import Glyph, TextLayer

AA, AM, NIKHAHIT = "\u0e32", "\u0e33", "\u0e4d"
TONES = dict(zip("่้๊๋์", range(5), strict=True))
MARKS = frozenset("ัิีึืฺุู็่้๊๋์ํ๎")
_WINDOWS = dict(zip("่้๊๋์", "\uf70a\uf70b\uf70c\uf70d\uf70e", strict=True))
_BOXES = {"☐": "\uf0a8", "☑": "\uf0fe"}


@dataclass(frozen=True)
class Fault:
    """``put`` changes a layer and returns in how many places; ``told`` is what a reader says of them."""

    name: str
    told: str
    put: Callable[[TextLayer], int]

    def into(self, pdf: bytes) -> tuple[bytes, int]:
        """The PDF with the fault, and in how many places."""
        layer = TextLayer(pdf)
        count = self.put(layer)
        return layer.bytes(), count


def _count(layer: TextLayer, letters: object) -> int:
    return sum(1 for glyph in layer.painted() if glyph.letter in letters)  # type: ignore[operator]


def _saying(letters: dict[str, str | None]) -> Callable[[TextLayer], int]:
    """Each of the letters is said to be another; None is said to be nothing."""

    def put(layer: TextLayer) -> int:
        layer.say(lambda glyph: letters.get(glyph.letter, glyph.letter))
        return _count(layer, letters)

    return put


def _am_said(letters: dict[str, str | None]) -> Callable[[TextLayer], int]:
    """As `_saying`; the places are those of sara am, of which every one has a nikhahit."""

    def put(layer: TextLayer) -> int:
        _saying(letters)(layer)
        return _count(layer, NIKHAHIT)

    return put


def _lost(layer: TextLayer) -> int:
    """The nikhahit is in no layer at all."""
    count = _count(layer, NIKHAHIT)
    layer.repaint(lambda items: [i for i in items if not (isinstance(i, Glyph) and i.letter == NIKHAHIT)])
    return count


def _every_aa_is_am(layer: TextLayer) -> int:
    """One glyph for า and ำ, as fonts shared by Word have it."""
    layer.say(lambda glyph: {AA: AM, NIKHAHIT: " "}.get(glyph.letter, glyph.letter))
    return _count(layer, AA) - _count(layer, NIKHAHIT)


def _variants(layer: TextLayer) -> int:
    """Marks that a font moved keep the private number of their variant."""
    layer.say(lambda glyph: glyph.variant or _WINDOWS.get(glyph.letter, glyph.letter))
    return sum(1 for glyph in layer.painted() if glyph.variant or glyph.letter in _WINDOWS)


def _tones(letters: str) -> Callable[[TextLayer], int]:
    return _saying(dict(zip(TONES, letters, strict=True)))


def _with(before: str) -> Callable[[TextLayer], int]:
    """Something stands before every tone mark; between nikhahit and tone it is mended with the sara am."""

    def put(layer: TextLayer) -> int:
        return _saying({tone: before + tone for tone in TONES})(layer) - _in_am(layer)

    return put


def _in_am(layer: TextLayer) -> int:
    letters = [glyph.letter for glyph in layer.painted()]
    return sum(b in TONES and a == NIKHAHIT for a, b in pairwise(letters))


def _doubled(layer: TextLayer) -> int:
    layer.say(lambda glyph: glyph.letter * 2 if glyph.letter in MARKS - {NIKHAHIT} else glyph.letter)
    clusters = 0
    before = ""
    for glyph in layer.painted():
        mark = glyph.letter in MARKS - {NIKHAHIT}
        clusters += mark and before not in MARKS - {NIKHAHIT}
        before = glyph.letter
    return clusters - _in_am(layer)


def _digits(layer: TextLayer) -> int:
    return _saying({str(value): chr(0x158 + value) for value in range(10)})(layer)


def _hyphens(letter: str) -> Callable[[TextLayer], int]:
    """Those of page numbers ("- ๒ -") are left out with them."""

    def put(layer: TextLayer) -> int:
        _saying({"-": letter})(layer)
        written = "".join(glyph.letter for glyph in layer.painted())
        return regex.sub(r"- [๐-๙]+ -", "", written).count("-")

    return put


def _thai_digits_as_arabic(layer: TextLayer) -> int:
    """The font draws Thai digits at the codes of Arabic ones; its own table knows better."""
    layer.keep_tables = True
    codes = {chr(0xE50 + value): str(value) for value in range(10)}
    layer.say(lambda glyph: codes.get(glyph.letter, glyph.letter))
    return len({glyph.code for glyph in layer.painted() if glyph.letter in codes})


FAULTS = [
    Fault("sara am decomposed", "sara am in two letters: {count} ", _am_said({})),
    Fault("sara am lost", "sara am found by the word list: {count} ", _lost),
    Fault("sara am as space and sara aa", "nikhahit printed as a space: {count} ", _am_said({NIKHAHIT: " "})),
    Fault(
        "sara am as mai tho and sara aa", "sara am found by the word list: {count} ", _am_said({NIKHAHIT: "้"})
    ),
    Fault(
        "nikhahit as a Latin letter", "nikhahit without a character: {count} ", _am_said({NIKHAHIT: "\u0138"})
    ),
    Fault("every sara aa as sara am", "sara aa read as sara am: {count} ", _every_aa_is_am),
    Fault("marks in private use", "private-use glyphs: {count} ", _variants),
    Fault("tone marks as Latin letters", "tone marks as foreign letters: {count} ", _tones("ÉÊËÌÍ")),
    Fault("tone marks as Cyrillic letters", "tone marks as foreign letters: {count} ", _tones("ЙКЛМН")),
    Fault("digits as Latin letters", "digits as Latin letters: {count} ", _digits),
    Fault("space before tone marks", "space before a mark: {count} ", _with(" ")),
    Fault("line feed before tone marks", "space before a mark: {count} ", _with("\n")),
    Fault("null before tone marks", "", _with("\x00")),
    Fault("marks doubled", "marks doubled or out of order: {count} ", _doubled),
    Fault("hyphens as soft hyphens", "hyphens as soft hyphens: {count} ", _hyphens("\u00ad")),
    Fault("hyphens as noncharacters", "hyphens as soft hyphens: {count} ", _hyphens("\ufffe")),
    Fault("boxes in private use", "private-use glyphs: {count} ", _saying(dict(_BOXES))),
    Fault(
        "Arabic codes for Thai digits",
        "glyph maps that the embedded fonts contradict",
        _thai_digits_as_arabic,
    ),
]
