"""The shape that every carrier gives: pages of lines and tables in reading order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from thaimemo.normalize.passage import Passage
from thaimemo.schema.evidence import Box


@dataclass(slots=True)
class Line:
    """One line of running text."""

    passage: Passage
    heading: int = 0
    """Depth of the heading that the carrier marks it as, 0 for none."""
    bold: bool = False
    """The whole line is set bold."""
    opens_bold: bool = False
    """It begins in bold, the way a label does."""
    gap: bool = False
    """A blank line, or more space than usual, stands before it."""
    box: Box | None = None

    @property
    def text(self) -> str:
        """The repaired text."""
        return self.passage.text

    @property
    def number(self) -> int:
        """Number of the (first) printed line."""
        return self.passage.pieces[0].line.number if self.passage.pieces else 0


@dataclass(slots=True)
class Cell:
    """One cell of a table. ``column`` counts from 0; a merged cell spans several columns or rows."""

    passage: Passage
    column: int
    column_span: int = 1
    row_span: int = 1
    box: Box | None = None
    page: int | None = None
    """Number of the page that the box is on where the table goes on from an earlier one."""
    torn: bool = False
    """It stands at the top of a page, perhaps as the rest of a row of the page before."""

    @property
    def text(self) -> str:
        """The repaired text; lines within the cell are set apart by a line feed."""
        return self.passage.text


@dataclass(slots=True)
class Table:
    """Rows of cells from top to bottom. Columns that a row does not name are empty."""

    rows: list[list[Cell]]
    box: Box | None = None


@dataclass(slots=True)
class Page:
    """One page; ``number`` counts from 1."""

    number: int
    blocks: list[Line | Table] = field(default_factory=list)
    width: float | None = None
    height: float | None = None
    printed_numbers: list[tuple[int, int]] = field(default_factory=list)
    """Page numbers that were printed among the blocks: how many blocks stand before, the number."""
    margin: list[Line] = field(default_factory=list)
    """What stands outside of the running text, where the carrier tells it apart: headers, footers, notes."""


@dataclass(slots=True)
class ExtractedDocument:
    """A whole file as pages."""

    sha256: str
    source: str
    media_type: str
    text_source: Literal["plain", "text-layer", "ocr", "mixed"]
    text_quality: float
    pages: list[Page]
    warnings: list[str] = field(default_factory=list)
