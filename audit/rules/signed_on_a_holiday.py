"""A stamp or signature is dated on a day when offices are closed."""

from __future__ import annotations

import datetime as dt
import tomllib
from functools import cache
from importlib.resources import files

from thaimemo.audit.quoting import CHECK_THE_PAGE_TH, quoted, thai_date
from thaimemo.audit.rule import Agreed, Issue, Outcomes, Silent, rule
from thaimemo.schema.evidence import Grounded
from thaimemo.schema.record import Record

ELECTRONIC = dt.date(2021, 5, 26)
"""From here on the Correspondence Regulation (no. 4, B.E. 2564) has letters sent and received by computer."""


@rule(
    code="HDR05",
    name="stamp.non_working_day",
    severity="info",
    title="A date on a non-working day",
    why="Registers are kept on working days.",
    silent_when="the day is that of an event, the holidays of the year are not known, or a stamp may be "
    "electronic",
    absent="no stamp or signature date was read",
    verdict="ambiguous",
)
def _check(record: Record) -> Outcomes:
    dated: list[tuple[Grounded, dt.date, str]] = [(s, s.date, "stamp") for s in record.stamps if s.date]
    dated += [(s, s.date, "signature") for s in record.signatories if s.date]
    for owner, day, what in dated:
        closed = (
            "a Saturday or Sunday" if day.weekday() >= 5 else "a public holiday" if _holiday(day) else None
        )
        if closed is None:
            yield Agreed()
            continue
        if what == "stamp" and day >= ELECTRONIC:
            yield Silent("a register kept by a computer receives on any day")
            continue
        yield Issue(
            message=f"A {what} is dated {day.isoformat()}, {closed}.",
            message_th=f"วันที่ {thai_date(day)} เป็นวันหยุดราชการ {CHECK_THE_PAGE_TH}",
            values=[quoted(f"{what} date", owner, "date")],
        )


@cache
def _holidays() -> dict[str, list[str]]:
    return tomllib.loads((files("thaimemo.audit") / "holidays.toml").read_text("utf-8"))


def _holiday(day: dt.date) -> bool:
    return f"{day:%m-%d}" in _holidays().get(str(day.year + 543), [])
