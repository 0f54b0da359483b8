"""A warehouse in a PostgreSQL database, in a schema of its own."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from thaimemo.outputs.dataset.arrow_schema import arrow_schema
from thaimemo.outputs.dataset.definitions import Table
from thaimemo.outputs.warehouse.address import PostgresServer
from thaimemo.outputs.warehouse.dataset import Dataset
from thaimemo.outputs.warehouse.star import star
from thaimemo.schema.errors import WarehouseError

SCHEMA = "thaimemo"
LOCK = 0x7468_6169_6D65_6D6F
"""The advisory lock that a load holds, "thaimemo" in ASCII: two loads at once go one after the other."""
CONNECT_SECONDS = 10


@contextmanager
def postgres_transaction(place: PostgresServer) -> Iterator[PostgresWarehouse]:
    """One transaction with the server; raises `WarehouseError`, whose message holds no password."""
    try:
        connection = psycopg.connect(place.url, **_defaults(place), application_name="thaimemo load")
    except psycopg.Error as error:
        told = place.masked(" ".join(str(error).split()))
        reason, remedy = f"cannot connect: {told}", "check host, port, database, user and password"
        raise WarehouseError(str(place), "load", reason, remedy) from error
    try:
        with connection:  # commits, or rolls back whole
            warehouse = PostgresWarehouse(connection, str(place))
            warehouse.begin()
            yield warehouse
    except psycopg.Error as error:
        # Only the first line of a server's message: its details repeat values of the documents.
        told = error.diag.message_primary or (str(error).strip().splitlines() or [type(error).__name__])[0]
        raise WarehouseError(str(place), "load", f"PostgreSQL refuses: {place.masked(told)}") from error


def _defaults(place: PostgresServer) -> dict[str, Any]:
    return {} if "connect_timeout" in place.url else {"connect_timeout": CONNECT_SECONDS}


class PostgresWarehouse:
    """One transaction with a PostgreSQL database."""

    engine = "postgresql"

    def __init__(self, connection: psycopg.Connection[Any], name: str) -> None:
        self._connection = connection
        self.name = name
        self._changed: pa.Array | None = None
        self._later: list[str] = []
        """References to declare when the rows are in."""

    def begin(self) -> None:
        """Wait for a load that is under way, then make our schema the place of all names."""
        self.rows("SELECT pg_advisory_xact_lock({}::bigint)", LOCK)
        if not self.rows("SELECT 1 FROM pg_namespace WHERE nspname = {}", SCHEMA):
            self.run(f"CREATE SCHEMA {SCHEMA}")
        self.run(f"SET LOCAL search_path TO {SCHEMA}")

    def run(self, sql: str) -> None:
        """One statement or several."""
        self._connection.execute(sql.encode())

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """The rows of a query; ``{}`` in it stands for a value."""
        return self._connection.execute(sql.replace("{}", "%s").encode(), values).fetchall()

    def has_table(self, name: str) -> bool:
        """Whether our schema holds a table of this name."""
        sql = "SELECT 1 FROM pg_tables WHERE schemaname = {} AND tablename = {}"
        return bool(self.rows(sql, SCHEMA, name))

    def stage_documents(self, dataset: Dataset) -> None:
        """All documents of the dataset in a temporary table."""
        table = star()[0]
        self.run(
            f"CREATE TEMPORARY TABLE staged_document ON COMMIT DROP AS "
            f"SELECT {_names(table)} FROM document LIMIT 0"
        )
        if not self.rows("SELECT 1 FROM document LIMIT 1"):
            self._references_after_the_rows()
        self._copy(table, "staged_document", dataset.batches(table))

    def _references_after_the_rows(self) -> None:
        """For an empty warehouse: all at once they are checked in a fifth of the time of one by one."""
        found = self.rows(
            """
            SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid)
            FROM pg_constraint WHERE contype = 'f' AND connamespace = {}::regnamespace ORDER BY conname
            """,
            SCHEMA,
        )
        for table, name, definition in found:
            self.run(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
            self._later.append(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")

    def insert(self, dataset: Dataset, number: int) -> None:
        """The rows of changed documents, filtered as they stream in.

        Only documents are staged: they decide what is changed. The old rows are gone by now and the
        transaction is one, so a second copy of every other table would double the work for nothing.
        """
        table = star()[number]
        if number:
            self._copy(table, table.singular, _rows_of(self._changed_documents(), dataset.batches(table)))
            return
        columns = _names(table)
        self.run(
            f"INSERT INTO document ({columns}) SELECT {columns} FROM staged_document "
            "WHERE document_id IN (SELECT document_id FROM changed_document)"
        )

    def check(self) -> None:
        """The foreign keys look; those that an empty warehouse lacks while it is filled are declared now."""
        for declaration in self._later:
            self.run(declaration)

    def _changed_documents(self) -> pa.Array:
        if self._changed is None:
            found = self.rows("SELECT document_id FROM changed_document")
            self._changed = pa.array([document_id for (document_id,) in found], pa.string())
        return self._changed

    def _copy(self, table: Table, into: str, batches: Iterator[pa.RecordBatch]) -> None:
        command = f"COPY {into} ({_names(table)}) FROM STDIN (FORMAT csv)"
        with self._connection.cursor() as cursor, cursor.copy(command.encode()) as copy:
            for batch in batches:
                copy.write(_csv(batch, table))


def _rows_of(documents: pa.Array, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        kept = batch.filter(pc.is_in(batch["document_id"], documents))
        if len(kept):
            yield kept


def _names(table: Table) -> str:
    return ", ".join(f'"{column.name}"' for column in table.columns)


def _csv(batch: pa.RecordBatch, table: Table) -> bytes:
    """Rows as PostgreSQL's CSV: null is nothing, the empty text is quoted, a list is an array literal."""
    columns = [
        pa.array([_array(value) for value in batch[field.name].to_pylist()], pa.string())
        if pa.types.is_list(field.type)
        else batch[field.name]
        for field in arrow_schema(table)
    ]
    buffer = io.BytesIO()
    csv.write_csv(pa.table(columns, names=batch.schema.names), buffer, csv.WriteOptions(include_header=False))
    return buffer.getvalue()


def _array(value: list[str | int] | None) -> str | None:
    if value is None:
        return None
    quoted = ('"' + str(item).replace("\\", "\\\\").replace('"', '\\"') + '"' for item in value)
    return "{" + ",".join(quoted) + "}"
