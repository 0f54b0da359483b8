"""A date does not exist in the calendar, or lacks its day."""

from __future__ import annotations

from thaimemo.audit.digits import readable
from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, everywhere
from thaimemo.audit.rule import Issue, Outcomes, rule
from thaimemo.schema.record import Record


@rule(
    code="DAT01",
    name="date.valid",
    severity="error",
    title="A date cannot be read",
    why="A date that does not exist cannot be checked against anything.",
    silent_when="a month alone is meant, or a form leaves the day open",
    absent="every date that was read exists",
)
def _check(record: Record) -> Outcomes:
    for observation in record.observations:
        if observation.kind not in ("invalid_date", "incomplete_date"):
            continue
        invalid = observation.kind == "invalid_date"
        likely = [observation.expected] if observation.expected else readable(observation.text)
        hint = f" ({', '.join(likely)}?)" if invalid and likely else ""
        yield Issue(
            message=f"“{observation.text}” "
            + ("does not exist in the calendar" if invalid else "is not a complete date")
            + f"{hint}; {CHECK_THE_PAGE}.",
            message_th=f"“{observation.text}” "
            + ("ไม่มีอยู่ในปฏิทิน" if invalid else "เป็นวันที่ที่ไม่ครบถ้วน")
            + f" {CHECK_THE_PAGE_TH}",
            values=everywhere("date", observation, "text"),
            report=observation.report,
            project=observation.project,
            severity=None if invalid else "info",
            verdict="likely_misread" if invalid and likely else "structural" if not invalid else None,
        )
