"""A level, score or percentage lies outside its scale."""

from __future__ import annotations

from decimal import Decimal

from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, quoted, shown
from thaimemo.audit.rubrics import STEP_RUBRICS
from thaimemo.audit.rule import Agreed, Issue, Outcomes, rule
from thaimemo.schema.record import Record
from thaimemo.schema.report import Report

HUNDRED = Decimal(100)
STEPS = STEP_RUBRICS - {"activity_count"}
"""Rubrics of which nobody does more than all: of what is counted there may be more than was aimed at."""


@rule(
    code="SCO06",
    name="score.range",
    severity="error",
    title="A score is out of range",
    why="A scale has a first and a last value.",
    silent_when="bonus points or a share of a target may exceed the scale, or several scores or levels are "
    "above the scale",
    absent="no level, score or percentage was read",
    supersedes=("SCO08", "SCO09", "SCO10", "SCO03"),
)
def _check(record: Record) -> Outcomes:
    for index, report in enumerate(record.reports):
        scores = [r.score for p in report.projects for r in p.results if r.score is not None]
        for project in report.projects:
            top = (
                Decimal(max(project.rubric.scale)) if project.rubric and project.rubric.scale else Decimal(5)
            )
            stepwise = project.rubric is not None and project.rubric.kind in STEPS
            ordinary = sum(0 <= s <= top for s in scores)
            widest = HUNDRED if sum(s > HUNDRED for s in scores) < 2 else None
            alone = ordinary >= 3 and ordinary > len(scores) / 2 and _count_above(report, "score", top) == 1
            leveled = project.rubric is not None or _count_above(report, "level", top) < 2
            for result in project.results:
                scale = top if alone else widest
                unweighted = (
                    project.rubric is None and result.weighted_score is None and project.weight is None
                )
                if unweighted and not _are_averaged(report, scores, top):
                    scale = widest  # points of which each indicator may have another number
                for field, upper in (
                    ("level", top if leveled else None),
                    ("percent", Decimal(100) if stepwise else None),
                    ("score", scale if result.full_score is None else result.full_score),
                ):
                    number = getattr(result, field)
                    if number is None:
                        continue
                    if number >= 0 and (upper is None or number <= upper):
                        yield Agreed()
                        continue
                    bounds = f"0 to {shown(upper)}" if upper is not None else "0 and more"
                    yield Issue(
                        message=f"For {project.id} the {result.place} states {field} {shown(number)}; the "
                        "scale is "
                        f"{bounds}, {CHECK_THE_PAGE}.",
                        message_th=f"โครงการ {project.id}: ค่า {shown(number)} อยู่นอกช่วงคะแนนที่เป็นไปได้ "
                        f"({bounds}) "
                        f"{CHECK_THE_PAGE_TH}",
                        values=[quoted(f"{result.place} {field}", result, field)],
                        report=index,
                        project=project.id,
                        about=frozenset(
                            {
                                ("row", index, project.id, result.place, result.round_months),
                                *(
                                    ("total", index, dimension, months)
                                    for dimension in (None, project.dimension)
                                    for months in (None, result.round_months)
                                ),
                            }
                        ),
                    )


def _count_above(report: Report, field: str, top: Decimal) -> int:
    """How many projects have a result above the top of the scale."""
    stated = ([getattr(r, field) for r in p.results] for p in report.projects)
    return sum(any(number is not None and number > top for number in numbers) for numbers in stated)


def _are_averaged(report: Report, scores: list[Decimal], top: Decimal) -> bool:
    """A printed total on the scale is the mean of many scores, which then have one scale."""
    means = (t.score for t in report.totals if t.score is not None)
    return sum(scores, Decimal(0)) > 2 * top and any(0 < mean <= top for mean in means)
