"""Calculations that a table states by its columns and rows, be it of projects or of anything else.

A column of totals is the sum of the columns beside it, a row of totals (รวม) that of the rows above it, what
is left (คงเหลือ) is what was allotted without what was spent, a percentage is one column's share of another or
of its own total. What a table means its own rows show: a formula counts where most of them follow it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import permutations
from typing import TypeVar

import regex

from thaimemo.extract.page import Cell, Table
from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import NUMBER, parse_number
from thaimemo.normalize.rounding import unit
from thaimemo.parsers.projects.statements import CANCELLED
from thaimemo.schema.calculation import Calculation, CalculationKind, Term

_VALUE = lazy.compiled(rf"\s*(?P<n>{NUMBER})(?:\.[-–])?\s*(?:%|\p{{Thai}}{{1,10}})?\s*")
_DASH = lazy.compiled(r"\s*[-–—]\s*")
_TOTAL_ROW = lazy.compiled(
    r"\s*(?:ยอด|ผล)?รวม(?:ทั้งสิ้น|ทั้งหมด|เป็นเงิน|เงิน|งบประมาณ|ยอด)*\s*[:：]?\s*(?:\((?:ไม่นับ|ไม่รวม)[^()]{2,60}\))?\s*"
)
# "รวมด้านโครงสร้างพื้นฐาน" above the total of all
_SUBTOTAL = lazy.compiled(r"\s*(?:ยอด|ผล)?รวม(?!ถึง|กลุ่ม|พล|ใจ|ตัว)\p{Thai}")
# "รวม", "รวมทั้งสิ้น (คน)", "รวม ๑๒ เดือน", "ทั้งปี"
_TOTAL_COLUMN = lazy.compiled(
    r"\s*(?:(?:จำนวน|ผล)?(?:รวม|ทั้งหมด|ทั้งสิ้น|ทั้งปี)+|total)(?:\s*[0-9๐-๙]{1,2}\s*เดือน)?(?:\s*\([^()]*\))?\s*",
    regex.IGNORECASE,
)
_PERCENT = lazy.compiled(r"ร้อยละ|%|เปอร์เซ")
_NO_SUM = lazy.compiled(
    r"ร้อยละ|%|เปอร์เซ|เฉลี่ย|คะแนน|ระดับ|ค่า(?!ใช้จ่าย|จ้าง|ตอบแทน|วัสดุ)|สัดส่วน|ลำดับ|น้ำหนัก|เกณฑ์|เป้าหมาย|(?<!ทั้ง)ปี|ต่อ|สะสม|^\s*ที่\s*$"
)
_MONEY = {
    "allotted": lazy.compiled(r"จัดสรร|อนุมัติ|วงเงิน|งบประมาณ(?!.*(?:เบิก|เหลือ|ใช้|จ่าย))"),
    "spent": lazy.compiled(r"เบิกจ่าย|ใช้ไป|ใช้จ่าย|จ่ายจริง"),
    "committed": lazy.compiled(r"ผูกพัน|กันเงิน|PO"),
    "left": lazy.compiled(r"เหลือ"),
}
# how far the work is, which is no share of the money for it
_PROGRESS = lazy.compiled(r"ก้าวหน้า|สำเร็จ|ผลงาน|แล้วเสร็จ")
_AIMED_AT = lazy.compiled(r"แผน|เป้า")
_NESTED = lazy.compiled(r"\s*(?:[-–•*]|[0-9๐-๙]+\.[0-9๐-๙]+|ในจำนวนนี้|ได้แก่|\()")
S = TypeVar("S")
LEAST = 2
"""Rows that have to follow a formula before another is measured by it."""
LEAST_UNCALLED = 3
"""The same for percentages in a column that is not called so."""

MOST_ROWS = 200
MOST_PARTS = 12


@dataclass(slots=True)
class _Row:
    label: str
    values: dict[int, Decimal] = field(default_factory=dict)
    cells: dict[int, Cell] = field(default_factory=dict)
    dashes: set[int] = field(default_factory=set)
    cancelled: bool = False

    @property
    def is_total(self) -> bool:
        return _TOTAL_ROW.fullmatch(self.label) is not None

    @property
    def is_subtotal(self) -> bool:
        return not self.is_total and _SUBTOTAL.match(self.label) is not None

    def has(self, columns: Sequence[int]) -> bool:
        return all(c in self.values or c in self.dashes for c in columns) and any(
            c in self.values for c in columns
        )

    def of(self, column: int) -> Decimal:
        return self.values.get(column, Decimal(0))


def table_calculations(table: Table) -> Iterator[Calculation]:
    """Everything that the table lets its reader compute and most of its rows follow."""
    if len(table.rows) > MOST_ROWS:
        return
    headers, rows = _read(table)
    columns = sorted({c for row in rows for c in row.values})
    if len(rows) < LEAST or not headers:
        return
    additive = [c for c in columns if _adds_up(headers.get(c, "")) and not _is_ordinal(rows, c)]
    yield from _column_totals(rows, additive)
    yield from _row_totals(headers, rows, additive)
    yield from _balances(headers, rows)
    yield from _shares(headers, rows, columns, additive)


def _read(table: Table) -> tuple[dict[int, str], list[_Row]]:
    """The words above every column, and the rows that have numbers."""
    headers: dict[int, str] = {}
    rows: list[_Row] = []
    for cells in table.rows:
        row = _Row("")
        for cell in cells:
            if (match := _VALUE.fullmatch(cell.text)) and (value := parse_number(match["n"])) is not None:
                row.values[cell.column] = value
                row.cells[cell.column] = cell
            elif _DASH.fullmatch(cell.text):
                row.dashes.add(cell.column)
            elif CANCELLED.fullmatch(cell.text):
                row.cancelled = True
            elif cell.text.strip() and not row.label:
                row.label = cell.text.strip(" *\n")
        if row.values and (rows or row.label or (headers and _is_first(row.values))):
            rows.append(row)
        elif not rows:
            for cell in cells:
                for column in range(cell.column, cell.column + cell.column_span):
                    headers[column] = f"{headers.get(column, '')}\n{cell.text}".strip()
    return headers, rows


def _adds_up(header: str) -> bool:
    """What stands below the header may be summed; "ปี ๒๕๖๗ (บาท)" is money of a year, not a year."""
    return not _NO_SUM.search(header.replace("ปี", "") if "บาท" in header else header)


def _is_first(values: dict[int, Decimal]) -> bool:
    """Row 1 of a table whose rows have numbers for names; the numbers of columns follow one another."""
    told = [values[column] for column in sorted(values)]
    return 0 in values and told[0] == 1 and len(told) > 1 and told[1] != LEAST


def _is_ordinal(rows: list[_Row], column: int) -> bool:
    """A column that counts the rows."""
    values = [row.values[column] for row in rows if column in row.values and not row.is_total]
    return values == [Decimal(n) for n in range(1, len(values) + 1)]


def _column_totals(rows: list[_Row], additive: list[int]) -> Iterator[Calculation]:
    """A row of totals against the rows above it.

    Where no column adds up, and no row may be part of another, it is told without certainty: two rows may
    count the same people.
    """
    for at, total in enumerate(rows):
        if not total.is_total:
            continue
        before = max((i + 1 for i, row in enumerate(rows[:at]) if row.is_total), default=0)
        readings = [
            rows[before:at],
            [r for r in rows[:at] if not r.is_total],
            [r for r in rows[:at] if r.is_total],
        ]
        readings += [[r for r in readings[0] if not _NESTED.match(r.label)]]
        readings += [[r for r in readings[0] if r.is_subtotal is so] for so in (True, False)]
        readings += [[r for r in readings[0] if not r.cancelled]]
        columns = [c for c in additive if c in total.values]
        fitting = {c: _fitting(readings, total, c) for c in columns}
        supported = any(fitting.values())
        nested = any(_NESTED.match(r.label) or r.is_subtotal for r in rows[:at])
        for column in columns:
            parts = fitting[column] or (None if nested else _whole(readings[0], column))
            if parts is None or len(parts) < LEAST:
                continue
            if supported or not _like_a_mean(total.of(column), [r.of(column) for r in parts]):
                yield _calculation(
                    "sum", total, column, [("part", r, column) for r in parts], certain=supported
                )


def _fitting(readings: list[list[_Row]], total: _Row, column: int) -> list[_Row] | None:
    for reading in readings:
        parts = [r for r in reading if column in r.values]
        if len(parts) >= LEAST and sum(r.of(column) for r in parts) == total.of(column):
            return parts
    return None


def _whole(rows: list[_Row], column: int) -> list[_Row] | None:
    """The rows, where every one of them has a number or a dash in the column."""
    if all(column in r.values or column in r.dashes for r in rows):
        return [r for r in rows if column in r.values]
    return None


def _like_a_mean(total: Decimal, values: list[Decimal]) -> bool:
    """Whether what is called the total lies among the values: it may be their average, or the largest."""
    return min(values) <= total <= max(values)


def _row_totals(headers: dict[int, str], rows: list[_Row], additive: list[int]) -> Iterator[Calculation]:
    """A column called รวม against the columns right before or behind it."""
    for column in additive:
        if not _TOTAL_COLUMN.fullmatch(headers.get(column, "").split("\n")[-1]):
            continue
        at = additive.index(column)
        spans = [additive[at - n : at] for n in range(2, MOST_PARTS + 1) if at >= n]
        spans += [additive[at + 1 : at + 1 + n] for n in range(2, MOST_PARTS + 1) if at + n < len(additive)]
        best = _best(
            [(span, [r for r in rows if r.has(span) and column in r.values]) for span in spans],
            lambda row, span, column=column: sum(row.of(c) for c in span) == row.of(column),  # type: ignore[misc]
        )
        if best is None:
            continue
        span, told = best
        for row in told:
            values = [row.of(c) for c in span if c in row.values]
            if sum(values) == row.of(column) or not _like_a_mean(row.of(column), values):
                yield _calculation("sum", row, column, [("part", row, c) for c in span if c in row.values])


def _balances(headers: dict[int, str], rows: list[_Row]) -> Iterator[Calculation]:
    found: dict[str, list[int]] = {role: [] for role in _MONEY}
    for column, header in headers.items():
        role = next((r for r in ("left", "committed", "spent", "allotted") if _MONEY[r].search(header)), None)
        if role is not None and not _PERCENT.search(header) and any(column in row.values for row in rows):
            found[role].append(column)
    if [len(found[role]) for role in ("allotted", "spent", "left")] != [1, 1, 1] or len(
        found["committed"]
    ) > 1:
        return
    allotted, left = found["allotted"][0], found["left"][0]
    used = [*found["spent"], *found["committed"]]
    told = [r for r in rows if allotted in r.values and r.has([*used, left])]
    fitting = [r for r in told if sum(r.of(c) for c in (*used, left)) == r.of(allotted)]
    if told and not _most(len(fitting), len(told)):
        return
    labels = dict(
        zip(
            (*used, left), ("spent", "committed", "left") if len(used) > 1 else ("spent", "left"), strict=True
        )
    )
    for row in told:
        if all(c in row.values for c in (*used, left)):
            yield _calculation("balance", row, allotted, [(labels[c], row, c) for c in (*used, left)])


def _shares(
    headers: dict[int, str], rows: list[_Row], columns: list[int], additive: list[int]
) -> Iterator[Calculation]:
    """A column of percentages as one column's share of another, or of its own total: "ชาย | ๒๐ | ๔๐.๐๐"."""
    totals = [row for row in rows if row.is_total]
    money = {c for c in additive if any(sign.search(headers.get(c, "")) for sign in _MONEY.values())}
    for column in columns:
        header = headers.get(column, "")
        called = _PERCENT.search(header) is not None
        if not called and not _measured(rows, column):
            continue
        parts = [c for c in additive if c != column and (c not in money or not _PROGRESS.search(header))]
        pairs = list(permutations(parts, 2))
        found = _shares_of(rows, column, pairs, least=LEAST if called else LEAST_UNCALLED)
        if not found and called and len(totals) == 1:
            others = [row for row in rows if row is not totals[0]]
            found = _shares_of(others, column, [(c, c) for c in parts], totals[0])
        for (_, whole), calculation in found:
            calculation.of_target = _AIMED_AT.search(headers.get(whole, "")) is not None
            yield calculation


