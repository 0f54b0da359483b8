"""Blocks as printed made into blocks whose lines say one thing each and whose unmarked headings are known."""

from __future__ import annotations

from collections.abc import Sequence

from thaimemo.extract.page import Line, Table
from thaimemo.parsers.lines.coded_headings import coded_headings
from thaimemo.parsers.lines.lines_apart import lines_apart
from thaimemo.parsers.lines.named_in_prose import named_in_prose
from thaimemo.parsers.lines.naming import name_lines
from thaimemo.parsers.lines.numbered_labels import numbered_labels
from thaimemo.parsers.lines.unnumbered import group_lines
from thaimemo.parsers.words.lexicon import Lexicon


def headed(blocks: Sequence[Line | Table], lexicon: Lexicon) -> list[Line | Table]:
    """The blocks, in their order, with what stands side by side apart and names and groups told from text."""
    return group_lines(
        coded_headings(name_lines(lines_apart(list(named_in_prose(numbered_labels(blocks)))))), lexicon
    )
