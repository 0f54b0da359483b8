"""Items with divided numbers that all state a figure behind their names: "1.1 ... : 420 คะแนน ระดับ Advance".

What such names begin with says nothing; that their siblings are told of in the same way does.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from thaimemo.extract.page import Line, Table
from thaimemo.normalize import lazy
from thaimemo.parsers.lines.line_kinds import label_of
from thaimemo.parsers.lines.telling import STATE

_N = r"[0-9๐-๙]"
_DIVIDED = lazy.compiled(rf"\s*(?:[-–•▪*]\s+)?{_N}{{1,2}}\.{_N}{{1,2}}[.)]?\s+(?=[\p{{L}}\p{{M}}]{{3}})")
_FIGURE = rf"(?:ได้(?:รับ)?\s*)?(?:ร้อยละ|คะแนน|ระดับ)?\s*{_N}+(?:\.{_N}+)?\s*(?:คะแนน|%|ระดับ|(?=[,(]|$))"
_TOLD = lazy.compiled(
    rf"(?:\s*[:：=→]|\s+[–—-]+|\s{{2,}})\s*(?P<rest>(?:{_FIGURE}|{STATE}|(?:ไม่)?(?:ผ่าน|บรรลุ)).*)$",
    regex.DOTALL,
)
_NUMERIC = lazy.compiled(_FIGURE)
FEWEST = 4
LONGEST = 220


def figured_items(blocks: Sequence[Line | Table]) -> dict[int, int]:
    """Where the items begin to tell of what they name, by their index; empty where most do not."""
    told: dict[int, int] = {}
    items = figures = 0
    for index, block in enumerate(blocks):
        if type(block) is not Line or len(block.text) > LONGEST:
            continue
        if (numbered := _DIVIDED.match(block.text)) is None:
            continue
        items += 1
        if label_of(block) is None and (match := _TOLD.search(block.text, numbered.end())) is not None:
            told[index] = match.start("rest")
            figures += _NUMERIC.match(match["rest"]) is not None
    return told if figures >= FEWEST and len(told) * 4 >= items * 3 else {}
