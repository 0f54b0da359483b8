"""Compiled patterns, kept beside Python's bytecode: those of a memo take 240 ms to compile, 8 to load.

As with bytecode, whoever may write to the folder may change what runs, ``PYTHONPYCACHEPREFIX`` moves it and
``PYTHONDONTWRITEBYTECODE`` turns the writing off. A file that cannot be read or written is done without.
"""

from __future__ import annotations

import atexit
import os
import pickle
import sys
from contextlib import suppress
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

import regex

MOST = 4_000
"""Patterns in the file, several times the program's own: beyond, those of earlier versions are dropped."""

UNREADABLE = (
    pickle.UnpicklingError,
    EOFError,
    ValueError,
    TypeError,
    AttributeError,
    ImportError,
    RuntimeError,
)
"""What damaged bytes are refused with."""

Key = tuple[str | bytes, int]


def compiled(pattern: str | bytes, flags: int) -> regex.Pattern[Any]:
    """The pattern as kept, or compiled now and kept when the program ends."""
    found = _loaded().get((pattern, flags))
    if found is not None:
        with suppress(*UNREADABLE):
            kept: regex.Pattern[Any] = pickle.loads(found)
            return kept
    new: regex.Pattern[Any] = regex.compile(pattern, flags)
    _new()[pattern, flags] = pickle.dumps(new)
    return new


def _file() -> Path:
    """Named by what a compiled pattern depends on."""
    folder = Path(cache_from_source(__file__)).parent
    return folder / f"patterns.{sys.implementation.cache_tag}.regex-{regex.__version__}.pickle"


@cache
def _loaded() -> dict[Key, bytes]:
    with suppress(
        OSError, pickle.UnpicklingError, EOFError, ValueError, TypeError, AttributeError, ImportError
    ):
        kept = pickle.loads(_file().read_bytes())
        if isinstance(kept, dict):
            return kept
    return {}


@cache
def _new() -> dict[Key, bytes]:
    if not sys.dont_write_bytecode:
        atexit.register(_keep)
    return {}


def _keep() -> None:
    """In one step, so that another process never reads half a file."""
    known = _loaded() if len(_loaded()) < MOST else {}
    file = _file()
    written = file.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            written.write_bytes(pickle.dumps(known | _new()))
            written.replace(file)
        finally:
            written.unlink(missing_ok=True)
