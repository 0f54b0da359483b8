"""A process that only moves rows about, without what would cost it time and memory for nothing."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType


class _NotHere(MetaPathFinder):
    """Says that a package is not installed."""

    def __init__(self, name: str) -> None:
        self.name = name

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Refuse the one package."""
        if fullname == self.name:
            raise ModuleNotFoundError(f"{fullname} is not wanted in this process", name=fullname)
        return None


def make_lean() -> None:
    """Once, before anything else in the process.

    Arrow imports pandas with its first array, only to see whether it was given one of pandas' (50 MB, half a
    second). And a part of a dataset is made of objects that go when nobody names them any more: to look for
    cycles among them would be a third of the work.
    """
    sys.meta_path.insert(0, _NotHere("pandas"))
    gc.disable()
