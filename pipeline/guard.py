"""A step in a process of its own, so that a document which hangs, crashes or fills the memory is refused.

PDFium is native code: nothing within the process can stop it in the middle of a page, nor survive its crash.
A fork costs a few milliseconds. Where the system has no fork the step runs as it is.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import time
import traceback
from collections.abc import Callable
from typing import NoReturn, TypeVar

from thaimemo.schema.errors import LimitExceeded, ThaimemoError, UnreadableDocument

SECONDS = 300.0
"""The longest that one document may take."""
MEMORY = 4 << 30
"""Bytes of address space that the step may use."""
_STAGE = "extract"
_BLOCK = 1 << 20
T = TypeVar("T")


def guarded(step: Callable[[], T], source: str, seconds: float = SECONDS) -> T:
    """The result of ``step``, which must pickle; what it raises is raised here.

    Raises `LimitExceeded` after ``seconds``, and `UnreadableDocument` where the process died.
    """
    if not hasattr(os, "fork"):
        return step()
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        _work(step, into)
    os.close(into)
    try:
        answer = _read(out, time.monotonic() + seconds)
    finally:
        os.close(out)
        os.kill(child, signal.SIGKILL)  # it has answered, or never will
        _, status = os.waitpid(child, 0)
    if answer is None:
        reason = f"reading it takes longer than {seconds:g} seconds"
        raise LimitExceeded(source, _STAGE, reason, "split it, or allow more time")
    if not answer:
        raise UnreadableDocument(source, _STAGE, _death(status), "print it anew as a PDF and try that")
    result, error = pickle.loads(answer)
    if error is not None:
        raise error
    done: T = result
    return done


def _work(step: Callable[[], object], into: int) -> NoReturn:
    """The child: never returns, so that nothing of the parent runs twice."""
    try:
        _limit_memory()
        try:
            answer = pickle.dumps((step(), None))
        except ThaimemoError as error:
            answer = pickle.dumps((None, error))
        except Exception as error:
            told = RuntimeError(f"{type(error).__name__}: {error}")
            told.add_note(traceback.format_exc())
            answer = pickle.dumps((None, told))
        with os.fdopen(into, "wb") as stream:
            stream.write(answer)
    finally:
        os._exit(0)


def _limit_memory() -> None:
    import resource  # not on Windows, where there is no fork either

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read(out: int, deadline: float) -> bytes | None:
    """All that the child writes; None when the time is over."""
    parts: list[bytes] = []
    while True:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([out], [], [], left)[0]:
            return None
        part = os.read(out, _BLOCK)
        if not part:
            return b"".join(parts)
        parts.append(part)


def _death(status: int) -> str:
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) != signal.SIGKILL:
        name = signal.Signals(os.WTERMSIG(status)).name
        return f"the PDF library broke down on it ({name})"
    return "reading it failed for want of memory"
