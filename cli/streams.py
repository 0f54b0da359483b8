"""Standard output as UTF-8, whatever the locale says."""

from __future__ import annotations

import os
import sys

import click

from thaimemo.outputs.hostile_text import one_line


def write(text: str) -> None:
    """Data to standard output as UTF-8. A reader that closes the pipe has seen enough: that is no error."""
    try:
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # What follows, and the interpreter's own flush at its end, goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(message: object) -> None:
    """One line to standard error."""
    click.echo(one_line(str(message)), err=True)
