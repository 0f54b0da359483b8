"""A dataset on disk, looked at before anything is loaded from it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from thaimemo.outputs.dataset.arrow_schema import VERSION_KEY, arrow_schema
from thaimemo.outputs.dataset.datapackage import NAME, sha256
from thaimemo.outputs.dataset.definitions import TABLES_VERSION, Table
from thaimemo.outputs.warehouse.star import star
from thaimemo.schema.errors import NotADataset

BATCH = 16_384


class Dataset:
    """The tables of a folder that ``thaimemo convert`` wrote; raises `NotADataset` where it did not, or not
    all.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._check_package()
        for table in star():
            self._check_table(table)

    def batches(self, table: Table, columns: list[str] | None = None) -> Iterator[pa.RecordBatch]:
        """The rows of a table, some at a time."""
        with pq.ParquetFile(self._path(table)) as file:
            yield from file.iter_batches(BATCH, columns=columns)

    def reader(self, table: Table) -> pa.RecordBatchReader:
        """The same as a stream that other programs read."""
        return pa.RecordBatchReader.from_batches(arrow_schema(table), self.batches(table))

    def _path(self, table: Table) -> Path:
        return self.folder / "tables" / f"{table.name}.parquet"

    def _check_package(self) -> None:
        try:
            package = json.loads((self.folder / NAME).read_text("utf-8"))
            described = {resource["path"]: resource["hash"] for resource in package["resources"]}
        except (OSError, ValueError, KeyError, TypeError) as error:
            reason = f"there is no {NAME} that can be read"
            raise NotADataset(str(self.folder), "load", reason, "name a folder that convert wrote") from error
        for table in star():
            path = self._path(table)
            wanted = described.get(path.relative_to(self.folder).as_posix())
            if not path.is_file() or sha256(path) != wanted:
                reason = f"{path.name} is not the file that {NAME} describes"
                raise NotADataset(str(self.folder), "load", reason, "run convert again to make it whole")

    def _check_table(self, table: Table) -> None:
        try:
            schema = pq.read_schema(self._path(table))
        except (OSError, pa.ArrowInvalid) as error:
            reason = f"{table.name}.parquet cannot be read"
            raise NotADataset(str(self.folder), "load", reason, "run convert again") from error
        if not schema.equals(arrow_schema(table)):
            made = (schema.metadata or {}).get(VERSION_KEY, b"?").decode()
            reason = f"its tables are of version {made}, this program's of {TABLES_VERSION}"
            raise NotADataset(str(self.folder), "load", reason, "run convert of this program again")
