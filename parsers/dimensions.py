"""Headings of dimensions (มิติ) and of the groups that other frames have in their place."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

import regex

from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import parse_number, to_arabic, to_thai
from thaimemo.normalize.passage import Passage
from thaimemo.normalize.roman import ROMAN, from_roman
from thaimemo.normalize.spaces import unspaced
from thaimemo.parsers.words.lexicon import Lexicon

# "มิติที่ ๑ ความสอดคล้องเชิงยุทธศาสตร์", "หมวด 2 : การวางแผน", "1. ด้านการสรรหา", "มติที่ ๓ ..." (a misread มิติ)
_HEADING = r"""
    \s*(?:[-•]\s*)?
    (?: (?:(?:[0-9๐-๙]{1,2}|[ก-ฮ])[.)]\s*|(?:อยู่(?:ใน|ภายใต้)|ภายใต้|สอดคล้องกับ|สนับสนุน)\s*)?
        (?P<word>WORDS)
        \s*(?:ที่?\s*)?(?P<number>[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})?|ROMAN)(?![0-9๐-๙]*[./][0-9๐-๙])
        (?!\s*(?:ปี|เดือน|วัน|ด้าน|มิติ|หมวด|ข้อ|ประเด็น|กลุ่ม|แห่ง|คน|ราย|โครงการ|ตัวชี้วัด|ตัวบ่งชี้|ระดับ)(?:\s|$))
        \s*(?:[:.：\-–]\s*)?
        (?!\s*(?:(?:ใช้|ได้|มี|ให้)(?:ค่า)?(?:คะแนน|ผล|เกณฑ์)|ได้รับ|ไม่(?:มี|ได้|นำ)|อยู่(?:ใน|ระหว่าง)))  # tells of it
        (?P<name>.*)
      | (?P<order>[0-9๐-๙]{1,2})[.)]\s*(?P<bare>(?P<bare_word>WORDS)(?!ที่|\s*[0-9๐-๙]).+)
    )
    """
# "(น้ำหนักร้อยละ 60)", "น้ำหนัก : 0.6", "(ร้อยละ ๗๐)", "ร้อยละ 30" at the end, "(40%)"
_WEIGHT = lazy.compiled(
    r"""
    [(\[]?\s*(?:
        (?:(?:ค่า)?น้ำหนัก|(?i:weight))\s*(?:รวม|คะแนน|ของมิติ)?\s*[:=]?\s*(?:เท่ากับ|ร้อยละ)?\s*(?P<value>[0-9๐-๙.,]+)\s*(?:%|เปอร์เซ็นต์|คะแนน)?
      | (?:คิดเป็น)?ร้อยละ\s*(?P<value>[0-9๐-๙.,]+)(?=\s*[)\]]?\s*$)
      | (?<=\()\s*(?P<value>[0-9๐-๙.,]+)\s*%(?=\s*\)\s*$)
    )\s*[)\]]?
    """,
    regex.VERBOSE,
)
# what a sentence says of the group behind its name: "มิติที่ ๑ ด้านประสิทธิผล ได้คะแนน ๓.๘๑๕๐"
_SCORED = lazy.compiled(
    r"\s+(?:[–—:-]\s*)?(?:ได้)?(?:ค่า)?คะแนน(?:เฉลี่ย|รวม|ที่ได้)?(?:ทั้ง|ราย|ของ)?(?:หมวด|มิติ|ด้าน)?\s*[:=]?\s*"
    r"(?:เท่ากับ|เป็น)?\s*[0-9๐-๙.,]+.*$"
)
# what a sentence may call a group by its number: "กลุ่มที่ ๑"
_CALLED = r"(?:กลุ่ม|มิติ|ด้าน|หมวด|ส่วน|องค์ประกอบ|ยุทธศาสตร์)ที่\s*"
# what a sentence says behind the name of a group: "ด้านบุคลากร ๓๐", "การเงิน (น้ำหนักร้อยละ 40)"
_WEIGHED = (
    r"\)?\s*(?:(?:ค่า)?น้ำหนัก|ร้อยละ|เท่ากับ|[=:(]|\s)*(?P<value>[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]+)?)"
    r"(?![0-9๐-๙.]*\s*(?:โครงการ|ตัวชี้วัด|ตัวบ่งชี้|ข้อ(?!มูล))(?!ที่))"
)
# the points of the whole group: "หมวด 1 การนำองค์การ (120 คะแนน)", "(คะแนนเต็ม ๓๐ คะแนน)"
_POINTS = lazy.compiled(
    r"\s*\((?:รวม|คะแนนเต็ม|ได้)?\s*[0-9๐-๙][0-9๐-๙,.]*\s*คะแนน(?:\s*จาก(?:คะแนนเต็ม)?\s*[0-9๐-๙][0-9๐-๙,.]*\s*คะแนน)?\)\s*$"
)
# "ยุทธศาสตร์ที่ ๕ ด้านการบริหาร บรรจุไว้ในแผน ๑๑ โครงการ"
_COUNTS = lazy.compiled(r"[0-9๐-๙]\s*(?:โครงการ|กิจกรรม|บาท)")
_BRACKETS = lazy.compiled(r"\([^()]*\)")
_LETTERED = lazy.compiled(r"\s*(?:\p{Thai}{3,12}\s+)?(?:[ก-ฮ]|[A-Z]|[IVX]{1,4})\s*[.):：]\s*(?=\S)")
_CONTINUED = lazy.compiled(r"\(\s*ต่อ\s*\)")
MAX_NAME = 160
SEVERAL = 2


@lru_cache(maxsize=8)
def _heading(words: str) -> regex.Pattern[str]:
    return lazy.compiled(
        _HEADING.replace("WORDS", words).replace("ROMAN", ROMAN), regex.VERBOSE | regex.DOTALL
    )


class DimensionHeading(NamedTuple):
    """A heading: the grouping word, its number, its name with its place, a weight where one is printed."""

    word: str
    number: int
    name: Passage
    weight: Decimal | None
    weight_place: Passage | None
    misread: bool
    """The word is a known misreading of another."""
    heading: Passage
    nested: bool = False
    """The group stands below another one and states its goal (เป้าประสงค์)."""


def read_heading(passage: Passage, lexicon: Lexicon, *, in_table: bool = False) -> DimensionHeading | None:
    """The dimension that a line or a cell names, if that is all it says."""
    text = passage.text
    if len(text) > MAX_NAME + 40:
        return None
    match = _heading(lexicon.group_words).fullmatch(text)
    if match is None:
        return None
    printed = match["word"] or match["bare_word"]
    word = lexicon.misread_groups.get(printed, printed)
    group = lexicon.groups[word]
    number = match["number"] or match["order"]
    elsewhere = group.only_in_lines if in_table else group.only_in_tables
    if elsewhere or ("." in number and not group.nested):
        return None
    start, end = match.span("name" if match["word"] else "bare")
    if _COUNTS.search(_BRACKETS.sub("", text[start:end])):
        return None  # a sentence about the group
    weight = weight_place = None
    if found := _WEIGHT.search(text, start):
        weight = parse_number(found["value"])
        weight_place = passage.slice(*found.span("value"))
        end = min(end, found.start())
    for cut in (_CONTINUED, _SCORED, _POINTS):
        if found := cut.search(text, start, end):
            end = found.start()
    name = passage.slice(start, end).strip().strip(" :：-–(")
    if not name.text or len(name.text) > MAX_NAME:
        return None
    return DimensionHeading(
        word,
        from_roman(number) or int(to_arabic(number).split(".")[-1]),
        name,
        weight,
        weight_place,
        word != printed,
        passage,
        group.nested,
    )


# "๒. ผลการดำเนินงานตามภารกิจ น้ำหนักร้อยละ ๔๐" in a list that announces the groups
_LISTED = lazy.compiled(r"\s*\(?(?P<number>[0-9๐-๙]{1,2})[.)]\s*(?P<name>\p{L}.{4,}?)\s*$")


def listed_weight(passage: Passage, names: Mapping[int, str]) -> DimensionHeading | None:
    """The weight that a numbered line gives to the group of its number and name; ``names`` are the known."""
    match = _LISTED.match(passage.text)
    if match is None or "น้ำหนัก" not in passage.text or len(passage.text) > MAX_NAME:
        return None
    heading = heading_in_order(passage.slice(match.start("name")), int(to_arabic(match["number"])))
    if heading.weight is None or unspaced(heading.name.text) != unspaced(names.get(heading.number, "")):
        return None
    return heading


def weights_told(passage: Passage, names: Mapping[int, str]) -> list[DimensionHeading]:
    """The weights of all groups in one sentence: "ค่าน้ำหนัก ด้านบุคลากร ๓๐ ด้านการเงิน ๔๐"; empty where one lacks.

    ``names`` are the known groups by number, by which a sentence may call them: "กลุ่มที่ ๑ น้ำหนักร้อยละ ๔๐".
    """
    if "น้ำหนัก" not in passage.text or len(names) < SEVERAL:
        return []
    found = []
    for number, name in names.items():
        told = regex.search(rf"(?P<name>{regex.escape(name)}){_WEIGHED}", passage.text) or regex.search(
            rf"{_CALLED}(?:{number}|{to_thai(str(number))})(?P<name>\s){_WEIGHED}", passage.text
        )
        if told is None:
            return []
        start, end = told.span("value")
        at = passage.slice(*told.span("name"))
        weight = parse_number(told["value"])
        found.append(
            DimensionHeading(
                "", number, at, weight, passage.slice(start, end), False, passage.slice(*told.span())
            )
        )
    return found


def heading_in_order(passage: Passage, order: int) -> DimensionHeading:
    """A group of a table that has a letter or nothing before its name: "ก. งานบริการประชาชน"."""
    match = _LETTERED.match(passage.text)
    name = passage.slice(match.end()) if match else passage
    weight = weight_place = None
    if found := _WEIGHT.search(name.text):
        weight = parse_number(found["value"])
        weight_place = name.slice(*found.span("value"))
        name = name.slice(0, found.start())
    name = name.strip().strip(" :：-–(")
    return DimensionHeading("", order, name, weight, weight_place, False, passage)
