"""The option ``--frames DIR``: column names, grouping words, frames and misreadings of one's own."""

from __future__ import annotations

import click

from thaimemo.parsers.words.files import load_lexicon
from thaimemo.schema.errors import InvalidLexicon


def _usable(context: click.Context, parameter: click.Parameter, folder: str | None) -> str | None:
    """The folder, once its files are known to be good; wrong use of the command where they are not."""
    try:
        load_lexicon(folder)
    except InvalidLexicon as error:
        raise click.BadParameter(str(error), context, parameter) from error
    return folder


frames_option = click.option(
    "--frames",
    metavar="DIR",
    type=click.Path(),
    callback=_usable,
    help="A folder with column names, grouping words and frames of your own.",
)
