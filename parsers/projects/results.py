"""What was reached: the result cells of a row or the narrative and conclusion of a section."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import regex

from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import parse_number
from thaimemo.normalize.passage import Passage
from thaimemo.normalize.percentages import find_percentages
from thaimemo.parsers.lines.enumerations import find_markers
from thaimemo.parsers.lines.labels import state_alone
from thaimemo.parsers.lines.open_section import SAID_OF_ROUND
from thaimemo.parsers.lines.tick_boxes import has_choices, ticked_choice
from thaimemo.parsers.projects.context import ReportContext
from thaimemo.parsers.projects.fractions import read_fraction, read_workings
from thaimemo.parsers.projects.level_words import level_said
from thaimemo.parsers.projects.measure import is_percentage
from thaimemo.parsers.projects.mention import Mention
from thaimemo.parsers.projects.narrative import read_narrative
from thaimemo.parsers.projects.occasions import read_occasion
from thaimemo.parsers.projects.quantity import (
    measured,
    read_quantity,
    scored,
    share_beside,
    share_named,
    share_of_counts,
)
from thaimemo.parsers.projects.statements import (
    CANCELLED,
    DASH,
    FINISHED,
    NOT_REPORTED,
    Statement,
    read_statement,
)
from thaimemo.parsers.projects.targets import target_said
from thaimemo.parsers.tables.beside_results import (
    read_bracketed_share,
    read_divided,
    read_mark,
    read_parts,
    read_review,
    read_share,
    read_share_said,
)
from thaimemo.schema.report import Place, Project, Ratio, Result, StatedLevel, Status

_N = r"(?P<n>[0-9๐-๙](?:\.[0-9๐-๙]+)?)"
_LEVEL_IN = lazy.compiled(rf"ระดับ\s*{_N}")
# "ระดับ 4", "4", "ระดับ 4 (ดีเลิศ)", "ระดับ ๔ ดีมาก"
_LEVEL_ALONE = lazy.compiled(
    rf"\s*(?P<said>(?:ระดับ\s*(?:ที่)?)?\s*{_N})\s*(?:\(\p{{Thai}}{{2,16}}\)|(?<=ระดับ\s?[0-9๐-๙]\s)\p{{Thai}}{{2,14}})?\s*"
)
# "ดีเลิศ (4)"
_LEVEL_IN_BRACKETS = lazy.compiled(
    rf"\s*(?![๐-๙])\p{{Thai}}{{2,16}}\s*\(\s*(?P<said>(?:ระดับ\s*)?{_N})\s*\)\s*"
)
_NUMBER_FIRST = lazy.compiled(r"\s*(?P<n>[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]+)?)(?=\s+\p{Thai}|\s*\()")
_LEVEL_FIRST = lazy.compiled(rf"\s*(?P<said>ระดับ\s*(?:ที่)?\s*{_N})(?=\s|$|[(,])")
# "/" and "x" below "บรรลุ (/ = บรรลุ, x = ไม่บรรลุ)"
_MARKED = lazy.compiled(r"\s*(?:/|√|☑|(?P<no>[xX☒]))\s*")
_MET = lazy.compiled(
    r"(?P<no>[✗✘×]|ไม่บรรลุ|ไม่ผ่าน|(?i:not?[\s-]*(?:achieved|met|pass(?:ed)?)|fail(?:ed)?)|ต่ำกว่าเป้าหมาย|^\s*ขาด\s*$)|(?P<full>^\s*ครบ\s*$|[✓✔])|(?P<yes>(?i:(?<!\p{L}\s?)(?:achieved|met|pass(?:ed)?)(?!\p{L}))|บรรลุ(?!/)|ผ่าน(?:เกณฑ์)?(?!/)|เป็นไปตามเป้าหมาย|สูงกว่าเป้าหมาย)"
)


_WORDS = lazy.compiled(r"[\p{Thai}A-Za-z]|^\s*[-–—]\s*$")
_UNIT_OF_TARGET = lazy.compiled(
    r"\s*(?:ไม่\p{Thai}+|อย่างน้อย)?\s*(?:จำนวน)?\s*[0-9๐-๙][0-9๐-๙,]*(?:\.[0-9๐-๙]+)?\s*"
    r"(?P<unit>(?![๐-๙])\p{Thai}[\p{Thai}. /]{0,14}?)(?:\s*ขึ้นไป)?\s*"
)
# "บรรลุเป้าหมาย", "ไม่บรรลุตามเป้าหมาย", "ต่ำกว่าเป้าหมาย"; not what is hoped for
_REACHED = lazy.compiled(
    r"(?<!เพื่อ(?:ให้)?|จะ|คาดว่า|สามารถ|ให้|การ)(?:(?P<no>ไม่(?:สามารถ)?บรรลุ|ยังไม่บรรลุ|ต่ำกว่า|ไม่เป็นไปตาม)|บรรลุ|สูงกว่า|เป็นไปตาม)(?:ตาม)?(?:ค่า)?เป้าหมาย"
)


def read_results(project: Project, mention: Mention, context: ReportContext) -> list[Passage]:
    """Results of one mention into the project; returns the list items of its narratives."""
    items: list[Passage] = []
    if mention.place == "detail" and mention.rounds:
        said = {r: mention.fields[r] for r in SAID_OF_ROUND & set(mention.fields) if mention.text(r)}
        last = max(mention.rounds, key=lambda months: months or 0)
        for months, cells in mention.rounds.items():
            own = {**said, **cells} if months == last else cells
            items += _row_result(project, "detail", months or context.round_months, own, context)
    elif mention.place == "detail" or (mention.place == "summary" and not mention.rounds):
        items = _section_result(project, mention, context)
    elif mention.place in ("summary", "table"):
        for months, cells in mention.rounds.items():
            items += _row_result(project, mention.place, months or context.round_months, cells, context)
            result = project.results[-1]
            result.of_quarter = months in mention.of_quarter
            result.parts = read_parts(mention, months)
            if months in mention.round_places:
                result.evidence["round_months"] = list(mention.round_places[months])
        if mention.ticked is not None and project.results:
            level, mark = mention.ticked
            project.results[-1].level = Decimal(level)
            project.results[-1].evidence["level"] = mark.evidence()
            project.results[-1].status = "reported"
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


def _of_other_things(project: Project, statement: Statement) -> bool:
    """The percentage is a share of people where the indicator counts times: its target has another unit."""
    unit = _unit_of_target(project) if (project.indicator or "").startswith("จำนวน") else None
    return unit is not None and any(
        ratio.percent == statement.percent and ratio.unit and ratio.unit not in unit
        for ratio in project.ratios
    )


def _share(project: Project, result: Result, statement: Statement, passage: Passage) -> None:
    """The percentage that a narrative states of an indicator which is one (ร้อยละของ...)."""
    if not is_percentage(project) or result.percent is not None:
        return
    if statement.percent_place is not None:
        result.percent = statement.percent
        result.evidence["percent"] = passage.evidence(*statement.percent_place)
    elif (
        named := share_named(passage.text, project.indicator or project.name or "")
        or share_of_counts(passage.text)
    ) is not None:
        result.percent = named.value
        result.evidence["percent"] = passage.evidence(named.start, named.end)
    elif len(shares := [r for r in project.ratios if not r.of_target and _stands_in(r, passage)]) == 1:
        result.percent = shares[0].percent
        result.evidence["percent"] = list(shares[0].evidence["percent"])


def _stands_in(ratio: Ratio, passage: Passage) -> bool:
    """The ratio was read in the lines of the passage."""
    lines = {(place.page, place.line) for place in passage.evidence()}
    return any((place.page, place.line) in lines for place in ratio.evidence["percent"])


def _flags(result: Result, statement: Statement, passage: Passage) -> None:
    if statement.in_progress and not result.in_progress:
        result.in_progress = True
        result.evidence["in_progress"] = passage.evidence(*statement.in_progress)
    if statement.will_report and not result.will_report:
        result.will_report = True
        result.evidence["will_report"] = passage.evidence(*statement.will_report)


def _section_result(project: Project, mention: Mention, context: ReportContext) -> list[Passage]:
    result = Result(
        place="summary" if mention.place == "summary" else "detail", round_months=context.round_months
    )
    result.evidence["round_months"] = list(context.round_places)
    narrative = mention.fields.get("result")
    conclusion = mention.fields.get("conclusion")
    items: list[Passage] = []
    intro: Statement | None = None
    if narrative is not None and narrative.text.strip():
        result.narrative = narrative.text.strip()
        result.evidence["narrative"] = narrative.evidence()
        intro = read_statement(narrative)
        items = read_narrative(narrative, mention.place, project, context.period)
    status_from: tuple[Statement, Passage] | None = None
    if conclusion is not None and conclusion.text.strip():
        statement = read_statement(conclusion)
        _level_first(result, conclusion)
        if _MET.fullmatch(conclusion.text.strip()) or state_alone(conclusion.text):
            _status_cell(result, conclusion)
        _fill(result, statement, conclusion)
        status_from = (statement, conclusion)
        if intro is not None and narrative is not None:
            _flags(result, intro, narrative)
            _share(project, result, intro, narrative)
            for level, place in intro.levels:
                stated = StatedLevel(level=int(level))
                stated.evidence["level"] = narrative.evidence(*place)
                result.stated_levels.append(stated)
    elif intro is not None and narrative is not None:
        quantity = read_quantity(narrative.text)
        if quantity is not None and quantity.unit == "ระดับ":  # "ระดับ ๓ (๖๐%)"
            _level_first(result, narrative)
            _fill(result, intro, narrative)
        elif quantity is None:
            if _of_other_things(project, intro):
                intro.percent = None
            _fill(result, intro, narrative)
            _share(project, result, intro, narrative)
        status_from = (intro, narrative)
    read_occasion(project, mention, result.place, context)
    workings = mention.fields.get("workings")
    if narrative is None and workings is not None:
        items = read_narrative(workings, "detail", project, context.period)
        _fill(result, read_statement(workings), workings)
        read_workings(project, workings, "detail")
    _cells(result, mention.fields, context)
    _values(project, result, mention.fields)
    if narrative is not None and (found := scored(narrative.text)) is not None:
        _score(project, result, narrative, *found)
    if narrative is not None:
        _measure(project, result, narrative)
    read_share(project, result, mention.fields)
    if narrative is not None and "percent" not in mention.fields:
        read_share_said(project, result)
    if narrative is not None:
        _said_of_target(project, result, narrative)
    if result.level is None and result.percent is None and result.score is None and result.value is None:
        said = _words_of(mention.fields.get("status"))
        if _not_scored(result, mention.fields):
            status_from = None
        if said is not None and (of_status := read_statement(said)).status is not None:
            status_from = (of_status, said)
        elif said is not None and FINISHED.search(said.text):
            status_from = None
            result.evidence["status"] = said.evidence()
        if status_from is not None and status_from[0].status is not None:
            result.status = status_from[0].status
            if status_from[0].status_place:
                result.evidence["status"] = status_from[1].evidence(*status_from[0].status_place)
        elif dashed := _dashed(mention.fields):
            result.status = "pending"
            result.evidence["status"] = dashed.evidence()
        elif (narrative is None or not narrative.text.strip()) and not any(e.held for e in project.events):
            result.status = "not_reported"
    read_fraction(project, result, mention.fields)
    project.results.append(result)
    return items


def _values(project: Project, result: Result, cells: dict[str, Passage]) -> None:
    """Score cells and measured results that are numbers by themselves."""
    for field in ("score", "full_score", "weighted_score", "weight"):
        if field == "weight" and result.place == "detail":
            continue
        passage = cells.get(field)
        quantity = read_quantity(passage.text) if passage is not None else None
        if passage is not None and quantity is not None and quantity.unit != "ระดับ":
            setattr(result, field, quantity.value)
            result.evidence[field] = passage.evidence()
    passage = cells.get("result")
    shares = is_percentage(project)
    if (
        passage is not None
        and (quantity := read_quantity(passage.text))
        and not (
            result.percent is not None and (quantity.share or shares or not (project.unit or quantity.unit))
        )
    ):
        value = quantity.value
        if "ระดับ" in (project.unit or quantity.unit) and value <= 5:
            result.level = result.level if result.level is not None else value
            result.evidence.setdefault("level", passage.evidence())
            result.value = value
            result.evidence["value"] = passage.evidence()
        elif quantity.share or shares:
            result.percent = value
            result.evidence["percent"] = passage.evidence()
        else:
            result.value = value
            result.evidence["value"] = passage.evidence()
            if result.percent is None and (share := share_beside(passage.text)) is not None:
                result.percent = share[0]
                result.evidence["percent"] = passage.evidence(share[1], share[2])


def _row_result(
    project: Project, place: Place, months: int | None, cells: dict[str, Passage], context: ReportContext
) -> list[Passage]:
    result = Result(place=place if place in ("summary", "detail") else "table", round_months=months)
    result.evidence["round_months"] = list(context.round_places)
    items: list[Passage] = []
    narrative = cells.get("result")
    if narrative is not None and _is_narrative(narrative):
        result.narrative = narrative.text.strip()
        result.evidence["narrative"] = narrative.evidence()
        items = read_narrative(narrative, place, project, context.period)
        whole = read_quantity(narrative.text) is not None
        told = {"percent", "level"} if place == "detail" else {"percent", "level", "score"}
        tell = _flags if whole or told & set(cells) else _fill
        statement = read_statement(narrative)
        tell(result, statement, narrative)
        if "percent" not in cells and not whole:
            _share(project, result, statement, narrative)
    _cells(result, cells, context)
    _values(project, result, cells)
    result.review = read_review(cells)
    if narrative is not None:
        read_bracketed_share(result, narrative)
        read_divided(project, result, narrative)
    read_share(project, result, cells)
    read_fraction(project, result, cells)
    read_mark(result, cells)
    if result.percent is None and "achievement" in cells:
        _percent_cell(result, cells["achievement"])
    if narrative is not None and result.narrative is not None:
        _measure(project, result, narrative)
        if result.met is None and _MET.fullmatch(narrative.text.strip()):
            _status_cell(result, narrative)
        _said_of_target(project, result, narrative)
    if not _has_value(result):
        _row_status(result, cells)
    project.results.append(result)
    return items


def _cells(result: Result, cells: dict[str, Passage], context: ReportContext) -> None:
    """Cells and labelled lines that state a percentage, a level or whether the target was met."""
    readers: dict[str, Callable[[Result, Passage], None]] = {
        "percent": _percent_cell,
        "score": _level_as_score,
        "level": _level_cell,
        "status": _status_cell,
    }
    for role, read in readers.items():
        if role in cells:
            read(result, cells[role])
    if result.level is None and "level" in cells:
        level = level_said(cells["level"].text, context.level_words)
        if level is not None:
            result.level = Decimal(level)
            result.evidence["level"] = cells["level"].evidence()


def _score(
    project: Project,
    result: Result,
    passage: Passage,
    value: tuple[Decimal, int, int],
    score: tuple[Decimal, int, int],
) -> None:
    """A result with its score behind it."""
    share = is_percentage(project)
    for field, (number, start, end) in (("percent" if share else "value", value), ("score", score)):
        if getattr(result, field) is None:
            setattr(result, field, number)
            result.evidence[field] = passage.evidence(start, end)


def _measure(project: Project, result: Result, narrative: Passage) -> None:
    """The result in the project's unit, where the narrative has one number in it."""
    unit = project.unit or _unit_of_target(project) or _unit_of_thresholds(project)
    name = project.name if project.unit else project.indicator or project.name
    if result.value is None and unit and (found := measured(narrative.text, unit, name or "")):
        result.value = found[0]
        result.evidence["value"] = narrative.evidence(found[1], found[2])


