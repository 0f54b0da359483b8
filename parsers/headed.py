"""Blocks as printed made into blocks whose lines say one thing each and whose unmarked headings are known."""

from __future__ import annotations

from collections.abc import Sequence

from thaimemo.extract.page import Line, Table
from thaimemo.parsers.lexicon import Lexicon
from thaimemo.parsers.lines_apart import lines_apart
from thaimemo.parsers.naming import name_lines
from thaimemo.parsers.unnumbered import group_lines


def headed(blocks: Sequence[Line | Table], lexicon: Lexicon) -> list[Line | Table]:
    """The blocks, in their order, with what stands side by side apart and names and groups told from text."""
    return group_lines(name_lines(lines_apart(blocks)), lexicon)
