"""What a report is: title, agency, fiscal year, quarter, round and period, each from its best witness."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from thaimemo.normalize import lazy
from thaimemo.normalize.dates import FoundDate
from thaimemo.normalize.fiscal import find_quarters, find_rounds, fiscal_year_period, quarter_period
from thaimemo.normalize.numerals import to_arabic
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.lines.joining import one_line
from thaimemo.parsers.title import (
    TitlePage,
    agency_field,
    is_of_school_year,
    period_mentions,
    read_mention,
    school_years,
)
from thaimemo.schema.memo import Memo
from thaimemo.schema.report import Period, Report, ReportMention

FIELDS = ("agency", "fiscal_year_be", "round_months", "quarter")
# "ระยะเวลาดำเนินการ: เมษายน - มิถุนายน 2567" of one project
_TIMING = lazy.compiled(
    r"(?:ระยะเวลา|ช่วงเวลา|กำหนด)(?:การ|ที่)?(?:ดำเนิน(?:การ|งาน|โครงการ)?|จัด(?:กิจกรรม)?)?\s*[:：]?\s*$"
)
_MONTHS_BEHIND = lazy.compiled(r"\s*\(\s*(?:รวม|รอบ|ระยะเวลา)?\s*(?P<n>[0-9๐-๙]{1,2})\s*เดือน")
_ORGANISATION = lazy.compiled(
    r"(?:กระทรวง|กรม|มหาวิทยาลัย|โรงพยาบาล|เทศบาล|องค์การบริหารส่วน|จังหวัด|อำเภอ|สำนักงาน\p{Thai}*(?:จังหวัด|อำเภอ|เขต)|ที่ทำการ)\S*"
)
_PROVINCE = lazy.compiled("^สำนักงาน(?=จังหวัด)")
_UNIT = lazy.compiled(r"(?:ฝ่าย|กลุ่ม|งาน|กอง|ส่วน|สำนัก(?!งาน))\S*")
BEFORE = 28
"""Letters before a date within which the quarter or round that it belongs to is named."""
FISCAL_YEAR_STARTS = (10, 1)
BODY_PASSAGES = 80
"""How far into the text a year or round is looked for that neither title page nor subject states."""


def identify(
    report: Report,
    page: TitlePage | None,
    memo: Memo | None,
    subject: Passage | None,
    rounds: set[int],
    dated: Sequence[tuple[Passage, list[FoundDate]]],
) -> None:
    """Fill in the identity from the title page, the memo's subject and, where both are silent, the body.

    ``subject`` is the passage that holds the subject of ``memo``, ``rounds`` those that stand side by side
    in a table: a report that does not say otherwise is of the last of them.
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
    front = "\n".join(p.text for p in (page.passage if page else None, subject) if p is not None)
    of_school = is_of_school_year(front)
    body: list[ReportMention] = []
    if any(len({getattr(w, f) for w in witnesses} - {None}) != 1 for f in FIELDS[1:]):
        body = [read_mention(p, "title") for p, _ in dated[:BODY_PASSAGES] if len(p.text) < 1500]
    for field in FIELDS:
        if field == "fiscal_year_be" and of_school:
            continue  # money and some data are of fiscal years, the report is not
        stated = [w for w in witnesses if getattr(w, field) is not None]
        if len({getattr(w, field) for w in stated}) > 1:
            stated = _majority(field, stated, body, dated)
        elif not stated and field == "round_months" and len(rounds) > 1:
            stated = [w for w in body if w.round_months == max(rounds)]
        elif not stated and field == "quarter" and report.round_months:
            # beside a round, a quarter in the text is another one, but where the year is named with it
            titled = not any(w.round_months for w in witnesses)
            stated = [w for w in body if titled and w.quarter is not None and w.fiscal_year_be is not None]
        elif not stated and field != "agency":
            stated = [w for w in body if getattr(w, field) is not None]
            if field in ("quarter", "round_months") and len({getattr(w, field) for w in stated}) > 1:
                stated = []  # the quarters or rounds of a year side by side
        if stated:
            setattr(report, field, getattr(stated[0], field))
            report.evidence[field] = list(stated[0].evidence[field])
    if report.agency is None and memo is not None and memo.agency:  # who writes reports
        report.agency, report.evidence["agency"] = _organisation(memo.agency), list(memo.evidence["agency"])
    elif report.agency is None and memo is None:
        agency = agency_field(passage for passage, _ in dated[:BODY_PASSAGES])
        if agency is not None:
            report.agency, report.evidence["agency"] = one_line(agency.text), agency.evidence()
    report.period_mentions = period_mentions(
        (passage, date)
        for passage, dates in dated
        for date in dates
        if not _of_another(report, passage.text, date)
    )
    if report.fiscal_year_be is None and (of_school or not report.period_mentions):
        every = ((passage, date) for passage, dates in dated for date in dates)
        opened = school_years(every, named=of_school)
        opened += [m for m in report.period_mentions if (m.start.month, m.start.day) != FISCAL_YEAR_STARTS]
        report.period_mentions = opened or report.period_mentions
    _period(report)
    if report.round_months is None:
        _round_behind_period(report, dated)


