"""``thaimemo merge``: the datasets of several machines to one."""

from __future__ import annotations

import os
from pathlib import Path

import click

from thaimemo.cli.dataset_place import DatasetPlace
from thaimemo.cli.streams import complain
from thaimemo.pipeline.archive.errors import Busy
from thaimemo.pipeline.archive.merge import merge as run
from thaimemo.schema.errors import ThaimemoError

UNREADABLE = 3


@click.command()
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="DIR...")
@click.option("--out", required=True, metavar="DIR", help="A folder, or s3://bucket/path.")
@click.option("--redact-names", is_flag=True, help="Leave the names of persons out of the dataset.")
def merge(folders: tuple[Path, ...], out: str, redact_names: bool) -> None:
    """Make the datasets in DIR, such as `convert --shard` wrote, into one."""
    place = DatasetPlace(out)
    if place.folder in folders:
        raise click.UsageError("--out is one of the datasets that are to be merged")
    try:
        counted, files = run(folders, place.folder, redact_names=redact_names, jobs=os.cpu_count() or 1)
        place.publish(files)
    except Busy as error:
        raise click.UsageError(str(error)) from error
    except ThaimemoError as error:
        complain(error)
        raise click.exceptions.Exit(UNREADABLE) from error
    complain(f"{counted.inputs} inputs: {counted.documents} documents, {counted.failures} without a record")
    complain(f"the dataset is in {out}")
    raise click.exceptions.Exit(UNREADABLE if counted.failures else 0)
