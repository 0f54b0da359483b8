"""Rounds and quarters as headers name them: รอบ ๖ เดือน, ไตรมาส ๒, ผลงาน ๙ เดือน."""

from __future__ import annotations

from typing import NamedTuple

import regex

from thaimemo.normalize import lazy
from thaimemo.normalize.dates import MONTHS, SHORT_MONTHS
from thaimemo.normalize.fiscal import find_quarters, find_rounds, round_of_quarter
from thaimemo.normalize.numerals import to_arabic
from thaimemo.normalize.spaces import unspaced
from thaimemo.schema.evidence import Evidence

# "รอบ ๖ เดือน", "ผลงาน 9 เดือน", "ไตรมาส 2"
_MONTHS = lazy.compiled(r"(?<![0-9๐-๙])(?P<n>3|5|6|9|11|12|๓|๕|๖|๙|๑๑|๑๒)เดือน")
# the same with everything that belongs to it, to be taken out of a header
_NAMED = lazy.compiled(
    r"\s*\(?\s*(?:(?:รอบ|ราย)\s*)?(?<![0-9๐-๙])[0-9๐-๙]{1,2}\s*เดือน(?:แรก|หลัง)?\s*\)?"
    r"|\s*\(?\s*(?:ไตรมาส\s*(?:ที่)?\s*|Q\.?\s?)[1-4๑-๔](?:\s*/\s*(?:25)?[0-9]{2})?\s*\)?",
    regex.IGNORECASE,
)
_BRACKETED = lazy.compiled(r"\((?P<said>[^()]+)\)")
# "ต.ค. 66", "ตุลาคม ๒๕๖๖", "เดือนตุลาคม"
_MONTH_NAMES = "|".join(map(regex.escape, (*MONTHS, *SHORT_MONTHS)))
_MONTH = lazy.compiled(rf"\s*(?:เดือน)?\s*(?:{_MONTH_NAMES})\s*(?:[0-9๐-๙]{{2}}|[0-9๐-๙]{{4}})?\s*")
# "Q1", "Q2/2567", "ผลการดำเนินงานรายไตรมาส Q3"
_Q = lazy.compiled(r"Q\.?\s?(?P<n>[1-4])(?:\s*/\s*(?:25)?[0-9]{2})?", regex.IGNORECASE)
_Q_BEHIND = lazy.compiled(r"(?<=\s)Q\.?\s?(?P<n>[1-4])(?:\s*/\s*(?:25)?[0-9]{2})?$", regex.IGNORECASE)
CUMULATIVE = lazy.compiled(r"สะสม|cumulative", regex.IGNORECASE)


class Round(NamedTuple):
    """The ``months`` from the start of the fiscal year to the end of a round."""

    months: int
    of_quarter: bool
    """A single quarter names it: what was reached may be that quarter's alone."""
    place: tuple[Evidence, ...] = ()
    """Where it is printed, if that is known."""


def round_of(text: str) -> Round | None:
    """The round that a header names: by its months, or by the quarter that it ends with."""
    if rounds := find_rounds(text):
        return Round(rounds[0].months, of_quarter=False)
    if match := _MONTHS.search(unspaced(text)):
        return Round(int(to_arabic(match["n"])), of_quarter=False)
    if match := _Q.fullmatch(text.strip()) or _Q_BEHIND.search(text):
        return Round(3 * int(match["n"]), of_quarter=True)
    if not (quarters := find_quarters(text)):
        return None
    single = quarters[0].first_quarter == quarters[0].quarter and not CUMULATIVE.search(text)
    return Round(round_of_quarter(quarters[0].quarter), of_quarter=single)


def without_round(text: str) -> str:
    """What a header says beside the round that it names: "คะแนน" of "คะแนน ๖ เดือน", in brackets too."""
    rest = _NAMED.sub("", text).strip()
    bracketed = _BRACKETED.fullmatch(rest)
    return bracketed["said"] if bracketed else rest


def months_of(text: str) -> int | None:
    """The months of the round that a header names."""
    found = round_of(text)
    return found.months if found is not None else None


def is_month(text: str) -> bool:
    """The header names one month, and nothing else."""
    return _MONTH.fullmatch(text) is not None
