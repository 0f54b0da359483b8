"""A line that names a project or an indicator and stands for what follows it."""

from __future__ import annotations

from dataclasses import dataclass

from thaimemo.extract.page import Line


@dataclass(slots=True)
class NameLine(Line):
    """The name alone, with its marker or number; what follows up to the next name or heading tells of it."""
