"""What became of one input."""

from __future__ import annotations

from dataclasses import dataclass

from thaimemo.schema.errors import ThaimemoError


@dataclass(frozen=True, slots=True)
class Converted:
    """It gave a record."""

    sha256: str
    body: bytes
    """The record as one line of JSON, compressed by zlib."""
    seconds: float
    """What the document itself took, in its worker."""


@dataclass(frozen=True, slots=True)
class Unchanged:
    """Its bytes are those of the last run, whose outcome stands."""

    sha256: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Failed:
    """It gave none."""

    sha256: str | None
    """None where the bytes could not be had."""
    error: ThaimemoError
    seconds: float = 0.0
    lost: bool = False
    """A limit of this run, or the death of a worker, stopped it: with other limits it may give a record."""


Outcome = Converted | Unchanged | Failed
