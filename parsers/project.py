"""One project's linked mentions made into a project of the record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

import regex

from thaimemo.normalize.numerals import parse_number, to_arabic
from thaimemo.normalize.passage import Passage
from thaimemo.normalize.percentages import find_percentages
from thaimemo.parsers.enumerations import Marker, find_markers
from thaimemo.parsers.linking import Group
from thaimemo.parsers.mention import Mention
from thaimemo.parsers.names import comparison_key
from thaimemo.parsers.narrative import read_narrative
from thaimemo.parsers.rubrics import read_rubric, split_levels
from thaimemo.parsers.statements import CANCELLED, DASH, NOT_REPORTED, Statement, read_statement
from thaimemo.schema.evidence import Evidence
from thaimemo.schema.report import (
    Place,
    Project,
    ProjectMention,
    Result,
    StatedLevel,
    Status,
    Step,
    TargetLimit,
)

_NONE_SAID = regex.compile(r"\s*[-–—•]?\s*(?:ไม่มี(?:ปัญหา(?:/?อุปสรรค)?|ข้อเสนอแนะ)?|ไม่ปรากฏ|[-–—])?\s*\.?\s*")
_ISSUE = regex.compile(r"(?:ประเด็น(?:ยุทธศาสตร์|กลยุทธ์)?|ยุทธศาสตร์)(?:ที่)?\s*(?P<n>[0-9๐-๙]{1,2})(?![0-9๐-๙])")
_WEIGHT = regex.compile(r"(?:ร้อยละ\s*)?(?P<n>[0-9๐-๙]+(?:\.[0-9๐-๙]+)?)\s*%?")
_PLAIN_NUMBER = regex.compile(
    r"\s*(?:ร้อยละ|จำนวน)?\s*(?P<n>[0-9๐-๙][0-9๐-๙,]*(?:\.[0-9๐-๙]+)?)\s*(?P<unit>%|ร้อยละ|\p{Thai}{0,14})\s*"
)
_MET = regex.compile(
    r"(?P<no>ไม่บรรลุ|ไม่ผ่าน|ต่ำกว่าเป้าหมาย)|(?P<yes>บรรลุ(?!/)|ผ่าน(?:เกณฑ์)?(?!/)|เป็นไปตามเป้าหมาย|สูงกว่าเป้าหมาย)"
)
_MONEY = regex.compile(
    r"(?P<allotted>ได้รับจัดสรร|จัดสรร|ตั้งไว้|ได้รับ|งบประมาณ)|(?P<spent>เบิกจ่าย(?:แล้ว|จริง)?|ใช้จ่าย|ใช้ไป|จ่ายจริง)|(?P<left>คงเหลือ|เหลือจ่าย)"
)
_AMOUNT = regex.compile(
    r"[\s:]*(?:จำนวน|เป็นเงิน|งบประมาณ|เงิน)?[\s:]*(?P<n>[0-9๐-๙][0-9๐-๙,]*(?:\.[0-9๐-๙]+)?)\s*(?:บาท|$)"
)
# "ไม่เกิน 5 วัน", "ไม่น้อยกว่าร้อยละ 80", "≤ 3", "ร้อยละ 80 ขึ้นไป"
_LIMIT = regex.compile(
    r"\s*(?:(?P<down>ไม่เกิน|ไม่มากกว่า|≤|<=)|(?P<up>ไม่น้อยกว่า|ไม่ต่ำกว่า|อย่างน้อย|≥|>=))?\s*(?:ร้อยละ|จำนวน)?\s*"
    r"(?P<n>[0-9๐-๙][0-9๐-๙,]*(?:\.[0-9๐-๙]+)?)\s*(?:%|\p{Thai}{0,14}?)\s*(?P<on>ขึ้นไป)?\s*"
)
_PREFERENCE: tuple[Place, ...] = ("summary", "table", "plan", "action", "detail", "background")


@dataclass(frozen=True, slots=True)
class ReportContext:
    """What the projects of a report share."""

    agencies: tuple[str, ...]
    round_months: int | None
    period: tuple[dt.date, dt.date] | None
    round_places: tuple[Evidence, ...] = ()
    """Where the round of the whole report is stated."""
    interpolated: bool = False
    """The document says that scores between levels are interpolated (เทียบบัญญัติไตรยางศ์)."""


def one_line(text: str) -> str:
    """Line feeds within a value as single spaces."""
    return regex.sub(r"\s*\n\s*", " ", text).strip()


def build_project(group: Group, index: int, context: ReportContext) -> Project:
    """The project of a group of mentions; ``index`` counts the projects of the report from 1."""
    first = group[0]
    numbers = [m.printed_number for m in group if m.printed_number]
    dotted = next((n for n in numbers if "." in n), None)
    order = first.number or index
    if dotted:
        identity = dotted
    elif first.dimension is not None:
        identity = f"{first.dimension}.{order}"
    else:
        identity = numbers[0] if numbers else str(index)
    project = Project(id=identity, dimension=first.dimension, number=order)
    ordered = sorted(group, key=lambda m: _PREFERENCE.index(m.place))
    for field, role in (("name", "project"), ("goal", "goal"), ("indicator", "indicator")):
        _choose(project, field, [(m, m.fields[role]) for m in ordered if m.text(role)], context)
    if project.name is None and project.indicator is not None:  # a KPI table names a project by its indicator
        project.name = project.indicator
        project.evidence["name"] = project.evidence["indicator"]
    project.evidence["number"] = next(
        (m.number_places for m in ordered if m.number_places), project.evidence.get("name", [])
    )
    _details(project, ordered)
    _rubric(project, ordered, context)
    for mention in ordered:
        project.mentions.append(_mention(mention))
        items = _results(project, mention, context)
        record = project.mentions[-1]
        for item in items:
            if item.text:
                record.activities.append(one_line(item.text))
                record.evidence.setdefault("activities", []).append(item.evidence()[0])
    return project


def _choose(
    project: Project, field: str, witnesses: Sequence[tuple[Mention, Passage]], context: ReportContext
) -> None:
    """The form that most places print; among equals the one of the first place."""
    if not witnesses:
        return
    tally: dict[str, int] = {}
    for _, passage in witnesses:
        key = comparison_key(passage.text, context.agencies)
        tally[key] = tally.get(key, 0) + 1
    best = max(witnesses, key=lambda w: tally[comparison_key(w[1].text, context.agencies)])
    setattr(project, field, one_line(best[1].text))
    project.evidence[field] = best[1].evidence()


def _mention(mention: Mention) -> ProjectMention:
    record = ProjectMention(place=mention.place, dimension=mention.dimension, number=mention.number)
    for field, role in (
        ("name", "project"),
        ("goal", "goal"),
        ("indicator", "indicator"),
        ("responsible", "responsible"),
    ):
        if mention.text(role):
            passage = mention.fields[role]
            if role == "responsible" and (rest := _responsible(passage)) is not None:
                passage = rest
            setattr(record, field, one_line(passage.text))
            record.evidence[field] = passage.evidence()
    if weight := _weight(mention):
        record.weight = weight[0]
        record.evidence["weight"] = weight[1].evidence()
    return record


def _weight(mention: Mention) -> tuple[Decimal, Passage] | None:
    passage = mention.fields.get("weight")
    if passage is None or (match := _WEIGHT.search(passage.text)) is None:
        return None
    value = parse_number(match["n"])
    return (value, passage.slice(*match.span())) if value is not None else None


def _responsible(passage: Passage) -> Passage | None:
    """A responsible unit that shares its cell with the weight."""
    match = regex.match(r"\s*[0-9๐-๙.]+\s*%?\s*", passage.text)
    return passage.slice(match.end()).strip() if match and match.end() < len(passage.text) else None


def _details(project: Project, ordered: list[Mention]) -> None:
    for mention in ordered:
        fields = mention.fields
        if project.weight is None and (weight := _weight(mention)):
            project.weight, place = weight
            project.evidence["weight"] = place.evidence()
        if project.rationale is None and mention.text("rationale"):
            project.rationale = one_line(fields["rationale"].text)
            project.evidence["rationale"] = fields["rationale"].evidence()
        if not project.strategic_issues and "issue" in fields:
            for match in _ISSUE.finditer(fields["issue"].text):
                project.strategic_issues.append(int(to_arabic(match["n"])))
                project.evidence.setdefault("strategic_issues", []).extend(
                    fields["issue"].evidence(*match.span())
                )
        if not project.responsible and mention.text("responsible"):
            passage = _responsible(fields["responsible"]) or fields["responsible"]
            if not regex.fullmatch(r"[\s0-9๐-๙.%]*", passage.text):
                project.responsible = [p.strip() for p in regex.split(r"\n+|,|;", passage.text) if p.strip()]
                project.evidence["responsible"] = passage.evidence()
        if not project.steps and mention.text("steps") and mention.place in ("action", "plan", "table"):
            _steps(project, fields["steps"])
        if project.unit is None and mention.text("unit"):
            project.unit = one_line(fields["unit"].text)
            project.evidence["unit"] = fields["unit"].evidence()
        if project.target is None and mention.text("target"):
            _target(project, fields["target"])
        for name in ("allotted", "spent", "left"):
            passage_or_none = fields.get(f"budget_{name}")
            if passage_or_none is not None and getattr(project.budget, name) is None:
                value = parse_number(regex.sub(r"บาท|\s|\.-$|-$", "", passage_or_none.text))
                if value is not None:
                    setattr(project.budget, name, value)
                    project.budget.evidence[name] = passage_or_none.evidence()
        if mention.text("budget"):
            _budget(project, fields["budget"])
        for role in ("problems", "suggestions"):
            if role in fields and not getattr(project, role):
                items = _items(fields[role])
                setattr(project, role, [one_line(i.text) for i in items])
                project.evidence[role] = [e for i in items for e in i.evidence()]
                if role == "suggestions":
                    project.suggestions_stated = True


def _budget(project: Project, passage: Passage) -> None:
    """A sentence such as "ได้รับจัดสรร 35,000 บาท เบิกจ่าย 28,400 บาท คงเหลือ 6,600 บาท"."""
    for match in _MONEY.finditer(passage.text):
        name = match.lastgroup or ""
        amount = _AMOUNT.match(passage.text, match.end())
        value = parse_number(amount["n"]) if amount else None
        if amount is not None and value is not None and getattr(project.budget, name) is None:
            setattr(project.budget, name, value)
            project.budget.evidence[name] = passage.evidence(*amount.span("n"))


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


def _target(project: Project, passage: Passage) -> None:
    text = passage.text.strip()
    match = _PLAIN_NUMBER.fullmatch(text)
    number = parse_number(match["n"]) if match else None
    project.target = number if number is not None else one_line(text)
    limit = _LIMIT.fullmatch(text)
    value = parse_number(limit["n"]) if limit else None
    if limit is not None and value is not None and (limit["down"] or limit["up"] or limit["on"]):
        project.target_limit = TargetLimit(value=value, direction="down" if limit["down"] else "up")
    project.evidence["target"] = passage.evidence()


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


def _rubric(project: Project, ordered: list[Mention], context: ReportContext) -> None:
    for mention in ordered:
        levels = sorted(mention.levels.items()) if len(mention.levels) >= 2 else []
        source = None
        if not levels and mention.text("rubric"):
            source = mention.fields["rubric"]
            levels = split_levels(source)
        about = " ".join(filter(None, (project.unit, project.indicator, source.text if source else None)))
        rubric = read_rubric(levels, about, interpolated=context.interpolated)
        if rubric is not None:
            project.rubric = rubric
            places = [e for _, passage in levels for e in passage.evidence()]
            project.evidence["rubric"] = source.evidence() if source else places
            return


def _results(project: Project, mention: Mention, context: ReportContext) -> list[Passage]:
    """Results of one mention into the project; returns the list items of its narratives."""
    items: list[Passage] = []
    if mention.place == "detail":
        items = _section_result(project, mention, context)
    elif mention.place in ("summary", "table"):
        for months, cells in mention.rounds.items():
            items += _row_result(project, mention.place, months or context.round_months, cells, context)
    elif mention.place in ("action", "plan") and "steps" in mention.fields:
        passage = mention.fields["steps"]
        markers = [m for m in find_markers(passage.text) if m.number is not None]
        for marker, following in zip(markers, [*markers[1:], None], strict=False):
            items.append(
                passage.slice(marker.end, following.start if following else len(passage.text)).strip()
            )
    return items


def _fill(result: Result, statement: Statement, passage: Passage) -> None:
    """Values of a statement into a result where it has none yet."""
    if statement.level is not None and result.level is None and statement.level_place:
        result.level = statement.level
        result.evidence["level"] = passage.evidence(*statement.level_place)
    if statement.percent is not None and result.percent is None and statement.percent_place:
        result.percent = statement.percent
        result.evidence["percent"] = passage.evidence(*statement.percent_place)
    _flags(result, statement, passage)


def _flags(result: Result, statement: Statement, passage: Passage) -> None:
    if statement.in_progress and not result.in_progress:
        result.in_progress = True
        result.evidence["in_progress"] = passage.evidence(*statement.in_progress)
    if statement.will_report and not result.will_report:
        result.will_report = True
        result.evidence["will_report"] = passage.evidence(*statement.will_report)


def _section_result(project: Project, mention: Mention, context: ReportContext) -> list[Passage]:
    result = Result(place="detail", round_months=context.round_months)
    result.evidence["round_months"] = list(context.round_places)
    narrative = mention.fields.get("result")
    conclusion = mention.fields.get("conclusion")
    items: list[Passage] = []
    intro: Statement | None = None
    if narrative is not None and narrative.text.strip():
        result.narrative = narrative.text.strip()
        result.evidence["narrative"] = narrative.evidence()
        intro = read_statement(narrative)
        items = read_narrative(narrative, "detail", project, context.period)
    status_from: tuple[Statement, Passage] | None = None
    if conclusion is not None and conclusion.text.strip():
        statement = read_statement(conclusion)
        _fill(result, statement, conclusion)
        status_from = (statement, conclusion)
        if intro is not None and narrative is not None:
            _flags(result, intro, narrative)
            for level, place in intro.levels:
                stated = StatedLevel(level=int(level))
                stated.evidence["level"] = narrative.evidence(*place)
                result.stated_levels.append(stated)
    elif intro is not None and narrative is not None:
        value = _bare_value(narrative)
        if value is None:
            _fill(result, intro, narrative)
        status_from = (intro, narrative)
    _values(project, result, mention.fields)
    if result.level is None and result.percent is None and result.score is None and result.value is None:
        if status_from is not None and status_from[0].status is not None:
            result.status = status_from[0].status
            if status_from[0].status_place:
                result.evidence["status"] = status_from[1].evidence(*status_from[0].status_place)
        elif narrative is None or not narrative.text.strip():
            result.status = "not_reported"
    project.results.append(result)
    return items


def _bare_value(passage: Passage) -> Decimal | None:
    match = _PLAIN_NUMBER.fullmatch(passage.text)
    return parse_number(match["n"]) if match else None


def _values(project: Project, result: Result, cells: dict[str, Passage]) -> None:
    """Score cells and measured results that are numbers by themselves."""
    for field in ("score", "weighted_score"):
        passage = cells.get(field)
        if passage is not None and (value := _bare_value(passage)) is not None:
            setattr(result, field, value)
            result.evidence[field] = passage.evidence()
    passage = cells.get("result")
    if passage is not None and result.percent is None and (match := _PLAIN_NUMBER.fullmatch(passage.text)):
        value = parse_number(match["n"])
        unit = (project.unit or project.indicator or "").strip()
        share = "%" in passage.text or "ร้อยละ" in passage.text or unit.startswith(("ร้อยละ", "%"))
        if value is not None:
            if "ระดับ" in (project.unit or "") and value <= 5:
                result.level = result.level if result.level is not None else value
                result.evidence.setdefault("level", passage.evidence())
                result.value = value
                result.evidence["value"] = passage.evidence()
            elif share:
                result.percent = value
                result.evidence["percent"] = passage.evidence()
            else:
                result.value = value
                result.evidence["value"] = passage.evidence()


def _row_result(
    project: Project, place: Place, months: int | None, cells: dict[str, Passage], context: ReportContext
) -> list[Passage]:
    result = Result(place="summary" if place == "summary" else "table", round_months=months)
    result.evidence["round_months"] = list(context.round_places)
    items: list[Passage] = []
    narrative = cells.get("result")
    if narrative is not None and _is_narrative(narrative):
        result.narrative = narrative.text.strip()
        result.evidence["narrative"] = narrative.evidence()
        items = read_narrative(narrative, place, project, context.period)
        tell = _flags if {"percent", "level", "score"} & set(cells) else _fill
        tell(result, read_statement(narrative), narrative)
    readers: dict[str, Callable[[Passage], None]] = {
        "percent": lambda passage: _percent_cell(result, passage),
        "level": lambda passage: _level_cell(result, passage),
        "status": lambda passage: _status_cell(result, passage),
    }
    for role, read in readers.items():
        if role in cells:
            read(cells[role])
    _values(project, result, cells)
    if not _has_value(result):
        _row_status(result, cells)
    project.results.append(result)
    return items


def _is_narrative(passage: Passage) -> bool:
    text = passage.text.strip()
    return bool(text) and _bare_value(passage) is None and not DASH.fullmatch(text)


def _has_value(result: Result) -> bool:
    values = (result.level, result.percent, result.score, result.weighted_score, result.value, result.met)
    return any(value is not None for value in values)


def _percent_cell(result: Result, passage: Passage) -> None:
    found = find_percentages(passage.text)
    if len(found) == 1:
        result.percent = found[0].value
        result.evidence["percent"] = passage.evidence(found[0].start, found[0].end)
    elif not found and (value := _bare_value(passage)) is not None:
        result.percent = value
        result.evidence["percent"] = passage.evidence()
    if match := regex.search(r"ระดับ\s*(?P<n>[0-9๐-๙](?:\.[0-9๐-๙]+)?)", passage.text):
        result.level = parse_number(match["n"])
        result.evidence["level"] = passage.evidence(*match.span())


def _level_cell(result: Result, passage: Passage) -> None:
    match = regex.fullmatch(r"\s*(?:ระดับ\s*(?:ที่)?)?\s*(?P<n>[0-9๐-๙](?:\.[0-9๐-๙]+)?)\s*", passage.text)
    if match and (value := parse_number(match["n"])) is not None:
        result.level = value
        result.evidence["level"] = passage.evidence(*match.span("n"))


def _status_cell(result: Result, passage: Passage) -> None:
    match = _MET.search(passage.text)
    if match and len(list(_MET.finditer(passage.text))) == 1:
        result.met = match["yes"] is not None
        result.evidence["met"] = passage.evidence(*match.span())


_STATUS_SIGNS: tuple[tuple[Status, regex.Pattern[str]], ...] = (
    ("cancelled", CANCELLED),
    ("not_reported", NOT_REPORTED),
    ("pending", DASH),
)


def _row_status(result: Result, cells: dict[str, Passage]) -> None:
    """Why a row has no value: ยกเลิก is cancelled, N/A is not reported, a dash is pending."""
    order = ("percent", "level", "score", "result", "weighted_score", "status")
    said = [cells[role] for role in order if role in cells and cells[role].text.strip()]
    for status, pattern in _STATUS_SIGNS:
        for passage in said:
            if pattern.fullmatch(passage.text):
                result.status = status
                result.evidence["status"] = passage.evidence()
                return
    for passage in said:
        statement = read_statement(passage)
        if statement.status in ("pending", "not_reported", "cancelled"):
            result.status = statement.status
            result.evidence["status"] = passage.evidence(*(statement.status_place or (0, len(passage.text))))
            return
    if not said:
        result.status = "pending"
