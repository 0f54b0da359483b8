"""Picks the carrier that reads a file, by its content."""

from __future__ import annotations

import hashlib

from thaimemo.extract.decode import decode
from thaimemo.extract.kinds import kind_of
from thaimemo.extract.page import ExtractedDocument
from thaimemo.extract.plain import read_text

_MARKDOWN = (".md", ".markdown")


def read_bytes(data: bytes, source: str, *, password: str | None = None) -> ExtractedDocument:
    """The pages of a file given as bytes; ``source`` is the name it is reported under.

    ``password`` opens a locked PDF. Raises the errors of `thaimemo.schema.errors`.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    match kind_of(data, source):  # imports are late: a text file never pays for PDFium or lxml
        case "pdf":
            from thaimemo.extract.pdf.document import read_pdf

            return read_pdf(data, sha256=sha256, source=source, password=password)
        case "docx":
            from thaimemo.extract.docx.document import read_docx

            return read_docx(data, sha256=sha256, source=source)
        case "html":
            from thaimemo.extract.html.document import read_html

            return read_html(data, sha256=sha256, source=source)
    text, _ = decode(data, source)
    media_type = "text/markdown" if source.lower().endswith(_MARKDOWN) else "text/plain"
    return read_text(text, sha256=sha256, source=source, media_type=media_type)
