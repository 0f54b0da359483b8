"""The tables as Parquet and CSV files, written in constant memory.

The CSV files are UTF-8 with its mark: without it a Thai Windows opens them as code page 874 and shows
rubbish.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from thaimemo.outputs.dataset.arrow_schema import arrow_schema
from thaimemo.outputs.dataset.csv_cells import csv_cells
from thaimemo.outputs.dataset.definitions import Table, tables
from thaimemo.outputs.dataset.rows import Row, Rows

BATCH = 1024
"""Rows that are kept as Python values before they become Arrow's, which take a tenth of the memory."""
BATCHES = 32
"""Batches in a row group. The files depend on these two, so they must not depend on memory or time."""


def arrow_table(table: Table, rows: list[Row]) -> pa.Table:
    """Rows of one table as an Arrow table of its schema."""
    schema = arrow_schema(table)
    columns = zip(*rows, strict=True) if rows else ([] for _ in schema)
    arrays = [pa.array(list(values), type=field.type) for values, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


class TableFile:
    """One table on its way to ``NAME.parquet`` and ``NAME.csv``."""

    def __init__(self, table: Table, folder: Path) -> None:
        self.table = table
        self.count = 0
        self._rows: list[Row] = []
        self._batches: list[pa.Table] = []
        self._stack = ExitStack()
        schema = arrow_schema(table)
        self._parquet = self._stack.enter_context(
            pq.ParquetWriter(folder / f"{table.name}.parquet", schema, compression="zstd")
        )
        stream = self._stack.enter_context((folder / f"{table.name}.csv").open("wb"))
        stream.write(BOM_UTF8)
        shape = csv_cells(arrow_table(table, [])).schema
        self._csv = self._stack.enter_context(pa_csv.CSVWriter(stream, shape))

    def write(self, rows: list[Row]) -> None:
        """Rows in the order of the table's columns."""
        self.count += len(rows)
        self._rows.extend(rows)
        while len(self._rows) >= BATCH:
            self._batch(self._rows[:BATCH])
            del self._rows[:BATCH]

    def _batch(self, rows: list[Row]) -> None:
        batch = arrow_table(self.table, rows)
        self._csv.write_table(csv_cells(batch))
        self._batches.append(batch)
        if len(self._batches) == BATCHES:
            self._group()

    def _group(self) -> None:
        if self._batches:
            whole = pa.concat_tables(self._batches)
            self._parquet.write_table(whole, row_group_size=len(whole))
            self._batches = []

    def close(self) -> None:
        """Write what is left and end the files."""
        with self._stack:
            if self._rows:
                self._batch(self._rows)
                self._rows = []
            self._group()


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

    def write(self, rows: Rows) -> None:
        """The rows of one record."""
        for name, some in rows.items():
            self._files[name].write(some)

    @property
    def counts(self) -> dict[str, int]:
        """Rows so far by table."""
        return {name: file.count for name, file in self._files.items()}
