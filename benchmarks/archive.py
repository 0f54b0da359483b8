"""What an archive run costs beside the documents themselves.

    python benchmarks/archive.py [--count 10000] [--jobs 2] [--folder FOLDER]

Makes documents (archive_documents.py) unless the folder has them, converts them with the installed command,
and prints where the time went and what the parent held. Judges nothing; README.md says how to read it.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import archive_documents
import psutil

COMMAND = Path(sys.executable).with_name("thaimemo")


def megabytes(process: psutil.Process) -> float:
    """Resident memory of the parent alone."""
    return float(process.memory_info().rss) / 1e6


def watched(
    arguments: list[str],
) -> tuple[list[tuple[float, dict[str, object]]], list[tuple[float, float]], int]:
    """The log lines and the memory of a run, each with the second it came in, and its exit code."""
    start = time.perf_counter()
    running = subprocess.Popen(arguments, stderr=subprocess.PIPE)
    told: list[tuple[float, dict[str, object]]] = []
    held: list[tuple[float, float]] = []

    def listen() -> None:
        assert running.stderr is not None
        for line in running.stderr:
            fact = json.loads(line) if line.startswith(b"{") else {"message": line.decode()}
            told.append((time.perf_counter() - start, fact))

    listener = threading.Thread(target=listen)
    listener.start()
    parent = psutil.Process(running.pid)
    while running.poll() is None:
        try:
            held.append((time.perf_counter() - start, megabytes(parent)))
        except psutil.Error:
            break
        time.sleep(0.5)
    code = running.wait()
    listener.join()
    told.append((time.perf_counter() - start, {"message": "end"}))
    return told, held, code


def when(told: list[tuple[float, dict[str, object]]], words: str) -> float:
    """The second in which a line with these words came."""
    return next(second for second, line in told if words in str(line["message"]))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--text-share", type=int, default=1, help="texts for each DOCX and each PDF")
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as room:
        folder = options.folder or Path(room) / "documents"
        if not folder.exists():
            archive_documents.make(folder, options.count, options.text_share)
        out = Path(room) / "dataset"
        arguments = [str(COMMAND), "convert", str(folder), "--out", str(out), "--jobs", str(options.jobs)]
        told, held, code = watched([*arguments, "--log-format", "json"])
        with sqlite3.connect(out / ".state" / "run.sqlite") as database:
            inputs, own, failed = database.execute(
                "select count(*), sum(seconds), sum(failure is not null) from outcome"
            ).fetchone()
        begin, written, end = when(told, "to read"), when(told, "writing"), told[-1][0]
        reading = written - begin
        print(f"{inputs} inputs, {failed} without a record, exit code {code}, {options.jobs} workers")
        print(f"found in {begin:.1f} s, read in {reading:.1f} s, dataset written in {end - written:.1f} s")
        print(
            f"{inputs / reading:.1f} documents a second; {own / inputs * 1000:.0f} ms of its own a document"
        )
        print(f"workers: {options.jobs * reading:.0f} s, of which the documents' own {own:.0f} s:", end=" ")
        print(f"{options.jobs * reading / own - 1:.1%} beside them")
        for name, first, last in (("reading", begin, written), ("writing", written, end)):
            part = [size for second, size in held if first <= second <= last] or [0.0]
            quarters = [part[len(part) * quarter // 4] for quarter in range(4)]
            print(f"parent while {name}: at most {max(part):.0f} MB;", end=" ")
            print("at each quarter " + ", ".join(f"{size:.0f}" for size in quarters) + " MB")
        size = sum(
            path.stat().st_size for path in out.rglob("*") if path.is_file() and ".state" not in path.parts
        )
        state = (out / ".state" / "run.sqlite").stat().st_size
        print(f"dataset {size / 1e6:.0f} MB, state {state / 1e6:.0f} MB")
        again, _, _ = watched([*arguments, "--log-format", "json"])
        print(f"nothing changed: {again[-1][0]:.1f} s, {when(again, 'writing'):.1f} s of it reading")
        shutil.rmtree(out)


if __name__ == "__main__":
    main()
