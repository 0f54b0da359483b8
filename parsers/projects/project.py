"""One project's linked mentions made into a project of the record."""

from __future__ import annotations

from collections.abc import Sequence

from thaimemo.normalize import lazy
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.lines.joining import one_line
from thaimemo.parsers.projects.context import ReportContext
from thaimemo.parsers.projects.details import fill_details, fill_rubric, responsible_unit, weight_of
from thaimemo.parsers.projects.linking import Group
from thaimemo.parsers.projects.mention import Mention
from thaimemo.parsers.projects.names import comparison_key
from thaimemo.parsers.projects.results import read_results
from thaimemo.schema.report import Place, Project, ProjectMention

_CODE = lazy.compiled(r"\p{L}{1,3}\.?\d{1,2}$")
_DOTTED = lazy.compiled(r"[0-9]{1,3}(?:\.[0-9]{1,3})+")
_PREFERENCE: tuple[Place, ...] = ("summary", "table", "plan", "action", "detail", "background")


def build_project(group: Group, index: int, context: ReportContext) -> Project:
    """The project of a group of mentions; ``index`` counts the projects of the report from 1."""
    first = group[0]
    numbers = [m.printed_number for m in group if m.printed_number]
    dotted = next((n for n in numbers if _DOTTED.fullmatch(n)), None)
    order = first.number or index
    if dotted and dotted.count(".") == 1:  # the printed number counts where pages or rows are missing
        group_number, printed = map(int, dotted.split("."))
        if first.dimension is None and group_number in context.dimensions:
            for mention in group:
                mention.dimension = group_number
        if first.dimension in (None, group_number):
            order = printed
    if context.running and not dotted and numbers:
        order = int(numbers[0])
    if dotted:
        identity = dotted
    elif numbers and (context.running or _CODE.match(numbers[0])):
        identity = numbers[0]
    elif first.dimension is not None:
        identity = f"{first.dimension}.{order}"
    else:
        identity = numbers[0] if numbers else str(index)
    project = Project(id=identity, dimension=first.dimension, number=order)
    ordered = sorted(group, key=lambda m: _PREFERENCE.index(m.place))
    for field, role in (("name", "project"), ("goal", "goal"), ("indicator", "indicator")):
        _choose(project, field, _witnesses(ordered, role, context), context)
    if project.goal is None:
        _choose(
            project, "goal", [(m, m.fields["objective"]) for m in ordered if m.text("objective")], context
        )
    if project.name is None and project.indicator is not None:  # a KPI table names a project by its indicator
        project.name = project.indicator
        project.evidence["name"] = project.evidence["indicator"]
    named = project.evidence.get("name") or project.evidence.get("goal", [])
    project.evidence["number"] = next((m.number_places for m in ordered if m.number_places), named)
    fill_details(project, sorted(ordered, key=lambda m: _stands_behind(m, context)), context)
    fill_rubric(project, ordered, context)
    for mention in ordered:
        project.mentions.append(_mention(mention, context))
        items = read_results(project, mention, context)
        record = project.mentions[-1]
        for item in items:
            if item.text:
                record.activities.append(one_line(item.text))
                record.evidence.setdefault("activities", []).append(item.evidence()[0])
    return project


def _witnesses(
    ordered: Sequence[Mention], role: str, context: ReportContext
) -> list[tuple[Mention, Passage]]:
    """Where a field is printed; what a table calls an indicator may be the name that other places print."""
    found = [(m, m.fields[role]) for m in ordered if m.text(role)]
    if role != "indicator" or len(found) < 2:
        return found
    names = {comparison_key(m.fields["project"].text, context.agencies) for m in ordered if m.text("project")}
    return [w for w in found if comparison_key(w[1].text, context.agencies) not in names] or found


def _stands_behind(mention: Mention, context: ReportContext) -> tuple[int, int]:
    """How far behind others a place is asked: of tables of several rounds the report's own comes first, then
    the last."""
    rounds = [months for months in mention.rounds if months is not None]
    own = context.round_months in rounds
    return _PREFERENCE.index(mention.place), 0 if own or not rounds else 12 - max(rounds)


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


def _mention(mention: Mention, context: ReportContext) -> ProjectMention:
    record = ProjectMention(place=mention.place, dimension=mention.dimension, number=mention.number)
    for field, role in (
        ("name", "project"),
        ("goal", "goal"),
        ("indicator", "indicator"),
        ("responsible", "responsible"),
    ):
        if mention.text(role):
            passage = mention.fields[role]
            if role == "responsible" and (rest := responsible_unit(passage)) is not None:
                passage = rest
            setattr(record, field, one_line(passage.text))
            record.evidence[field] = passage.evidence()
    if weight := weight_of(mention, context):
        record.weight = weight[0]
        record.evidence["weight"] = weight[1].evidence()
    return record
