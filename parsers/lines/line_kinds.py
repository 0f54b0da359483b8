"""Lines of which it is known what they are: the name of a project, a label with its value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from thaimemo.extract.page import Line
from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import to_arabic
from thaimemo.parsers.lines.labels import Label, label_at_start, label_set_apart

# "- ", "1) ", "(๒) ", "๓. ", "มาตรการที่ ๔ ", "• ตัวชี้วัดที่ ๒ ", "ข. "
_MARK = lazy.compiled(
    r"\s*(?:(?P<bullet>[-–—•▪●*])(?:\s*(?P<word>\p{Thai}{2,10})ที่\s*(?P<n>[0-9๐-๙]{1,2}))?|(?P<before>\(?)(?P<n>[0-9๐-๙]{1,2})(?P<behind>[.)](?![0-9๐-๙]))|(?P<word>\p{Thai}{2,10})ที่\s*(?P<n>[0-9๐-๙]{1,2})|(?P<letter>[กขคงจฉช])\.\s+(?=\p{Thai}))"
)
LETTERS = "กขคงจฉช"
LETTERED = "ก."
"""The kind of chapters that are counted by letters."""


class Shape(NamedTuple):
    """What marks a line: a bullet, the style of its number, a word before it; and the number."""

    kind: str
    number: int | None = None


PLAIN = Shape("")


def shape_of(line: Line) -> Shape:
    """The mark that the line begins with; of none the kind is empty."""
    return shape_of_text(line.text)


def shape_of_text(text: str) -> Shape:
    """The mark that the text begins with; of none the kind is empty."""
    match = _MARK.match(text)
    if match is None:
        return PLAIN
    if match["letter"]:
        return Shape(LETTERED, LETTERS.index(match["letter"]) + 1)
    kind = f"{match['bullet'] or ''}{match['word'] or ''}" or f"{match['before']}{match['behind']}"
    return Shape(kind, int(to_arabic(match["n"])) if match["n"] else None)


@dataclass(slots=True)
class NameLine(Line):
    """The name alone, with its marker or number; what follows up to the next name or heading tells of it."""


@dataclass(slots=True)
class LabelLine(Line):
    """A label with its value that shared a printed line with others, where a short word is a label too."""

    label: Label | None = None


def label_of(line: Line) -> Label | None:
    """The label that a line opens with; bold print sets one apart as a colon does."""
    if isinstance(line, LabelLine):
        return line.label
    label = label_at_start(line.text)
    return label_set_apart(line.text) if label is None and line.opens_bold and not line.bold else label
