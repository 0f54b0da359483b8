"""Whether a quote stands where its evidence says, in the text as the document prints it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from thaimemo.extract.page import ExtractedDocument, Table
from thaimemo.normalize.passage import Passage

PrintedLines = dict[tuple[int, int], set[str]]
"""By page and line number."""


def printed_lines(document: ExtractedDocument) -> PrintedLines:
    """Every printed line that the pages were made of."""
    lines: PrintedLines = {}
    for passage in _passages(document):
        for piece in passage.pieces:
            lines.setdefault((piece.line.page, piece.line.number), set()).add(piece.line.text)
    return lines


def stands(evidence: dict[str, Any], lines: PrintedLines) -> bool:
    """Whether the quote is not empty and part of the line that it names."""
    quote = evidence["quote"].strip()
    return bool(quote) and any(quote in text for text in lines.get((evidence["page"], evidence["line"]), ()))


def _passages(document: ExtractedDocument) -> Iterator[Passage]:
    for page in document.pages:
        for block in page.blocks:
            if isinstance(block, Table):
                for row in block.rows:
                    yield from (cell.passage for cell in row)
            else:
                yield block.passage
        yield from (line.passage for line in page.margin)
