"""What the projects of a report share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from thaimemo.schema.evidence import Evidence


@dataclass(frozen=True, slots=True)
class ReportContext:
    """What the projects of a report share."""

    agencies: tuple[str, ...]
    round_months: int | None
    period: tuple[dt.date, dt.date] | None
    round_places: tuple[Evidence, ...] = ()
    """Where the round of the whole report is stated."""
    dimensions: frozenset[int] = frozenset()
    """The numbers of all groups that the report names."""
    running: bool = False
    """The printed numbers run on from one group to the next."""
    interpolated: bool = False
    """The document says that scores between levels are interpolated (เทียบบัญญัติไตรยางศ์)."""
    level_words: Mapping[str, int] = field(default_factory=dict)
    """The level that a word stands for, where the report says so."""
