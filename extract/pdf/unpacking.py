"""Streams that unpack to far more than a page can hold are refused before anything unpacks them.

Deflate packs up to 1,032 to 1, so a small file can ask for gigabytes. Pictures are left alone: they are never
unpacked here.
"""

from __future__ import annotations

import zlib

from thaimemo.normalize import lazy
from thaimemo.schema.errors import LimitExceeded

MAX_UNPACKED = 256 << 20
"""Bytes of one stream; the text of a page has a few hundred thousand, a font a few million."""
_RATIO = 1_032
_STREAM = lazy.compiled(rb"stream\r?\n(?=[\x08\x18\x28\x38\x48\x58\x68\x78])")
_DICTIONARY = 400
"""Bytes before a stream where its dictionary says what it is."""
_BLOCK = 1 << 20
_STAGE = "read"


def refuse_bombs(data: bytes, source: str) -> None:
    """Raises `LimitExceeded` for a packed stream above the limit."""
    least = MAX_UNPACKED // _RATIO
    if len(data) < least:
        return
    for match in _STREAM.finditer(data):
        start = match.end()
        stop = data.find(b"endstream", start)
        stop = len(data) if stop < 0 else stop
        if stop - start < least or b"/Image" in data[max(0, start - _DICTIONARY) : start]:
            continue
        if _is_larger(data[start:stop]):
            reason = f"a stream in it unpacks to more than {MAX_UNPACKED >> 20} MB"
            raise LimitExceeded(source, _STAGE, reason, "print it anew as a PDF and try that")


def _is_larger(packed: bytes) -> bool:
    unpacker = zlib.decompressobj()
    total = 0
    try:
        while packed and not unpacker.eof:
            total += len(unpacker.decompress(packed, _BLOCK))
            if total > MAX_UNPACKED:
                return True
            packed = unpacker.unconsumed_tail
    except zlib.error:  # not packed, or damaged: the reader will say so
        return False
    return False
