"""Targets and sums of money: numbers with a bound or a unit, or text as printed."""

from __future__ import annotations

import regex

from thaimemo.normalize.numerals import parse_number
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.lines import one_line
from thaimemo.parsers.quantity import read_quantity
from thaimemo.schema.report import Project, TargetLimit

# "ไม่เกิน 5 วัน", "ไม่น้อยกว่าร้อยละ 80", "≤ 3", "ร้อยละ 80 ขึ้นไป"
_LIMIT = regex.compile(
    r"\s*(?:(?P<down>ไม่เกิน|ไม่มากกว่า|≤|<=)|(?P<up>ไม่น้อยกว่า|ไม่ต่ำกว่า|อย่างน้อย|≥|>=))?\s*(?:ร้อยละ|จำนวน)?\s*"
    r"(?P<n>[0-9๐-๙][0-9๐-๙,]*(?:\.[0-9๐-๙]+)?)\s*(?:%|\p{Thai}{0,14}?)\s*(?P<on>ขึ้นไป)?\s*"
)
_MONEY = regex.compile(
    r"(?P<allotted>ได้รับจัดสรร|จัดสรร|ตั้งไว้|ได้รับ|งบประมาณ)|(?P<spent>เบิกจ่าย(?:แล้ว|จริง)?|ใช้จ่าย|ใช้ไป|จ่ายจริง)|(?P<left>คงเหลือ|เหลือจ่าย)"
)
_AMOUNT = regex.compile(
    r"[\s:]*(?:จำนวน|เป็นเงิน|งบประมาณ|เงิน)?[\s:]*(?P<n>[0-9๐-๙][0-9๐-๙,]*(?:\.[0-9๐-๙]+)?)\s*(?:บาท|$)"
)


def fill_target(project: Project, passage: Passage) -> None:
    """A target is a number where it is one number, else the text; a bound is kept beside it."""
    text = passage.text.strip()
    quantity = read_quantity(text)
    project.target = quantity.value if quantity is not None else one_line(text)
    limit = _LIMIT.fullmatch(text)
    value = parse_number(limit["n"]) if limit else None
    if limit is not None and value is not None and (limit["down"] or limit["up"] or limit["on"]):
        project.target_limit = TargetLimit(value=value, direction="down" if limit["down"] else "up")
    project.evidence["target"] = passage.evidence()


def fill_budget(project: Project, passage: Passage) -> None:
    """A sentence such as "ได้รับจัดสรร 35,000 บาท เบิกจ่าย 28,400 บาท คงเหลือ 6,600 บาท"."""
    for match in _MONEY.finditer(passage.text):
        name = match.lastgroup or ""
        amount = _AMOUNT.match(passage.text, match.end())
        value = parse_number(amount["n"]) if amount else None
        if amount is not None and value is not None and getattr(project.budget, name) is None:
            setattr(project.budget, name, value)
            project.budget.evidence[name] = passage.evidence(*amount.span("n"))


def is_bound(text: str) -> bool:
    """The text is one number with or without a bound, such as "ไม่เกิน 12 ครั้ง"."""
    return _LIMIT.fullmatch(text) is not None
