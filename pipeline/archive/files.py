"""The files of a dataset that list inputs and records, one a line."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

RECORDS = "records.jsonl"
FAILURES = "failures.jsonl"
SOURCES = "sources.jsonl"


def write_lines(path: Path, lines: Iterable[bytes]) -> None:
    """Write them so that they outlast a power cut."""
    with path.open("wb") as stream:
        stream.writelines(lines)
        stream.flush()
        os.fsync(stream.fileno())
