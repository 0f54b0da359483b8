"""The letters of the memo number are another ministry's than the agency's."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, quoted
from thaimemo.audit.rule import Agreed, Issue, Outcomes, Silent, rule
from thaimemo.schema.record import Record


@rule(
    code="HDR09",
    name="memo.code_vs_agency",
    severity="warning",
    title="The letter code is another ministry's",
    why="Every ministry has its own two letters.",
    silent_when="the code is not in the table, or the agency is written by an abbreviation or is provincial",
    absent="no memo number with a known code was read",
    verdict="ambiguous",
)
def _check(record: Record) -> Outcomes:
    memo = record.memo
    if memo is None or not memo.number:
        return
    code = memo.number.split()[0]
    words = _ministries().get(code)
    names = " ".join(filter(None, [memo.agency, *(r.agency for r in record.reports)]))
    if words is None or not names:
        yield Silent("the code is not in the table")
        return
    if any(word in names for word in words):
        yield Agreed()
        return
    others = [c for c, named in _ministries().items() if c != code and f"กระทรวง{named[0]}" in names]
    if len(others) != 1:
        yield Silent("the agency's name tells no ministry")
        return
    yield Issue(
        message=f"The memo number begins with {code}, the agency's ministry has the letters {others[0]}; "
        f"{CHECK_THE_PAGE}.",
        message_th=f"รหัสตัวอักษรของเลขที่หนังสือคือ {code} แต่ส่วนราชการอยู่ในกระทรวงที่ใช้รหัส {others[0]} "
        f"{CHECK_THE_PAGE_TH}",
        values=[quoted("number", memo, "number"), quoted("agency", memo, "agency")],
    )


@cache
def _ministries() -> dict[str, list[str]]:
    return tomllib.loads((files("thaimemo.audit") / "ministries.toml").read_text("utf-8"))
