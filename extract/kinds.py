"""The kind of a file by its first bytes, never by its name."""

from __future__ import annotations

from typing import Literal

import regex

from thaimemo.normalize import lazy
from thaimemo.schema.errors import UnreadableDocument, UnsupportedFormat

Kind = Literal["pdf", "docx", "html", "text"]

_TO_TEXT = "convert it to text first"
_TO_DOCX = "open it in Word or LibreOffice and save it as .docx or PDF"
_RECOGNISE = "run a text recogniser over it first"
_REFUSED = {
    b"\x89PNG": ("a picture", _RECOGNISE),
    b"\xff\xd8\xff": ("a picture", _RECOGNISE),
    b"GIF8": ("a picture", _RECOGNISE),
    b"BM": ("a picture", _RECOGNISE),
    b"II*\x00": ("a picture", _RECOGNISE),
    b"MM\x00*": ("a picture", _RECOGNISE),
    b"RIFF": ("a picture or a sound", _RECOGNISE),
    b"{\\rtf": ("a rich text document (.rtf)", _TO_DOCX),
    b"\x1f\x8b": ("a compressed file", "unpack it first"),
    b"7z\xbc\xaf": ("a compressed file", "unpack it first"),
    b"Rar!": ("a compressed file", "unpack it first"),
    b"\x7fELF": ("a program", _TO_TEXT),
    b"MZ\x90": ("a program", _TO_TEXT),
    b"MIME-Version:": ("a web archive (.mht) or a mail", "save the page as HTML or PDF"),
}
"""First bytes: what the file is, and the way out."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_OFFICE = {  # a stream in the compound file: (what it is, the way out)
    "WordDocument": ("an old Word document (.doc)", _TO_DOCX),
    "Workbook": ("an old Excel workbook (.xls)", "save the sheet as PDF or HTML"),
    "Book": ("an old Excel workbook (.xls)", "save the sheet as PDF or HTML"),
    "PowerPoint Document": ("an old PowerPoint presentation (.ppt)", "save it as PDF"),
}
_OPENING = lazy.compiled(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?:\s|<!--.{0,2000}?-->|<\?xml\b[^>]{0,300}\?>)*+"
    rb"<(?:!doctype\s+html|html|head|body|meta|title)\b",
    regex.IGNORECASE | regex.DOTALL,
)
_WORD_XML = lazy.compiled(
    rb"\s*(?:\xef\xbb\xbf)?<\?xml\b.{0,300}?(?:progid=\"Word\.Document\"|<w:wordDocument|<pkg:package)",
    regex.DOTALL,
)
_FRAGMENT = lazy.compiled(
    rb"\s*<(?:div|p|h[1-6]|section|article|main|center|style|link|ul|ol|table|span|font)\b[^<>]{0,500}>",
    regex.IGNORECASE,
)
_BLANK_LINES = lazy.compiled(rb"\r?\n[ \t]*\r?\n")
_MARKDOWN = lazy.compiled(rb"(?m)^(?:\#{1,6} |\s*[|].*[|]\s*$|.{0,80}\*\*)")
HEAD = 8_192
_STAGE = "read"


def is_pdf(head: bytes) -> bool:
    """The header of a PDF is there, at the start or after junk as readers allow (ISO 32000-1, annex H)."""
    return b"%PDF-" in head[:2048]


def kind_of(data: bytes, source: str) -> Kind:
    """The carrier that can read the file; raises `UnsupportedFormat` with what it is and the way out."""
    head = data[:HEAD]
    if is_pdf(head):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    if data.startswith(_OLE):
        _refuse_ole(data, source)
    for magic, (what, remedy) in _REFUSED.items():
        if data.startswith(magic):
            raise UnsupportedFormat(source, _STAGE, f"this is {what}, not text", remedy)
    if _WORD_XML.match(head):
        raise UnsupportedFormat(source, _STAGE, "this is a Word document in one XML file", _TO_DOCX)
    opening = head.replace(b"\x00", b"")  # UTF-16
    if _OPENING.match(opening) or _is_fragment(data):
        return "html"
    return "text"


def _is_fragment(data: bytes) -> bool:
    """HTML without a head, as against markdown with tables in it: tags from end to end and in every part."""
    if not _FRAGMENT.match(data[:HEAD]) or not data.rstrip().endswith(b">"):
        return False
    parts = _BLANK_LINES.split(data.strip())
    return all(b"<" in part for part in parts) and not _MARKDOWN.search(data)


def _refuse_ole(data: bytes, source: str) -> None:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableDocument(
            source, _STAGE, "the document is locked with a password", "save it without the password"
        )
    for stream, (what, remedy) in _OLD_OFFICE.items():
        if f"{stream}\x00".encode("utf-16-le") in data:
            raise UnsupportedFormat(source, _STAGE, f"this is {what}, not text", remedy)
    raise UnsupportedFormat(source, _STAGE, "this is an old Office document, not text", _TO_DOCX)
