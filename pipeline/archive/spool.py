"""Members of archive files laid on disk while a worker reads them, no more at a time than are handed over."""

from __future__ import annotations

import itertools
import shutil
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, cast

from thaimemo.pipeline.archive.item import Item
from thaimemo.pipeline.archive.members import DAMAGE, open_members, told_as_damage
from thaimemo.pipeline.archive.tar_file import TarMembers
from thaimemo.pipeline.archive.zip_file import ZipMembers
from thaimemo.pipeline.document import read_limited


class Spool:
    """A folder that is empty before and after a run."""

    def __init__(self, folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        self.folder = folder
        self._numbers = itertools.count()
        self._open: ZipMembers | TarMembers | None = None
        self._place = ""

    def close(self) -> None:
        """Remove the folder."""
        if self._open is not None:
            self._open.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def holds(self, item: Item) -> bool:
        """The item is one that was laid here."""
        return Path(item.place).parent == self.folder

    def unpack(self, item: Item) -> Item:
        """The member as a file of its own. The last archive file stays open for the next member.

        Raises `ThaimemoError`.
        """
        assert item.member is not None
        with told_as_damage(item.name):
            if self._open is None or self._place != item.place:
                if self._open is not None:
                    self._open.close()
                self._open, self._place = open_members(item.place, item.name), item.place
            try:
                with self._open.open(item.member) as stream:
                    data = read_limited(cast(BinaryIO, stream), item.name)
            except DAMAGE:
                self._open.close()
                self._open = None
                raise
        target = self.folder / str(next(self._numbers))
        target.write_bytes(data)
        return replace(item, place=str(target), member=None)

    def release(self, item: Item) -> None:
        """The worker is done with it."""
        if self.holds(item):
            Path(item.place).unlink(missing_ok=True)
