"""What a column means by what stands in it, where its header leaves that open: only what is unambiguous."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

import regex

from thaimemo.extract.page import Cell
from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import parse_number
from thaimemo.parsers.projects.quantity import read_quantity
from thaimemo.parsers.projects.targets import is_bound
from thaimemo.parsers.tables.columns import NAMING_ROLES, RESULT_ROLES, Column, Header
from thaimemo.parsers.tables.marks_in_cells import TICK

_NOT_OF_ROWS = lazy.compiled(r"\s*(?:รวม|ผลรวม|เฉลี่ย|total|หมายเหตุ)", regex.IGNORECASE)
_LETTERS = lazy.compiled(r"(?![๐-๙])\p{Thai}|\p{L}")
_INDICATOR_NUMBER = lazy.compiled(r"[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){0,2}\.?")
_DIVIDED_NUMBER = lazy.compiled(r"[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){1,2}\.?")
_ON_SCALE = lazy.compiled(r"[0-5๐-๕](?:\.[0-9๐-๙]+)?|[-–]")
_STATE = lazy.compiled(
    r"(?:ไม่)?(?:บรรลุ|ผ่าน|สำเร็จ)(?:ตาม)?(?:เป้าหมาย|เกณฑ์)?|อยู่(?:ใน)?ระหว่าง.*|ยังไม่.*|ยกเลิก|[-–]", regex.DOTALL
)
_COUNT = lazy.compiled(r"[0-9๐-๙]{1,3}(?:\s*(?:โครงการ|กิจกรรม|ตัวชี้วัด|ตัวบ่งชี้))?|[-–]")
ROWS = 3
"""Rows that have to agree on what a column is."""
SEVERAL = 2
LETTERS = 8
"""Letters of a name on the average, at least."""

Rows = Sequence[Sequence[Cell]]


def settle_by_values(header: Header, body: Rows) -> None:
    """Give roles to columns of ``header`` by the cells of ``body``."""
    rows = [{cell.column: cell.text.strip() for cell in row if cell.text.strip()} for row in body]
    rows = [row for row in rows if len(row) > 1 and not _NOT_OF_ROWS.match(next(iter(row.values())))]
    _settle_numbers(header, rows)
    _settle_sum(header, rows)
    _settle_marks(header, rows)
    _settle_states(header, rows)
    _settle_level(header, rows)
    _settle_criteria(header, rows)
    _settle_plan(header, rows)
    _settle_projects(header, rows)
    _settle_counted(header, rows)
    _settle_subject(header, rows)
    if not header.roles & NAMING_ROLES:
        _settle_name(header, rows)
    header.names_others = any(_holds_names(n, rows) for n in range(header.width) if n not in header.columns)
    _settle_share(header, rows)
    _settle_product(header, rows)
    _settle_fraction(header, rows)
    _settle_spent(header, rows)


def _settle_numbers(header: Header, rows: list[dict[int, str]]) -> None:
    """ "ตัวชี้วัดที่ | ๑ คะแนน | ๒ คะแนน": a column of numbers only says which indicator the row speaks of.

    So do divided numbers below "รหัส" where nothing names the rows.
    """
    first = min(header.columns, default=0)
    named = [n for n, column in header.columns.items() if set(column.roles) & NAMING_ROLES]
    told = [row[first] for row in rows if first in row]
    if named[:1] == [first] and told and all(_INDICATOR_NUMBER.fullmatch(text) for text in told):
        alone = len(named) == 1  # no other column names them: "โครงการที่ | ชื่อโครงการ"
        header.columns[first] = replace(header.columns[first], roles=("number",), by_number=alone)
    divided = [text for text in told if _DIVIDED_NUMBER.fullmatch(text)]
    numbers = not named and bool(header.columns) and header.columns[first].roles[:1] == ("number",)
    if numbers and len(divided) > 1 and len(divided) + 1 >= len(told):  # a sum may stand below them
        header.columns[first] = replace(header.columns[first], by_number=True)


def _settle_sum(header: Header, rows: list[dict[int, str]]) -> None:
    """ "ไตรมาส ๓ | ไตรมาส ๔ | รวมทั้งปี" with nothing below ไตรมาส ๔ yet: the sum is that of three quarters."""
    parts = {n: c.months for n, c in header.columns.items() if c.roles[:1] == ("part",) and c.months}
    told = [months for n, months in parts.items() if any(_number(row.get(n, "")) is not None for row in rows)]
    if not told or max(told) == max(parts.values()):
        return
    for number, column in header.columns.items():
        if column.months == max(parts.values()) and RESULT_ROLES & set(column.roles[:1]):
            header.columns[number] = replace(column, months=max(told))


def _settle_marks(header: Header, rows: list[dict[int, str]]) -> None:
    """ "ผ่าน | ไม่ผ่าน": two columns of marks, or two columns of something else."""
    pair = {role: n for n, c in header.columns.items() for role in c.roles[:1] if role in ("met", "unmet")}
    told = [row[number] for row in rows for number in pair.values() if number in row]
    if len(pair) == 2 and told and all(TICK.fullmatch(text) for text in told):
        return
    for role, number in pair.items():
        alone = "status" if role == "met" and len(pair) == 1 else "other"
        header.columns[number] = replace(header.columns[number], roles=(alone,))


def _settle_states(header: Header, rows: list[dict[int, str]]) -> None:
    """ "ผลสำเร็จ" with "บรรลุ" or "ไม่บรรลุ" in every row: whether the target was met, no share.

    So is the second of two columns of results, "ผลการดำเนินงาน | ผล".
    """
    if "status" in header.roles:
        return
    results = [n for n, column in header.columns.items() if column.roles[:1] == ("result",)]
    for number in results[1:]:
        told = [row[number] for row in rows if number in row]
        if all(map(_STATE.fullmatch, told)) and any(_LETTERS.search(text) for text in told):
            header.columns[number] = replace(header.columns[number], roles=("status",))
            return
    for number, column in header.columns.items():
        told = [row[number] for row in rows if number in row]
        if column.roles[:1] == ("percent",) and len(told) > 1 and all(map(_STATE.fullmatch, told)):
            header.columns[number] = replace(column, roles=("status",))


def _settle_criteria(header: Header, rows: list[dict[int, str]]) -> None:
    """Of two columns called criteria the one that has nothing but bounds holds the target."""
    named = [n for n, column in header.columns.items() if column.roles[:1] == ("rubric",)]
    if len(named) < 2 or "target" in header.roles:
        return
    bounds = [n for n in named if all(is_bound(row[n]) for row in rows if n in row)]
    if len(bounds) == 1:
        header.columns[bounds[0]] = replace(header.columns[bounds[0]], roles=("target",))


def _settle_level(header: Header, rows: list[dict[int, str]]) -> None:
    """ "โครงการ | ระดับคะแนน" with a number from 0 to 5 in every row: the level reached, no criteria."""
    if header.roles & RESULT_ROLES:
        return
    for number, column in header.columns.items():
        told = [row[number] for row in rows if number in row]
        if column.bare_level and len(told) >= ROWS and all(_ON_SCALE.fullmatch(text) for text in told):
            header.columns[number] = replace(column, roles=("level",))


def _settle_plan(header: Header, rows: list[dict[int, str]]) -> None:
    """The plan beside results in a unit is the target: "แห่ง | ๑๒ | ๙", "๑๐ แบบ | ๖ แบบ"."""
    plans = [n for n, column in header.columns.items() if column.roles[:1] == ("plan",)]
    for number in plans:
        told = [read_quantity(row[number]) for row in rows if number in row]
        in_units = bool(told) and all(q is not None and q.unit and not q.share for q in told)
        alone = len(plans) == 1 and "result" in header.roles and "target" not in header.roles
        role = "target" if alone and ("unit" in header.roles or header.unit or in_units) else "other"
        header.columns[number] = replace(header.columns[number], roles=(role,))


def _settle_projects(header: Header, rows: list[dict[int, str]]) -> None:
    """ "แผนงาน | กิจกรรมหลัก": what stands once for several rows is what their projects belong to."""
    named = [n for n, column in header.columns.items() if column.roles[:1] == ("project",)]
    told = {n: len({row[n] for row in rows if n in row}) for n in named}
    whole = [n for n in named if told[n] == len(rows)]
    if len(named) == 2 and len(whole) == 1 and told[min(named)] < len(rows):
        other = next(n for n in named if n not in whole)
        header.columns[other] = replace(header.columns[other], roles=("other",))


def _settle_counted(header: Header, rows: list[dict[int, str]]) -> None:
    """ "ยุทธศาสตร์ | โครงการ | งบประมาณ" with numbers only: how many projects a group has, no names.

    So are numbers that count no rows behind names: "ประเภท | ผ่านอย่างน้อย ๑ หลักสูตร".
    """
    grouped = "group" in header.roles
    for number, column in header.columns.items():
        told = [row[number] for row in rows if number in row]
        named = column.roles[:1] in (("project",), ("indicator",))
        if not named or len(told) < SEVERAL or not all(_COUNT.fullmatch(text) for text in told):
            continue
        values = [parse_number(text) for text in told]
        counts_rows = values == sorted(v for v in values if v is not None)
        if grouped or (not counts_rows and any(_holds_names(n, rows) for n in range(number))):
            header.columns[number] = replace(column, roles=("other",))


def _settle_subject(header: Header, rows: list[dict[int, str]]) -> None:
    """ "ประเภทรายได้ | ประมาณการ | จัดเก็บได้จริง": what the rows are of, where no other column names it."""
    subjects = [n for n, column in header.columns.items() if column.roles[:1] == ("subject",)]
    alone = len(subjects) == 1 and not header.roles & NAMING_ROLES and bool(header.roles & RESULT_ROLES)
    for number in subjects:
        named = alone and all(_LETTERS.search(row[number]) for row in rows if number in row)
        header.columns[number] = replace(header.columns[number], roles=("project" if named else "other",))


def _settle_name(header: Header, rows: list[dict[int, str]]) -> None:
    """The first column of texts names the rows of a table of results with targets, weights or levels."""
    known = header.roles
    if not known & RESULT_ROLES or not (known & {"target", "weight", "unit"} or header.has_levels):
        return
    for number in range(header.width):
        if number in header.columns and header.columns[number].roles != ("responsible",):
            continue
        if _holds_names(number, rows):
            header.columns[number] = Column(("indicator",))
        return


def _holds_names(number: int, rows: list[dict[int, str]]) -> bool:
    """The column has a text of its own in every row."""
    texts = [row[number] for row in rows if number in row]
    letters = sum(len(_LETTERS.findall(text)) for text in texts)
    return len(texts) >= ROWS and len(set(texts)) == len(texts) and letters >= LETTERS * len(texts)


def _settle_share(header: Header, rows: list[dict[int, str]]) -> None:
    """ "ร้อยละ" over numbers that make 100 beside scores is the weight."""
    if "weight" in header.roles or not header.roles & {"score", "level"}:
        return
    for number, column in header.columns.items():
        shares = [share for row in rows if (share := _number(row.get(number, ""))) is not None]
        if column.bare_share and len(shares) == len(rows) >= ROWS and sum(shares) == 100:
            header.columns[number] = replace(column, roles=("weight",))
            return


def _settle_product(header: Header, rows: list[dict[int, str]]) -> None:
    """Weight, score and their product: where two are known, a column without a meaning may be the third."""
    known: dict[str, int] = {}
    for number, column in header.columns.items():
        for role in column.roles[:1]:
            kind = "score" if role == "level" else role
            if kind in ("weight", "score", "weighted_score"):
                if kind in known:
                    return
                known[kind] = number
    open_ = {"weight", "score", "weighted_score"} - set(known)
    if len(open_) != 1:
        return
    role = open_.pop()
    fitting = [
        number
        for number in range(header.width)
        if number not in header.columns and _is_product({**known, role: number}, rows)
    ]
    if len(fitting) == 1:
        header.columns[fitting[0]] = Column((role,))


def _settle_fraction(header: Header, rows: list[dict[int, str]]) -> None:
    """ "B | A | ผลงาน": two columns of which the one is the other's share that the result states."""
    shares = [n for n, column in header.columns.items() if column.roles[:1] in (("result",), ("percent",))]
    open_ = [number for number in range(header.width) if number not in header.columns]
    if len(shares) != 1 or len(open_) < 2:
        return
    fitting = [
        (part, whole) for part, whole in permutations(open_, 2) if _is_fraction(part, whole, shares[0], rows)
    ]
    if len(fitting) == 1:
        (part, whole) = fitting[0]
        header.columns[part], header.columns[whole] = Column(("numerator",)), Column(("denominator",))


