"""One entry of an archive file, and what is not taken from such a file."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath
from typing import Literal

from thaimemo.pipeline.archive.limits import FREE_RATIO, MAX_RATIO
from thaimemo.pipeline.document import MAX_BYTES
from thaimemo.schema.errors import LimitExceeded, ThaimemoError, UnreadableDocument

ARCHIVE_ENDINGS = frozenset({".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz"})
"""Endings, not first bytes: a DOCX is a zip file too."""
_STAGE = "read"


@dataclass(frozen=True, slots=True)
class Entry:
    """As the archive file describes it, which need not be true."""

    number: int
    """From 0, in the order of the file."""
    name: str
    kind: Literal["file", "folder", "link", "special"]
    size: int
    """Bytes unpacked."""
    packed: int | None = None
    """Bytes packed; None where entries are not packed one by one."""
    locked: bool = False
    """Wants a password."""
    checksum: int | None = None

    @property
    def hidden(self) -> bool:
        """What systems put beside the documents: ``.DS_Store``, ``__MACOSX``."""
        parts = PurePosixPath(self.name).parts
        return any(part == "__MACOSX" or (part.startswith(".") and part.strip(".")) for part in parts)

    def ends_in(self, endings: Collection[str]) -> bool:
        """Its name ends in one of them."""
        return self.name.lower().endswith(tuple(endings))

    def refusal(self, name: str) -> ThaimemoError | None:
        """Why it is not taken, with ``name`` for what it is called; None if it is."""
        windows = PureWindowsPath(self.name)
        if self.name.startswith("/") or windows.drive or windows.root or ".." in windows.parts:
            return UnreadableDocument(name, _STAGE, "its name leads out of the archive file", "pack it again")
        if self.kind == "link":
            reason = "it is a link, and links in archive files are not followed"
            return UnreadableDocument(name, _STAGE, reason, "pack the file itself")
        if self.kind == "special":
            return UnreadableDocument(name, _STAGE, "it is no file", "pack the file itself")
        if self.ends_in(ARCHIVE_ENDINGS):
            reason = "an archive file inside another is not opened"
            return LimitExceeded(name, _STAGE, reason, "unpack the outer one")
        if self.locked:
            return UnreadableDocument(
                name, _STAGE, "the archive file locks it with a password", "pack it without the password"
            )
        if self.size > MAX_BYTES:
            reason = f"the file is larger than {MAX_BYTES >> 20} MB"
            return LimitExceeded(name, _STAGE, reason, "split it into its documents")
        if self.packed is not None and self.size > max(FREE_RATIO, MAX_RATIO * self.packed):
            reason = f"it unpacks to more than {MAX_RATIO} times its packed size, as a zip bomb does"
            return LimitExceeded(name, _STAGE, reason, "give it unpacked if it is meant so")
        return None
