"""An indicator is named a number but measured as a percentage, or the reverse."""

from __future__ import annotations

from thaimemo.audit.quoting import CHECK_THE_PAGE_TH, everywhere
from thaimemo.audit.rubrics import PERCENT_UNITS
from thaimemo.audit.rule import Agreed, Issue, Outcomes, rule
from thaimemo.schema.record import Record
from thaimemo.schema.report import Project


@rule(
    code="RUB04",
    name="rubric.unit_vs_indicator",
    severity="warning",
    title="Indicator and rubric measure different things",
    why="“จำนวน...” announces a count, “ร้อยละ...” a share.",
    silent_when="the indicator is a level of success, or milestones are declared",
    absent="no indicator with a measured rubric was read",
    verdict="structural",
)
def _check(record: Record) -> Outcomes:
    for index, report in enumerate(record.reports):
        mismatched: list[Project] = []
        for project in report.projects:
            rubric, indicator = project.rubric, (project.indicator or "").strip()
            if rubric is None or not indicator.startswith(("จำนวน", "ร้อยละ")):
                continue
            percent = rubric.kind == "percent_threshold" and (
                rubric.unit is None or rubric.unit in PERCENT_UNITS
            )
            percent = percent or rubric.unit in PERCENT_UNITS
            counts = rubric.kind == "activity_count" and rubric.unit not in PERCENT_UNITS
            named_count = indicator.startswith("จำนวน")
            if (named_count and percent) or (not named_count and counts):
                mismatched.append(project)
            else:
                yield Agreed()
        if mismatched:
            ids = ", ".join(p.id for p in mismatched)
            yield Issue(
                message=f"For {ids} the indicator names one measure (count or percentage), the rubric uses "
                "the other.",
                message_th=f"โครงการ {ids}: ชื่อตัวชี้วัดและเกณฑ์การให้คะแนนใช้หน่วยวัดต่างกัน (จำนวน/ร้อยละ) "
                f"{CHECK_THE_PAGE_TH}",
                values=[v for p in mismatched for v in everywhere(f"indicator of {p.id}", p, "indicator")],
                report=index,
                project=mismatched[0].id if len(mismatched) == 1 else None,
            )
