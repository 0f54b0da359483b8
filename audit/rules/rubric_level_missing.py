"""A rubric lacks a level of its scale or has one twice."""

from __future__ import annotations

from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, everywhere, projects
from thaimemo.audit.rule import Agreed, Issue, Outcomes, rule
from thaimemo.schema.record import Record


@rule(
    code="RUB01",
    name="rubric.complete",
    severity="warning",
    title="The rubric is not complete",
    why="Each level of the scale needs one criterion.",
    silent_when="another scale is declared",
    absent="no rubric with levels was read",
    verdict="structural",
)
def _check(record: Record) -> Outcomes:
    for index, _, project in projects(record):
        rubric = project.rubric
        if rubric is None or not rubric.levels:
            continue
        have = [lv.level for lv in rubric.levels]
        missing = [level for level in rubric.scale if level not in have]
        twice = sorted({level for level in have if have.count(level) > 1})
        if not missing and not twice:
            yield Agreed()
            continue
        what = [f"lacks level {level}" for level in missing] + [f"has level {level} twice" for level in twice]
        levels = ", ".join(map(str, [*missing, *twice]))
        yield Issue(
            message=f"The rubric of {project.id} {', '.join(what)}; {CHECK_THE_PAGE}.",
            message_th=f"โครงการ {project.id}: เกณฑ์การให้คะแนนขาดหรือซ้ำระดับ {levels} {CHECK_THE_PAGE_TH}",
            values=everywhere("levels", project, "rubric", ", ".join(map(str, have))),
            report=index,
            project=project.id,
        )
