"""A warehouse in a DuckDB file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import duckdb

from thaimemo.outputs.warehouse.address import DuckdbFile
from thaimemo.outputs.warehouse.dataset import Dataset
from thaimemo.outputs.warehouse.star import references, star
from thaimemo.schema.errors import WarehouseError

OFFLINE: dict[str, Any] = {"autoinstall_known_extensions": False}
"""No command opens a connection that its arguments did not name."""


@contextmanager
def duckdb_transaction(place: DuckdbFile) -> Iterator[DuckdbWarehouse]:
    """One transaction with the file, which is made where it is not there; raises `WarehouseError`."""
    connection = _connect(place)
    try:
        connection.execute("BEGIN")
        yield DuckdbWarehouse(connection, str(place))
        connection.execute("COMMIT")
    except duckdb.Error as error:
        raise WarehouseError(str(place), "load", f"DuckDB refuses: {_told(error)}") from error
    finally:
        connection.close()  # without COMMIT nothing was changed


def _connect(place: DuckdbFile) -> duckdb.DuckDBPyConnection:
    if not place.path.parent.is_dir():
        reason, remedy = f"there is no folder {place.path.parent}", "make it first"
        raise WarehouseError(str(place), "load", reason, remedy)
    try:
        # An absolute path: a relative one like md:name would be taken for a service in the network.
        return duckdb.connect(str(place.path.absolute()), config=OFFLINE)
    except duckdb.Error as error:
        told = str(error)
        if "lock" in told:
            reason, remedy = "another program has the file open", "close it, or wait until it is done"
        elif "not a valid DuckDB" in told:
            reason, remedy = "the file is no DuckDB database", "name another one; it was left as it is"
        else:
            reason, remedy = _told(error), ""
        raise WarehouseError(str(place), "load", reason, remedy) from error


def _told(error: duckdb.Error) -> str:
    first = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    return first.removeprefix("IO Error: ")


class DuckdbWarehouse:
    """One transaction with a DuckDB file."""

    engine = "duckdb"

    def __init__(self, connection: duckdb.DuckDBPyConnection, name: str) -> None:
        self._connection = connection
        self.name = name

    def run(self, sql: str) -> None:
        """One statement or several."""
        self._connection.execute(sql)

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """The rows of a query; ``{}`` in it stands for a value."""
        return self._connection.execute(sql.replace("{}", "?"), list(values)).fetchall()

    def has_table(self, name: str) -> bool:
        """Whether the file holds a table of this name."""
        sql = (
            "SELECT 1 FROM duckdb_tables() WHERE table_name = {} AND schema_name = 'main' "
            "AND database_name = current_database()"
        )
        return bool(self.rows(sql, name))

    def stage_documents(self, dataset: Dataset) -> None:
        """All documents of the dataset in a temporary table."""
        self._connection.register("arriving", dataset.reader(star()[0]))
        self.run("CREATE TEMPORARY TABLE staged_document AS SELECT * FROM arriving")
        self._connection.unregister("arriving")

    def insert(self, dataset: Dataset, number: int) -> None:
        """The rows of changed documents, filtered as they stream in."""
        table = star()[number]
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        if number:
            self._connection.register("arriving", dataset.reader(table))
        source = "arriving" if number else "staged_document"
        self.run(
            f"INSERT INTO {table.singular} ({columns}) SELECT {columns} FROM {source} "
            "WHERE document_id IN (SELECT document_id FROM changed_document)"
        )
        if number:
            self._connection.unregister("arriving")

    def check(self) -> None:
        """What foreign keys would: DuckDB cannot have them here (see the migration of the references)."""
        for table in star():
            for column, other in references(table).items():
                same = (
                    "other.document_id = held.document_id"
                    if column == "document_id"
                    else f"other.document_id = held.document_id AND other.key = held.{column}"
                )
                [(lost,)] = self.rows(
                    f"SELECT count(*) FROM {table.singular} AS held WHERE held.{column} IS NOT NULL "
                    "AND held.document_id IN (SELECT document_id FROM changed_document) "
                    f"AND NOT EXISTS (SELECT 1 FROM {other.singular} AS other WHERE {same})"
                )
                if lost:
                    reason = f"{lost} rows of {table.name} refer to rows of {other.name} that are not there"
                    raise WarehouseError(self.name, "load", reason, "run convert again")