def _unit_of_target(project: Project) -> str | None:
    """The unit that the target is printed with, where there is no other: "ไม่เกิน ๖๐ ต่อแสนคน"."""
    printed = " ".join(e.quote for e in project.evidence.get("target", ()))
    match = _UNIT_OF_TARGET.fullmatch(printed)
    return match["unit"] if match and not match["unit"].startswith("ร้อยละ") else None


def _unit_of_thresholds(project: Project) -> str | None:
    """The unit of criteria that are measured values: "ไม่เกิน ๑๕ วันทำการ".

    Of things done one by one only where the indicator is their number.
    """
    rubric = project.rubric
    kinds = {"unknown", "interpolated"}
    if (project.indicator or "").startswith("จำนวน"):
        kinds.add("activity_count")
    return rubric.unit if rubric is not None and rubric.kind in kinds else None


def _words_of(passage: Passage | None) -> Passage | None:
    """A state without the sign before it: "✅ แล้วเสร็จ"."""
    match = _WORDS.search(passage.text) if passage is not None else None
    return passage.slice(match.start()) if passage is not None and match is not None else None


def _said_of_target(project: Project, result: Result, narrative: Passage) -> None:
    """Whether a sentence says that the target was reached, and the share that it sets beside its target."""
    found = list(_REACHED.finditer(narrative.text))
    if result.met is None and len(found) == 1:
        result.met = found[0]["no"] is None
        result.evidence["met"] = narrative.evidence(*found[0].span())
    about = project.unit or project.indicator or " ".join(e.quote for e in project.evidence.get("target", ()))
    if result.percent is None and result.value is None and about.startswith(("ร้อยละ", "%")):
        target = target_said(narrative.text)
        shares = [
            p
            for p in find_percentages(narrative.text)
            if target is None or p.end <= target[0] or p.start >= target[1]
        ]
        if target is not None and len(shares) == 1:
            result.percent = shares[0].value
            result.evidence["percent"] = narrative.evidence(shares[0].start, shares[0].end)


