"""Documents that are named pipes: one at which a reader hangs, and one whose reader is killed.

Nothing is simulated: a worker that opens a pipe with nobody at the other end waits until it is ended, and one
that reads from a pipe can be found by it, and killed by whoever holds the other end.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterable
from pathlib import Path

import psutil

PAUSE = 0.05
"""Seconds between two looks at the pipes."""


def written(pipe: Path) -> int | None:
    """The writing end of a named pipe; None while nobody reads it."""
    try:
        return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
    except OSError:
        return None


def reader_of(pipe: Path, above: psutil.Process) -> psutil.Process | None:
    """The process below ``above`` that has the named pipe open."""
    for child in above.children(recursive=True):
        try:
            names = [str(entry.readlink()) for entry in Path(f"/proc/{child.pid}/fd").iterdir()]
        except OSError:
            continue
        if str(pipe) in names:
            return child
    return None


def kill_reader(pipe: Path, above: psutil.Process) -> bool:
    """Kill the process below ``above`` that reads the pipe, if one does."""
    end = written(pipe)
    if end is None:
        return False
    try:
        while (reader := reader_of(pipe, above)) is None:
            time.sleep(PAUSE)
        reader.send_signal(signal.SIGKILL)
        reader.wait(30)  # until then it holds the pipe, and what is written would go to it
    finally:
        os.close(end)
    return True


class KillerOfReaders(threading.Thread):
    """Kills whoever reads one of the pipes, for as long as the process lives that they work for."""

    def __init__(self, pipes: Iterable[Path], above: psutil.Process) -> None:
        super().__init__(daemon=True)
        self.pipes = list(pipes)
        self.above = above
        self.killed = 0

    def run(self) -> None:
        """Look at every pipe, again and again."""
        while self.pipes and self.above.is_running():
            for pipe in self.pipes:
                try:
                    self.killed += kill_reader(pipe, self.above)
                except psutil.Error:
                    continue
            time.sleep(PAUSE)
