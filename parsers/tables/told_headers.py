"""The header of a table in brackets behind its title: "สรุปผล (ตัวชี้วัด | น้ำหนัก | คะแนนที่ได้)"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from thaimemo.extract.page import Cell, Line, Table
from thaimemo.normalize import lazy
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.tables.headers import read_header
from thaimemo.parsers.words.lexicon import Lexicon

_TOLD = lazy.compiled(r"\((?P<names>[^()|]+(?:\|[^()|]+){2,})\)\s*$")
_NAME = lazy.compiled(r"[^|]+")


def headers_told(blocks: Sequence[Line | Table], lexicon: Lexicon) -> list[Line | Table]:
    """The blocks with such a header as the first row of the table right below its line."""
    found = list(blocks)
    for index, (line, table) in enumerate(pairwise(blocks), 1):
        if not isinstance(line, Line) or not isinstance(table, Table) or "|" not in line.text:
            continue
        names = _names(line.passage)
        width = max((cell.column + cell.column_span for row in table.rows for cell in row), default=0)
        if len(names) == width and read_header(table.rows, lexicon) is None:
            header = [Cell(name, column) for column, name in enumerate(names)]
            found[index] = Table([header, *table.rows], table.box)
    return found


def _names(passage: Passage) -> list[Passage]:
    match = _TOLD.search(passage.text)
    if match is None:
        return []
    return [
        passage.slice(*name.span()).strip() for name in _NAME.finditer(passage.text, *match.span("names"))
    ]
