"""A plan is named by another number of years than its span has."""

from __future__ import annotations

from thaimemo.audit.digits import confusable
from thaimemo.audit.quoting import CHECK_THE_PAGE_TH, everywhere
from thaimemo.audit.rule import Agreed, Issue, Outcomes, Silent, rule
from thaimemo.normalize import lazy
from thaimemo.schema.record import Record
from thaimemo.schema.report import PlanSpan

ROLLING = lazy.compiled(r"ระยะ|เว้น|ทบทวน|ต่อเนื่อง")  # "แผนพัฒนาบุคลากร ระยะ ๓ ปี"


@rule(
    code="DAT05",
    name="plan.years_label",
    severity="warning",
    title="A plan's number of years is not its span",
    why="2560 to 2564 are five years, both ends counted.",
    silent_when="the number is the inclusive number of years, or the plan is a rolling one (ระยะ, เว้น)",
    absent="no plan is named by years and a span",
)
def _check(record: Record) -> Outcomes:
    for index, report in enumerate(record.reports):
        groups: dict[tuple[int, int, int], list[PlanSpan]] = {}
        for plan in report.plans:
            if plan.years == plan.end_be - plan.start_be + 1:
                yield Agreed()
            elif any(ROLLING.search(e.quote) for e in plan.evidence.get("years", [])):
                yield Silent("a rolling plan, or one with years left out")
            else:
                groups.setdefault((plan.years, plan.start_be, plan.end_be), []).append(plan)
        for (years, start, end), plans in groups.items():
            span = end - start + 1
            yield Issue(
                message=f"A plan of {years} years is said to run from {start} to {end}, which are {span} "
                "years; "
                "it may be named by the difference.",
                message_th=f"แผน {years} ปี ระบุช่วง พ.ศ. {start} - {end} ซึ่งนับรวมได้ {span} ปี "
                f"{CHECK_THE_PAGE_TH}",
                values=[v for plan in plans for v in everywhere("plan years", plan, "years")],
                report=index,
                verdict="ambiguous" if years == span - 1 else None,
                digits=confusable(years, span),
            )
