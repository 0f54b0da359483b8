"""Two dimensions carry one name in the same place."""

from __future__ import annotations

from collections import defaultdict

from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, everywhere
from thaimemo.audit.rule import Agreed, Issue, Outcomes, rule
from thaimemo.audit.scorecard import letters
from thaimemo.schema.record import Record
from thaimemo.schema.report import DimensionMention


@rule(
    code="NAM02",
    name="dimension.duplicate",
    severity="error",
    title="Two dimensions carry one name",
    why="Two dimensions of one frame cannot be the same.",
    silent_when="one number is repeated over a page break",
    absent="fewer than two dimensions were read",
)
def _check(record: Record) -> Outcomes:
    for index, report in enumerate(record.reports):
        names: dict[tuple[str, str], dict[int, DimensionMention]] = defaultdict(dict)
        for dimension in report.dimensions:
            for mention in dimension.mentions:
                if key := letters(mention.name):
                    names[mention.place, key].setdefault(dimension.number, mention)
        pairs: dict[tuple[int, ...], list[DimensionMention]] = defaultdict(list)
        for holders in names.values():
            if len(holders) > 1:
                pairs[tuple(sorted(holders))] += [holders[number] for number in sorted(holders)]
            elif len(report.dimensions) > 1:
                yield Agreed()
        for numbers, mentions in pairs.items():
            which = " and ".join(map(str, numbers))
            yield Issue(
                message=f"Dimensions {which} carry the same name; both cannot, {CHECK_THE_PAGE}.",
                message_th=f"มิติที่ {' และ '.join(map(str, numbers))} ใช้ชื่อเดียวกัน {CHECK_THE_PAGE_TH}",
                values=[v for m in mentions for v in everywhere(f"name ({m.place})", m, "name")],
                report=index,
                about=frozenset({("dimension", index, number) for number in numbers}),
            )
