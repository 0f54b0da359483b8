"""Archive runs over real documents."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import archive_documents
import pytest
from archive_runs import LIMITS, Corpus, run

COUNT = 64

Convert = Callable[..., subprocess.CompletedProcess[bytes]]


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
