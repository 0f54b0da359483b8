"""The cells of a CSV file, which a spreadsheet opens as text and a program reads back exactly.

A spreadsheet runs a cell that begins with ``= + - @`` (or a tab or line end before them) as a formula, also
where the cell is quoted (https://owasp.org/www-community/attacks/CSV_Injection). Such a text gets an
apostrophe before it. So does a text that begins with an apostrophe itself: whoever drops one leading
apostrophe from every text cell has the exact values again. Numbers and dates are left alone, and the Parquet
tables need no such rule.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from thaimemo.outputs.dataset.definitions import Table

GUARDED = "=+\\-@\t\r\n'＝＋－＠"
"""First characters of a text cell that get an apostrophe before them, as in a pattern's brackets; the last
four are the full-width forms."""


_FIRST = pa.array(GUARDED.replace("\\", ""), pa.string())


def csv_cells(table: Table, data: pa.RecordBatch) -> pa.RecordBatch:
    """The table with its texts guarded, its numbers in plain digits and its lists as JSON.

    Keys and texts that have one of a few values begin with none of these characters.
    """
    harmless = {column.name for column in table.columns if column in table.keys or column.values}
    return pa.record_batch({name: _cells(data[name], name in harmless) for name in data.schema.names})


def _cells(column: pa.Array, harmless: bool) -> pa.Array:
    if pa.types.is_string(column.type):
        if harmless or not pc.any(pc.is_in(pc.utf8_slice_codeunits(column, 0, 1), _FIRST)).as_py():
            return column
        return pc.replace_substring_regex(column, f"^([{GUARDED}])", r"'\1", max_replacements=1)
    if pa.types.is_decimal(column.type):
        return _digits(column)
    if pa.types.is_list(column.type):
        return pa.array([_json(value) for value in column.to_pylist()], pa.string())
    return column


def _digits(column: pa.Array) -> pa.Array:
    """``85.71``, ``100``, ``0``: no zeros behind the last digit, never an exponent."""
    printed = pc.replace_substring(pc.cast(column, pa.string()), "0E-10", "0.0")  # zero, of ten decimals
    if pc.any(pc.match_substring(printed, "E")).as_py():
        return pa.array([_plain(value) for value in column.to_pylist()], pa.string())
    return pc.utf8_rtrim(pc.utf8_rtrim(printed, "0"), ".")


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else f"{value.normalize():f}" if value else "0"


def _json(value: list[Any] | None) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)
