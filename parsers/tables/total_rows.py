"""Rows of totals (รวม, คะแนนเฉลี่ยองค์ประกอบที่ ๒, Total) of the group that they name or follow, or of all."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from thaimemo.extract.page import Cell
from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import to_arabic
from thaimemo.normalize.passage import Passage
from thaimemo.normalize.spaces import unspaced
from thaimemo.parsers.tables.columns import Header
from thaimemo.parsers.tables.group_rows import NUMERIC
from thaimemo.parsers.tables.reading import TableReading, TotalRow
from thaimemo.parsers.tables.row_cells import read_cells

_TOTAL = lazy.compiled(
    r"\s*(?:(?:ผล|น้ำหนัก|คะแนน|ค่าคะแนน|ค่า)?(?:เฉลี่ย)?(?:รวม|เฉลี่ย|เฉลี่ยถ่วงน้ำหนัก)(?!ถึง|กลุ่ม(?!ที่\s*[0-9๐-๙])|พล|ใจ|ตัว)"
    r"|(?:(?:grand\s*|sub-?\s*)?total|(?:weighted\s+)?average|overall|sum)(?!\p{L})).{0,60}",
    regex.DOTALL | regex.IGNORECASE,
)
# the total on another scale: "แปลงคะแนนรวมเป็นคะแนนเต็ม ๑๐๐", "คิดเป็นร้อยละ"
_CONVERTED = lazy.compiled(
    r"\s*(?:แปลง|คิดเป็น|เทียบเป็น|ปรับเป็น)\s*(?:ค่า)?(?:คะแนน|ร้อยละ|ฐาน).{0,140}", regex.DOTALL
)
# "รวมมิติที่ ๑", "คะแนนเฉลี่ยองค์ประกอบที่ 2"
_GROUP_OF_TOTAL = lazy.compiled(
    r"(?:\p{Thai}{3,20}?(?:ที่)|Perspective|Dimension)\s*(?P<number>[0-9๐-๙]{1,2})(?![0-9๐-๙.])",
    regex.IGNORECASE,
)
# what a total is called: "ดีมาก", "ผ่านเกณฑ์"
_GRADE = lazy.compiled(
    r"(?:ระดับ)?(?:ดี(?:มาก|เลิศ|เด่น|เยี่ยม)?|ยอดเยี่ยม|พอใช้|ปานกลาง|กำลังพัฒนา|(?:ต้อง|ควร)?ปรับปรุง(?:เร่งด่วน)?"
    r"|(?:ไม่)?(?:ผ่าน|บรรลุ)(?:เกณฑ์|เป้าหมาย)?)"
)
# what a total counts or comes to beside its figures: "๘ โครงการ/กิจกรรม", "ร้อยละ ๕๔.๗๖ ของงบประมาณ"
_COUNTED = lazy.compiled(
    r"(?:ร้อยละ\s*)?[0-9๐-๙][0-9๐-๙.,]*\s*(?:ของ)?(?:โครงการ|กิจกรรม|ตัวชี้วัด|แผนงาน|หลักสูตร|งบประมาณ|เป้าหมาย|แผน)[^0-9๐-๙]{0,30}"
)
_OF_ALL = lazy.compiled(r"ทั้งหมด|ทั้งสิ้น|ทุก|grand|overall", regex.IGNORECASE)
_GROUPED = lazy.compiled(r"^(?:ด้าน|มิติ|หมวด)")
SHORTEST_NAME = 5


def read_total(filled: Sequence[Cell], reading: TableReading, header: Header) -> bool:
    """A row of totals, for the group that it names or for all."""
    first = filled[0]
    others = [cell for cell in filled[1:] if cell.text.strip() != first.text.strip()]
    if (
        reading.totals
        and _CONVERTED.fullmatch(first.text)
        and all(NUMERIC.fullmatch(cell.text.strip()) for cell in others)
    ):
        return True
    if _TOTAL.fullmatch(first.text.strip()) is None or not all(
        NUMERIC.fullmatch(text)
        or _TOTAL.fullmatch(text)
        or _GRADE.fullmatch(text)
        or _COUNTED.fullmatch(text)
        or reading.lexicon.roles_of(text)
        for text in (cell.text.strip() for cell in others)
    ):
        return False
    cells = read_cells([c for c in others if NUMERIC.fullmatch(c.text.strip())], header, reading.round)
    if len(cells.levels) == 1 and not {"score", "weighted_score"} & set(cells.fields):
        cells.fields["score"] = next(iter(cells.levels.values()))  # below the levels that are ticked
    below = None if _OF_ALL.search(first.text) else reading.dimension
    dimension = _dimension_of(first.text, reading)
    reading.totals.append(TotalRow(dimension, cells.rounds, cells.fields, below, len(reading.mentions)))
    return True


def settle_totals(totals: Sequence[TotalRow], *, one_group: bool) -> None:
    """Totals of one table that name no group: where each group has one, they are of the groups.

    One more behind them is the total of all. Of ``one_group`` there may be several tables (`settle_tables`).
    """
    open_ = [total for total in totals if total.dimension is None and total.below is not None]
    below = [total.below for total in open_]
    last = open_[-1:] if below.count(below[-1] if below else None) == 2 else []
    if len(open_) > 1 and len(set(below)) == len(open_) - len(last):
        for total in open_[: len(open_) - len(last)]:
            total.dimension = total.below
    for total in open_:
        total.below = total.below if one_group and len(open_) == 1 else None


def without_parts(totals: Sequence[TotalRow], first: int, last: int) -> list[TotalRow]:
    """The totals of one table without those that can be of no group and not of all: more rows follow them.

    "ค่าเฉลี่ย IIT" stands behind the rows of IIT and before others. The mentions of the table are those from
    ``first`` up to ``last``. Where one is of a part, so are the others, but for the last.
    """
    open_ = [total for total in totals if total.dimension is None and total.below is None]
    if not any(first < total.above < last for total in open_):
        return list(totals)
    parts = {id(total) for total in (open_[:-1] if open_[-1].above == last else open_)}
    open_[-1].of_parts = True
    return [total for total in totals if id(total) not in parts]


def settle_tables(totals: Sequence[TotalRow]) -> None:
    """Where several groups have a table each with a total below it, the totals are of the groups."""
    open_ = [total for total in totals if total.dimension is None and total.below is not None]
    if len({total.below for total in open_}) > 1:
        for total in open_:
            total.dimension = total.below


def _dimension_of(text: str, reading: TableReading) -> int | None:
    """The group that a total names by its number or its name."""
    if (number := reading.lexicon.group_number_in(text)) is not None:
        return number
    if found := _GROUP_OF_TOTAL.search(text):
        return int(to_arabic(found["number"]))
    if _OF_ALL.search(text):
        return None
    bare = unspaced(text)
    named = {heading.number for _, heading in reading.headings if _names(bare, heading.name)}
    return named.pop() if len(named) == 1 else None


def _names(total: str, name: Passage) -> bool:
    short = _GROUPED.sub("", unspaced(name.text))
    return len(short) >= SHORTEST_NAME and short in total
