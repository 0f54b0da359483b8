"""Budgets added up: money spent and money left are the money allotted."""

from __future__ import annotations

from decimal import Decimal

from thaimemo.audit.digits import confusable
from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, quoted, shown
from thaimemo.audit.rule import Agreed, Issue, Outcomes
from thaimemo.schema.record import Record
from thaimemo.schema.report import Budget, Project

LEAST = 2
"""Budgets that have to balance before another is measured by them."""


def compare_budgets(record: Record) -> Outcomes:
    """What was spent and what is left against what was allotted. A report whose other budgets do not
    balance either keeps commitments apart: its issues are warnings."""
    for index, report in enumerate(record.reports):
        balanced, others = 0, []
        for project in report.projects:
            if None in (project.budget.allotted, project.budget.spent, project.budget.left):
                continue
            if _due(project.budget) == project.budget.allotted:
                balanced += 1
                yield Agreed()
            else:
                others.append(project)
        certain = balanced >= LEAST and balanced > len(others)
        for project in others:
            yield _issue(index, project, certain)


def _due(budget: Budget) -> Decimal:
    return (budget.spent or Decimal(0)) + (budget.left or Decimal(0))


def _issue(index: int, project: Project, certain: bool) -> Issue:
    budget, due = project.budget, _due(project.budget)
    allotted, spent, left = (shown(v or Decimal(0)) for v in (budget.allotted, budget.spent, budget.left))
    return Issue(
        message=f"For {project.id} {spent} spent and {left} left come to {shown(due)}, {allotted} was "
        f"allotted; {CHECK_THE_PAGE}.",
        message_th=f"โครงการ {project.id}: เบิกจ่ายและคงเหลือรวม {shown(due)} บาท แต่ได้รับจัดสรร "
        f"{allotted} บาท {CHECK_THE_PAGE_TH}",
        values=[quoted(field, budget, field) for field in ("allotted", "spent", "left")],
        report=index,
        project=project.id,
        severity=None if certain else "warning",
        verdict=None if certain else "ambiguous",
        digits=confusable(due, budget.allotted or Decimal(0)),
    )
