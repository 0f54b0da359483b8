"""Lines that give an item and its figures made rows of a table: most points and points, or share and level.

"1.2 การเปิดเผยข้อมูล (15 คะแนน) ได้ 12 คะแนน", "ข้อ 3 การฝึกซ้อม เต็ม 30 ได้ 25 คะแนน", "2) งาน 8/10 คะแนน",
"2.1 ครูผ่านการอบรม ร้อยละ 84.50 ระดับ 4 ดีเลิศ", "- 1.2 การคิดคำนวณ — ระดับ ดีเลิศ".
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
_SHARED = lazy.compiled(
    rf"{_NUMBERED}(?P<name>\p{{Thai}}.*?)[\s:：]+(?:ร้อยละ\s*(?P<percent>{NUMBER})|(?P<percent>{NUMBER})\s*%)"
    r"[\s,:：]+(?:อยู่ใน)?ระดับ(?:คุณภาพ|คะแนน)?\s*(?P<level>[0-5๐-๕])(?:\s*\(?\p{Thai}{2,16}\)?)?\s*"
)
_LEVELLED = lazy.compiled(
    rf"\s*(?:[-–•*]\s+)?{_NUMBERED}(?P<name>\p{{Thai}}.*?)(?:\s*[:：—–=]\s*|\s+-\s+|\s{{2,}})(?:อยู่ใน)?ระดับ(?:คุณภาพ)?\s*"
    r"(?P<level>[0-5๐-๕]|(?![๐-๙])\p{Thai}{2,14})\s*"
)
_TOTAL = lazy.compiled(
    rf"\s*(?P<name>รวม[^0-9๐-๙]{{0,30}}?(?:ที่\s*[0-9๐-๙]{{1,2}})?)[\s:：]*(?:{_FULL}\s*[,:：]?\s*)?{_SCORE}\s*"
)
_POINTS = {"number": "ข้อ", "name": "ตัวชี้วัด", "full": "คะแนนเต็ม", "score": "คะแนนที่ได้"}
_SHARES = {"number": "ข้อ", "name": "ตัวชี้วัด", "percent": "ร้อยละที่ได้", "level": "ระดับที่ได้"}
_LEVELS = {"number": "ข้อ", "name": "ตัวชี้วัด", "level": "ระดับที่ได้"}
"""What the parts of a line are, and the header that says so."""
FEWEST = 3
"""Items that a document has to have; fewer are sentences."""

Columns = dict[str, str]


def points_as_tables(blocks: Sequence[Line | Table]) -> list[Line | Table]:
    """The blocks with every run of such lines a table, with the totals below it."""
    items = [item for block in blocks if isinstance(block, Line) and (item := _item(block.text)) is not None]
    known = [
        columns for columns in (_POINTS, _SHARES, _LEVELS) if sum(c is columns for _, c in items) >= FEWEST
    ]
    if not known:
        return list(blocks)
    found: list[Line | Table] = []
    rows: list[list[Cell]] = []
    open_: Columns | None = None
    for block in blocks:
        row, columns = _row(block, open_)
        if rows and columns is not open_:
            found.append(_table(rows, open_ or {}))
            rows, open_ = [], None
        if row is not None and columns in known:
            rows.append(row)
            open_ = columns
        else:
            found.append(block)
    if rows:
        found.append(_table(rows, open_ or {}))
    return found


def _item(text: str) -> tuple[regex.Match[str], Columns] | None:
    points = "คะแนน" in text or "เต็ม" in text or "/" in text
    if points and (match := _ITEM.fullmatch(text)) is not None:
        return match, _POINTS
    if "ระดับ" in text and (match := _SHARED.fullmatch(text)) is not None:
        return match, _SHARES
    if "ระดับ" in text and (match := _LEVELLED.fullmatch(text)) is not None:
        return match, _LEVELS
    return None


def _row(block: Line | Table, above: Columns | None) -> tuple[list[Cell] | None, Columns | None]:
    """The cells of a line and what they are; below points a total may stand."""
    if isinstance(block, Table):
        return None, None
    if (item := _item(block.text)) is not None:
        match, columns = item
        return [
            Cell(block.passage.slice(*match.span(part)).strip(), column)
            for column, part in enumerate(columns)
            if match[part] is not None
        ], columns
    total = _TOTAL.fullmatch(block.text) if above is _POINTS else None
    if total is None:
        return None, None
    parts = [(0, "name"), (2, "full"), (3, "score")]
    return [
        Cell(block.passage.slice(*total.span(part)).strip(), column)
        for column, part in parts
        if total[part] is not None
    ], _POINTS


def _table(rows: list[list[Cell]], columns: Columns) -> Table:
    header = [Cell(Passage(text, ()), column) for column, text in enumerate(columns.values())]
    return Table([header, *rows])
