"""The entries of a tar file, packed or not, in one way through it from front to back."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, BinaryIO, Literal, cast

from thaimemo.pipeline.archive.entry import Entry
from thaimemo.pipeline.archive.limits import (
    FREE_RATIO,
    MAX_RATIO,
    MAX_TAR_HEADER,
    MAX_UNPACKED,
    MAX_XZ_MEMORY,
)
from thaimemo.schema.errors import LimitExceeded

_EXTENDED = frozenset(
    {
        tarfile.XHDTYPE,
        tarfile.XGLTYPE,
        tarfile.SOLARIS_XHDTYPE,
        tarfile.GNUTYPE_LONGNAME,
        tarfile.GNUTYPE_LONGLINK,
    }
)
_STAGE = "read"


class TarMembers:
    """An open tar file. Going back to an earlier entry starts over."""

    def __init__(self, path: str, name: str) -> None:
        self.path = path
        self.name = name
        self._tar: tarfile.TarFile | None = None
        self._at = -1
        self._last: tarfile.TarInfo | None = None

    def close(self) -> None:
        """Close the file."""
        if self._tar is not None:
            self._tar.close()
            cast(Any, self._tar.fileobj).close()
        self._tar, self._at, self._last = None, -1, None

    def entries(self) -> Iterator[Entry]:
        """All of them from the front."""
        self.close()
        while (info := self._next()) is not None:
            yield Entry(number=self._at, name=info.name, kind=_kind(info), size=info.size)

    def open(self, number: int) -> IO[bytes]:
        """The bytes of one entry."""
        if number <= self._at:
            self.close()
        while self._at < number and self._next() is not None:
            pass
        found = self._last if self._at == number else None
        stream = self._tar.extractfile(found) if self._tar and found else None
        if stream is None:
            raise tarfile.ReadError("the entry is gone")
        return stream

    def _next(self) -> tarfile.TarInfo | None:
        if self._tar is None:
            unpacked = _unpacked(self.path, self.name)
            self._tar = tarfile.open(fileobj=unpacked, mode="r|", tarinfo=_GuardedHeader)  # noqa: SIM115
        self._last = self._tar.next()
        self._tar.members.clear()  # type: ignore[attr-defined]  # tarfile keeps every header that it saw
        self._at += 1
        return self._last


class _GuardedHeader(tarfile.TarInfo):
    """A header whose extensions have a size in reason: tarfile reads them whole."""

    def _proc_member(self, tar: tarfile.TarFile) -> Any:
        if self.type in _EXTENDED and self.size > MAX_TAR_HEADER:
            raise tarfile.ReadError("an extended header is too long")
        return super()._proc_member(tar)  # type: ignore[misc]


def _kind(info: tarfile.TarInfo) -> Literal["file", "folder", "link", "special"]:
    if info.isdir():
        return "folder"
    if info.issym() or info.islnk():
        return "link"
    return "file" if info.isreg() and not info.issparse() else "special"


class _Bounded(io.RawIOBase):
    """What comes out of an unpacker, up to a bound that follows from the size of the packed file."""

    def __init__(self, stream: BinaryIO, packed: BinaryIO, bound: int, name: str) -> None:
        self.stream = stream
        self.packed = packed
        self.left = bound
        self.name = name

    def read(self, size: int = -1) -> bytes:
        data = self.stream.read(size)
        self.left -= len(data)
        if self.left < 0:
            reason = f"it unpacks to more than {MAX_RATIO} times its size or {MAX_UNPACKED >> 30} GB"
            raise LimitExceeded(self.name, _STAGE, reason, "unpack it and give the folder")
        return data

    def close(self) -> None:
        self.stream.close()
        self.packed.close()
        super().close()


class _Xz(io.RawIOBase):
    """lzma.LZMAFile with a limit on the memory that the file may ask for."""

    def __init__(self, packed: BinaryIO) -> None:
        self.packed = packed
        self.unpacker = lzma.LZMADecompressor(memlimit=MAX_XZ_MEMORY)

    def read(self, size: int = -1) -> bytes:
        while not self.unpacker.eof:
            data = self.packed.read(64 * 1024) if self.unpacker.needs_input else b""
            if self.unpacker.needs_input and not data:
                raise EOFError("the file is cut off")
            if out := self.unpacker.decompress(data, size):
                return out
        return b""


def _unpacked(path: str, name: str) -> BinaryIO:
    packed = Path(path).open("rb")  # noqa: SIM115
    size = packed.seek(0, 2)
    packed.seek(0)
    openers: dict[bytes, Callable[[BinaryIO], Any]] = {
        b"\x1f\x8b": lambda stream: gzip.GzipFile(fileobj=stream),
        b"BZh": bz2.BZ2File,
        b"\xfd7zXZ\0": _Xz,
    }
    first = packed.read(6)
    packed.seek(0)
    for magic, opener in openers.items():
        if first.startswith(magic):
            bound = min(MAX_UNPACKED, max(FREE_RATIO, MAX_RATIO * size))
            return cast(BinaryIO, _Bounded(opener(packed), packed, bound, name))
    return packed
