"""Loads by the installed command that are killed when some rows are gone already and others not yet in."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psycopg

COMMAND = Path(sys.executable).with_name("thaimemo")


def start(folder: Path, url: str) -> subprocess.Popen[bytes]:
    """A load under way."""
    return subprocess.Popen([COMMAND, "load", folder, "--to", url], stderr=subprocess.PIPE)


def killed_in_the_middle(folder: Path, url: str) -> None:
    """Begin to load a dataset over an older one, and kill the load before it ends."""
    if url.startswith("duckdb"):
        process = start(folder, url)
        name = url.rpartition("/")[2]
        # The last table is being read: the old rows are gone and most of the new ones are in.
        wait_until(lambda: {name, "evidence.parquet"} <= open_files(process))
        _kill(process)
        return
    with psycopg.connect(url) as reader:
        # A reader that locks one table stops the load in the middle, with rows of others deleted already.
        reader.execute("LOCK TABLE thaimemo.finding IN SHARE MODE")
        process = start(folder, url)
        wait_until(lambda: waiting(url, "relation") == 1, 0.05)
        _kill(process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    assert process.wait() == -signal.SIGKILL


def wait_until(true: Callable[[], bool], pause: float = 0.0) -> None:
    """Look until it is so."""
    until = time.monotonic() + 60
    while not true():
        assert time.monotonic() < until
        time.sleep(pause)


def open_files(process: subprocess.Popen[bytes]) -> set[str]:
    """Names of the files that a process has open."""
    found = set()
    for link in Path(f"/proc/{process.pid}/fd").iterdir():
        try:
            found.add(link.readlink().name)
        except FileNotFoundError:
            continue
    return found


def waiting(url: str, kind: str) -> int:
    """Loads that wait for a lock of this kind."""
    sql = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'thaimemo load' AND wait_event = %s"
    with psycopg.connect(url) as connection:
        row = connection.execute(sql, (kind,)).fetchone()
        assert row
        return int(row[0])
