"""What one document may cost, and what an archive file may hold."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version

from thaimemo.schema.record import SCHEMA_VERSION


@dataclass(frozen=True, slots=True)
class Limits:
    """For one document."""

    seconds: float = 120.0
    """Wall time from the moment that a worker takes it."""
    megabytes: int = 2048
    """Address space of the worker, program included (about 300)."""
    pages: int | None = None
    """None leaves it to the carrier."""

    @property
    def of_records(self) -> str:
        """What a kept record or failure depends on beside its bytes; another value asks to do it again."""
        return f"thaimemo {version('thaimemo')}, schema {SCHEMA_VERSION}, pages {self.pages}"

    @property
    def of_losses(self) -> str:
        """The same for a document that a limit stopped."""
        return f"{self.of_records}, {self.seconds:g} s, {self.megabytes} MB"


MAX_ENTRIES = 100_000
"""Entries of one zip or tar file, folders and others included."""
MAX_DIRECTORY = 64 * 1024 * 1024
"""Bytes of the directory of a zip file; 100,000 entries with long names have 20 MB."""
MAX_UNPACKED = 64 * 1024**3
"""Bytes of everything in one archive file."""
MAX_RATIO = 200
"""Unpacked to packed. Text packs 10 to 1; a bomb starts at 1,000."""
FREE_RATIO = 1024 * 1024
"""Bytes up to which the ratio does not matter: a form full of dots packs well."""
MAX_XZ_MEMORY = 128 * 1024 * 1024
"""Bytes that unpacking xz may take; its strongest preset takes 65 MB."""
MAX_TAR_HEADER = 1024 * 1024
"""Bytes of an extended header of tar, which is read whole."""
