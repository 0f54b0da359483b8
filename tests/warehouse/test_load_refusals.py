"""What cannot be loaded is said in one sentence, without the password, and nothing is changed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import psycopg
import pyarrow.parquet as pq
import pytest
from contents import held, loaded_at, wanted
from loading import MakeDataset, query

from thaimemo.outputs.dataset.datapackage import sha256
from thaimemo.outputs.warehouse import load
from thaimemo.outputs.warehouse.address import DuckdbFile, address
from thaimemo.outputs.warehouse.dataset import Dataset
from thaimemo.outputs.warehouse.load import replace_documents, transaction
from thaimemo.outputs.warehouse.migrations import migrate, migrations
from thaimemo.schema.errors import NotADataset, UnknownWarehouse, WarehouseError

COMMAND = Path(sys.executable).with_name("thaimemo")


def run(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([COMMAND, "load", folder, *options], capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def folder(small: dict[str, Any], make_dataset: MakeDataset) -> Path:
    return make_dataset([small])


def test_the_command_loads_beside_the_dataset_and_says_what_it_did(folder: Path) -> None:
    first, second = run(folder), run(folder)
    assert (first.returncode, first.stdout) == (0, "")
    assert first.stderr == f"duckdb:///{folder}/warehouse.duckdb: 1 documents new, 0 replaced, 0 unchanged\n"
    assert "0 documents new, 0 replaced, 1 unchanged" in second.stderr
    assert held(f"duckdb:///{folder}/warehouse.duckdb") == wanted(folder)


def test_unknown_addresses_are_wrong_use(folder: Path) -> None:
    done = run(folder, "--to", "mysql://me:hush@host/db")
    assert done.returncode == 2
    assert "no warehouse is reached by mysql:" in done.stderr
    assert "hush" not in done.stderr
    for url in ("warehouse.duckdb", "duckdb://", "duckdb:file", "", "me:hush@host"):
        with pytest.raises(UnknownWarehouse) as caught:
            address(url)
        assert "hush" not in str(caught.value)


def test_an_address_that_cannot_be_read_keeps_its_password(folder: Path) -> None:
    done = run(folder, "--to", "postgresql://me:hu%sh@host/db")
    assert done.returncode == 2
    assert "cannot be taken apart" in done.stderr
    assert "hu%sh" not in done.stderr


def test_paths_in_addresses() -> None:
    assert address("duckdb:///a/b.duckdb") == DuckdbFile(Path("a/b.duckdb"))
    assert address("duckdb:////a/b%20c.duckdb") == DuckdbFile(Path("/a/b c.duckdb"))


def test_a_server_that_is_not_there(folder: Path) -> None:
    done = run(folder, "--to", "postgresql://me:hush@127.0.0.1:1/db")
    assert done.returncode == 3
    assert done.stderr.startswith("postgresql://me@127.0.0.1:1/db: load: cannot connect: ")
    assert "hush" not in done.stderr


def test_a_wrong_password_is_not_told(folder: Path, postgres: str) -> None:
    done = run(folder, "--to", postgres.replace("s3cret", "wrong-one"))
    assert done.returncode == 3
    assert "cannot connect" in done.stderr
    assert "wrong-one" not in done.stderr


def test_no_dataset(tmp_path: Path, folder: Path) -> None:
    done = run(tmp_path)
    assert done.returncode == 3
    assert done.stderr == (
        f"{tmp_path}: load: there is no datapackage.json that can be read; name a folder that convert wrote\n"
    )
    copy = tmp_path / "copy"
    subprocess.run(["cp", "-r", folder, copy], check=True)
    (copy / "tables" / "results.parquet").write_bytes(b"PAR1")
    with pytest.raises(NotADataset, match=r"results\.parquet is not the file"):
        load(copy, f"duckdb:///{tmp_path}/w.duckdb")
    assert not (tmp_path / "w.duckdb").exists()


def test_a_file_that_another_program_has_open(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with duckdb.connect(str(path)):
        done = run(folder, "--to", f"duckdb:///{path}")
    assert done.returncode == 3
    assert "another program has the file open; close it" in done.stderr


def test_a_file_that_is_no_database_is_left_alone(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    path.write_text("minutes of the meeting\n" * 1000)
    with pytest.raises(WarehouseError, match="no DuckDB database"):
        load(folder, f"duckdb:///{path}")
    assert path.read_text().startswith("minutes")
    with pytest.raises(WarehouseError, match="there is no folder"):
        load(folder, f"duckdb:///{tmp_path}/none/w.duckdb")


def execute(url: str, sql: str) -> None:
    if url.startswith("duckdb"):
        with duckdb.connect(url.removeprefix("duckdb:///")) as file:
            file.execute(sql)
    else:
        with psycopg.connect(url, options="-c search_path=thaimemo") as server:
            server.execute(sql.encode())


def test_a_warehouse_of_a_newer_program(url: str, folder: Path) -> None:
    load(folder, url)
    execute(url, "INSERT INTO thaimemo_schema VALUES (99, now())")
    with pytest.raises(WarehouseError, match="version 99, this program knows 3; update thaimemo"):
        load(folder, url)


def test_tables_of_somebody_else(url: str, folder: Path) -> None:
    if url.startswith("postgresql"):
        execute(url, "CREATE SCHEMA thaimemo")
    execute(url, "CREATE TABLE finding (x TEXT)")
    with pytest.raises(WarehouseError, match="a table named finding that thaimemo did not make"):
        load(folder, url)
    assert query(url, "SELECT count(*) FROM finding") == [(0,)]


def test_a_warehouse_of_the_first_version_is_brought_up_to_date(url: str, folder: Path) -> None:
    with transaction(address(url)) as warehouse:
        assert migrate(warehouse, to=1) == 1
        replace_documents(warehouse, Dataset(folder))
    times = loaded_at(url)
    assert query(url, "SELECT max(version) FROM thaimemo_schema") == [(1,)]
    assert load(folder, url).unchanged == 1
    assert query(url, "SELECT version FROM thaimemo_schema ORDER BY 1") == [(1,), (2,), (3,)]
    assert (held(url), loaded_at(url)) == (wanted(folder), times)
    assert query(url, "SELECT count(*) FROM coverage_by_round") != [(0,)]


def test_a_migration_that_fails_leaves_the_old_version(url: str, folder: Path) -> None:
    with transaction(address(url)) as warehouse:
        migrate(warehouse, to=1)
        replace_documents(warehouse, Dataset(folder))
    execute(url, "CREATE VIEW coverage_by_round AS SELECT 1 AS in_the_way")
    with pytest.raises(WarehouseError):
        load(folder, url)
    assert query(url, "SELECT max(version) FROM thaimemo_schema") == [(1,)]
    assert held(url) == wanted(folder)


def test_versions_follow_each_other() -> None:
    assert sorted(migrations("duckdb")) == sorted(migrations("postgresql")) == [1, 2, 3]
    assert migrations("duckdb")[2] == ""


def test_rows_without_their_parents_are_refused(
    url: str, folder: Path, small: dict[str, Any], tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    subprocess.run(["cp", "-r", folder, copy], check=True)
    path = copy / "tables" / "projects.parquet"
    pq.write_table(pq.read_table(path).slice(1), path)
    package = json.loads((copy / "datapackage.json").read_text())
    for resource in package["resources"]:
        if resource["path"] == "tables/projects.parquet":
            resource |= {"bytes": path.stat().st_size, "hash": sha256(path)}
    (copy / "datapackage.json").write_text(json.dumps(package))
    with pytest.raises(WarehouseError):
        load(copy, url)
    load(folder, url)
    assert held(url) == wanted(folder)
