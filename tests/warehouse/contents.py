"""What a warehouse holds, as row counts and checksums, and what a dataset says it should."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from loading import asking

from thaimemo.outputs.dataset.definitions import Table
from thaimemo.outputs.warehouse.star import star

Contents = dict[str, tuple[int, str]]
"""Rows and checksum by table."""


@cache
def wanted(folder: Path) -> Contents:
    """Of the dataset."""
    found = {}
    for table in star():
        columns = pq.read_table(folder / "tables" / f"{table.name}.parquet").to_pydict()
        found[table.name] = digest(list(zip(*columns.values(), strict=True)))
    return found


def held(url: str) -> Contents:
    """Of the warehouse."""
    with asking(url) as ask:
        return {table.name: digest(ask(f"SELECT {names(table)} FROM {table.singular}")) for table in star()}


def loaded_at(url: str) -> dict[str, set[Any]]:
    """The times of loading in every table by document."""
    found: dict[str, set[Any]] = {}
    with asking(url) as ask:
        for table in star():
            for document, time in ask(f"SELECT DISTINCT document_id, _loaded_at FROM {table.singular}"):
                found.setdefault(document, set()).add(time)
    return found


def names(table: Table) -> str:
    return ", ".join(f'"{column.name}"' for column in table.columns)


def digest(rows: list[tuple[Any, ...]]) -> tuple[int, str]:
    """Count, and a checksum that does not depend on the order of rows."""
    lines = sorted(repr(tuple(row)) for row in rows)
    return len(lines), hashlib.sha256("\n".join(lines).encode()).hexdigest()
