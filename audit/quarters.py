"""Results of single quarters against the result of all that is printed beside them."""

from __future__ import annotations

from decimal import Decimal

from thaimemo.audit.cumulative import NO_SUM
from thaimemo.audit.digits import confusable
from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, quoted, shown
from thaimemo.audit.rubrics import PERCENT_UNITS
from thaimemo.audit.rule import Agreed, Issue, Outcomes, Silent
from thaimemo.audit.weights import Row, rows
from thaimemo.normalize.rounding import rounds_to
from thaimemo.schema.record import Record

LEAST = 2
"""Rows that have to add up before another can be said not to."""


def compare_quarters(record: Record) -> Outcomes:
    """Every row against the sum of its quarters; silent where most of its table's rows are no such sums."""
    for index, report in enumerate(record.reports):
        for table in rows(report).values():
            told = [row for row in table if row.result.parts and _adds_up_by_kind(row)]
            fitting = [row for row in told if _sum(row) == row.result.value]
            if not told:
                continue
            if len(fitting) < LEAST or 10 * len(fitting) < 6 * len(told):
                yield Silent("the rows are no sums of their quarters")
                continue
            for row in told:
                if row in fitting:
                    yield Agreed()
                elif row.result.value in {part.value for part in row.result.parts}:
                    yield Silent(f"{row.project.id}: the quarters may be cumulative already")
                elif rounds_to(_sum(row) / len(row.result.parts), row.result.value or Decimal(0)):
                    yield Silent(f"{row.project.id}: what is printed is the mean of the quarters")
                else:
                    yield _issue(index, row)


def _adds_up_by_kind(row: Row) -> bool:
    """It counts something, and is no rate, level or average."""
    named = f"{row.project.name or ''}{row.project.indicator or ''}"
    unit = row.project.unit or ""
    return (
        row.result.value is not None
        and len(row.result.parts) >= LEAST
        and unit not in PERCENT_UNITS
        and not any(word in unit for word in ("ระดับ", "คะแนน"))
        and not any(word in named for word in (*NO_SUM, "ระยะเวลา", "ระดับ"))
    )


def _sum(row: Row) -> Decimal:
    return sum((part.value for part in row.result.parts), Decimal(0))


def _issue(index: int, row: Row) -> Issue:
    project, result = row.project, row.result
    due, printed = _sum(row), result.value
    assert printed is not None
    return Issue(
        message=f"For {project.id} the quarters add up to {shown(due)}, {shown(printed)} is printed for "
        f"all of them; {CHECK_THE_PAGE}.",
        message_th=f"โครงการ {project.id}: ผลรายไตรมาสรวมกันได้ {shown(due)} แต่ผลสะสมพิมพ์ไว้ {shown(printed)} "
        f"{CHECK_THE_PAGE_TH}",
        values=[
            quoted("total", result, "value"),
            *(quoted(f"quarter {part.round_months // 3}", part, "value") for part in result.parts),
        ],
        report=index,
        project=project.id,
        about=frozenset({("count", index, project.id, project.unit or "", printed)}),
        digits=confusable(printed, due),
    )
