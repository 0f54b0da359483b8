"""Inputs named on the command line made into records, with every failure as one line."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import click

from thaimemo.cli.commands import UNREADABLE, Settings
from thaimemo.cli.streams import complain
from thaimemo.extract.kinds import HEAD, is_pdf
from thaimemo.pipeline.document import printable, read_limited
from thaimemo.pipeline.guard import SECONDS, guarded
from thaimemo.schema.errors import InternalError, NoSuchPage, ThaimemoError

T = TypeVar("T")


def reading(step: Callable[[str | bytes, str], T], path: str, seconds: float = SECONDS) -> T:
    """``step`` over the file at ``path`` (``-`` is standard input); raises only `ThaimemoError`.

    A PDF is read in a process of its own, for at most ``seconds``.
    """
    source = printable(path)
    try:
        document = read_limited(sys.stdin.buffer, source) if path == "-" else path
        work = partial(step, document, source)
        return guarded(work, source, seconds) if _is_pdf(document) else work()
    except ThaimemoError:
        raise
    except Exception as error:
        if click.get_current_context().ensure_object(Settings).debug:
            traceback.print_exc()
        told = " ".join(f"{type(error).__name__}: {error}".split())
        remedy = "run with --debug for the traceback"
        raise InternalError(source, "internal error", told, remedy) from error


def reading_or_exit(step: Callable[[str | bytes, str], T], path: str, seconds: float = SECONDS) -> T:
    """As `reading`; a failure is told on standard error and ends the command."""
    try:
        return reading(step, path, seconds)
    except NoSuchPage as error:
        raise click.UsageError(f"--pages: {error.reason}") from error
    except ThaimemoError as error:
        complain(error)
        raise click.exceptions.Exit(UNREADABLE) from error


def _is_pdf(document: str | bytes) -> bool:
    if isinstance(document, bytes):
        return is_pdf(document)
    try:
        with Path(document).open("rb") as stream:
            return is_pdf(stream.read(HEAD))
    except (OSError, ValueError):  # reading it says why, in the place for it
        return False
