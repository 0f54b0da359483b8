"""A stated level is not the one that the rubric gives for what was done or measured."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from thaimemo.audit.digits import confusable
from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, projects, quoted, shown, value
from thaimemo.audit.rubrics import (
    PERCENT_UNITS,
    STEP_RUBRICS,
    are_twentieths,
    counted_unit,
    done,
    is_bounded,
    is_share_of_levels,
    level_percent,
    step_level,
    threshold_level,
)
from thaimemo.audit.rule import Agreed, Issue, Outcomes, Silent, rule
from thaimemo.schema.finding import FindingValue
from thaimemo.schema.record import Record
from thaimemo.schema.report import Project, Report, Result, Rubric, RubricLevel

HUNDRED = Decimal(100)


@rule(
    code="SCO02",
    name="score.level_vs_evidence",
    severity="error",
    title="The level does not follow from the rubric",
    why="A level is computed from the rubric; anybody can repeat the computation.",
    silent_when="the evidence is not a number, lies below level 1, is under way, or is stated differently "
    "twice; by the scale of all indicators, where the share of the target gives the level",
    absent="no result has both a level and evidence that the rubric can be applied to",
    supersedes=("SCO03",),
)
def _check(record: Record) -> Outcomes:
    for index, report, project in projects(record):
        if project.rubric is None and report.scale:
            yield from _by_common_scale(index, report.scale, project)
            continue
        for result in project.results:
            if result.status != "reported" or project.rubric is None:
                continue
            if (stated := _stated(project, result)) is None:
                continue
            printed, claimed = stated
            if (evidence := _evidence(report, project, result)) is None:
                yield Silent(
                    f"{project.id}: no machine-readable evidence for the {project.rubric.kind} rubric"
                )
                continue
            level, measured, what = evidence
            if level == claimed:
                yield Agreed()
            elif claimed != claimed.to_integral_value():
                yield Silent(f"{project.id}: the level is interpolated")
            elif result.in_progress and _differ(project, result):
                yield Silent(f"{project.id}: level and percentage differ already")
            elif result.in_progress and not _steps_told(project, result):
                yield Silent(f"{project.id}: work is under way")
            else:
                yield replace(
                    _issue(index, project, result, (claimed, level), what, [printed, measured]),
                    about=frozenset(
                        {
                            ("result", index, project.id, result.place, result.round_months),
                            ("count", index, project.id, counted_unit(project.rubric), measured.value),
                        }
                    ),
                    # Whoever counts the step under way as reached reads one level more.
                    severity="warning" if result.in_progress else None,
                    verdict="ambiguous" if result.in_progress else None,
                    digits=confusable(claimed, level),
                )


def _issue(
    index: int,
    project: Project,
    result: Result,
    levels: tuple[Decimal | int, Decimal],
    what: str,
    values: list[FindingValue],
) -> Issue:
    """``levels`` are the one that is stated and the one that ``what`` gives."""
    a, b = map(shown, levels)
    return Issue(
        message=f"For {project.id} the {result.place} states level {a}; {what} gives level {b} by the "
        f"rubric. The two do not agree, {CHECK_THE_PAGE}.",
        message_th=f"โครงการ {project.id}: ระบุผลระดับ {a} แต่เมื่อเทียบกับเกณฑ์การให้คะแนนได้ระดับ {b} "
        f"ข้อความไม่สอดคล้องกัน {CHECK_THE_PAGE_TH}",
        values=values,
        report=index,
        project=project.id,
    )


def _by_common_scale(index: int, levels: list[RubricLevel], project: Project) -> Outcomes:
    """Levels against the scale of all: of the percentage, or of the share of the target that is reached."""
    scale = Rubric(kind="percent_threshold", levels=levels, scale=[level.level for level in levels])
    for result in project.results:
        level, percent = result.level, result.percent
        if result.status != "reported" or result.in_progress or level is None or percent is None:
            continue
        readings = [percent]
        if isinstance(project.target, Decimal) and project.target:
            readings += [v / project.target * HUNDRED for v in (percent, result.value) if v is not None]
        reached = [threshold_level(scale, reading) for reading in readings]
        if level in reached:
            yield Agreed()
        elif (due := reached[0]) is None or is_share_of_levels(project, result):
            yield Silent(f"{project.id}: the scale of all indicators has no level for it")
        else:
            values = [
                quoted(f"{result.place} level", result, "level"),
                quoted(f"{result.place} percent", result, "percent"),
            ]
            what = f"the measured {shown(percent)}"
            yield _issue(index, project, result, (level, due), what, values)


def _stated(project: Project, result: Result) -> tuple[FindingValue, Decimal] | None:
    """The level that a result claims: as such, as the score of ranges, or as a percentage of steps."""
    if result.level is not None:
        return quoted(f"{result.place} level", result, "level"), result.level
    if _ranged(project) and result.score is not None and result.score == result.score.to_integral_value():
        return quoted(f"{result.place} score", result, "score"), result.score
    one = level_percent(project.rubric, Decimal(1))
    if result.percent is None or one is None or result.percent % one:
        return None
    return quoted(f"{result.place} percent", result, "percent"), result.percent / one


def _ranged(project: Project) -> bool:
    """Whether the levels are ranges or bounds as printed: steps, whatever is measured."""
    rubric = project.rubric
    return rubric is not None and (any(lv.upper is not None for lv in rubric.levels) or is_bounded(rubric))


def _differ(project: Project, result: Result) -> bool:
    """Whether level and percentage of one statement contradict each other."""
    due = level_percent(project.rubric, result.level)
    return due is not None and result.percent is not None and due != result.percent


def _steps_told(project: Project, result: Result) -> bool:
    """Whether the place says which steps are done, apart from what is under way."""
    return (
        project.rubric is not None
        and project.rubric.kind == "milestone"
        and done(project, "ขั้นตอน", result.place) is not None
    )


def _is_share(report: Report, project: Project, result: Result) -> bool:
    """The percentage is the level's, as those of most rows or as the project's others show."""
    share = result.level is not None and result.percent == result.level * 20
    return is_share_of_levels(project, result) or (share and are_twentieths(report, result.place))


def _evidence(report: Report, project: Project, result: Result) -> tuple[Decimal, FindingValue, str] | None:
    """The level that follows, the value it follows from, and that value in words."""
    rubric = project.rubric
    assert rubric is not None
    if rubric.kind == "percent_threshold" or (rubric.kind not in STEP_RUBRICS and _ranged(project)):
        unit = rubric.unit or project.unit or "ร้อยละ"
        field = "percent" if unit in PERCENT_UNITS and result.value is None else "value"
        measured: Decimal | None = getattr(result, field)
        if measured is None or (field == "percent" and _is_share(report, project, result)):
            return None
        if (level := threshold_level(rubric, measured)) is None:
            return None
        return level, quoted(f"{result.place} {field}", result, field), f"the measured {shown(measured)}"
    if rubric.kind in STEP_RUBRICS and (level := step_level(project, result.place)) is not None:
        unit = counted_unit(rubric) or ""
        number = done(project, unit, result.place)
        assert number is not None
        places = [
            quoted(f"{unit} done", count, "value")
            for count in project.counts
            if count.scope == "done" and count.unit == unit and count.place == result.place
        ]
        return (
            level,
            places[0] if places else value(unit, number),
            f"the count of {shown(number)} {unit} done",
        )
    return None
