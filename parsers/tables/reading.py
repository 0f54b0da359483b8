"""What the tables of a document gave so far, and where the reading of the present one stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from thaimemo.extract.page import Table
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.dimensions import DimensionHeading
from thaimemo.parsers.projects.mention import Mention
from thaimemo.parsers.tables.columns import Header
from thaimemo.parsers.tables.overviews import OverviewRow
from thaimemo.parsers.tables.rounds import Round
from thaimemo.parsers.words.lexicon import Lexicon
from thaimemo.schema.report import Place


@dataclass(slots=True)
class TotalRow:
    """A printed total: the cells by role, for a dimension or (None) for all."""

    dimension: int | None
    rounds: dict[int | None, dict[str, Passage]]
    fields: dict[str, Passage]
    below: int | None = None
    """The dimension whose rows stand above it, where it names none."""
    above: int = 0
    """How many mentions had been read above it."""
    of_parts: bool = False
    """Totals of parts of the table stand above it."""


@dataclass(slots=True)
class TableReading:
    """What the tables of a document gave so far; tables that continue one another share it."""

    lexicon: Lexicon
    mentions: list[Mention] = field(default_factory=list)
    totals: list[TotalRow] = field(default_factory=list)
    memo_places: set[Place] = field(default_factory=set)
    """What the tables of the memo itself are."""
    overviews: list[list[OverviewRow]] = field(default_factory=list)
    """Tables whose rows are groups."""
    of_groups: list[Table] = field(default_factory=list)
    """Those tables as they are printed."""
    headings: list[tuple[Place, DimensionHeading]] = field(default_factory=list)
    joined: list[Passage] = field(default_factory=list)
    """Rows that were taken as the continuation of the row above."""
    bleeding: list[Passage] = field(default_factory=list)
    """Cells that break off in mid-sentence where the next row's cell goes on."""
    header: Header | None = None
    place: Place | None = None
    dimension: int | None = None
    round: Round | None = None
    """The round that a row of its own names for the rows below it."""
    by_order: int = 0
    """Groups so far that have no printed number and are counted."""
    group: str | None = None
    """The last of them that stood in a column of groups."""
    goal: Passage | None = None
    """The nested group (เป้าประสงค์ที่) whose rows follow."""
    nested: list[tuple[Place, DimensionHeading]] = field(default_factory=list)
    numbered: bool = False
    """The rows of the table begin with numbers or codes."""
    coded: bool = False
    """They begin with codes (F1, PA-02)."""
    counted: bool = False
    """They begin with a number and no mark behind it ("1 จำนวนคณะแสดง"), one more in every row."""
    parents: frozenset[str] = frozenset()
    """Numbers that stand for others: 1 where there are 1.1 and 1.2."""
    heads: frozenset[int] = frozenset()
    """``id`` of the rows that have no number and the weight of the numbered rows below them."""

    def enter(self, place: Place, heading: DimensionHeading) -> None:
        """The rows that follow are of this group, or have the goal that a nested one states."""
        if heading.nested:
            self.nested.append((place, heading))
            self.goal = heading.name
            return
        self.dimension, self.goal = heading.number, None
        self.headings.append((place, heading))
