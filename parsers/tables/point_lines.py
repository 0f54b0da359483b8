"""Lines that give an item, its most points and its points, made rows of a table.

"1.2 การเปิดเผยข้อมูล (15 คะแนน) ได้ 12 คะแนน", "ข้อ 3 การฝึกซ้อม เต็ม 30 ได้ 25 คะแนน", "2) งาน 8/10 คะแนน".
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from thaimemo.extract.page import Cell, Line, Table
from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import NUMBER
from thaimemo.normalize.passage import Passage

_FULL = (
    rf"(?:\(\s*(?:คะแนนเต็ม|เต็ม)?\s*(?P<full>{NUMBER})\s*คะแนน\s*\)"
    rf"|(?:คะแนน)?เต็ม\s*(?P<full>{NUMBER})\s*(?:คะแนน)?)"
)
_SCORE = rf"(?:คะแนนที่ได้|ได้(?:คะแนน)?|ทำได้)\s*[:：]?\s*(?P<score>{NUMBER}|-)\s*(?:คะแนน)?"
_NUMBERED = r"\s*(?:ข้อ\s*(?:ที่)?\s*)?(?P<number>[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){0,2})[.)]?\s+"
_ITEM = lazy.compiled(
    rf"{_NUMBERED}(?P<name>\p{{Thai}}.*?)[\s:：]*"
    rf"(?:{_FULL}\s*[,:：]?\s*{_SCORE}|\(?(?P<score>{NUMBER})\s*/\s*(?P<full>{NUMBER})\s*(?:คะแนน)?\)?)\s*"
)
_TOTAL = lazy.compiled(
    rf"\s*(?P<name>รวม[^0-9๐-๙]{{0,30}}?(?:ที่\s*[0-9๐-๙]{{1,2}})?)[\s:：]*(?:{_FULL}\s*[,:：]?\s*)?{_SCORE}\s*"
)
_HEADER = ("ข้อ", "ตัวชี้วัด", "คะแนนเต็ม", "คะแนนที่ได้")
_GROUPS = ("number", "name", "full", "score")
FEWEST = 3
"""Items that a document has to have; fewer are sentences."""


def points_as_tables(blocks: Sequence[Line | Table]) -> list[Line | Table]:
    """The blocks with every run of such lines a table, with the totals below it."""
    if sum(isinstance(block, Line) and _item(block.text) is not None for block in blocks) < FEWEST:
        return list(blocks)
    found: list[Line | Table] = []
    rows: list[list[Cell]] = []
    for block in blocks:
        if (row := _row(block, below=bool(rows))) is not None:
            rows.append(row)
            continue
        if rows:
            found.append(_table(rows))
            rows = []
        found.append(block)
    if rows:
        found.append(_table(rows))
    return found


def _item(text: str) -> regex.Match[str] | None:
    return _ITEM.fullmatch(text) if "คะแนน" in text or "เต็ม" in text or "/" in text else None


def _row(block: Line | Table, *, below: bool) -> list[Cell] | None:
    if isinstance(block, Table):
        return None
    item = _item(block.text)
    match = item or (_TOTAL.fullmatch(block.text) if below else None)
    if match is None:
        return None
    total = item is None
    cells = []
    for column, group in enumerate(_GROUPS[1:] if total else _GROUPS):
        if match[group] is not None:
            at = column + 1 if total and column else column
            cells.append(Cell(block.passage.slice(*match.span(group)).strip(), at))
    return cells


def _table(rows: list[list[Cell]]) -> Table:
    header = [Cell(Passage(text, ()), column) for column, text in enumerate(_HEADER)]
    return Table([header, *rows])
