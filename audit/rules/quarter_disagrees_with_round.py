"""The stated quarter is not the one that the stated round ends with."""

from __future__ import annotations

from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, quoted
from thaimemo.audit.rule import Agreed, Issue, Outcomes, Silent, rule
from thaimemo.schema.record import Record

BY_THEMSELVES = frozenset({(3, 2), (3, 3), (3, 4), (6, 4)})
"""Months and quarter of rounds that begin after the first of October."""


@rule(
    code="PER03",
    name="period.quarter_round",
    severity="warning",
    title="Quarter and round do not belong together",
    why="A cumulative round of 3, 6, 9 or 12 months ends with quarter 1, 2, 3 or 4.",
    silent_when="only one of the two is stated, or the rounds are not cumulative: a quarter, the second "
    "half year",
    absent="quarter and round are not both stated",
)
def _check(record: Record) -> Outcomes:
    for index, report in enumerate(record.reports):
        if report.quarter is None or report.round_months is None:
            continue
        if report.round_months == 3 * report.quarter:
            yield Agreed()
            continue
        if report.round_months % 3:
            yield Silent("the round is no whole number of quarters")
            continue
        if (report.round_months, report.quarter) in BY_THEMSELVES:
            yield Silent("the rounds are not added up: one quarter, or the second half of the year")
            continue
        yield Issue(
            message=f"Quarter {report.quarter} and a round of {report.round_months} months are stated for "
            "one "
            f"report; the round ends with quarter {report.round_months // 3}, {CHECK_THE_PAGE}.",
            message_th=f"รายงานระบุไตรมาสที่ {report.quarter} และรอบ {report.round_months} เดือน ซึ่งไม่สอดคล้องกัน "
            f"{CHECK_THE_PAGE_TH}",
            values=[quoted("quarter", report, "quarter"), quoted("round", report, "round_months")],
            report=index,
        )
