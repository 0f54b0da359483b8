"""Sums of money in labels and sentences: "งบประมาณ ๓๐,๐๐๐ บาท เบิกจ่าย ๒๒,๔๐๐ บาท คงเหลือ ๗,๖๐๐ บาท"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

import regex

from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import parse_number
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.projects.quantity import read_quantity
from thaimemo.schema.report import Project, Ratio

Side = Literal["allotted", "spent", "committed", "left"]
_NUMBER = r"[0-9๐-๙][0-9๐-๙,]*(?:\.[0-9๐-๙]+)?"
_BETWEEN = (
    r"(?:ทั้งสิ้น|ทั้งหมด|รวม|แล้ว|จริง|ไป|ไว้|ที่ใช้|สะสม|เป็นเงิน|เป็นจำนวนเงิน|จำนวน(?:เงิน)?|งบประมาณ|เงิน|อยู่|ได้"
    r"|งวดแรก(?!.*งวด)|[\s:：])*"
)
_SUM = lazy.compiled(
    rf"""(?:
        (?P<spent>เบิกจ่าย|ใช้(?:จ่าย|ไป|จริง|งบประมาณ)|จ่ายจริง|งบประมาณที่ใช้)
      | (?P<committed>(?:ก่อหนี้)?ผูกพัน|กันเงิน(?:ไว้)?(?:เบิกเหลื่อมปี)?)
      | (?P<left>คง\s?เหลือ|เหลือจ่าย|เงินเหลือ)
      | (?P<allotted>งบประมาณ(?:ที่)?(?:ได้รับ|ตั้งไว้)?(?:จัดสรร|อนุมัติ)?|จัดสรร|ตั้งไว้|วงเงิน
        | \A\s*ได้รับ|จาก(?:งบประมาณ|วงเงิน)?ที่ได้รับ(?:จัดสรร)?)
    ){_BETWEEN}(?P<n>{_NUMBER})\s*(?:(?P<million>ล้าน)?บาท|\.-|$)""",
    regex.VERBOSE,
)
_LEADING = lazy.compiled(rf"\s*(?:จำนวน|เป็นเงิน)?\s*(?P<n>{_NUMBER})\s*(?:(?P<million>ล้าน)?บาท|\.-|$)")


MILLION = 1_000_000


class FoundMoney(NamedTuple):
    """``text[start:end]`` prints ``value`` baht."""

    side: Side
    value: Decimal
    start: int
    end: int


def find_money(text: str, leading: Side | None = None) -> list[FoundMoney]:
    """The sums of a sentence, each of its kind; ``leading`` is what a number at its very beginning is.

    Where a kind is printed twice nothing is certain: empty.
    """
    found: list[FoundMoney] = []
    if (
        leading is not None
        and (first := _LEADING.match(text))
        and (value := parse_number(first["n"])) is not None
    ):
        found.append(FoundMoney(leading, value * (MILLION if first["million"] else 1), *first.span("n")))
    for side, match in _matches(text, found[0].end if found else 0):
        value = parse_number(match["n"])
        if value is None:
            continue
        found.append(FoundMoney(side, value * (MILLION if match["million"] else 1), *match.span("n")))
    return found if len({s.side for s in found}) == len(found) else []


def _matches(text: str, start: int) -> Iterator[tuple[Side, regex.Match[str]]]:
    for match in _SUM.finditer(text, start):
        side = next(name for name in ("spent", "committed", "left", "allotted") if match[name])
        yield side, match  # type: ignore[misc]


def fill_budget(project: Project, passage: Passage, leading: Side | None = None) -> None:
    """The sums of a passage into the project's budget where it has none yet."""
    budget = project.budget
    known = budget.allotted is not None
    for found in find_money(passage.text, leading):
        place = passage.evidence(found.start, found.end)
        if known and found.side == "allotted":
            continue
        if getattr(budget, found.side) is None:
            setattr(budget, found.side, found.value)
            budget.evidence[found.side] = place


def spent_share(project: Project, passage: Passage) -> None:
    """What was spent as a percentage of what was allotted, printed under a label of its own."""
    quantity, budget = read_quantity(passage.text), project.budget
    if quantity is None or budget.allotted is None or budget.spent is None:
        return
    ratio = Ratio(percent=quantity.value, numerator=budget.spent, denominator=budget.allotted, unit="บาท")
    ratio.evidence = {
        "percent": passage.evidence(),
        "numerator": budget.evidence["spent"],
        "denominator": budget.evidence["allotted"],
    }
    project.ratios.append(ratio)
