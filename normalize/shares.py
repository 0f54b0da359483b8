"""Percentages printed beside their parts: ๔๐ คน จากทั้งหมด ๕๐ คน คิดเป็นร้อยละ ๘๐, ๔๐/๕๐ คน (ร้อยละ ๘๐).

Which of the numbers of a sentence is the whole is often left to the reader. Where any two of them give the
percentage, they are its parts; otherwise they are only told where the sentence says which is the whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

import regex

from thaimemo.normalize import lazy
from thaimemo.normalize.counts import FoundCount
from thaimemo.normalize.numerals import NUMBER, parse_number
from thaimemo.normalize.percentages import FoundPercent, find_percentages
from thaimemo.normalize.rounding import share_rounds_to, truncates_to


class FoundShare(NamedTuple):
    """``percent`` of ``whole`` is ``part``, as the sentence has it; ``of_target``: of what was aimed at,
    so that more than 100 is possible."""

    percent: FoundPercent
    part: FoundCount
    whole: FoundCount
    of_target: bool


REACH = 220
"""Letters before a percentage within which its parts stand."""

BEHIND = 90
"""The same behind it, in brackets."""

NO_SHARES = frozenset({"ปี", "วัน", "เดือน", "ไตรมาส", "ปีงบประมาณ", "ระดับ", "คะแนน", "ชั่วโมง", "นาที", "รอบ"})
"""Units of time and of marks, which are not divided into one another."""

MONEY = frozenset({"บาท", "พันบาท", "แสนบาท", "ล้านบาท", "พันล้านบาท"})

# "๖ ครั้ง หรือคิดเป็น", "๔๐ คน (", "๔๐ คน ": nothing between the part and its percentage
_NEXT = lazy.compiled(
    r"[\s,]*(?:ซึ่ง|โดย|หรือ|และ|แล้ว)?\s*(?:คิดเป็น|เป็น|หรือ|ได้|เท่ากับ|=)?\s*(?:สัดส่วน|อัตรา)?(?:ของ\p{Thai}{2,20})?\s*[:=(]?\s*"
)
_CUE = lazy.compiled(r"(?:คิดเป็น|เป็น|หรือ|ได้|เท่ากับ|=|\()\s*(?:สัดส่วน|อัตรา)?\s*\Z")
_GROWTH = lazy.compiled(r"เพิ่มขึ้น|ลดลง|เพิ่มจาก|ลดจาก|จากเดิม|จากปี|ปีก่อน|ปีที่แล้ว|ที่ผ่านมา|เทียบกับ|เปรียบเทียบ")
_OTHER_MEASURE = lazy.compiled(
    r"พึงพอใจ|คะแนน|เกณฑ์|น้ำหนัก|สัดส่วนผลสำเร็จ|เป้าหมายร้อยละ|ไม่น้อยกว่า|ไม่เกิน|อย่างน้อย|เฉลี่ย|ความก้าวหน้า|ผลสำเร็จ"
)
_FROM = lazy.compiled(r"จาก[^0-9๐-๙\n]{0,45}\Z")
_ALL_BEFORE = lazy.compiled(
    r"(?:(?<!รวม)(?:ทั้งหมด|ทั้งสิ้น)|(?:เป้าหมาย|แผน)[^0-9๐-๙\n]{0,25}?)\s*(?:จำนวน)?\s*[:=]?\s*\Z"
)
_ALL_BEHIND = lazy.compiled(r"\s*(?:ทั้งหมด|ทั้งสิ้น)")
_ALLOTTED = lazy.compiled(r"(?:งบประมาณ|จัดสรร|วงเงิน|อนุมัติ)[^0-9๐-๙\n]{0,30}\Z")
_SPENT = lazy.compiled(r"(?:เบิกจ่าย|ใช้จ่าย|ใช้ไป|ใช้จริง|จ่ายจริง)[^0-9๐-๙\n]{0,25}\Z")
# "เบิกจ่ายได้ ๑๖.๘๐ ล้านบาท จากงบที่ได้รับ ๒๐.๐๐ ล้านบาท"
_FROM_ALLOTTED = lazy.compiled(r"\s*จาก(?:(?:งบ|วงเงิน|เงิน|ที่ได้รับ|แผน|ทั้งหมด|ทั้งสิ้น)\p{Thai}*)?\s*(?:จำนวน)?\s*")
_ATTENDANCES = lazy.compiled(r"\s*[-/.]?\s*ครั้ง")  # "คน-ครั้ง", "ราย/ครั้ง"
_TARGET = lazy.compiled(r"เป้าหมาย|แผน")
_OF = lazy.compiled(r"\s*ของ(?P<what>[\p{Thai}]{3,30})")
_ANY_WHOLE = lazy.compiled(r"จำนวน|ทั้งหมด|ทั้งสิ้น|งบประมาณ|วงเงิน|ที่ได้รับ|กลุ่มเป้าหมาย")
_TAKEN_FROM = lazy.compiled(
    r"\s*(?:จาก(?:จำนวน)?(?:ทั้งหมด|ทั้งสิ้น)|จาก[\p{Thai}\s]{0,40}(?:ทั้งหมด|ทั้งสิ้น))\s*(?:จำนวน)?\s*"
)
# "ผ่านการทดสอบ ๑๐๒ คน จากผู้เข้าอบรม ๑๒๐ คน"
_OUT_OF = lazy.compiled(r"\s*จาก(?!เดิม|ปี|รอบ|ไตรมาส|ครั้ง|งวด|ช่วง)[\p{Thai}]{0,30}\s*(?:จำนวน)?\s*")
_FRACTION = rf"(?P<part>{NUMBER})\s*/\s*(?P<whole>{NUMBER})\s*\p{{Thai}}{{0,16}}"
# "(๔๐/๕๐ คน) คิดเป็น", "๔๐/๕๐ คน ("
_FRACTION_BEFORE = lazy.compiled(rf"(?<![0-9๐-๙/])\(?{_FRACTION}\)?\s*(?:หรือ)?(?:คิดเป็น|=|\()\s*\Z")
# "บรรลุ ๔ จาก ๖ ตัวชี้วัด คิดเป็น": the unit stands behind the whole alone
_OUT_OF_BEFORE = lazy.compiled(
    rf"(?<![0-9๐-๙/.,]|ที่\s?)(?P<part>{NUMBER})\s*จาก(?:จำนวน|ทั้งหมด|ทั้งสิ้น)?\s*(?P<whole>{NUMBER})"
    r"\s*(?P<unit>\p{Thai}{2,16}?)(?:ทั้งหมด|ทั้งสิ้น)?\s*(?:หรือ)?(?:คิดเป็น|=|\()\s*\Z"
)
# "ร้อยละ ๘๐ (๔๐/๕๐)"
_FRACTION_BEHIND = lazy.compiled(rf"\s*\(\s*{_FRACTION}\s*\)")
# "ร้อยละ ๖๘.๗๕ (A = ๓๑๒, B = ๔๕๕)", "(ตัวตั้ง ๓๑๒ ราย ตัวหาร ๔๕๕ ราย)"
_LETTERS_BEHIND = lazy.compiled(
    rf"\s*\(\s*(?:A|ตัวตั้ง)\s*[=:]?\s*(?P<part>{NUMBER})\s*\p{{Thai}}{{0,12}}[\s,;]+(?:B|ตัวหาร)\s*[=:]?\s*(?P<whole>{NUMBER})\s*\p{{Thai}}{{0,12}}\s*\)"
)
# not "ร้อยละ ๗๕ ของทั้งหมด ส่วนอีก ๒ ตัวชี้วัด": another clause has begun
_FROM_BEHIND = lazy.compiled(
    r"\s*\)?\s*(?:ของ|จาก)(?:(?!\s(?:ส่วน|และ|โดย|ซึ่ง|ทั้งนี้|สำหรับ|ใน(?:จำนวน)?นี้|พบ|มี|แบ่ง|จำแนก|แยก|ได้|เพิ่ม|ลด|ดำเนิน|แล้วเสร็จ|เสร็จ|เบิก|ใช้|ผ่าน|ไม่|ยัง|อยู่|เหลือ|คง|บรรลุ|ยกเลิก|จัด)|อีก)[^0-9๐-๙\n]){0,45}"
)
_BRACKET = lazy.compiled(r"\s*\([^()]{6,80}\)")
_SENTENCE = lazy.compiled(r"\n\n|\n\s*(?:[-–•*]|\(?[0-9๐-๙]{1,2}[.)])\s")


def find_shares(text: str, counts: Sequence[FoundCount]) -> list[FoundShare]:
    """Every percentage whose parts the text tells, in its order; ``counts`` are those of the text."""
    found: list[FoundShare] = []
    for percent in find_percentages(text):
        if percent.high is not None:
            continue
        proven = found[-1].whole if found else None
        share = _fraction(text, percent) or _behind(text, counts, percent)
        if share is None or not _right(share):
            before = _before(text, counts, percent, proven)
            share = before if share is None or (before is not None and _right(before)) else share
        if share is not None:
            found.append(share)
    return found


def _right(share: FoundShare) -> bool:
    return share.whole.value != 0 and gives(share.part.value, share.whole.value, share.percent.value)


def find_parts(text: str, counts: Sequence[FoundCount]) -> list[tuple[FoundCount, FoundCount]]:
    """Every part with the whole that the text takes it from: ๔๐ คน จากทั้งหมด ๕๐ คน."""
    return [
        (part, whole)
        for part, whole in pairwise(counts)
        if part.unit == whole.unit
        and part.unit not in NO_SHARES
        and _TAKEN_FROM.fullmatch(text, part.end, whole.start)
        and not _ATTENDANCES.match(text, part.end)
        and not _ATTENDANCES.match(text, whole.end)
    ]


def gives(part: Decimal, whole: Decimal, percent: Decimal) -> bool:
    """Whether the part is that percentage of the whole, rounded or cut off as printed."""
    return share_rounds_to(part, whole, percent) or truncates_to(100 * part / whole, percent)


def _fraction(text: str, percent: FoundPercent) -> FoundShare | None:
    low = max(0, percent.start - 60)
    match = (
        _FRACTION_BEFORE.search(text, low, percent.start)
        or _out_of(text, low, percent)
        or _FRACTION_BEHIND.match(text, percent.end)
        or _LETTERS_BEHIND.match(text, percent.end)
    )
    if match is None:
        return None
    part, whole = (
        FoundCount(*match.span(name), value, "", *match.span(name), None)
        for name in ("part", "whole")
        if (value := parse_number(match[name])) is not None
    )
    return FoundShare(percent, part, whole, False) if whole.value and part.value <= whole.value else None


def _out_of(text: str, low: int, percent: FoundPercent) -> regex.Match[str] | None:
    match = _OUT_OF_BEFORE.search(text, low, percent.start)
    if match is None or match["unit"] in NO_SHARES or _GROWTH.search(text, low, percent.start):
        return None
    return match


def _behind(text: str, counts: Sequence[FoundCount], percent: FoundPercent) -> FoundShare | None:
    """ "ร้อยละ ๘๐ (๔๐ คน จากทั้งหมด ๕๐ คน)", "๔๐ คน (ร้อยละ ๘๐) จากทั้งหมด ๕๐ คน"."""
    whole = next((c for c in counts if c.start >= percent.end), None)
    if whole is not None and _FROM_BEHIND.fullmatch(text, percent.end, whole.start):
        part = next((c for c in reversed(counts) if c.end <= percent.start), None)
        if part is None or part.unit != whole.unit or not _NEXT.fullmatch(text, part.end, percent.start):
            return None
        if part.unit in NO_SHARES or not whole.value or _GROWTH.search(text, part.start, whole.start):
            return None
        return FoundShare(percent, part, whole, _of_target(text, part.start, percent, whole))
    bracket = _BRACKET.match(text, percent.end)
    if bracket is None:
        return None
    within = [c for c in counts if bracket.start() <= c.start and c.end <= bracket.end()]
    if len(within) != 2 or within[0].unit != within[1].unit or within[0].unit in NO_SHARES:
        return None
    marked = [c for c in within if _is_whole(text, bracket.start(), within, c)]
    if len(marked) != 1:
        return None
    part = within[0] if marked[0] is within[1] else within[1]
    return FoundShare(percent, part, marked[0], False) if marked[0].value else None


def _before(
    text: str, counts: Sequence[FoundCount], percent: FoundPercent, proven: FoundCount | None
) -> FoundShare | None:
    """ "๔๐ คน จากทั้งหมด ๕๐ คน คิดเป็นร้อยละ ๘๐"; ``proven`` is the whole of the percentage before."""
    start = max(0, percent.start - REACH)
    breaks = [m.end() for m in _SENTENCE.finditer(text, start, percent.start)]
    start = breaks[-1] if breaks else start
    near = [c for c in counts if start <= c.start and c.end <= percent.start]
    if not near or near[-1].unit in NO_SHARES or percent.start - near[-1].end > 40:
        return None
    last = near[-1]
    taken = (
        len(near) > 1 and near[-2].unit == last.unit and _TAKEN_FROM.fullmatch(text, near[-2].end, last.start)
    )
    floor = (
        last.start if taken else max(start, percent.start - 60)
    )  # what stands before the part is no matter
    if _OTHER_MEASURE.search(text, floor, percent.start):
        return None
    if _GROWTH.search(text, start, percent.start) or _ATTENDANCES.match(text, last.end):
        return None
    same = [c for c in near if c.unit == last.unit]
    pair = _pair(text, start, same, percent)
    if pair is None and proven in same[:-1] and proven is not None and last.value <= proven.value:
        pair = last, proven
    if pair is not None and pair[1].value and gives(pair[0].value, pair[1].value, percent.value):
        return FoundShare(percent, *pair, _of_target(text, start, percent, pair[1]))
    for part, whole in _all_pairs(same):
        if gives(part.value, whole.value, percent.value):
            return FoundShare(percent, part, whole, False)
    gap = text[last.end : percent.start]
    if (
        pair is None
        or not pair[1].value
        or _NEXT.fullmatch(gap) is None
        or not _of_whole(text, start, percent)
    ):
        return None
    if not _CUE.search(gap) and gap.strip():
        return None
    return FoundShare(percent, *pair, _of_target(text, start, percent, pair[1]))


def _pair(
    text: str, start: int, same: list[FoundCount], percent: FoundPercent
) -> tuple[FoundCount, FoundCount] | None:
    """The part and the whole as the sentence marks them, or the smaller and the larger of only two."""
    if len(same) < 2:
        return None
    last = same[-1]
    if last.unit in MONEY:
        first = same[0]
        spent_first = _SPENT.search(text, max(start, first.start - 50), first.start)
        if len(same) == 2 and spent_first and _FROM_ALLOTTED.fullmatch(text, first.end, last.start):
            return first, last
        wholes = [c for c in same[:-1] if _ALLOTTED.search(text, start, c.start)]
        spent = _SPENT.search(text, max(start, last.start - 50), last.start)
        return (last, wholes[-1]) if spent and len(wholes) == 1 and len(same) == 2 else None
    before = same[-2]
    if len(same) > 2 and before.value <= last.value and _OUT_OF.fullmatch(text, before.end, last.start):
        return before, last
    marked = [c for c in same if _is_whole(text, start, same, c)]
    if len(same) != 2:  # of three, the percentage may be that of another than the last
        return None
    if len(marked) == 1:
        return (same[0], last) if marked[0] is last else (last, marked[0])
    if marked or percent.value > 100:
        return None
    part, whole = sorted(same, key=lambda c: c.value)
    return (part, whole) if part.value < whole.value else None


def _is_whole(text: str, start: int, same: Sequence[FoundCount], count: FoundCount) -> bool:
    """Whether the words before or behind a count say that it is all there is (จาก, ทั้งหมด, เป้าหมาย)."""
    floor = max([start, *(c.end for c in same if c.end <= count.start)])
    return (
        _FROM.search(text, floor, count.number_start) is not None
        or _ALL_BEFORE.search(text, floor, count.number_start) is not None
        or _ALL_BEHIND.match(text, count.end) is not None
    )


def _all_pairs(same: Sequence[FoundCount]) -> Iterator[tuple[FoundCount, FoundCount]]:
    for whole in same:
        for part in same:
            if part is not whole and part.value <= whole.value and whole.value:
                yield part, whole


def _of_whole(text: str, start: int, percent: FoundPercent) -> bool:
    """Whether what stands behind the percentage names no other whole than the sentence did: ของผู้เข้าอบรม."""
    match = _OF.match(text, percent.end)
    if match is None:
        return True
    what = match["what"]
    return _ANY_WHOLE.match(what) is not None or what[:6] in text[start : percent.start]


def _of_target(text: str, start: int, percent: FoundPercent, whole: FoundCount) -> bool:
    told = text[max(start, whole.start - 45) : whole.start]
    behind = text[percent.end : percent.end + 30].lstrip()
    return _TARGET.search(told) is not None or behind.startswith(("ของเป้าหมาย", "ของแผน", "ของค่าเป้า"))
