"""One input of an archive run: what it is called and where its bytes are."""

from __future__ import annotations

import hashlib
import os
import time
from dataclasses import dataclass
from pathlib import Path

from thaimemo.pipeline.document import load, printable, read_limited
from thaimemo.schema.errors import ThaimemoError

SETTLED_AFTER = 2.0
"""Seconds. A file that changed just now may change again within the resolution of its time stamps."""


@dataclass(frozen=True, slots=True)
class Item:
    """An input that promises to be a document."""

    name: str
    """What the record calls it: the path or address as given, in characters that print."""
    key: bytes
    """The same in the bytes of the system, so that two names never fall together."""
    place: str
    """A path, an ``s3://`` address, or the path of the archive that holds it."""
    member: int | None = None
    """Its number within the archive, from 0; None for a file of its own."""
    fingerprint: str | None = None
    """While this stays as it is, so do the bytes. None where nothing cheap can tell."""
    payload: bytes | None = None
    """The bytes themselves, for a worker that does not see the place."""

    def load(self) -> bytes:
        """The bytes; raises `ThaimemoError`."""
        if self.payload is not None:
            return self.payload
        if self.place.startswith("s3://"):
            from thaimemo.pipeline.archive.object_store import open_object  # late: wants an extra

            with open_object(self.place, self.name) as stream:
                return read_limited(stream, self.name)
        return load(self.place, self.name)

    def sha256(self) -> str | None:
        """The SHA-256 of a document that no worker could read; None where the bytes cannot be had at once."""
        try:
            regular = self.payload is not None or "://" in self.place or Path(self.place).is_file()
            return hashlib.sha256(self.load()).hexdigest() if regular else None
        except (ThaimemoError, OSError):
            return None


@dataclass(frozen=True, slots=True)
class Refused:
    """An input that gives no document, known before a worker sees it."""

    key: bytes
    error: ThaimemoError

    @property
    def name(self) -> str:
        """What it is called."""
        return self.error.source


def file_item(path: str) -> Item:
    """The file at ``path``; whether it can be read shows when it is."""
    return Item(printable(path), os.fsencode(path), path, fingerprint=fingerprint(path))


def fingerprint(path: str) -> str | None:
    """Size, inode and times of a settled file. No program can set the change time: new bytes show in it."""
    try:
        status = Path(path).stat()
    except (OSError, ValueError):
        return None
    newest = max(status.st_mtime, status.st_ctime)
    if time.time() - newest < SETTLED_AFTER:
        return None
    return f"{status.st_size}:{status.st_ino}:{status.st_mtime_ns}:{status.st_ctime_ns}"
