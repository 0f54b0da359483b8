"""What is kept made into the files of a dataset, each put in its place when it is whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from thaimemo.pipeline.archive.state import State
from thaimemo.pipeline.catalogue import rule_cards

FIRST = "records.jsonl"


def publish(state: State, out: Path, building: Path, *, redact_names: bool) -> list[Path]:
    """Write the dataset to ``out`` by way of ``building`` and give its files."""
    from thaimemo.outputs.dataset import write_dataset  # late: loads the libraries of tables

    shutil.rmtree(building, ignore_errors=True)
    building.mkdir(parents=True)
    _write(building / FIRST, state.records())
    _write(building / "failures.jsonl", (line.encode() for line in state.failures()))
    _write(building / "sources.jsonl", (line.encode() for line in state.sources()))
    write_dataset(
        building / FIRST,
        building,
        failures=building / "failures.jsonl",
        redact_names=redact_names,
        rules=rule_cards(),
    )
    files = []
    for path in sorted(path for path in building.rglob("*") if path.is_file()):
        target = out / path.relative_to(building)
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)
        files.append(target)
    shutil.rmtree(building)
    return files


def _write(path: Path, lines: Iterable[bytes]) -> None:
    with path.open("wb") as stream:
        stream.writelines(lines)
        stream.flush()
        os.fsync(stream.fileno())
