"""``thaimemo convert``: everything under some paths to one dataset."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from thaimemo.cli.archive_progress import progress_of
from thaimemo.cli.catalogue import catalogue_option
from thaimemo.cli.dataset_place import DatasetPlace
from thaimemo.cli.frames import frames_option
from thaimemo.cli.streams import complain
from thaimemo.pipeline.archive.errors import Busy, CannotWork, Interrupted
from thaimemo.pipeline.archive.local import LocalRunner
from thaimemo.pipeline.archive.run import Request, Runner
from thaimemo.pipeline.archive.run import convert as run
from thaimemo.pipeline.archive.shard import WHOLE, Shard
from thaimemo.pipeline.archive.spool import Spool
from thaimemo.pipeline.archive.stopping import stopping
from thaimemo.pipeline.archive.terms import Terms
from thaimemo.pipeline.archive.writing import Manner
from thaimemo.schema.errors import ThaimemoError

UNREADABLE = 3
USUAL = Terms()
SIGNALLED = 128
"""Plus the number of the signal, as shells have it."""


def shard(ctx: click.Context, param: click.Parameter, value: str | None) -> Shard:
    """The value of an option as a part of the whole: ``2/8``."""
    if value is None:
        return WHOLE
    number, slash, count = value.partition("/")
    if not (slash and number.isascii() and number.isdecimal() and count.isascii() and count.isdecimal()):
        raise click.BadParameter(f"{value!r} is no part such as 2/8")
    if not 1 <= int(number) <= int(count):
        raise click.BadParameter(f"there is no part {number} of {count}")
    return Shard(int(number), int(count))


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(), metavar="PATH...")
@click.option("--out", required=True, metavar="DIR", help="A folder, or s3://bucket/path.")
@click.option(
    "--jobs",
    type=click.IntRange(1, 1024),
    default=os.cpu_count(),
    show_default="one a processor",
    metavar="N",
    help="Documents read at a time.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    default=USUAL.seconds,
    show_default=True,
    metavar="SECONDS",
    help="For one document.",
)
@click.option(
    "--memory",
    type=click.IntRange(min=256),
    default=USUAL.megabytes,
    show_default=True,
    metavar="MB",
    help="For one worker, the program included.",
)
@click.option("--max-pages", type=click.IntRange(min=1), metavar="N", help="For one document.")
@frames_option
@click.option(
    "--shard", callback=shard, metavar="K/N", help="Only the K-th of N parts, for `thaimemo merge`."
)
@click.option("--resume/--fresh", default=True, help="Go on from what is done (the default), or begin anew.")
@click.option("--redact-names", is_flag=True, help="Leave the names of persons out of the dataset.")
@catalogue_option
@click.option("--runner", type=click.Choice(["local", "ray"]), default="local", show_default=True)
@click.option("--ray-address", metavar="ADDRESS", help="Of a Ray cluster; without it one starts here.")
@click.option("--log-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
def convert(
    paths: tuple[str, ...],
    out: str,
    jobs: int,
    timeout: float,
    memory: int,
    max_pages: int | None,
    frames: str | None,
    shard: Shard,
    resume: bool,
    redact_names: bool,
    catalogue: dict[str, Any],
    runner: str,
    ray_address: str | None,
    log_format: str,
) -> None:
    """Read every document under PATH into one dataset.

    A PATH is a file, a folder, a pattern, a zip or tar file, an s3:// address, or - for a list of paths on
    standard input. What is done and unchanged is not done again.
    """
    terms = Terms(timeout, memory, max_pages, frames)
    place = DatasetPlace(out)
    request = Request(paths, place.folder, terms, shard, not resume, Manner(redact_names, catalogue, jobs))
    progress = progress_of(log_format)
    with stopping() as asked:

        def make_runner(spool: Spool) -> Runner:
            if runner == "local":
                return LocalRunner(jobs, terms, asked)
            from thaimemo.pipeline.archive.ray_cluster import RayRunner  # late: wants an extra

            return RayRunner(ray_address, jobs, terms, spool, asked)

        try:
            with progress:
                summary = run(request, sys.stdin.buffer, make_runner, progress, asked)
                place.publish(summary.files)
        except Busy as error:
            raise click.UsageError(str(error)) from error
        except Interrupted as error:
            complain(f"stopped by {error}: what is done is kept; the same command goes on from there")
            raise click.exceptions.Exit(SIGNALLED + error.number) from error
        except CannotWork as error:
            complain(f"{error}: perhaps --memory {memory} is too small for the program itself")
            raise click.exceptions.Exit(UNREADABLE) from error
        except ThaimemoError as error:
            complain(error)
            raise click.exceptions.Exit(UNREADABLE) from error
    progress.summary(summary, out)
    raise click.exceptions.Exit(UNREADABLE if summary.counted.failures else 0)
