"""Picks the carrier that reads a file."""

from __future__ import annotations

import hashlib

from thaimemo.extract.decode import decode
from thaimemo.extract.page import ExtractedDocument
from thaimemo.extract.plain import read_text

_MEDIA_TYPES = {
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
}


def read_bytes(data: bytes, source: str) -> ExtractedDocument:
    """The pages of a file given as bytes; ``source`` is the name it is reported under.

    Raises the errors of `thaimemo.schema.errors`.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    if b"%PDF-" in data[:2048]:
        from thaimemo.extract.pdf.document import read_pdf  # late: a text file never pays for PDFium

        return read_pdf(data, sha256=sha256, source=source)
    text, _ = decode(data, source)
    ending = source[source.rfind(".") :].lower() if "." in source else ""
    return read_text(
        text,
        sha256=sha256,
        source=source,
        media_type=_MEDIA_TYPES.get(ending, "text/plain"),
    )
