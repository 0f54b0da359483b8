"""One question asked of every character or object of a page: the loops of loops.c, and the same in Python.

They take one of PDFium's functions bound without argument types, what it is asked of, how many there are, and
the array that the answers go to. ``things`` are addresses; so are answers that are objects. Where PDFium does
not answer through its pointers, the array keeps what it held.
"""

from __future__ import annotations

import ctypes
from array import array
from collections import deque
from collections.abc import Callable, Iterator
from importlib.machinery import EXTENSION_SUFFIXES
from itertools import repeat
from pathlib import Path
from typing import Any

Call = Callable[..., Any]


class Handle(ctypes.c_void_p):
    """A page, object, font or mark of PDFium; false when there is none."""


def start_of(values: array[Any]) -> Handle:
    """The address of the first of them, good for as long as the array neither grows nor goes."""
    return Handle(values.buffer_info()[0])


def _children(ask: Call, parent: Handle, count: int, found: array[int]) -> None:
    found[:] = array("Q", map(ask, repeat(parent), range(count)))


def _numbers(ask: Call, things: array[int], count: int, found: array[int]) -> None:
    found[:] = array("i", map(ask, map(Handle, things)))


def _parts(ask: Call, things: array[int], count: int, found: array[int]) -> None:
    found[:] = array("Q", map(ask, map(Handle, things)))


def _marks(ask: Call, things: array[int], depth: ctypes.c_ulong, count: int, found: array[int]) -> None:
    found[:] = array("Q", map(ask, map(Handle, things), repeat(depth)))


def _pairs(ask: Call, things: array[int], count: int, found: array[int]) -> None:
    _each(ask, map(Handle, things), _places(found, 2, 0), _places(found, 2, 1))


def _quads(ask: Call, things: array[int], count: int, found: array[Any]) -> None:
    _each(ask, map(Handle, things), *(_places(found, 4, place) for place in range(4)))


def _boxes(ask: Call, page: Handle, count: int, found: array[float]) -> None:
    _each(ask, repeat(page), range(count), _places(found, 4, 0))


def _matrices(ask: Call, page: Handle, characters: array[int], count: int, found: array[float]) -> None:
    _each(ask, repeat(page), characters, _places(found, 6, 0))


def _sizes(ask: Call, page: Handle, characters: array[int], count: int, found: array[float]) -> None:
    found[:] = array("d", map(ask, repeat(page), characters))


def _inks(ask: Call, page: Handle, count: int, found: array[float]) -> None:
    _each(ask, repeat(page), range(count), *(_places(found, 4, place) for place in (0, 2, 1, 3)))


def _each(ask: Call, *columns: Any) -> None:
    deque(map(ask, *columns), 0)


def _places(found: array[Any], width: int, place: int) -> Iterator[Handle]:
    """The addresses of the values at ``place`` of every ``width``."""
    start, size = found.buffer_info()[0], found.itemsize
    return map(Handle, range(start + place * size, start + len(found) * size, width * size))


def interpreted(loop: str, *arguments: Any) -> None:
    """The loop of this name in Python."""
    globals()[f"_{loop}"](*arguments)


def compiled(library: Path) -> Call:
    """What asks for the loop of a name in a library made of loops.c."""
    loops = ctypes.PyDLL(str(library))  # keeps the interpreter lock: PDFium is not thread-safe

    def run(loop: str, *arguments: Any) -> None:
        getattr(loops, loop)(*(start_of(a) if isinstance(a, array) else a for a in arguments))

    return run


def library() -> Path | None:
    """The library made of loops.c when this was installed, None where there was no C compiler."""
    paths = (Path(__file__).with_name("_loops" + suffix) for suffix in EXTENSION_SUFFIXES)
    return next((path for path in paths if path.is_file()), None)


run: Call = compiled(found) if (found := library()) else interpreted
"""The faster of the two that there is."""
