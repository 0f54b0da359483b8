"""The memo lacks a field that its form requires."""

from __future__ import annotations

from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, quoted, value
from thaimemo.audit.rule import Agreed, Issue, Outcomes, rule
from thaimemo.schema.record import Record

REQUIRED = (
    ("agency", "ส่วนราชการ"),
    ("number", "ที่"),
    ("date", "วันที่"),
    ("subject", "เรื่อง"),
    ("to", "คำขึ้นต้น (เรียน)"),
)
SEALED = frozenset({"subject"})
"""What a sealed letter (หนังสือประทับตรา, form 3) does not have."""


@rule(
    code="HDR01",
    name="memo.required_fields",
    severity="warning",
    title="A field of the memo is missing",
    why="Form 2 of the Correspondence Regulation has these fields.",
    silent_when="the report came without a letter; a sealed one has no subject; fax or endorsement",
    absent="no memo was read",
    verdict="structural",
)
def _check(record: Record) -> Outcomes:
    if record.memo is None:
        return
    missing = [
        (name, th)
        for name, th in REQUIRED
        if not (getattr(record.memo, name) or record.memo.evidence.get(name))
        and not (record.memo.letter == "sealed" and name in SEALED)
    ]
    if missing:
        names = ", ".join(name for name, _ in missing)
        yield Issue(
            message=f"The memo has no {names}; {CHECK_THE_PAGE}.",
            message_th=f"บันทึกข้อความไม่มี {', '.join(th for _, th in missing)} {CHECK_THE_PAGE_TH}",
            values=[value(name, None) for name, _ in missing],
        )
    else:
        yield Agreed()
    undated = [s for s in record.signatories if s.date is None]
    if undated and any(s.date is not None for s in record.signatories):
        yield Issue(
            message=f"{len(undated)} signature(s) bear no date.",
            message_th=f"ลายมือชื่อ {len(undated)} แห่งไม่ได้ลงวันที่ {CHECK_THE_PAGE_TH}",
            values=[quoted("position", s, "position") for s in undated],
            severity="info",
        )
