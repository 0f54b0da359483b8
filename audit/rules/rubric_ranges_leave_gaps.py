"""The ranges of a rubric leave a gap or overlap."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, everywhere, projects, shown
from thaimemo.audit.rule import Agreed, Issue, Outcomes, rule
from thaimemo.normalize.rounding import unit
from thaimemo.schema.record import Record


@rule(
    code="RUB05",
    name="rubric.gap_overlap",
    severity="warning",
    title="Ranges have a gap or overlap",
    why="Every value belongs to one level.",
    silent_when="thresholds are cumulative (ขึ้นไป), or ranges share only their bounds",
    absent="no rubric with ranges was read",
)
def _check(record: Record) -> Outcomes:
    for index, _, project in projects(record):
        if project.rubric is None:
            continue
        ranges = sorted(
            (min(lv.threshold, lv.upper), max(lv.threshold, lv.upper), lv.level)
            for lv in project.rubric.levels
            if lv.threshold is not None and lv.upper is not None
        )
        for (_, upper, level), (lower, _, next_level) in pairwise(ranges):
            step = max(min(unit(upper), unit(lower)), Decimal("0.0001"))
            if upper <= lower <= upper + step:
                yield Agreed()
                continue
            gap = lower > upper
            word, word_th = ("leave a gap", "มีช่องว่าง") if gap else ("overlap", "ซ้อนกัน")
            yield Issue(
                message=f"For {project.id} the ranges of levels {level} and {next_level} {word} between "
                f"{shown(upper)} and {shown(lower)}; {CHECK_THE_PAGE}.",
                message_th=f"โครงการ {project.id}: ช่วงคะแนนของระดับ {level} และ {next_level} {word_th} "
                f"({shown(upper)} และ {shown(lower)}) {CHECK_THE_PAGE_TH}",
                values=everywhere("ranges", project, "rubric", f"{shown(upper)}, {shown(lower)}"),
                report=index,
                project=project.id,
            )
