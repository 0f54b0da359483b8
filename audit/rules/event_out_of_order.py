"""One item of a numbered list is dated before the item above it."""

from __future__ import annotations

import itertools

from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, projects, quoted, thai_date
from thaimemo.audit.rule import Agreed, Issue, Outcomes, Silent, rule
from thaimemo.audit.sequence import about, out_of_order
from thaimemo.normalize import lazy
from thaimemo.schema.record import Record
from thaimemo.schema.report import Event

GROUP = lazy.compiled(r"รุ่น|กลุ่ม|จังหวัด|ภาค|เขต|ศูนย์|พื้นที่|แห่งที่|จุดที่")
CONCURRENT = 31
"""Days by which one group may begin before the one listed above it."""


@rule(
    code="DAT03",
    name="event.sequence",
    severity="warning",
    title="A date is out of order in its list",
    why="One item out of order in a list by date is usually a wrong year or month.",
    silent_when="the list is not numbered, is one of groups or places that overlap in time, or more than "
    "one item is out of place: it is ordered otherwise",
    absent="no numbered list of three or more dated activities was read",
)
def _check(record: Record) -> Outcomes:
    for index, _, project in projects(record):
        lists: dict[tuple[int, str], list[Event]] = {}
        for event in project.events:
            if event.group is not None and event.order is not None:
                lists.setdefault((event.group, event.place), []).append(event)
        for events in lists.values():
            orders = {e.order: e for e in reversed(events)}
            ordered = [orders[order] for order in sorted(orders, key=lambda o: o or 0)]
            if len(ordered) < 3:
                continue
            if all(a.start <= b.start for a, b in itertools.pairwise(ordered)):
                yield Agreed()
                continue
            misplaced = out_of_order(events, events[0])
            if not misplaced:
                yield Silent(
                    f"{project.id}: more than one item is out of place, the list is ordered otherwise"
                )
                continue
            if all(_of_group(e) for e in ordered) and _shifted(ordered, misplaced) <= CONCURRENT:
                yield Silent(f"{project.id}: groups or places, of which some overlap in time")
                continue
            first = misplaced[0]
            neighbours = [
                e for e in ordered if abs((e.order or 0) - (first.order or 0)) <= 1 and e not in misplaced
            ]
            yield Issue(
                message=f"For {project.id} item {first.order} of a dated list begins on "
                f"{first.start.isoformat()}, "
                f"out of the order of the other items; {CHECK_THE_PAGE}.",
                message_th=f"โครงการ {project.id}: รายการที่ {first.order} ระบุวันที่ {thai_date(first.start)} "
                f"ไม่เรียงตามลำดับเวลากับรายการอื่น {CHECK_THE_PAGE_TH}",
                values=[quoted(f"item {e.order}", e, "start") for e in [*misplaced, *neighbours]],
                report=index,
                project=project.id,
                about=frozenset().union(*(about(index, project, e) for e in misplaced)),
                verdict="ambiguous",
            )


def _of_group(event: Event) -> bool:
    return GROUP.search(event.label or "") is not None


def _shifted(ordered: list[Event], misplaced: list[Event]) -> int:
    """By how many days the misplaced item is away from its neighbours."""
    at = ordered.index(misplaced[0])
    near = [ordered[i] for i in (at - 1, at + 1) if 0 <= i < len(ordered)]
    return min(abs((misplaced[0].start - e.start).days) for e in near)
