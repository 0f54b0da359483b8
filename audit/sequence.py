"""Numbered lists of dated activities: which item stands out of order."""

from __future__ import annotations

import itertools
from collections.abc import Hashable, Iterable

from thaimemo.schema.report import Event, Project


def event_key(event: Event) -> tuple[Hashable, ...]:
    """What tells one dated activity of a project from another."""
    return (event.start, event.end, event.place, event.group, event.order)


def about(report: int, project: Project, event: Event) -> frozenset[Hashable]:
    """The name of a defect in an event's date."""
    return frozenset({("event", report, project.id, event.start, event.end, event.order)})


def out_of_order(events: Iterable[Event], of: Event) -> list[Event]:
    """The events of one's list without any one of which all start dates ascend; empty where they do already.

    Also empty where more than one item is out of place, or the list has fewer than three dated items: then
    it is ordered by something else, or nothing can be told.
    """
    if of.group is None or of.order is None:
        return []
    items: dict[int, Event] = {}
    for event in events:
        if event.group == of.group and event.place == of.place and event.order is not None:
            items.setdefault(event.order, event)
    ordered = [items[order] for order in sorted(items)]
    if len(ordered) < 3 or _ascending(ordered):
        return []
    return [e for i, e in enumerate(ordered) if _ascending(ordered[:i] + ordered[i + 1 :])]


def _ascending(events: list[Event]) -> bool:
    return all(a.start <= b.start for a, b in itertools.pairwise(events))


def with_year(event: Event, year: int) -> Event | None:
    """The event moved to another year by the year alone; None where that day does not exist."""
    try:
        start = event.start.replace(year=year)
        end = event.end.replace(year=year + event.end.year - event.start.year)
    except ValueError:
        return None
    return None if start == event.start else event.model_copy(update={"start": start, "end": end})
