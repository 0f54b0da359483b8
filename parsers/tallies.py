"""How many stand in which state: "สรุป ๖ ตัวชี้วัด บรรลุ ๓ ตัวชี้วัด ไม่บรรลุ ๑ ตัวชี้วัด ยกเลิก ๒ ตัวชี้วัด"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from thaimemo.normalize.counts import FoundCount, find_counts
from thaimemo.normalize.passage import Passage
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
    "pending": r"รอ(?:ผล|ข้อมูล)|อยู่ระหว่าง(?:การ)?(?:ดำเนินการ|ประมวลผล)?|ยังไม่(?:ถึงกำหนด|มีผล|ประเมิน)"
    r"|ชะลอ|เลื่อน(?:ออกไป)?|ไม่ประเมิน",
    "cancelled": r"ยกเลิก",
}
_FAMILIES = tuple(
    regex.compile(
        r"(?<!\p{Thai})(?:และ)?(?:" + "|".join(f"(?P<{k}>{v})" for k, v in {**family, **_OPEN}.items()) + r")"
        r"(?:แล้ว)?\s*(?:จำนวน)?\s*$"
    )
    for family in _OUTCOMES
)
_WHOLE = regex.compile(r"(?:สรุป|รวม|ทั้งหมด|ทั้งสิ้น|วัดผล|จำนวน|ประเมิน|มี)\s*(?:จำนวน)?\s*$")
_WORDS = ("บรรลุ", "ผ่าน", "เสร็จ", "แล้ว")
FARTHEST = 40
"""Letters between one state and the next."""


def read_tallies(passages: Iterable[Passage]) -> list[Tally]:
    """Every whole with the states that divide it, of one unit, each state once."""
    return [
        tally
        for passage in passages
        if any(word in passage.text for word in _WORDS)
        for tally in _tallies(passage)
    ]


def _tallies(passage: Passage) -> Iterator[Tally]:
    counts = find_counts(passage.text)
    for index, whole in enumerate(counts):
        if not _WHOLE.search(passage.text[max(0, whole.start - 30) : whole.number_start]):
            continue
        for family in _FAMILIES:
            parts = dict(_parts(passage.text, whole, counts[index + 1 :], family))
            if _divides(whole, parts):
                yield _tally(passage, whole, parts)
                break


def _divides(whole: FoundCount, parts: dict[str, FoundCount]) -> bool:
    """The states are all there are: one and its contrary, three of them, or as many as the whole or more."""
    if {"done", "undone"} <= set(parts) or len(parts) > len(_OPEN):
        return True
    return len(parts) > 1 and sum(part.value for part in parts.values()) >= whole.value


def _parts(
    text: str, whole: FoundCount, following: list[FoundCount], family: regex.Pattern[str]
) -> Iterator[tuple[str, FoundCount]]:
    at, seen = whole.end, set()
    for count in following:
        between = text[at : count.number_start]
        state = family.search(between)
        if count.unit != whole.unit or len(between) > FARTHEST or "\n\n" in between or state is None:
            return
        name = state.lastgroup or ""
        if name in seen:
            return
        seen.add(name)
        yield name, count
        at = count.end


def _tally(passage: Passage, whole: FoundCount, parts: dict[str, FoundCount]) -> Tally:
    tally = Tally(total=whole.value, unit=whole.unit)
    tally.evidence["total"] = passage.evidence(whole.start, whole.end)
    for state, count in parts.items():
        part = TallyPart.model_validate({"state": state, "value": count.value})
        part.evidence["value"] = passage.evidence(count.start, count.end)
        tally.parts.append(part)
    return tally
