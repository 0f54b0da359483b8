"""``thaimemo schema``: the JSON Schema of a record."""

import click

from thaimemo.cli.streams import write
from thaimemo.outputs.json_schema import schema_json


@click.command()
def schema() -> None:
    """Write the JSON Schema of the record that extract writes."""
    write(schema_json())
