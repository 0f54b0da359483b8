"""Compiled patterns are kept beside the bytecode, as bytecode is: used when there, done without when not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

READS = "from thaimemo.normalize import lazy; print(lazy.compiled('ร้อยละ *([๐-๙]+)').search('ร้อยละ ๘๐')[1])"
ONLY_KEPT = "import regex\nregex.compile = None\n" + READS


def _run(code: str, folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.run(
        [sys.executable, "-c", code],
        env=environment | {"PYTHONPYCACHEPREFIX": str(folder), "PYTHONIOENCODING": "utf-8"} | env,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def _kept(folder: Path) -> list[Path]:
    return list(folder.rglob("patterns.*"))


def test_a_pattern_is_compiled_once_for_all_runs(tmp_path: Path) -> None:
    assert _run(ONLY_KEPT, tmp_path).returncode != 0
    assert _run(READS, tmp_path).stdout == "๘๐\n"
    assert [file.suffix for file in _kept(tmp_path)] == [".pickle"]
    assert _run(ONLY_KEPT, tmp_path).stdout == "๘๐\n"


def test_a_damaged_file_is_written_anew(tmp_path: Path) -> None:
    _run(READS, tmp_path)
    (file,) = _kept(tmp_path)
    for damage in (b"", b"torn", file.read_bytes()[:-9], b"\x80\x04K\x01."):
        file.write_bytes(damage)
        assert _run(READS, tmp_path).stdout == "๘๐\n"
        assert _run(ONLY_KEPT, tmp_path).stdout == "๘๐\n"


def test_nothing_is_written_where_no_bytecode_is(tmp_path: Path) -> None:
    assert _run(READS, tmp_path, PYTHONDONTWRITEBYTECODE="1").stdout == "๘๐\n"
    assert _kept(tmp_path) == []


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    run = _run(READS, tmp_path / "file")
    assert (run.stdout, run.stderr) == ("๘๐\n", "")
