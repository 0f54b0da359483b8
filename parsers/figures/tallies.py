"""How many stand in which state: "สรุป ๖ ตัวชี้วัด บรรลุ ๓ ตัวชี้วัด ไม่บรรลุ ๑ ตัวชี้วัด ยกเลิก ๒ ตัวชี้วัด"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import regex

from thaimemo.normalize import lazy
from thaimemo.normalize.counts import FoundCount, find_counts
from thaimemo.normalize.passage import Passage
from thaimemo.normalize.shares import MONEY
from thaimemo.schema.report import Tally, TallyPart

# One family of words divides a whole; words of two families overlap: what is finished may be met as well.
_OUTCOMES = (
    {"done": r"บรรลุ(?:เป้าหมาย|ตามเป้าหมาย)?", "undone": r"ไม่บรรลุ(?:เป้าหมาย|ตามเป้าหมาย)?"},
    {"done": r"ผ่าน(?:เกณฑ์)?", "undone": r"ไม่ผ่าน(?:เกณฑ์)?"},
    {
        "done": r"(?:ดำเนินการ)?(?:แล้วเสร็จ|เสร็จสิ้น)|ดำเนินการแล้ว|มีผลแล้ว",
        "undone": r"ยังไม่(?:ได้)?(?:ดำเนินการ|เริ่ม(?:ดำเนินการ)?|แล้วเสร็จ)|ไม่(?:ได้)?ดำเนินการ|ไม่แล้วเสร็จ",
    },
)
_OPEN = {
    "pending": r"รอ(?:ผล|ข้อมูล)|อยู่ระหว่าง(?:การ)?(?:ดำเนินการ|ประมวลผล)?"
    r"|ยังไม่(?:ถึง(?:กำหนด|รอบ)(?:การ)?(?:ประเมิน|รายงาน|วัดผล)?|มีผล|ประเมิน)"
    r"|ชะลอ|เลื่อน(?:ออกไป)?|ไม่ประเมิน|ล่าช้า(?:กว่าแผน)?|(?:เป็นไป)?ตามแผน|กำลังดำเนินการ",
    "cancelled": r"ยกเลิก",
}
_FAMILIES = tuple(
    lazy.compiled(
        r"(?:(?<!\p{Thai})|(?<=\p{Thai}{3}ที่))(?:และ|มี)?(?:"
        + "|".join(f"(?P<{k}>{v})" for k, v in {**family, **_OPEN}.items())
        + r")"
        r"(?:แล้ว)?\s*(?:จำนวน)?\s*$"
    )
    for family in _OUTCOMES
)
_WHOLE = lazy.compiled(r"(?:สรุป|รวม|ทั้งหมด|ทั้งสิ้น|วัดผล|จำนวน|ประเมิน|มี)\s*(?:จำนวน)?\s*$")
_IN_ALL = lazy.compiled(r"(?:รวม(?:ทั้งสิ้น|ทั้งหมด)?|ทั้งหมด|ทั้งสิ้น)\s*(?:จำนวน)?\s*$")
_WORDS = ("บรรลุ", "ผ่าน", "เสร็จ", "แล้ว")
FARTHEST = 50
"""Letters between one state and the next."""


class _Part(NamedTuple):
    state: str
    word: str
    found: FoundCount


def read_tallies(passages: Iterable[Passage]) -> list[Tally]:
    """Every whole with the states that divide it, of one unit, each word once; the whole at either end."""
    return [
        tally
        for passage in passages
        if any(word in passage.text for word in _WORDS)
        for tally in _tallies(passage)
    ]


def _tallies(passage: Passage) -> Iterator[Tally]:
    text = passage.text
    counts = find_counts(text)
    for index, whole in enumerate(counts):
        lead = text[max(0, whole.start - 30) : whole.number_start]
        if not _WHOLE.search(lead):
            continue
        for family in _FAMILIES:
            parts = list(_parts(text, whole.end, whole.unit, counts[index + 1 :], family))
            if not parts and _IN_ALL.search(lead):
                parts = _parts_before(text, counts[: index + 1], family)
            if _divides(whole, parts):
                yield _tally(passage, whole, parts)
                break


def _divides(whole: FoundCount, parts: list[_Part]) -> bool:
    """The states are all there are: one and its contrary, three of them, or as many as the whole or more."""
    states = {part.state for part in parts}
    if {"done", "undone"} <= states or len(states) > len(_OPEN):
        return True
    return len(parts) > 1 and sum(part.found.value for part in parts) >= whole.value


def _parts(
    text: str, at: int, unit: str, following: list[FoundCount], family: regex.Pattern[str]
) -> Iterator[_Part]:
    """The counts of the unit that follow one another from ``at`` on, each behind a state."""
    seen: set[str] = set()
    for count in following:
        if count.unit in MONEY:
            at = count.end
            continue
        between = text[at : count.number_start]
        state = family.search(between)
        if count.unit != unit or len(between) > FARTHEST or "\n\n" in between or state is None:
            return
        name = state.lastgroup or ""
        if state[name] in seen:
            return
        seen.add(state[name])
        yield _Part(name, state[name], count)
        at = count.end


def _parts_before(text: str, counts: list[FoundCount], family: regex.Pattern[str]) -> list[_Part]:
    """The same that end right before the last of the counts: "แล้วเสร็จ ๒ โครงการ รวม ๓ โครงการ"."""
    *before, whole = counts
    for first in range(len(before)):
        at = before[first - 1].end if first else 0
        at = max(at, before[first].number_start - FARTHEST)
        parts = list(_parts(text, at, whole.unit, before[first:], family))
        if len(parts) == len(before) - first and whole.start - before[-1].end <= FARTHEST:
            return parts
    return []


def _tally(passage: Passage, whole: FoundCount, parts: list[_Part]) -> Tally:
    tally = Tally(total=whole.value, unit=whole.unit)
    tally.evidence["total"] = passage.evidence(whole.start, whole.end)
    for state, _, found in parts:
        part = TallyPart.model_validate({"state": state, "value": found.value})
        part.evidence["value"] = passage.evidence(found.start, found.end)
        tally.parts.append(part)
    return tally
