"""``python -m contradictions``: the run over thousands of contradictions and twins, in several processes."""

from __future__ import annotations

import argparse
import json
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from contradictions.sample import Task, size, tasks
from contradictions.tally import tally
from contradictions.trial import Outcome, findings, tried


def work(task: Task) -> tuple[str, list[str], list[Outcome]]:
    """One document by itself and with each of its changes."""
    document, changes = task
    clean = findings(document.text, document.name)
    errors = [f"{f.rule} {f.message}" for f in clean if f.severity == "error"]
    return document.name, errors, [tried(document, clean, change) for change in changes]


def main() -> None:
    """Run, print the figures, and write them where asked."""
    parser = argparse.ArgumentParser(prog="contradictions", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--contradictions", type=int, default=3200)
    parser.add_argument("--twins", type=int, default=3200)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--out", type=Path, help="write the figures as JSON")
    arguments = parser.parse_args()
    chosen = tasks(arguments.seed, arguments.contradictions, arguments.twins)
    began = time.monotonic()
    clean: dict[str, list[str]] = {}
    outcomes: list[Outcome] = []
    with ProcessPoolExecutor(arguments.processes) as pool:
        for name, errors, found in pool.map(work, chosen, chunksize=2):
            clean[name] = errors
            outcomes += found
    print(f"{size(chosen)} in {time.monotonic() - began:.0f} s", file=sys.stderr)
    figures = {"seed": arguments.seed, **tally(outcomes, clean)}
    text = json.dumps(figures, ensure_ascii=False, indent=1)
    print(text)
    if arguments.out:
        arguments.out.write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
