"""The entries of a zip file."""

from __future__ import annotations

import stat
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, BinaryIO, Literal

import regex

from thaimemo.pipeline.archive.entry import Entry
from thaimemo.pipeline.archive.limits import MAX_DIRECTORY, MAX_ENTRIES
from thaimemo.schema.errors import LimitExceeded, UnsupportedFormat

METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""Those that unpack piece by piece in little memory; all that archivers write unless told otherwise."""
_UTF8 = 0x800
_LOCKED = 0x1
_THAI = regex.compile(r"[\u0e01-\u0e3a\u0e40-\u0e5b]")
_STAGE = "read"


class ZipMembers:
    """An open zip file."""

    def __init__(self, path: str, name: str) -> None:
        _check_directory(path, name)
        self.name = name
        self._zip = zipfile.ZipFile(path)

    def close(self) -> None:
        """Close the file."""
        self._zip.close()

    def entries(self) -> Iterator[Entry]:
        """All of them, as the directory at the end of the file has them."""
        for number, info in enumerate(self._zip.infolist()):
            yield Entry(
                number=number,
                name=_name(info),
                kind=_kind(info),
                size=info.file_size,
                packed=info.compress_size,
                locked=bool(info.flag_bits & _LOCKED),
                checksum=info.CRC,
            )

    def open(self, number: int) -> IO[bytes]:
        """The bytes of one entry."""
        info = self._zip.infolist()[number]
        if info.compress_type not in METHODS:
            reason = f"it is packed by method {info.compress_type} of zip"
            raise UnsupportedFormat(self.name, _STAGE, reason, "pack it by deflate")
        return self._zip.open(info)


def _name(info: zipfile.ZipInfo) -> str:
    """The name; Windows in Thai writes names in cp874 without saying so, which zipfile takes for cp437."""
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "cp874"):
        try:
            name = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8" or _THAI.search(name):
            return name
    return info.filename


def _kind(info: zipfile.ZipInfo) -> Literal["file", "folder", "link", "special"]:
    if info.is_dir():
        return "folder"
    mode = info.external_attr >> 16
    if stat.S_ISLNK(mode):
        return "link"
    return "file" if stat.S_ISREG(mode) or not stat.S_IFMT(mode) else "special"


def _check_directory(path: str, name: str) -> None:
    """Look at the size of the directory before zipfile reads it whole (APPNOTE.TXT 4.3.14 to 4.3.16)."""
    with Path(path).open("rb") as stream:
        end = stream.seek(0, 2)
        stream.seek(max(0, end - 22 - 0xFFFF - 20))
        tail = stream.read()
        at = tail.rfind(b"PK\x05\x06")
        if at < 0 or len(tail) < at + 22:
            return  # no zip file: zipfile says so
        count, size = struct.unpack_from("<HL", tail, at + 10)
        if at >= 20 and tail[at - 20 : at - 16] == b"PK\x06\x07":
            (offset,) = struct.unpack_from("<Q", tail, at - 12)
            count, size = _large_directory(stream, offset) or (count, size)
    if count > MAX_ENTRIES or size > MAX_DIRECTORY:
        raise LimitExceeded(name, _STAGE, f"the archive file has more than {MAX_ENTRIES} entries", "split it")


def _large_directory(stream: BinaryIO, offset: int) -> tuple[int, int] | None:
    stream.seek(offset)
    record = stream.read(56)
    if len(record) < 56 or not record.startswith(b"PK\x06\x06"):
        return None
    count, size = struct.unpack_from("<QQ", record, 32)
    return count, size