def _is_narrative(passage: Passage) -> bool:
    text = passage.text.strip()
    said = not (DASH.fullmatch(text) or NOT_REPORTED.fullmatch(text))
    return bool(text) and said and (read_quantity(text) is None or "(" in text)


def _has_value(result: Result) -> bool:
    values = (result.level, result.percent, result.score, result.weighted_score, result.value, result.met)
    return any(value is not None for value in values)


def _percent_cell(result: Result, passage: Passage) -> None:
    found = find_percentages(passage.text)
    if len(found) == 1:
        result.percent = found[0].value
        result.evidence["percent"] = passage.evidence(found[0].start, found[0].end)
    elif not found and (quantity := read_quantity(passage.text)) and quantity.unit in ("", "ร้อยละ"):
        result.percent = quantity.value
        result.evidence["percent"] = passage.evidence()
    elif not found and (first := _NUMBER_FIRST.match(passage.text)):  # "คิดเป็นร้อยละ ๓๗.๕๐ อีก ๒ รายการ..."
        result.percent = parse_number(first["n"])
        result.evidence["percent"] = passage.evidence(*first.span("n"))
    if match := _LEVEL_IN.search(passage.text):
        result.level = parse_number(match["n"])
        result.evidence["level"] = passage.evidence(*match.span())


