"""Scores computed again from the measured results, by the formula that the rows of their table follow."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal

from thaimemo.audit.digits import confusable
from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, quoted, shown
from thaimemo.audit.rubrics import PERCENT_UNITS, ordered_thresholds, threshold_level
from thaimemo.audit.rule import Agreed, Issue, Outcomes, Silent
from thaimemo.audit.weights import Row, close, rows, total_readings
from thaimemo.normalize.rounding import truncates_to, unit
from thaimemo.schema.record import Record
from thaimemo.schema.report import Report

LEAST = 3
"""Rows that have to follow a formula before another is measured by it."""

LEAST_AT_LEVELS = 2
"""Rows of a small table that have to, where all but one follow it and that one is itself a criterion."""

Formula = Callable[[Row, Decimal], Decimal | None]


def compare_scores(record: Record) -> Outcomes:
    """Printed scores against those that the formula of their table gives; silent where no three rows
    follow one formula (steps of the criteria, interpolation between them, share of the target)."""
    for index, report in enumerate(record.reports):
        for table in rows(report).values():
            scored = [
                (row, measured)
                for row in table
                if row.result.status == "reported"
                and row.result.score is not None
                and (measured := _measured(row)) is not None
            ]
            if not scored:
                continue
            formula, fitting = max(
                ((f, sum(_gives(f, *pair) for pair in scored)) for f in _formulas()),
                key=lambda found: found[1],
            )
            if fitting < LEAST or 10 * fitting < 6 * len(scored):
                yield Silent("fewer than three rows follow one formula")
                if fitting == len(scored) - 1 >= LEAST_AT_LEVELS:
                    yield from _at_levels(index, report, table, scored)
                continue
            for row, measured in scored:
                if _fits(formula, row, measured) or any(_gives(f, row, measured) for f in _formulas()):
                    yield Agreed()
                elif (due := formula(row, measured)) is not None:
                    yield _issue(index, report, table, row, measured, due)


def _at_levels(index: int, report: Report, table: list[Row], scored: list[tuple[Row, Decimal]]) -> Outcomes:
    """A result that is itself a criterion has the level of that criterion, however the others are scored."""
    for row, measured in scored:
        rubric, printed = row.project.rubric, row.result.score
        if rubric is None or printed is None or not ordered_thresholds(rubric):
            continue
        levels = [level.level for level in rubric.levels if level.threshold == measured]
        on_scale = printed == printed.to_integral_value() and 1 <= printed <= 5
        if len(levels) == 1 and len(rubric.levels) == 5 and on_scale and levels[0] != printed:
            yield _issue(index, report, table, row, measured, Decimal(levels[0]))


def _measured(row: Row) -> Decimal | None:
    """The result that is scored: a value or a percentage, where only one of them is stated."""
    stated = [v for v in (row.result.value, row.result.percent) if v is not None]
    if not stated and row.result.level is not None and row.result.level != row.result.score:
        return row.result.level
    if len(stated) == 2 and (unit := row.project.unit or row.project.target_unit):
        return row.result.percent if unit in PERCENT_UNITS else row.result.value
    return stated[0] if len(stated) == 1 else None


def _formulas() -> Iterator[Formula]:
    yield _interpolated
    yield _stepwise
    yield lambda _, measured: measured
    yield _share_of_full
    for full in (Decimal(5), Decimal(100), Decimal(10)):
        yield lambda row, measured, full=full: _share_of_target(row, measured, full)  # type: ignore[misc]
        yield lambda row, measured, full=full: _target_of_share(row, measured, full)  # type: ignore[misc]


def _interpolated(row: Row, measured: Decimal) -> Decimal | None:
    """Between two criteria in proportion; the first and last level beyond them."""
    rubric = row.project.rubric
    if rubric is None:
        return None
    levels = sorted((lv for lv in rubric.levels if lv.threshold is not None), key=lambda lv: lv.level)
    if len(levels) < LEAST or not ordered_thresholds(rubric):
        return None
    sign = -1 if rubric.direction == "down" else 1
    points = [(sign * (lv.threshold or Decimal(0)), Decimal(lv.level)) for lv in levels]
    at = sign * measured
    if at <= points[0][0]:
        return points[0][1]
    for (low, level), (high, following) in itertools.pairwise(points):
        if at <= high:
            return level + (at - low) / (high - low) * (following - level)
    return points[-1][1]


def _stepwise(row: Row, measured: Decimal) -> Decimal | None:
    rubric = row.project.rubric
    return threshold_level(rubric, measured) if rubric else None


def _misses_scale(row: Row, measured: Decimal) -> bool:
    """No points for a result that does not reach the first level: some scales begin at nought."""
    rubric = row.project.rubric
    if rubric is None or row.result.score != 0 or not ordered_thresholds(rubric):
        return False
    first = min(
        (lv for lv in rubric.levels if lv.threshold is not None), key=lambda lv: lv.level, default=None
    )
    if first is None or first.threshold is None:
        return False
    return measured > first.threshold if rubric.direction == "down" else measured < first.threshold


def _share_of_target(row: Row, measured: Decimal, full: Decimal) -> Decimal | None:
    target = row.project.target
    if not isinstance(target, Decimal) or target <= 0 or row.project.target_limit is not None:
        return None
    return min(measured / target * full, full)


def _target_of_share(row: Row, measured: Decimal, full: Decimal) -> Decimal | None:
    """The same where less is better: the target against a result that misses it."""
    target = row.project.target
    if not isinstance(target, Decimal) or not 0 < target < measured:
        return None
    return target / measured * full


def _share_of_full(row: Row, measured: Decimal) -> Decimal | None:
    """So many per cent of the full score."""
    full = row.result.full_score
    return None if full is None or row.result.percent is None else measured * full / 100


def _gives(formula: Formula, row: Row, measured: Decimal) -> bool:
    """Whether the formula gives the printed score itself; where that is a whole number, without rounding."""
    printed = row.result.score
    if printed is not None and printed == printed.to_integral_value():
        return formula(row, measured) == printed
    return _fits(formula, row, measured)


def _fits(formula: Formula, row: Row, measured: Decimal) -> bool:
    """Whether the formula gives the printed score, from the result printed or before its rounding."""
    printed = row.result.score
    due = formula(row, measured)
    if _misses_scale(row, measured):
        return True
    if printed is None or due is None:
        return False
    half = unit(measured) / 2 if unit(measured) < 1 else Decimal(0)
    around = [d for m in (measured - half, measured + half) if (d := formula(row, m)) is not None]
    slack = unit(printed) / 2
    return min([due, *around]) - slack <= printed <= max([due, *around]) + slack or truncates_to(due, printed)


def _issue(index: int, report: Report, table: list[Row], row: Row, measured: Decimal, due: Decimal) -> Issue:
    project, result = row.project, row.result
    assert result.score is not None
    due = due.quantize(unit(result.score), ROUND_HALF_UP)
    field = "value" if result.value is not None else "percent" if result.percent is not None else "level"
    of = (index, project.id, result.place, result.round_months)
    about: set[tuple[object, ...]] = {("row", *of), ("result", *of)}
    mended = [r._replace(result=r.result.model_copy(update={"score": due})) if r is row else r for r in table]
    for total in report.totals:
        printed = total.weighted_score if total.weighted_score is not None else total.score
        readings = total_readings(mended)
        if (
            printed is not None
            and not total.told
            and any(close(x, printed) for x in readings["score"] | readings["weighted_score"])
        ):
            about.add(("total", index, total.dimension, total.round_months))
    return Issue(
        message=f"For {project.id} a result of {shown(measured)} gives a score of {shown(due)} by the "
        f"formula of the other rows, {shown(result.score)} is printed; {CHECK_THE_PAGE}.",
        message_th=f"โครงการ {project.id}: ผล {shown(measured)} คำนวณคะแนนได้ {shown(due)} แต่พิมพ์ไว้ "
        f"{shown(result.score)} {CHECK_THE_PAGE_TH}",
        values=[quoted(field, result, field), quoted("score", result, "score")],
        report=index,
        project=project.id,
        about=frozenset(about),
        digits=confusable(result.score, due),
    )
