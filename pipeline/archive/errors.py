"""What ends a run as a whole; what ends one document is in `thaimemo.schema.errors`."""

from __future__ import annotations

import signal


class Busy(Exception):
    """Another run writes to the same folder."""


class CannotWork(Exception):
    """The worker processes do not even start."""


class Interrupted(Exception):
    """The run was asked to stop; what is done is kept."""

    def __init__(self, number: int) -> None:
        self.number = number
        """Of the signal."""
        super().__init__(signal.Signals(number).name)
