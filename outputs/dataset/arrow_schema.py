"""The one Arrow schema of every table: the same in every run, whatever its documents held."""

from __future__ import annotations

from functools import cache

import pyarrow as pa

from thaimemo.outputs.dataset.definitions import TABLES_VERSION, Kind, Table
from thaimemo.outputs.dataset.values import PRECISION, SCALE

TYPES: dict[Kind, pa.DataType] = {
    "text": pa.string(),
    "number": pa.decimal128(PRECISION, SCALE),
    "integer": pa.int64(),
    "real": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "texts": pa.list_(pa.string()),
    "integers": pa.list_(pa.int64()),
}

VERSION_KEY = b"thaimemo:tables_version"


@cache
def arrow_schema(table: Table) -> pa.Schema:
    """Names and types of a table's columns in order, with the version of the tables in its metadata."""
    fields = [
        pa.field(column.name, TYPES[column.type], nullable=not column.required) for column in table.columns
    ]
    return pa.schema(fields, metadata={VERSION_KEY: TABLES_VERSION.encode()})


def empty_batch(schema: pa.Schema) -> pa.RecordBatch:
    """No rows."""
    return pa.RecordBatch.from_arrays([pa.nulls(0, field.type) for field in schema], schema=schema)
