"""An archive run from the paths to the dataset."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Protocol

from thaimemo.pipeline.archive.item import Item, Refused
from thaimemo.pipeline.archive.listing import Listing
from thaimemo.pipeline.archive.outcome import Failed, Outcome, Unchanged
from thaimemo.pipeline.archive.pool import Work
from thaimemo.pipeline.archive.progress import Progress
from thaimemo.pipeline.archive.publish import publish
from thaimemo.pipeline.archive.shard import WHOLE, Shard
from thaimemo.pipeline.archive.spool import Spool
from thaimemo.pipeline.archive.state import Counted, State
from thaimemo.pipeline.archive.stopping import Stopping
from thaimemo.pipeline.archive.terms import Terms
from thaimemo.pipeline.archive.writing import Manner
from thaimemo.schema.errors import ThaimemoError

STATE = ".state"
"""The folder beside the dataset that a later run goes on from."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for."""

    paths: Sequence[str]
    out: Path
    terms: Terms = field(default_factory=Terms)
    shard: Shard = WHOLE
    fresh: bool = False
    manner: Manner = field(default_factory=Manner)
    """How the dataset is written."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What came of it."""

    counted: Counted
    passed_over: Counter[str]
    files: list[Path]


class Runner(Protocol):
    """Where the documents are read: worker processes here, or a cluster."""

    def run(self, works: Iterator[Work]) -> Iterator[tuple[Item, Outcome]]:
        """The outcome of every document, in any order."""

    def close(self) -> None:
        """End whatever still works."""


MakeRunner = Callable[[Spool], Runner]


def convert(
    request: Request, stdin: BinaryIO, make_runner: MakeRunner, progress: Progress, stopping: Stopping
) -> Summary:
    """Read what is not read yet and write the dataset of all of it.

    Raises `Interrupted` when asked to stop: what is done by then is kept, and the same call goes on from it.
    """
    folder = request.out / STATE
    with State(folder, fresh=request.fresh) as state:
        spool = Spool(folder / "spool")
        try:
            listing = Listing(request.paths, stdin, str(request.out), spool.folder / "archives")
            refused = _list(listing, request.shard, state, progress, stopping)
            total = state.listed() - refused
            progress.began(total, total - state.waiting(request.terms))
            for error in state.standing_failures(request.terms):
                progress.failed(error)
            _read(request.terms, state, spool, make_runner(spool), progress, stopping)
        finally:
            spool.close()
        stopping.check()
        progress.writing()
        files = publish(
            state,
            request.out,
            folder / "building",
            request.manner,
            stopping.check,
        )
        return Summary(state.counted(), listing.passed_over, files)


def _list(listing: Listing, shard: Shard, state: State, progress: Progress, stopping: Stopping) -> int:
    """Put the inputs on the list; how many were refused at once."""
    refused = 0
    state.forget_inputs()
    for count, found in enumerate(listing, start=1):
        stopping.check()
        if found.key in shard and state.add(found) and isinstance(found, Refused):
            refused += 1
            progress.failed(found.error)
        if count % 1000 == 0:
            progress.listed(count)
    state.save()
    return refused


def _read(
    terms: Terms, state: State, spool: Spool, runner: Runner, progress: Progress, stopping: Stopping
) -> None:
    def keep(item: Item, outcome: Outcome) -> None:
        state.keep(item, outcome, terms)
        error = outcome.error if isinstance(outcome, Failed) else None
        if isinstance(outcome, Unchanged):
            error = state.failure(item.key)
        if error is not None:
            progress.failed(error)
        progress.done()

    def works() -> Iterator[Work]:
        for work in state.todo(terms):
            if work.item.member is None:
                yield work
                continue
            try:
                yield Work(spool.unpack(work.item), work.known)
            except ThaimemoError as error:
                keep(work.item, Failed(None, error))

    try:
        for item, outcome in runner.run(works()):
            spool.release(item)
            keep(item, outcome)
            if stopping():
                break
    finally:
        runner.close()
        state.save()
    stopping.check()
