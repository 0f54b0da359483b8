"""What the columns of a report table mean, read from its header."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise

import regex

from thaimemo.extract.page import Cell, Table
from thaimemo.normalize.fiscal import find_quarters, find_rounds, round_of_quarter
from thaimemo.normalize.numerals import to_arabic
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.dimensions import read_heading
from thaimemo.parsers.lexicon import Lexicon

_SPACE = regex.compile(r"\s+")
# "๑", "ระดับที่ 3", "5 คะแนน", "ขั้นมาตรฐาน (75)", "เป้าหมายขั้นสูง (๑๐๐ คะแนน)"; read without white space
_LEVEL = regex.compile(
    r"(?:ค่า)?(?:เป้าหมาย)?(?:ระดับ(?:คะแนน)?|คะแนน|ขั้น)?(?:ที่|ต้น|มาตรฐาน|กลาง|สูง|ก้าวหน้า)?[(:=]?"
    r"(?P<n>[5๕][0๐]|[7๗][5๕]|[1๑][0๐][0๐]|[0-9๐-๙])(?:คะแนน)?\)?(?:คะแนน)?"
)
_STEP = {"ต้น": 50, "มาตรฐาน": 75, "สูง": 100}
_NAMED_STEP = regex.compile(r"(?:ค่า)?(?:เป้าหมาย)?(?:ขั้น|ระดับ)(?P<step>ต้น|มาตรฐาน|สูง)")
# "รอบ ๖ เดือน", "ผลงาน 9 เดือน", "ไตรมาส 2"
_MONTHS = regex.compile(r"(?<![0-9๐-๙])(?P<n>3|5|6|9|11|12|๓|๕|๖|๙|๑๑|๑๒)เดือน")
RESULT_ROLES = frozenset({"result", "percent", "level", "score", "weighted_score", "status"})
MAX_HEADER = 90
LEVELS = 3
"""As many columns of levels make a scale; fewer are numbers of something else."""


def level_of(text: str) -> int | None:
    """The level of a scale that a header cell names, if that is all it says."""
    bare = _SPACE.sub("", text)
    if match := _LEVEL.fullmatch(bare):
        return int(to_arabic(match["n"]))
    named = _NAMED_STEP.fullmatch(bare)
    return _STEP[named["step"]] if named else None


def months_of(text: str) -> int | None:
    """The round that a header names: its months, or those up to the end of its quarter."""
    if rounds := find_rounds(text):
        return rounds[0].months
    if match := _MONTHS.search(_SPACE.sub("", text)):
        return int(to_arabic(match["n"]))
    quarters = find_quarters(text)
    return round_of_quarter(quarters[0].quarter) if quarters else None


@dataclass(frozen=True, slots=True)
class Column:
    """The meanings of one column; ``level`` for a criterion column of a rubric."""

    roles: tuple[str, ...]
    months: int | None = None
    """The round that the header names."""
    level: int | None = None
    bare_level: bool = False
    """The header says no more than "ระดับคะแนน"."""


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

    def rounds_of(self, role: str) -> set[int | None]:
        """The rounds for which there is a column of this meaning."""
        return {column.months for column in self.columns.values() if role in column.roles}

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
    scale = sum(1 for texts in labels.values() if level_of(texts[-1]) is not None) >= LEVELS
    header = Header(rows=depth, width=max((c.column + c.column_span for row in rows for c in row), default=0))
    for column, texts in labels.items():
        months = months_of(" ".join(texts))
        if scale and (level := level_of(texts[-1])) is not None:
            header.columns[column] = Column((), months, level)
            continue
        roles = lexicon.roles_of(texts[-1]) or (lexicon.roles_of(" ".join(texts)) if len(texts) > 1 else ())
        if not roles and months is not None:
            roles = ("result",)
        if roles:
            bare = _SPACE.sub("", texts[-1])
            header.columns[column] = Column(roles, months, bare_level=bare in ("ระดับคะแนน", "ระดับ"))
    named = {column.months for column in header.columns.values()} - {None}
    if len(named) == 1:  # one round in the header is the round of the whole table
        months = next(iter(named))
        header.columns = {n: replace(column, months=months) for n, column in header.columns.items()}
    _settle(header)
    known = header.roles
    enough = len(known) >= 2 or (known and header.has_levels)
    return header if enough and known & {"project", "indicator", "goal", "steps"} else None


def _settle(header: Header) -> None:
    """What a column means beside the others: "ระดับคะแนน" beside results is a level, no rubric."""
    results = header.roles & {"result", "percent", "status"}
    for number, column in header.columns.items():
        if "rubric" in column.roles and results and column.bare_level:
            header.columns[number] = replace(column, roles=("level",))


def criteria_of(table: Table) -> dict[int, Passage]:
    """The criterion of each level in a small table of a section: levels side by side, or one a row."""
    for above, below in pairwise(table.rows):
        levels = {c.column: n for c in above if (n := level_of(c.text)) is not None}
        if len(levels) >= 3:
            found = {c.column: c.passage for c in below if c.column in levels and c.text.strip()}
            return {levels[column]: passage for column, passage in found.items()}
    rows = [(n, row) for row in table.rows if row and (n := level_of(row[0].text)) is not None]
    if len(rows) >= 3 and all(len(row) >= 2 for _, row in rows):
        return {level: row[1].passage for level, row in rows}
    return {}


def _depth(rows: list[list[Cell]], lexicon: Lexicon) -> int:
    """How many rows at the top are header cells."""
    first = [cell for cell in rows[0] if cell.text.strip()]
    if len(first) < 2 or any(len(cell.text) > MAX_HEADER for cell in first):
        return 0
    named = sum(1 for cell in first if lexicon.roles_of(cell.text))
    scale = sum(1 for cell in first if level_of(cell.text) is not None) >= LEVELS
    if named < (1 if scale else 2):
        return 0
    depth = max(1, min(3, max(cell.row_span for cell in first)))
    while depth < min(3, len(rows)):
        filled = [cell for cell in rows[depth] if cell.text.strip()]
        if filled and read_heading(filled[0].passage, lexicon, in_table=True) is not None:
            break  # the first group of indicators
        texts = [_SPACE.sub("", cell.text) for cell in filled]
        levels = sum(1 for text in texts if level_of(text) is not None)
        spanned = any(cell.column_span > 1 for cell in rows[depth - 1])
        known = sum(1 for text in texts if lexicon.roles_of(text) or months_of(text))
        if texts and (
            levels >= 3 or (spanned and levels + known >= len(texts) and max(map(len, texts)) < 30)
        ):
            depth += 1
        else:
            break
    return depth
