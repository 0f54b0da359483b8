"""Documents from, and datasets to, a bucket of an S3 store, which the usual AWS variables tell of."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from thaimemo.pipeline.archive.entry import ARCHIVE_ENDINGS
from thaimemo.pipeline.archive.item import Item, Refused
from thaimemo.pipeline.archive.limits import MAX_UNPACKED
from thaimemo.pipeline.collection import KNOWN_ENDINGS
from thaimemo.schema.errors import LimitExceeded, ThaimemoError, UnreadableDocument

try:
    import obstore
    from obstore.exceptions import BaseError
    from obstore.store import S3Store
except ImportError as error:
    raise ThaimemoError(
        "s3://",
        "read",
        "buckets are read through a library that is not installed",
        "pip install 'thaimemo[s3]'",
    ) from error

SCHEME = "s3://"
PIECE = 8 * 1024 * 1024
"""Bytes in one request while a large object is copied."""


def objects(address: str, passed_over: Counter[str]) -> Iterator[Item | Refused]:
    """The object at ``address`` whatever it ends in, and the documents and archive files under it."""
    endings = tuple(KNOWN_ENDINGS | ARCHIVE_ENDINGS)
    bucket, path = _split(address)
    count = 0
    try:
        store = _store(bucket)
        if path and not path.endswith("/"):
            try:
                yield _item(bucket, cast("dict[str, object]", obstore.head(store, path)))
                count += 1
            except FileNotFoundError:
                pass
        for chunk in obstore.list(store, prefix=path or None):
            for found in chunk:
                parts = PurePosixPath(found["path"][len(path) :]).parts
                if any(part.startswith(".") for part in parts):
                    continue
                if not found["path"].lower().endswith(endings):
                    passed_over[PurePosixPath(found["path"]).suffix.lower()] += 1
                    continue
                count += 1
                yield _item(bucket, cast("dict[str, object]", found))
        if not count:
            told = ", ".join(sorted(endings))
            raise UnreadableDocument(address, "read", f"no object is here, and none under it ends in {told}")
    except UnreadableDocument as error:
        yield Refused(address.encode(), error)
    except (BaseError, OSError, ValueError) as error:
        yield Refused(address.encode(), _unreachable(address, error))


@contextmanager
def open_object(address: str, name: str) -> Iterator[BinaryIO]:
    """The bytes of one object; raises `UnreadableDocument`."""
    bucket, path = _split(address)
    try:
        yield cast(BinaryIO, _Whole(obstore.open_reader(_store(bucket), path)))
    except (BaseError, OSError, ValueError) as error:
        raise _unreachable(name, error) from error


def download(archive: Item, folder: Path) -> Item:
    """An archive file copied from its bucket into ``folder``, since its entries are read in any order."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{len(list(folder.iterdir()))}{PurePosixPath(archive.place).name[-12:]}"
    size = 0
    with target.open("wb") as stream:
        for piece in _pieces(archive.place, archive.name):
            size += len(piece)
            if size > MAX_UNPACKED:
                raise LimitExceeded(archive.name, "read", "the archive file is too large", "split it")
            stream.write(piece)
    return replace(archive, place=str(target))


def fetch(address: str, names: Iterable[str], folder: Path) -> None:
    """The files of these names under ``address`` into ``folder``; raises `UnreadableDocument`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        place = f"{address.rstrip('/')}/{name}"
        with (folder / name).open("wb") as stream:
            stream.writelines(_pieces(place, place))


def _pieces(address: str, name: str) -> Iterator[bytes]:
    """An object, some at a time; what goes wrong is told under ``name``."""
    bucket, path = _split(address)
    try:
        for piece in obstore.get(_store(bucket), path).stream(min_chunk_size=PIECE):
            yield bytes(piece)
    except (BaseError, FileNotFoundError, ValueError) as error:
        raise _unreachable(name, error) from error


def upload(folder: Path, files: list[Path], address: str) -> None:
    """The ``files`` under ``folder`` to ``address``, each whole or not at all."""
    bucket, path = _split(address)
    for file in files:
        target = "/".join(filter(None, [path.rstrip("/"), file.relative_to(folder).as_posix()]))
        try:
            obstore.put(_store(bucket), target, file)
        except (BaseError, OSError, ValueError) as error:
            raise _unreachable(f"{SCHEME}{bucket}/{target}", error, stage="write") from error


class _Whole:
    """A reader whose ``read`` gives bytes of Python."""

    def __init__(self, reader: obstore.ReadableFile) -> None:
        self.reader = reader

    def read(self, size: int = -1) -> bytes:
        return bytes(self.reader.read(size if size >= 0 else None))


@lru_cache(maxsize=8)
def _store(bucket: str) -> S3Store:
    plain = os.environ.get("AWS_ENDPOINT_URL", "").startswith("http://")
    return S3Store(bucket, client_options={"allow_http": plain, "timeout": "60s"})


def _split(address: str) -> tuple[str, str]:
    bucket, _, path = address.removeprefix(SCHEME).partition("/")
    return bucket, path


def _item(bucket: str, found: dict[str, object]) -> Item:
    address = f"{SCHEME}{bucket}/{found['path']}"
    tag = f"{found['e_tag']}:{found['size']}:{found['version']}" if found["e_tag"] else None
    return Item(address, address.encode(), address, fingerprint=tag)


def _unreachable(name: str, error: Exception, stage: str = "read") -> UnreadableDocument:
    if isinstance(error, FileNotFoundError):
        return UnreadableDocument(name, stage, "no such object", "check the address")
    told = " ".join(str(error).split())[:300]
    return UnreadableDocument(
        name, stage, f"the store says: {told}", "check the AWS variables and the address"
    )
