"""An archive run on this machine.

A worker that dies takes one document with it. That document is tried once more, alone and after all others,
and then set aside. One that ran out of time is set aside at once: it had its time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from thaimemo.pipeline.archive.item import Item
from thaimemo.pipeline.archive.outcome import Failed, Outcome
from thaimemo.pipeline.archive.pool import Lost, Pool, Work
from thaimemo.pipeline.archive.terms import Terms
from thaimemo.schema.errors import LimitExceeded, ThaimemoError, WorkerLost

RECYCLED_AFTER = 1000
"""Documents of one worker; a new one costs the time of some twenty documents."""
AHEAD = 4
"""Documents a worker handed over before the first comes back: enough that none waits, few to hold."""


class LocalRunner:
    """Documents through worker processes."""

    def __init__(self, jobs: int, terms: Terms, stopped: Callable[[], bool]) -> None:
        self.terms = terms
        self.stopped = stopped
        self._pool = Pool(jobs, terms, stopped, ahead=AHEAD, recycled_after=RECYCLED_AFTER)

    def run(self, works: Iterator[Work]) -> Iterator[tuple[Item, Outcome]]:
        """The outcome of every document, in the order in which they come to an end."""
        lost: dict[bytes, Work] = {}
        first: dict[bytes, float] = {}
        for work, outcome in self._pool.run(works):
            if isinstance(outcome, Lost):
                lost[work.item.key] = work
                first[work.item.key] = outcome.seconds
            else:
                yield work.item, outcome
        if not lost:
            return
        self._pool.close()
        with Pool(1, self.terms, self.stopped, ahead=1, recycled_after=1) as alone:
            for work, outcome in alone.run(iter(lost.values())):
                if isinstance(outcome, Lost):
                    outcome = set_aside(work.item, outcome, self.terms, first[work.item.key])
                yield work.item, outcome

    def close(self) -> None:
        """End the workers, whatever they do."""
        self._pool.close()


def set_aside(item: Item, lost: Lost, terms: Terms, before: float = 0.0) -> Failed:
    """A document that two workers died of, the first of them after ``before`` seconds."""
    if lost.memory:
        reason = f"it takes more than {terms.megabytes} MB of memory"
        error: ThaimemoError = LimitExceeded(item.name, "worker", reason, "give it more with --memory")
    else:
        error = WorkerLost(item.name, "worker", f"{lost.reason}, twice", "try it by itself")
    return Failed(item.sha256(), error, before + lost.seconds, lost=True)
