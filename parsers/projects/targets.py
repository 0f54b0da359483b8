"""Targets: numbers with a bound or a unit, or text as printed."""

from __future__ import annotations

from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import parse_number
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.lines.joining import one_line
from thaimemo.parsers.projects.quantity import read_quantity
from thaimemo.schema.report import Project, TargetLimit

# "ไม่เกิน 5 วัน", "ไม่น้อยกว่าร้อยละ 80", "≤ 3", "ร้อยละ 80 ขึ้นไป"
_DASH = lazy.compiled(r"[-–—]+")
_LIMIT = lazy.compiled(
    r"\s*(?:(?P<down>ไม่เกิน|ไม่มากกว่า|น้อยกว่า|ต่ำกว่า|≤|<=?)|(?P<up>ไม่น้อยกว่า|ไม่ต่ำกว่า|อย่างน้อย|มากกว่า|สูงกว่า|เกิน|≥|>=?))?\s*(?:ร้อยละ|จำนวน)?\s*"
    r"(?P<n>[0-9๐-๙][0-9๐-๙,]*(?:\.[0-9๐-๙]+)?)\s*(?:%|(?P<unit>(?![๐-๙])\p{Thai}{0,14}?))\s*(?P<on>ขึ้นไป)?\s*"
)
# "ร้อยละ ๘๕ นักเรียนผ่านเกณฑ์ ๒๗๕ คน จาก ๓๑๒ คน"
_SHARE_FIRST = lazy.compiled(
    r"\s*(?:ไม่(?:เกิน|น้อยกว่า|ต่ำกว่า))?\s*ร้อยละ\s*[0-9๐-๙]+(?:\.[0-9๐-๙]+)?(?=\s+(?!ของ|ขึ้นไป)\p{Thai}[^\n]*[0-9๐-๙]\s*\p{Thai}+\s+จาก)"
)
LONGEST = 30


def fill_target(project: Project, passage: Passage) -> None:
    """A target is a number where it is one number, else the text; a bound is kept beside it."""
    if len(passage) > LONGEST and (first := _SHARE_FIRST.match(passage.text)):
        passage = passage.slice(0, first.end())  # what was reached is told in the same sentence
    text = passage.text.strip()
    if _DASH.fullmatch(text):
        return
    quantity = read_quantity(text)
    project.target = quantity.value if quantity is not None else one_line(text)
    limit = _LIMIT.fullmatch(text)
    value = parse_number(limit["n"]) if limit else None
    if limit is not None and value is not None and (limit["down"] or limit["up"] or limit["on"]):
        project.target_limit = TargetLimit(value=value, direction="down" if limit["down"] else "up")
    project.evidence["target"] = passage.evidence()
    unit = limit["unit"] if limit else quantity.unit if quantity else ""
    project.target_unit = "ร้อยละ" if "ร้อยละ" in text or "%" in text else unit or None


# "ตั้งเป้าหมายไว้ ๔๐๐ ตัวอย่าง", "เป้าหมาย ไม่เกิน ๒ ครั้ง"; not the whole of a share: "จากเป้าหมาย ๕๐ คน"
_SAID = lazy.compiled(
    r"(?:(?:ตั้ง|กำหนด)(?:ค่า)?เป้าหมาย(?:ไว้)?|(?:(?<=[\s(])|^)(?:ค่า)?เป้าหมาย)\s*(?:ที่|เท่ากับ|คือ|จำนวน)?\s*[:：]?\s*"
    r"(?P<target>(?:ไม่เกิน|ไม่มากกว่า|ไม่น้อยกว่า|ไม่ต่ำกว่า|อย่างน้อย)?\s*(?:ร้อยละ|จำนวน|ระดับ)?\s*"
    r"[0-9๐-๙][0-9๐-๙,]*(?:\.[0-9๐-๙]+)?\s*(?:%|(?!ขึ้นไป)\p{Thai}[\p{Thai}.]{0,14}(?=[\s,)]|$))?(?:\s*ขึ้นไป)?)"
)


def target_said(text: str) -> tuple[int, int] | None:
    """Where a sentence states the target that it sets, where it sets one."""
    found = list(_SAID.finditer(text))
    return found[0].span("target") if len(found) == 1 else None


def is_bound(text: str) -> bool:
    """The text is one number with or without a bound, such as "ไม่เกิน 12 ครั้ง"."""
    return _LIMIT.fullmatch(text) is not None
