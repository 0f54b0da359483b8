"""The thresholds of a rubric do not rise with the level (or fall, where less is better)."""

from __future__ import annotations

from itertools import pairwise

from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, everywhere, projects, shown
from thaimemo.audit.rubrics import ordered_thresholds
from thaimemo.audit.rule import Agreed, Issue, Outcomes, Silent, rule
from thaimemo.audit.wording import plain
from thaimemo.schema.record import Record
from thaimemo.schema.report import RubricLevel


@rule(
    code="RUB02",
    name="rubric.monotone",
    severity="error",
    title="Thresholds are out of order",
    why="A higher level asks for more.",
    silent_when="fewer than three thresholds are stated, less is better and they fall, or levels with one "
    "threshold differ in words",
    absent="no rubric with three thresholds was read",
)
def _check(record: Record) -> Outcomes:
    for index, _, project in projects(record):
        rubric = project.rubric
        if rubric is None:
            continue
        levels = [lv for lv in sorted(rubric.levels, key=lambda lv: lv.level) if lv.threshold is not None]
        if len(levels) < 3 or len({lv.level for lv in levels}) != len(levels):
            continue
        falling = all(a.threshold > b.threshold for a, b in pairwise(levels) if a.threshold and b.threshold)
        if ordered_thresholds(rubric) or falling:
            yield Agreed()
            continue
        if _worded_apart(levels):
            yield Silent(f"{project.id}: levels with one threshold ask for something else besides")
            continue
        printed = ", ".join(shown(lv.threshold) for lv in levels if lv.threshold is not None)
        yield Issue(
            message=f"The thresholds of {project.id} are {printed}; they do not go one way, "
            f"{CHECK_THE_PAGE}.",
            message_th=f"โครงการ {project.id}: ค่าเป้าหมายแต่ละระดับคือ {printed} ไม่เรียงไปทางเดียวกัน "
            f"{CHECK_THE_PAGE_TH}",
            values=everywhere("thresholds", project, "rubric", printed),
            report=index,
            project=project.id,
        )


def _worded_apart(levels: list[RubricLevel]) -> bool:
    """Whether the thresholds go one way but where levels share one and their criteria differ in words."""
    limits = [lv.threshold for lv in levels if lv.threshold is not None]
    shared = [(a, b) for a, b in pairwise(levels) if a.threshold == b.threshold]
    return limits in (sorted(limits), sorted(limits, reverse=True)) and all(
        plain(a.criterion or "") != plain(b.criterion or "") for a, b in shared
    )
