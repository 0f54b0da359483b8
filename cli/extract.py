"""``thaimemo extract``: one document to one JSON record."""

from functools import partial

import click

from thaimemo.cli.frames import frames_option
from thaimemo.cli.opening import opening_options
from thaimemo.cli.page_ranges import pages_option
from thaimemo.cli.reading import reading_or_exit
from thaimemo.cli.streams import write
from thaimemo.outputs.json_record import record_json
from thaimemo.pipeline.chosen_pages import PageRanges
from thaimemo.pipeline.document import read


@click.command()
@click.argument("file", type=click.Path())
@click.option("--compact", is_flag=True, help="One line without spaces.")
@pages_option
@frames_option
@opening_options
def extract(
    file: str,
    compact: bool,
    pages: PageRanges | None,
    frames: str | None,
    password: str | None,
    seconds: float,
) -> None:
    """Read one document (- is standard input) into one JSON record, findings included."""
    step = partial(read, frames=frames, password=password, pages=pages)
    write(record_json(reading_or_exit(step, file, seconds), indent=None if compact else 2))
