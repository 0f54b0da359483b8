"""A PDF opened, mended where its structure is broken, and closed again."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2

from thaimemo.extract.pdf.fonts import mend_fonts
from thaimemo.extract.pdf.unpacking import refuse_bombs
from thaimemo.normalize import lazy
from thaimemo.schema.errors import UnreadableDocument

HEADER_WITHIN = 2048
"""Bytes of junk that may stand before the header; readers accept 1,024 (ISO 32000-1, annex H)."""
_START = lazy.compiled(rb"startxref\s+(\d{1,12})")
_TABLE = lazy.compiled(rb"\s*(?:xref|\d{1,10}\s+\d{1,5}\s+obj)")
_STAGE = "read"


@contextmanager
def open_pdf(
    data: bytes, source: str, warnings: list[str], password: str | None = None
) -> Iterator[pypdfium2.PdfDocument]:
    """The document; a broken structure is mended by pikepdf and a warning says so."""
    start = data[:HEADER_WITHIN].find(b"%PDF-")
    if start > 0:
        warnings.append(f"{start} bytes before the PDF header: left out")
        data = data[start:]
    refuse_bombs(data, source)
    broken = start <= 0 and not _has_table(data)
    if password is not None and b"/Encrypt" in data:
        data = _unlocked(data, source, password)
    data, changed = mend_fonts(data)
    if changed:
        warnings.append(f"glyph maps that the embedded fonts contradict: {changed} glyphs mended")
    document = _try(data, source)
    if document is None:
        document = _try(_mended(data, source), source)
        if document is None:
            raise _broken(source)
        broken = True
    if broken:
        warnings.append("the structure of the PDF is broken: mended")
    try:
        yield document
    finally:
        document.close()


def _has_table(data: bytes) -> bool:
    """The table of objects is where the end of the file says; PDFium mends it without a word."""
    found = _START.search(data, max(0, len(data) - 2_048))
    return found is not None and _TABLE.match(data, int(found[1])) is not None


def _try(data: bytes, source: str) -> pypdfium2.PdfDocument | None:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        text = str(error).lower()
        if "password" in text or "security" in text:
            raise _locked(source) from error
        return None
    if len(document) == 0:
        document.close()
        return None
    return document


def _mended(data: bytes, source: str) -> bytes:
    import pikepdf  # late: only a broken file pays for it

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) == 0:
                raise _broken(source)
            out = io.BytesIO()
            pdf.save(out)
    except pikepdf.PasswordError as error:
        raise _locked(source) from error
    except UnreadableDocument:
        raise
    except Exception as error:  # qpdf has no closed list of what a damaged file can raise
        raise _broken(source) from error
    return out.getvalue()


def _unlocked(data: bytes, source: str, password: str) -> bytes:
    import pikepdf  # late: only a locked file pays for it

    try:
        with pikepdf.open(io.BytesIO(data), password=password) as pdf:
            out = io.BytesIO()
            pdf.save(out)
    except pikepdf.PasswordError:
        raise UnreadableDocument(
            source, _STAGE, "the password does not open this PDF", "check the password"
        ) from None
    except Exception:  # damaged as well: what follows says so
        return data
    return out.getvalue()


def _locked(source: str) -> UnreadableDocument:
    return UnreadableDocument(
        source, _STAGE, "the PDF is locked with a password", "give its password, or save it without one"
    )


def _broken(source: str) -> UnreadableDocument:
    return UnreadableDocument(
        source,
        _STAGE,
        "the PDF is damaged or cut off, or has no pages",
        "get the file again from where it came",
    )
