"""A count is larger than what it is a part of, or than there can be."""

from __future__ import annotations

from decimal import Decimal

from thaimemo.audit.calculations import of_kind, quoted_values, spoken_of
from thaimemo.audit.digits import confusable
from thaimemo.audit.observed import observed
from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, projects, quoted, shown
from thaimemo.audit.rule import Agreed, Issue, Outcomes, rule
from thaimemo.normalize import lazy
from thaimemo.normalize.counts import PROVINCES
from thaimemo.schema.finding import FindingValue
from thaimemo.schema.record import Record
from thaimemo.schema.report import Count, Project

# "ความครอบคลุมการคัดกรอง เทียบกับเป้าหมายที่ได้รับจัดสรร"
_OF_TARGET = lazy.compiled(r"(?:เทียบ(?:กับ)?|ของ|ต่อ)\s*(?:ค่า)?(?:เป้าหมาย|แผน)")


@rule(
    code="CNT07",
    name="count.bounds",
    severity="warning",
    title="A count is out of bounds",
    why="A part is never larger than the whole, and the country has 77 provinces.",
    silent_when="the percentage is of a target or growth, or people are counted once an attendance",
    absent="no count with a bound was read",
)
def _check(record: Record) -> Outcomes:
    for index, _, project in projects(record):
        for count in project.counts:
            if count.unit != "จังหวัด":
                continue
            if count.value <= PROVINCES:
                yield Agreed()
                continue
            yield _issue(index, project, quoted("provinces", count, "value"), f"{PROVINCES} provinces")
        for ratio in project.ratios:
            if ratio.of_target or ratio.percent <= 100 or _OF_TARGET.search(project.name or ""):
                yield Agreed()
                continue
            yield _issue(index, project, quoted("percent", ratio, "percent"), "100 per cent")
        groups: dict[tuple[int, str], list[Count]] = {}
        for count in project.counts:
            if count.group is not None:
                groups.setdefault((count.group, count.unit), []).append(count)
        for counts in groups.values():
            totals = [c for c in counts if c.scope == "total"]
            for part in (c for c in counts if c.scope == "part" and len(totals) == 1):
                if part.value <= totals[0].value:
                    yield Agreed()
                    continue
                yield _issue(
                    index,
                    project,
                    quoted("part", part, "value"),
                    f"the total of {shown(totals[0].value)}",
                    totals[0],
                )
    yield from _elsewhere(record)


def _elsewhere(record: Record) -> Outcomes:
    """Parts, percentages and provinces of the running text."""
    held = {
        (e.page, e.line)
        for _, _, project in projects(record)
        for count in project.counts
        for e in count.evidence.get("value", [])
    }
    for first, values, owner in observed(record, "impossible_count", besides=held):
        yield Issue(
            message=f"“{first.text}” exceeds {PROVINCES} provinces; {CHECK_THE_PAGE}.",
            message_th=f"“{first.text}” เกินกว่าจำนวนจังหวัดทั้งหมด {PROVINCES} จังหวัด {CHECK_THE_PAGE_TH}",
            values=values,
            report=first.report,
            project=owner,
        )
    for taken in of_kind(record, "part", "share"):
        bound = taken.terms[0].value if taken.kind == "part" else Decimal(100)
        if taken.of_target or taken.stated <= bound:
            yield Agreed()
            continue
        begins, begins_th = spoken_of(taken)
        number, most = shown(taken.stated), shown(bound)
        yield Issue(
            message=f"{begins}{number} exceeds the whole of {most}; {CHECK_THE_PAGE}.",
            message_th=f"{begins_th}จำนวน {number} เกินกว่าจำนวนทั้งหมด {most} {CHECK_THE_PAGE_TH}",
            values=quoted_values(taken, taken.kind),
            report=taken.report,
            project=taken.project,
            digits=confusable(taken.stated, bound) if taken.kind == "part" else None,
        )


def _issue(
    index: int, project: Project, found: FindingValue, bound: str, total: Count | None = None
) -> Issue:
    number = shown(found.value) if isinstance(found.value, Decimal) else str(found.value)
    return Issue(
        message=f"For {project.id} {number} exceeds {bound}; {CHECK_THE_PAGE}.",
        message_th=f"โครงการ {project.id}: จำนวน {number} เกินกว่าที่เป็นไปได้ {CHECK_THE_PAGE_TH}",
        values=[found] + ([quoted("total", total, "value")] if total else []),
        report=index,
        project=project.id,
        about=frozenset({("count", index, project.id, total.unit, total.value)}) if total else frozenset(),
    )
