"""Results that a later round of one year can only add to."""

from __future__ import annotations

from thaimemo.audit.rubrics import PERCENT_UNITS, STEP_RUBRICS
from thaimemo.normalize.counts import UNITS
from thaimemo.schema.report import Project

COUNTED = frozenset(unit.canonical for unit in UNITS if not unit.decimals) - {
    "ปี",
    "เดือน",
    "วัน",
    "ระดับ",
    "คะแนน",
}
"""Units of what was done."""

NOT_COUNTED = PERCENT_UNITS | {"ปี", "เดือน", "วัน", "ชั่วโมง", "นาที", "ระดับ", "คะแนน"}
"""Units of what is measured, also where the indicator is called a number (จำนวน) of them."""

NO_SUM = ("ร้อยละ", "เฉลี่ย", "อัตรา", "ลด", "คงค้าง", "คงเหลือ", "ค้าง")
"""Words of an indicator whose number may fall: rates, averages, and what is still left."""

CUMULATIVE = "สะสม"


def growing_fields(project: Project) -> list[str]:
    """The fields of its results that only grow: the level of a step rubric, the value of a count.

    Where less is better, what is counted grows and its level falls.
    """
    rubric = project.rubric
    steps = rubric is not None and rubric.kind in STEP_RUBRICS and rubric.direction == "up"
    fields = ["level"] if steps else []
    named = f"{project.indicator or ''}{project.name or ''}"
    unit = project.unit or project.target_unit or ""
    counted = unit in COUNTED or called_cumulative(project)
    if named.startswith("จำนวน") and unit and unit not in NOT_COUNTED:
        counted = True
    if counted and not any(word in named for word in NO_SUM):
        fields.append("value")
    return fields


def called_cumulative(project: Project) -> bool:
    """Whether it is called cumulative (สะสม): its rounds add to one another, whatever their weights."""
    return CUMULATIVE in f"{project.name or ''} {project.indicator or ''} {project.unit or ''}"
