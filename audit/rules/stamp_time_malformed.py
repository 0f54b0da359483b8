"""A stamp has a time that cannot be, or another unit than น."""

from __future__ import annotations

from thaimemo.audit.quoting import CHECK_THE_PAGE_TH, listed, quoted
from thaimemo.audit.rule import Agreed, Issue, Outcomes, rule
from thaimemo.schema.memo import Stamp
from thaimemo.schema.record import Record


@rule(
    code="HDR06",
    name="stamp.time",
    severity="info",
    title="A stamp has an odd time",
    why="A receiving stamp bears number, date and time; the unit of a time is น.",
    silent_when="the time is left blank",
    absent="no stamp time was read",
    verdict="structural",
)
def _check(record: Record) -> Outcomes:
    odd: list[Stamp] = []
    for stamp in record.stamps:
        if stamp.time is None and stamp.time_unit is None:
            continue
        parts = (stamp.time or "").replace(".", ":").split(":")
        real = (
            len(parts) == 2 and all(p.isdigit() for p in parts) and int(parts[0]) < 24 and int(parts[1]) < 60
        )
        if (stamp.time is None or real) and stamp.time_unit in (None, "น.", "น"):
            yield Agreed()
            continue
        odd.append(stamp)
    if odd:
        units = listed(s.time_unit or "" for s in odd)
        yield Issue(
            message=f"{len(odd)} stamp time(s) have another form than HH.MM น. ({units}).",
            message_th=f"เวลาในตราประทับ {len(odd)} แห่งไม่อยู่ในรูปแบบ HH.MM น. {CHECK_THE_PAGE_TH}",
            values=[
                quoted(
                    "stamp time",
                    s,
                    "time_unit" if s.evidence.get("time_unit") else "time",
                    s.time_unit or s.time,
                )
                for s in odd
            ],
        )
