"""Inputs named on the command line made into records, with every failure as one line."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from typing import TypeVar

import click

from thaimemo.cli.commands import Settings
from thaimemo.cli.streams import complain
from thaimemo.pipeline.document import printable, read_limited
from thaimemo.schema.errors import InternalError, ThaimemoError

T = TypeVar("T")


def reading(step: Callable[[str | bytes, str], T], path: str) -> T:
    """``step`` over the file at ``path`` (``-`` is standard input); raises only `ThaimemoError`."""
    source = printable(path)
    try:
        return step(read_limited(sys.stdin.buffer, source) if path == "-" else path, source)
    except ThaimemoError:
        raise
    except Exception as error:
        if click.get_current_context().ensure_object(Settings).debug:
            traceback.print_exc()
        told = " ".join(f"{type(error).__name__}: {error}".split())
        remedy = "run with --debug for the traceback"
        raise InternalError(source, "internal error", told, remedy) from error


def reading_or_exit(step: Callable[[str | bytes, str], T], path: str, code: int = 3) -> T:
    """As `reading`; a failure is told on standard error and ends the command with ``code``."""
    try:
        return reading(step, path)
    except ThaimemoError as error:
        complain(error)
        raise click.exceptions.Exit(code) from error
