"""``thaimemo extract``: one document to one JSON record."""

from functools import partial

import click

from thaimemo.cli.frames import frames_option
from thaimemo.cli.reading import reading_or_exit
from thaimemo.cli.streams import write
from thaimemo.outputs.json_record import record_json
from thaimemo.pipeline.document import read


@click.command()
@click.argument("file", type=click.Path())
@click.option("--compact", is_flag=True, help="One line without spaces.")
@frames_option
def extract(file: str, compact: bool, frames: str | None) -> None:
    """Read one document (- is standard input) into one JSON record, findings included."""
    write(record_json(reading_or_exit(partial(read, frames=frames), file), indent=None if compact else 2))
