"""Points of five that are levels: a summary that prints "ค่าคะแนน ๔" beside "ร้อยละ ๘๐" of every project."""

from __future__ import annotations

from collections.abc import Sequence

from thaimemo.schema.report import Project, Result

FEWEST = 4
"""Projects whose percentage is twenty times their points."""
STEPS = frozenset(range(6))


def points_as_levels(projects: Sequence[Project]) -> None:
    """Where the percentage of every project in a table is twenty times its points, they are its level.

    So are the points in its section. A measured percentage would not be so many times its points.
    """
    tables = [
        [r for p in projects for r in p.results if r.place == place and r.percent is not None]
        for place in ("summary", "table")
    ]
    if not any(map(_tells_levels, tables)):
        return
    for project in projects:
        for result in project.results:
            score = result.score
            if result.level is None and score in STEPS:
                result.level = score
                result.evidence["level"] = list(result.evidence.get("score", []))


def _tells_levels(told: Sequence[Result]) -> bool:
    return len(told) >= FEWEST and len({r.score for r in told}) > 1 and all(map(_is_share, told))


def _is_share(result: Result) -> bool:
    return result.score is not None and result.level is None and result.percent == result.score * 20
