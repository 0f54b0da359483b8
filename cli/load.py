"""``thaimemo load``: a dataset to a warehouse."""

from __future__ import annotations

from pathlib import Path

import click

from thaimemo.cli.streams import complain
from thaimemo.schema.errors import ThaimemoError, UnknownWarehouse

UNREADABLE = 3


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--to",
    "url",
    metavar="URL",
    help="duckdb:///FILE or postgresql://USER@HOST/DATABASE; without it, DIR/warehouse.duckdb.",
)
def load(folder: Path, url: str | None) -> None:
    """Load the dataset in DIR into a warehouse; loading it again changes nothing."""
    from thaimemo.outputs.warehouse import load as into  # late: loads the libraries of databases

    try:
        done = into(folder, url or f"duckdb:///{folder / 'warehouse.duckdb'}")
    except UnknownWarehouse as error:
        raise click.UsageError(str(error)) from error
    except ThaimemoError as error:
        complain(error)
        raise click.exceptions.Exit(UNREADABLE) from error
    complain(
        f"{done.warehouse}: {done.new} documents new, {done.replaced} replaced, {done.unchanged} unchanged"
    )
