"""Money of one sentence or line: งบประมาณ ๖๐,๐๐๐ บาท เบิกจ่าย ๕๔,๖๐๐ บาท คงเหลือ ๕,๔๐๐ บาท."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

import regex

from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import NUMBER, parse_number


class FoundAmount(NamedTuple):
    """``text[start:end]`` prints an amount of money in the unit of its sentence."""

    start: int
    end: int
    value: Decimal


class FoundBalance(NamedTuple):
    """What was ``allotted``, what is ``spent`` (and committed, where it is told), and what is ``left``."""

    allotted: FoundAmount
    spent: list[FoundAmount]
    left: FoundAmount
    unit: str


_UNIT = r"(?P<unit>(?:ล้าน|แสน|พัน)?บาท)?"
_YEAR = r"(?:2[456]|๒[๔๕๖])[0-9๐-๙]{2}(?![0-9๐-๙,.])"
_LABELLED = lazy.compiled(
    rf"""
    (?: (?P<allotted> (?:ได้รับ)?(?:การ)?(?:จัดสรร|อนุมัติ)(?:งบประมาณ|เงิน)?
                    | (?:วงเงิน)?งบประมาณ(?:\p{{Thai}}{{0,24}}?)? | วงเงิน | ตั้งไว้ )
      | (?P<spent> (?:ผล)?(?:การ)?เบิกจ่าย(?:งบประมาณ|เงิน)?(?:ไป)?(?:แล้ว|จริง)?
                 | ใช้จ่าย(?:ไป|จริง)?(?:แล้ว)? | ใช้(?:ไป|จริง) | จ่ายจริง )
      | (?P<bound> (?:ก่อหนี้)?ผูกพัน | กันเงิน(?:ไว้เบิกเหลื่อมปี)? | PO )
      | (?P<left> (?:งบประมาณ)?(?:คง\s?)?เหลือ(?:จ่าย)?(?:งบประมาณ)? )
    )
    (?: \s*+ (?:ประจำ)?ปี (?:งบประมาณ)? \s*+ (?:พ\.?\s?ศ\.?)? \s*+ {_YEAR} )?+
    (?:ทั้งสิ้น|ทั้งหมด|รวม|สุทธิ)? [\s:]* (?:เป็นเงิน|จำนวน|เป็นจำนวน|รวม|เงิน)? (?:ทั้งสิ้น|ทั้งหมด)? [\s:]*
    (?! {_YEAR} (?!\s*บาท) ) (?P<amount>{NUMBER}) (?:\.[-–])? (?![0-9๐-๙%]|\s*%) [ ]* {_UNIT}
    """,
    regex.VERBOSE,
)
# money that comes or goes otherwise
_MOVED = lazy.compiled(r"โอน|คืน|ส่งกลับ|สมทบ|ยืม|เพิ่มเติม|ปรับลด|เหลื่อมปี|สะสม")
_SENTENCE = lazy.compiled(r"\n\n|\n\s*(?:[-–•*]|\(?[0-9๐-๙]{1,2}[.)])\s")
_DIGITS = lazy.compiled(r"[0-9๐-๙]{4,}|[0-9๐-๙],[0-9๐-๙]{3}")
FARTHEST = 60
"""Letters between one amount and the next."""


def find_balances(text: str) -> list[FoundBalance]:
    """Every allotment with what is spent and what is left of it, in order; none where other money stands
    between."""
    if "เหลือ" not in text:
        return []
    labelled = list(_LABELLED.finditer(text))
    found = []
    for index, first in enumerate(labelled):
        if first["allotted"] is None:
            continue
        balance = _balance(text, first, labelled[index + 1 :])
        if balance is not None:
            found.append(balance)
    return found


def _balance(text: str, first: regex.Match[str], following: list[regex.Match[str]]) -> FoundBalance | None:
    spent: list[regex.Match[str]] = []
    at, seen = first, set()
    for match in following:
        between = text[at.end() : match.start()]
        kind = next(name for name in ("allotted", "spent", "bound", "left") if match[name])
        if kind == "allotted" or kind in seen or len(between) > FARTHEST:
            return None
        if _SENTENCE.search(between) or _MOVED.search(between) or _DIGITS.search(between):
            return None
        seen.add(kind)
        at = match
        if kind != "left":
            spent.append(match)
            continue
        units = {m["unit"] for m in (first, *spent, match)} - {None}
        if "spent" not in seen or len(units) > 1 or _MOVED.search(text, match.end(), match.end() + 40):
            return None
        amounts = [_amount(m) for m in (first, *spent, match)]
        if None in amounts:
            return None
        allotted, *used, left = (a for a in amounts if a is not None)
        return FoundBalance(allotted, used, left, units.pop() if units else "บาท")
    return None


def _amount(match: regex.Match[str]) -> FoundAmount | None:
    value = parse_number(match["amount"])
    return FoundAmount(*match.span("amount"), value) if value is not None else None
