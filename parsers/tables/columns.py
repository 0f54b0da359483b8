"""What the columns of a report table mean."""

from __future__ import annotations

from dataclasses import dataclass, field

from thaimemo.normalize.passage import Passage
from thaimemo.parsers.tables.rounds import Round
from thaimemo.schema.evidence import Evidence

RESULT_ROLES = frozenset(
    {"met", "result", "percent", "achievement", "level", "score", "weighted_score", "status"}
)
NAMING_ROLES = frozenset({"project", "indicator", "goal", "steps"})
REVIEW_ROLES = {"score": "review_score", "weighted_score": "review_weighted_score"}
"""Scores of the committee where the agency's own stand beside them."""


@dataclass(frozen=True, slots=True)
class Column:
    """The meanings of one column; ``level`` for a criterion column of a rubric."""

    roles: tuple[str, ...]
    months: int | None = None
    """The round that the header names."""
    level: int | None = None
    year: int | None = None
    """The year of the Buddhist era in the header."""
    of_quarter: bool = False
    """The round is that of a quarter."""
    cumulative: bool = False
    """The header says so (สะสม)."""
    reviewed: bool | None = None
    """The header names the committee (true) or the agency itself (false) as the one who scores."""
    bare_share: bool = False
    """The header says no more than "ร้อยละ"."""
    bare_level: bool = False
    """The header says no more than "ระดับคะแนน"."""
    by_number: bool = False
    """The header calls indicators, and the cells have nothing but their numbers."""


@dataclass(slots=True)
class Header:
    """All columns of a table by number, and how many rows the header takes."""

    columns: dict[int, Column] = field(default_factory=dict)
    rows: int = 1
    """With those above it."""
    width: int = 0
    round_places: dict[int, tuple[Evidence, ...]] = field(default_factory=dict)
    """Where the header names a round, by its months."""
    round: Round | None = None
    """The round that the caption names, where other tables of the report are captioned with others."""
    unit: Passage | None = None
    """The unit of plan and result that their names print."""
    names_others: bool = False
    """A column without a meaning names what the rows are of: "ลำดับ | หน่วยบริการ | คะแนน"."""
    lead: int = 0
    """Rows above the header: a caption, or the group that all rows belong to."""

    @property
    def roles(self) -> set[str]:
        """Every meaning that some column has."""
        return {role for column in self.columns.values() for role in column.roles}

    def rounds_of(self, role: str) -> set[int | None]:
        """The rounds for which there is a column of this meaning."""
        return {column.months for column in self.columns.values() if role in column.roles}

    @property
    def names_round(self) -> bool:
        """Some column is of a round, or holds the round of its row."""
        return any(column.months is not None or "round" in column.roles for column in self.columns.values())

    @property
    def has_levels(self) -> bool:
        """There are criterion columns."""
        return any(column.level is not None for column in self.columns.values())
