"""A label or line was found broken and put together."""

from __future__ import annotations

from thaimemo.audit.observed import observed
from thaimemo.audit.quoting import CHECK_THE_PAGE_TH
from thaimemo.audit.rule import Issue, Outcomes, rule
from thaimemo.schema.record import Record


@rule(
    code="STR07",
    name="layout.label_repair",
    severity="info",
    title="A label or line was repaired",
    why="The reader should know what was put together.",
    silent_when="labels stand as the form has them",
    absent="no label or line was repaired",
    verdict="structural",
)
def _check(record: Record) -> Outcomes:
    for first, values, project in observed(record, "label_repaired", "line_joined"):
        yield Issue(
            message=f"{len(values)} broken or unmarked label(s) or line(s) were put together, such as "
            f"“{first.text[:60]}”.",
            message_th=f"มีป้ายหัวข้อหรือบรรทัดที่ขาดตอนซึ่งประกอบขึ้นใหม่ {len(values)} แห่ง {CHECK_THE_PAGE_TH}",
            values=values,
            report=first.report,
            project=project,
        )
