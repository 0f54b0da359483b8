"""Text that flows, as DOCX and HTML hold it: paragraphs and tables that know an order but no places."""

from __future__ import annotations

from dataclasses import dataclass, field

PAGE_TURN = "\f"
"""Stands in the text of a paragraph where the page is broken, even if it is empty."""
PAGE_TOP = "\v"
"""Stands where a page begins; turns it unless nothing was printed on it yet."""


@dataclass(slots=True)
class Paragraph:
    """One paragraph. A line feed in ``text`` is a line that the author broke."""

    text: str
    lead: str = ""
    """The number or bullet in front, which is made where the file is shown and is not in its text."""
    heading: int = 0
    bold: bool = False
    opens_bold: bool = False
    centred: bool = False
    space: float = 0.0
    """White space above, in points."""


@dataclass(slots=True)
class FlowCell:
    """One cell; ``column`` counts from 0."""

    blocks: list[Paragraph | FlowTable]
    column: int
    column_span: int = 1
    row_span: int = 1


@dataclass(slots=True)
class FlowTable:
    """Rows of cells."""

    rows: list[list[FlowCell]] = field(default_factory=list)
    presentation: bool = False
    """The author says that it is there for the layout alone (``role="presentation"``)."""


Blocks = list[Paragraph | FlowTable]


def paragraphs(blocks: Blocks) -> list[Paragraph]:
    """All paragraphs in reading order, those in tables too."""
    found: list[Paragraph] = []
    waiting = [iter(blocks)]
    while waiting:
        block = next(waiting[-1], None)
        if block is None:
            waiting.pop()
        elif isinstance(block, Paragraph):
            found.append(block)
        else:
            waiting.append(iter([b for row in block.rows for cell in row for b in cell.blocks]))
    return found
