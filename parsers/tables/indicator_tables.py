"""Tables of one row each, every one below the line that names its indicator.

"ตัวชี้วัดที่ 1.1 ร้อยละของบัณฑิตที่ได้งานทำ" above "น้ำหนัก | เป้าหมาย | ผลการดำเนินงาน | คะแนน": the line is the cell
that the row lacks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from thaimemo.extract.page import Cell, Line, Table
from thaimemo.normalize import lazy
from thaimemo.parsers.lines.section_headings import names_card
from thaimemo.parsers.projects.identifiers import SUBJECT
from thaimemo.parsers.tables.columns import NAMING_ROLES, RESULT_ROLES
from thaimemo.parsers.words.lexicon import Lexicon

_WORD = lazy.compiled(rf"[^\p{{L}}\p{{N}}(]*(?P<word>{SUBJECT})", regex.IGNORECASE)
FEWEST = 2
"""Tables with one header; a single one may be of anything."""
KNOWN = 3
"""Columns of it that are known."""


def tables_of_indicators(blocks: Sequence[Line | Table], lexicon: Lexicon) -> list[Line | Table]:
    """The blocks with every such line as the first column of the table right below it."""
    below = {
        index: header
        for index, (line, table) in enumerate(pairwise(blocks), 1)
        if isinstance(line, Line)
        and isinstance(table, Table)
        and names_card(line.text)
        and (header := _header(table, lexicon))
    }
    times = Counter(below.values())
    joined = {index for index, header in below.items() if times[header] >= FEWEST}
    return [
        _named(blocks[index - 1], block) if index in joined else block
        for index, block in enumerate(blocks)
        if index + 1 not in joined
    ]


def _header(table: Table, lexicon: Lexicon) -> tuple[str, ...]:
    """The header of a table with one row below it that nothing in it names; empty for others."""
    if len(table.rows) != 2 or any(cell.column_span > 1 for row in table.rows for cell in row):
        return ()
    texts = tuple(cell.text.strip() for cell in table.rows[0])
    roles = [role for text in texts for role in lexicon.roles_of(text)[:1]]
    names = {*NAMING_ROLES, "number", "group"}
    if len(roles) < KNOWN or not names.isdisjoint(roles) or RESULT_ROLES.isdisjoint(roles):
        return ()
    return texts


def _named(line: Line | Table, table: Line | Table) -> Table:
    assert isinstance(line, Line)
    assert isinstance(table, Table)
    word = _WORD.match(line.text)
    header = line.passage.slice(*word.span("word")) if word else line.passage
    first = (Cell(header, 0, box=line.box), Cell(line.passage, 0, box=line.box))
    rows = [
        [cell, *(replace(other, column=other.column + 1) for other in row)]
        for cell, row in zip(first, table.rows, strict=True)
    ]
    return Table(rows, table.box)
