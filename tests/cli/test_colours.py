from __future__ import annotations

import os
import pty
import subprocess
from pathlib import Path

import pytest


def on_a_terminal(command: Path, document: Path, environment: dict[str, str]) -> bytes:
    """What the report writes to a terminal."""
    ours, theirs = pty.openpty()
    base = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    process = subprocess.Popen(
        [command, "audit", document], stdout=theirs, stdin=subprocess.DEVNULL, env={**base, **environment}
    )
    os.close(theirs)
    written = b""
    try:
        while chunk := os.read(ours, 65536):
            written += chunk
    except OSError:  # Linux ends a terminal whose other side is closed with EIO
        pass
    os.close(ours)
    process.wait(timeout=60)
    return written


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [
        ({"TERM": "xterm"}, True),
        ({"TERM": "xterm", "NO_COLOR": ""}, True),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
    ],
)
def test_colours_on_a_terminal_that_wants_them(command, memo, environment, coloured):
    assert (b"\x1b[1m" in on_a_terminal(command, memo, environment)) is coloured
