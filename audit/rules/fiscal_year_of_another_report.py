"""A passage speaks of another fiscal year than the report's own."""

from __future__ import annotations

from collections import Counter, defaultdict

from thaimemo.audit.digits import confusable
from thaimemo.audit.fiscal import year_of
from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, everywhere
from thaimemo.audit.rule import Agreed, Issue, Outcomes, Silent, rule
from thaimemo.schema.finding import Suggestion
from thaimemo.schema.record import Record
from thaimemo.schema.report import FiscalYearMention, Report, ReportMention

NEXT = 4
"""Lines behind a sentence within which its list begins."""


@rule(
    code="PER04",
    name="period.fiscal_year_agree",
    severity="error",
    title="A passage names another fiscal year",
    why="Text carried over from last year's report keeps last year's number.",
    silent_when="the year is of a plan, a law, a register, a review or a comparison, is as frequent, or is "
    "still to come in a passage that tells of nothing held",
    absent="no fiscal year was read for the report or in its passages",
    supersedes=("HDR07",),
)
def _check(record: Record) -> Outcomes:
    for index, report in enumerate(record.reports):
        year = report.fiscal_year_be
        if year is None:
            continue
        own = [m for m in report.fiscal_year_mentions if m.context == "report" and m.end_be is None]
        backing = sum(m.fiscal_year_be == year for m in own)
        backing += sum(year_of(m.end) == year for m in report.period_mentions)
        differing: dict[tuple[str | None, int], list[FiscalYearMention]] = defaultdict(list)
        for mention in own:
            if mention.fiscal_year_be == year:
                yield Agreed()
            else:
                differing[mention.project, mention.fiscal_year_be].append(mention)
        named = {line for mention in report.mentions for line in _lines(mention)}
        # the report may speak of another year on purpose in one place and take it for granted in the next
        total = Counter(m.fiscal_year_be for m in report.fiscal_year_mentions if m.end_be is None)
        for (project, other), mentions in differing.items():
            mentions = [m for m in mentions if not _compared(m, report.fiscal_year_mentions)]
            if not mentions:
                yield Silent(f"{other} stands beside other years, a comparison")
                continue
            if backing <= total[other]:
                yield Silent(f"{other} stands as often as the report's own {year}")
                continue
            ahead = other > year and not any(_lines(m) & named for m in mentions)
            if ahead and not any(_tells_of_held(m, report, year) for m in mentions):
                yield Silent(f"{other} is still to come and may be planned for")
                continue
            where = f"The section of {project}" if project else "A passage"
            where_th = f"รายงานส่วนของโครงการ {project} " if project else "ข้อความหนึ่ง"
            yield Issue(
                message=f"{where} speaks of fiscal year {other} in a report of {year} ({backing} passages); "
                f"the passages disagree, {CHECK_THE_PAGE}.",
                message_th=f"{where_th}ระบุปีงบประมาณ พ.ศ. {other} ขณะที่รายงานเป็นของปีงบประมาณ พ.ศ. {year} "
                f"ข้อความไม่สอดคล้องกัน {CHECK_THE_PAGE_TH}",
                values=[v for m in mentions for v in everywhere("fiscal year", m, "fiscal_year_be")]
                + [
                    v
                    for m in own
                    if m.fiscal_year_be == year
                    for v in everywhere("report's year", m, "fiscal_year_be")
                ],
                report=index,
                project=project,
                about=frozenset({("fiscal year", index, other)}),
                suggestion=Suggestion(value=year, because=f"{backing} passages of the report say {year}"),
                severity="warning" if ahead else None,
                verdict="ambiguous" if ahead else None,
                digits=confusable(other, year),
            )


def _tells_of_held(mention: FiscalYearMention, report: Report, year: int) -> bool:
    """Right behind it stands what was held on days of the report's own year."""
    events = [event for p in report.projects if p.id == mention.project for event in p.events]
    held = [event for event in events if event.held and year_of(event.start) == year]
    places = [(e.page, e.line) for event in held for e in event.evidence.get("start", [])]
    return any(
        page == own_page and 0 <= line - own_line <= NEXT
        for page, line in places
        for own_page, own_line in _lines(mention)
    )


def _compared(mention: FiscalYearMention, mentions: list[FiscalYearMention]) -> bool:
    """Whether another year stands in the same printed line: columns of years, or one year against another."""
    others = (other for other in mentions if other.fiscal_year_be != mention.fiscal_year_be)
    return any(_lines(other) & _lines(mention) for other in others)


def _lines(mention: FiscalYearMention | ReportMention) -> set[tuple[int, int]]:
    """Page and line of every place that names the year."""
    return {(e.page, e.line) for e in mention.evidence.get("fiscal_year_be", [])}
