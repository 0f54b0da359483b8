"""A record made into the rows of the tables.

The key of a row is the JSON Pointer (RFC 6901) of its object in the record:
``/reports/0/projects/2/results/1``. It is unique in its document by construction, the same whenever the
same record is read, and leads back to the line of records.jsonl that holds the object.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any

from thaimemo.outputs.dataset.definitions import EVIDENCE, Column, Table, tables
from thaimemo.outputs.dataset.values import CASTS, UnfitError

Object = dict[str, Any]
Row = list[Any]
Computed = Callable[[Object, Object, str], Any]
Rows = dict[str, list[Row]]
"""Rows by table, each with its values in the order of the table's columns."""


def load_record(line: str | bytes) -> Object:
    """The JSON of a record with its numbers exact."""
    record: Object = json.loads(line, parse_float=Decimal)
    return record


def rows_of(record: Object) -> Rows:
    """All rows of one record, given as its JSON object with exact numbers.

    A number too large for its column is null in the table and named in the document's warnings.
    """
    walk = _Walk(record, record["document"]["id"])
    walk.visit(_tree(), record, "", (), 0)
    if walk.unfit:
        warnings = walk.rows["documents"][0]
        at = [column.name for column in tables()["documents"].columns].index("warnings")
        warnings[at] = [*(warnings[at] or []), *walk.unfit]
    return walk.rows


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


@dataclass
class _Walk:
    """One way through a record."""

    record: Object
    document_id: str
    rows: Rows = field(default_factory=lambda: defaultdict(list))
    unfit: list[str] = field(default_factory=list)

    def visit(self, node: _Node, item: Object, key: str, parents: tuple[str, ...], ordinal: int) -> None:
        """The row of one object, its evidence, and the rows in it."""
        row = [self.document_id, key, *parents, ordinal] if node.table.rows else [self.document_id]
        self._fill(row, node.table, item, key)
        self.rows[node.table.name].append(row)
        for field_name, evidence_key, evidence in _evidence(item, (), key):
            self._evidence_row(node.table.name, key, field_name, evidence_key, evidence)
        inside = (*parents, key) if node.table.rows else ()
        for path, child in node.children:
            for index, below in enumerate(_dig(item, path) or []):
                self.visit(child, below, f"{key}/{'/'.join(path)}/{index}", inside, index)

    def _evidence_row(self, owner: str, owner_key: str, field: str, key: str, evidence: Object) -> None:
        place = {**evidence, "owner": owner, "owner_key": owner_key or None, "field": field}
        ordinal = int(key.rsplit("/", 1)[-1]) if key[-1].isdecimal() else 0
        row = [self.document_id, CASTS["text"](key), ordinal]
        self._fill(row, tables()[EVIDENCE], place, key)
        self.rows[EVIDENCE].append(row)

    def _fill(self, row: Row, table: Table, item: Object, key: str) -> None:
        """Append the values of the table's fields."""
        for column, name, compute, cast, absent in _getters(table.name):
            if compute is not None:
                value = compute(self.record, item, key)
            else:
                value = item.get(name) if name is not None else _dig(item, column.path)
            if value is None:
                row.append(absent)
                continue
            try:
                row.append(cast(value))
            except UnfitError:
                self.unfit.append(f"{key}/{'/'.join(column.path)}: {value} is too large for the tables")
                row.append(None)


@cache
def _getters(name: str) -> tuple[tuple[Column, str | None, Computed | None, Callable[[Any], Any], Any], ...]:
    """What `_fill` asks of every column of a table, asked once: this is where a large dataset spends its
    time.
    """
    return tuple(
        (
            column,
            column.path[0] if len(column.path) == 1 else None,
            COMPUTED.get(column.computed),
            CASTS[column.type],
            False if column.required and column.type == "boolean" else None,
        )
        for column in tables()[name].fields
    )


def _evidence(item: Object, path: tuple[str, ...], key: str) -> Iterator[tuple[str, str, Object]]:
    """Field, key and evidence of every place that an object, or a single object within it, names."""
    evidence = item.get("evidence")
    if isinstance(evidence, dict) and isinstance(evidence.get("quote"), str):  # one place, not a map of them
        yield ".".join((*path, "value")), f"{key}/evidence", evidence
    elif isinstance(evidence, dict):
        for name, places in evidence.items():
            for index, place in enumerate(places):
                yield ".".join((*path, name)), f"{key}/evidence/{_escaped(name)}/{index}", place
    for name, value in item.items():
        if name != "evidence" and isinstance(value, dict):
            yield from _evidence(value, (*path, name), f"{key}/{_escaped(name)}")


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")


def _dig(item: Any, path: tuple[str, ...]) -> Any:
    for part in path:
        if type(item) is dict:
            item = item.get(part)
        elif isinstance(item, list) and part.isdecimal():
            item = item[int(part)]
        else:
            return None
    return item


def _record_sha256(record: Object, _item: Object, _key: str) -> str:
    text = json.dumps(record, ensure_ascii=True, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _report_key(record: Object, item: Object, _key: str) -> str | None:
    index = item.get("report")
    reports = record.get("reports") or []
    return f"/reports/{index}" if index is not None and 0 <= index < len(reports) else None


def _project_key(record: Object, item: Object, key: str) -> str | None:
    report = _report_key(record, item, key)
    if report is None:
        return None
    projects = record["reports"][item["report"]].get("projects") or []
    return _only(f"{report}/projects", projects, "id", item.get("project"))


def _dimension_key(record: Object, item: Object, key: str) -> str | None:
    _, reports, index, *_ = key.split("/")
    dimensions = record[reports][int(index)].get("dimensions") or []
    return _only(f"/{reports}/{index}/dimensions", dimensions, "number", item.get("dimension"))


def _only(key: str, items: list[Object], name: str, wanted: Any) -> str | None:
    """The key of the one item that has the value; None where none or several have."""
    found = [index for index, item in enumerate(items) if item.get(name) == wanted]
    return f"{key}/{found[0]}" if wanted is not None and len(found) == 1 else None


COMPUTED: dict[str, Computed] = {
    "record_sha256": _record_sha256,
    "report_key": _report_key,
    "project_key": _project_key,
    "dimension_key": _dimension_key,
}
"""Columns whose value is not one value of the row's object: computed from the record, the object and its
key.
"""
