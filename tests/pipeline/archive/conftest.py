"""Archive runs by the installed command over real documents."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import archive_documents
import pytest

COMMAND = Path(sys.executable).with_name("thaimemo")
COUNT = 96
LIMITS = ("--memory", "1024", "--timeout", "60")

Convert = Callable[..., subprocess.CompletedProcess[bytes]]


@dataclass(frozen=True)
class Corpus:
    """Documents under ``folder``, some of them poison, and the dataset that an undisturbed run makes."""

    folder: Path
    poison: dict[str, str]
    out: Path
    log: str


def files(out: Path) -> dict[str, bytes]:
    """The dataset in ``out`` by file name; the workbook and all, but not the state of the run."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and ".state" not in path.relative_to(out).parts
    }


def lines(path: Path) -> list[dict[str, Any]]:
    """The lines of a ``.jsonl`` file."""
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def run(
    *arguments: str | Path, cwd: Path, stdin: bytes = b"", **env: str
) -> subprocess.CompletedProcess[bytes]:
    """``thaimemo ARGUMENTS`` to its end."""
    return subprocess.run(
        [COMMAND, *arguments],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, **env},
        timeout=300,
        check=False,
    )


@pytest.fixture
def convert(tmp_path: Path) -> Convert:
    """``convert(path, "--jobs", "1", out=folder)`` in an empty folder."""

    def call(
        *arguments: str | Path, out: Path, stdin: bytes = b"", **env: str
    ) -> subprocess.CompletedProcess[bytes]:
        return run("convert", *arguments, "--out", out, cwd=tmp_path, stdin=stdin, **env)

    return call


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """Made once, also where several processes run the tests."""
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    folder, out, made = shared / "documents", shared / "reference", shared / "poison.json"
    with (shared / "corpus.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            poison = archive_documents.make(folder, COUNT)
            result = run("convert", "documents", "--out", out, "--jobs", "2", *LIMITS, cwd=shared)
            assert result.returncode == 3, result.stderr.decode()
            made.write_text(json.dumps({"poison": poison, "log": result.stderr.decode()}))
    told = json.loads(made.read_text())
    return Corpus(folder, told["poison"], out, told["log"])


@pytest.fixture
def memo() -> str:
    """A memo of one page."""
    return archive_documents.text("short-memo.txt", 1)