def _settle_spent(header: Header, rows: list[dict[int, str]]) -> None:
    """ "งบประมาณ | เบิกจ่าย | ร้อยละ": the share of the budget that was spent, which is no result."""
    at = {column.roles[0]: number for number, column in header.columns.items() if column.roles}
    shares = [number for number, column in header.columns.items() if column.bare_share]
    if len(shares) != 1 or not {"budget_allotted", "budget_spent"} <= set(at):
        return
    if header.columns[shares[0]].roles == ("percent",) and _is_fraction(
        at["budget_spent"], at["budget_allotted"], shares[0], rows
    ):
        header.columns[shares[0]] = replace(header.columns[shares[0]], roles=("spent_percent",))


def _is_fraction(part: int, whole: int, share: int, rows: list[dict[int, str]]) -> bool:
    triples = [
        (a, b, c)
        for row in rows
        for a, b, c in [[_number(row.get(n, "")) for n in (part, whole, share)]]
        if a and b and c
    ]
    fitting = [(a, b) for a, b, c in triples if abs(a / b * 100 - c) <= _half(c)]
    told = any(a != b for a, b in fitting)
    return told and len(fitting) >= ROWS and len(fitting) * 4 >= len(triples) * 3


def _is_product(columns: dict[str, int], rows: list[dict[int, str]]) -> bool:
    triples = [
        (w, s, p)
        for row in rows
        for w, s, p in [[_number(row.get(columns[r], "")) for r in ("weight", "score", "weighted_score")]]
        if w and s and p
    ]
    total = sum((w for w, _, _ in triples), Decimal(0))
    for base in {Decimal(100), Decimal(5), Decimal(1), total}:
        fitting = sum(1 for w, s, p in triples if base and abs(w * s / base - p) <= _half(p))
        if fitting >= ROWS and fitting * 4 >= len(triples) * 3:
            return True
    return False


def _half(number: Decimal) -> Decimal:
    exponent = number.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0) / 2


def _number(text: str) -> Decimal | None:
    return parse_number(text.strip(" %")) if text else None
