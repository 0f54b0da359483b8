"""``thaimemo evaluate``: accuracy against a folder of documents with known answers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from thaimemo.cli.streams import complain, write
from thaimemo.evaluate.changes import changes
from thaimemo.evaluate.report import page
from thaimemo.evaluate.run import evaluate as evaluated
from thaimemo.schema.errors import ThaimemoError

UNREADABLE = 3
NAME = "accuracy"


@click.command()
@click.argument("folder", metavar="GOLD_DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--out", metavar="DIR", type=click.Path(file_okay=False, path_type=Path),
              help=f"Write {NAME}.json and {NAME}.md there as well.")  # fmt: skip
@click.option("--against", metavar="RUN", type=click.Path(exists=True, path_type=Path),
              help="Show what changed since an earlier run: its DIR, or its JSON file.")  # fmt: skip
def evaluate(folder: Path, out: Path | None, against: Path | None) -> None:
    """Count how much of the known answers below GOLD_DIR is read, and which findings are right."""
    before = _earlier(against) if against else None
    try:
        run = evaluated(folder)
    except ThaimemoError as error:
        complain(error)
        raise click.exceptions.Exit(UNREADABLE) from error
    told = page(run) + (f"\n{changes(before, run)}" if before else "")
    write(told)
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        (out / f"{NAME}.json").write_text(json.dumps(run, ensure_ascii=False, indent=1) + "\n", "utf-8")
        (out / f"{NAME}.md").write_text(told, "utf-8")
    for failure in run["failures"]:
        complain(failure["reason"])
    raise click.exceptions.Exit(UNREADABLE if run["failures"] else 0)


def _earlier(path: Path) -> dict[str, Any]:
    file = path / f"{NAME}.json" if path.is_dir() else path
    try:
        run: dict[str, Any] = json.loads(file.read_text("utf-8"))
        if not {"totals", "carriers", "documents"} <= set(run):
            raise ValueError("it lacks totals, carriers or documents")
    except (OSError, ValueError) as error:
        raise click.BadParameter(
            f"{file} is no run of this command ({error})", param_hint="--against"
        ) from error
    return run
