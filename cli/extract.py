"""``thaimemo extract``: one document to one JSON record."""

import click

from thaimemo.cli.reading import reading_or_exit
from thaimemo.cli.streams import write
from thaimemo.outputs.json_record import record_json
from thaimemo.pipeline.document import read


@click.command()
@click.argument("file", type=click.Path())
@click.option("--compact", is_flag=True, help="One line without spaces.")
def extract(file: str, compact: bool) -> None:
    """Read one document (- is standard input) into one JSON record, findings included."""
    write(record_json(reading_or_exit(read, file), indent=None if compact else 2))
