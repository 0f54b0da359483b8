"""The tables, the workbook and the descriptions of a dataset, written in processes of their own.

One process writes the files, others make the parts that go into them. The run's own process does neither: the
libraries of tables hold 100 MB, and what they do cannot be broken off from outside.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pebble import ProcessPool, concurrent

from thaimemo.outputs.dataset import write_dataset
from thaimemo.outputs.json_record import json_line
from thaimemo.pipeline.archive.files import FAILURES, RECORDS, SOURCES, write_lines
from thaimemo.pipeline.archive.lean import make_lean
from thaimemo.pipeline.catalogue import rule_cards

TICK = 0.2
"""Seconds between two looks at whether to stop."""
MAKERS = 4
"""Processes that make parts, at most: more make them faster than one process writes them."""
WORTH = 4 * 1024 * 1024
"""Bytes of records for each of them: below, starting it takes longer than what it does."""
AHEAD = 1
"""Parts that are made before they are wanted, beside those that are being made."""
SPAWN = multiprocessing.get_context("spawn")

Given = TypeVar("Given")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Manner:
    """How a dataset is written."""

    redact_names: bool = False
    catalogue: Mapping[str, Any] = field(default_factory=dict)
    """What the agency says in the data catalogue."""
    jobs: int = 1
    """Processes, at most; the files do not depend on it."""

    @property
    def of_the_files(self) -> str:
        """All that the files depend on."""
        return json_line([self.redact_names, dict(self.catalogue)])


def write_tables(building: Path, manner: Manner, check: Callable[[], None]) -> None:
    """Write everything that is made from the lists of records, failures and sources in ``building``.

    ``check`` raises what this shall end with when it is to stop.
    """
    writing = _written(building, manner, _makers(building, manner.jobs))
    while True:
        try:
            writing.result(timeout=TICK)
            return
        except TimeoutError:
            try:
                check()
            except BaseException:
                writing.cancel()
                raise


def _makers(building: Path, jobs: int) -> int:
    """How many processes to make parts in; 0 and 1 are none beside the one that writes."""
    return min(jobs, MAKERS, (building / RECORDS).stat().st_size // WORTH)


@concurrent.process(daemon=False, mp_context=SPAWN)
def _written(building: Path, manner: Manner, makers: int) -> None:
    make_lean()
    if manner.redact_names:
        from thaimemo.outputs.dataset.redaction import redacted_text  # late: the run's process never needs it

        for path in (building / FAILURES, building / SOURCES):
            clean = path.with_suffix(".redacted")
            with path.open("rb") as named:
                write_lines(clean, (redacted_text(line.decode()).encode() for line in named))
            clean.replace(path)
    with _in_order(makers) as each:
        write_dataset(
            building / RECORDS,
            building,
            failures=building / FAILURES,
            redact_names=manner.redact_names,
            catalogue=manner.catalogue,
            rules=rule_cards(),
            each=each,
        )


@contextmanager
def _in_order(makers: int) -> Iterator[Any]:
    """`map` in so many processes, few results ahead."""
    if makers < 2:
        yield map
        return
    with ProcessPool(max_workers=makers, initializer=make_lean, context=SPAWN) as pool:
        for _ in range(makers):
            pool.schedule(_begin)

        def each(function: Callable[[Given], Made], things: Iterable[Given]) -> Iterator[Made]:
            begun: deque[Any] = deque()
            for thing in things:
                begun.append(pool.schedule(function, args=(thing,)))
                if len(begun) > makers + AHEAD:
                    yield begun.popleft().result()
            while begun:
                yield begun.popleft().result()

        yield each


def _begin() -> None:
    """Load what making parts takes, while the process that writes loads what it takes."""
    import thaimemo.outputs.dataset.part  # noqa: F401
