"""What the documents of a run are read under."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from thaimemo.schema.record import SCHEMA_VERSION


@dataclass(frozen=True)
class Terms:
    """Limits for one document, and the words that it is read with."""

    seconds: float = 120.0
    """Wall time from the moment that a worker takes it."""
    megabytes: int = 2048
    """Address space of the worker, program included (about 150)."""
    pages: int | None = None
    """None leaves it to the carrier."""
    frames: str | None = None
    """A folder with lexicon files of the owner."""

    @cached_property
    def of_records(self) -> str:
        """What a kept record or failure depends on beside its bytes; another value asks to do it again."""
        said = f"thaimemo {version('thaimemo')}, schema {SCHEMA_VERSION}, pages {self.pages}"
        return f"{said}, frames {_digest(self.frames)}" if self.frames else said

    @cached_property
    def of_losses(self) -> str:
        """The same for a document that a limit stopped."""
        return f"{self.of_records}, {self.seconds:g} s, {self.megabytes} MB"


def _digest(folder: str) -> str:
    files = sorted(Path(folder).glob("*.toml"))
    return hashlib.sha256(b"\0".join(file.name.encode() + file.read_bytes() for file in files)).hexdigest()
