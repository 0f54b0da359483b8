"""The documents under the paths that a person names."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from thaimemo.pipeline.document import printable
from thaimemo.schema.errors import UnreadableDocument

KNOWN_ENDINGS = frozenset({".docm", ".docx", ".htm", ".html", ".md", ".markdown", ".txt", ".xhtml"})
"""The endings that a walk through a folder picks up; a file named by itself is read whatever it ends in."""


def documents(paths: Iterable[str]) -> Iterator[str | UnreadableDocument]:
    """Every path that is no folder as it is, and for a folder the documents in it in sorted order, each once.

    A folder that cannot be listed, or that holds no document, is given as the error that says so.
    """
    seen: set[str] = set()
    for path in paths:
        found = _walk(path) if path != "-" and _is(Path(path).is_dir) else iter([path])
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


def _walk(folder: str) -> Iterator[str | UnreadableDocument]:
    errors: list[OSError] = []
    count = 0
    for parent, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            if not name.startswith(".") and path.suffix.lower() in KNOWN_ENDINGS and _is(path.is_file):
                count += 1
                yield str(path)
    for error in errors:
        place = printable(os.fsdecode(error.filename or folder))
        yield UnreadableDocument(place, "read", (error.strerror or str(error)).lower())
    if not count and not errors:
        endings = ", ".join(sorted(KNOWN_ENDINGS))
        yield UnreadableDocument(printable(folder), "read", f"no file in this folder ends in {endings}")
