"""Documents handed to worker processes, few ahead, each under its time limit.

The processes are spawned, never forked: PDFium and the libraries of the parent do not outlive a fork whole.
"""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from queue import Empty, SimpleQueue

from pebble import ProcessExpired, ProcessPool

from thaimemo.pipeline.archive import worker
from thaimemo.pipeline.archive.errors import CannotWork
from thaimemo.pipeline.archive.item import Item
from thaimemo.pipeline.archive.outcome import Failed, Outcome
from thaimemo.pipeline.archive.terms import Terms
from thaimemo.schema.errors import LimitExceeded

TICK = 0.2
"""Seconds between two looks at whether to stop."""
GRACE = 200.0
"""Seconds without any event, beyond the time limit, after which the pool counts as broken. A worker killed
within a message leaves a lock behind, which pebble gives up on after 60 seconds, worker by worker."""
BREAKS = 10
"""Pools that may break one after another without a single document done."""
GAVE_UP = frozenset({signal.SIGABRT, signal.SIGTRAP, signal.SIGILL})
"""How a C++ library ends its process when an allocation fails, PDFium among them."""


@dataclass(frozen=True, slots=True)
class Work:
    """A document, and the SHA-256 under which its outcome is known already."""

    item: Item
    known: str | None = None


@dataclass(frozen=True, slots=True)
class Lost:
    """The worker died over the document."""

    reason: str
    """As half a sentence."""
    seconds: float = 0.0
    """What it took until then, about."""
    memory: bool = False
    """It ran out of memory."""


class Pool:
    """Worker processes that come back when they die.

    When ``stopped`` says yes they are ended and the iteration is over; what was not yielded is not done.
    """

    def __init__(
        self, jobs: int, terms: Terms, stopped: Callable[[], bool], *, ahead: int, recycled_after: int
    ) -> None:
        self.jobs = jobs
        self.terms = terms
        self.stopped = stopped
        self.window = jobs * ahead
        self.recycled_after = recycled_after
        self._pool: ProcessPool | None = None
        self._pending: dict[Future[Outcome], Work] = {}
        self._finished: SimpleQueue[Future[Outcome]] = SimpleQueue()
        self._started: dict[Future[Outcome], float] = {}

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the workers, whatever they do."""
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()
        self._pool = None
        self._pending = {}
        self._finished = SimpleQueue()
        self._started = {}

    def run(self, works: Iterator[Work]) -> Iterator[tuple[Work, Outcome | Lost]]:
        """What became of each document, in the order in which they come to an end."""
        again: list[Work] = []
        """Those that were under way in a pool that broke."""
        broken_before: set[bytes] = set()
        breaks = 0
        last = time.monotonic()
        while not self.stopped():
            while len(self._pending) < self.window and (work := again.pop() if again else next(works, None)):
                self._submit(work)
            if not self._pending:
                return
            broken = time.monotonic() - last > self.terms.seconds + GRACE
            for future in self._pending:
                if future.running():
                    self._started.setdefault(future, time.monotonic())
            for future in self._ended():
                last = time.monotonic()
                if isinstance(future.exception(), BrokenProcessPool):
                    broken = True
                    continue
                breaks = 0
                yield (work := self._pending.pop(future)), self._told(future, work)
            if broken:
                breaks += 1
                if breaks >= BREAKS:
                    raise CannotWork("the worker processes do not start or do not stay")
                aborted = list(self._pending.values())
                self.close()
                last = time.monotonic()
                for work in aborted:
                    if work.item.key in broken_before:
                        yield work, Lost("its worker process was lost")
                    else:
                        broken_before.add(work.item.key)
                        again.append(work)
        self.close()

    def _submit(self, work: Work) -> None:
        if self._pool is None:
            self._pool = ProcessPool(
                max_workers=self.jobs,
                max_tasks=self.recycled_after,
                initializer=worker.prepare,
                initargs=(self.terms.megabytes,),
                context=multiprocessing.get_context("spawn"),
            )
        try:
            future = self._pool.schedule(
                worker.convert,
                args=(work.item, work.known, self.terms.pages, self.terms.frames),
                timeout=self.terms.seconds,
            )
        except RuntimeError as error:  # the pool is broken: a future that says so
            future = Future()  # type: ignore[assignment]
            future.set_exception(BrokenProcessPool(str(error)))
        self._pending[future] = work
        future.add_done_callback(self._finished.put)

    def _ended(self) -> Iterator[Future[Outcome]]:
        try:
            yield self._finished.get(timeout=TICK)
            while True:
                yield self._finished.get_nowait()
        except Empty:
            return

    def _told(self, future: Future[Outcome], work: Work) -> Outcome | Lost:
        now = time.monotonic()
        took = now - self._started.pop(future, now)
        try:
            return future.result()
        except TimeoutError:
            reason = f"it took longer than {self.terms.seconds:g} seconds"
            error = LimitExceeded(work.item.name, "worker", reason, "give it more time with --timeout")
            return Failed(work.item.sha256(), error, self.terms.seconds, lost=True)
        except ProcessExpired as death:
            if death.exitcode == worker.OUT_OF_MEMORY:
                return Lost("out of memory", took, memory=True)
            return Lost(_cause(death.exitcode), took)
        except MemoryError:
            return Lost("out of memory", took, memory=True)


def _cause(exitcode: int) -> str:
    if exitcode >= 0:
        return f"its worker process ended with status {exitcode}"
    name = signal.Signals(-exitcode).name
    if -exitcode in GAVE_UP:
        return f"a library gave up over it ({name}), as they do when memory is short"
    return f"its worker process was ended by {name}"
