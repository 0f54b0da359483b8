"""The tables as Parquet and CSV files, written in constant memory.

The CSV files are UTF-8 with its mark: without it a Thai Windows opens them as code page 874 and shows
rubbish.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.ipc
import pyarrow.parquet as pq

from thaimemo.outputs.dataset.arrow_schema import arrow_schema, empty_batch
from thaimemo.outputs.dataset.csv_cells import csv_cells
from thaimemo.outputs.dataset.definitions import Table, tables

HELD = 16 * 1024 * 1024
"""Bytes of all tables that are kept before the largest is written as a row group. The files depend on it, so
it must not depend on memory or time."""


@dataclass(frozen=True, slots=True)
class TablePart:
    """Some rows of a table, ready to be written."""

    count: int
    rows: bytes
    """As Arrow hands them from process to process."""
    csv: bytes
    """As lines of the CSV file."""


def table_part(table: Table, rows: pa.RecordBatch) -> TablePart:
    """The rows made ready."""
    return TablePart(len(rows), rows.serialize().to_pybytes(), _csv(csv_cells(table, rows), header=False))


def _csv(cells: pa.RecordBatch, *, header: bool) -> bytes:
    stream = pa.BufferOutputStream()
    pa_csv.write_csv(cells, stream, pa_csv.WriteOptions(include_header=header))
    written: bytes = stream.getvalue().to_pybytes()
    return written


class TableFile:
    """One table on its way to ``NAME.parquet`` and ``NAME.csv``."""

    def __init__(self, table: Table, folder: Path) -> None:
        self.count = 0
        self.held = 0
        """Bytes of the rows that wait for their row group, as their CSV counts them."""
        self._schema = arrow_schema(table)
        self._waiting: list[pa.RecordBatch] = []
        self._stack = ExitStack()
        self._parquet = self._stack.enter_context(
            pq.ParquetWriter(folder / f"{table.name}.parquet", self._schema, compression="zstd")
        )
        self._csv = self._stack.enter_context((folder / f"{table.name}.csv").open("wb"))
        self._csv.write(BOM_UTF8 + _csv(csv_cells(table, empty_batch(self._schema)), header=True))

    def write(self, part: TablePart) -> None:
        """Behind what was written before."""
        self.count += part.count
        self.held += len(part.csv)
        self._csv.write(part.csv)
        self._waiting.append(pa.ipc.read_record_batch(pa.py_buffer(part.rows), self._schema))

    def group(self) -> None:
        """Write the rows that wait as a row group."""
        if self._waiting:
            whole = pa.Table.from_batches(self._waiting)
            self._parquet.write_table(whole, row_group_size=len(whole))
        self.held, self._waiting = 0, []

    def close(self) -> None:
        """Write what is left and end the files."""
        with self._stack:
            self.group()


class TableFiles:
    """All tables of a dataset, written into one folder; a context manager."""

    def __init__(self, folder: Path) -> None:
        self._files = {name: TableFile(table, folder) for name, table in tables().items()}

    def __enter__(self) -> TableFiles:
        return self

    def __exit__(self, *_: Any) -> None:
        with ExitStack() as stack:
            for file in self._files.values():
                stack.callback(file.close)

    def write(self, parts: dict[str, TablePart]) -> None:
        """Rows by table."""
        for name, part in parts.items():
            self._files[name].write(part)
        while sum(file.held for file in self._files.values()) > HELD:
            max(self._files.values(), key=lambda file: file.held).group()

    @property
    def counts(self) -> dict[str, int]:
        """Rows so far by table."""
        return {name: file.count for name, file in self._files.items()}
