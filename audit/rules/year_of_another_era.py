"""A year printed as Buddhist era cannot be one."""

from __future__ import annotations

from thaimemo.audit.observed import observed
from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, quoted
from thaimemo.audit.rule import Agreed, Issue, Outcomes, Silent, rule
from thaimemo.schema.evidence import Grounded
from thaimemo.schema.finding import FindingValue
from thaimemo.schema.record import Record

FIRST, LAST = 2400, 2700


@rule(
    code="DAT06",
    name="date.era",
    severity="warning",
    title="A year of another era",
    why="Buddhist-era years of the present begin with 25; a common-era year beside พ.ศ. is 543 less.",
    silent_when="the year is marked as common era, or the number is a standard or a name",
    absent="no year was read",
)
def _check(record: Record) -> Outcomes:
    for index, report in enumerate(record.reports):
        years: list[tuple[Grounded, str]] = [(m, "fiscal_year_be") for m in report.fiscal_year_mentions]
        years += [(m, "end_be") for m in report.fiscal_year_mentions if m.end_be is not None]
        years += [(p, field) for p in report.plans for field in ("start_be", "end_be")]
        strange: dict[int, list[FindingValue]] = {}
        for owner, field in years:
            year = getattr(owner, field)
            if FIRST <= year <= LAST:
                yield Agreed()
            elif year < 100:
                yield Silent("a year of two digits is read by the fiscal year")
            else:
                place = field if owner.evidence.get(field) else next(iter(owner.evidence), field)
                strange.setdefault(year, []).append(quoted("year", owner, place, year))
        for year, values in strange.items():
            common = 1900 <= year <= 2100
            yield Issue(
                message=f"The year {year} "
                + (f"looks like the common era (B.E. {year + 543})" if common else "is no Buddhist-era year")
                + f"; {CHECK_THE_PAGE}.",
                message_th=f"ปี {year} "
                + (f"อาจเป็นคริสต์ศักราช (พ.ศ. {year + 543})" if common else "ไม่น่าเป็นปีพุทธศักราช")
                + f" {CHECK_THE_PAGE_TH}",
                values=values,
                report=index,
                verdict="ambiguous",
            )
    told = {
        (e.page, e.line)
        for report in record.reports
        for plan in report.plans
        if not FIRST <= plan.start_be <= LAST or not FIRST <= plan.end_be <= LAST
        for e in plan.evidence.get("years", [])
    }
    for first, values, project in observed(record, "other_era", besides=told):
        yield Issue(
            message=f"“{first.text}” is a year of the other era; {CHECK_THE_PAGE}.",
            message_th=f"“{first.text}” ระบุศักราชไม่ตรงกับปี {CHECK_THE_PAGE_TH}",
            values=values,
            report=first.report,
            project=project,
            verdict="ambiguous",
        )
