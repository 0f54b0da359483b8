"""Two stamps of one office carry numbers of different series, one of them the memo's own."""

from __future__ import annotations

from thaimemo.audit.quoting import CHECK_THE_PAGE_TH, listed, quoted
from thaimemo.audit.rule import Agreed, Issue, Outcomes, Silent, rule
from thaimemo.audit.wording import plain
from thaimemo.schema.record import Record


@rule(
    code="HDR03",
    name="stamp.number_vs_memo",
    severity="info",
    title="Stamps of one office have different series",
    why="A stamp with the memo's number is the issuing register; one office has one receiving register.",
    silent_when="the numbers differ and so do the offices",
    absent="fewer than two stamps, or no memo number, were read",
    verdict="structural",
)
def _check(record: Record) -> Outcomes:
    number = record.memo.number if record.memo else None
    if not number or len(record.stamps) < 2:
        return
    running = number.rsplit("/", 1)[-1].strip()
    own = [s for s in record.stamps if s.number == running]
    for stamp in own:
        others = [s for s in record.stamps if s is not stamp and s.number and s.number != running]
        same = [s for s in others if s.office and stamp.office and plain(s.office) == plain(stamp.office)]
        if not same:
            yield Silent("the stamps are of different offices, whose registers are independent")
            continue
        yield Issue(
            message="Stamps of one office bear the numbers "
            f"{listed(s.number or '' for s in [stamp, *same])}, the "
            "first of them the memo's own; one is the issuing register.",
            message_th=f"ตรารับของหน่วยงานเดียวกันใช้เลขคนละชุด โดยเลขหนึ่งตรงกับเลขที่ของบันทึก {CHECK_THE_PAGE_TH}",
            values=[quoted("stamp number", s, "number") for s in [stamp, *same]],
            about=frozenset({("stamp", s.number) for s in [stamp]}),
        )
    if not own:
        yield Agreed()
