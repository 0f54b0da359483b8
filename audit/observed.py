"""Findings out of what was noticed while reading: one for every expected form, with all its places."""

from __future__ import annotations

from collections.abc import Iterator

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
    record: Record, *kinds: ObservationKind
) -> Iterator[tuple[Observation, list[FindingValue], str | None]]:
    """Observations of the kinds, grouped by expected form (or by what is printed): the first, "
    "all places, project."""
    groups: dict[tuple[str, str, int | None], list[Observation]] = {}
    for observation in record.observations:
        if observation.kind in kinds:
            form = "" if observation.kind in TOGETHER else observation.expected or observation.text
            groups.setdefault((observation.kind, form, observation.report), []).append(observation)
    for group in groups.values():
        concerned = {o.project for o in group}
        yield (
            group[0],
            [v for o in group for v in everywhere(o.kind.replace("_", " "), o, "text")],
            concerned.pop() if len(concerned) == 1 else None,
        )
