"""The criteria that a report declares once for all its indicators.

"เกณฑ์ระดับคุณภาพ (ใช้กับทุกตัวบ่งชี้)", and below it "ร้อยละ ๙๐ ขึ้นไป ระดับ ๕ ยอดเยี่ยม" or a small table.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from thaimemo.extract.page import Line, Table
from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import to_arabic
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.projects.criteria import split_levels
from thaimemo.parsers.projects.rubrics import read_rubric
from thaimemo.parsers.tables.levels import criteria_of
from thaimemo.schema.evidence import Evidence
from thaimemo.schema.report import RubricLevel

_FOR_ALL = lazy.compiled(
    r"เกณฑ์[^\n]{0,60}?(?:ทุก|แต่ละ)(?:ตัวชี้วัด|ตัวบ่งชี้|โครงการ|กิจกรรม|รายการ|ข้อ)"
    r"|(?:ทุก|แต่ละ)(?:ตัวชี้วัด|ตัวบ่งชี้|โครงการ|กิจกรรม)[^\n]{0,40}?เกณฑ์"
)
_LEVEL = r"(?:ระดับ(?:คะแนน|คุณภาพ)?|คะแนน)\s*(?:ที่)?\s*(?P<level>[1-5๑-๕])(?![0-9๐-๙.])"
_AHEAD = lazy.compiled(rf"\s*(?:[-–•]\s*)?{_LEVEL}\s*[:：=)]?\s*(?P<criterion>\S.*?)\s*")
_BEHIND = lazy.compiled(
    rf"\s*(?:[-–•]\s*)?(?P<criterion>[^\n]*?(?:ร้อยละ|%)[^\n]*?)\s*[:：=]?\s*(?:ได้|เท่ากับ)?\s*{_LEVEL}"
    r"(?:\s*คะแนน)?(?:\s*\(?\p{Thai}{2,16}\)?)?\s*"
)
FEWEST = 3
"""Levels that make a scale."""


class CommonScale(NamedTuple):
    """The levels by rising number, and where they stand."""

    levels: list[RubricLevel]
    places: list[Evidence]


def read_common_scale(blocks: Sequence[Line | Table], outside: Collection[int]) -> CommonScale | None:
    """The one scale of shares that is declared for all; None where there is not exactly one.

    ``outside`` are the ids of the passages that belong to no section; a section's criteria are its own.
    """
    found: list[CommonScale] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Table) or id(block.passage) not in outside or not _FOR_ALL.search(block.text):
            continue
        below = blocks[index + 1 :]
        table = below[0] if below and isinstance(below[0], Table) else None
        levels = split_levels(block.passage)
        if len(levels) < FEWEST:
            levels = list(criteria_of(table).items()) if table is not None else _levels(below)
        scale = read_rubric(levels, block.text) if len(levels) >= FEWEST else None
        if scale is None or scale.kind != "percent_threshold":
            continue
        places = [place for _, passage in levels for place in passage.evidence()]
        found.append(CommonScale(scale.levels, places))
    return found[0] if len(found) == 1 else None


def _levels(below: Sequence[Line | Table]) -> list[tuple[int, Passage]]:
    """The level and the criterion of each of the next lines, as long as they have them."""
    levels: list[tuple[int, Passage]] = []
    for block in below:
        if isinstance(block, Table):
            break
        match = _AHEAD.fullmatch(block.text) or _BEHIND.fullmatch(block.text)
        if match is None:
            break
        levels.append((int(to_arabic(match["level"])), block.passage.slice(*match.span("criterion"))))
    return levels if len({level for level, _ in levels}) == len(levels) else []