def _measured(rows: list[_Row], column: int) -> bool:
    """The column may hold percentages, whatever its header says: most of its numbers have decimals."""
    values = [row.values[column] for row in rows if column in row.values]
    return 2 * sum(unit(value) < 1 for value in values) > len(values)


def _shares_of(
    rows: list[_Row],
    column: int,
    pairs: list[tuple[int, int]],
    total: _Row | None = None,
    *,
    least: int = LEAST,
) -> list[tuple[tuple[int, int], Calculation]]:
    """The columns (part, whole) that most rows mean, with each percentage; none and all prove nothing."""

    def near(row: _Row, pair: tuple[int, int]) -> bool:
        return _near(row.of(pair[0]), (total or row).of(pair[1]), row.values[column])

    options = [
        ((part, whole), [r for r in rows if {column, part} <= {*r.values} and (total or r).of(whole)])
        for part, whole in pairs
    ]
    proving = [(pair, [r for r in told if 0 < r.values[column] < 100]) for pair, told in options]
    best = _best(proving, near)
    if best is None or sum(near(row, best[0]) for row in best[1]) < least:
        return []
    part, whole = best[0]
    return [
        (best[0], _calculation("share", row, column, [("part", row, part), ("whole", total or row, whole)]))
        for row in next(told for pair, told in options if pair == best[0])
        if not _adjusted(row.of(part), (total or row).of(whole), row.values[column])
        and not _of_thousands(row.of(part), (total or row).of(whole), row.values[column])
    ]


