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

GUARDED = "=+\\-@\t\r\n'＝＋－＠"
"""First characters of a text cell that get an apostrophe before them, as in a pattern's brackets; the last
four are the full-width forms."""


def csv_cells(table: pa.Table) -> pa.Table:
    """The table with its texts guarded, its numbers in plain digits and its lists as JSON."""
    return pa.table({name: _cells(table[name]) for name in table.column_names})


def _cells(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_string(column.type):
        return pc.replace_substring_regex(column, f"^([{GUARDED}])", r"'\1", max_replacements=1)
    if pa.types.is_decimal(column.type):
        return pa.chunked_array([[_digits(value) for value in column.to_pylist()]], pa.string())
    if pa.types.is_list(column.type):
        return pa.chunked_array([[_json(value) for value in column.to_pylist()]], pa.string())
    return column


def _digits(value: Decimal | None) -> str | None:
    """``85.71``, ``100``, ``0``: no zeros behind the last digit, never an exponent."""
    return None if value is None else f"{value.normalize():f}" if value else "0"


def _json(value: list[Any] | None) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)
