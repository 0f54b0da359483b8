"""Thai dates and spans of dates as printed: ๒๐ พฤษภาคม ๒๕๖๓, 31 ม.ค.63, ๑ - ๓๑ ธันวาคม ๒๕๖๒, 20/05/2563.

Years are of the Buddhist era (BE = CE + 543) unless ค.ศ. or their size says otherwise. A date is day number,
month name and BE year (ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖, clause 12.3); the other forms are
conventions of tables, stamps and web exports. Every form may be broken by white space and line feeds.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

import regex

from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import DIGIT, has_digit

Precision = Literal["day", "month", "year"]

BE_OFFSET = 543
"""Years from the common era to the Buddhist era."""

MONTHS = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
"""Full month names, January first."""

SHORT_MONTHS = (
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
)
"""Abbreviated month names, January first."""


class FoundDate(NamedTuple):
    """``text[start:end]`` prints one date, month, or span of them; ``text`` is that stretch as printed.

    ``first`` and ``last`` are the first and last day meant (one day: the same; a month: its first and
    last day). A span printed backwards has ``first`` after ``last``. Both are None where the print names
    a day that does not exist (``valid`` False), no year at all, or a year that can be read two ways.
    ``precision`` is the coarser one of the two ends. ``era_doubt``: a common-era year stands after พ.ศ.,
    a Buddhist one after ค.ศ., or a two-digit year could be of either era.
    """

    start: int
    end: int
    first: date | None
    last: date | None
    precision: Precision
    valid: bool
    era_doubt: bool
    text: str


@dataclass(slots=True)
class _Point:
    """One end of a span: a day (or days) of one month, or a month."""

    start: int
    end: int
    days: tuple[int, int] | None
    month: int
    year: int | None
    era_doubt: bool = False
    year_printed: bool = True


_D = DIGIT
_DASH = r"[-‐‑‒–—−~]"
_ERA = r"(?:(?P<era>พ\s?\.?\s?ศ|ค\s?\.?\s?ศ)\s?\.?)"
_THE_DAY = r"(?:ณ\s*+)?(?:วัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัสฯ?|ศุกร์|เสาร์|อาทิตย์)?ที่)"
_SHORT_NUMBERS = {s.replace(".", ""): n for n, s in enumerate(SHORT_MONTHS, 1)}
_FULL_NUMBERS = {name: n for n, name in enumerate(MONTHS, 1)} | {"กุมภาพันธ": 2}

# the scan stops at the first letter of a month only; the tables above say which month it is, if any
_MONTH = lazy.compiled(
    r"""
    (?= [ก-เ][ิ-ุัมกรฤคพย. ] )  # two letters leave fewer places than one
    [กตธพมสเ]
    (?: กราคม | ุมภาพันธ์?+ | ีนาคม | มษายน | ฤษภาคม | ิถุนายน
      | รกฎาคม | ิงหาคม | ันยายน | ุลาคม | ฤศจิกายน | ันวาคม
      # 31 ม.ค.63 | ๒๐ พค ๖๓ | เดือนก.พ. ๒๕๖๓, but not อ.ก.พ., ก.พ.ร., ก.ค.ศ.
      | (?P<short> (?:[ีิ]|(?<=เ)ม)? \.? [ ]? [คพย] (?P<dot>\.)?+ )
        (?(dot) (?! (?!พ\s?\.?\s?ศ|ค\s?\.?\s?ศ) [ก-ฮ]\. ) | (?! [ก-๎.] ) )
    )
    """,
    regex.VERBOSE,
)
_BEFORE_SHORT = lazy.compiled(r"(?<![ก-๎]|[ก-ฮ]\.)|(?<=เดือน|ถึง|และ|วันที่|ระหว่าง|ใน|ตั้งแต่)")

# bodies that share the abbreviation of February: สำนักงาน ก.พ., ระเบียบ ก.พ., มติ ก.พ.
_COMMISSION = lazy.compiled(
    r"(?:สำนักงาน|ระเบียบ|กฎ|มติ|คณะกรรมการ|เลขาธิการ|อนุกรรมการ|ประกาศ|หนังสือ|หลักสูตร|ทุน|ของ|โดย)\s*$"
)

# ๒๐ | ๑ - ๓๑ | ๑ ถึงวันที่ ๓๑ | ๕, ๑๒ และ ๑๙; what stands before the month
_AND = rf"(?:\s*+(?:{_DASH}|จนถึง|ถึง|และ)\s*+(?:{_THE_DAY}\s*+)?)"
_DAYS = lazy.compiled(
    rf"""
    (?<! {_D} | {_D}[,/] )
    (?P<first>{_D}{{1,2}})
    (?: (?: \s*+,\s*+ {_D}{{1,2}} )*+ {_AND} (?P<last>{_D}{{1,2}}) )?
    \s*+ (?:เดือน\s*+)?
    \Z
    """,
    regex.VERBOSE,
)
_DAY_NEAR = lazy.compiled(rf"{_D}\s*+(?:เดือน\s*+)?\Z")
_DAY_WINDOW = 64

# ครั้งที่ ๑ - ๕ มีนาคม: the first number belongs to what stands before it
_ORDINAL = lazy.compiled(r"(?:รอบ|(?:ครั้ง|รุ่น|ฉบับ|ลำดับ|กลุ่ม|ระดับ|ข้อ|มาตรา|ชุด|เลข)ที่|ข้อ|มาตรา|ระดับ|ไตรมาส)\s*$")

# พ.ศ. ๒๕๖๓ | ๒๕๖๓ | 63 | ค.ศ. 2020; what stands behind the month
_YEAR = lazy.compiled(
    rf"""
    \s*+ ,?+ \s*+ (?:ปี\s*+)? {_ERA}? \s*+
    (?: (?P<long>{_D}{{4}}) (?! {_D} | [,.]{_D}{{3}} )
      | (?P<short>{_D}{{2}}) (?! {_D} | [.,/:]{_D}
          | \s*+ (?: % | : | {_DASH}\s*+{_D}++(?!\s*+[กตธพมสเ])
            | คน | ราย | ครั้ง | อัตรา | ตำแหน่ง | หลักสูตร | กิจกรรม | แห่ง
            | บาท | ล้าน | ท่าน | ชั่วโมง | วัน(?!ที่) | เดือน | เปอร์เซ | จังหวัด | ขั้นตอน ) )
    )
    """,
    regex.VERBOSE,
)

# 20/05/2563 | ๒๐/๕/๖๓ | 20-05-2563 | 20.05.2563 | 2020-03-31
_NUMERIC = lazy.compiled(
    rf"""
    {_D}{{1,2}}+ (?: (?P<iso>{_D}{{2}}) -{_D}{{2}}-{_D}{{2}} (?!{_D}|-{_D})
      | \s?/\s? {_D}{{1,2}}+ \s?/\s? {_D}{{2}} (?:{_D}{{2}})?+ (?! {_D} | [/.,]{_D} )
      | (?P<mark>[-.]) {_D}{{1,2}}+ (?P=mark) {_D}{{4}} (?! {_D} | [-/.,]{_D} )
    )
    """,
    regex.VERBOSE,
)
_INSIDE_NUMBER = lazy.compiled(rf"{_D}[-./]?\Z")
_INSIDE_DATE = lazy.compiled(rf"{_D}[./]?\Z")  # 1/10/62-31/3/63: the dash joins two dates
_NUMBERS = lazy.compiled(rf"{_D}++")

# " - ", " ถึงวันที่ ", " – เดือน"
_JOIN = lazy.compiled(rf"(?P<before>\s*+)(?P<word>{_DASH}|จนถึง|ถึง|และ|,)\s*+(?:สิ้น)?(?:{_THE_DAY}|เดือน)?\s*+")
_JOIN_REACH = 40


def find_dates(text: str) -> list[FoundDate]:
    """Every date, month with a year, and span of them in the text, in its order, none over another.

    A month name counts only beside a day or a year, so that ก.พ. may stay the Civil Service Commission; a day
    without a year is returned with neither ``first`` nor ``last``. Plain years and register numbers
    (``๒๔๖/๒๕๖๑``) are no dates. A two-digit year is BE 25xx from 40 on; below that it may be of either
    era and stays unread.
    """
    if not has_digit(text):
        return []
    points = _points(text)
    _borrow(text, points)
    found: list[FoundDate] = []
    at = 0
    while at < len(points):
        first = last = points[at]
        if at + 1 < len(points) and _spans(text, first, points[at + 1]):
            at += 1
            last = points[at]
        at += 1
        if first.days or first.year_printed or first is not last:
            found.append(_found(text, first, last))
    return found


def parse_date(text: str) -> date | None:
    """The one day that the whole string prints, with or without วันที่ before it; None for anything else."""
    text = text.strip()
    found = find_dates(text)
    if len(found) != 1:
        return None
    one = found[0]
    if one.precision != "day" or one.first != one.last or text[one.end :].strip(" ."):
        return None
    return one.first if _LEAD.fullmatch(text, 0, one.start) else None


_LEAD = lazy.compiled(rf"(?:(?:ลง\s*+)?{_THE_DAY})?\s*+:?\s*+")


def _points(text: str) -> list[_Point]:
    points: list[_Point] = []
    floor = 0
    numeric = _numeric_points(text)
    for match in _MONTH.finditer(text):
        start, end = match.span()
        if start < floor:
            continue
        point = _around(text, start, end, match["short"], floor)
        if point is not None:
            points.append(point)
            floor = point.end
    if not numeric:
        return points
    free = [n for n in numeric if not any(p.start < n.end and n.start < p.end for p in points)]
    return sorted([*points, *free], key=lambda point: point.start)


def _around(text: str, start: int, end: int, short: str | None, floor: int) -> _Point | None:
    """The month at ``start:end`` with the day before it and the year behind it."""
    printed = text[start:end]
    dotted = True
    if short is None:
        month = _FULL_NUMBERS.get(printed)
    else:
        month = _SHORT_NUMBERS.get(printed.replace(".", "").replace(" ", ""))
        dotted = "." in printed
        if not _BEFORE_SHORT.match(text, start):
            return None
    if month is None:
        return None
    days = None
    at = start
    low = max(floor, start - _DAY_WINDOW)
    if _DAY_NEAR.search(text, low, start):
        before = _DAYS.search(text, low, start)
        if before is not None:
            days, at = _days(text, before)
    year, era_doubt, until = _year_behind(text, end)
    if days is None and year is None and not era_doubt and (not dotted or (short and month == 2)):
        return None
    beside = days is not None and until > end
    if short and month == 2 and not beside and _COMMISSION.search(text, max(0, at - 16), at):
        return None
    point = _Point(at, until, days, month, year, era_doubt, until > end)
    if not point.year_printed and short and text[end - 1] != "." and days is None:
        return None
    return point


def _days(text: str, match: regex.Match[str]) -> tuple[tuple[int, int] | None, int]:
    """The day or days, and where they begin."""
    start = match.start()
    first = int(match["first"])
    ordinal = _ORDINAL.search(text, max(0, start - 12), start) is not None
    if match["last"] is None:
        return (None, match.end()) if ordinal else ((first, first), start)
    last = int(match["last"])
    return ((last, last), match.start("last")) if ordinal else ((first, last), start)


def _year_behind(text: str, end: int) -> tuple[int | None, bool, int]:
    """The year of the common era behind a month, whether its era is in doubt, and where it ends."""
    match = _YEAR.match(text, end)
    if match is None:
        return None, False, end
    if match["long"]:
        year, doubt = _common_era(int(match["long"]), match["era"])
    else:
        year, doubt = _short_year(int(match["short"]))
        if year is None and not match["era"]:
            return None, False, end
    if year is None and not doubt:
        return None, False, end
    return year, doubt, match.end()


def _common_era(printed: int, era: str | None) -> tuple[int | None, bool]:
    """A four-digit year as printed to the common era, and whether the era printed contradicts its size."""
    if 2400 <= printed <= 2699:
        return printed - BE_OFFSET, bool(era) and era[0] == "ค"  # type: ignore[index]
    if 1857 <= printed <= 2156:
        return printed, bool(era) and era[0] == "พ"  # type: ignore[index]
    return None, False


def _short_year(printed: int) -> tuple[int | None, bool]:
    """63 is BE 2563; below 40 it may be BE 25xx or CE 20xx."""
    return (2500 + printed - BE_OFFSET, False) if printed >= 40 else (None, True)


def _numeric_points(text: str) -> list[_Point]:
    if "/" not in text and "-" not in text and "." not in text:
        return []
    points: list[_Point] = []
    for match in _NUMERIC.finditer(text):
        start, end = match.span()
        inside = _INSIDE_DATE if "/" in match[0] else _INSIDE_NUMBER
        if inside.search(text, max(0, start - 2), start):
            continue
        a, b, c = (int(n) for n in _NUMBERS.findall(match[0]))
        day, month, year_printed, two_digits = a, b, c, c < 100
        if match["iso"]:
            day, month, year_printed, two_digits = c, b, a, False
        year, doubt = _short_year(year_printed) if two_digits else _common_era(year_printed, None)
        exists = 1 <= month <= 12 and 1 <= day <= 31
        if (two_digits and not exists) or (year is None and not doubt):
            continue
        points.append(_Point(start, end, (day, day), month, year, doubt))
    return points


def _borrow(text: str, points: list[_Point]) -> None:
    """Give a point without a year the one of the point it is joined to: ๒๘ กุมภาพันธ์ - ๒ มีนาคม ๒๕๖๓."""
    for here, behind in zip(points[-2::-1], points[:0:-1], strict=True):
        if here.year is not None or here.era_doubt or behind.year is None:
            continue
        if (here.days is None) == (behind.days is None) and _joint(text, here, behind):
            here.year = behind.year - (here.month > behind.month)
            here.era_doubt = behind.era_doubt
            here.year_printed = True


def _joint(text: str, here: _Point, behind: _Point) -> regex.Match[str] | None:
    if behind.start - here.end > _JOIN_REACH:
        return None
    return _JOIN.fullmatch(text, here.end, behind.start)


def _spans(text: str, first: _Point, last: _Point) -> bool:
    """Whether the two points are the ends of one span."""
    joint = _joint(text, first, last)
    if joint is None or joint["word"] in ("และ", ","):
        return False
    if any(point.days and point.days[0] != point.days[1] for point in (first, last)):
        return False
    if first.year is None or last.year is None:
        return False
    if "\n" in joint["before"]:
        # a dash at the head of a line is a bullet, unless brackets hold both ends together
        return text[first.start - 1 : first.start] == "(" and text[last.end : last.end + 1] == ")"
    return True


def _found(text: str, first: _Point, last: _Point) -> FoundDate:
    precision: Precision = "day" if first.days and last.days else "month"
    valid = all(_exists(point) for point in (first, last))
    begin = end = None
    if valid and first.year is not None and last.year is not None:
        begin = date(first.year, first.month, first.days[0] if first.days else 1)
        end = date(last.year, last.month, last.days[1] if last.days else monthrange(last.year, last.month)[1])
    return FoundDate(
        first.start,
        last.end,
        begin,
        end,
        precision,
        valid,
        first.era_doubt or last.era_doubt,
        text[first.start : last.end],
    )


def _exists(point: _Point) -> bool:
    """Whether the calendar has the days; 29 February is granted where no year is known."""
    if not 1 <= point.month <= 12:
        return False
    if point.days is None:
        return True
    longest = monthrange(2000 if point.year is None else point.year, point.month)[1]
    return all(1 <= day <= longest for day in point.days)
