"""One count stands with different values in the summary and in the section."""

from __future__ import annotations

from decimal import Decimal

from rapidfuzz import fuzz

from thaimemo.audit.digits import confusable
from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, projects, quoted, shown
from thaimemo.audit.rule import Agreed, Issue, Outcomes, Silent, rule
from thaimemo.audit.witnesses import Witness, vote
from thaimemo.audit.wording_variants import activity
from thaimemo.schema.record import Record
from thaimemo.schema.report import Count, Project

SAME_NOUN = 85
SAME_ITEM_NOUN = 70


@rule(
    code="CNT03",
    name="count.repeat_agree",
    severity="error",
    title="A count differs between summary and section",
    why="Two passages that count one thing are two witnesses.",
    silent_when="unit, scope or noun differ, more than one count could be meant, or the other place has the "
    "value too",
    absent="no count stands both in the summary and in the section",
)
def _check(record: Record) -> Outcomes:
    for index, _, project in projects(record):
        front = [c for c in project.counts if c.place == "summary"]
        section = [c for c in project.counts if c.place == "detail"]
        for count in front:
            unit = [c for c in section if c.unit == count.unit]
            if not unit:
                continue
            if any(c.value == count.value for c in unit):
                yield Agreed()
                continue
            partners = [c for c in unit if c.scope == count.scope and _alike(count, c)]
            free = [
                p
                for p in partners
                if not any(c.unit == p.unit and c.value == p.value and _alike(c, p) for c in front)
            ]
            if len({p.value for p in partners}) != 1 or not free:
                yield Silent(f"{project.id}: no single count of the section is surely the summary's")
                continue
            if sum(_alike(c, free[0]) and c.scope == count.scope and c.unit == count.unit for c in front) > 1:
                yield Silent(f"{project.id}: several counts of the summary could be the section's")
                continue
            yield _issue(index, project, count, free[0])


def _alike(a: Count, b: Count) -> bool:
    left, right = (activity(c.noun or "") for c in (a, b))
    if not left or not right:
        return False
    similarity = max(
        fuzz.ratio(left, right), fuzz.partial_ratio(left, right) if min(len(left), len(right)) > 5 else 0
    )
    if a.order is not None and a.order == b.order:
        return similarity >= SAME_ITEM_NOUN
    return similarity >= SAME_NOUN


def _issue(index: int, project: Project, front: Count, section: Count) -> Issue:
    a, b = shown(front.value), shown(section.value)
    witnesses = [Witness(front.value, "the summary"), Witness(section.value, "the section")]
    for other in project.counts:
        if (
            other.place not in ("summary", "detail")
            and other.unit == front.unit
            and other.scope == front.scope
        ) and _alike(other, front):
            witnesses.append(Witness(other.value, f"the {other.place}"))
    about = {("count", index, project.id, front.unit, Decimal(c.value)) for c in (front, section)}
    return Issue(
        message=f"For {project.id} the summary counts {a} {front.unit}, the section {b}; the two passages "
        f"disagree, {CHECK_THE_PAGE}.",
        message_th=f"โครงการ {project.id}: ตารางสรุประบุจำนวน {a} {front.unit} แต่รายละเอียดระบุจำนวน {b} "
        f"{front.unit} "
        f"ข้อความสองแห่งไม่สอดคล้องกัน {CHECK_THE_PAGE_TH}",
        values=[quoted("summary", front, "value"), quoted("section", section, "value")],
        report=index,
        project=project.id,
        about=frozenset(about),
        suggestion=vote(witnesses),
        digits=confusable(front.value, section.value),
    )
