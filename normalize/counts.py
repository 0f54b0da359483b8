"""Counted things: a number with a Thai counting unit, as in จำนวน ๒๓ ราย or ๒๓ (ยี่สิบสาม) ราย.

The units are data, in ``units.toml`` beside this file. Ordinals (ครั้งที่ ๓, ระดับ ๓), heading numbers (๑.๑
โครงการ...), years, percentages, ratios, spans (๓ - ๕ คน) and rounds of reporting (รอบ ๖ เดือน) are not counts.
"""

from __future__ import annotations

import tomllib
from decimal import Decimal
from importlib.resources import files
from typing import NamedTuple

import regex

from thaimemo.normalize import lazy
from thaimemo.normalize.dates import MONTHS, SHORT_MONTHS
from thaimemo.normalize.number_words import WORDS, parse_number_words
from thaimemo.normalize.numerals import DIGIT, NUMBER, parse_number


class Unit(NamedTuple):
    """A counting unit: canonical name, printed forms, what follows it in other words, whether it measures."""

    canonical: str
    forms: tuple[str, ...]
    not_before: tuple[str, ...]
    decimals: bool


class FoundCount(NamedTuple):
    """``text[start:end]`` prints ``value`` things of the canonical ``unit``, จำนวน before them included.

    ``text[number_start:number_end]`` is the number as printed. ``in_words`` is the value of the words in
    brackets between number and unit or behind the unit, None where there are none; a rule compares the two.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    number_start: int
    number_end: int
    in_words: Decimal | None


def _load() -> tuple[Unit, ...]:
    table = tomllib.loads(files("thaimemo.normalize").joinpath("units.toml").read_text("utf-8"))
    return tuple(
        Unit(
            row["canonical"],
            (row["canonical"], *row.get("forms", ())),
            tuple(row.get("not_before", ())),
            row.get("decimals", False),
        )
        for row in table["unit"]
    )


PROVINCES = 77
"""76 provinces (จังหวัด) and Bangkok."""

UNITS = _load()
"""Every counting unit of ``units.toml``."""

_BY_FORM = {form: unit for unit in UNITS for form in unit.forms}
_MONEY = frozenset(unit.canonical for unit in UNITS if unit.canonical.endswith("บาท"))


def _form_pattern(form: str) -> str:
    others = "|".join(map(regex.escape, _BY_FORM[form].not_before))
    return regex.escape(form) + (rf"(?!{others})" if others else "")


# longest first, so that รายการ is not ราย
_UNIT = "|".join(_form_pattern(form) for form in sorted(_BY_FORM, key=lambda form: (-len(form), form)))
_GAP = r"[ \u00a0]*+(?:\n[ \u00a0]*+)?+"

_COUNT = lazy.compiled(
    rf"""
    # ๒๓ ราย | ๒๓ (ยี่สิบสาม) ราย | ๑,๒๕๐.๕๐ บาท
    (?<!{DIGIT}) (?P<number>{NUMBER}) (?: \.[-–] )?+ (?! [0-9๐-๙./:,%] )
    (?P<gap> {_GAP} )
    (?: \( \s*+ (?P<words>{WORDS}) \s*+ \) {_GAP} )?+
    (?P<unit>{_UNIT})
    (?! [\u0e30-\u0e3a\u0e45\u0e47-\u0e4e] )        # คนึง: a vowel or tone mark goes with the letter before it
    # ๑๒๕,๐๐๐ บาท (หนึ่งแสนสองหมื่นห้าพันบาทถ้วน), ๔๕ คน (สี่สิบห้าคน)
    (?: {_GAP} \( \s*+ (?P<behind>{WORDS}) \s*+ (?:{_UNIT})? \s*+ \) )?+
    """,
    regex.VERBOSE,
)

_AMOUNT_OF = lazy.compiled(r"จำนวน(?:ทั้งสิ้น|ทั้งหมด|รวม)?\s*+\Z")

_MONTH_NAMES = "|".join(map(regex.escape, (*MONTHS, *SHORT_MONTHS)))

# what takes the number for itself, right before it: looked at backwards from the number
_TAKEN = lazy.compiled(
    rf"""
    (?<= {DIGIT} [.,:/-]                                          # inside another number: ๔/๒๕๖๒, 13.56
      | {DIGIT} \s*+ (?: [-‐‑‒–—−~:] | ถึง ) \s*+                 # ๘๐ : ๒๐ | ๓ - ๕ คน
      | (?:ครั้ง|รุ่น|ระดับ|ข้อ|ลำดับ|ฉบับ|วัน|มิติ|ด้าน|ประเด็น|ยุทธศาสตร์|กลยุทธ์|ขั้นตอน|ขั้น|กิจกรรม|ตัวชี้วัด|เป้าประสงค์
        |โครงการ|ชุด|รอบ|ไตรมาส|หมวด|ส่วน|บท|ตอน|กลุ่ม|แผ่น|(?<!เจ้า)หน้า|ตาราง|แผนภูมิ|องค์ประกอบ|เดือน|ปี|เรื่อง|เลข|ประเภท|แผนงาน
        |อันดับ|หมู่|คน|หลักสูตร|เล่ม|รายการ|ช่องทาง|เป้าหมาย|สัปดาห์|รับ) ที่ \s*+  # ครั้งที่ ๓
      | (?:ข้อ|ระดับ|มิติ|มาตรา|หมวด|ไตรมาส|ร้อยละ|รอบ|พ\.?\s?ศ\.?|ค\.?\s?ศ\.?|ตาราง|เลข|โทร\.?|ISO) \s*+
      | รอบ (?:ที่\s*+{DIGIT}{{1,2}}+)? \s*+ \( \s*+              # รอบที่ ๑ (๖ เดือน)
      | (?:{_MONTH_NAMES}) \s*+                                    # มีนาคม ๖๓
    )
    """,
    regex.VERBOSE,
)
_AMOUNT_REACH = 24

_YEAR_LABEL = lazy.compiled(r"(?:ปี|ประมาณ|ฯ|ถึง|และ|ประจำ|-|–)\s*+\Z")
_MONTH_BEHIND = lazy.compiled(rf"\s*+(?:{_MONTH_NAMES})")


def is_unit(text: str) -> bool:
    """The text is a counting unit and nothing else."""
    return text in _BY_FORM


def find_counts(text: str) -> list[FoundCount]:
    """Every counted amount in the text, in its order, none over another.

    A number alone at the head of a line does not count what the next line begins with. A four-digit number
    that may be a year counts only money or behind จำนวน.
    """
    found: list[FoundCount] = []
    for match in _COUNT.finditer(text):
        count = _count(text, match)
        if count is not None:
            found.append(count)
    return found


def _count(text: str, match: regex.Match[str]) -> FoundCount | None:
    number_start, number_end = match.span("number")
    value = parse_number(match["number"])
    unit = _BY_FORM[match["unit"]]
    if value is None or ("." in match["number"] and not unit.decimals):
        return None
    low = max(0, number_start - _AMOUNT_REACH)
    amount = _AMOUNT_OF.search(text, low, number_start)
    if amount is None:
        if _TAKEN.match(text, number_start):
            return None
        if "\n" in match["gap"] and not text[text.rfind("\n", 0, number_start) + 1 : number_start].strip():
            return None
        if _may_be_year(match["number"], value) and (
            unit.canonical not in _MONEY or _YEAR_LABEL.search(text, low, number_start)
        ):
            return None
    if unit.canonical == "เดือน" and _MONTH_BEHIND.match(text, match.end()):
        return None
    return FoundCount(
        amount.start() if amount else number_start,
        match.end(),
        value,
        unit.canonical,
        number_start,
        number_end,
        parse_number_words(words) if (words := match["words"] or match["behind"]) else None,
    )


def _may_be_year(printed: str, value: Decimal) -> bool:
    return len(printed) == 4 and 2400 <= value <= 2699
