"""The whole way as people go it: a folder converted, loaded, converted and loaded again after a change."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from contents import held, loaded_at, wanted

ROOT = Path(__file__).parents[2]
COMMAND = Path(sys.executable).with_name("thaimemo")
NAMES = ("kpi-table.md", "local-body.md", "short-memo.txt")


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    done = subprocess.run([COMMAND, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done


def test_converted_loaded_and_loaded_again(tmp_path: Path) -> None:
    archive, out = tmp_path / "archive", tmp_path / "out"
    archive.mkdir()
    for name in NAMES:
        (archive / name).write_bytes((ROOT / "samples" / name).read_bytes())
    run("convert", archive, "--out", out, "--jobs", "1")
    package = json.loads((out / "datapackage.json").read_text("utf-8"))
    assert all(
        (out / resource["path"]).stat().st_size == resource["bytes"] for resource in package["resources"]
    )
    log = json.loads((out / "audit.sarif").read_text("utf-8"))
    assert len(log["runs"][0]["tool"]["driver"]["rules"]) > 60
    url = f"duckdb:///{out / 'warehouse.duckdb'}"
    assert "3 documents new, 0 replaced, 0 unchanged" in run("load", out).stderr
    assert held(url) == wanted(out)
    times = loaded_at(url)
    run("convert", archive, "--out", out, "--jobs", "1")
    assert "0 documents new, 0 replaced, 3 unchanged" in run("load", out).stderr
    assert loaded_at(url) == times
