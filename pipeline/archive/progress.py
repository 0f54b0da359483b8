"""What a run tells while it goes on."""

from __future__ import annotations

from typing import Protocol

from thaimemo.schema.errors import ThaimemoError


class Progress(Protocol):
    """Something that listens to a run."""

    def listed(self, count: int) -> None:
        """So many inputs were found by now."""

    def began(self, total: int, kept: int) -> None:
        """Reading begins: of ``total`` inputs that promise a document ``kept`` have an outcome already."""

    def done(self) -> None:
        """One more input has an outcome."""

    def failed(self, error: ThaimemoError) -> None:
        """An input gave no record, now or when it was last read."""

    def writing(self) -> None:
        """All inputs have an outcome; the dataset is being written."""
