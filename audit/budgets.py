"""Budgets added up: money spent and money left are the money allotted."""

from __future__ import annotations

from decimal import Decimal

from thaimemo.audit.digits import confusable
from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, quoted, shown
from thaimemo.audit.rule import Agreed, Issue, Outcomes, Silent
from thaimemo.normalize import lazy
from thaimemo.schema.record import Record
from thaimemo.schema.report import Budget, Project, Report, Total

_MOVED = lazy.compiled(r"(?:รับ)?โอน(?:เงิน|งบ|ลด|เพิ่ม|ไป|มา|ให้|จาก)|ปรับ(?:ลด|เพิ่ม)(?:วงเงิน|งบ)")
COLUMNS = ("allotted", "spent", "left")
LEAST = 2
"""Budgets that have to balance before another is measured by them."""


def compare_budgets(record: Record) -> Outcomes:
    """What was spent and what is left against what was allotted. A report whose other budgets do not
    balance either keeps commitments apart: its issues are warnings, but for sums that no commitment
    explains."""
    for index, report in enumerate(record.reports):
        balanced, others = 0, []
        for project in report.projects:
            if None in (project.budget.allotted, project.budget.spent, project.budget.left):
                continue
            if _due(project.budget) == project.budget.allotted:
                balanced += 1
                yield Agreed()
            elif any(_MOVED.search(result.narrative or "") for result in project.results):
                yield Silent(f"{project.id}: its text tells of money that was moved from or to it")
            else:
                others.append(project)
        certain = balanced >= LEAST and balanced > len(others)
        for project in others:
            yield _issue(index, project, certain)
        yield from _totals(index, report, certain or not others)


def _totals(index: int, report: Report, certain: bool) -> Outcomes:
    """Printed totals of budgets against the sums of their columns, where every project states its own."""
    for total in report.totals:
        owners = [p for p in report.projects if total.dimension in (None, p.dimension)]
        columns = {
            field: column for field in COLUMNS if len(column := _column(total, field, owners)) >= LEAST
        }
        # where a column adds up, those who are blank in it have no money
        whole = [set(column) for field, column in columns.items() if _adds_up(total, field, column, owners)]
        for field, column in columns.items():
            blank = len(column) < len(owners) and set(column) not in whole
            if _adds_up(total, field, column, owners):
                yield Agreed()
            elif _is_of_another(total, field, owners):
                yield Silent("the printed total is that of the column beside it, which stands askew")
            elif blank and total.told:
                yield Silent("a sentence sums up the money of more projects than state theirs")
            elif not blank or field != "allotted":
                due = sum(column.values(), Decimal(0))
                yield _total_issue(index, total, field, due, owners, certain and not blank)


def _column(total: Total, field: str, owners: list[Project]) -> dict[str, Decimal]:
    """What every project states of a kind of money that the total has, by the project's id."""
    if getattr(total, field) is None:
        return {}
    return {p.id: value for p in owners if (value := getattr(p.budget, field)) is not None}


def _adds_up(total: Total, field: str, column: dict[str, Decimal], owners: list[Project]) -> bool:
    """Flat, or with groups among their own projects, so that each baht stands there twice.

    Of a project that spent nothing and is blank there, all that it was allotted may be what is left.
    """
    printed: Decimal | None = getattr(total, field)
    due = sum(column.values(), Decimal(0))
    blank = [p.budget for p in owners if p.id not in column]
    unspent = sum((b.allotted or Decimal(0) for b in blank if not b.spent), Decimal(0))
    with_blank = due + unspent if field == "left" else due
    return printed is not None and printed in (due, with_blank, due / 2 if len(column) > LEAST else due)


def _is_of_another(total: Total, field: str, owners: list[Project]) -> bool:
    """What is printed is what another column comes to: cells of the last row were taken one too far.

    What was spent and left together was allotted.
    """
    printed = getattr(total, field)
    sums = {
        column: sum((getattr(p.budget, column) or Decimal(0) for p in owners), Decimal(0))
        for column in COLUMNS
    }
    others = [value for column, value in sums.items() if column != field]
    if field != "allotted":
        others.append(sums["spent"] + sums["left"])
    return bool(printed) and printed in others


def _total_issue(
    index: int, total: Total, field: str, due: Decimal, owners: list[Project], certain: bool
) -> Issue:
    printed = getattr(total, field)
    return Issue(
        message=f"The total {field} is printed as {shown(printed)}; the column adds up to {shown(due)}, "
        f"{CHECK_THE_PAGE}.",
        message_th=f"ยอดรวมงบประมาณพิมพ์ไว้ {shown(printed)} บาท แต่รวมแต่ละโครงการได้ {shown(due)} บาท "
        f"{CHECK_THE_PAGE_TH}",
        values=[
            quoted("total", total, field),
            *(quoted(p.id, p.budget, field) for p in owners if getattr(p.budget, field) is not None),
        ],
        report=index,
        severity=None if certain else "warning",
        verdict=None if certain else "ambiguous",
        digits=confusable(printed, due),
    )


def misread(allotted: Decimal, spent: Decimal, left: Decimal) -> list[str] | None:
    """The two digits that would make the budget balance, where one misread digit does."""
    pairs = ((allotted, spent + left), (left, allotted - spent), (spent, allotted - left))
    return next((digits for pair in pairs if (digits := confusable(*pair)) is not None), None)


def impossible(allotted: Decimal, spent: Decimal, left: Decimal) -> bool:
    """More is accounted for than was allotted: what is less may be committed elsewhere, and who spent more
    was given more."""
    return spent + left > allotted and max(spent, left) <= allotted


def _due(budget: Budget) -> Decimal:
    return sum((v for v in (budget.spent, budget.committed, budget.left) if v is not None), Decimal(0))


def _issue(index: int, project: Project, others_balance: bool) -> Issue:
    budget, due = project.budget, _due(project.budget)
    used = (budget.spent or Decimal(0)) + (budget.committed or Decimal(0))
    amounts = [budget.allotted or Decimal(0), used, budget.left or Decimal(0)]
    allotted, spent, left = map(shown, amounts)
    digits = misread(*amounts)
    certain = others_balance or impossible(*amounts) or digits is not None
    return Issue(
        message=f"For {project.id} {spent} spent and {left} left come to {shown(due)}, {allotted} was "
        f"allotted; {CHECK_THE_PAGE}.",
        message_th=f"โครงการ {project.id}: เบิกจ่ายและคงเหลือรวม {shown(due)} บาท แต่ได้รับจัดสรร "
        f"{allotted} บาท {CHECK_THE_PAGE_TH}",
        values=[
            quoted(field, budget, field)
            for field in ("allotted", "spent", "committed", "left")
            if getattr(budget, field) is not None
        ],
        report=index,
        project=project.id,
        severity=None if certain else "warning",
        verdict=None if certain else "ambiguous",
        digits=digits,
    )
