"""Weighted scores: which rows a table has, what their weights add up to, and what they come to together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from thaimemo.audit.rubrics import level_percent
from thaimemo.normalize.rounding import unit
from thaimemo.schema.report import Place, Project, Report, Result, Review, Scores

HUNDREDTH = Decimal("0.01")


class Row(NamedTuple):
    """One project's result in one place and round, with the weight that holds for it."""

    project: Project
    result: Result
    weight: Decimal | None


def rows(report: Report) -> dict[tuple[str, int | None], list[Row]]:
    """The rows of every table, by place and round."""
    tables: dict[tuple[str, int | None], list[Row]] = {}
    for project in report.projects:
        for result in project.results:
            weight = result.weight if result.weight is not None else _weight_in(project, result.place)
            tables.setdefault((result.place, result.round_months), []).append(Row(project, result, weight))
    return tables


def _weight_in(project: Project, place: Place) -> Decimal | None:
    """The weight that the place of a result prints, else the project's."""
    printed = {mention.weight for mention in project.mentions if mention.place == place} - {None}
    return printed.pop() if len(printed) == 1 else project.weight


def reviewed_rows(report: Report) -> dict[tuple[str, int | None], list[Row]]:
    """The rows of every table as a committee scores them, where its scores stand beside the agency's own."""
    tables: dict[tuple[str, int | None], list[Row]] = {}
    for key, table in rows(report).items():
        reviewed = [_reviewed(row) for row in table]
        if any(row.result.review is not None for row in table):
            tables[key] = reviewed
    return tables


def _reviewed(row: Row) -> Row:
    review = row.result.review or Review()
    told = {"score": review.score, "weighted_score": review.weighted_score, "level": None}
    evidence = {**row.result.evidence, **review.evidence}
    return row._replace(result=row.result.model_copy(update={**told, "evidence": evidence}))


def close(computed: Decimal, printed: Decimal, terms: int = 1) -> bool:
    """Within 0.01, or within what rounding so many terms can add up to."""
    return abs(computed - printed) <= max(HUNDREDTH, terms * unit(printed) / 2)


def best_result(project: Project) -> Result | None:
    """The result a project stands for: its section's, else the table's, else the summary's."""
    for place in ("detail", "table", "summary"):
        for result in project.results:
            if result.place == place and result.status == "reported":
                return result
    return None


def weighted_levels(report: Report) -> Scores:
    """The weighted mean level, with pending projects as zero and without them; empty where "
    "weights are missing."""
    weights = [p.weight for p in report.projects if p.weight is not None]
    if not weights or len(weights) != len(report.projects) or not sum(weights):
        return Scores()
    total, reached, counted = sum(weights, Decimal(0)), Decimal(0), Decimal(0)
    for project, weight in zip(report.projects, weights, strict=True):
        result = best_result(project)
        if result is None:
            continue
        level = result.level
        if level is None and result.percent is not None:
            if level_percent(project.rubric, Decimal(1)) is None:
                return Scores(weight_sum=total)
            level = result.percent / 20
        if level is None:
            continue
        reached += weight * level
        counted += weight
    return Scores(
        weight_sum=total,
        weighted_level_pending_as_zero=reached / total,
        weighted_level_reported_only=reached / counted if counted else None,
    )


def _mean_of_groups(table: Sequence[Row], scores: Sequence[Decimal]) -> Decimal:
    """The mean of what the rows of each dimension come to in the mean; ``scores`` has one for each row."""
    groups: dict[int | None, list[Decimal]] = {}
    for row, score in zip(table, scores, strict=True):
        groups.setdefault(row.project.dimension, []).append(score)
    means = [sum(group, Decimal(0)) / len(group) for group in groups.values()]
    return sum(means, Decimal(0)) / len(means)


def total_readings(table: Iterable[Row]) -> dict[str, set[Decimal]]:
    """What a total row may say, by column: sums and means, pending rows as zero or left out."""
    kept = [r for r in table if r.result.status != "cancelled"]
    told = [r for r in kept if r.result.status == "reported"]
    weights_all = sum((r.weight for r in kept if r.weight is not None), Decimal(0))
    weights_told = sum((r.weight for r in told if r.weight is not None), Decimal(0))
    scores = [(r.result.score if r.result.score is not None else r.result.level) for r in told]
    readings: dict[str, set[Decimal]] = {"score": set(), "weighted_score": set(), "full_score": set()}
    for counted in (kept, told):
        fulls = [r.result.full_score for r in counted if r.result.full_score is not None]
        if fulls and len(fulls) == len(counted):
            readings["full_score"].add(sum(fulls, Decimal(0)))
    points = [r.result.weighted_score for r in told if r.result.weighted_score is not None]
    if points and len(points) == len(told):
        total = sum(points, Decimal(0))
        readings["weighted_score"].add(total)
        if weights_told and weights_all:
            readings["weighted_score"].add(total * weights_all / weights_told)
            # the mean of a group, from points that were rounded
            readings["weighted_score"] |= {total * 100 / weights_told, total * 100 / weights_all}
    known = [s for s in scores if s is not None]
    if known and len(known) == len(told):
        plain = sum(known, Decimal(0))
        readings["score"] |= {plain, plain / len(known), plain / len(kept), _mean_of_groups(told, known)}
        if all(r.weight is not None for r in told) and weights_told:
            pairs = zip(told, known, strict=True)
            product = sum((r.weight * s for r, s in pairs if r.weight is not None), Decimal(0))
            mean = {product / weights_told, product / (weights_all or weights_told)}
            readings["score"] |= mean
            readings["weighted_score"] |= mean | {product / 100, product, product / 5}
    if readings["weighted_score"]:
        readings["score"] |= readings["weighted_score"]
    return readings
