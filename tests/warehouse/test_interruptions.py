"""A load that is killed changes nothing; two at once go one after the other: with real processes."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest
from contents import held, loaded_at, wanted
from loading import MakeDataset, copy_of

from thaimemo.outputs.warehouse import load
from thaimemo.outputs.warehouse.postgres_server import LOCK

COMMAND = Path(sys.executable).with_name("thaimemo")
DOCUMENTS = 100


@pytest.fixture(scope="module")
def two(small: dict[str, Any], make_dataset: MakeDataset) -> tuple[Path, Path]:
    """A dataset, and the same with every record changed."""
    first = make_dataset(copy_of(small, number) for number in range(DOCUMENTS))
    second = make_dataset(copy_of(small, number, page_count=99) for number in range(DOCUMENTS))
    return first, second


def start(folder: Path, url: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([COMMAND, "load", folder, "--to", url], stderr=subprocess.PIPE)


def wait_until(true: Callable[[], bool], pause: float = 0.0) -> None:
    until = time.monotonic() + 60
    while not true():
        assert time.monotonic() < until
        time.sleep(pause)


def open_files(process: subprocess.Popen[bytes]) -> set[str]:
    found = set()
    for link in Path(f"/proc/{process.pid}/fd").iterdir():
        try:
            found.add(link.readlink().name)
        except FileNotFoundError:
            continue
    return found


def test_killed_in_a_duckdb_file(two: tuple[Path, Path], tmp_path: Path) -> None:
    first, second = two
    url = f"duckdb:///{tmp_path / 'w.duckdb'}"
    load(first, url)
    times = loaded_at(url)
    process = start(second, url)
    # The last table is being read: the old rows are gone and most of the new ones are in.
    wait_until(lambda: {"w.duckdb", "evidence.parquet"} <= open_files(process))
    process.kill()
    assert process.wait() == -signal.SIGKILL
    assert (held(url), loaded_at(url)) == (wanted(first), times)
    assert load(second, url).replaced == DOCUMENTS
    assert held(url) == wanted(second)


def waiting(url: str, kind: str) -> int:
    """Loads that wait for a lock of this kind."""
    sql = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'thaimemo load' AND wait_event = %s"
    with psycopg.connect(url) as connection:
        row = connection.execute(sql, (kind,)).fetchone()
        assert row
        return int(row[0])


def test_killed_in_a_postgresql_database(two: tuple[Path, Path], postgres_url: str) -> None:
    first, second = two
    load(first, postgres_url)
    times = loaded_at(postgres_url)
    with psycopg.connect(postgres_url) as reader:
        # A reader that locks one table stops the load in the middle, with rows of others deleted already.
        reader.execute("LOCK TABLE thaimemo.finding IN SHARE MODE")
        process = start(second, postgres_url)
        wait_until(lambda: waiting(postgres_url, "relation") == 1, 0.05)
        process.kill()
        assert process.wait() == -signal.SIGKILL
    assert (held(postgres_url), loaded_at(postgres_url)) == (wanted(first), times)
    assert load(second, postgres_url).replaced == DOCUMENTS
    assert held(postgres_url) == wanted(second)


def test_two_at_once_into_a_new_database(two: tuple[Path, Path], postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as holder:
        holder.execute("SELECT pg_advisory_lock(%s::bigint)", (LOCK,))
        processes = [start(folder, postgres_url) for folder in two]
        wait_until(lambda: waiting(postgres_url, "advisory") == 2, 0.05)
    told = [process.communicate(timeout=60)[1].decode() for process in processes]
    assert [process.returncode for process in processes] == [0, 0], told
    assert sorted(f"{DOCUMENTS} replaced" in text for text in told) == [False, True]
    assert held(postgres_url) in (wanted(two[0]), wanted(two[1]))
    assert all(len(times) == 1 for times in loaded_at(postgres_url).values())
