"""Whether a dataset accounts for every file that a run was given, each with the right outcome."""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from archive_documents import KINDS


def lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open("rb") as stream:
        for line in stream:
            yield json.loads(line)


def disagreements(folder: Path, poison: dict[str, str], out: Path, called: str | None = None) -> list[str]:
    """What the dataset in ``out`` says wrongly of the files under ``folder``; empty where it is right.

    ``poison`` has the kind of every poisoned file, by its path within ``folder``; all others are sound.
    ``called`` is what the run was given for the folder, where that was another path to it.
    """
    called = called or str(folder)
    wrong: list[str] = []
    given = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if not path.is_dir()}
    sources = list(lines(out / "sources.jsonl"))
    named = Counter(_name(source["source"], called) for source in sources)
    wrong += [f"{name!r} is not accounted for" for name in given.keys() - named.keys()]
    wrong += [f"{name!r} was never given" for name in named.keys() - given.keys()]
    wrong += [f"{name!r} is there {count} times" for name, count in named.items() if count > 1]
    failures = {_name(failure["source"], called): failure for failure in lines(out / "failures.jsonl")}
    wrong += [f"{name!r} failed: {failures[name]['message']}" for name in failures.keys() - poison.keys()]
    for name, kind in poison.items():
        wanted = KINDS[kind]
        failure = failures.get(name, {"error": "none", "message": "it gave a record"})
        if failure["error"] != wanted.error or wanted.word not in failure["message"]:
            wrong.append(f"{name!r} is {kind}, but told as {failure['error']}: {failure['message']}")
    ids = {_name(source["source"], called): source["sha256"] for source in sources}
    read = {_name(r["document"]["source"], called): r["document"]["id"] for r in lines(out / "records.jsonl")}
    wrong += [f"{name!r} has no record" for name in given.keys() - poison.keys() - read.keys()]
    for name, path in given.items():
        regular = path.is_file() and "!/" not in name and KINDS.get(poison.get(name, "")) != KINDS["zip-bomb"]
        digest = hashlib.sha256(path.read_bytes()).hexdigest() if regular else None
        if not digest == ids.get(name) == read.get(name, digest):
            wrong.append(f"{name!r} has another SHA-256")
    return wrong


def _name(source: str, called: str) -> str:
    """The path within the folder, of the archive file for a member of one."""
    return os.path.relpath(source.split("!/")[0], called)
