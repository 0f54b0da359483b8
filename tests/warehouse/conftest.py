"""Datasets, and warehouses of both kinds to load them into."""

from __future__ import annotations

import itertools
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from loading import MakeDataset
from postgres import postgres_server, programs

from thaimemo.outputs.dataset import write_dataset
from thaimemo.pipeline.document import read
from thaimemo.schema.record import Record

SAMPLES = Path(__file__).parents[2] / "samples"
NUMBERS = itertools.count()


@pytest.fixture(scope="session")
def audited() -> list[Record]:
    """A record of every sample."""
    return [read(path) for path in sorted(SAMPLES.iterdir()) if path.suffix in {".md", ".txt"}]


@pytest.fixture(scope="session")
def small(audited: list[Record]) -> dict[str, Any]:
    """The record of the shortest report among the samples, with two projects and one finding."""
    record = min((r for r in audited if r.reports and r.findings), key=lambda r: len(r.model_dump_json()))
    raw: dict[str, Any] = json.loads(record.model_dump_json())
    raw["reports"][0]["projects"] = raw["reports"][0]["projects"][:2]
    raw["reports"][0]["totals"] = []
    raw |= {"findings": raw["findings"][:1], "checks": raw["checks"][:3], "reports": raw["reports"][:1]}
    return raw


@pytest.fixture(scope="session")
def make_dataset(tmp_path_factory: pytest.TempPathFactory) -> MakeDataset:
    """Write records as a dataset into a folder of its own."""

    def make(records: Iterable[Record | dict[str, Any]]) -> Path:
        folder = tmp_path_factory.mktemp("dataset")
        lines = sorted(
            (raw["document"]["id"], json.dumps(raw, ensure_ascii=False))
            for raw in (r if isinstance(r, dict) else json.loads(r.model_dump_json()) for r in records)
        )
        path = folder / "records.jsonl"
        path.write_text("".join(line + "\n" for _, line in lines), encoding="utf-8")
        (folder / "failures.jsonl").write_text("")
        write_dataset(path, folder, failures=folder / "failures.jsonl")
        return folder

    return make


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a server with a password."""
    if programs() is None and not os.environ.get("THAIMEMO_REQUIRE_ALL"):
        pytest.skip("no PostgreSQL server: install Debian's package postgresql")
    with postgres_server() as url:
        yield url


@pytest.fixture
def postgres_url(postgres: str) -> str:
    """The URL of a database of its own."""
    name = f"w{next(NUMBERS)}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return postgres.removesuffix("postgres") + name


@pytest.fixture(params=["duckdb", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A warehouse of its own, of each kind."""
    if request.param == "duckdb":
        return f"duckdb:///{tmp_path / 'warehouse.duckdb'}"
    found: str = request.getfixturevalue("postgres_url")
    return found
