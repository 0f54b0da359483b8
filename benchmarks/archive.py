"""What an archive run costs beside the documents themselves.

    python benchmarks/archive.py [--count 10000] [--jobs 2]

Makes documents (archive_documents.py), converts them with the installed command, and prints where the time
went and what its processes held, and judges nothing of that; README.md says how to read it. It ends with 1
where the dataset does not account for every document with the right outcome (archive_accounts.py).
"""

from __future__ import annotations

import argparse
import contextlib
import json
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import archive_documents
import psutil
from archive_accounts import disagreements
from archive_pipes import KillerOfReaders

COMMAND = Path(sys.executable).with_name("thaimemo")


Told = list[tuple[float, dict[str, object]]]
"""Log lines, each with the second that it came in."""


@dataclass
class Held:
    """Resident megabytes, each with the second of the look."""

    parent: list[tuple[float, float]] = field(default_factory=list)
    largest_child: list[tuple[float, float]] = field(default_factory=list)

    def look(self, second: float, parent: psutil.Process) -> None:
        """Once more."""
        self.parent.append((second, parent.memory_info().rss / 1e6))
        sizes = [0.0]
        for child in parent.children(recursive=True):
            with contextlib.suppress(psutil.Error):
                sizes.append(child.memory_info().rss / 1e6)
        self.largest_child.append((second, max(sizes)))


def watched(arguments: list[str], deadly: list[Path]) -> tuple[Told, Held, int]:
    """A run to its end, with somebody who kills the readers of the ``deadly`` pipes; its exit code."""
    start = time.perf_counter()
    running = subprocess.Popen(arguments, stderr=subprocess.PIPE)
    told: Told = []
    held = Held()

    def listen() -> None:
        assert running.stderr is not None
        for line in running.stderr:
            fact = json.loads(line) if line.startswith(b"{") else {"message": line.decode()}
            told.append((time.perf_counter() - start, fact))

    listener = threading.Thread(target=listen)
    listener.start()
    parent = psutil.Process(running.pid)
    KillerOfReaders(deadly, parent).start()
    while running.poll() is None:
        with contextlib.suppress(psutil.Error):
            held.look(time.perf_counter() - start, parent)
        time.sleep(0.25)
    code = running.wait()
    listener.join()
    told.append((time.perf_counter() - start, {"message": "end"}))
    return told, held, code


def when(told: Told, words: str) -> float:
    """The second in which a line with these words came."""
    return next(second for second, line in told if words in str(line["message"]))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--text-share", type=int, default=1, help="texts for each DOCX and each PDF")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as room:
        folder, out = Path(room) / "documents", Path(room) / "dataset"
        poison = archive_documents.make(folder, options.count, options.text_share, archive_documents.KINDS)
        pipes = [folder / name for name in poison if (folder / name).is_fifo()]
        deadly = [folder / name for name, kind in poison.items() if kind == "killed"]
        arguments = [str(COMMAND), "convert", str(folder), *map(str, pipes), "--out", str(out)]
        arguments += ["--jobs", str(options.jobs), "--log-format", "json", *archive_documents.TIGHT]
        told, held, code = watched(arguments, deadly)
        with sqlite3.connect(out / ".state" / "run.sqlite") as database:
            inputs, own, failed = database.execute(
                "select count(*), sum(seconds), sum(failure is not null) from outcome"
            ).fetchone()
        begin, written, end = when(told, "to read"), when(told, "writing"), told[-1][0]
        reading, writing, jobs = written - begin, end - written, options.jobs
        print(f"{inputs} inputs, {failed} without a record, exit code {code}, {jobs} workers")
        print(f"found in {begin:.1f} s, read in {reading:.1f} s, dataset written in {writing:.1f} s")
        print(
            f"{inputs / reading:.1f} documents a second; {own / inputs * 1000:.0f} ms of its own a document, "
            f"{writing / inputs * 1000:.1f} ms to write it"
        )
        print(f"workers: {jobs * reading:.0f} s, of which the documents' own {own:.0f} s:", end=" ")
        beside, with_writing = (jobs * took / own - 1 for took in (reading, reading + writing))
        print(f"{beside:.1%} beside them, {with_writing:.1%} with writing")
        for name, sizes, first, last in (
            ("parent while reading", held.parent, begin, written),
            ("parent while writing", held.parent, written, end),
            ("largest process while writing", held.largest_child, written, end),
        ):
            part = [size for second, size in sizes if first <= second <= last] or [0.0]
            quarters = [part[len(part) * quarter // 4] for quarter in range(4)]
            print(f"{name}: at most {max(part):.0f} MB;", end=" ")
            print("at each quarter " + ", ".join(f"{size:.0f}" for size in quarters) + " MB")
        size = sum(
            path.stat().st_size for path in out.rglob("*") if path.is_file() and ".state" not in path.parts
        )
        state = (out / ".state" / "run.sqlite").stat().st_size
        print(f"dataset {size / 1e6:.0f} MB, state {state / 1e6:.0f} MB")
        wrong = disagreements(folder, poison, out)
        right = Counter(kind for name, kind in poison.items() if not any(repr(name) in one for one in wrong))
        print(
            "set aside with the right reason:", ", ".join(f"{count} {kind}" for kind, count in right.items())
        )
        again, _, _ = watched(arguments, deadly)
        print(f"run again: {again[-1][0]:.1f} s, of which reading {when(again, 'writing'):.1f} s")
    print(*wrong or ["every document is accounted for"], sep="\n")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
