"""Lines of which it is known what they are: the name of a project, a label with its value."""

from __future__ import annotations

from dataclasses import dataclass

from thaimemo.extract.page import Line
from thaimemo.parsers.labels import Label, label_at_start


@dataclass(slots=True)
class NameLine(Line):
    """The name alone, with its marker or number; what follows up to the next name or heading tells of it."""


@dataclass(slots=True)
class LabelLine(Line):
    """A label with its value that shared a printed line with others, where a short word is a label too."""

    label: Label | None = None


def label_of(line: Line) -> Label | None:
    """The label that a line opens with."""
    return line.label if isinstance(line, LabelLine) else label_at_start(line.text)
