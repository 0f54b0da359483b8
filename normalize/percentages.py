"""Printed percentages: ร้อยละ ๘๕.๗๑, ๘๕.๗๑ %, 80%, ๘๐ เปอร์เซ็นต์, ร้อยละ ๕๐ - ๕๙."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

import regex

from thaimemo.normalize import lazy
from thaimemo.normalize.number_words import parse_number_words
from thaimemo.normalize.numerals import DIGIT, NUMBER, parse_number


class FoundPercent(NamedTuple):
    """``text[start:end]`` prints a percentage, ``text[number_start:number_end]`` its (lower) number.

    ``value`` and ``high`` are percent as printed (85.71, not 0.8571); ``high`` is the upper end of a range.
    """

    start: int
    end: int
    value: Decimal
    number_start: int
    number_end: int
    high: Decimal | None = None


# "ร้อยละแปดสิบเจ็ดจุดห้า"
_IN_WORDS = lazy.compiled(
    r"ร้อยละ\s?(?P<words>(?:หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ยี่|เอ็ด|ร้อย(?!ละ)|ศูนย์|จุด)+)"
)
_MARKS = ("ร้อยละ", "%", "％", "เปอร์เซ")

# a range inside one line; the dash of a bullet on the next line is no range
_TO = r"[ \u00a0]*+(?:[-‐‑‒–—−~]|ถึง)\s*+"
_SIGN = r"(?:[%％]|เปอร์เซ็?นต์?)"

_PERCENT = lazy.compiled(
    rf"""
    # ร้อยละ ๘๕.๗๑ | ร้อยละ ๕๐ - ๕๙ | ร้อยละ ๖๐ ถึงร้อยละ ๖๙
    ร้อยละ [ \u00a0]*+ \n? [ \u00a0]*+
    (?P<after>{NUMBER}) (?! [,/:]?{DIGIT} )
    (?! [ \u00a0]*+ : [ \u00a0]*+ {DIGIT} )
    (?: {_TO} (?:ร้อยละ\s*+)? (?P<after_high>{NUMBER}) (?! [,/:.)]?{DIGIT} | [).] ) )?
    (?: [ \u00a0]*+ {_SIGN} )?
    |
    # ๘๕.๗๑ % | 80% | ๕๐ - ๕๙ เปอร์เซ็นต์
    (?<! {DIGIT} [.,/:]? ) (?P<before>{NUMBER})
    (?: (?:[ \u00a0]*+ {_SIGN})? {_TO} (?P<before_high>{NUMBER}) (?=[ \u00a0]*+ {_SIGN}) )?
    \s?+ [ \u00a0]*+ {_SIGN}
    """,
    regex.VERBOSE,
)


def find_percentages(text: str) -> list[FoundPercent]:
    """Every percentage in the text, in its order, none over another.

    A number without a sign or ร้อยละ is never one (``4.0``), nor is a ratio (``ร้อยละ ๘๐ : ๒๐``). A range
    gives its low end as ``value``; what looks like a range but falls is read as its first number alone.
    """
    if not any(mark in text for mark in _MARKS):
        return []
    found: list[FoundPercent] = []
    for match in _PERCENT.finditer(text):
        name = "after" if match["after"] else "before"
        value = parse_number(match[name])
        if value is None:
            continue
        start, end = match.span()
        number_start, number_end = match.span(name)
        high = parse_number(match[f"{name}_high"] or "")
        if high is not None and high <= value:
            high = None
            if name == "after":
                end = number_end
            else:
                value = parse_number(match["before_high"])
                number_start, number_end = match.span("before_high")
                start = number_start
                if value is None:
                    continue
        found.append(FoundPercent(start, end, value, number_start, number_end, high))
    spelled = [
        FoundPercent(*match.span(), value, *match.span("words"))
        for match in _IN_WORDS.finditer(text)
        if (value := parse_number_words(match["words"])) is not None
    ]
    return sorted(found + spelled) if spelled else found
