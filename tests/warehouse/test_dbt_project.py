"""The example project of dbt: its sources are our tables, its models and their tests hold on real rows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml
from loading import MakeDataset

from thaimemo.outputs.warehouse import load
from thaimemo.outputs.warehouse.star import star
from thaimemo.schema.record import Record

PROJECT = Path(__file__).parents[2] / "outputs" / "warehouse" / "dbt"
SOURCE = re.compile(r"\{\{ source\('thaimemo', '(\w+)'\) \}\}")
REF = re.compile(r"\{\{ ref\('(\w+)'\) \}\}")


@pytest.fixture(scope="module")
def warehouse(
    audited: list[Record], make_dataset: MakeDataset, tmp_path_factory: pytest.TempPathFactory
) -> duckdb.DuckDBPyConnection:
    """A loaded file with the models as views, in the order of their references."""
    path = tmp_path_factory.mktemp("dbt") / "warehouse.duckdb"
    load(make_dataset(audited), f"duckdb:///{path}")
    connection = duckdb.connect(str(path))
    models = {file.stem: file.read_text("utf-8") for file in PROJECT.rglob("models/**/*.sql")}
    while models:
        for name, sql in list(models.items()):
            if not set(REF.findall(sql)) & set(models):
                rendered = REF.sub(r"\1", SOURCE.sub(r"main.\1", sql))
                assert "{{" not in rendered
                connection.execute(f"CREATE VIEW {name} AS {rendered}")
                del models[name]
    return connection


def loaded_yaml(name: str) -> Any:
    return yaml.safe_load((PROJECT / "models" / name).read_text("utf-8"))


def test_sources_are_the_tables_of_the_warehouse() -> None:
    [source] = loaded_yaml("sources.yml")["sources"]
    assert source["loaded_at_field"] == "_loaded_at"
    declared = {table["name"]: [column["name"] for column in table["columns"]] for table in source["tables"]}
    assert declared == {table.singular: [column.name for column in table.columns] for table in star()}
    for table, described in zip(star(), source["tables"], strict=True):
        assert [column["description"] for column in described["columns"]] == [c.en for c in table.columns]


def test_every_model_is_described() -> None:
    described = {model["name"] for model in loaded_yaml("marts/schema.yml")["models"]}
    assert described == {file.stem for file in PROJECT.rglob("models/**/*.sql")}


def declared_tests(things: list[dict[str, Any]]) -> list[tuple[str, str, Any]]:
    return [
        (thing["name"], column["name"], test)
        for thing in things
        for column in thing["columns"]
        for test in column.get("data_tests", [])
    ]


def violations(table: str, column: str, test: Any) -> str:
    """The query that dbt's test of this name makes: rows that break it."""
    column = f'"{column}"'
    match test:
        case "not_null":
            return f"SELECT 1 FROM {table} WHERE {column} IS NULL"
        case "unique":
            return f"SELECT {column} FROM {table} GROUP BY 1 HAVING count(*) > 1"
        case {"accepted_values": {"values": values}}:
            return (
                f"SELECT 1 FROM {table} WHERE {column} NOT IN ({', '.join(repr(value) for value in values)})"
            )
        case {"relationships": {"to": to, "field": field}}:
            other = re.search(r"'(\w+)'\)$", to)
            assert other
            return (
                f"SELECT 1 FROM {table} WHERE {column} IS NOT NULL "
                f"AND {column} NOT IN (SELECT {field} FROM {other[1]})"
            )
    raise AssertionError(test)


def test_every_declared_test_holds(warehouse: duckdb.DuckDBPyConnection) -> None:
    [source] = loaded_yaml("sources.yml")["sources"]
    declared = declared_tests(source["tables"]) + declared_tests(loaded_yaml("marts/schema.yml")["models"])
    assert len(declared) > 50
    for table, column, test in declared:
        assert warehouse.execute(violations(table, column, test)).fetchall() == [], (table, column, test)


def test_the_models_give_rows(warehouse: duckdb.DuckDBPyConnection, audited: list[Record]) -> None:
    counted = warehouse.execute("SELECT sum(documents), sum(errors) FROM agency_findings").fetchall()
    errors = sum(finding.severity == "error" for record in audited for finding in record.findings)
    assert counted == [(len(audited), errors)]
    projects = {
        (r.document.id, i, p.id)
        for r in audited
        for i, q in enumerate(r.reports)
        for p in q.projects
        if p.results
    }
    [(held,)] = warehouse.execute(
        "SELECT count(DISTINCT (document_id, project_key)) FROM project_progress"
    ).fetchall()
    assert held == len(projects)
    assert warehouse.execute("SELECT count(*) FROM agency_progress WHERE mean_level > 0").fetchall() != [(0,)]
