"""The number of a memo (ที่): อก ๐๒๑๐(๒)/๑๕๓๙, ทส 0201.3/ว 148, 0045/2569, ม.สคส. ๐๐๐๗/๒๕๖๓.

ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖, clauses 11.1 and 12.2: two consonants of the ministry
without a full stop, the owner's digits, a slash, the running number, no year. Circulars carry ว behind the
slash. Internal registers and other bodies print number and calendar year instead.
"""

from __future__ import annotations

from typing import NamedTuple

import regex

from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import DIGIT, to_arabic


class MemoNumber(NamedTuple):
    """``text[start:end]`` of the text searched prints the number of a memo.

    ``text`` is its normal form: Arabic digits, one space after the letters, no other spaces. ``letters`` is
    None where none are printed; ``unit`` is the owner's code (``0210(2)``), None beside a ``year``, which is
    the register's year as printed; ``running`` is None where the memo was not numbered yet.
    """

    start: int
    end: int
    text: str
    letters: str | None
    unit: str | None
    running: str | None
    circular: bool
    year: int | None = None


_D = DIGIT
_SLASH = r"[ \u00a0]*+/[ \u00a0]*+"
# อก | สปอ. | ม.สคส. | กค (กวจ)
_LETTERS = r"""
    (?: (?:[ก-ฮ]{1,6}\.[ ]?){1,4}(?:[ก-ฮ]{1,6}(?![ก-๎]))?+
      | [ก-ฮ]{2,6}(?:[ ]?\([ ]?[ก-ฮ.]{1,8}[ ]?\))?+ )
"""
# ๐๒๑๐(๒) | 0201.3 | 0805.2 | 04009
_UNIT = rf"""
    {_D}{{1,7}}+ (?:\s?\.\s?{_D}{{1,4}}+)*+ (?:\s?\(\s?[0-9๐-๙ก-ฮ.]{{1,6}}+\s?\))?+ (?:\s?\.\s?{_D}{{1,4}}+)*+
"""
_END = rf"(?!{_D}|[ ]?/[ ]?{_D}|\.{_D})"

_NUMBER = rf"""
    (?:
      # 0045/2569 | ม.สคส. ๐๐๐๗/๒๕๖๓; before the next form, or the year would be read as a running number
      (?: (?P<letters> (?=[^\s\d]{{0,8}}\.|[ก-ฮ]{{3}}) {_LETTERS} ) \s*+ )?+
      (?P<running>{_D}{{1,6}}) {_SLASH} (?P<year>(?:2[45]|๒[๔๕]|20|๒๐){_D}{{2}}) {_END}
    |
      # อก ๐๒๑๐(๒)/๑๕๓๙ | ทส0201.3 / ว 148 | กค (กวจ) ๐๔๐๕.๒/ว ๑๑๙
      (?: (?P<letters> {_LETTERS} ) \s*+ )?+
      (?P<unit>{_UNIT})
      {_SLASH} (?: (?P<circular>ว)\s?\.?\s? )?+ (?P<running>{_D}{{1,7}})?+ {_END}
    )
"""

_LABELLED = lazy.compiled(rf"(?<![ก-๎])ที่ \s*+ :?+ \s*+ (?P<number>{_NUMBER})", regex.VERBOSE)
_BARE = lazy.compiled(rf"\s*+ (?P<number>{_NUMBER}) (?=\s|\Z)", regex.VERBOSE)
_SPACES = lazy.compiled(r"\s++")


def find_memo_number(text: str) -> MemoNumber | None:
    """The first memo number behind the label ที่, else the one the text begins with, else None.

    Without a label, a number without letters is read only together with its year (``0045/2569``), and one
    whose running number is missing not at all.
    """
    if "/" not in text:
        return None
    match = _LABELLED.search(text)
    if match is None:
        match = _BARE.match(text)
        if match is None or not (match["running"] and (match["letters"] or match["year"])):
            return None
    return _memo_number(match)


def _memo_number(match: regex.Match[str]) -> MemoNumber:
    def compact(name: str) -> str | None:
        return _SPACES.sub("", to_arabic(match[name])) if match[name] else None

    letters, unit, running, year = map(compact, ("letters", "unit", "running", "year"))
    circular = match["circular"] is not None
    tail = f"{running}/{year}" if year else f"{unit}/{'ว' if circular else ''}{running or ''}"
    start, end = match.span("number")
    return MemoNumber(
        start,
        end,
        f"{letters} {tail}" if letters else tail,
        letters,
        unit,
        running,
        circular,
        int(year) if year else None,
    )