def _near(part: Decimal, whole: Decimal, percent: Decimal) -> bool:
    """Within one unit of the last digit: single rows are adjusted for the column to come to 100."""
    return bool(whole) and abs(100 * part / whole - percent) <= unit(percent)


def _adjusted(part: Decimal, whole: Decimal, percent: Decimal) -> bool:
    """Near, and yet not the rounded number itself."""
    return _near(part, whole, percent) and abs(100 * part / whole - percent) > unit(percent) / 2


def _of_thousands(part: Decimal, whole: Decimal, rate: Decimal) -> bool:
    """A rate among the percentages, of a thousand or of a hundred thousand as its name says."""
    return any(_near(part * scale, whole, rate) for scale in (10, 100, 1000))


def _best(
    options: Sequence[tuple[S, list[_Row]]], fits: Callable[[_Row, S], bool]
) -> tuple[S, list[_Row]] | None:
    """The formula that most rows follow, with the rows that it can be applied to."""
    counted = [(sum(fits(row, option) for row in told), option, told) for option, told in options if told]
    if not counted:
        return None
    most, option, told = max(counted, key=lambda found: found[0])
    return (option, told) if _most(most, len(told)) else None


def _most(fitting: int, told: int) -> bool:
    return fitting >= LEAST and 10 * fitting >= 6 * told


def _calculation(
    kind: CalculationKind, row: _Row, column: int, terms: list[tuple[str, _Row, int]], *, certain: bool = True
) -> Calculation:
    calculation = Calculation(kind=kind, stated=row.of(column), certain=certain)
    calculation.evidence["stated"] = row.cells[column].passage.evidence()
    for label, of, at in terms:
        term = Term(value=of.of(at), label=label)
        term.evidence["value"] = of.cells[at].passage.evidence()
        calculation.terms.append(term)
    return calculation
