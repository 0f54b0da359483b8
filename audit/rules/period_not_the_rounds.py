"""A stated period is not the one that the fiscal year and the round set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from thaimemo.audit.digits import confusable_dates
from thaimemo.audit.fiscal import ASSESSMENT_MONTHS, fitting, other_rounds, several_rounds, stands_for
from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, quoted, thai_date
from thaimemo.audit.rule import Agreed, Issue, Outcomes, Silent, rule
from thaimemo.schema.finding import FindingValue, Suggestion
from thaimemo.schema.record import Record
from thaimemo.schema.report import Period, PeriodMention, Report


@rule(
    code="PER01",
    name="period.expected",
    severity="error",
    title="The period is not that of the round",
    why="Fiscal year n runs from 1 October n-1 to 30 September n; a six-month round ends on 31 March.",
    silent_when="no round or quarter is stated, the range fits the quarter or the half year, another year "
    "is used, or the range is that of an activity or of a comparison",
    absent="no fiscal year with a round or quarter, or no period, was read",
    supersedes=("PER02",),
)
def _check(record: Record) -> Outcomes:
    for index, report in enumerate(record.reports):
        readings = list(_readings(report))
        if not readings or not report.period_mentions:
            continue
        possible = [*readings, *other_rounds(report)]
        accepted = {(p.start, p.end) for p in possible}
        expected = readings[0]
        months, ends = {p.start.month for p in possible}, {p.end for p in possible}
        if not any(m.start.month in months or m.end in ends for m in report.period_mentions):
            yield Silent("the report counts its year from another month than October")
            continue
        standard = several_rounds(report)
        wrong: dict[tuple[object, object], list[PeriodMention]] = defaultdict(list)
        right: list[PeriodMention] = []
        for mention in report.period_mentions:
            if (mention.start, mention.end) in accepted:
                right.append(mention)
                yield Agreed()
            elif not stands_for(mention, expected):
                yield Silent("a range in the text is that of an activity or of another kind of year")
            elif (mention.start.month, mention.end.month) == ASSESSMENT_MONTHS:
                yield Silent("the second assessment round of the year, 1 April to 30 September")
            elif (mention.start, mention.end) in standard:
                yield Silent("the document names several rounds of the year")
            else:
                wrong[mention.start, mention.end].append(mention)
        for key, mentions in wrong.items():
            issue = _issue(index, expected, mentions, right, frozenset({("period", index, *key)}))
            due = [
                quoted(label, report, field)
                for label, field in (("fiscal year", "fiscal_year_be"), ("round", "round_months"))
                if getattr(report, field) is not None
            ]
            yield replace(issue, values=[*issue.values, *due])


def _readings(report: Report) -> Iterator[Period]:
    """The periods that fit the report as the subject or the title page states its year, quarter and round.

    Where the two differ that is a finding of its own, and the period follows one of them.
    """
    yield from fitting(report)
    for mention in report.mentions:
        stated = {
            field: told
            for field in ("fiscal_year_be", "quarter", "round_months")
            if (told := getattr(mention, field)) is not None
        }
        if any(getattr(report, field) != told for field, told in stated.items()):
            yield from fitting(report.model_copy(update=stated))


def _issue(
    index: int,
    expected: Period,
    mentions: list[PeriodMention],
    right: list[PeriodMention],
    about: frozenset[object],
) -> Issue:
    first = mentions[0]
    side = "end" if first.end != expected.end else "start"
    stated, due = getattr(first, side), getattr(expected, side)
    values: list[FindingValue] = [quoted(f"period {side}", m, side) for m in mentions]
    values += [quoted(f"period {side} elsewhere", m, side) for m in right]
    other = "start" if side == "end" else "end"
    both = getattr(first, other) != getattr(expected, other)
    word_th = "วันสิ้นสุด" if side == "end" else "วันเริ่มต้น"
    return Issue(
        message=f"The period is stated to {side} on {stated.isoformat()}, the round's {side} is "
        f"{due.isoformat()}"
        f"{f', as {len(right)} other passages say' if right else ''}; {CHECK_THE_PAGE}.",
        message_th=f"{word_th}ของรอบการรายงานระบุเป็น {thai_date(stated)} แต่รอบการรายงานตามปีงบประมาณคือ "
        f"{thai_date(due)} ข้อความไม่สอดคล้องกัน {CHECK_THE_PAGE_TH}",
        values=values,
        report=index,
        about=about,
        suggestion=Suggestion(
            value=due.isoformat(),
            because=f"the fiscal year's round and {len(right)} other passages agree on it",
        )
        if len(right) >= len(mentions)
        else None,
        digits=None if both else confusable_dates(stated, due),
    )
