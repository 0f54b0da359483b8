"""Marked headings that a code and its number tell apart, "### MOIT 3 ...": each names a section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from thaimemo.extract.page import Line, Table
from thaimemo.normalize import lazy
from thaimemo.parsers.lines.line_kinds import NameLine
from thaimemo.parsers.projects.identifiers import split_code

_LETTERS = lazy.compiled(r"[A-Z]{1,4}|[ก-ฮ]{1,3}", regex.IGNORECASE)
FEWEST = 3
"""Headings of one depth with one code; fewer may be anything."""


@dataclass(slots=True)
class CodedLine(NameLine):
    """A heading that begins with its code."""


def coded_headings(blocks: Sequence[Line | Table]) -> list[Line | Table]:
    """The blocks with every such heading as a `CodedLine`."""
    found: dict[tuple[int, str], dict[str, int]] = {}
    for index, block in enumerate(blocks):
        if isinstance(block, Line) and block.heading and not isinstance(block, NameLine):
            code, name, _ = split_code(block.passage)
            letters = _LETTERS.match(code) if code is not None else None
            if code is not None and letters is not None and name.text:
                found.setdefault((block.heading, letters[0]), {}).setdefault(code, index)
    coded = {index for codes in found.values() if len(codes) >= FEWEST for index in codes.values()}
    return [_coded(block) if index in coded else block for index, block in enumerate(blocks)]


def _coded(line: Line | Table) -> CodedLine:
    assert isinstance(line, Line)
    return CodedLine(line.passage, line.heading, line.bold, line.opens_bold, line.gap, line.box)
