"""What a place says of a project beside its result: weight, units, steps, rubric, problems, suggestions."""

from __future__ import annotations

from decimal import Decimal

import regex

from thaimemo.normalize import lazy
from thaimemo.normalize.counts import is_unit
from thaimemo.normalize.numerals import has_digit, parse_number, to_arabic
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.lines.enumerations import Marker, find_markers
from thaimemo.parsers.lines.joining import one_line
from thaimemo.parsers.projects.context import ReportContext
from thaimemo.parsers.projects.criteria import criteria_in
from thaimemo.parsers.projects.mention import Mention
from thaimemo.parsers.projects.money import Side, fill_budget, spent_share
from thaimemo.parsers.projects.rubrics import declares_interpolation, read_rubric
from thaimemo.parsers.projects.targets import fill_target, is_bound, target_said
from thaimemo.schema.report import Project, Step

_UNIT_BEHIND = lazy.compiled(r"\(\s*(?:หน่วย\s*[:：]?\s*)?(?P<unit>\p{Thai}{1,14})\s*\)\s*$")
_NONE_SAID = lazy.compiled(r"\s*[-–—•]?\s*(?:ไม่มี(?:ปัญหา(?:/?อุปสรรค)?|ข้อเสนอแนะ)?|ไม่ปรากฏ|[-–—])?\s*\.?\s*")
_ISSUE = lazy.compiled(r"(?:ประเด็น(?:ยุทธศาสตร์|กลยุทธ์)?|ยุทธศาสตร์)(?:ที่)?\s*(?P<n>[0-9๐-๙]{1,2})(?![0-9๐-๙])")
# "๑. การวางกำลังคน" in a column of issues
_NUMBERED_ISSUE = lazy.compiled(r"^\s*(?P<n>[0-9๐-๙]{1,2})[.)](?![0-9๐-๙])\s*\p{L}", regex.MULTILINE)
_STEPS = lazy.compiled(
    r"เกณฑ์[^\n]{0,20}?กำหนด(?:ไว้)?[^\n0-9๐-๙]{0,12}[0-9๐-๙]{1,2}\s*ขั้นตอน[^\n]{0,12}ดังนี้\s*(?P<list>[1๑]\.(?:[^\n]|\n(?!\n))+)"
)
_HOLDERS = ("responsible", "owner", "keeper")
"""Who answers for an indicator, the most general first: ผู้รับผิดชอบ, ผู้กำกับดูแล, ผู้จัดเก็บข้อมูล."""
TELLING_PLACES = frozenset({"detail", "summary"})
"""Places whose results are sentences, which may state the target and the money as well."""
_FIGURES = lazy.compiled(r"[\s0-9๐-๙.%]*")
_LEADING = lazy.compiled(r"\s*[0-9๐-๙.]+\s*%?\s*")
_BETWEEN = lazy.compiled(r"\n+|(?<![0-9๐-๙]),|,(?![0-9๐-๙])|;")
# the offices that a sentence names, as against what it says of them: "วิทยาลัยเทคนิคท่าทราย รับสมัคร ๑๒ คน"
_OFFICES = lazy.compiled(
    r"\s*(?:(?:และ|ร่วมกับ|กับ)?\s*(?:สำนัก|กอง|กลุ่ม|ฝ่าย|ศูนย์|งาน|หน่วย|คณะ|โรงเรียน|วิทยาลัย|สถาบัน|สถานี|โรงพยาบาล|เทศบาล"
    r"|องค์การ|ส่วน|แผนก|มหาวิทยาลัย|กรม|จังหวัด|อำเภอ|บริษัท|สมาคม|[0-9๐-๙]+\s*(?:แห่ง|กอง|สำนัก|ศูนย์|หน่วย|กลุ่ม))\S*\s*)+"
)
LONGEST_OFFICES = 80
_MONEY_MARKS = lazy.compiled(r"บาท|\s|\.-$|-$")
_WEIGHT = lazy.compiled(r"(?:ร้อยละ\s*)?(?P<n>[0-9๐-๙]+(?:\.[0-9๐-๙]+)?)\s*%?")


