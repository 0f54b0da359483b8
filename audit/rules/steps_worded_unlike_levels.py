"""A step of the plan and the level it gives are worded differently."""

from __future__ import annotations

from thaimemo.audit.quoting import CHECK_THE_PAGE_TH, everywhere, projects
from thaimemo.audit.rule import Agreed, Issue, Outcomes, Silent, rule
from thaimemo.audit.wording import similarity
from thaimemo.normalize import lazy
from thaimemo.schema.record import Record

# "ดำเนินการขั้นตอนที่ ๑ - ๒ แล้วเสร็จ"
_BY_NUMBER = lazy.compiled(r"ขั้น(?:ตอน)?(?:ที่)?\s*[0-9๐-๙]")
CLOSE = 60
"""Per cent of letters in common."""


@rule(
    code="RUB03",
    name="rubric.steps_vs_levels",
    severity="info",
    title="Step and level are worded differently",
    why="In a milestone rubric level n is step n.",
    silent_when="the rubric counts activities or percentages, names steps by number, or the wording is close",
    absent="no milestone rubric with steps was read",
    verdict="ambiguous",
)
def _check(record: Record) -> Outcomes:
    for index, _, project in projects(record):
        if project.rubric is None or project.rubric.kind != "milestone" or not project.steps:
            continue
        criteria = {lv.level: lv.criterion for lv in project.rubric.levels if lv.criterion}
        unlike: list[int] = []
        for step in project.steps:
            criterion = criteria.get(step.number)
            if criterion is None:
                continue
            if _BY_NUMBER.search(criterion):
                yield Silent(f"{project.id}: the levels name the steps by their number")
                continue
            if similarity(step.text, criterion) >= CLOSE:
                yield Agreed()
            else:
                unlike.append(step.number)
        if unlike:
            numbers = ", ".join(map(str, unlike))
            yield Issue(
                message=f"For {project.id} step and level {numbers} are worded differently.",
                message_th=f"โครงการ {project.id}: ขั้นตอนและเกณฑ์ระดับ {numbers} ใช้ถ้อยคำต่างกัน "
                f"{CHECK_THE_PAGE_TH}",
                values=[
                    *everywhere("steps", project, "steps", numbers),
                    *everywhere("levels", project, "rubric", numbers),
                ],
                report=index,
                project=project.id,
            )
