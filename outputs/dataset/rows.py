"""The objects of records that are rows, gathered table by table.

The key of a row is the JSON Pointer (RFC 6901) of its object in the record:
``/reports/0/projects/2/results/1``. It is unique in its document by construction, the same whenever the
same record is read, and leads back to the line of records.jsonl that holds the object.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any

from thaimemo.outputs.dataset.definitions import EVIDENCE, Table, tables

Object = dict[str, Any]

NULL = b"\\u0000"
"""How JSON writes the null character."""
SURROGATE = b"\\ud"
"""How it begins half a surrogate pair, or a whole one."""


def load_record(line: str | bytes) -> Object:
    """The JSON of a record with its numbers exact."""
    record: Object = json.loads(line, parse_float=Decimal)
    return record


@dataclass(frozen=True, slots=True)
class Gathered:
    """The rows of one table in the order of their records."""

    table: Table
    given: tuple[str, ...]
    """Columns whose values are none of the row's object: its keys, and what owns a place."""
    found: list[tuple[Any, ...]] = field(default_factory=list)
    """For each row the values of these, its object, and the record that it stands in."""


class Rows:
    """The rows of all records that were added.

    A table is made of many objects at once, column by column: one at a time would take five times as long.
    """

    def __init__(self) -> None:
        self.tables = {name: Gathered(table, _given(table)) for name, table in tables().items()}
        self.storable = True
        """No text holds what some table could not: a null character, or half a surrogate pair."""
        self._places = self.tables[EVIDENCE].found
        self._record: Object = {}
        self._document = ""

    def add(self, line: bytes) -> Object:
        """The rows of one record, given as its line of JSON; the record itself, its numbers exact."""
        record = load_record(line)
        if NULL in line or SURROGATE in line.lower():
            self.storable = False
        self._record, self._document = record, record["document"]["id"]
        digest = hashlib.sha256(line.strip()).hexdigest()
        self.tables["documents"].found.append((self._document, digest, record, record))
        self._evidence("documents", None, record, "", "")
        self._below(_tree(), record, "", ())
        return record

    def _visit(self, node: _Node, item: Object, key: str, parents: tuple[str, ...], ordinal: int) -> None:
        """The row of one object, its evidence, and the rows in it."""
        row = (self._document, key, *parents, ordinal, item, self._record)
        self.tables[node.table.name].found.append(row)
        self._evidence(node.table.name, key, item, "", key)
        if node.children:
            self._below(node, item, key, (*parents, key))

    def _below(self, node: _Node, item: Object, key: str, parents: tuple[str, ...]) -> None:
        for path, child in node.children:
            before = f"{key}/{'/'.join(path)}"
            for index, below in enumerate(_dig(item, path) or ()):
                self._visit(child, below, f"{before}/{index}", parents, index)

    def _evidence(self, owner: str, owner_key: str | None, item: Object, before: str, key: str) -> None:
        """A row for every place that an object, or a single object within it, names.

        ``before`` is how the fields of ``item`` begin in the owner's words: ``memo.``
        """
        document, record = self._document, self._record
        for name, value in item.items():
            if type(value) is not dict:
                continue
            if name != "evidence":
                self._evidence(owner, owner_key, value, f"{before}{name}.", f"{key}/{_escaped(name)}")
            elif isinstance(value.get("quote"), str):  # one place, not a map of them
                place = (document, f"{key}/evidence", 0, owner, owner_key, f"{before}value", value, record)
                self._places.append(place)
            else:
                for named, places in value.items():
                    at, said = f"{key}/evidence/{_escaped(named)}", f"{before}{named}"
                    self._places.extend(
                        (document, f"{at}/{index}", index, owner, owner_key, said, place, record)
                        for index, place in enumerate(places)
                    )


def _given(table: Table) -> tuple[str, ...]:
    keys = tuple(column.name for column in table.keys)
    return keys + {"documents": ("record_sha256",), EVIDENCE: ("owner", "owner_key", "field")}.get(
        table.name, ()
    )


@dataclass(frozen=True)
class _Node:
    """A table with the tables whose rows lie in its rows."""

    table: Table
    children: tuple[tuple[tuple[str, ...], _Node], ...]
    """Each with the path from a row's object to the list."""


@cache
def _tree() -> _Node:
    return _node(tables()["documents"])


def _node(table: Table) -> _Node:
    below = [
        other
        for other in tables().values()
        if other.name not in (table.name, EVIDENCE)
        and other.rows[: len(table.rows)] == table.rows
        and not any(
            len(table.rows) < len(between.rows) < len(other.rows)
            and other.rows[: len(between.rows)] == between.rows
            for between in tables().values()
        )
    ]
    children = tuple((child.rows[len(table.rows) :], _node(child)) for child in below)
    return _Node(table, children)


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")


def _dig(item: Any, path: tuple[str, ...]) -> Any:
    for part in path:
        if type(item) is not dict:
            return None
        item = item.get(part)
    return item
