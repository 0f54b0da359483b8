"""The tables as Parquet and CSV files, written row by row in constant memory."""

from __future__ import annotations

import csv
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from thaimemo.outputs.dataset.arrow_schema import arrow_schema
from thaimemo.outputs.dataset.csv_cells import cell
from thaimemo.outputs.dataset.definitions import Table, tables
from thaimemo.outputs.dataset.rows import Row, Rows

ROW_GROUP = 32_768
"""Rows that are kept before they are written. The file depends on it: it must not depend on memory or time.
"""

CSV_ENCODING = "utf-8-sig"
"""UTF-8 with its mark: without it a Thai Windows opens the file as code page 874 and shows rubbish."""


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
        self._stack = ExitStack()
        self._parquet = self._stack.enter_context(
            pq.ParquetWriter(folder / f"{table.name}.parquet", arrow_schema(table), compression="zstd")
        )
        stream = self._stack.enter_context(
            (folder / f"{table.name}.csv").open("w", encoding=CSV_ENCODING, newline="")
        )
        self._csv = csv.writer(stream, lineterminator="\r\n")  # RFC 4180
        self._csv.writerow([column.name for column in table.columns])

    def write(self, rows: list[Row]) -> None:
        """Rows in the order of the table's columns."""
        self.count += len(rows)
        self._csv.writerows([map(cell, row) for row in rows])
        self._rows.extend(rows)
        while len(self._rows) >= ROW_GROUP:
            self._parquet.write_table(arrow_table(self.table, self._rows[:ROW_GROUP]))
            del self._rows[:ROW_GROUP]

    def close(self) -> None:
        """Write what is left and end the files."""
        with self._stack:
            if self._rows:
                self._parquet.write_table(arrow_table(self.table, self._rows))
                self._rows = []


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