def fill_details(project: Project, ordered: list[Mention], context: ReportContext) -> None:
    """Every field from the first place that states it."""
    for mention in ordered:
        fields = mention.fields
        if project.weight is None and (weight := weight_of(mention, context)):
            project.weight, place = weight
            project.evidence["weight"] = place.evidence()
        if project.rationale is None and mention.text("rationale"):
            project.rationale = one_line(fields["rationale"].text)
            project.evidence["rationale"] = fields["rationale"].evidence()
        if not project.strategic_issues and "issue" in fields:
            text = fields["issue"].text
            for match in _ISSUE.finditer(text) if _ISSUE.search(text) else _NUMBERED_ISSUE.finditer(text):
                project.strategic_issues.append(int(to_arabic(match["n"])))
                project.evidence.setdefault("strategic_issues", []).extend(
                    fields["issue"].evidence(*match.span())
                )
        holder = next((role for role in _HOLDERS if mention.text(role)), None)
        if not project.responsible and holder is not None:
            passage = _offices(responsible_unit(fields[holder]) or fields[holder])
            if not _FIGURES.fullmatch(passage.text):
                project.responsible = [p.strip() for p in _BETWEEN.split(passage.text) if p.strip()]
                project.evidence["responsible"] = passage.evidence()
        if not project.steps and mention.text("steps") and mention.place != "summary":
            _steps(project, fields["steps"])
        if not project.steps and mention.place == "detail" and (told := _steps_told(mention)) is not None:
            _steps(project, told)
        if project.unit is None and (unit := _unit(mention)) is not None:
            project.unit = one_line(unit.text)
            project.evidence["unit"] = unit.evidence()
        if project.target is None and (target := _target(mention, context)) is not None:
            fill_target(project, target)
        names: tuple[Side, ...] = ("allotted", "spent", "committed", "left")
        for name in names:
            passage_or_none = fields.get(f"budget_{name}")
            if passage_or_none is not None and getattr(project.budget, name) is None:
                value = parse_number(_MONEY_MARKS.sub("", passage_or_none.text))
                if value is not None:
                    setattr(project.budget, name, value)
                    project.budget.evidence[name] = passage_or_none.evidence()
                else:
                    fill_budget(project, passage_or_none, name)
        if mention.text("budget"):
            fill_budget(project, fields["budget"], "allotted")
        if mention.place == "table" and mention.text("remark"):
            fill_budget(project, fields["remark"])
        if "spent_percent" in fields:
            spent_share(project, fields["spent_percent"])
        if mention.place in TELLING_PLACES and mention.text("result"):
            fill_budget(project, fields["result"])
        for role in ("problems", "suggestions"):
            if role in fields and not getattr(project, role):
                items = _items(fields[role])
                setattr(project, role, [one_line(i.text) for i in items])
                project.evidence[role] = [e for i in items for e in i.evidence()]
                if role == "suggestions":
                    project.suggestions_stated = True


def _target(mention: Mention, context: ReportContext) -> Passage | None:
    """The target that the place prints, revised where it was; a criterion that is one bound is one too."""
    revised = mention.fields.get("target_revised")
    if revised is not None and has_digit(revised.text):
        return revised
    if mention.text("target"):
        return mention.fields["target"]
    if (of_round := _of_round(mention, "target", context)) is not None:
        return of_round
    rubric = mention.fields.get("rubric")
    if rubric is not None and is_bound(rubric.text):
        return rubric
    told = mention.fields.get("result") if mention.place in TELLING_PLACES else None
    place = target_said(told.text) if told is not None else None
    return told.slice(*place).strip() if told is not None and place is not None else None


def _of_round(mention: Mention, role: str, context: ReportContext) -> Passage | None:
    """What is printed for the report's own round, else for the last round that prints any."""
    known = {
        months: cells[role]
        for months, cells in mention.rounds.items()
        if role in cells and has_digit(cells[role].text)
    }
    if context.round_months in mention.rounds:
        return known.get(context.round_months)
    return known[max(known, key=lambda months: months or 0)] if known else None


