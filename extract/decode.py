"""Bytes into text, the encoding found out: UTF-8, UTF-16, or the Thai eight-bit sets TIS-620 and cp874."""

from __future__ import annotations

import codecs

from thaimemo.schema.errors import EmptyDocument, UnreadableDocument

_BOMS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_STAGE = "read"


def decode(data: bytes, source: str) -> tuple[str, str]:
    """The text of a plain-text file and the name of its encoding.

    Raises `EmptyDocument`, and `UnreadableDocument` for binary data and encodings not among the three.
    """
    if not data.strip():
        raise EmptyDocument(source, _STAGE, "the file is empty", "give a file that holds a memo")
    for bom, name in _BOMS.items():
        if data.startswith(bom):
            return _strict(data[len(bom) :], name, source), name
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if text.count("\x00") * 50 < len(text):
            return text, "utf-8"
    if order := _utf16_order(data):
        return _strict(data, order, source), order
    if b"\x00" in data[:4096]:
        raise UnreadableDocument(
            source, _STAGE, "the file is binary, not text", "give the text of the document"
        )
    thai = sum(1 for byte in data if 0xA1 <= byte <= 0xFB)
    high = sum(1 for byte in data if byte >= 0x80)
    if thai and thai >= 0.9 * high and thai >= 0.2 * len(data.replace(b" ", b"")):
        return data.decode("cp874", errors="replace"), "cp874"
    return _guess(data, source)


def _strict(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"the file says it is {encoding} but byte {error.start} is not"
        raise UnreadableDocument(source, _STAGE, reason, "save it again as UTF-8") from error


def _utf16_order(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte is 0x0E (the Thai block) or 0x00 (ASCII)."""
    if len(data) % 2 or len(data) < 8:
        return None
    for name, plane in (("utf-16-le", data[1::2]), ("utf-16-be", data[0::2])):
        if plane.count(0x0E) + plane.count(0x00) >= 0.9 * len(plane):
            return name
    return None


def _guess(data: bytes, source: str) -> tuple[str, str]:
    from charset_normalizer import from_bytes  # late: 20 ms that right files never pay

    best = from_bytes(data[:200_000]).best()
    if best is None:
        raise UnreadableDocument(source, _STAGE, "the encoding is unknown", "save it again as UTF-8")
    return data.decode(best.encoding, errors="replace"), best.encoding
