"""The package of a Word document, opened only after its size, its names and its XML were checked.

python-docx reads an XML part with external entities without an error and without its text, and unpacks
whatever it is given: so the archive is judged first, and no part that is XML may declare a document type, the
place where entities come from (https://docs.python.org/3/library/xml.html#xml-security).
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections import Counter
from typing import TYPE_CHECKING
from xml.parsers import expat

from thaimemo.schema.errors import LimitExceeded, UnreadableDocument, UnsupportedFormat

if TYPE_CHECKING:
    from docx.document import Document

MAX_ENTRIES = 5_000
MAX_UNPACKED = 300 * 1024 * 1024
MAX_XML = 64 * 1024 * 1024
"""Bytes of one XML part; the text of a thousand pages is 10 MB."""
MAX_RATIO = 250
"""Times that an entry may grow; tables of Word grow up to a hundredfold."""
SMALL = 4 * 1024 * 1024
"""Bytes up to which an entry may grow as it likes."""
_MACRO = b"application/vnd.ms-word.document.macroEnabled.main+xml"
_TEMPLATES = (
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)
_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_STRICT = b"http://purl.oclc.org/ooxml/"
_XML_STARTS = (
    b"<",
    b"\xef\xbb\xbf<",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\x00<",
    b"\x00\x00",
    b"<\x00",
    b"\x4c\x6f\xa7\x94",
)
_OTHERS = (  # (sign in a name, what it is, way out)
    ("xl/workbook", "an Excel workbook", "save the sheet as PDF or HTML"),
    ("ppt/presentation", "a PowerPoint presentation", "save it as PDF"),
    ("content.xml", "an OpenDocument file", "save it as .docx or PDF"),
)
_STAGE = "read"


def open_package(data: bytes, source: str, warnings: list[str]) -> Document:
    """The document of a .docx, .docm or .dotx; macros are left alone and named in ``warnings``.

    Raises `UnsupportedFormat` for archives of another kind, `UnreadableDocument` for what is damaged, locked
    or holds XML that declares entities, and `LimitExceeded` for what unpacks to more than the limits.
    """
    if data.count(b"PK\x01\x02") > 2 * MAX_ENTRIES:  # before the directory is read: every entry has one
        raise _too_many(source)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = _parts(archive, source)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise _damaged(source) from error
    except ValueError as error:
        raise _damaged(source) from error
    types = parts["[Content_Types].xml"]
    if _MACRO in types or any(name.lower().endswith("vbaproject.bin") for name in parts):
        warnings.append("macros in the file: left alone")
    if any(kind in types for kind in (_MACRO, *_TEMPLATES)):
        for kind in (_MACRO, *_TEMPLATES):
            types = types.replace(kind, _MAIN)
        data = _packed({**parts, "[Content_Types].xml": types})
    return _document(data, source)


def _parts(archive: zipfile.ZipFile, source: str) -> dict[str, bytes]:
    entries = archive.infolist()
    names = Counter(entry.filename for entry in entries)
    if len(entries) > MAX_ENTRIES:
        raise _too_many(source)
    if "[Content_Types].xml" not in names or not any(n.startswith("word/") for n in names):
        for sign, what, remedy in _OTHERS:
            if any(name.startswith(sign) for name in names):
                raise UnsupportedFormat(source, _STAGE, f"this is {what}", remedy)
        raise UnsupportedFormat(
            source, _STAGE, "this is a zip archive, not a document", "unpack it and name the files in it"
        )
    if any(count > 1 for count in names.values()):
        raise UnreadableDocument(
            source,
            _STAGE,
            "the archive holds two parts of one name",
            "save it again with Word or LibreOffice",
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableDocument(
            source, _STAGE, "the document is locked with a password", "save it without the password"
        )
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise LimitExceeded(
            source, _STAGE, f"it unpacks to more than {MAX_UNPACKED >> 20} MB", "take the pictures out"
        )
    parts = {}
    for entry in entries:
        if entry.file_size > SMALL and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
            raise LimitExceeded(
                source,
                _STAGE,
                f"a part unpacks to over {MAX_RATIO} times its size",
                "save it again with Word",
            )
        with archive.open(entry) as stream:
            content = stream.read()  # never more than file_size, which the directory states and zipfile holds
        if content.startswith(_XML_STARTS) or content[:200].lstrip().startswith(b"<"):
            _check_xml(content, entry.filename, source)
        parts[entry.filename] = content
    return parts


def _check_xml(content: bytes, name: str, source: str) -> None:
    if len(content) > MAX_XML:
        raise LimitExceeded(
            source, _STAGE, f"a part has over {MAX_XML >> 20} MB of XML", "split the document"
        )
    if _STRICT in content[:4096] and name == "word/document.xml":
        raise UnsupportedFormat(
            source,
            _STAGE,
            "this is a Strict Open XML document",
            "save it as an ordinary Word document (.docx)",
        )
    parser = expat.ParserCreate()  # without handlers of elements it is fast
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(content, True)
    except _DoctypeError as error:
        raise UnreadableDocument(
            source,
            _STAGE,
            "its XML declares a document type or entities, which no Word document does",
            "do not trust the file; ask for it as PDF",
        ) from error
    except expat.ExpatError as error:
        if name.endswith((".xml", ".rels")):
            raise _damaged(source) from error


class _DoctypeError(Exception):
    """A document type is declared."""


def _refuse_doctype(*_: object) -> None:
    raise _DoctypeError


def _packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _document(data: bytes, source: str) -> Document:
    import docx  # late: a text file never pays for it

    try:
        return docx.Document(io.BytesIO(data))
    except Exception as error:  # python-docx has no closed list of what a damaged package can raise
        raise _damaged(source) from error


def _damaged(source: str) -> UnreadableDocument:
    return UnreadableDocument(
        source,
        _STAGE,
        "the Word document is damaged or cut off",
        "open it in Word or LibreOffice and save it again",
    )


def _too_many(source: str) -> LimitExceeded:
    return LimitExceeded(
        source, _STAGE, f"more than {MAX_ENTRIES} parts in the archive", "save it again with Word"
    )
