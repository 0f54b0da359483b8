"""The time of day on a stamp: เวลา 13.56 น.

A receipt stamp carries number, date and time (ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖); the unit
is ``น.`` by convention, ``ชม.`` is seen too and is kept for a rule to judge.
"""

from __future__ import annotations

from typing import NamedTuple

import regex

from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import DIGIT


class FoundTime(NamedTuple):
    """``text[start:end]`` prints a time of day.

    ``value`` is ``HH:MM`` on 24 hours with Arabic digits, None where no such time exists (25.10 น.).
    ``unit`` is the unit as printed (``น.``, ``ชม.``, ``นาฬิกา``), None where there is none.
    """

    start: int
    end: int
    value: str | None
    unit: str | None


_TIME = lazy.compiled(
    rf"""
    (?: (?P<label>เวลา) (?:ประมาณ)? \s*+ [:.]? \s*+ )?
    (?<! {DIGIT} [.:/,]? )
    (?P<hour>{DIGIT}{{1,2}})
    (?: (?P<point>[.:]) | [ ]?[.:][ ]? )
    (?P<minute>{DIGIT}{{2}}) (?! [.:/,]?{DIGIT} | [ ]?[%％] )
    (?: \s*+ (?P<unit> น\. | น(?![ก-๎.]) | ชม\.?(?![ก-๎]) | นาฬิกา ) )?   # ๐๙.๓๐ น. | ๙.๐๕ ชม. | 13.30 นาฬิกา
    """,
    regex.VERBOSE,
)


def find_time(text: str) -> FoundTime | None:
    """The first time of day in the text, or None.

    A label (เวลา) or a unit makes a time of any two numbers with a point or colon; without either only
    ``13:56``, colon and in range, is one, so that ratios and version numbers are not.
    """
    if "." not in text and ":" not in text:
        return None
    for match in _TIME.finditer(text):
        hour, minute = int(match["hour"]), int(match["minute"])
        value = f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None
        if match["label"] or match["unit"] or (match["point"] == ":" and value):
            return FoundTime(match.start(), match.end(), value, match["unit"])
    return None
