"""The documents inside an archive file, whichever kind it is."""

from __future__ import annotations

import lzma
import os
import tarfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath

from thaimemo.pipeline.archive.entry import ARCHIVE_ENDINGS
from thaimemo.pipeline.archive.item import Item, Refused
from thaimemo.pipeline.archive.limits import MAX_ENTRIES, MAX_UNPACKED
from thaimemo.pipeline.archive.tar_file import TarMembers
from thaimemo.pipeline.archive.zip_file import ZipMembers
from thaimemo.pipeline.document import printable
from thaimemo.schema.errors import EmptyDocument, LimitExceeded, UnreadableDocument

SEPARATOR = "!/"
"""Between the name of an archive file and that of its member, as in the addresses of Java archives."""
DAMAGE = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    NotImplementedError,  # zipfile's for what it cannot unpack
    RuntimeError,  # zipfile's for a missing password
    ValueError,
    UnicodeError,
)
"""What the readers of the standard library raise on a file that is not what it says."""
_STAGE = "read"


def is_archive(name: str) -> bool:
    """Whether a file called so is opened for the documents in it."""
    return name.lower().endswith(tuple(ARCHIVE_ENDINGS))


def open_members(path: str, name: str) -> ZipMembers | TarMembers:
    """The archive file at ``path``; raises `LimitExceeded`, or one of `DAMAGE`."""
    return ZipMembers(path, name) if path.lower().endswith(".zip") else TarMembers(path, name)


def members(archive: Item, endings: Collection[str], passed_over: Counter[str]) -> Iterator[Item | Refused]:
    """The documents in an archive file in its order, and what is refused in it; the file's name goes before.

    Raises `ThaimemoError` where the file as a whole gives out, after what stood before that place.
    """
    names: Counter[str] = Counter()
    unpacked = count = 0
    with told_as_damage(archive.name):
        opened = open_members(archive.place, archive.name)
        try:
            for entry in opened.entries():
                if entry.number >= MAX_ENTRIES:
                    reason = f"the archive file has more than {MAX_ENTRIES} entries"
                    raise LimitExceeded(archive.name, _STAGE, reason, "split it")
                if entry.kind == "folder" or entry.hidden:
                    continue
                if not entry.ends_in(endings) and not entry.ends_in(ARCHIVE_ENDINGS):
                    passed_over[PurePosixPath(entry.name).suffix.lower()] += 1
                    continue
                count += 1
                names[entry.name] += 1
                again = f"#{names[entry.name]}" if names[entry.name] > 1 else ""
                name = f"{archive.name}{SEPARATOR}{printable(entry.name)}{again}"
                key = archive.key + SEPARATOR.encode() + os.fsencode(entry.name + again)
                if error := entry.refusal(name):
                    yield Refused(key, error)
                    continue
                unpacked += entry.size
                if unpacked > MAX_UNPACKED:
                    reason = f"the documents in it have more than {MAX_UNPACKED >> 30} GB"
                    raise LimitExceeded(archive.name, _STAGE, reason, "split it")
                mark = (
                    archive.fingerprint
                    and f"{archive.fingerprint}:{entry.number}:{entry.size}:{entry.checksum}"
                )
                yield Item(name, key, archive.place, entry.number, mark)
        finally:
            opened.close()
    if not count:
        told = ", ".join(sorted(endings))
        raise EmptyDocument(archive.name, _STAGE, f"no file in this archive ends in {told}")


@contextmanager
def told_as_damage(name: str) -> Iterator[None]:
    """What the readers raise, as the one error of ours."""
    try:
        yield
    except PermissionError as error:
        raise UnreadableDocument(name, _STAGE, "permission denied", "ask for the right to read it") from error
    except FileNotFoundError as error:
        raise UnreadableDocument(name, _STAGE, "no such file or directory", "check the path") from error
    except DAMAGE as error:
        raise UnreadableDocument(
            name, _STAGE, "the archive file is damaged or cut off", "get it again from where it came"
        ) from error
