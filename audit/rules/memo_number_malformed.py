"""The memo number does not have the form of the regulation."""

from __future__ import annotations

from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, quoted
from thaimemo.audit.rule import Agreed, Issue, Outcomes, Silent, rule
from thaimemo.normalize import lazy
from thaimemo.schema.record import Record

ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
FORM = lazy.compiled(
    r"(?:[ก-ฮ]{1,6}\.?\s?){1,3}(?:\([ก-ฮ.]{1,8}\))?\s*[0-9]{1,6}(?:\.[0-9]+)*(?:\s?\([0-9ก-ฮ.]+\))?\s*/\s*(?:ว\s*)?[0-9]+"
)  # อก 0210(2)/1539
UNREGISTERED = lazy.compiled(r".*/\s*(?:ว\s*)?[-–.…_]*")  # "นม 52107/-", not yet in the register
OTHER_FORM = lazy.compiled(r"[0-9]{1,5}\s*/\s*[0-9]{2,4}|(?:[ก-ฮ.]{1,8}\s*)+[0-9]*\s*/\s*[0-9]*")  # 246/2561


@rule(
    code="HDR02",
    name="memo.number_format",
    severity="warning",
    title="The memo number has another form",
    why="A number is the ministry code, the unit, a stroke and the running number, without the year.",
    silent_when="the letters are those of a committee, it is an order or a contract (n/yyyy), or the "
    "running number is left open",
    absent="no memo number was read",
    verdict="structural",
)
def _check(record: Record) -> Outcomes:
    if record.memo is None:
        return
    number = record.memo.number or " ".join(e.quote for e in record.memo.evidence.get("number", []))
    if not number:
        return
    plain_number = number.translate(ARABIC)
    if FORM.fullmatch(plain_number):
        yield Agreed()
        return
    if UNREGISTERED.fullmatch(plain_number):
        yield Silent("the running number is left open")
        return
    if OTHER_FORM.fullmatch(plain_number):
        yield Silent("an order, a contract or an internal register")
        return
    yield Issue(
        message=f"The memo number “{number}” has not the form code, unit, stroke, running number; "
        f"{CHECK_THE_PAGE}.",
        message_th=f"เลขที่หนังสือ “{number}” ไม่เป็นไปตามรูปแบบของระเบียบงานสารบรรณ {CHECK_THE_PAGE_TH}",
        values=[quoted("number", record.memo, "number", number)],
    )