def weight_of(mention: Mention, context: ReportContext) -> tuple[Decimal, Passage] | None:
    """The weight that the place prints, and where."""
    passage = mention.fields.get("weight") or _of_round(mention, "weight", context)
    if passage is None or (match := _WEIGHT.search(passage.text)) is None:
        return None
    value = parse_number(match["n"])
    return (value, passage.slice(*match.span())) if value is not None else None


def _unit(mention: Mention) -> Passage | None:
    """The unit, or what stands in brackets for it: "จำนวนตำบลที่มีสนามเด็กเล่น (ตำบล)"."""
    if mention.text("unit"):
        return mention.fields["unit"]
    indicator = mention.fields.get("indicator")
    match = _UNIT_BEHIND.search(indicator.text) if indicator is not None else None
    if indicator is None or match is None or not (match["unit"] == "ร้อยละ" or is_unit(match["unit"])):
        return None
    return indicator.slice(*match.span("unit"))


def responsible_unit(passage: Passage) -> Passage | None:
    """A responsible unit that shares its cell with the weight."""
    match = _LEADING.match(passage.text)
    return passage.slice(match.end()).strip() if match and match.end() < len(passage.text) else None


def _offices(passage: Passage) -> Passage:
    """Without what a sentence goes on to say of them."""
    first = passage.text.find("\n\n")
    own = passage if first < 0 or len(passage) <= LONGEST_OFFICES else passage.slice(0, first)
    named = _OFFICES.match(own.text) if len(own) > LONGEST_OFFICES and has_digit(own.text) else None
    return own.slice(0, named.end()).strip() if named else own


def _steps_told(mention: Mention) -> Passage | None:
    """The steps that a narrative says the criteria are: "เกณฑ์กำหนดไว้ ๕ ขั้นตอน ดังนี้"."""
    passage = mention.fields.get("result")
    match = _STEPS.search(passage.text) if passage is not None else None
    return passage.slice(*match.span("list")).strip() if passage is not None and match is not None else None


def _steps(project: Project, passage: Passage) -> None:
    markers = [m for m in find_markers(passage.text) if m.number is not None]
    kept: list[Marker] = []
    for marker in markers:
        if marker.number == len(kept) + 1 and (not kept or marker.style == kept[0].style):
            kept.append(marker)
    if not kept:
        text = passage.strip(" -–\n")
        if text.text:
            project.steps = [Step(number=1, text=one_line(text.text))]
    for marker, following in zip(kept, [*kept[1:], None], strict=False):
        text = passage.slice(marker.end, following.start if following else len(passage.text)).strip()
        project.steps.append(Step(number=marker.number or 1, text=one_line(text.text)))
    if project.steps:
        project.evidence["steps"] = passage.evidence()


def _items(passage: Passage) -> list[Passage]:
    """The items of a problem or suggestion field; "ไม่มี" as the whole field is none."""
    if _NONE_SAID.fullmatch(passage.text):
        return []
    markers = find_markers(passage.text)
    style = markers[0].style if markers else None
    starts = [m for m in markers if m.style == style]
    if not starts or starts[0].start > 2:
        return [passage.strip(" -–•\n")]
    bounds = zip(starts, [*starts[1:], None], strict=False)
    found = [passage.slice(m.end, n.start if n else len(passage.text)).strip() for m, n in bounds]
    return [f for f in found if f.text]


def fill_rubric(project: Project, ordered: list[Mention], context: ReportContext) -> None:
    """The rubric of the first place that prints one."""
    for mention in ordered:
        levels = sorted(mention.levels.items()) if len(mention.levels) >= 2 else []
        source = None
        if not levels and mention.text("rubric"):
            source = mention.fields["rubric"]
            levels = criteria_in(source)
        said = (project.unit, project.indicator, source.text if source else None, mention.text("conditions"))
        about = " ".join(filter(None, said))
        interpolated = context.interpolated or declares_interpolation(mention.text("rationale") or "")
        rubric = read_rubric(levels, about, interpolated=interpolated)
        if rubric is not None:
            project.rubric = rubric
            places = [e for _, passage in levels for e in passage.evidence()]
            project.evidence["rubric"] = source.evidence() if source else places
            return
