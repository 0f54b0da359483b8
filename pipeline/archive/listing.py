"""The inputs under the paths that a person names: files, folders, patterns, archive files, buckets, lists."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from thaimemo.pipeline.archive.entry import ARCHIVE_ENDINGS
from thaimemo.pipeline.archive.item import Item, Refused, file_item
from thaimemo.pipeline.archive.members import is_archive, members
from thaimemo.pipeline.collection import KNOWN_ENDINGS, walk
from thaimemo.pipeline.document import printable
from thaimemo.schema.errors import ThaimemoError, UnreadableDocument

MAX_LISTED = 32 * 1024
"""Bytes of one path in a list of paths; no system takes a longer one."""


class Listing:
    """The inputs in the order found; the same input may come twice."""

    def __init__(self, paths: Iterable[str], stdin: BinaryIO, out: str, spool: Path) -> None:
        self.paths = paths
        self.stdin = stdin
        self.out = out
        """The folder of the dataset, which is no input of itself."""
        self.spool = spool
        self.passed_over: Counter[str] = Counter()
        """Endings of files in folders, archive files and buckets that are no documents."""

    def __iter__(self) -> Iterator[Item | Refused]:
        for path in self.paths:
            for named in self._listed() if path == "-" else [path]:
                yield from self._under(named)

    def _listed(self) -> Iterator[str]:
        """Paths from standard input, one a line; set apart by null characters where there is one."""
        rest = self.stdin.read(MAX_LISTED)
        end = b"\0" if b"\0" in rest else b"\n"
        while rest:
            more = self.stdin.read(MAX_LISTED)
            *paths, rest = (rest + more).split(end)
            if not more or len(rest) > MAX_LISTED:
                paths, rest = [*paths, rest], b""
            yield from (os.fsdecode(path) for path in paths if path)

    def _under(self, path: str) -> Iterator[Item | Refused]:
        if path.startswith("s3://"):
            from thaimemo.pipeline.archive.object_store import objects  # late: wants an extra

            for found in objects(path, self.passed_over):
                yield from self._opened(found)
            return
        try:
            is_folder, exists = Path(path).is_dir(), Path(path).exists()
        except (OSError, ValueError):  # reading it says why
            is_folder, exists = False, True
        if is_folder:
            yield from self._folder(path)
        elif exists or not glob.has_magic(path):
            yield from self._opened(file_item(path))
        else:
            yield from self._pattern(path)

    def _folder(self, path: str) -> Iterator[Item | Refused]:
        endings = KNOWN_ENDINGS | ARCHIVE_ENDINGS
        for found in walk(path, endings, leave_out=self.out, passed_over=self.passed_over):
            if isinstance(found, UnreadableDocument):
                yield Refused(found.source.encode(), found)
            else:
                yield from self._opened(file_item(found))

    def _pattern(self, pattern: str) -> Iterator[Item | Refused]:
        matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 (a pattern may be absolute)
        for match in matches:
            if Path(match).is_dir():
                if "**" not in pattern:  # which names everything under it already
                    yield from self._folder(match)
            else:
                yield from self._opened(file_item(match))
        if not matches:
            name = printable(pattern)
            error = UnreadableDocument(name, "read", "nothing matches this pattern", "check the path")
            yield Refused(os.fsencode(pattern), error)

    def _opened(self, item: Item | Refused) -> Iterator[Item | Refused]:
        """The members of an archive file; anything else as it is."""
        if isinstance(item, Refused) or not is_archive(item.name):
            yield item
            return
        try:
            if item.place.startswith("s3://"):
                from thaimemo.pipeline.archive.object_store import download

                item = download(item, self.spool)
            yield from members(item, KNOWN_ENDINGS, self.passed_over)
        except ThaimemoError as error:
            yield Refused(item.key, error)
