"""Findings out of what was noticed while reading: one for every expected form, with all its places."""

from __future__ import annotations

from collections.abc import Iterator, Set

from thaimemo.audit.quoting import everywhere
from thaimemo.schema.finding import FindingValue
from thaimemo.schema.record import Observation, ObservationKind, Record

TOGETHER = frozenset(
    {
        "row_joined",
        "cell_bleed",
        "duplicate_page",
        "label_repaired",
        "line_joined",
        "doubtful_name",
        "mixed_digits",
    }
)
"""Kinds whose places make one finding whatever is printed there."""


def observed(
    record: Record, *kinds: ObservationKind, besides: Set[tuple[int, int]] = frozenset()
) -> Iterator[tuple[Observation, list[FindingValue], str | None]]:
    """Observations of the kinds, grouped by expected form (or by what is printed): the first, all places,
    project. Those that stand in a line (page and number) of ``besides`` are left out."""
    groups: dict[tuple[str, str, int | None], list[Observation]] = {}
    for observation in record.observations:
        if observation.kind in kinds:
            form = "" if observation.kind in TOGETHER else observation.expected or observation.text
            groups.setdefault((observation.kind, form, observation.report), []).append(observation)
    for group in groups.values():
        concerned = {o.project for o in group}
        values = [v for o in group for v in everywhere(o.kind.replace("_", " "), o, "text")]
        if any(v.evidence and (v.evidence.page, v.evidence.line) in besides for v in values):
            continue
        yield (
            group[0],
            values,
            concerned.pop() if len(concerned) == 1 else None,
        )
