"""A document that one carrier has read, written again as HTML and as DOCX."""

from __future__ import annotations

import html
import io
from collections.abc import Iterator

import docx
from docx.shared import Pt

from thaimemo.extract.page import ExtractedDocument, Line, Table


def to_html(document: ExtractedDocument) -> bytes:
    """A page with headings, paragraphs of broken lines, and tables with spans."""
    out = ["<!doctype html><html lang=th><head><meta charset=utf-8><title>บันทึก</title></head><body>"]
    for block in _grouped(document):
        if isinstance(block, Table):
            rows = "\n".join(
                "<tr>"
                + "".join(
                    f"<td colspan={c.column_span} rowspan={c.row_span}>{_broken(c.text)}</td>" for c in row
                )
                + "</tr>"
                for row in block.rows
            )
            out.append(f"<table border=1>\n{rows}\n</table>")
        else:
            text = "<br>\n".join(
                "".join(f"<b>{_broken(t)}</b>" if bold else _broken(t) for t, bold in _runs(line))
                for line in block
            )
            depth = block[0].heading
            out.append(f"<h{depth}>{text}</h{depth}>" if depth else f"<p>{text}</p>")
    return "\n".join([*out, "</body></html>"]).encode()


def to_docx(document: ExtractedDocument) -> bytes:
    """A Word document with heading styles, paragraphs and merged cells."""
    word = docx.Document()
    word.styles["Normal"].paragraph_format.space_after = Pt(0)
    for block in _grouped(document):
        if isinstance(block, Table):
            width = max(c.column + c.column_span for row in block.rows for c in row)
            grid = word.add_table(len(block.rows), width, "Table Grid")
            places = [row.cells for row in grid.rows]
            for index, row in enumerate(block.rows):
                for cell in row:
                    place = places[index][cell.column]
                    if cell.row_span > 1 or cell.column_span > 1:
                        below = min(index + cell.row_span, len(block.rows)) - 1
                        place = place.merge(places[below][cell.column + cell.column_span - 1])
                    place.text = cell.text
            continue
        for index, line in enumerate(block):
            paragraph = word.add_paragraph(style=f"Heading {line.heading}" if line.heading else None)
            for text, bold in _runs(line):
                paragraph.add_run(text).bold = bold or None  # python-docx makes a line feed a break
            if not index and not line.heading:
                paragraph.paragraph_format.space_before = Pt(10)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _grouped(document: ExtractedDocument) -> Iterator[list[Line] | Table]:
    """Tables, and lines put together up to the next gap or heading."""
    group: list[Line] = []
    for page in document.pages:
        for block in page.blocks:
            if group and (isinstance(block, Table) or block.gap or block.heading or group[-1].heading):
                yield group
                group = []
            if isinstance(block, Table):
                yield block
            else:
                group.append(block)
        if group:
            yield group
            group = []


def _runs(line: Line) -> list[tuple[str, bool]]:
    """Stretches of one weight; a line that opens in bold opens with a label."""
    if line.bold or not line.opens_bold:
        return [(line.text, line.bold)]
    label = len(line.text.split(" ", 1)[0])
    return [(line.text[:label], True), (line.text[label:], False)]


def _broken(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")
