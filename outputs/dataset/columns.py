"""Gathered rows made into Arrow tables, column by column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

import pyarrow as pa

from thaimemo.outputs.dataset.arrow_schema import arrow_schema, empty_batch
from thaimemo.outputs.dataset.definitions import Column, Kind
from thaimemo.outputs.dataset.links import LINKS
from thaimemo.outputs.dataset.rows import Gathered, Rows
from thaimemo.outputs.dataset.values import CASTS, UnfitError

REFUSED = (pa.ArrowException, TypeError, ValueError, OverflowError)
"""What Arrow raises for a value that it does not take into a column as it is."""
TEXTS: frozenset[Kind] = frozenset({"text", "texts"})

Unfit = Callable[[int, Any], None]
"""Told the place of a value that its column cannot hold, and the value."""


def arrow_tables(rows: Rows) -> dict[str, pa.RecordBatch]:
    """The rows of every table by name.

    A number too large for its column is null in the table and named in the document's warnings.
    """
    too_large: dict[str, list[str]] = defaultdict(list)
    made = {name: _table(gathered, rows.storable, too_large) for name, gathered in rows.tables.items()}
    if too_large:
        documents = made["documents"]
        warnings = [
            [*(warned or []), *too_large.get(document, [])] or None
            for document, warned in zip(
                documents["document_id"].to_pylist(), documents["warnings"].to_pylist(), strict=True
            )
        ]
        at = documents.schema.get_field_index("warnings")
        field = documents.schema.field(at)
        made["documents"] = documents.set_column(at, field, pa.array(warnings, field.type))
    return made


def _table(gathered: Gathered, storable: bool, too_large: dict[str, list[str]]) -> pa.RecordBatch:
    table = gathered.table
    schema = arrow_schema(table)
    if not gathered.found:
        return empty_batch(schema)
    *columns, objects, records = zip(*gathered.found, strict=True)
    given = dict(zip(gathered.given, columns, strict=True))
    within: dict[tuple[str, ...], Sequence[Any]] = {(): objects}
    arrays = []
    for column, field in zip(table.columns, schema, strict=True):

        def unfit(place: int, value: Any, column: Column = column) -> None:
            key = given["key"][place] if table.rows else ""
            told = f"{key}/{'/'.join(column.path)}: {value} is too large for the tables"
            too_large[given["document_id"][place]].append(told)

        if column.name in given:
            values: Sequence[Any] = given[column.name]
        elif column.computed:
            values = list(map(LINKS[column.computed], records, objects, given["key"]))
        else:
            values = _values(column.path, within)
        arrays.append(_array(values, column, field.type, storable, unfit))
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _values(path: tuple[str, ...], within: dict[tuple[str, ...], Sequence[Any]]) -> Sequence[Any]:
    """What the objects hold at a path; ``within`` keeps what was taken out on the way to others."""
    if path not in within:
        *before, last = path
        holders = _values(tuple(before), within)
        if last.isdecimal():
            index = int(last)
            within[path] = [None if holder is None else holder[index] for holder in holders]
        else:
            within[path] = [holder.get(last) if type(holder) is dict else None for holder in holders]
    return within[path]


def _array(
    values: Sequence[Any], column: Column, kind: pa.DataType, storable: bool, unfit: Unfit
) -> pa.Array:
    absent = False if column.required and column.type == "boolean" else None
    if absent is None and (storable or column.type not in TEXTS):
        try:
            return pa.array(values, kind)
        except REFUSED:
            pass  # some of them want to be cast
    cast = CASTS[column.type]
    held: list[Any] = []
    for value in values:
        if value is None:
            held.append(absent)
            continue
        try:
            held.append(cast(value))
        except UnfitError:
            unfit(len(held), value)
            held.append(None)
    return pa.array(held, kind)
