"""One place of a document that speaks of one project, before the mentions are linked."""

from __future__ import annotations

from dataclasses import dataclass, field

from thaimemo.normalize.passage import Passage
from thaimemo.schema.evidence import Evidence
from thaimemo.schema.report import Place


@dataclass(slots=True)
class Mention:
    """The fields as passages, by role: ``project``, ``goal``, ``indicator``, ``weight``, ``steps``, ...

    Result fields stand in ``rounds`` under the months of their round (None where the place does not say).
    """

    place: Place
    order: int
    """Position among the mentions of the document."""
    dimension: int | None = None
    number: int | None = None
    """Position within its dimension, from 1."""
    printed_number: str | None = None
    """The number printed before the name, in Arabic digits: ``1.1``."""
    number_places: list[Evidence] = field(default_factory=list)
    fields: dict[str, Passage] = field(default_factory=dict)
    rounds: dict[int | None, dict[str, Passage]] = field(default_factory=dict)
    levels: dict[int, Passage] = field(default_factory=dict)
    """Criterion columns of a KPI table, by level."""
    parts: dict[int, Passage] = field(default_factory=dict)
    """Results of single quarters beside the one of all, by the months to the end of the quarter."""
    of_quarter: set[int] = field(default_factory=set)
    """The rounds whose result is that of the quarter alone, not from the start of the year."""
    round_places: dict[int, tuple[Evidence, ...]] = field(default_factory=dict)
    """Where the place names a round, by its months."""
    ticked: tuple[int, Passage] | None = None
    """The level that is marked in its column, and the mark."""

    def text(self, role: str) -> str | None:
        """The text of a field, None where it is missing or empty."""
        passage = self.fields.get(role)
        return passage.text.strip() or None if passage is not None else None

    @property
    def title(self) -> Passage | None:
        """What the place calls the project: its name, else its indicator."""
        return self.fields.get("project") or self.fields.get("indicator")
