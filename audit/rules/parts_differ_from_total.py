"""The parts of a total do not add up to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from thaimemo.audit.budgets import compare_budgets, impossible, misread
from thaimemo.audit.calculations import Place, due, of_kind, place_of, quoted_values, spoken_of
from thaimemo.audit.digits import confusable
from thaimemo.audit.quarters import compare_quarters
from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, projects, quoted, shown
from thaimemo.audit.rule import Agreed, Issue, Outcomes, Silent, rule
from thaimemo.schema.calculation import Calculation
from thaimemo.schema.record import Record
from thaimemo.schema.report import Count


@rule(
    code="CNT04",
    name="count.parts_total",
    severity="error",
    title="Parts and total do not agree",
    why="A sum can be repeated by every reader.",
    silent_when="the parts add up flat or nested, overlap, or have another unit; of budgets, where one of "
    "the three sums is not stated or the last row stands one column askew; of quarters, where the "
    "other rows do not add up either",
    absent="no total with its parts and no budget with its three sums was read",
    supersedes=("CNT03", "CNT06"),
)
def _check(record: Record) -> Outcomes:
    yield from _counts(record)
    yield from compare_budgets(record)
    yield from _states(record)
    yield from compare_quarters(record)
    yield from _sums(record)


def _counts(record: Record) -> Outcomes:
    for index, _, project in projects(record):
        groups: dict[int, list[Count]] = {}
        for count in project.counts:
            if count.group is not None:
                groups.setdefault(count.group, []).append(count)
        for counts in groups.values():
            totals = [c for c in counts if c.scope == "total"]
            parts = [c for c in counts if c.scope == "part"]
            if len(totals) != 1 or len(parts) < 2:
                continue
            total = totals[0]
            if {c.unit for c in parts} != {total.unit}:
                yield Silent(f"{project.id}: the parts have another unit than the total")
                continue
            if total.value in set(_readings(parts)):
                yield Agreed()
                continue
            flat = sum((c.value for c in parts), Decimal(0))
            outer = sum((c.value for c in parts if c.depth == min(p.depth for p in parts)), Decimal(0))
            yield Issue(
                message=f"For {project.id} the parts add up to {shown(outer)} {total.unit}, the total says "
                f"{shown(total.value)}; {CHECK_THE_PAGE}.",
                message_th=f"โครงการ {project.id}: ผลรวมของรายการย่อยเท่ากับ {shown(outer)} {total.unit} "
                "แต่ยอดรวมระบุ "
                f"{shown(total.value)} {total.unit} {CHECK_THE_PAGE_TH}",
                values=[quoted("total", total, "value"), *(quoted("part", c, "value") for c in parts)],
                report=index,
                project=project.id,
                about=frozenset({("count", index, project.id, total.unit, total.value)}),
                digits=confusable(total.value, outer) or confusable(total.value, flat),
            )


def _states(record: Record) -> Outcomes:
    for index, report in enumerate(record.reports):
        for tally in report.tallies:
            due = sum((part.value for part in tally.parts), Decimal(0))
            if due == tally.total:
                yield Agreed()
                continue
            yield Issue(
                message=f"{shown(tally.total)} {tally.unit} are divided by their states into "
                f"{shown(due)}; {CHECK_THE_PAGE}.",
                message_th=f"ระบุทั้งหมด {shown(tally.total)} {tally.unit} แต่รวมตามสถานะได้ {shown(due)} "
                f"{tally.unit} {CHECK_THE_PAGE_TH}",
                values=[
                    quoted("total", tally, "total"),
                    *(quoted(part.state, part, "value") for part in tally.parts),
                ],
                report=index,
                digits=confusable(tally.total, due),
            )


def _sums(record: Record) -> Outcomes:
    """Totals and allotments of the running text and of tables, with what they are divided into."""
    wrong: list[Calculation] = []
    for total in of_kind(record, "sum", "balance"):
        if due(total) == total.stated:
            yield Agreed()
        elif total.kind == "sum" and due(total) == 2 * total.stated and len(total.terms) > 2:
            yield Silent("groups stand among their own parts, each counted twice")
        else:
            wrong.append(total)
    for first, *others in _of_one_number(wrong):
        issue = _sum_issue(first)
        further = [value for other in others for value in quoted_values(other, "another total")]
        about = frozenset(("calculation", place_of(total, "stated")) for total in (first, *others))
        yield replace(issue, values=[*issue.values, *further], about=about)


def _of_one_number(wrong: list[Calculation]) -> list[list[Calculation]]:
    """One number of a table makes its row and its column wrong by the same amount: the one with fewer parts
    first, the others behind it."""
    groups: list[list[Calculation]] = []
    for total in sorted(wrong, key=lambda t: len(t.terms)):
        places = _places(total)
        missed = abs(due(total) - total.stated)
        group = next(
            (g for g in groups if places & _places(g[0]) and abs(due(g[0]) - g[0].stated) == missed),
            None,
        )
        if group is None:
            groups.append([total])
        else:
            group.append(total)
    return groups


def _places(total: Calculation) -> set[Place | None]:
    return {place_of(total, "stated"), *(place_of(term, "value") for term in total.terms)}


def _sum_issue(total: Calculation) -> Issue:
    parts = due(total)
    digits = confusable(total.stated, parts)
    certain = total.certain or digits is not None
    if total.kind == "balance":
        left = total.terms[-1].value
        amounts = total.stated, parts - left, left
        digits = misread(*amounts)
        certain = digits is not None or impossible(*amounts)
    begins, begins_th = spoken_of(total)
    named = f" {total.unit}" if total.unit else ""
    return Issue(
        message=f"{begins}the parts add up to {shown(parts)}{named}, the total says {shown(total.stated)}; "
        f"{CHECK_THE_PAGE}.",
        message_th=f"{begins_th}ผลรวมของรายการย่อยเท่ากับ {shown(parts)}{named} แต่ยอดรวมระบุ "
        f"{shown(total.stated)}{named} {CHECK_THE_PAGE_TH}",
        values=quoted_values(total, "total"),
        report=total.report,
        project=total.project,
        severity=None if certain else "warning",
        verdict=None if certain else "ambiguous",
        digits=digits,
    )


def _readings(parts: list[Count]) -> Iterator[Decimal]:
    """Sums of all parts, of one depth each, and of the parts that have none below them."""
    yield sum((c.value for c in parts), Decimal(0))
    for depth in {c.depth for c in parts}:
        yield sum((c.value for c in parts if c.depth == depth), Decimal(0))
    leaves = [
        c
        for c, after in zip(parts, [*parts[1:], None], strict=True)
        if after is None or after.depth <= c.depth
    ]
    yield sum((c.value for c in leaves), Decimal(0))
