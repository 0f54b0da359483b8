"""An abbreviation stands beside a rare form that differs in one letter."""

from __future__ import annotations

from thaimemo.audit.observed import observed
from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH
from thaimemo.audit.rule import Issue, Outcomes, rule
from thaimemo.schema.record import Record


@rule(
    code="NAM03",
    name="agency.abbreviation",
    severity="warning",
    title="An abbreviation has a near variant",
    why="The rare form is most probably the frequent one misread.",
    silent_when="both forms are declared, or belong to bodies known to be different",
    absent="no abbreviation has a near variant",
    verdict="likely_misread",
)
def _check(record: Record) -> Outcomes:
    for first, values, project in observed(record, "abbreviation_variant"):
        yield Issue(
            message=f"“{first.text}” stands {len(values)} time(s) beside the frequent “{first.expected}”; "
            f"{CHECK_THE_PAGE}.",
            message_th=f"พบคำย่อ “{first.text}” {len(values)} แห่ง ขณะที่เอกสารใช้ “{first.expected}” เป็นส่วนใหญ่ "
            f"{CHECK_THE_PAGE_TH}",
            values=values,
            report=first.report,
            project=project,
        )
