"""What a rubric says a result is worth, and which results of a project speak of the same round."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from decimal import Decimal

from thaimemo.normalize import lazy
from thaimemo.schema.report import Count, Place, Project, Report, Result, Rubric

STEP_RUBRICS = frozenset({"milestone", "activity_count", "milestone_then_count"})
"""Rubrics that reach a level by things done, so that what was done stays done."""

PERCENT_UNITS = frozenset({"ร้อยละ", "%", "เปอร์เซ็นต์", "percent"})
_BOUND = lazy.compiled(r"ไม่(?:เกิน|มากกว่า|น้อยกว่า|ต่ำกว่า)|ขึ้นไป|ลงมา|[≤≥]|[<>]=|ภายใน|อย่างน้อย")
FIVE_LEVELS = [1, 2, 3, 4, 5]
TWENTIETH = Decimal(20)
"""Per cent that one of five levels is."""
LEAST_TWENTIETHS = 4
"""Results that show together what the percentages of their place are."""


def level_percent(rubric: Rubric | None, level: Decimal | None) -> Decimal | None:
    """The percentage that a level of a five-level step rubric stands for (level 3: 60); None for "
    "other rubrics."""
    if (
        rubric is None
        or level is None
        or rubric.kind not in STEP_RUBRICS
        or sorted(rubric.scale) != FIVE_LEVELS
    ):
        return None
    return level * TWENTIETH


def is_twentieth(result: Result) -> bool:
    """The percentage is that of the level beside it among five: level 4 and 80."""
    return result.level is not None and result.percent == result.level * TWENTIETH


def spoken(project: Project) -> list[Result]:
    """Results that state something: no pending, cancelled or blank ones."""
    return [
        result
        for result in project.results
        if result.status == "reported"
        and any(v is not None for v in (result.level, result.percent, result.score, result.value))
    ]


def same_round(report: Report, left: Result, right: Result) -> bool:
    """Whether two results speak of one round; a result without a round speaks of the report's."""
    if left.of_quarter != right.of_quarter:
        return False
    rounds = {r.round_months if r.round_months is not None else report.round_months for r in (left, right)}
    return len(rounds - {None}) <= 1


def done(project: Project, unit: str, place: str) -> Decimal | None:
    """How many of the unit one place says are done; None where it does not say or says different numbers."""
    values = {count.value for count in _done_counts(project, unit, place)}
    return values.pop() if len(values) == 1 else None


def _done_counts(project: Project, unit: str, place: str) -> Iterator[Count]:
    for count in project.counts:
        if count.scope == "done" and count.unit == unit and count.place == place:
            yield count


def counted_unit(rubric: Rubric) -> str | None:
    """The unit whose done count decides the level: ขั้นตอน for milestones, else the rubric's own or กิจกรรม."""
    if rubric.kind == "milestone":
        return "ขั้นตอน"
    if rubric.kind in STEP_RUBRICS:
        return rubric.unit or "กิจกรรม"
    return None


def step_level(project: Project, place: str) -> Decimal | None:
    """The level that the done count of one place gives by a step rubric."""
    rubric = project.rubric
    if rubric is None or (unit := counted_unit(rubric)) is None:
        return None
    number = done(project, unit, place)
    return None if number is None else _level_of_count(rubric, number)


def _level_of_count(rubric: Rubric, number: Decimal) -> Decimal | None:
    thresholds = {lv.level: lv.threshold for lv in rubric.levels if lv.threshold is not None}
    if rubric.kind == "milestone":
        thresholds = {level: Decimal(level) for level in rubric.scale}
    elif not thresholds:
        if rubric.kind != "activity_count":
            return None
        thresholds = {level: Decimal(level) for level in rubric.scale}
    if rubric.levels and set(rubric.scale) - {lv.level for lv in rubric.levels}:
        return None
    if number > max(thresholds.values()) and rubric.kind == "milestone":
        return None
    reached = [level for level, threshold in thresholds.items() if threshold <= number]
    return Decimal(max(reached)) if reached else None


def threshold_level(rubric: Rubric, measured: Decimal) -> Decimal | None:
    """The level of a measured value by thresholds or ranges; None below the first level or in a gap.

    The lowest level may have no threshold ("less than 60"): what reaches no other level is that.
    """
    levels = [lv for lv in rubric.levels if lv.threshold is not None]
    unset = set(rubric.scale) - {lv.level for lv in levels}
    lowest = min(rubric.scale, default=None)
    if len(levels) < 3 or not ordered_thresholds(rubric) or unset - {lowest}:
        return None
    reached = [level for level in unset if any(lv.level == level for lv in rubric.levels)]
    for lv in levels:
        assert lv.threshold is not None
        if lv.upper is not None:
            if min(lv.threshold, lv.upper) <= measured <= max(lv.threshold, lv.upper):
                reached.append(lv.level)
        elif lv.threshold <= measured if rubric.direction == "up" else lv.threshold >= measured:
            reached.append(lv.level)
    return Decimal(max(reached)) if reached else None


def is_bounded(rubric: Rubric) -> bool:
    """Whether every criterion prints that it is a bound, "ไม่เกิน ๗๐ นาที": nothing is scored in between."""
    return rubric.kind == "unknown" and all(_BOUND.search(lv.criterion or "") for lv in rubric.levels)


def is_share_of_levels(project: Project, result: Result) -> bool:
    """Whether a percentage is the level's share of all levels, where the criteria are measured in another
    or not printed: 80 beside level 4 of 5, and elsewhere level 4 for a measured 92."""
    rubric, level = project.rubric, result.level
    if level is None:
        return False
    if rubric is not None and (rubric.kind in STEP_RUBRICS or not ordered_thresholds(rubric)):
        return False
    top = max(rubric.scale if rubric is not None else FIVE_LEVELS)
    elsewhere = (r.percent for r in project.results if r.level == level and r.percent is not None)
    return result.percent == 100 * level / top and any(p != result.percent for p in elsewhere)


def are_twentieths(report: Report, place: Place) -> bool:
    """The results of a place show that their percentages are their levels, though no criteria are printed."""
    told = [
        r
        for p in report.projects
        for r in p.results
        if r.place == place and r.level is not None and r.percent is not None
    ]
    fitting = sum(map(is_twentieth, told))
    return fitting >= LEAST_TWENTIETHS and fitting * 4 >= len(told) * 3 and len({r.level for r in told}) > 1


def ordered_thresholds(rubric: Rubric) -> bool:
    """Whether thresholds rise strictly with the level, or fall strictly where less is better."""
    values = [
        lv.threshold for lv in sorted(rubric.levels, key=lambda lv: lv.level) if lv.threshold is not None
    ]
    if rubric.direction == "down":
        values.reverse()
    return all(a < b for a, b in itertools.pairwise(values))
