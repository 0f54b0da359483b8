"""What was read of a PDF shown on its pages: lines, cells of tables, places that were repaired."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from thaimemo.extract.page import ExtractedDocument, Line, Page
from thaimemo.normalize.passage import Passage
from thaimemo.outputs.outlines import Colour, outlined
from thaimemo.schema.errors import UnsupportedFormat
from thaimemo.schema.evidence import Box, Evidence

COLOURS: dict[str, Colour] = {
    "line": (40, 90, 220),
    "cell": (0, 150, 70),
    "repaired": (220, 30, 30),
}


def draw_pages(
    data: bytes, document: ExtractedDocument, folder: Path, *, password: str | None = None
) -> list[Path]:
    """One PNG for every page of ``document`` in ``folder``; the files that were written.

    Raises `UnsupportedFormat` for a carrier whose text has no places.
    """
    if document.media_type != "application/pdf":
        remedy = "--draw is for PDFs"
        raise UnsupportedFormat(document.source, "draw", "this document has no pages to draw on", remedy)
    from thaimemo.extract.pdf.pictures import page_pictures  # late, like all of PDFium

    folder.mkdir(parents=True, exist_ok=True)
    pages = {page.number: page for page in document.pages}
    written = []
    for number, picture, scale in page_pictures(data, document.source, pages, password=password):
        path = folder / f"page-{number:04}.png"
        outlined(picture, scale, _boxes(pages[number]), COLOURS).save(path)
        written.append(path)
    return written


def _boxes(page: Page) -> dict[str, list[Box]]:
    found: dict[str, list[Box]] = {name: [] for name in COLOURS}
    for block in page.blocks:
        cells = [] if isinstance(block, Line) else [cell for row in block.rows for cell in row]
        found["cell"] += [cell.box for cell in cells if cell.box]
        for passage in [block.passage] if isinstance(block, Line) else [cell.passage for cell in cells]:
            found["line"] += _on_page(passage.evidence(), page.number)
            found["repaired"] += _on_page(_repaired(passage), page.number)
    return found


def _repaired(passage: Passage) -> Iterator[Evidence]:
    """The stretches of a passage that do not stand as they were printed."""
    for piece in passage.pieces:
        printed = piece.line.text[piece.raw_start : piece.raw_end]
        if printed != passage.text[piece.start : piece.end]:
            evidence = piece.line.evidence(piece.raw_start, piece.raw_end)
            if evidence is not None:
                yield evidence


def _on_page(places: Iterable[Evidence], page: int) -> list[Box]:
    return [place.bbox for place in places if place.page == page and place.bbox]
