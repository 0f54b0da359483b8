"""The Thai fiscal year: year n (Buddhist era) runs from 1 October n-1 to 30 September n."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from thaimemo.schema.report import Period, PeriodMention, Report

ERA = 543
ASSESSMENT_MONTHS = (4, 9)
"""First and last month of the second round in which civil servants are assessed; the first ends in March."""
FEWEST_WITHIN = 4
"""Events within a quarter that show that its report tells of nothing before it."""


def cumulative(fiscal_year_be: int, months: int) -> Period:
    """The first so many months of the fiscal year: 6 months of 2563 are 2019-10-01 to 2020-03-31."""
    return _span(fiscal_year_be, 0, months)


def quarter(fiscal_year_be: int, number: int) -> Period:
    """One quarter by itself: the second of 2563 is 2020-01-01 to 2020-03-31."""
    return _span(fiscal_year_be, 3 * (number - 1), 3 * number)


def year_of(day: dt.date) -> int:
    """The fiscal year (Buddhist era) that a day lies in."""
    return day.year + ERA + (day.month >= 10)


def _span(fiscal_year_be: int, first: int, last: int) -> Period:
    return Period(
        start=_month(fiscal_year_be, first), end=_month(fiscal_year_be, last) - dt.timedelta(days=1)
    )


def _month(fiscal_year_be: int, offset: int) -> dt.date:
    years, month = divmod(9 + offset, 12)
    return dt.date(fiscal_year_be - ERA - 1 + years, month + 1, 1)


def fitting(report: Report) -> Iterator[Period]:
    """Every period that the stated fiscal year with its round or quarter can mean, the likeliest first."""
    year = report.fiscal_year_be
    if year is None or not 2400 <= year <= 2700:
        return
    if report.round_months is not None and 1 <= report.round_months <= 12:
        yield cumulative(year, report.round_months)
    if report.quarter is not None and 1 <= report.quarter <= 4:
        if report.round_months is None:
            yield cumulative(year, 3 * report.quarter)
        yield quarter(year, report.quarter)
    if report.round_months in (6, 12):
        yield _span(year, 6, 12) if report.round_months == 12 else _span(year, 0, 6)


def other_rounds(report: Report) -> Iterator[Period]:
    """What agencies that do not add up their rounds call by the same number of months: the second half of
    the year, a quarter by itself; and the rounds whose results stand side by side in the report."""
    year = report.fiscal_year_be
    if year is None or not 2400 <= year <= 2700:
        return
    if report.round_months == 6:
        yield _span(year, 6, 12)
    if report.round_months == 3:
        yield from (quarter(year, number) for number in (2, 3, 4))
    told = {result.round_months for project in report.projects for result in project.results} - {None}
    if len(told) > 1:
        yield from (cumulative(year, months) for months in told if months is not None and 1 <= months <= 12)


def several_rounds(report: Report) -> set[tuple[dt.date, dt.date]]:
    """The quarters and rounds of the fiscal year where the document names two quarters or more, as the heads
    of columns do; else none."""
    year = report.fiscal_year_be
    if year is None or not 2400 <= year <= 2700:
        return set()
    quarters = {(q.start, q.end) for q in (quarter(year, number) for number in (1, 2, 3, 4))}
    named = {(m.start, m.end) for m in report.period_mentions} & quarters
    if len(named) < 2:
        return set()
    return quarters | {(r.start, r.end) for r in (cumulative(year, months) for months in (3, 6, 9, 12))}


def stands_for(mention: PeriodMention, period: Period) -> bool:
    """Whether a range is meant to be the period: it is called so, or misses it by a day or by the year alone.

    Another range of running text is that of an activity, of a calendar or an academic year.
    """
    ends = ((mention.start, period.start), (mention.end, period.end))
    missed = [(ours, theirs) for ours, theirs in ends if ours != theirs]
    same_days = all((a.month, a.day) == (b.month, b.day) for a, b in missed)
    same_month = len(missed) == 1 and all((a.month, a.year) == (b.month, b.year) for a, b in missed)
    return mention.named or same_days or same_month


def reporting_period(report: Report) -> Period | None:
    """The widest reading of the period: as printed and as the round sets it, whichever is longer "
    "at each end."""
    expected = next(fitting(report), None)
    if report.period is None or expected is None or _is_one_quarter(report, report.period):
        return report.period
    return Period(start=min(report.period.start, expected.start), end=max(report.period.end, expected.end))


def _is_one_quarter(report: Report, period: Period) -> bool:
    """The period is printed as that of the quarter, and nearly all that was held was held in it."""
    year = report.fiscal_year_be
    if report.round_months is not None or year is None or report.quarter not in (1, 2, 3, 4):
        return False
    if period != quarter(year, report.quarter):
        return False
    held = [e for project in report.projects for e in project.events if e.held]
    within = sum(1 for e in held if period.start <= e.start and e.end <= period.end)
    return within >= FEWEST_WITHIN and within * 5 >= len(held) * 4
