"""What the columns of a report table mean, read from its header."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise

import regex

from thaimemo.extract.page import Cell, Table
from thaimemo.normalize.fiscal import find_rounds
from thaimemo.normalize.numerals import to_arabic
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.lexicon import Lexicon

_SPACE = regex.compile(r"\s+")
_LEVEL = regex.compile(r"(?:(?:ค่า)?(?:ระดับ|คะแนน)(?:ที่)?)?\(?([0-9๐-๙])\)?(?:คะแนน)?")
RESULT_ROLES = frozenset({"result", "percent", "level", "score", "weighted_score", "status"})
MAX_HEADER = 90


@dataclass(frozen=True, slots=True)
class Column:
    """The meanings of one column; ``level`` for a criterion column of a rubric."""

    roles: tuple[str, ...]
    months: int | None = None
    """The round that the header names."""
    level: int | None = None


@dataclass(slots=True)
class Header:
    """All columns of a table by number, and how many rows the header takes."""

    columns: dict[int, Column] = field(default_factory=dict)
    rows: int = 1
    width: int = 0

    @property
    def roles(self) -> set[str]:
        """Every meaning that some column has."""
        return {role for column in self.columns.values() for role in column.roles}

    @property
    def has_levels(self) -> bool:
        """There are criterion columns."""
        return any(column.level is not None for column in self.columns.values())


def read_header(rows: list[list[Cell]], lexicon: Lexicon) -> Header | None:
    """The header of a table, None where the first rows are not one.

    A header may take up to three rows: a cell over several columns ("เกณฑ์การให้คะแนน", "รอบ ๖ เดือน") is read
    together with what stands below it.
    """
    if not rows:
        return None
    depth = _depth(rows, lexicon)
    if depth == 0:
        return None
    labels: dict[int, list[str]] = {}
    for row in rows[:depth]:
        for cell in row:
            for column in range(cell.column, cell.column + cell.column_span):
                if cell.text.strip():
                    labels.setdefault(column, []).append(cell.text)
    header = Header(rows=depth, width=max((c.column + c.column_span for row in rows for c in row), default=0))
    for column, texts in labels.items():
        bare = _SPACE.sub("", texts[-1])
        level = _LEVEL.fullmatch(bare)
        rounds = find_rounds(" ".join(texts))
        months = rounds[0].months if rounds else None
        if level:
            header.columns[column] = Column((), months, int(to_arabic(level[1])))
            continue
        roles = lexicon.roles_of(texts[-1]) or (lexicon.roles_of(" ".join(texts)) if len(texts) > 1 else ())
        if not roles and months is not None:
            roles = ("result",)
        if roles:
            header.columns[column] = Column(roles, months)
    named = {column.months for column in header.columns.values()} - {None}
    if len(named) == 1:  # one round in the header is the round of the whole table
        months = next(iter(named))
        header.columns = {n: replace(column, months=months) for n, column in header.columns.items()}
    known = header.roles
    return header if len(known) >= 2 and known & {"project", "indicator", "goal", "steps"} else None


def criteria_of(table: Table) -> dict[int, Passage]:
    """The criterion of each level in a small table of a section: levels side by side, or one a row."""
    for above, below in pairwise(table.rows):
        levels = {c.column: m for c in above if (m := _LEVEL.fullmatch(_SPACE.sub("", c.text)))}
        if len(levels) >= 3:
            found = {c.column: c.passage for c in below if c.column in levels and c.text.strip()}
            return {int(to_arabic(levels[column][1])): passage for column, passage in found.items()}
    rows = [(m, row) for row in table.rows if row and (m := _LEVEL.fullmatch(_SPACE.sub("", row[0].text)))]
    if len(rows) >= 3 and all(len(row) >= 2 for _, row in rows):
        return {int(to_arabic(match[1])): row[1].passage for match, row in rows}
    return {}


def _depth(rows: list[list[Cell]], lexicon: Lexicon) -> int:
    """How many rows at the top are header cells."""
    first = [cell for cell in rows[0] if cell.text.strip()]
    if len(first) < 2 or any(len(cell.text) > MAX_HEADER for cell in first):
        return 0
    if sum(1 for cell in first if lexicon.roles_of(cell.text)) < 2:
        return 0
    depth = max(1, min(3, max(cell.row_span for cell in first)))
    while depth < min(3, len(rows)):
        texts = [_SPACE.sub("", cell.text) for cell in rows[depth] if cell.text.strip()]
        levels = sum(1 for text in texts if _LEVEL.fullmatch(text))
        spanned = any(cell.column_span > 1 for row in rows[:depth] for cell in row)
        known = sum(1 for text in texts if lexicon.roles_of(text) or find_rounds(text))
        if texts and (
            levels >= 3 or (spanned and levels + known >= len(texts) and max(map(len, texts)) < 30)
        ):
            depth += 1
        else:
            break
    return depth
