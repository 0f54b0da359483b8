"""A memo is registered, received or decided before it was written.

A decision before the first receipt is no issue: an office that gets the memo back stamps it in the end.
"""

from __future__ import annotations

from thaimemo.audit.digits import confusable_dates
from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, quoted, thai_date
from thaimemo.audit.rule import Agreed, Issue, Outcomes, Silent, rule
from thaimemo.schema.record import Record

THREAD = 30
"""Days before the memo from which on a receipt is that of an earlier letter."""


@rule(
    code="HDR04",
    name="header.date_order",
    severity="warning",
    title="Dates of the header are out of order",
    why="A memo cannot be registered before it is dated.",
    silent_when="a date cannot be read, dates are equal, or the stamp is that of an earlier letter of the "
    "thread",
    absent="no memo date with a stamp or signature date was read",
    supersedes=("HDR03",),
)
def _check(record: Record) -> Outcomes:
    memo = record.memo
    if memo is None or memo.date is None:
        return
    running = (memo.number or "").rsplit("/", 1)[-1].strip()
    for stamp in record.stamps:
        if stamp.date is None:
            continue
        issuing = bool(running) and stamp.number == running
        if stamp.date == memo.date or (stamp.date > memo.date and not issuing):
            yield Agreed()
            continue
        if issuing and stamp.date > memo.date:
            yield Silent(
                "a stamp with the memo's number is later than the memo, it may be of a later register"
            )
            continue
        digits = confusable_dates(stamp.date, memo.date)
        if not issuing and digits is None and (memo.date - stamp.date).days > THREAD:
            yield Silent("a stamp so much older than the memo is that of the letter it answers")
            continue
        yield Issue(
            message=f"A stamp{' with the memo number' if issuing else ''} is dated "
            f"{stamp.date.isoformat()}, before "
            f"the memo of {memo.date.isoformat()}; {CHECK_THE_PAGE}.",
            message_th=f"ตราประทับลงวันที่ {thai_date(stamp.date)} ก่อนวันที่ของบันทึก ({thai_date(memo.date)}) "
            f"{CHECK_THE_PAGE_TH}",
            values=[quoted("stamp date", stamp, "date"), quoted("memo date", memo, "date")],
            about=frozenset({("stamp", stamp.number)}),
            digits=digits,
        )
    for signatory in record.signatories:
        if signatory.date is None:
            continue
        if signatory.date >= memo.date:
            yield Agreed()
            continue
        yield Issue(
            message=f"A signature is dated {signatory.date.isoformat()}, before the memo of "
            f"{memo.date.isoformat()}; {CHECK_THE_PAGE}.",
            message_th=f"ลายมือชื่อลงวันที่ {thai_date(signatory.date)} ก่อนวันที่ของบันทึก ({thai_date(memo.date)}) "
            f"{CHECK_THE_PAGE_TH}",
            values=[quoted("signed", signatory, "date"), quoted("memo date", memo, "date")],
            digits=confusable_dates(signatory.date, memo.date),
        )
