"""Goal or indicator of a project are worded quite differently in two places."""

from __future__ import annotations

from thaimemo.audit.quoting import CHECK_THE_PAGE_TH, projects, quoted
from thaimemo.audit.rule import Agreed, Issue, Outcomes, rule
from thaimemo.audit.wording import similarity
from thaimemo.audit.wording_variants import core
from thaimemo.schema.record import Record

CLOSE = 70
FIELD_TH = {"goal": "เป้าประสงค์", "indicator": "ตัวชี้วัด"}


@rule(
    code="STR04",
    name="text.section_agreement",
    severity="info",
    title="A goal or indicator is worded differently",
    why="Two wordings may be two goals.",
    silent_when="the wordings are close, or one is part of the other",
    absent="no goal or indicator stands in two places",
    verdict="ambiguous",
)
def _check(record: Record) -> Outcomes:
    for index, _report, project in projects(record):
        for field in ("goal", "indicator"):
            told = [m for m in project.mentions if getattr(m, field)]
            if len(told) < 2:
                continue
            texts = {core(getattr(m, field)): m for m in reversed(told)}
            first = core(getattr(told[0], field))
            unlike = [m for text, m in texts.items() if text != first and similarity(text, first) < CLOSE]
            if not unlike:
                yield Agreed()
                continue
            yield Issue(
                message=f"The {field} of {project.id} is worded differently in two places.",
                message_th=f"โครงการ {project.id}: {FIELD_TH[field]}ใช้ถ้อยคำต่างกันในแต่ละแห่ง "
                f"{CHECK_THE_PAGE_TH}",
                values=[quoted(f"{field} ({m.place})", m, field) for m in [told[0], *unlike]],
                report=index,
                project=project.id,
            )
