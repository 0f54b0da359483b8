"""A result is called met or not met against its own numbers."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, projects, quoted, shown
from thaimemo.audit.rubrics import PERCENT_UNITS, ordered_thresholds
from thaimemo.audit.rule import Agreed, Issue, Outcomes, Silent, rule
from thaimemo.normalize import lazy
from thaimemo.normalize.rounding import rounds_to
from thaimemo.schema.record import Record
from thaimemo.schema.report import Project, Result

HUNDRED = Decimal(100)
LESS_IS_BETTER = ("ลดลง", "ไม่เกิน", "น้อยกว่า", "การลด")
_LESS_MAY_BE = lazy.compiled(
    r"เวลา|ร้องเรียน|ร้องทุกข์|อุบัติเหตุ|อุบัติการณ์|ผิดพลาด|คลาดเคลื่อน|สูญเสีย|สูญหาย|เสียหาย|ของเสีย|ค่าใช้จ่าย|ต้นทุน"
    r"|อัตรา(?:การ)?(?:ป่วย|ตาย|เสียชีวิต|ลาออก|ติดเชื้อ)|การ(?:ตาย|ลาออก|ติดเชื้อ|หยุด)|ล่าช้า|ค้าง|ขัดข้อง|บกพร่อง"
    r"|รอคอย|จำนวนวัน|หนี้|ความขุ่น|ปนเปื้อน|ตกค้าง|หยุดจ่าย|หยุดชะงัก|มลพิษ|ข้อทักท้วง|การใช้(?:พลังงาน|ไฟฟ้า|น้ำ|กระดาษ|น้ำมัน)"
)
"""What an agency wants less of, though neither its target nor its criteria may say so."""
_TIMES = frozenset({"วัน", "วันทำการ", "นาที", "ชั่วโมง", "เดือน", "สัปดาห์"})
_STRICT = lazy.compiled(r"\s*(?:น้อยกว่า|ต่ำกว่า|มากกว่า|สูงกว่า|เกิน|[<>](?!=))")
"""Bounds that are not themselves within: "น้อยกว่าร้อยละ ๗"."""


@rule(
    code="SCO11",
    name="target.met",
    severity="error",
    title="Met, or not, against the numbers",
    why="A result either reaches its target or does not.",
    silent_when="the target is text or a range, the unit leaves open which number is meant, less is "
    "better by the percentage beside the result or may be of what is measured, or more than 100 per cent "
    "may be that of the target",
    absent="no result is called met or not met beside a target",
)
def _check(record: Record) -> Outcomes:
    for index, report, project in projects(record):
        limit = project.target_limit
        target = limit.value if limit else project.target
        if not isinstance(target, Decimal):
            continue
        down = (
            limit.direction == "down"
            if limit
            else bool(project.rubric and project.rubric.direction == "down")
        )
        lower_words = any(word in (project.indicator or "") for word in LESS_IS_BETTER)
        if project.rubric and not limit and not ordered_thresholds(project.rubric):
            yield Silent(f"{project.id}: the criteria are out of order, more or less may be better")
            continue
        if lower_words and not down and not limit:
            yield Silent(f"{project.id}: less may be better")
            continue
        for result in project.results:
            field = _measure(project, result)
            if result.met is None or field is None:
                continue
            number = getattr(result, field)
            if not down and any(_falls_with(p, target, number) for p in _shares(project, result)):
                yield Silent(f"{project.id}: its percentage is the target over the result, less is better")
                continue
            of_target = not _unit(project) or (down and target < HUNDRED)
            if field == "percent" and number > HUNDRED and of_target and result.met:
                yield Silent(f"{project.id}: more than 100 per cent may be that of the target")
                continue
            if number == target and limit and _STRICT.match(str(project.target)):
                yield Silent(f"{project.id}: the result is the bound itself")
                continue
            reached = number <= target if down else number >= target
            if reached == result.met:
                yield Agreed()
                continue
            if not limit and not project.rubric and _less_may_be_better(project):
                yield Silent(f"{project.id}: less may be better")
                continue
            months = result.round_months or report.round_months
            counted = field == "value" and not down
            early = bool(result.met and counted and months is not None and months < 12)
            called, called_th = ("met", "บรรลุ") if result.met else ("not met", "ไม่บรรลุ")
            yield Issue(
                message=f"For {project.id} a result of {shown(number)} against a target of "
                f"{shown(target)} is "
                f"called {called}; {CHECK_THE_PAGE}.",
                message_th=f"โครงการ {project.id}: ผล {shown(number)} เทียบกับเป้าหมาย {shown(target)} "
                f"แต่ระบุว่า{called_th} "
                f"{CHECK_THE_PAGE_TH}",
                values=[
                    quoted(field, result, field),
                    quoted("target", project, "target"),
                    quoted("met", result, "met"),
                ],
                report=index,
                project=project.id,
                # half a year's share of what is aimed at for the year may be met
                severity="warning" if early else None,
                verdict="ambiguous" if early else None,
            )


def _less_may_be_better(project: Project) -> bool:
    named = f"{project.name or ''} {project.indicator or ''}"
    return _unit(project) in _TIMES or _LESS_MAY_BE.search(named) is not None


def _shares(project: Project, result: Result) -> Iterator[Decimal]:
    """The percentages of the target that stand beside a result, which may be a percentage itself."""
    if result.percent is not None:
        yield result.percent
    yield from (ratio.percent for ratio in project.ratios if ratio.of_target and ratio.place == result.place)


def _falls_with(percent: Decimal, target: Decimal, number: Decimal) -> bool:
    """The percentage beside the result is the target over it, and not the other way round."""
    if percent == number or not number or not target:
        return False
    return rounds_to(target / number * 100, percent) and not rounds_to(number / target * 100, percent)


def _unit(project: Project) -> str:
    return project.unit or project.target_unit or ""


def _measure(project: Project, result: Result) -> str | None:
    """The field that the target is about; None where that is open."""
    unit = _unit(project)
    if unit in PERCENT_UNITS:
        fields = ["percent"]
    elif "ระดับ" in unit or "คะแนน" in unit:
        fields = ["level", "score"] if result.value is None else ["value"]
    elif unit:
        fields = ["value"]
    else:
        fields = ["value", "percent"]
    stated = [field for field in fields if getattr(result, field) is not None]
    return stated[0] if len(stated) == 1 else None
