"""The documents under the paths that a person names."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from thaimemo.pipeline.document import printable
from thaimemo.schema.errors import UnreadableDocument

KNOWN_ENDINGS = frozenset({".docm", ".docx", ".htm", ".html", ".md", ".markdown", ".pdf", ".txt", ".xhtml"})
"""The endings that a walk through a folder picks up; a file named by itself is read whatever it ends in."""


def documents(paths: Iterable[str]) -> Iterator[str | UnreadableDocument]:
    """Every path that is no folder as it is, and for a folder the documents in it in sorted order, each once.

    A folder that cannot be listed, or that holds no document, is given as the error that says so.
    """
    seen: set[str] = set()
    for path in paths:
        found = walk(path) if path != "-" and _is(Path(path).is_dir) else iter([path])
        for item in found:
            if isinstance(item, UnreadableDocument):
                yield item
            elif item not in seen:
                seen.add(item)
                yield item


def _is(question: Callable[[], bool]) -> bool:
    """The answer; no where the system refuses to tell: reading the path says why, in the place for it."""
    try:
        return question()
    except OSError:
        return False


def walk(
    folder: str,
    endings: Collection[str] = KNOWN_ENDINGS,
    *,
    leave_out: str | None = None,
    passed_over: Counter[str] | None = None,
) -> Iterator[str | UnreadableDocument]:
    """The files under ``folder`` with one of the ``endings``, in sorted order, hidden ones left out.

    The folder ``leave_out`` is not entered; ``passed_over`` counts the endings of other files. What cannot
    be listed, and a folder that holds none, is given as the error that says so.
    """
    errors: list[OSError] = []
    count = 0
    for parent, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and not (leave_out and _is_same(Path(parent, name), leave_out))
        )
        for name in sorted(names):
            path = Path(parent, name)
            if name.startswith(".") or not _is(path.is_file):
                continue
            if name.lower().endswith(tuple(endings)):
                count += 1
                yield str(path)
            elif passed_over is not None:
                passed_over[path.suffix.lower()] += 1
    for error in errors:
        place = printable(os.fsdecode(error.filename or folder))
        yield UnreadableDocument(place, "read", (error.strerror or str(error)).lower())
    if not count and not errors:
        told = ", ".join(sorted(endings))
        yield UnreadableDocument(printable(folder), "read", f"no file in this folder ends in {told}")


def _is_same(folder: Path, other: str) -> bool:
    return _is(lambda: folder.samefile(other))
