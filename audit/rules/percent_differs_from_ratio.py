"""A percentage is not the ratio printed beside it."""

from __future__ import annotations

from decimal import ROUND_HALF_UP

from thaimemo.audit.digits import confusable
from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, projects, quoted, shown
from thaimemo.audit.rounding import rounds_to, truncates_to, unit
from thaimemo.audit.rule import Agreed, Issue, Outcomes, Silent, rule
from thaimemo.schema.record import Record
from thaimemo.schema.report import Ratio, Report

LEAST = 2
"""Rows that have to print their share of the target before another can be said to miss it."""


@rule(
    code="CNT06",
    name="percent.ratio",
    severity="error",
    title="Percentage and ratio do not agree",
    why="Six of seven are 85.71 per cent, whoever divides.",
    silent_when="there is no denominator, or it is a share of a target that the other rows do not compute "
    "in this way",
    absent="no percentage stands beside its parts",
)
def _check(record: Record) -> Outcomes:
    for index, report, project in projects(record):
        for ratio in project.ratios:
            if not ratio.denominator or (ratio.of_target and not _is_the_tables(ratio, report)):
                yield Silent(f"{project.id}: a share of a target, or nothing to divide by")
                continue
            exact = 100 * ratio.numerator / ratio.denominator
            if rounds_to(exact, ratio.percent):
                yield Agreed()
                continue
            cut = truncates_to(exact, ratio.percent)
            due = exact.quantize(unit(ratio.percent), ROUND_HALF_UP)
            parts = f"{shown(ratio.numerator)}/{shown(ratio.denominator)}"
            yield Issue(
                message=f"For {project.id} {parts} is {shown(due)} per cent, {shown(ratio.percent)} is stated"
                + ("; the last digit is cut off, not rounded." if cut else f"; {CHECK_THE_PAGE}."),
                message_th=f"โครงการ {project.id}: {parts} คิดเป็นร้อยละ {shown(due)} แต่ระบุร้อยละ "
                f"{shown(ratio.percent)} "
                f"{CHECK_THE_PAGE_TH}",
                values=[
                    quoted("percent", ratio, "percent"),
                    quoted("numerator", ratio, "numerator"),
                    quoted("denominator", ratio, "denominator"),
                ],
                report=index,
                project=project.id,
                severity="info" if cut else None,
                verdict="structural" if cut else None,
                digits=None if cut else confusable(ratio.percent, due),
            )


def _is_the_tables(ratio: Ratio, report: Report) -> bool:
    """Most rows of the table print their result as a share of the target, rounded."""
    shares = [r for p in report.projects for r in p.ratios if r.of_target and r.place == ratio.place]
    fitting = sum(1 for r in shares if r.denominator and _is_share(r))
    return fitting >= LEAST and fitting * 10 >= 6 * len(shares)


def _is_share(ratio: Ratio) -> bool:
    exact = 100 * ratio.numerator / ratio.denominator
    return rounds_to(exact, ratio.percent) or truncates_to(exact, ratio.percent)
