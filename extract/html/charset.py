"""The encoding of an HTML file: its byte order mark, UTF-8 where it is that, its own word, or its letters."""

from __future__ import annotations

import codecs

import regex

from thaimemo.extract.decode import decode
from thaimemo.normalize import lazy

_DECLARED = lazy.compiled(
    rb"""<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""",
    regex.IGNORECASE,
)
_TAG = lazy.compiled(rb"<(?:!--.*?--|[^<>]*)>", regex.DOTALL)
_THAI_SETS = frozenset(
    {"tis-620", "tis620", "windows-874", "iso-8859-11", "cp874", "x-windows-874", "dos-874"}
)
"""Names under which the Thai eight-bit set is declared; they differ in punctuation only."""
_LATIN_SETS = frozenset({"cp1252", "iso8859-1", "ascii"})
"""What Thai pages declare by default and are not."""
WITHIN = 4_096
"""Bytes in which a page declares its encoding; the standard asks for the first 1,024."""
FEW = 0.5


def to_text(data: bytes, source: str) -> str:
    """The text of the file; raises the errors of `decode`."""
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data, source)[0]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if "\x00" not in text:
            return text
    declared = _DECLARED.search(data[:WITHIN])
    name = declared[1].decode("ascii").lower() if declared else ""
    if name in _THAI_SETS:
        return data.decode("cp874", errors="replace")
    try:
        known = codecs.lookup(name).name if name else ""
    except LookupError:
        known = ""
    if _is_thai_set(data):
        return data.decode("cp874", errors="replace")
    if known == "utf-8" or (known and known not in _LATIN_SETS and not known.startswith("utf")):
        return data.decode(known, errors="replace")
    return decode(data, source)[0]


def _is_thai_set(data: bytes) -> bool:
    """Most bytes beyond ASCII, tags aside, are letters of the Thai eight-bit set, and stand in runs."""
    if b"\x00" in data[:WITHIN]:
        return False
    text = _TAG.sub(b" ", data[:200_000])
    high = [byte for byte in text if byte >= 0x80]
    thai = sum(1 for byte in high if 0xA1 <= byte <= 0xDA or 0xDF <= byte <= 0xFB)
    runs = sum(len(run) for run in regex.findall(rb"[\xa1-\xda\xdf-\xfb]{4,}", text))
    return bool(high) and thai >= 0.9 * len(high) and runs >= FEW * thai