def _round_behind_period(report: Report, dated: Sequence[tuple[Passage, list[FoundDate]]]) -> None:
    """ "1 ต.ค. 2566 - 30 ก.ย. 2567 (12 เดือน)": the months behind the period, if they fit its year."""
    year, period = report.fiscal_year_be, report.period
    if year is None or period is None:
        return
    for passage, dates in dated:
        for date in dates:
            match = _MONTHS_BEHIND.match(passage.text, date.end)
            if match is None or (date.first, date.last) != (period.start, period.end):
                continue
            months = int(to_arabic(match["n"]))
            if 1 <= months <= 12 and fiscal_year_period(year, months) == (period.start, period.end):
                report.round_months = months
                report.evidence["round_months"] = passage.evidence(*match.span("n"))
                return


def _organisation(agency: str) -> str:
    """Of an organisation and its units the organisation: "โรงพยาบาลธารา ฝ่ายการเจ้าหน้าที่".

    The office of a province reports for the province.
    """
    parts = agency.split()
    found = [part for part in parts if _ORGANISATION.fullmatch(part)]
    units = [part for part in parts if _UNIT.fullmatch(part)]
    if len(found) != 1 or not units or len(units) + 1 != len(parts):
        return agency
    return _PROVINCE.sub("", found[0])


def _majority(
    field: str,
    stated: list[ReportMention],
    body: list[ReportMention],
    dated: Sequence[tuple[Passage, list[FoundDate]]],
) -> list[ReportMention]:
    """The witnesses for the value that most of the text says too; the first one where that is open."""
    tally = {getattr(w, field): 0 for w in stated}
    for mention in body:
        if (value := getattr(mention, field)) in tally:
            tally[value] += 1
    if field in ("round_months", "fiscal_year_be"):
        other = "fiscal_year_be" if field == "round_months" else "round_months"
        beside = next((value for w in [*stated, *body] if (value := getattr(w, other))), None)
        periods = {_made_of(field, value, beside): value for value in tally} if beside else {}
        for period in (m for p, dates in dated for m in period_mentions((p, d) for d in dates)):
            if (value := periods.get((period.start, period.end))) is not None:
                tally[value] += 1
    best = max(tally, key=lambda value: tally[value])
    return [w for w in stated if getattr(w, field) == best]


def _made_of(field: str, value: int, beside: int) -> tuple[dt.date, dt.date]:
    """The period that a year and a round make, the one of them ``value``, the other ``beside``."""
    return (
        fiscal_year_period(value, beside) if field == "fiscal_year_be" else fiscal_year_period(beside, value)
    )


def _of_another(report: Report, text: str, date: FoundDate) -> bool:
    """The dates of another quarter or round than the report's, named right before them: a comparison."""
    year, before = report.fiscal_year_be, text[max(0, date.start - BEFORE) : date.start]
    if year is None:
        return False
    dates = (date.first, date.last)
    if _TIMING.search(before):
        return all(dates != fiscal_year_period(year, months) for months in range(3, 13))
    if (report.quarter or report.round_months) and (quarters := find_quarters(before)):
        number = quarters[-1].quarter
        if report.quarter is None and dates == fiscal_year_period(year, report.round_months or 12):
            return False
        return number != report.quarter and dates == quarter_period(year, number)
    if (report.round_months or report.quarter is None) and (rounds := find_rounds(before)):
        months = rounds[-1].months
        return months != report.round_months and dates == fiscal_year_period(year, months)
    return False


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
