"""Where a dataset goes, or stands: a folder, or by way of one a bucket."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from thaimemo.pipeline.archive.files import FAILURES, RECORDS, SOURCES

SCHEME = "s3://"


class DatasetPlace:
    """``address`` as the person gave it."""

    def __init__(self, address: str) -> None:
        self.address = address

    @property
    def folder(self) -> Path:
        """What the run writes to; for a bucket a folder in the user's cache, where the next run finds it."""
        if not self.address.startswith(SCHEME):
            return Path(self.address)
        cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
        return Path(cache) / "thaimemo" / hashlib.sha256(self.address.encode()).hexdigest()[:16]

    def publish(self, files: list[Path]) -> None:
        """Bring the files to where they were asked for; raises `ThaimemoError`."""
        if self.address.startswith(SCHEME):
            from thaimemo.pipeline.archive.object_store import upload  # late: wants an extra

            upload(self.folder, files, self.address)

    def lists(self, folder: Path) -> Path:
        """The folder with the lists of records, failures and sources; a bucket's are copied to ``folder``.

        Raises `ThaimemoError`.
        """
        if not self.address.startswith(SCHEME):
            return self.folder
        from thaimemo.pipeline.archive.object_store import fetch  # late: wants an extra

        fetch(self.address, (RECORDS, FAILURES, SOURCES), folder)
        return folder
