"""Archive runs by the installed command, and how to look at what they leave."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

COMMAND = Path(sys.executable).with_name("thaimemo")
LIMITS = ("--memory", "1024", "--timeout", "60")


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
