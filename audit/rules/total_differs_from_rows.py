"""A printed total is not what the rows add up to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from thaimemo.audit.digits import confusable
from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, quoted, shown, value
from thaimemo.audit.rule import Agreed, Issue, Outcomes, Silent, rule
from thaimemo.audit.weights import (
    HUNDREDTH,
    Row,
    best_result,
    close,
    reviewed_rows,
    rows,
    total_readings,
    weighted_levels,
)
from thaimemo.normalize.rounding import unit
from thaimemo.schema.record import Record
from thaimemo.schema.report import Report, Total

_SCALES = tuple(map(Decimal, ("20", "0.05", "100", "0.01", "5", "0.2")))
"""From a score of five or of one to one of a hundred, and the ways between."""


@rule(
    code="SCO09",
    name="score.weighted_total",
    severity="error",
    title="The total is not that of the rows",
    why="A total can be repeated by every reader.",
    silent_when="a row is missing or may hold a total, one way of counting pending rows fits, or totals of "
    "parts stand above it; of a sentence beside a table, where they may speak of other totals",
    absent="no total is stated, and no weighted level can be computed",
)
def _check(record: Record) -> Outcomes:
    for index, report in enumerate(record.reports):
        stated = [t for t in report.totals if t.dimension is None]
        if not any(t.score is not None or t.weighted_score is not None for t in stated):
            yield from _computed(index, report)
        for total in stated:
            printed, table = _printed(total, stated), _table(rows(report), total)
            if printed:
                yield _retold(index, total, printed, table)
            else:
                yield from compare(index, total, table, "of all rows")
            if total.review is not None:
                reviewed = total.model_copy(update=dict(total.review))
                yield from compare(index, reviewed, _table(reviewed_rows(report), total), "of the committee")
            yield from share(index, total)


def _printed(told: Total, stated: Iterable[Total]) -> list[tuple[Total, str]]:
    """The scores of all that rows of tables print and a sentence states again, with their fields."""
    if not told.told or _score(told) is None:
        return []
    rows_of_all = (total for total in stated if not total.told)
    return [
        (total, field)
        for total in rows_of_all
        for field in ("weighted_score", "score")
        if getattr(total, field) is not None
    ]


def _retold(
    index: int, told: Total, printed: Sequence[tuple[Total, str]], table: list[Row]
) -> Agreed | Silent | Issue:
    """A sentence's total against that of the table, which is held against its rows for itself."""
    score = _score(told) or Decimal(0)
    readings = total_readings(table)
    values = [getattr(total, field) for total, field in printed]
    values += [
        review for total, field in printed if (review := getattr(total.review, field, None)) is not None
    ]
    values += [value * factor for value in values for factor in _SCALES]
    values += readings["score"] | readings["weighted_score"]
    if any(abs(value - score) <= unit(score) for value in values):
        return Agreed()
    if len(printed) > 1 or not values[0] / 2 < score < values[0] * 2:
        return Silent("a sentence states a total of something else than the table")
    ((total, field),) = printed
    return Issue(
        message=f"A sentence states a total of {shown(score)}, the table prints {shown(values[0])}; "
        f"{CHECK_THE_PAGE}.",
        message_th=f"ข้อความระบุคะแนนรวม {shown(score)} แต่ตารางพิมพ์ไว้ {shown(values[0])} {CHECK_THE_PAGE_TH}",
        values=[
            quoted("sentence", told, "score" if told.score is not None else "weighted_score"),
            quoted("table", total, field),
        ],
        report=index,
        digits=confusable(score, values[0]),
    )


def _score(total: Total) -> Decimal | None:
    return total.weighted_score if total.weighted_score is not None else total.score


def _table(all_rows: Mapping[tuple[str, int | None], list[Row]], total: Total) -> list[Row]:
    tables = [
        t for (_, months), t in all_rows.items() if months == total.round_months or total.round_months is None
    ]
    scored = [
        t for t in tables if any(r.result.weighted_score is not None or r.result.score is not None for r in t)
    ] or [t for t in tables if any(r.result.level is not None for r in t)]
    return scored[0] if len(scored) == 1 else []


def compare(index: int, total: Total, table: list[Row], of: str) -> Outcomes:
    """The total's columns against all readings of the rows."""
    yield from compare_fields(index, total, table, of).values()


def compare_fields(index: int, total: Total, table: list[Row], of: str) -> dict[str, Agreed | Silent | Issue]:
    """The outcome for each column of the total that the rows come to."""
    readings = total_readings(table)
    stated = {field: getattr(total, field) for field in ("weighted_score", "score", "full_score")}
    return {
        field: _compare(index, total, table, of, field, readings[field])
        for field, printed in stated.items()
        if printed is not None and readings[field]
    }


