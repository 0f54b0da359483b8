"""What is printed before a name to tell it from others: ๑.๑, ตัวชี้วัดที่ ๒, KPI 3, F1, PA-02, ก.1."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import regex

from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import to_arabic
from thaimemo.normalize.passage import Passage

SUBJECT = r"(?:ตัวชี้?วัด|ตัวบ่งชี้|ตชว\.?|KPI|KR(?=\s?[0-9๐-๙])|โครงการ|แผนงาน|เป้าหมาย(?=ที่))"
"""Words that stand before the number of an indicator, a project or a goal."""
ORDINAL = r"(?:งาน|กิจกรรม|รายการ|เรื่อง|มาตรการ|หัวข้อ|(?:ประเด็น|ปัจจัย)?ความเสี่ยง|ปัจจัยเสี่ยง|แผนปฏิบัติการ)ที่"
"""Words that do so where labels follow, and elsewhere count the items of a list."""
# "๑.๑ ", "ตัวชี้วัดที่ ๑.๑ ", "KPI 3: ", "โครงการที่ ๒ ", "มาตรการที่ 4 ", "๑.๑) "
_PREFIX = lazy.compiled(
    rf"\s*(?:(?:{SUBJECT}\s*(?:ที่)?|{ORDINAL})\s*(?P<a>[0-9๐-๙]{{1,2}}(?:\.[0-9๐-๙]{{1,2}}){{0,3}})\s*[.):]?"
    r"|(?P<b>[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){1,3})[.)]?(?=[\s\p{Thai}])|\(?(?P<c>[0-9๐-๙]{1,2})[.)](?![0-9๐-๙]))\s*",
    regex.IGNORECASE,
)
# "F1 ", "PA-02 ", "KPI-3: ", "SO1.2 ", "ก.1 ", "ยศ-๐๑ "
_CODE = lazy.compiled(
    r"\s*(?P<code>(?:[A-Z]{1,4}|[ก-ฮ]{1,3})\s?[-.–_]?\s?[0-9๐-๙]{1,3}(?:[-.][0-9๐-๙]{1,2}){0,2})(?![0-9๐-๙%])\s*[.):：]?(?:\s+|(?=\p{Thai}))(?=\S)"
)
_BARE_CODE = lazy.compiled(
    r"\s*(?P<code>(?:[A-Z]{1,4}|[ก-ฮ]{1,3})[-.–_]?\s?[0-9๐-๙]{1,3}(?:[-.][0-9๐-๙]{1,2}){0,2})[.)]?\s*"
)
_ORDERED = lazy.compiled(r"\s*(?P<n>[0-9๐-๙]{1,2})\s+(?=\p{Thai})(?![๐-๙])")
_WEIGHT_BEHIND = lazy.compiled(
    r"(?:\s*(?:\((?:(?:ค่า)?น้ำหนัก\s*[:=]?\s*)?(?:ร้อยละ\s*)?(?P<n>[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]+)?)\s*%?\)"
    r"|\[\s*(?:ค่า)?น้ำหนัก\s*[:=]?\s*(?:ร้อยละ\s*)?(?P<n>[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]+)?)\s*%?\s*\])"
    r"|\s+(?:ค่า)?น้ำหนัก\s*[:：=]?\s*(?P<n>(?:ร้อยละ\s*)?[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]+)?)\s*%?)\s*$"
)
CODED = 2
"""As many names with codes of their own make a list that is told apart by codes."""


def split_number(passage: Passage) -> tuple[str | None, Passage, Passage | None]:
    """The number printed before a name (Arabic digits), the name without it, and where the number stands."""
    match = _PREFIX.match(passage.text)
    if match is None or (match.end() == len(passage.text) and not match["a"]):
        return None, passage, None
    group = next(g for g in ("a", "b", "c") if match[g])
    return to_arabic(match[group]), passage.slice(match.end()), passage.slice(*match.span(group))


def is_number(passage: Passage) -> bool:
    """The text is a word with its number and nothing else, as in the cell before a name: "โครงการที่ 1.1"."""
    number, rest, _ = split_number(passage)
    return number is not None and not rest.text.strip(" :：")


def split_code(passage: Passage) -> tuple[str | None, Passage, Passage | None]:
    """The same of a code with letters; whether it is one, its neighbours have to tell (`told_by_codes`)."""
    match = _CODE.match(passage.text)
    if match is None:
        return None, passage, None
    return to_arabic(match["code"]), passage.slice(match.end()), passage.slice(*match.span("code"))


def bare_code(text: str) -> str | None:
    """The code that a cell holds and nothing else: "ก.1", "R4"."""
    match = _BARE_CODE.fullmatch(text)
    return to_arabic(match["code"]) if match else None


def told_by_codes(names: Iterable[Passage]) -> bool:
    """Most of the names begin with a code, each with another: "A4" alone may be a size of paper."""
    names = list(names)
    codes = [code for name in names if (code := split_code(name)[0]) is not None]
    return len(codes) >= CODED and len(set(codes)) == len(codes) and len(codes) * 4 >= len(names) * 3


def split_order(passage: Passage) -> tuple[str | None, Passage, Passage | None]:
    """The same of a number with nothing but white space behind it, where all names are counted so."""
    match = _ORDERED.match(passage.text)
    if match is None:
        return None, passage, None
    return to_arabic(match["n"]), passage.slice(match.end()), passage.slice(*match.span("n"))


def told_in_order(names: Iterable[Passage]) -> bool:
    """All names begin with a number of their own, one more than the one before, or with 1 again."""
    numbers = [int(number) if (number := split_order(name)[0]) else 0 for name in names]
    steps = all(b in (a + 1, 1) for a, b in pairwise(numbers))
    return len(numbers) > CODED and numbers[0] == 1 and steps and max(numbers) > 1


def split_weight(passage: Passage) -> tuple[Passage, Passage | None]:
    """A name and the number in brackets behind it, which is its weight: "จัดทำแผนกำลังคน (๒๐)".

    Or behind the word: "โครงการอบรมล่าม น้ำหนัก ๒๐".
    """
    match = _WEIGHT_BEHIND.search(passage.text)
    if match is None or match.start() < 4:
        return passage, None
    return passage.slice(0, match.start()), passage.slice(*match.span("n"))
