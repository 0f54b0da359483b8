"""Headings of dimensions (มิติ) and of the groups that other frames have in their place."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

import regex

from thaimemo.normalize.numerals import parse_number, to_arabic
from thaimemo.normalize.passage import Passage
from thaimemo.schema.report import CanonicalDimension

# "มิติที่ ๑ ความสอดคล้องเชิงยุทธศาสตร์", "ด้านที่ 2 : การพัฒนา (น้ำหนักร้อยละ 40)", "มติที่ ๓ ..." (a misread มิติ)
_HEADING = regex.compile(
    r"""
    \s*(?:[-•]\s*)?(?:[0-9๐-๙]{1,2}[.)]\s*)?
    (?P<word>ม[ิี]?ติ|ด้าน|หมวด|องค์ประกอบ|ประเด็นยุทธศาสตร์|ยุทธศาสตร์|กลยุทธ์|เป้าประสงค์)
    \s*ที่?\s*(?P<number>[0-9๐-๙]{1,2})(?![0-9๐-๙]*[./][0-9๐-๙])
    \s*(?:[:.：\-–]\s*)?
    (?P<name>.*)
    """,
    regex.VERBOSE | regex.DOTALL,
)
_WEIGHT = regex.compile(
    r"\(?\s*(?:ค่า)?น้ำหนัก\s*(?:รวม)?\s*[:=]?\s*(?:ร้อยละ)?\s*(?P<value>[0-9๐-๙.,]+)\s*%?\s*\)?"
)
_CONTINUED = regex.compile(r"\(\s*ต่อ\s*\)")
_WORDS = {"มติ": "มิติ", "มีติ": "มิติ"}
MAX_NAME = 160


class DimensionHeading(NamedTuple):
    """A heading: the grouping word, its number, its name with its place, a weight where one is printed."""

    word: str
    number: int
    name: Passage
    weight: Decimal | None
    weight_place: Passage | None
    misread: bool
    """The word is a known misreading of มิติ."""
    heading: Passage


def read_heading(passage: Passage) -> DimensionHeading | None:
    """The dimension that a line or a cell names, if that is all it says."""
    text = passage.text
    if len(text) > MAX_NAME + 40:
        return None
    match = _HEADING.fullmatch(text)
    if match is None:
        return None
    word = match["word"]
    start, end = match.span("name")
    weight = weight_place = None
    if found := _WEIGHT.search(text, start):
        weight = parse_number(found["value"])
        weight_place = passage.slice(*found.span("value"))
        end = min(end, found.start())
    if found := _CONTINUED.search(text, start, end):
        end = found.start()
    name = passage.slice(start, end).strip().strip(" :：-–")
    if not name.text or len(name.text) > MAX_NAME:
        return None
    return DimensionHeading(
        _WORDS.get(word, word),
        int(to_arabic(match["number"])),
        name,
        weight,
        weight_place,
        word in _WORDS,
        passage,
    )


OFFICIAL_ORDER: tuple[CanonicalDimension, ...] = (
    "strategic_alignment",
    "hr_efficiency",
    "hr_effectiveness",
    "hr_accountability",
    "quality_of_work_life",
)
"""The five dimensions of the HR Scorecard (สำนักงาน ก.พ.) by number."""
_SIGNS: tuple[tuple[CanonicalDimension, str], ...] = (
    ("quality_of_work_life", "คุณภาพชีวิต"),
    ("hr_accountability", "ความพร้อมรับ"),
    ("hr_effectiveness", "ประสิทธิผลของการบริหารทรัพยากรบุคคล|ประสิทธิผลการบริหารทรัพยากรบุคคล"),
    ("hr_efficiency", "ประสิทธิภาพของการบริหารทรัพยากรบุคคล|ประสิทธิภาพการบริหารทรัพยากรบุคคล"),
    ("strategic_alignment", "สอดคล้องเชิงยุทธศาสตร์|สอดคล้องเชิงกลยุทธ์|สอดคล้องทางยุทธศาสตร์"),
)
_SIGN_PATTERNS = tuple((code, regex.compile(pattern)) for code, pattern in _SIGNS)


def canonical_of_name(name: str) -> CanonicalDimension | None:
    """The official dimension whose name this is, read without white space."""
    bare = regex.sub(r"\s+", "", name)
    return next((code for code, pattern in _SIGN_PATTERNS if pattern.search(bare)), None)
