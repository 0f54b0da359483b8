"""The tables: nothing of a record is lost, every row has its key, one shape whatever the documents held."""

from __future__ import annotations

import json
import typing
from collections.abc import Iterator
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from odd_records import records
from pydantic import BaseModel

from thaimemo.outputs.dataset.arrow_schema import arrow_schema
from thaimemo.outputs.dataset.columns import arrow_tables
from thaimemo.outputs.dataset.definitions import Table, tables
from thaimemo.outputs.dataset.frames import to_dataframes
from thaimemo.outputs.dataset.rows import Rows
from thaimemo.outputs.json_record import record_json
from thaimemo.schema.record import Record

Made = dict[str, pa.RecordBatch]

NOT_IN_COLUMNS = {("document", "id"), ("evidence",)}
"""Values that stand in keys, or in the table of evidence."""


def fields(annotation: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every value of a model with its path, through single objects and lists of objects."""
    for name, field in annotation.model_fields.items():
        if name == "evidence":
            continue
        inner = [field.annotation, *typing.get_args(field.annotation)]
        models = [kind for kind in inner if isinstance(kind, type) and issubclass(kind, BaseModel)]
        if models:
            yield from fields(models[0], (*path, name))
        else:
            yield (*path, name), field.annotation


def test_every_field_of_a_record_has_its_column() -> None:
    columns = {table.rows + column.path for table in tables().values() for column in table.fields}
    lost = [path for path, _ in fields(Record) if path not in columns and path not in NOT_IN_COLUMNS]
    assert lost == [], "declare them in outputs/dataset/tables/*.toml"


def test_declared_values_are_those_of_the_record() -> None:
    literals = {
        path: {
            value for part in [annotation, *typing.get_args(annotation)] for value in typing.get_args(part)
        }
        | set(typing.get_args(annotation))
        for path, annotation in fields(Record)
        if "Literal" in str(annotation)
    }
    declared = {
        table.rows + column.path: set(column.values)
        for table in tables().values()
        for column in table.fields
        if column.values
    }
    assert set(declared) == set(literals)
    for path, values in declared.items():
        assert values == {value for value in literals[path] if isinstance(value, str)}, path


@pytest.mark.parametrize("table", tables().values(), ids=list(tables()))
def test_every_column_is_explained_in_both_languages(table: Any) -> None:
    for column in (*table.columns, table):
        assert column.en.endswith("."), column
        assert any("\u0e00" < letter < "\u0e7f" or letter.isupper() for letter in column.th), column
    assert len({column.name for column in table.columns}) == len(table.columns)


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    phases=[Phase.generate],  # records are large: shrinking one takes minutes
)
@given(records())
def test_any_record_gives_sound_rows(record: Record) -> None:
    text = record_json(record, indent=None)
    rows = made(text)
    assert rows == made(text)
    keys = {name: keys_of(name, rows) for name in tables()}
    for name, table in tables().items():
        whole_schema(table, rows[name])
        unique_and_pointing(record.document.id, keys[name], json.loads(text))
        for column, parent in (table.parents | COMPUTED_LINKS).items():
            assert values_of(name, column, rows) - {None} <= {key[-1] for key in keys[parent]}, (name, column)
    for owner, key in zip(
        *(listed("evidence", column, rows) for column in ("owner", "owner_key")), strict=True
    ):
        assert (record.document.id, key) in keys[owner] or (owner, key) == ("documents", None)


COMPUTED_LINKS = {"report_key": "reports", "project_key": "projects", "dimension_key": "dimensions"}


def made(*lines: str) -> Made:
    """The tables of some records."""
    rows = Rows()
    for line in lines:
        rows.add(line.encode())
    return arrow_tables(rows)


def listed(name: str, column: str, rows: Made) -> list[Any]:
    return rows[name][column].to_pylist() if column in rows[name].schema.names else []


def values_of(name: str, column: str, rows: Made) -> set[Any]:
    return set(listed(name, column, rows))


def keys_of(name: str, rows: Made) -> list[tuple[Any, ...]]:
    return list(zip(*(listed(name, column, rows) for column in tables()[name].primary_key), strict=True))


def whole_schema(table: Table, made: pa.RecordBatch) -> None:
    made.validate(full=True)
    assert made.schema.equals(arrow_schema(table), check_metadata=True)
    for column in table.columns:
        assert not column.required or made[column.name].null_count == 0, (table.name, column.name)


def unique_and_pointing(document_id: str, keys: list[tuple[Any, ...]], record: Any) -> None:
    assert len(set(keys)) == len(keys)
    for document, *key in keys:
        assert document == document_id
        if key and "\ufffd" not in key[0]:
            assert isinstance(pointed(record, key[0]), dict), key


def pointed(value: Any, pointer: str) -> Any:
    """What a JSON Pointer points at."""
    for part in pointer.split("/")[1:]:
        part = part.replace("~1", "/").replace("~0", "~")
        value = value[int(part)] if isinstance(value, list) else value[part]
    return value


def test_frames_are_the_tables(audited: list[Record]) -> None:
    frames = to_dataframes(audited)
    assert list(frames) == list(tables())
    results = frames["results"]
    assert len(results) == sum(
        len(p.results) for r in audited for report in r.reports for p in report.projects
    )
    percents = [
        r.percent for a in audited for report in a.reports for p in report.projects for r in p.results
    ]
    assert [None if pd.isna(held) else held for held in results["percent"]] == percents
    assert str(frames["documents"]["memo_date"].dtype) == "date32[day][pyarrow]"


def test_a_number_too_large_is_named(audited: list[Record]) -> None:
    record = json.loads(audited[0].model_dump_json())
    record["reports"][0]["projects"][0]["weight"] = 10**40
    sound = json.dumps(record | {"document": record["document"] | {"id": "f" * 64}}).replace(str(10**40), "1")
    tables = made(json.dumps(record), sound)
    first, second = listed("documents", "warnings", tables)
    told = f"/reports/0/projects/0/weight: {10**40} is too large for the tables"
    assert first == [*(second or []), told]
    weights = listed("projects", "weight", tables)
    assert (weights[0], weights[len(weights) // 2]) == (None, 1)


def test_records_together_give_the_rows_of_each(audited: list[Record]) -> None:
    lines = [record_json(record, indent=None) for record in audited]
    together, alone = made(*lines), [made(line) for line in lines]
    for name in tables():
        assert together[name].to_pylist() == [row for each in alone for row in each[name].to_pylist()], name
