"""What a memo asks of its recipient: จึงเรียนมาเพื่อโปรดทราบ / พิจารณา / อนุมัติ."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from thaimemo.extract.page import Line, Table
from thaimemo.normalize import lazy
from thaimemo.normalize.passage import Passage

# "จึงเรียนมาเพื่อโปรดทราบ", "จึงเสนอเพื่อพิจารณา", "จึงขอเรียนเสนอมาเพื่อโปรดพิจารณาอนุมัติ"
_PURPOSE = lazy.compiled(
    r"จึง(?:ขอ)?(?:กราบเรียน|นำเรียน|เรียน|เสนอ(?!แนะ|ให้(?!โปรด))|แจ้ง)(?:เสนอ|มา|ยังท่าน)*\s*(?:เพื่อ)?\s*"
    r"(?:ขอ)?(?:ได้)?(?:โปรด|กรุณา)?\s*(?P<what>[^\n]{2,120})"
)
_UNFINISHED = lazy.compiled(
    r"จึง(?:ขอ)?(?:กราบเรียน|นำเรียน|เรียน|เสนอ|แจ้ง)(?:เสนอ|มา)*\s*(?:เพื่อ)?\s*(?:โปรด|กรุณา)?\s*"
)
# "ขอรายงานผลมาเพื่อโปรดทราบ", where no sentence of the usual form stands
_SHORT = lazy.compiled(
    r"เพื่อ(?:ขอ)?(?:ได้)?(?:โปรด|กรุณา)\s*(?P<what>(?:ทราบ|พิจารณา|อนุมัติ|เห็นชอบ|ลงนาม|สั่งการ|ดำเนินการ)[^\n]{0,100})"
)
_END = lazy.compiled(
    r"\s+และ.*$|\s*(?:ภายใน|ตาม(?:วัน|เวลา)).*$|\s*(?:ต่อไป|ด้วย|จะเป็นพระคุณ.*|จักขอบคุณ.*|จะขอบคุณ.*)\s*$"
    r"|\s*(?:และ(?:นำเรียน|แจ้งเวียน)|โดย|ทั้งนี้|หาก|ขอแสดง|รายละเอียด(?:ปรากฏ|ดัง|ตาม)).*$"
)


def find_purpose(blocks: Sequence[Line | Table]) -> Passage | None:
    """The first purpose that the letter states, over a line's end too."""
    lines = [block for block in blocks if isinstance(block, Line)]
    return _find(lines, _PURPOSE) or _find(lines, _SHORT)


def _find(lines: Sequence[Line], pattern: regex.Pattern[str]) -> Passage | None:
    for line, below in pairwise([*lines, None]):
        assert line is not None
        passage = line.passage
        if below is not None and _UNFINISHED.fullmatch(passage.text.strip()):
            passage = Passage.join((passage.strip(), below.passage.strip()), "")
        if match := pattern.search(passage.text):
            start, end = match.span("what")
            if cut := _END.search(passage.text, start, end):
                end = cut.start()
            what = passage.slice(start, end).strip()
            if what.text:
                return what
    return None
