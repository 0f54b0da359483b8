"""A list has more or fewer items than the text announces."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from thaimemo.audit.calculations import of_kind, quoted_values, spoken_of
from thaimemo.audit.digits import confusable
from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, everywhere, projects, quoted, shown
from thaimemo.audit.rule import Agreed, Issue, Outcomes, Silent, rule
from thaimemo.audit.witnesses import Witness, vote
from thaimemo.schema.finding import FindingValue
from thaimemo.schema.record import Record
from thaimemo.schema.report import Count, ItemList, Project

OTHER_STATEMENTS = frozenset({"planned", "total"})


@rule(
    code="CNT01",
    name="list.announced_vs_listed",
    severity="error",
    title="The announced number is not the number listed",
    why="Every reader can count the items of a list.",
    silent_when="the list is open-ended, shows only what was reached, or fits another number of the "
    "announcement",
    absent="no list is announced with its length",
    supersedes=("CNT02", "CNT03", "CNT05"),
)
def _check(record: Record) -> Outcomes:
    for index, _, project in projects(record):
        for position, announced in enumerate(project.lists):
            number = len(announced.items)
            if announced.open_ended:
                yield Silent(f"{project.id}: the list is open-ended or cut by the end of the page")
            elif number == 0:
                yield Silent(f"{project.id}: no item of the list was read")
            elif announced.reached and announced.announced != number:
                yield from _reached(index, project, position, announced)
            elif number == announced.announced or number in announced.alternatives:
                yield Agreed()
            else:
                yield _issue(index, project, position, announced)
    yield from _elsewhere(record)


def _elsewhere(record: Record) -> Outcomes:
    """Numbered lists of the running text, with their length right before them."""
    for announced in of_kind(record, "list"):
        number = announced.terms[0].value
        if number == announced.stated:
            yield Agreed()
            continue
        begins, begins_th = spoken_of(announced)
        stated = shown(announced.stated)
        yield Issue(
            message=f"{begins}{stated} {announced.unit} are announced and {shown(number)} are listed; "
            f"the two do not agree, {CHECK_THE_PAGE}.",
            message_th=f"{begins_th}ระบุจำนวน {stated} {announced.unit} แต่แสดงรายการไว้ {shown(number)} รายการ "
            f"จำนวนไม่สอดคล้องกัน {CHECK_THE_PAGE_TH}",
            values=quoted_values(announced, "announced"),
            report=announced.report,
            project=announced.project,
            digits=confusable(announced.stated, number),
        )


def _about(index: int, project: Project, position: int, listed: ItemList) -> frozenset[tuple[object, ...]]:
    return frozenset(
        {
            ("list", index, project.id, position),
            ("count", index, project.id, listed.unit, Decimal(listed.announced)),
        }
    )


def _issue(index: int, project: Project, position: int, listed: ItemList) -> Issue:
    number = len(listed.items)
    values = [quoted("announced", listed, "announced")]
    values += everywhere("listed", listed, "items", number)
    witnesses = [
        Witness(Decimal(listed.announced), "the announcement"),
        Witness(Decimal(number), "the items"),
    ]
    if project.steps and listed.unit in {"ขั้นตอน", "กิจกรรม"}:
        witnesses.append(Witness(Decimal(len(project.steps)), "the action plan"))
    for other, evidence in _others(project, position, listed):
        witnesses.append(Witness(other, "another passage"))
        values.append(evidence)
    return Issue(
        message=f"For {project.id} {listed.announced} {listed.unit} are announced and {number} are listed; "
        "the two "
        f"do not agree, {CHECK_THE_PAGE}.",
        message_th=f"โครงการ {project.id}: ระบุจำนวน {listed.announced} {listed.unit} แต่แสดงรายการไว้ {number} "
        "รายการ "
        f"จำนวนไม่สอดคล้องกัน {CHECK_THE_PAGE_TH}",
        values=values,
        report=index,
        project=project.id,
        about=_about(index, project, position, listed),
        suggestion=vote(witnesses),
        digits=confusable(listed.announced, number),
    )


def _reached(index: int, project: Project, position: int, listed: ItemList) -> Outcomes:
    """A list of what was reached cannot be counted; another statement of the same whole can "
    "disagree with it."""
    if len(listed.items) > listed.announced or listed.reached_level == listed.announced:
        yield _issue(index, project, position, listed)  # all is said to be done, and not all is listed
        return
    differing = [found for found in _others(project, position, listed) if found[0] != listed.announced]
    nearest = min((abs(other - listed.announced) for other, _ in differing), default=None)
    others = [evidence for other, evidence in differing if abs(other - listed.announced) == nearest]
    if not others:
        yield Silent(f"{project.id}: the list shows what was reached, not all that was announced")
        return
    yield Issue(
        message=f"For {project.id} one passage speaks of {listed.announced} {listed.unit}, another of "
        f"{others[0].value}; they may count different things, {CHECK_THE_PAGE}.",
        message_th=f"โครงการ {project.id}: ข้อความหนึ่งระบุ {listed.announced} {listed.unit} อีกข้อความหนึ่งระบุ "
        f"{others[0].value} {listed.unit} อาจนับคนละอย่างกัน {CHECK_THE_PAGE_TH}",
        values=[quoted("announced", listed, "announced"), *others],
        report=index,
        project=project.id,
        about=_about(index, project, position, listed),
        severity="warning",
        verdict="ambiguous",
    )


def _others(project: Project, position: int, listed: ItemList) -> Iterator[tuple[Decimal, FindingValue]]:
    """Other statements of the whole in the same unit, once a number and place."""
    seen: set[tuple[Decimal, str]] = set()
    for other_position, other in enumerate(project.lists):
        if other_position != position and other.unit == listed.unit:
            key = (Decimal(other.announced), other.place)
            if key not in seen:
                seen.add(key)
                yield key[0], everywhere("announced elsewhere", other, "announced")[0]
    for count in project.counts:
        if count.unit == listed.unit and count.scope in OTHER_STATEMENTS and count.group is None:
            key = (count.value, count.place)
            if key not in seen and not _same_place(listed, count):
                seen.add(key)
                yield key[0], quoted("stated elsewhere", count, "value")


def _same_place(listed: ItemList, count: Count) -> bool:
    """Whether a count is the announcement itself, read twice."""
    if count.place == listed.place and count.value == listed.announced:
        return True
    own = {(e.page, e.line) for e in listed.evidence.get("announced", [])}
    return any((e.page, e.line) in own for e in count.evidence.get("value", []))