def _compare(
    index: int, total: Total, table: list[Row], of: str, field: str, readings: set[Decimal]
) -> Agreed | Silent | Issue:
    """One printed column against all readings of the rows."""
    printed = getattr(total, field)
    if any(abs(reading - printed) <= _tolerance(printed, reading, table) for reading in readings):
        return Agreed()
    due = min(readings, key=lambda reading: abs(reading - printed)).quantize(unit(printed), ROUND_HALF_UP)
    if not abs(due) / 8 <= abs(printed) <= 8 * abs(due):
        return Silent(f"the {field} of the rows is another measure than that of the total")
    if total.of_parts:
        return Silent("totals of parts of the table stand above the total, which may weigh them")
    if _fits_without_one(printed, table, field):
        return Silent("one of the rows may hold a total")
    column = next(
        (c for c in (field, "score", "level") if any(getattr(r.result, c) is not None for r in table)),
        "score",
    )
    return Issue(
        message=f"The total {of} is printed as {shown(printed)}; the rows come to {shown(due)}, "
        f"{CHECK_THE_PAGE}.",
        message_th=f"คะแนนรวมพิมพ์ไว้ {shown(printed)} แต่คำนวณจากแต่ละรายการได้ {shown(due)} {CHECK_THE_PAGE_TH}",
        values=[
            quoted("total", total, field),
            *(quoted(r.project.id, r.result, column) for r in table if getattr(r.result, column) is not None),
        ],
        report=index,
        about=_about(index, total, table),
        digits=confusable(printed, due),
    )


def _fits_without_one(printed: Decimal, table: list[Row], field: str) -> bool:
    """The rows without one that is larger than the total come to it."""
    for row in table:
        others = [other for other in table if other is not row]
        value = getattr(row.result, field) if others else None
        if value is not None and value > printed:
            readings = total_readings(others)[field]
            if any(abs(r - printed) <= _tolerance(printed, r, others) for r in readings):
                return True
    return False


def _about(index: int, total: Total, table: list[Row]) -> frozenset[tuple[object, ...]]:
    """The total, and the weights where it is computed from them and not from printed weighted scores."""
    about: set[tuple[object, ...]] = {("total", index, total.dimension, total.round_months)}
    if total.dimension is None and any(r.result.weighted_score is None for r in table):
        about.add(("weights", index, total.round_months))
    return frozenset(about)


def share(index: int, total: Total) -> Outcomes:
    """A total score against the percentage of the full score that is stated with it."""
    score = _score(total)
    if total.percent is None or score is None:
        return
    printed = total.full_score
    fulls = [printed] if printed else [Decimal(full) for full in (1, 3, 5, 10, 100) if score <= full]
    readings = [score / full * 100 for full in fulls]
    if any(close(reading, total.percent, 2) for reading in readings):
        yield Agreed()
        return
    full = printed or Decimal(5)
    due = (score / full * 100).quantize(unit(total.percent), ROUND_HALF_UP)
    digits = confusable(total.percent, due)
    if not printed and (score > full or not (digits or abs(due - total.percent) < 20)):
        yield Silent("the full score that the total percentage is taken of is not stated")
        return
    field = "weighted_score" if total.weighted_score is not None else "score"
    yield Issue(
        message=f"The total score of {shown(score)} is called {shown(total.percent)} per cent; of "
        f"{shown(full)} it is {shown(due)} per cent, {CHECK_THE_PAGE}.",
        message_th=f"คะแนนรวม {shown(score)} ระบุว่าคิดเป็นร้อยละ {shown(total.percent)} "
        f"แต่จากคะแนนเต็ม {shown(full)} คิดเป็นร้อยละ {shown(due)} {CHECK_THE_PAGE_TH}",
        values=[quoted("percent", total, "percent"), quoted("total", total, field)],
        report=index,
        digits=digits,
    )


def _tolerance(printed: Decimal, reading: Decimal, table: list[Row]) -> Decimal:
    """What rounding the rows can add up to; at least a hundredth where they are printed so coarsely.

    Points that are whole numbers have not been rounded, nor has their sum.
    """
    columns = [v for r in table for v in (r.result.weighted_score, r.result.score) if v is not None]
    if all(v == v.to_integral_value() for v in (printed, reading, *columns)) and printed > len(columns):
        return Decimal(0)
    coarsest = max([unit(printed), *(unit(v) for v in columns if v % 1)])
    if coarsest < HUNDREDTH:
        return len(table) * coarsest
    return max(HUNDREDTH, len(table) * unit(printed) / 2)


def _computed(index: int, report: Report) -> Outcomes:
    scores = weighted_levels(report)
    zero, without = scores.weighted_level_pending_as_zero, scores.weighted_level_reported_only
    if zero is None or without is None or len(report.projects) < 2:
        yield Silent("no total is stated, and no weighted level can be computed")
        return
    a, b = (shown(x.quantize(HUNDREDTH)) for x in (zero, without))
    yield Issue(
        message=f"No total is stated; the weighted level comes to {a} with pending projects as zero, to "
        f"{b} without.",
        message_th=f"รายงานไม่ได้ระบุคะแนนรวม คะแนนถ่วงน้ำหนักที่คำนวณได้คือ {a} (นับโครงการที่ยังไม่มีผลเป็นศูนย์) หรือ {b} "
        "(ไม่นับ)",
        values=[
            value("pending as zero", zero),
            value("reported only", without),
            *(
                quoted(f"level of {p.id}", r, "level")
                for p in report.projects
                if (r := best_result(p)) and r.level
            ),
        ],
        report=index,
        severity="info",
        verdict="structural",
    )
