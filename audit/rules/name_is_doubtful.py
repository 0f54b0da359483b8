"""A name can hardly be read as it stands."""

from __future__ import annotations

from thaimemo.audit.observed import observed
from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH
from thaimemo.audit.rule import Issue, Outcomes, rule
from thaimemo.schema.record import Record


@rule(
    code="NAM06",
    name="entity.plausibility",
    severity="info",
    title="A name is doubtful",
    why="A doubtful name needs a look at the page, it is no error.",
    silent_when="no list of names or places is at hand",
    absent="no name is doubtful",
    verdict="ambiguous",
)
def _check(record: Record) -> Outcomes:
    for first, values, project in observed(record, "doubtful_name"):
        yield Issue(
            message=f"A name in {len(values)} place(s) may not be read rightly; {CHECK_THE_PAGE}.",
            message_th=f"มีชื่อที่อาจอ่านได้ไม่ถูกต้อง {len(values)} แห่ง {CHECK_THE_PAGE_TH}",
            values=values,
            report=first.report,
            project=project,
        )
