"""What a report is: title, agency, fiscal year, quarter, round and period, each from its best witness."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from thaimemo.normalize.dates import FoundDate
from thaimemo.normalize.fiscal import fiscal_year_period, quarter_period
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.lines import one_line
from thaimemo.parsers.title import TitlePage, period_mentions, read_mention
from thaimemo.schema.memo import Memo
from thaimemo.schema.report import Period, Report, ReportMention

FIELDS = ("agency", "fiscal_year_be", "quarter", "round_months")
BODY_PASSAGES = 80
"""How far into the text a year or round is looked for that neither title page nor subject states."""


def identify(
    report: Report,
    page: TitlePage | None,
    memo: Memo | None,
    subject: Passage | None,
    dated: Sequence[tuple[Passage, list[FoundDate]]],
) -> None:
    """Fill in the identity from the title page, the memo's subject and, where both are silent, the body.

    ``subject`` is the passage that holds the subject of ``memo``.
    """
    witnesses: list[ReportMention] = []
    if page is not None:
        if page.title is not None:
            report.title = one_line(page.title.text)
            report.evidence["title"] = page.title.evidence()
        witnesses.append(read_mention(page.passage, "title", page.agency))
    if memo is not None and subject is not None:
        witnesses.append(read_mention(subject, "subject"))
        if report.title is None:
            report.title = memo.subject
            report.evidence["title"] = memo.evidence["subject"]
    report.mentions = [w for w in witnesses if w.evidence]
    body = (
        [read_mention(p, "title") for p, _ in dated[:BODY_PASSAGES] if len(p.text) < 1500]
        if _incomplete(witnesses)
        else []
    )
    for field in FIELDS:
        stated = [w for w in witnesses if getattr(w, field) is not None] or (
            [] if field == "agency" else [w for w in body if getattr(w, field) is not None]
        )
        if stated:
            setattr(report, field, getattr(stated[0], field))
            report.evidence[field] = list(stated[0].evidence[field])
    for passage, dates in dated:
        report.period_mentions += period_mentions((passage, d) for d in dates)
    _period(report)


def _incomplete(witnesses: list[ReportMention]) -> bool:
    return not all(any(getattr(w, field) is not None for w in witnesses) for field in FIELDS[1:])


def _period(report: Report) -> None:
    """The period that most mentions state; where they are tied, the one that the year and round make."""
    expected: tuple[dt.date, dt.date] | None = None
    if report.fiscal_year_be and report.round_months in (3, 5, 6, 9, 11, 12):
        expected = fiscal_year_period(report.fiscal_year_be, report.round_months)
    tally: dict[tuple[dt.date, dt.date], int] = {}
    for mention in report.period_mentions:
        tally[mention.start, mention.end] = tally.get((mention.start, mention.end), 0) + 1
    if not tally:
        return
    best = max(tally, key=lambda p: (tally[p], p == expected))
    quarter = (
        quarter_period(report.fiscal_year_be, report.quarter)
        if report.fiscal_year_be and report.quarter
        else None
    )
    for known in (expected, quarter):
        if known in tally and tally[known] * 2 >= tally[best]:
            best = known
            break
    report.period = Period(start=best[0], end=best[1])
    report.evidence["period"] = [
        e for m in report.period_mentions if (m.start, m.end) == best for e in m.evidence["start"]
    ]
