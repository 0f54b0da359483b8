"""A cell that is one number with its unit: 96.50 · ร้อยละ ๘๐ · 1,200 ราย · จำนวน ๑๒ วันทำการ."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

import regex

from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import parse_number
from thaimemo.normalize.percentages import FoundPercent, find_percentages
from thaimemo.normalize.rounding import rounds_to

_NUMBER = r"[0-9๐-๙][0-9๐-๙,]*(?:\.[0-9๐-๙]+)?"
_QUANTITY = lazy.compiled(
    r"\s*(?P<lead>ร้อยละ|จำนวน|ระดับ(?:\s*ที่)?)?\s*(?P<n>[0-9๐-๙][0-9๐-๙,]*(?:\.[0-9๐-๙]+)?)\s*"
    r"(?P<unit>%|ร้อยละ|\.-|(?![๐-๙])\p{Thai}[\p{Thai}.]{0,24}(?:\s?/\s?(?![๐-๙])\p{Thai}[\p{Thai}.]{0,14})?)?\s*"
)

# "ร้อยละ 93.75 (รับแจ้ง 64 แห่ง ซ่อมทันกำหนด 60 แห่ง)"
_REMARKED = lazy.compiled(r"(?P<before>[^()]{1,40})\([^()]*\)\s*")
_WITH_SHARE = lazy.compiled(
    rf"\s*(?:จำนวน\s*)?{_NUMBER}\s*\p{{Thai}}{{0,20}}\s*\(\s*(?:คิดเป็น)?(?:ร้อยละ\s*(?P<share>{_NUMBER})|(?P<share>{_NUMBER})\s*%)\s*\)\s*"
)
_OF_COUNTS = lazy.compiled(
    rf"(?<![0-9๐-๙.,])(?P<part>{_NUMBER})\s*\p{{Thai}}{{0,14}}\s*จาก(?:ทั้งหมด|จำนวน|\p{{Thai}}{{0,16}})?\s*(?P<whole>{_NUMBER})"
    r"\s*\p{Thai}{0,14}\s*\(\s*(?:คิดเป็น)?\s*(?P<share>ร้อยละ|[0-9๐-๙.]+\s*%)[^()]*\)"
)
# what makes a number in running text no result: a target, a plan, the whole that the result is a part of
_NOT_RESULT = lazy.compiled(
    r"(?:เป้าหมาย\p{Thai}{0,8}?(?:ไว้)?(?:ที่)?|แผน(?:ไว้)?(?:ที่)?|จาก(?:(?:ที่|ผู้)\p{Thai}{1,16})?|(?:ปีก่อน|ปีที่(?:แล้ว|ผ่านมา))(?:(?:ซึ่ง|ที่)?(?:ใช้เวลา|ทำได้|ได้|มี|เกิด|อยู่ที่|เท่ากับ)?(?:เฉลี่ย)?)|เดิม|ทั้งหมด|ทั้งสิ้น|กำหนด(?:ไว้)?(?:ที่)?|อย่างน้อย|ไม่(?:เกิน|น้อยกว่า|ต่ำกว่า))\s*(?:จำนวน)?\s*$"
)
_ANNOUNCED = lazy.compiled(
    r"(?:เฉลี่ย|เท่ากับ|คิดเป็น|สรุป|รวม(?:ทั้ง(?:สิ้น|หมด))?(?:เป็น|(?:มี)?ผู้\p{Thai}{2,24})?)\s*(?:จำนวน)?\s*$"
)

_SCORED = lazy.compiled(
    rf"\s*(?:ผล(?:งาน)?|ทำได้|ได้)?\s*(?:ร้อยละ\s*)?(?P<n>{_NUMBER})\s*(?:%|\p{{Thai}}{{1,14}}?)?\s*"
    rf"(?:คิดเป็น|เท่ากับ|ได้|=)?\s+(?P<score>{_NUMBER})\s*คะแนน\s*(?:\([^()]*\)\s*)?"
)
# "คิดเป็นอัตราป่วย ๕๘.๒๐ ต่อแสนประชากร"
_RATE = lazy.compiled(
    rf"อัตรา\p{{Thai}}{{0,20}}?\s*(?:เท่ากับ|อยู่ที่)?\s*(?P<n>{_NUMBER})(?=\s*(?:คน|ราย)?\s*ต่อ(?:แสน|หมื่น|พัน|ล้าน))"
)
# "(ปีงบประมาณ พ.ศ. ๒๕๖๕ เฉลี่ย ๓๓.๐ วันทำการ)", "(ปีก่อน ๔๑ วัน)"
_OTHER_YEAR = lazy.compiled(
    r"\((?:ใน)?ปี(?:(?:งบประมาณ)?\s*(?:พ\.ศ\.\s*)?[2๒][5๕][0-9๐-๙]{2}|ก่อน|ที่แล้ว|ที่ผ่านมา)\s[^()\n]*\)"
)
_AVERAGE = lazy.compiled(r"เฉลี่ย(?:เท่ากับ|คือ)?\s*$")
_PARTS = lazy.compiled(r"(?:แยก|แบ่ง|จำแนก|โดย)เป็น|ได้แก่|ในจำนวนนี้|ประกอบด้วย")

# "ความผูกพันต่อ" of "ร้อยละความผูกพันของบุคลากร"
_QUALITY = lazy.compiled(r"\s*(?:ร้อยละ(?:ของ)?)?(?:ระดับ)?(?P<noun>ความ\p{Thai}{4,9}?)(?=ของ|ต่อ|ที่|ใน|\s|$)")
# "ผลสำรวจจากผู้ตอบ ๑,๒๐๐ คน ได้ร้อยละ ๘๘.๖๐"; no target and no other year before it
_GOT = lazy.compiled(
    r"(?:^|[\s)])(?!\p{Thai}*(?:เป้าหมาย|เกณฑ์|กำหนด|ปีก่อน|เดิม))[^\s]*(?<!ให้|ต้อง|จะ)(?:ทำ)?(?:ได้(?:ผล)?|เท่ากับ)\s*(?:คะแนน|ค่าเฉลี่ย)?\s*\Z"
)
# "คิดเป็นร้อยละ ๘๗.๕๐ ของผู้เข้าอบรม" of "ร้อยละของผู้เข้าอบรมที่ผ่านการทดสอบ"
_BASE = lazy.compiled(r"\s*ของ(?:จำนวน)?(?P<base>\p{Thai}{4,})")
_OF = lazy.compiled(r"\s*(?:ร้อยละ|อัตรา)(?:ของ)?(?:จำนวน)?")
_OTHER = lazy.compiled(r"เป้าหมาย|เกณฑ์|แล้ว|ผ่านมา|ก่อน|เดิม|คาดว่า|กำหนด")

LONGEST_RUN = 60
WORDS = 9
"""Letters before a percentage that have to be those of the indicator."""


class Quantity(NamedTuple):
    """``value`` in ``unit`` (empty where none is printed); ``share`` where it is a percentage."""

    value: Decimal
    unit: str
    share: bool


def read_quantity(text: str) -> Quantity | None:
    """The quantity that is all the text says beside a remark in brackets, else None."""
    match = _QUANTITY.fullmatch(text)
    if match is None and (remarked := _REMARKED.fullmatch(text)):
        match = _QUANTITY.fullmatch(remarked["before"])
    value = parse_number(match["n"]) if match else None
    if match is None or value is None:
        return None
    share = match["lead"] == "ร้อยละ" or match["unit"] in ("%", "ร้อยละ")
    unit = "ระดับ" if (match["lead"] or "").startswith("ระดับ") else (match["unit"] or "").replace(".-", "บาท")
    return Quantity(value, "ร้อยละ" if share else unit, share)


def share_beside(text: str) -> tuple[Decimal, int, int] | None:
    """The percentage in brackets behind a quantity, with its place: "1 แห่ง (ร้อยละ 25)"."""
    match = _WITH_SHARE.fullmatch(text)
    value = parse_number(match["share"]) if match else None
    return (value, *match.span("share")) if match is not None and value is not None else None


def scored(text: str) -> tuple[tuple[Decimal, int, int], tuple[Decimal, int, int]] | None:
    """Result and score where a narrative says no more, with their places: "ได้ 72.30 คิดเป็น 3.4600 คะแนน"."""
    match = _SCORED.fullmatch(text)
    if match is None:
        return None
    value, score = parse_number(match["n"]), parse_number(match["score"])
    if value is None or score is None:
        return None
    return (value, *match.span("n")), (score, *match.span("score"))


def share_of_counts(text: str) -> FoundPercent | None:
    """The one percentage in brackets that the two numbers before it make: "๒๙ คน จาก ๓๑ คน (ร้อยละ ๙๓.๕๕)"."""
    found = []
    for match in _OF_COUNTS.finditer(text):
        part, whole = parse_number(match["part"]), parse_number(match["whole"])
        percent = next(
            (p for p in find_percentages(text) if match.start("share") <= p.start < match.end()), None
        )
        if part and whole and percent is not None and rounds_to(part / whole * 100, percent.value):
            found.append(percent)
    return found[0] if len(found) == 1 else None


def share_named(text: str, indicator: str) -> FoundPercent | None:
    """The one percentage behind words of the indicator: "ความพึงพอใจร้อยละ 77.30" of ร้อยละความพึงพอใจ."""
    noun = _QUALITY.match(indicator)
    found = find_percentages(text)
    named = [
        percent
        for percent in found
        if _ends_with_words_of(indicator, text[max(0, percent.start - WORDS) : percent.start].strip())
        or (noun is not None and _speaks_of(noun["noun"], text[: percent.start]))
        or _is_of_base(indicator, text, percent.end)
    ]
    named = named or [p for p in found if _GOT.search(text, max(0, p.start - LONGEST_RUN), p.start)]
    return named[0] if len(named) == 1 and named[0].high is None else None


def _ends_with_words_of(indicator: str, words: str) -> bool:
    return len(words) >= WORDS - 2 and words in indicator


def _is_of_base(indicator: str, text: str, end: int) -> bool:
    """The percentage is of what the indicator is a percentage of."""
    base, of = _BASE.match(text, end), _OF.match(indicator)
    return base is not None and of is not None and indicator.startswith(base["base"], of.end())


def _speaks_of(noun: str, before: str) -> bool:
    """The last words without a space name what the indicator measures, and no target and no other time.

    "ความพึงพอใจในภาพรวมร้อยละ" and "ผู้รับบริการพึงพอใจร้อยละ".
    """
    run = before.rstrip()[-LONGEST_RUN:]
    at = run.rfind(noun.removeprefix("ความ"))
    return at >= 0 and " " not in run[at:] and "\n" not in run[at:] and not _OTHER.search(run)


def measured(text: str, unit: str, name: str) -> tuple[Decimal, int, int] | None:
    """The one number in ``unit`` that a narrative gives as the result, with its place.

    Numbers that the text calls a target, a plan or a whole are left out; of several the one that is announced
    (เฉลี่ย, เท่ากับ) counts, of an average ``name`` the average. None where several could be it.
    """
    bare = unit.strip()
    if parts := _PARTS.search(text):
        text = text[: parts.start()]
    text = _OTHER_YEAR.sub(lambda match: " " * len(match[0]), text)
    if not bare or bare.startswith(("ร้อยละ", "%", "ระดับ")):
        return None
    if bare.startswith(("อัตรา", "ต่อ")):
        rates = {match["n"]: match.span("n") for match in _RATE.finditer(text)}
        rate = parse_number(next(iter(rates))) if len(rates) == 1 else None
        return (rate, *next(iter(rates.values()))) if rate is not None else None
    found: list[tuple[Decimal, int, int, bool]] = []
    for match in regex.finditer(rf"(?P<n>{_NUMBER})\s*{regex.escape(bare)}(?!\p{{Thai}}*ที่)", text):
        before = text[max(0, match.start() - 40) : match.start()]
        value = parse_number(match["n"])
        if value is not None and not _NOT_RESULT.search(before):
            found.append((value, match.start(), match.end(), _ANNOUNCED.search(before) is not None))
    chosen = found
    if len({f[0] for f in found}) > 1:
        averaged = [f for f in found if _AVERAGE.search(text[max(0, f[1] - 20) : f[1]])]
        chosen = averaged if averaged and "เฉลี่ย" in name else [f for f in found if f[3]]
        if len(found) > 2 and found[0][0] == sum(f[0] for f in found[1:]):
            chosen = found[:1]  # the whole, and what it is made of
    return chosen[0][:3] if len({f[0] for f in chosen}) == 1 else None
