"""Records to load, and questions to a warehouse."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import psycopg

from thaimemo.schema.record import Record

MakeDataset = Callable[[Iterable[Record | dict[str, Any]]], Path]


def copy_of(record: dict[str, Any], number: int, **changes: Any) -> dict[str, Any]:
    """The same record as of another document, with changes to what is said of its file."""
    copy: dict[str, Any] = json.loads(json.dumps(record))
    copy["document"] |= {
        "id": hashlib.sha256(str(number).encode()).hexdigest(),
        "source": f"{number}.md",
        **changes,
    }
    return copy


Ask = Callable[[str], list[tuple[Any, ...]]]


@contextmanager
def asking(url: str) -> Iterator[Ask]:
    """Questions to a warehouse over one connection, as its users ask them."""
    if url.startswith("duckdb"):
        with duckdb.connect(url.removeprefix("duckdb:///")) as file:
            yield lambda sql: file.execute(sql).fetchall()
    else:
        with psycopg.connect(url, options="-c search_path=thaimemo") as server:
            yield lambda sql: server.execute(sql.encode()).fetchall()


def query(url: str, sql: str) -> list[tuple[Any, ...]]:
    """Rows of a warehouse."""
    with asking(url) as ask:
        return ask(sql)
