"""What is kept made into the files of a dataset, which take their places together."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from thaimemo.outputs.dataset.datapackage import NAME, sha256, whole_files
from thaimemo.outputs.dataset.definitions import TABLES_VERSION
from thaimemo.pipeline.archive.files import FAILURES, RECORDS, SOURCES, write_lines
from thaimemo.pipeline.archive.state import State
from thaimemo.pipeline.archive.writing import Manner, write_tables

WRITERS = ("thaimemo", "pyarrow", "xlsxwriter")
"""Packages whose versions the bytes of the files depend on."""


def publish(state: State, out: Path, building: Path, manner: Manner, check: Callable[[], None]) -> list[Path]:
    """Write the dataset to ``out`` by way of ``building`` and give its files.

    Files that would come out the same stay. ``check`` raises what the writing shall end with when it is to
    stop.
    """
    made_of = _made_of(state, manner)
    if state.dataset() == (made_of, _described(out)) and (files := whole_files(out)):
        return files
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir(parents=True)
    write_lines(building / RECORDS, state.records())
    write_lines(building / FAILURES, (line.encode() for line in state.failures()))
    write_lines(building / SOURCES, (line.encode() for line in state.sources()))
    write_tables(building, manner, check)
    files = _put_in_place(building, out)
    state.wrote(made_of, _described(out))
    return files


def _made_of(state: State, manner: Manner) -> str:
    """The SHA-256 of everything that the bytes of the files depend on."""
    digest = hashlib.sha256()
    for part in (TABLES_VERSION, *map(version, WRITERS), manner.of_the_files):
        digest.update(f"{part}\n".encode())
    for packed in state.packed_records():
        digest.update(packed)
    for line in (*state.failures(), *state.sources()):
        digest.update(line.encode())
    return digest.hexdigest()


def _described(out: Path) -> str:
    """The checksum of the description; empty where there is none."""
    return sha256(out / NAME) if (out / NAME).is_file() else ""


def _put_in_place(building: Path, out: Path) -> list[Path]:
    """Move the files. The description goes first and comes last: where it stands, the others are its own."""
    (out / NAME).unlink(missing_ok=True)
    paths = sorted(path for path in building.rglob("*") if path.is_file())
    paths.sort(key=lambda path: path == building / NAME)
    files = []
    for path in paths:
        target = out / path.relative_to(building)
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)
        files.append(target)
    shutil.rmtree(building)
    return files
