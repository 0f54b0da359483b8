"""A percentage is not the ratio printed beside it."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from thaimemo.audit.calculations import Place, corrected, of_kind, place_of, quoted_values, spoken_of
from thaimemo.audit.digits import confusable
from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, projects, quoted, shown
from thaimemo.audit.rule import Agreed, Issue, Outcomes, Silent, rule
from thaimemo.normalize.rounding import rounds_to, share_rounds_to, truncates_to, unit
from thaimemo.normalize.shares import gives
from thaimemo.schema.calculation import Calculation
from thaimemo.schema.finding import FindingValue
from thaimemo.schema.record import Record
from thaimemo.schema.report import Ratio, Report

HUNDRED = Decimal(100)
LEAST = 2
"""Rows that have to print their share of the target before another can be said to miss it."""


@rule(
    code="CNT06",
    name="percent.ratio",
    severity="error",
    title="Percentage and ratio do not agree",
    why="Six of seven are 85.71 per cent, whoever divides.",
    silent_when="there is no denominator, the two may be the parts of a whole, another base of the sentence "
    "fits, the percentage is a score, a target or a growth, is over 100 for a part within its whole, or a "
    "share of a target that other rows compute otherwise, or where less is better",
    absent="no percentage stands beside its parts",
)
def _check(record: Record) -> Outcomes:
    for index, report, project in projects(record):
        for ratio in project.ratios:
            if not ratio.denominator or (_of_a_table(ratio) and not _is_the_tables(ratio, report)):
                yield Silent(f"{project.id}: a share of a target, or nothing to divide by")
                continue
            if _of_a_table(ratio) and _is_reversed(ratio):
                yield Silent(f"{project.id}: the target's share of the result, where less is better")
                continue
            values = [quoted(field, ratio, field) for field in ("percent", "numerator", "denominator")]
            yield _compare(
                (ratio.percent, ratio.numerator, ratio.denominator),
                (f"For {project.id} ", f"โครงการ {project.id}: "),
                values,
                index,
                project.id,
            )
    totals = corrected(record)
    for share in of_kind(record, "share"):
        part, whole = (term.value for term in share.terms)
        if not whole:
            yield Silent("nothing to divide by")
            continue
        values = quoted_values(share, "percent")
        outcome = _compare((share.stated, part, whole), spoken_of(share), values, share.report, share.project)
        yield replace(outcome, about=_of_a_sum(share, totals)) if isinstance(outcome, Issue) else outcome


def _of_a_sum(share: Calculation, totals: dict[Place | None, Decimal]) -> frozenset[tuple[str, Place | None]]:
    """The total that makes the percentage right as soon as it is what its parts come to."""
    part, whole = share.terms
    return frozenset(
        ("calculation", place)
        for term in share.terms
        if (place := place_of(term, "value")) in totals
        and rounds_to(
            100
            * (totals[place] if term is part else part.value)
            / (totals[place] if term is whole else whole.value),
            share.stated,
        )
    )


def _compare(
    numbers: tuple[Decimal, Decimal, Decimal],
    begins: tuple[str, str],
    values: list[FindingValue],
    report: int | None,
    project: str | None,
) -> Agreed | Silent | Issue:
    """The percentage, the part and the whole."""
    percent, part, whole = numbers
    if percent > HUNDRED and 0 <= part <= whole:
        return Silent("no part is more than its whole: the percentage is of another base, a target")
    exact = 100 * part / whole
    if share_rounds_to(part, whole, percent):
        return Agreed()
    if part + whole and share_rounds_to(whole, part + whole, percent):
        # three filled, one vacant: 75 per cent
        return Silent("the two numbers may be the parts of one whole")
    cut = truncates_to(exact, percent)
    due = exact.quantize(unit(percent), ROUND_HALF_UP)
    parts = f"{shown(part)}/{shown(whole)}"
    return Issue(
        message=f"{begins[0]}{parts} is {shown(due)} per cent, {shown(percent)} is stated"
        + ("; the last digit is cut off, not rounded." if cut else f"; {CHECK_THE_PAGE}."),
        message_th=f"{begins[1]}{parts} คิดเป็นร้อยละ {shown(due)} แต่ระบุร้อยละ {shown(percent)} "
        f"{CHECK_THE_PAGE_TH}",
        values=values,
        report=report,
        project=project,
        severity="info" if cut else None,
        verdict="structural" if cut else None,
        digits=None if cut else confusable(percent, due),
    )


def _of_a_table(ratio: Ratio) -> bool:
    """The percentage has a column or a label; a sentence says itself what it divides by what."""
    return ratio.of_target and ratio.unit is None


def _is_the_tables(ratio: Ratio, report: Report) -> bool:
    """Most rows of the table print their result as a share of the target, rounded."""
    shares = [r for p in report.projects for r in p.ratios if r.of_target and r.place == ratio.place]
    fitting = sum(1 for r in shares if r.denominator and gives(r.numerator, r.denominator, r.percent))
    return fitting >= LEAST and fitting * 10 >= 6 * len(shares)


def _is_reversed(ratio: Ratio) -> bool:
    """Where less is better the target is divided by the result: 1.24 of at most 1.50 is 120.97 %."""
    return bool(ratio.numerator) and rounds_to(100 * ratio.denominator / ratio.numerator, ratio.percent)
