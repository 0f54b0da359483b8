"""Marks of haste (ชั้นความเร็ว: ด่วน, ด่วนมาก, ด่วนที่สุด) and of secrecy (ชั้นความลับ: ลับ, ลับมาก, ลับที่สุด).

Correspondence Regulation B.E. 2526, clauses 28 and 29; Rules on Official Secrets B.E. 2544, clause 12. They
stand alone, above or beside the title, or as a row of boxes of which one is ticked.
"""

from __future__ import annotations

from collections.abc import Iterable

import regex

from thaimemo.extract.page import Line
from thaimemo.normalize import lazy
from thaimemo.schema.memo import Memo

_MARKS = {
    "urgency": r"ด่วน(?:\s?ที่สุด|\s?มาก)?",
    "secrecy": r"ลับ(?:\s?ที่สุด|\s?มาก|\s?เฉพาะ)?",
}
_ANY = "|".join(_MARKS.values())
# "ลับ   ด่วนมาก", "บันทึกข้อความ   ด่วน", "(ด่วนที่สุด)", "---- ลับ ----", "ชั้นความเร็ว : ด่วน", "ด่วนที่สุด ที่ กษ ๐๒๐๑/ว ๑๒"
_BARE = lazy.compiled(
    rf"""
    \s*(?:บันทึกข้อความ\s+(?={_ANY}))?(?:(?:ระดับ)?(?:ชั้น)?ความ(?:เร็ว|เร่งด่วน|ลับ)\s*[:：]?\s*)?
    (?:[-–—=*]*+\s*+[("“\[]?\s*(?P<mark>{_ANY})\s*[)"”\]]?\s*[-–—=*]*+\s*+)+
    (?:$|(?=ที่\s)|(?=บันทึกข้อความ))
    """,
    regex.VERBOSE,
)
_TICKED = lazy.compiled(rf"(?:[☑☒✓✔]|\(\s*[/✓✔xX]\s*\)|\[\s*[/✓✔xX]\s*\])\s*(?P<mark>{_ANY})(?!\p{{Thai}})")
_FORMS = {name: lazy.compiled(pattern) for name, pattern in _MARKS.items()}
MAX_LINE = 90
TITLE_WITH_MARKS = lazy.compiled(rf"\s*(?:(?:{_ANY})\s+)*(?P<title>\S.*?)(?:\s+(?:{_ANY}))*\s*")
"""A title with marks to its left or right."""


def is_mark(text: str) -> bool:
    """A line of marks alone."""
    return _BARE.fullmatch(text) is not None


def read_marks(lines: Iterable[Line], memo: Memo) -> None:
    """The first mark of either kind among the lines goes into ``memo``."""
    for line in lines:
        if len(line.text) > MAX_LINE:
            continue
        ticked = list(_TICKED.finditer(line.text))
        bare = None if ticked else _BARE.match(line.text)
        spans = [m.span("mark") for m in ticked] if ticked else bare.spans("mark") if bare else []
        for start, end in spans:
            text = regex.sub(r"\s", "", line.text[start:end])
            kind = next(name for name, form in _FORMS.items() if form.fullmatch(text))
            if getattr(memo, kind) is None:
                setattr(memo, kind, text)
                memo.evidence[kind] = line.passage.evidence(start, end)
