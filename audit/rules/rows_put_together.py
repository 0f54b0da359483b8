"""Rows or cells of a table ran into each other, or an endorsement stands above another name."""

from __future__ import annotations

from thaimemo.audit.observed import observed
from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, quoted
from thaimemo.audit.rule import Issue, Outcomes, rule
from thaimemo.schema.record import Record


@rule(
    code="STR06",
    name="layout.row_repair",
    severity="info",
    title="Rows or cells were put together",
    why="The reader should know what was merged.",
    silent_when="the rows are blank",
    absent="no row was put together",
    verdict="structural",
)
def _check(record: Record) -> Outcomes:
    for first, values, project in observed(record, "row_joined", "cell_bleed", "duplicate_page"):
        bleed = first.kind == "cell_bleed"
        what = "cell(s) run on into the next row" if bleed else "row(s) or page(s) were put together"
        what_th = "ช่องตารางที่ข้อความล้นไปยังแถวถัดไป" if bleed else "แถวหรือหน้าที่นำมาต่อกัน"
        yield Issue(
            message=f"{len(values)} {what}; {CHECK_THE_PAGE}.",
            message_th=f"พบ{what_th} {len(values)} แห่ง {CHECK_THE_PAGE_TH}",
            values=values,
            report=first.report,
            project=project,
            severity="warning" if bleed else None,
        )
    early = [s for s in record.signatories if s.endorsement_precedes]
    if early:
        yield Issue(
            message="An endorsement is printed above another signatory than the one it belongs to.",
            message_th=f"คำสั่งการพิมพ์อยู่เหนือชื่อผู้ลงนามคนอื่น {CHECK_THE_PAGE_TH}",
            values=[quoted("endorsement", s, "endorsement") for s in early],
        )
