"""What is kept made into the files of a dataset, each put in its place when it is whole."""

from __future__ import annotations

import multiprocessing
import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from pebble import ProcessPool

from thaimemo.pipeline.archive.state import State
from thaimemo.pipeline.catalogue import rule_cards

RECORDS = "records.jsonl"
FAILURES = "failures.jsonl"
SOURCES = "sources.jsonl"
TICK = 0.2
"""Seconds between two looks at whether to stop."""


def publish(
    state: State, out: Path, building: Path, *, redact_names: bool, check: Callable[[], None]
) -> list[Path]:
    """Write the dataset to ``out`` by way of ``building`` and give its files.

    ``check`` raises what the writing shall end with when it is to stop.
    """
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir(parents=True)
    _write(building / RECORDS, state.records())
    _write(building / FAILURES, (line.encode() for line in state.failures()))
    _write(building / SOURCES, (line.encode() for line in state.sources()))
    _in_a_process_of_its_own(building, redact_names, check)
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


def _in_a_process_of_its_own(building: Path, redact_names: bool, check: Callable[[], None]) -> None:
    """The libraries of tables hold 200 MB, and what they do cannot be broken off from outside."""
    with ProcessPool(max_workers=1, context=multiprocessing.get_context("spawn")) as pool:
        future = pool.schedule(_write_tables, args=(building, redact_names))
        while True:
            try:
                return future.result(timeout=TICK)
            except TimeoutError:
                try:
                    check()
                except BaseException:
                    pool.stop()  # type: ignore[no-untyped-call]
                    raise


def _write_tables(building: Path, redact_names: bool) -> None:
    from thaimemo.outputs.dataset import write_dataset  # late: loads the libraries of tables
    from thaimemo.outputs.dataset.redaction import redacted_text

    if redact_names:
        for path in (building / FAILURES, building / SOURCES):
            clean = path.with_suffix(".redacted")
            with path.open("rb") as named:
                _write(clean, (redacted_text(line.decode()).encode() for line in named))
            clean.replace(path)
    write_dataset(
        building / RECORDS,
        building,
        failures=building / FAILURES,
        redact_names=redact_names,
        rules=rule_cards(),
    )