def _level_cell(result: Result, passage: Passage) -> None:
    match = _LEVEL_ALONE.fullmatch(passage.text) or _LEVEL_IN_BRACKETS.fullmatch(passage.text)
    if match and (value := parse_number(match["n"])) is not None:
        result.level = value
        result.evidence["level"] = passage.evidence(*match.span("said"))


def _level_as_score(result: Result, passage: Passage) -> None:
    """The level under a label of points: "คะแนนที่ได้ : ระดับ 4"."""
    if "ระดับ" in passage.text:
        _level_cell(result, passage)


def _level_first(result: Result, passage: Passage) -> None:
    """A conclusion that begins with the level: "ระดับ 5 ร้อยละ 100"."""
    match = _LEVEL_FIRST.match(passage.text)
    if match and (value := parse_number(match["n"])) is not None:
        result.level = value
        result.evidence["level"] = passage.evidence(*match.span("said"))
    else:
        _level_cell(result, passage)


def _status_cell(result: Result, passage: Passage) -> None:
    if has_choices(passage.text):
        chosen = ticked_choice(passage)
        if chosen is None:
            return
        passage = chosen
        _flags(result, read_statement(passage), passage)
    if result.level is None and _LEVEL_FIRST.match(passage.text):  # "ระดับ 4 ร้อยละ 87.72" below "ผลประเมิน"
        _level_first(result, passage)
        if result.percent is None:
            _percent_cell(result, passage)
    match = _MARKED.fullmatch(passage.text)
    if match is None and len(found := list(_MET.finditer(passage.text))) == 1:
        match = found[0]
    if match is not None:
        result.met = match["no"] is None
        result.evidence["met"] = passage.evidence(*match.span())


_STATUS_SIGNS: tuple[tuple[Status, regex.Pattern[str]], ...] = (
    ("cancelled", CANCELLED),
    ("not_reported", NOT_REPORTED),
    ("pending", DASH),
)


def _not_scored(result: Result, cells: dict[str, Passage]) -> bool:
    """Whether a label of points or of a level says that there are none: ยกเลิก, N/A."""
    for role in ("level", "score", "percent"):
        for status, pattern in _STATUS_SIGNS:
            if status != "pending" and role in cells and pattern.fullmatch(cells[role].text):
                result.status = status
                result.evidence["status"] = cells[role].evidence()
                return True
    return False


def _dashed(cells: dict[str, Passage]) -> Passage | None:
    """The dash under a label of points or of a level."""
    dashed = (cells[role] for role in ("level", "score", "percent") if role in cells)
    return next((passage for passage in dashed if DASH.fullmatch(passage.text)), None)


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
