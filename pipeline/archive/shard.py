"""One part of an archive for one of several machines, the same whoever lists it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shard:
    """Part ``number`` of ``count``; numbers start at 1."""

    number: int
    count: int

    def __contains__(self, key: bytes) -> bool:
        """By a hash of the name: new files move no others."""
        value = int.from_bytes(hashlib.sha256(key).digest()[:8], "big")
        return value % self.count == self.number - 1

    def __str__(self) -> str:
        return f"{self.number}/{self.count}"


WHOLE = Shard(1, 1)
