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
    rf"\s*(?:[-–•]\s*)?(?P<item>ตัวชี้วัด|ตัวบ่งชี้|ตชว\.|KPI|โครงการ|กิจกรรม)\s*(?:ที่)?\s*(?P<number>{_N})[.):：]?{_FIGURES}",
    regex.IGNORECASE,
)
_TOTAL = lazy.compiled(rf"(?P<item>)\s*(?P<number>รวม(?:ทั้งสิ้น|ทั้งหมด)?)[:：]?{_FIGURES}")
_NUMBER = "ตัวชี้วัดที่"
_SUM = "คะแนนรวม"
_TOLD = frozenset({"weight", "score", "weighted_score", "level", "percent", "target", "result"})
FEWEST = 3
"""Lines with the same names of figures; fewer are sentences."""


def figures_as_tables(blocks: Sequence[Line | Table], lexicon: Lexicon) -> list[Line | Table]:
    """The blocks with every run of such lines a table, with the total below it."""
    found: list[Line | Table] = []
    run: list[tuple[Line, regex.Match[str]]] = []
    for block in blocks:
        match = _match(block.text, lexicon) if isinstance(block, Line) else None
        if run and (match is None or not _runs_on(match, run[0][1])):
            found += _made(run)
            run = []
        if isinstance(block, Line) and match is not None and (run or match["item"]):
            run.append((block, match))
        else:
            found.append(block)
    return found + _made(run)


def _match(text: str, lexicon: Lexicon) -> regex.Match[str] | None:
    """The parts of a line with known figures, or of a total."""
    item = _ITEM.fullmatch(text)
    if item is None:
        return _TOTAL.fullmatch(text)
    return item if all(set(lexicon.roles_of(label)[:1]) & _TOLD for label in item.captures("label")) else None


def _runs_on(match: regex.Match[str], first: regex.Match[str]) -> bool:
    """An item with the same figures as the first one, or the total of some of them."""
    labels, known = match.captures("label"), first.captures("label")
    return labels == known if match["item"] else {*known, _SUM}.issuperset(labels)


def _made(run: Sequence[tuple[Line, regex.Match[str]]]) -> list[Line | Table]:
    return [_table(run)] if len(run) >= FEWEST else [line for line, _ in run]


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
