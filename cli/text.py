"""``thaimemo text``: what the parsers see of a document."""

from functools import partial
from pathlib import Path

import click

from thaimemo.cli.opening import opening_options
from thaimemo.cli.page_ranges import pages_option
from thaimemo.cli.reading import reading_or_exit
from thaimemo.cli.streams import write
from thaimemo.extract.reader import read_bytes
from thaimemo.outputs.hostile_text import lines
from thaimemo.pipeline.chosen_pages import PageRanges, only
from thaimemo.pipeline.document import bytes_of
from thaimemo.pipeline.page_pictures import draw_pages
from thaimemo.pipeline.page_text import page_text


@click.command()
@click.argument("file", type=click.Path())
@pages_option
@click.option(
    "--draw",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write a picture of every page of a PDF there, with what was read outlined.",
)
@opening_options
def text(
    file: str, pages: PageRanges | None, draw: Path | None, password: str | None, seconds: float
) -> None:
    """Write the repaired text of a document (- is standard input), a form feed between its pages."""
    step = partial(_text, pages=pages, draw=draw, password=password)
    write(reading_or_exit(step, file, seconds))


def _text(
    document: str | bytes, source: str, *, pages: PageRanges | None, draw: Path | None, password: str | None
) -> str:
    data, name = bytes_of(document, source)
    extracted = only(read_bytes(data, name, password=password), pages)
    if draw is not None:
        draw_pages(data, extracted, draw, password=password)
    return "\f".join(lines(page_text(page)) for page in extracted.pages)
