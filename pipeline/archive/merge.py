"""The datasets of several machines made into one, the same that one machine would have written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from thaimemo.outputs.json_record import json_line
from thaimemo.pipeline.archive.publish import publish
from thaimemo.pipeline.archive.run import STATE
from thaimemo.pipeline.archive.state import Counted, State
from thaimemo.pipeline.archive.writing import Manner
from thaimemo.schema.errors import UnreadableDocument
from thaimemo.schema.record import SCHEMA_VERSION

HEAD = f'{{"schema_version":"{SCHEMA_VERSION}","document":'.encode()
"""What the line of a record of this schema begins with; what follows names the document."""
_STAGE = "merge"


def merge(folders: Sequence[Path], out: Path, manner: Manner) -> tuple[Counted, list[Path]]:
    """Write the dataset of all inputs of the datasets in ``folders``; an input that several hold counts once.

    Raises `UnreadableDocument` where a folder holds no dataset of this schema, or two disagree on an input.
    """
    with State(out / STATE, fresh=True) as state:
        for folder in folders:
            for line, record in _records(folder / "records.jsonl"):
                state.adopt(record["source"], record["id"], body=line)
        for folder in folders:
            for _, failure in _lines(folder / "failures.jsonl"):
                state.adopt(failure["source"], failure["sha256"], failure=json_line(failure))
        for folder in folders:
            for _, source in _lines(folder / "sources.jsonl"):
                if not state.adopt(source["source"], source["sha256"]):
                    reason = "two of the datasets hold it with different contents"
                    raise UnreadableDocument(source["source"], _STAGE, reason, "run the outdated one again")
        state.save()
        building = out / STATE / "building"
        files = publish(state, out, building, manner, lambda: None)
        return state.counted(), files


def _records(path: Path) -> Iterator[tuple[bytes, dict[str, Any]]]:
    decoder = json.JSONDecoder()
    for line in _raw(path):
        if not line.startswith(HEAD):
            reason = f"a record in it is not of schema {SCHEMA_VERSION}"
            raise UnreadableDocument(str(path), _STAGE, reason, "run it again with this version")
        yield line, decoder.raw_decode(line.decode(), len(HEAD))[0]


def _lines(path: Path) -> Iterator[tuple[bytes, dict[str, Any]]]:
    for line in _raw(path):
        try:
            yield line, json.loads(line)
        except ValueError as error:
            raise UnreadableDocument(str(path), _STAGE, "a line in it is no JSON", "run it again") from error


def _raw(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as stream:
            yield from stream
    except FileNotFoundError as error:
        reason = "there is no whole dataset here"
        raise UnreadableDocument(
            str(path), _STAGE, reason, "let the run that writes it come to its end"
        ) from error
