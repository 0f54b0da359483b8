"""Lines that give the figures of one item after the other, each behind its name, made rows of a table.

"ตัวชี้วัดที่ ๑  น้ำหนัก ๓๐  ค่าคะแนน ๔.๐๐๐๐  คะแนนถ่วงน้ำหนัก ๑.๒๐๐๐", with "รวม  น้ำหนัก ๑๐๐  คะแนนรวม ๓.๓๕" below.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from thaimemo.extract.page import Cell, Line, Table
from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import NUMBER
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.words.lexicon import Lexicon

_N = r"[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){0,2}"
_FIGURES = (
    r"(?:\s+(?P<label>\p{Thai}(?:[\p{Thai}.]|\s(?=\p{Thai})){2,30}?)\s*[:：=]?\s*"
    rf"(?P<value>{NUMBER}|-)(?:\s*(?:คะแนน|%))?(?=\s|[,/|;]|$)\s*[,/|;]?){{2,}}\s*"
)
_ITEM = lazy.compiled(
    rf"\s*(?:[-–•]\s*)?(?:ตัวชี้วัด|ตัวบ่งชี้|ตชว\.|KPI|โครงการ|กิจกรรม)\s*(?:ที่)?\s*(?P<number>{_N})[.):：]?{_FIGURES}",
    regex.IGNORECASE,
)
_TOTAL = lazy.compiled(rf"\s*(?P<number>รวม(?:ทั้งสิ้น|ทั้งหมด)?)[:：]?{_FIGURES}")
_NUMBER = "ตัวชี้วัดที่"
_SUM = "คะแนนรวม"
_TOLD = frozenset({"weight", "score", "weighted_score", "level", "percent", "target", "result"})
FEWEST = 3
"""Lines with the same names of figures; fewer are sentences."""


def figures_as_tables(blocks: Sequence[Line | Table], lexicon: Lexicon) -> list[Line | Table]:
    """The blocks with every run of such lines a table, with the total below it."""
    found: list[Line | Table] = []
    run: list[tuple[Line, regex.Match[str]]] = []
    for block in [*blocks, None]:
        match = _match(block, run, lexicon)
        if match is not None and isinstance(block, Line):
            run.append((block, match))
            continue
        found += [_table(run)] if len(run) >= FEWEST else [line for line, _ in run]
        run = []
        match = _match(block, run, lexicon)
        if match is not None and isinstance(block, Line):
            run.append((block, match))
        elif block is not None:
            found.append(block)
    return found


def _match(
    block: Line | Table | None, run: Sequence[tuple[Line, regex.Match[str]]], lexicon: Lexicon
) -> regex.Match[str] | None:
    """The parts of a line with known figures: those of the lines before it, or a total's."""
    if not isinstance(block, Line):
        return None
    if (match := _ITEM.fullmatch(block.text)) is not None:
        labels = match.captures("label")
        if run and labels != run[0][1].captures("label"):
            return None
        return match if all(set(lexicon.roles_of(label)[:1]) & _TOLD for label in labels) else None
    total = _TOTAL.fullmatch(block.text) if run else None
    known = {*run[0][1].captures("label"), _SUM} if run else set()
    return total if total is not None and known.issuperset(total.captures("label")) else None


def _table(run: Sequence[tuple[Line, regex.Match[str]]]) -> Table:
    labels = run[0][1].captures("label")
    columns = {label: column for column, label in enumerate(labels, 1)}
    columns.setdefault(_SUM, len(labels))  # the total of the last figures
    rows = [[Cell(Passage(text, ()), column) for column, text in enumerate([_NUMBER, *labels])]]
    for line, match in run:
        cells = [Cell(line.passage.slice(*match.span("number")), 0)]
        for label, span in zip(match.captures("label"), match.spans("value"), strict=True):
            cells.append(Cell(line.passage.slice(*span), columns[label]))
        rows.append(cells)
    return Table(rows)
