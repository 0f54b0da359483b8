"""Fiscal years (ปีงบประมาณ), their quarters (ไตรมาส) and the rounds of reporting (รอบ ๖ เดือน).

The fiscal year n of the Buddhist era runs from 1 October n-1 to 30 September n (พ.ร.บ. วิธีการงบประมาณ).
Rounds are cumulative from 1 October by convention of the performance reports (รอบ ๖, ๙, ๑๒ เดือน; ๕ and ๑๑
are seen too).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import NamedTuple

import regex

from thaimemo.normalize import lazy
from thaimemo.normalize.dates import BE_OFFSET
from thaimemo.normalize.numerals import DIGIT


class FoundFiscalYear(NamedTuple):
    """``text[start:end]`` names a fiscal year of the Buddhist era, or the years ``year_be`` to ``end_be``.

    ``number_start`` is where the first year's digits begin.
    """

    start: int
    end: int
    year_be: int
    end_be: int | None
    number_start: int


class FoundQuarter(NamedTuple):
    """``text[start:end]`` names a quarter 1..4 of the fiscal year; of a span (ไตรมาส ๑-๒) its last one."""

    start: int
    end: int
    quarter: int
    first_quarter: int
    number_start: int


class FoundRound(NamedTuple):
    """``text[start:end]`` names a round of reporting that ends ``months`` months into the fiscal year."""

    start: int
    end: int
    months: int


_DASH = r"[-‐‑‒–—−~]"
_YEAR = rf"(?:{DIGIT}{{4}}|{DIGIT}{{2}})(?!{DIGIT}|[.,:]{DIGIT})"
_ERA = r"(?:พ\s?\.?\s?ศ\s?\.?|ค\s?\.?\s?ศ\s?\.?)"

_FISCAL_YEAR = lazy.compiled(
    rf"""
    # ประจำปีงบประมาณ พ.ศ. ๒๕๖๓ - ๒๕๖๔ | ปีงบประมาณ ๖๓ | ปีงบฯ 2566 | งบประมาณ พ.ศ. ๒๕๖๓
    (?: (?:ประจำ\s*+)? ปี \s*+ งบ (?:ประมาณ|ฯ|ป\.)? \s*+ [(:]?+ \s*+ {_ERA}?
      | งบประมาณ (?:ประจำปี)? \s*+ {_ERA}
    )
    \s*+ (?P<year>{_YEAR})
    (?: \s*+ (?:{_DASH}|ถึง|และ) \s*+ (?:ปีงบประมาณ\s*+)? {_ERA}? \s*+ (?P<last>{_YEAR}) )?
    """,
    regex.VERBOSE,
)

_LAW = lazy.compiled(r"ว่าด้วย\p{Thai}*+$")
_NUMBER_WORD = {"หนึ่ง": 1, "สอง": 2, "สาม": 3, "สี่": 4}
_QUARTER = lazy.compiled(
    rf"""
    # ไตรมาส ๒ | ไตรมาสที่ 2/2563 | ไตรมาส ๑-๒ | ไตรมาสที่สอง
    ไตรมาส \s*+ (?:ที่)? \s*+ (?P<first>[1-4๑-๔](?!{DIGIT}|[.,]{DIGIT})|{"|".join(_NUMBER_WORD)})
    (?: \s*+ (?:{_DASH}|ถึง|และ) \s*+ (?:ไตรมาส)? \s*+ (?:ที่)? \s*+
        (?P<last>[1-4๑-๔](?!{DIGIT}|[.,)]{DIGIT}|\))|{"|".join(_NUMBER_WORD)}) )?
    """,
    regex.VERBOSE,
)

_ROUND = lazy.compiled(
    rf"""
    # รอบ ๖ เดือน | รอบที่ ๑ (๖ เดือน) | รอบการประเมิน 12 เดือน | รอบ ๖ เดือนหลัง
    รอบ \s*+ (?:ระยะเวลา|การประเมิน|การรายงาน|รายงาน)? \s*+ (?:ที่\s*+{DIGIT}{{1,2}}+)? \s*+ [(:]?+ \s*+
        (?:รอบ\s*+)? (?P<months>{DIGIT}{{1,2}}+) \s*+ เดือน (?P<part>แรก|หลัง)?
    # ๖ เดือนแรก | 6 เดือนหลัง
    | (?P<months>{DIGIT}{{1,2}}+) (?<! {DIGIT} [.,/]?{DIGIT}{{2}} | {DIGIT} [.,/] {DIGIT} )
        \s*+ เดือน (?P<part>แรก|หลัง)
    # สะสม ๖ เดือน
    | สะสม \s*+ (?P<months>{DIGIT}{{1,2}}+) \s*+ เดือน (?P<part>)
    | รอบ \s*+ (?P<half>ครึ่งปี) (?P<part>แรก|หลัง)?
    | (?P<half>ครึ่งปี) (?P<part>แรก|หลัง)
    """,
    regex.VERBOSE,
)


def fiscal_year_period(fy_be: int, months: int = 12) -> tuple[date, date]:
    """First and last day of the first ``months`` months (1..12) of fiscal year ``fy_be`` (Buddhist era).

    Raises ValueError for other numbers of months.
    """
    if not 1 <= months <= 12:
        raise ValueError(f"a fiscal year has months 1 to 12, not {months}")
    year = fy_be - BE_OFFSET
    return date(year - 1, 10, 1), _last_day(year, months)


def quarter_period(fy_be: int, quarter: int) -> tuple[date, date]:
    """First and last day of a quarter (1..4) of fiscal year ``fy_be`` (BE); 1 is October to December.

    Raises ValueError for other quarters.
    """
    if not 1 <= quarter <= 4:
        raise ValueError(f"a fiscal year has quarters 1 to 4, not {quarter}")
    year = fy_be - BE_OFFSET
    month = (10, 1, 4, 7)[quarter - 1]
    return date(year - (quarter == 1), month, 1), _last_day(year, quarter * 3)


def round_of_quarter(quarter: int) -> int:
    """Months of the cumulative round that ends with the quarter: quarter 2 closes the round of 6 months.

    Raises ValueError outside 1..4.
    """
    if not 1 <= quarter <= 4:
        raise ValueError(f"a fiscal year has quarters 1 to 4, not {quarter}")
    return quarter * 3


def find_fiscal_years(text: str) -> list[FoundFiscalYear]:
    """Every fiscal year named in the text, in its order, none over another.

    Two digits from 40 on are BE 25xx, a common-era year is carried over to the Buddhist era; amounts of money
    (``งบประมาณ ๒๕๐๐ บาท``), plain years and the year of a law (``ว่าด้วยแผนและงบประมาณ พ.ศ. ๒๕๖๑``) are none.
    """
    if "งบ" not in text:
        return []
    found: list[FoundFiscalYear] = []
    for match in _FISCAL_YEAR.finditer(text):
        year = _year_be(int(match["year"]))
        if year is None or (match[0].startswith("งบ") and _LAW.search(text, 0, match.start())):
            continue
        end = match.end()
        last = _year_be(int(match["last"])) if match["last"] else None
        if last is None or last <= year:
            last, end = None, match.end("year")
        found.append(FoundFiscalYear(match.start(), end, year, last, match.start("year")))
    return found


def find_quarters(text: str) -> list[FoundQuarter]:
    """Every quarter named in the text, in its order, none over another."""
    if "ไตรมาส" not in text:
        return []
    found: list[FoundQuarter] = []
    for match in _QUARTER.finditer(text):
        first, end = _quarter(match["first"]), match.end()
        last = _quarter(match["last"]) if match["last"] else first
        if last < first:
            last, end = first, match.end("first")
        found.append(FoundQuarter(match.start(), end, last, first, match.start("first")))
    return found


def find_rounds(text: str) -> list[FoundRound]:
    """Every round of reporting named in the text, in its order, none over another.

    The second half (``๖ เดือนหลัง``) ends twelve months into the year.
    """
    if "รอบ" not in text and "เดือน" not in text and "ครึ่งปี" not in text:
        return []
    found: list[FoundRound] = []
    for match in _ROUND.finditer(text):
        months = 6 if match["half"] else int(match["months"])
        if match["part"] == "หลัง" and months == 6:
            months = 12
        if 1 <= months <= 12:
            found.append(FoundRound(match.start(), match.end(), months))
    return found


def _quarter(printed: str) -> int:
    return _NUMBER_WORD.get(printed) or int(printed)


def _year_be(printed: int) -> int | None:
    if 40 <= printed <= 99:
        return 2500 + printed
    if 2400 <= printed <= 2699:
        return printed
    return printed + BE_OFFSET if 1950 <= printed <= 2156 else None


def _last_day(year: int, months: int) -> date:
    """The last day of the first ``months`` months of the fiscal year that ends in ``year`` (common era)."""
    month = (months + 8) % 12 + 1
    of = year - (months <= 3)
    return date(of, month, monthrange(of, month)[1])
