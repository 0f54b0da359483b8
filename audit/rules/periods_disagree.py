"""The document states different periods for one report."""

from __future__ import annotations

from collections import defaultdict

from thaimemo.audit.digits import confusable_dates
from thaimemo.audit.fiscal import fitting, stands_for
from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, quoted, thai_date
from thaimemo.audit.rule import Agreed, Issue, Outcomes, Silent, rule
from thaimemo.schema.finding import Suggestion
from thaimemo.schema.record import Record
from thaimemo.schema.report import Period, PeriodMention


@rule(
    code="PER02",
    name="period.mentions_agree",
    severity="error",
    title="The stated periods differ",
    why="One report has one period.",
    silent_when="a range of the text is that of an activity or a comparison, or both ranges fit the stated "
    "round and quarter",
    absent="the period is stated once or not at all",
)
def _check(record: Record) -> Outcomes:
    for index, report in enumerate(record.reports):
        if len(report.period_mentions) < 2:
            continue
        sides: dict[tuple[object, object], list[PeriodMention]] = defaultdict(list)
        for mention in report.period_mentions:
            sides[mention.start, mention.end].append(mention)
        ranked = sorted(sides.values(), key=len, reverse=True)
        best = ranked[0]
        accepted = {(p.start, p.end) for p in fitting(report)}
        yield Agreed()
        tie = len(ranked) > 1 and len(ranked[1]) == len(best)
        for mentions in ranked[1:]:
            stated = mentions[0]
            if {(stated.start, stated.end), (best[0].start, best[0].end)} <= accepted:
                yield Silent("both ranges fit the stated round and quarter")
                continue
            period = Period(start=best[0].start, end=best[0].end)
            if not any(stands_for(m, period) for m in mentions):
                yield Silent("a range in the text is that of an activity or of another kind of year")
                continue
            side = "end" if stated.end != best[0].end else "start"
            ours, theirs = getattr(stated, side), getattr(best[0], side)
            yield Issue(
                message=f"The period's {side} is {ours.isoformat()} in {len(mentions)} passage(s) and "
                f"{theirs.isoformat()} in {len(best)}; the passages disagree, {CHECK_THE_PAGE}.",
                message_th=f"ช่วงเวลาของรายงานระบุ {thai_date(ours)} ในที่หนึ่ง และ {thai_date(theirs)} ในอีกที่หนึ่ง "
                f"ข้อความไม่สอดคล้องกัน {CHECK_THE_PAGE_TH}",
                values=[
                    *(quoted(f"period {side}", m, side) for m in mentions),
                    *(quoted(f"period {side} elsewhere", m, side) for m in best),
                ],
                report=index,
                about=frozenset({("period", index, m.start, m.end) for m in (stated, best[0])}),
                severity="warning" if tie else None,
                suggestion=None
                if tie
                else Suggestion(
                    value=theirs.isoformat(), because=f"{len(best)} passages say so, {len(mentions)} differ"
                ),
                digits=confusable_dates(ours, theirs),
            )
