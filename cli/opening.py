"""Options of the commands that open documents: the password of a PDF, and the time that one may take."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

C = TypeVar("C", bound=Callable[..., Any])
VARIABLE = "THAIMEMO_PASSWORD"


def opening_options(command: C) -> C:
    """The options as decorators; the command gets ``password`` and ``seconds``."""
    command = click.option(
        "--time-limit",
        "seconds",
        type=click.FloatRange(min=0.1),
        default=300,
        show_default=True,
        metavar="SECONDS",
        help="The longest that one document may take.",
    )(command)
    command = click.option(
        "--password-file",
        type=click.Path(exists=True, dir_okay=False, allow_dash=False),
        expose_value=False,
        callback=_first_line,
        help="Read the password of a locked PDF from the first line of a file.",
    )(command)
    return click.option(
        "--password",
        envvar=VARIABLE,
        is_eager=True,
        metavar="TEXT",
        help=f"The password of a locked PDF; other users of the machine may see it, not so in {VARIABLE}.",
    )(command)


def _first_line(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    if value is None:
        return
    try:
        text = Path(value).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise click.BadParameter("the file cannot be read as UTF-8 text") from None
    ctx.params["password"] = text.partition("\n")[0].rstrip("\r")
