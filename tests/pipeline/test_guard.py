"""A step in a process of its own: results and errors come back, a hang and a crash become refusals."""

from __future__ import annotations

import os
import signal
import time

import psutil
import pytest

from thaimemo.pipeline.guard import MEMORY, guarded
from thaimemo.schema.errors import EmptyDocument, LimitExceeded, UnreadableDocument


def test_a_result_comes_back() -> None:
    assert guarded(lambda: {"pid": os.getpid()}, "a.pdf")["pid"] != os.getpid()


def test_a_large_result_comes_back_whole() -> None:
    assert guarded(lambda: "ก" * 3_000_000, "a.pdf") == "ก" * 3_000_000


def test_a_refusal_comes_back_as_it_was_raised() -> None:
    def refuse() -> None:
        raise EmptyDocument("a.pdf", "extract", "the PDF holds no text")

    with pytest.raises(EmptyDocument, match="holds no text"):
        guarded(refuse, "a.pdf")


def test_a_bug_comes_back_with_its_traceback() -> None:
    def stumble() -> None:
        raise KeyError("lost")

    with pytest.raises(RuntimeError, match="KeyError: 'lost'") as caught:
        guarded(stumble, "a.pdf")
    assert "in stumble" in caught.value.__notes__[0]


def test_a_hang_is_ended() -> None:
    with pytest.raises(LimitExceeded, match=r"takes longer than 0\.2 seconds"):
        guarded(lambda: time.sleep(60), "a.pdf", seconds=0.2)


def test_a_crash_is_told() -> None:
    with pytest.raises(UnreadableDocument, match="the PDF library broke down on it \\(SIGSEGV\\)"):
        guarded(lambda: os.kill(os.getpid(), signal.SIGSEGV), "a.pdf")


def test_memory_is_limited() -> None:
    with pytest.raises((RuntimeError, UnreadableDocument)) as caught:
        guarded(lambda: len(bytearray(2 * MEMORY)), "a.pdf")
    assert "memory" in str(caught.value).lower()


def test_nothing_is_left_behind() -> None:
    before = set(psutil.Process().children())
    for _ in range(20):
        guarded(lambda: None, "a.pdf")
    assert set(psutil.Process().children()) <= before
