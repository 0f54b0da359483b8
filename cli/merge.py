"""``thaimemo merge``: the datasets of several machines to one."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from thaimemo.cli.catalogue import catalogue_option
from thaimemo.cli.dataset_place import DatasetPlace
from thaimemo.cli.streams import complain
from thaimemo.pipeline.archive.errors import Busy
from thaimemo.pipeline.archive.merge import merge as run
from thaimemo.pipeline.archive.writing import Manner
from thaimemo.schema.errors import ThaimemoError

UNREADABLE = 3


@click.command()
@click.argument("parts", nargs=-1, required=True, metavar="DIR...")
@click.option("--out", required=True, metavar="DIR", help="A folder, or s3://bucket/path.")
@click.option("--redact-names", is_flag=True, help="Leave the names of persons out of the dataset.")
@catalogue_option
def merge(parts: tuple[str, ...], out: str, redact_names: bool, catalogue: dict[str, Any]) -> None:
    """Make the datasets in DIR, folders or s3:// addresses that `convert --shard` wrote, into one."""
    place, places = DatasetPlace(out), [DatasetPlace(part) for part in parts]
    if place.folder in [part.folder for part in places]:
        raise click.UsageError("--out is one of the datasets that are to be merged")
    try:
        with TemporaryDirectory() as room:
            folders = [part.lists(Path(room, str(number))) for number, part in enumerate(places)]
            manner = Manner(redact_names, catalogue, os.cpu_count() or 1)
            counted, files = run(folders, place.folder, manner)
        place.publish(files)
    except Busy as error:
        raise click.UsageError(str(error)) from error
    except ThaimemoError as error:
        complain(error)
        raise click.exceptions.Exit(UNREADABLE) from error
    complain(f"{counted.inputs} inputs: {counted.documents} documents, {counted.failures} without a record")
    complain(f"the dataset is in {out}")
    raise click.exceptions.Exit(UNREADABLE if counted.failures else 0)
