"""What one text memo costs, beside the least that could be done with its text.

    python benchmarks/text_memo.py [--runs N] [FILE ...]

Without files: the documents in samples/. Prints tables and judges nothing; README.md says how to read them.
"""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path

import regex

import thaimemo.normalize
from thaimemo.audit import audit
from thaimemo.extract.decode import decode
from thaimemo.extract.reader import read_bytes
from thaimemo.normalize.lazy import LazyPattern
from thaimemo.parsers.document import parse
from thaimemo.pipeline.document import read

ROOT = Path(__file__).resolve().parents[1]
REPORT_STARTS = regex.compile(r"^\#*\s*รายงานผล", regex.MULTILINE)
"""The title of the report behind its memo page: ``# รายงานผลการดำเนินการ``."""

CACHED = type(lru_cache(abs))

FLOOR_PROCESS = """
import runpy, sys
scan = runpy.run_path(sys.argv[1])
scan["floor"](scan["decode"](open(sys.argv[2], "rb").read(), sys.argv[2])[0], scan["patterns"]())
"""


def patterns() -> list[LazyPattern[str]]:
    """Every pattern that a module of ``thaimemo.normalize`` holds, also within its tables."""
    found: dict[str, LazyPattern[str]] = {}
    for module_info in pkgutil.iter_modules(thaimemo.normalize.__path__):
        module = importlib.import_module(f"thaimemo.normalize.{module_info.name}")
        for value in vars(module).values():
            found.update((pattern.pattern, pattern) for pattern in _within(value))
    return list(found.values())


def _within(value: object) -> Iterable[LazyPattern[str]]:
    if isinstance(value, LazyPattern):
        yield value
    elif isinstance(value, dict):
        yield from (pattern for item in value.values() for pattern in _within(item))
    elif isinstance(value, tuple | list | frozenset | set):
        yield from (pattern for item in value for pattern in _within(item))


def floor(text: str, all_patterns: list[LazyPattern[str]]) -> int:
    """Scan the text once with every pattern and keep nothing."""
    return sum(1 for pattern in all_patterns for _ in pattern.finditer(text))


def forget_texts() -> None:
    """Empty the bounded caches, which hold answers about texts; the unbounded ones hold tables of names."""
    for name, module in list(sys.modules.items()):
        if name.startswith("thaimemo."):
            for value in vars(module).values():
                if isinstance(value, CACHED) and value.cache_parameters()["maxsize"] is not None:
                    value.cache_clear()


def milliseconds(work: Callable[[], object], runs: int) -> float:
    """Median of ``runs`` after one run to warm up, each on a document that the caches have not seen."""
    work()
    times = []
    for _ in range(runs):
        forget_texts()
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def process(arguments: list[str], runs: int) -> tuple[float, float]:
    """Median wall time in ms and peak memory in MB of a whole process."""
    times, peaks = [], []
    for run in range(runs + 1):
        start = time.perf_counter()
        child = subprocess.Popen(arguments, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise SystemExit(f"{arguments[:3]} ended with {child.returncode}")
        if run:  # the first one fills the disk cache
            times.append(time.perf_counter() - start)
            peaks.append(usage.ru_maxrss / 1024)
    return statistics.median(times) * 1000, statistics.median(peaks)


def in_process(paths: list[Path], runs: int) -> None:
    """One row a document: the floor, each step, all of them, and the ratio."""
    scanners = patterns()
    print(f"In process, median of {runs} runs, ms ({len(scanners)} patterns of normalize are the floor)")
    columns = ("lines", "kB", "floor", "read", "parse", "audit", "all", "ratio")
    print(*(f"{name:>7}" for name in columns), " document")
    for path in paths:
        data = path.read_bytes()
        text, _ = decode(data, path.name)
        pages = read_bytes(data, path.name)
        record = parse(pages)
        least = milliseconds(lambda text=text: floor(text, scanners), runs)
        steps = [
            milliseconds(lambda data=data, path=path: read_bytes(data, path.name), runs),
            milliseconds(lambda pages=pages: parse(pages), runs),
            milliseconds(lambda record=record: audit(record), runs),
            milliseconds(lambda data=data, path=path: read(data, path.name), runs),
        ]
        cells = [f"{text.count(chr(10)):7}", f"{len(data) / 1000:7.0f}", f"{least:7.1f}"]
        print(*cells, *(f"{step:7.1f}" for step in steps), f"{steps[-1] / least:7.1f}", f" {path.name}")


def as_process(paths: list[Path], runs: int) -> None:
    """One row a document: ``thaimemo extract`` against a process that only scans."""
    command = Path(sys.executable).with_name("thaimemo")
    print(f"\nAs a process, median of {runs} runs (the floor imports the same modules and scans)")
    columns = ("floor ms", "ms", "ratio", "floor MB", "MB", "ratio")
    print(*(f"{name:>8}" for name in columns), " document")
    for path in paths:
        least, small = process([sys.executable, "-c", FLOOR_PROCESS, __file__, str(path)], runs)
        wall, peak = process([str(command), "extract", str(path)], runs)
        times = (f"{least:8.0f}", f"{wall:8.0f}", f"{wall / least:8.2f}")
        print(*times, f"{small:8.0f}", f"{peak:8.0f}", f"{peak / small:8.2f}", f" {path.name}")


def linearity(path: Path, runs: int) -> None:
    """How the time grows with k copies of the report behind one memo page."""
    text, _ = decode(path.read_bytes(), path.name)
    match = REPORT_STARTS.search(text)
    memo, report = (text[: match.start()], text[match.start() :]) if match else ("", text)
    print(f"\nGrowth with k copies of the report part of {path.name} (1.0 in the last column is linear)")
    print(f"{'k':>4} {'kB':>6} {'ms':>9} {'ms of 1':>8} {'per copy':>9}")
    first = 0.0
    for copies in (1, 2, 5, 10):
        data = (memo + report * copies).encode()
        took = milliseconds(lambda data=data: read(data, path.name), max(1, runs // copies))
        first = first or took
        print(
            f"{copies:4} {len(data) / 1000:6.0f} {took:9.1f} {took / first:8.2f} {took / first / copies:9.2f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--runs", type=int, default=9)
    options = parser.parse_args()
    samples = (path for path in (ROOT / "samples").iterdir() if path.suffix in {".md", ".txt"})
    paths = options.files or sorted(path for path in samples if path.name != "README.md")
    in_process(paths, options.runs)
    as_process(paths, options.runs)
    linearity(paths[0], options.runs)


if __name__ == "__main__":
    main()
