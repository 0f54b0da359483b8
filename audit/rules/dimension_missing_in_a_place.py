"""A place of the report leaves out a dimension between two others."""

from __future__ import annotations

from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, quoted
from thaimemo.audit.rule import Agreed, Issue, Outcomes, Silent, rule
from thaimemo.schema.record import Record
from thaimemo.schema.report import DimensionMention


@rule(
    code="STR02",
    name="dimensions.complete",
    severity="warning",
    title="A dimension is missing in one place",
    why="The HR Scorecard has five dimensions in order.",
    silent_when="the place lists only the first dimensions, has the dimension's projects, no other place has "
    "the dimension, or the frame is another",
    absent="no dimensions of the HR Scorecard were read",
    verdict="structural",
)
def _check(record: Record) -> Outcomes:
    for index, report in enumerate(record.reports):
        if report.frame != "hr_scorecard":
            if report.dimensions:
                yield Silent(f"the frame is {report.frame}")
            continue
        places: dict[str, dict[int, DimensionMention]] = {}
        for dimension in report.dimensions:
            for mention in dimension.mentions:
                if mention.place != "background":
                    places.setdefault(mention.place, {}).setdefault(dimension.number, mention)
        named = {number for numbers in places.values() for number in numbers}
        named |= {p.dimension for p in report.projects if p.dimension is not None}
        for place, numbers in sorted(places.items()):
            if len(numbers) < 2:
                continue
            told = {m.dimension for p in report.projects for m in p.mentions if m.place == place}
            missing = [n for n in range(1, max(numbers)) if n not in numbers and n not in told]
            if missing and named.isdisjoint(missing):
                yield Silent("no place has the dimensions that are left out: the report may be of the others")
                continue
            if not missing:
                yield Agreed()
                continue
            names = ", ".join(map(str, missing))
            yield Issue(
                message=f"The {place} has no dimension {names}; {CHECK_THE_PAGE}.",
                message_th=f"ส่วนหนึ่งของรายงานไม่มีมิติที่ {names} {CHECK_THE_PAGE_TH}",
                values=[quoted(f"dimension {n}", m, "name") for n, m in sorted(numbers.items())],
                report=index,
            )
