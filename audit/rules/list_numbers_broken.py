"""The numbers of a list have a gap or a number twice."""

from __future__ import annotations

from itertools import pairwise

from thaimemo.audit.quoting import CHECK_THE_PAGE_TH, projects, quoted, value
from thaimemo.audit.rule import Agreed, Issue, Outcomes, rule
from thaimemo.schema.record import Record


@rule(
    code="CNT02",
    name="list.numbering",
    severity="warning",
    title="A list is not numbered through",
    why="A lost or doubled item shows in the numbers.",
    silent_when="numbering restarts at one, or bullets are mixed with numbers",
    absent="no numbered list was read",
    verdict="structural",
)
def _check(record: Record) -> Outcomes:
    for index, _, project in projects(record):
        for position, listed in enumerate(project.lists):
            numbers = listed.numbers
            if len(numbers) < 2 or len(numbers) != len(listed.items) or len(set(numbers)) == 1:
                continue
            broken = [b for a, b in pairwise(numbers) if b not in (a + 1, 1)]
            if not broken:
                yield Agreed()
                continue
            items = listed.evidence.get("items", [])
            places = (
                [items[i] for i, n in enumerate(numbers) if n in broken] if len(items) == len(numbers) else []
            )
            printed = ", ".join(map(str, numbers))
            yield Issue(
                message=f"For {project.id} a list is numbered {printed}; an item may be lost or doubled.",
                message_th=f"โครงการ {project.id}: ลำดับข้อในรายการคือ {printed} อาจมีข้อที่ขาดหรือซ้ำ "
                f"{CHECK_THE_PAGE_TH}",
                values=[value("number", n, place) for n, place in zip(broken, places, strict=False)]
                or [quoted("announced", listed, "announced")],
                report=index,
                project=project.id,
                about=frozenset({("list", index, project.id, position)}),
            )
