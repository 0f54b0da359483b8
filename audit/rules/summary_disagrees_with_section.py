"""A project's result in the summary table differs from the one in its own section."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from thaimemo.audit.digits import confusable
from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, projects, quoted, shown
from thaimemo.audit.rubrics import (
    PERCENT_UNITS,
    TWENTIETH,
    counted_unit,
    is_share_of_levels,
    is_twentieth,
    level_percent,
    same_round,
    spoken,
    step_level,
    threshold_level,
)
from thaimemo.audit.rule import Agreed, Issue, Outcomes, Silent, rule
from thaimemo.audit.witnesses import Witness, vote
from thaimemo.normalize.rounding import agree
from thaimemo.schema.record import Record
from thaimemo.schema.report import Project, Report, Result

PLACE_TH = {"summary": "ตารางสรุป", "detail": "รายละเอียดของโครงการ", "table": "ตารางตัวชี้วัด"}
MEASURE_TH = {"percent": "ร้อยละ", "level": "ระดับ", "score": "คะแนน", "value": "ผล"}


@rule(
    code="SCO01",
    name="score.cover_vs_detail",
    severity="error",
    title="The summary and the section state different results",
    why="The reader of the memo decides on the summary alone; the section is what it was taken from.",
    silent_when="one side is pending or blank, or the two sides state different measures",
    absent="no project has a result both in a summary and in its own section",
    supersedes=("SCO02", "SCO03", "SCO04"),
)
def _check(record: Record) -> Outcomes:
    for index, report, project in projects(record):
        results = spoken(project)
        fronts = [r for r in results if r.place != "detail"]
        sections = [r for r in results if r.place == "detail"]
        if not sections and any(r.place == "detail" for r in project.results):
            yield Silent(f"{project.id}: no result is stated in the section (pending or blank)")
        for front, section in product(fronts, sections):
            if same_round(report, front, section):
                yield from _compare(index, report, project, front, section)
        summaries = [r for r in results if r.place == "summary"]
        tables = [r for r in results if r.place == "table"]
        for summary, table in product(summaries, tables):
            if same_round(report, summary, table):
                yield from _compare(index, report, project, summary, table)


def _compare(index: int, report: Report, project: Project, front: Result, section: Result) -> Outcomes:
    pairs = list(_measures(project, front, section))
    if not pairs:
        yield Silent(f"{project.id}: the two places state different measures")
        return
    for measure, ours, theirs in pairs:
        if agree(ours, theirs):
            yield Agreed()
            continue
        values = [
            quoted(f"{r.place} {field}", r, field)
            for r in (front, section)
            for field in ("percent", "level", "score", "value")
            if getattr(r, field) is not None
        ]
        about: set[tuple[object, ...]] = {
            ("result", index, project.id, r.place, r.round_months) for r in (front, section)
        }
        if measure == "value":  # the passages may count it as well, and say what
            unit = project.unit or project.target_unit or (project.rubric.unit if project.rubric else None)
            about |= {("count", index, project.id, unit, value) for value in (ours, theirs)}
        a, b = shown(ours), shown(theirs)
        other = "section" if section.place == "detail" else section.place
        yield Issue(
            message=f"For {project.id} the {front.place} states {measure} {a}, the {other} {b}; both "
            f"passages cannot hold for one round, {CHECK_THE_PAGE}.",
            message_th=f"โครงการ {project.id}: {PLACE_TH[front.place]}ระบุ{MEASURE_TH[measure]} {a} "
            f"แต่{PLACE_TH[section.place]}ระบุ{MEASURE_TH[measure]} {b} ข้อความสองแห่งไม่สอดคล้องกัน "
            f"{CHECK_THE_PAGE_TH}",
            values=values,
            report=index,
            project=project.id,
            about=frozenset(about),
            suggestion=vote(_witnesses(project, measure, front, section)),
            digits=confusable(ours, theirs),
        )
        return


def _measures(project: Project, front: Result, section: Result) -> Iterator[tuple[str, Decimal, Decimal]]:
    """What both sides state; a level stands for its percentage only where the other side has nothing else."""
    if front.percent is not None and section.percent is not None and _one_measure(project, front, section):
        yield "percent", front.percent, section.percent
    if front.level is not None and section.level is not None:
        yield "level", front.level, section.level
    if front.score is not None and section.score is not None:
        yield "score", front.score, section.score
    if front.value is not None and section.value is not None:
        yield "value", front.value, section.value
    if section.place != "detail":
        return
    for told, other in ((front, section), (section, front)):
        implied = level_percent(project.rubric, other.level)
        if told.percent is not None and told.level is None and other.percent is None and implied is not None:
            yield "percent", *((told.percent, implied) if told is front else (implied, told.percent))


def _one_measure(project: Project, front: Result, other: Result) -> bool:
    """Whether the two percentages are surely of one thing: a table may print its measurement, and the summary
    how much of the target that is."""
    if is_share_of_levels(project, front):
        return False
    # level 4 as 80 per cent, and what was counted meanwhile: "ตรวจซ้ำ ๒๒ คน จาก ๒๕ คน คิดเป็นร้อยละ ๘๘"
    if (
        is_twentieth(front)
        and other.level in (None, front.level)
        and not _is_of_steps(other.percent)
        and _measured_level(project, other) in (None, front.level)
    ):
        return False
    named = (project.unit or project.indicator or "").strip()
    return other.place == "detail" or named.startswith((*PERCENT_UNITS, "ร้อยละ"))


def _is_of_steps(percent: Decimal | None) -> bool:
    return percent is not None and percent % TWENTIETH == 0


def _measured_level(project: Project, result: Result) -> Decimal | None:
    """The level that a percentage is, where the criteria are percentages."""
    rubric = project.rubric
    if rubric is None or result.percent is None or rubric.kind not in ("percent_threshold", "interpolated"):
        return None
    return threshold_level(rubric, result.percent)


def _witnesses(project: Project, measure: str, front: Result, section: Result) -> Iterator[Witness]:
    """Statements of the result in the measure that is disputed."""
    for result in (front, section):
        own: Decimal | None = getattr(result, measure)
        if own is not None:
            yield Witness(own, f"the {measure} in the {result.place}")
        if measure != "percent":
            continue
        if (implied := level_percent(project.rubric, result.level)) is not None:
            yield Witness(implied, f"the level in the {result.place}")
        implied = level_percent(project.rubric, step_level(project, result.place))
        if implied is not None and project.rubric is not None:
            yield Witness(implied, f"the {counted_unit(project.rubric)} done in the {result.place}")
