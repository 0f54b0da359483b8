"""Ctrl-C and SIGTERM: the first asks to stop, a second one does not wait."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from thaimemo.pipeline.archive.errors import Interrupted


class Stopping:
    """Whether the run was asked to stop."""

    def __init__(self) -> None:
        self.signal = 0

    def __call__(self) -> bool:
        """Asked."""
        return self.signal != 0

    def check(self) -> None:
        """Raise `Interrupted` if so."""
        if self.signal:
            raise Interrupted(self.signal)

    def _handle(self, number: int, frame: FrameType | None) -> None:
        if self.signal:
            raise KeyboardInterrupt
        self.signal = number


@contextmanager
def stopping() -> Iterator[Stopping]:
    """The signals held while a run lasts."""
    asked = Stopping()
    before = {number: signal.signal(number, asked._handle) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
