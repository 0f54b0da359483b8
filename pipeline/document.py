"""One document made into an audited record."""

from __future__ import annotations

import errno
import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from thaimemo.audit import audit
from thaimemo.extract.page import ExtractedDocument
from thaimemo.extract.reader import read_bytes
from thaimemo.parsers.document import parse
from thaimemo.parsers.words.files import load_lexicon
from thaimemo.pipeline.chosen_pages import PageRanges, only
from thaimemo.schema.errors import LimitExceeded, UnreadableDocument
from thaimemo.schema.record import Record

MAX_BYTES = 50 * 1024 * 1024
"""The largest input that is read; a memo with its annexes is far below."""

REMEDIES = {
    errno.ENOENT: "check the path",
    errno.EISDIR: "name the files in it",
    errno.EACCES: "ask for the right to read it",
}


def read(
    document: str | Path | bytes,
    source: str | None = None,
    *,
    frames: str | None = None,
    password: str | None = None,
    pages: PageRanges | None = None,
    max_pages: int | None = None,
) -> Record:
    """Read, parse and audit one document, given as a path or as its bytes.

    ``source`` is what the record calls the document; a path names itself. ``frames`` is a folder with
    lexicon files of its owner, ``password`` opens a locked PDF, ``pages`` are the only ones that are parsed.
    Raises `ThaimemoError` where there is no record, also above ``max_pages`` where the caller wants less
    than the carrier allows, and `InvalidLexicon` for the folder.
    """
    lexicon = load_lexicon(frames)
    with _collector_at_rest():
        extracted = read_pages(document, source, password=password)
        count = len(extracted.pages)
        if max_pages is not None and count > max_pages:
            reason = f"the document has {count} pages, more than {max_pages}"
            raise LimitExceeded(extracted.source, "extract", reason, "split it, or raise the limit")
        record = parse(only(extracted, pages), lexicon)
        record.document.page_count = count
        return audit(record)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """No search for cycles meanwhile: a document leaves some hundred objects in them, however long it is."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def read_pages(
    document: str | Path | bytes, source: str | None = None, *, password: str | None = None
) -> ExtractedDocument:
    """The pages of one document as the parsers see them; raises `ThaimemoError`."""
    data, name = bytes_of(document, source)
    return read_bytes(data, name, password=password)


def bytes_of(document: str | Path | bytes, source: str | None = None) -> tuple[bytes, str]:
    """The bytes of a document and the name that it is reported under; raises `ThaimemoError`."""
    if isinstance(document, bytes):
        name = source or "-"
        _check_size(len(document), name)
        return document, name
    name = printable(source or os.fspath(document))
    return load(document, name), name


def load(path: str | Path, source: str) -> bytes:
    """The bytes of the file at ``path``; raises `UnreadableDocument` or `LimitExceeded` under ``source``."""
    try:
        with Path(path).open("rb") as stream:
            return read_limited(stream, source)
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        reason = getattr(error, "strerror", None) or str(error)
        remedy = REMEDIES.get(getattr(error, "errno", None) or 0, "")
        raise UnreadableDocument(source, "read", reason[:1].lower() + reason[1:], remedy) from error


def read_limited(stream: BinaryIO, source: str) -> bytes:
    """Everything in ``stream``; raises `LimitExceeded` before more than the limit is in memory."""
    data = stream.read(MAX_BYTES + 1)
    _check_size(len(data), source)
    return data


def printable(path: str) -> str:
    """The path as text that every encoding of the outside can carry: undecodable bytes as ``\\xNN``."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _check_size(size: int, source: str) -> None:
    if size > MAX_BYTES:
        limit = f"{MAX_BYTES // 1024 // 1024} MB"
        raise LimitExceeded(source, "read", f"the file is larger than {limit}", "split it into its documents")
