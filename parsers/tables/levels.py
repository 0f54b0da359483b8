"""Scales of levels: ระดับ ๑ to ๕, or เป้าหมายขั้นต้น, มาตรฐาน and ขั้นสูง (50, 75, 100)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from thaimemo.extract.page import Table
from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import to_arabic
from thaimemo.normalize.passage import Passage
from thaimemo.normalize.spaces import unspaced

# "๑", "ระดับที่ 3", "5 คะแนน", "เป้าหมายขั้นสูง (๑๐๐ คะแนน)", "ค่าเกณฑ์วัด ๑"; read without white space
_LEVEL = lazy.compiled(
    r"(?:(?:ค่า)?เกณฑ์(?:(?:การ)?(?:ให้|วัด|ประเมิน))?)?(?:ค่า)?(?:เป้าหมาย)?(?:ระดับ(?:คะแนน)?|คะแนน|ขั้น)?(?:ที่|ต้น|มาตรฐาน|กลาง|สูง|ก้าวหน้า)?[(:=]?"
    r"(?P<n>[5๕][0๐]|[7๗][5๕]|[1๑][0๐][0๐]|[0-9๐-๙])(?:คะแนน)?\)?(?:คะแนน)?"
)
_STEP = {"ต้น": 50, "มาตรฐาน": 75, "สูง": 100}
_NAMED_STEP = lazy.compiled(r"(?:ค่า)?(?:เป้าหมาย)?(?:ขั้น|ระดับ)(?P<step>ต้น|มาตรฐาน|สูง)|(?P<step>มาตรฐาน)")
LEVELS = 3
"""As many columns of levels make a scale; fewer are numbers of something else."""
_STEPS = [50, 75, 100]


def level_of(text: str) -> int | None:
    """The level of a scale that a header cell names, if that is all it says."""
    bare = unspaced(text)
    if match := _LEVEL.fullmatch(bare):
        return int(to_arabic(match["n"]))
    named = _NAMED_STEP.fullmatch(bare)
    return _STEP[named["step"]] if named else None


def is_scale(texts: Iterable[str]) -> bool:
    """Levels are among the header cells, one after the other: 1 to 5, 5 to 1, or 50, 75 and 100.

    One of them may be missing.
    """
    levels = [level for text in texts if (level := level_of(text)) is not None]
    if len(levels) < LEVELS:
        return False
    if levels in (_STEPS, _STEPS[::-1]):
        return True
    steps = {(b > a) - (b < a) for a, b in pairwise(levels)}
    return steps in ({1}, {-1}) and max(levels) - min(levels) <= 2 * len(levels) - 2


def criteria_of(table: Table) -> dict[int, Passage]:
    """The criterion of each level in a small table of a section: levels side by side, or one a row."""
    for above, below in pairwise(table.rows):
        levels = {c.column: n for c in above if (n := level_of(c.text)) is not None}
        if is_scale(c.text for c in above):
            found = {c.column: c.passage for c in below if c.column in levels and c.text.strip()}
            return {levels[column]: passage for column, passage in found.items()}
    rows = [(n, row) for row in table.rows if row and (n := level_of(row[0].text)) is not None]
    if len(rows) >= 3 and all(len(row) >= 2 for _, row in rows):
        return {level: row[1].passage for level, row in rows}
    return {}
