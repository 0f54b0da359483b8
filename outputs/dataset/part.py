"""Some consecutive records made into what they give to every file of the dataset.

Parts are made without regard of each other, in as many processes as one likes, and written in their order.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from thaimemo.outputs.dataset.columns import arrow_tables
from thaimemo.outputs.dataset.definitions import tables
from thaimemo.outputs.dataset.rows import Rows
from thaimemo.outputs.dataset.sarif_file import SarifPart
from thaimemo.outputs.dataset.table_files import TablePart, table_part
from thaimemo.outputs.dataset.workbook_rows import BookPart

SIZE = 1 * 1024 * 1024
"""Bytes of records in a part, at least: some 25 reports of fifteen pages. The files depend on it, so it must
not depend on memory or time."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where the records of a part stand in ``records.jsonl``."""

    path: Path
    start: int
    end: int
    first: int
    """Number of its first record, from 0."""


@dataclass(frozen=True, slots=True)
class Part:
    """What goes into the files."""

    lines: bytes
    """The records without names; empty where names are left in, for then they stand in their file already."""
    tables: dict[str, TablePart]
    book: BookPart
    sarif: SarifPart
    agencies: set[str]
    """Those of the reports."""


def stretches(path: Path) -> Iterator[Stretch]:
    """The whole file in stretches of about the same size."""
    with path.open("rb") as stream:
        start, end, first, count = 0, 0, 0, 0
        for line in stream:
            end += len(line)
            count += bool(line.strip())
            if end - start >= SIZE:
                yield Stretch(path, start, end, first)
                start, first = end, count
        if end > start:
            yield Stretch(path, start, end, first)


def part_of(stretch: Stretch, *, redact_names: bool, rules: dict[str, int]) -> Part:
    """The part that stands there; ``rules`` are the places of the rules in the SARIF file, by code."""
    with stretch.path.open("rb") as stream:
        stream.seek(stretch.start)
        lines = [line for line in stream.read(stretch.end - stretch.start).split(b"\n") if line.strip()]
    if redact_names:
        lines = [_redacted(line) for line in lines]
    rows, book, sarif = Rows(), BookPart(), SarifPart()
    agencies: set[str] = set()
    for number, line in enumerate(lines, start=stretch.first):
        record = rows.add(line)
        book.add(record)
        sarif.add(record, number, rules)
        agencies.update(report["agency"] for report in record["reports"] if report["agency"])
    made = {name: table_part(tables()[name], data) for name, data in arrow_tables(rows).items() if len(data)}
    return Part(b"".join(lines) if redact_names else b"", made, book, sarif, agencies)


def _redacted(line: bytes) -> bytes:
    from thaimemo.outputs.dataset.redaction import (
        redacted,  # late: what it takes is half of starting a process
    )
    from thaimemo.outputs.json_record import record_json
    from thaimemo.schema.record import Record

    record = Record.model_validate(redacted(json.loads(line)))
    return record_json(record, indent=None).encode()
