"""Ranges of dates that the end of a printed line cuts: "ตั้งแต่วันที่ ๑ ตุลาคม ๒๕๖๖" above "ถึงวันที่ ๓๑ มีนาคม ๒๕๖๗"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import regex

from thaimemo.extract.page import Line, Table
from thaimemo.normalize import lazy
from thaimemo.normalize.dates import MONTHS, SHORT_MONTHS
from thaimemo.normalize.passage import Passage

_MONTH = "|".join(map(regex.escape, (*MONTHS, *SHORT_MONTHS)))
_DAY = rf"(?:วันที่\s*)?[0-9๐-๙]{{1,2}}\s+(?:{_MONTH})"
_BEGUN = lazy.compiled(
    rf"(?:ตั้งแต่|ระหว่าง)\s*{_DAY}\s*(?:พ\.ศ\.\s*)?[0-9๐-๙]{{2,4}}(?P<to>\s*(?:ถึง|[-–]))?\s*$"
)
_TO = lazy.compiled(rf"\s*(?:ถึง|[-–])\s*{_DAY}")
_ENDS = lazy.compiled(rf"\s*{_DAY}")


def with_whole_ranges(blocks: Iterable[Line | Table]) -> list[Line | Table]:
    """The blocks, a line that ends within such a range joined with the next."""
    joined: list[Line | Table] = []
    for block in blocks:
        above = joined[-1] if joined else None
        if isinstance(block, Line) and isinstance(above, Line) and not (block.gap or block.heading):
            begun = _BEGUN.search(above.text) if "ตั้งแต่" in above.text or "ระหว่าง" in above.text else None
            if begun is not None and (_ENDS if begun["to"] else _TO).match(block.text):
                joined[-1] = replace(above, passage=Passage.join([above.passage, block.passage], " "))
                continue
        joined.append(block)
    return joined
