"""An archive run on a Ray cluster: a task is a handful of documents through the local runner of its machine.

So the limits, the second try alone and the setting aside are those of one machine. A task whose machine or
process is lost is done once more by Ray; lost again, its documents are sent out one by one, and one that is
lost twice by itself is set aside.
"""

from __future__ import annotations

import atexit
import itertools
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

from thaimemo.pipeline.archive.item import Item
from thaimemo.pipeline.archive.local import LocalRunner, set_aside
from thaimemo.pipeline.archive.outcome import Outcome
from thaimemo.pipeline.archive.pool import TICK, Lost, Work
from thaimemo.pipeline.archive.spool import Spool
from thaimemo.pipeline.archive.terms import Terms
from thaimemo.schema.errors import ThaimemoError

try:
    import ray
    from ray.exceptions import RayError
except ImportError as error:
    raise ThaimemoError(
        "--runner ray", "start", "Ray is not installed", "pip install 'thaimemo[ray]'"
    ) from error

HANDFUL = 16
"""Documents in one task: Ray's own cost for a task is that of a hundredth of a document."""
AHEAD = 2
"""Tasks for each processor handed over before the first comes back."""


class RayRunner:
    """Documents through the tasks of a cluster."""

    def __init__(
        self, address: str | None, jobs: int, terms: Terms, spool: Spool, stopped: Callable[[], bool]
    ) -> None:
        self.terms = terms
        self.spool = spool
        self.stopped = stopped
        os.environ["RAY_USAGE_STATS_ENABLED"] = "0"  # Ray would tell its makers of the run
        if address:
            ray.init(address=address, log_to_driver=False, configure_logging=False)
        else:
            ray.init(num_cpus=jobs, include_dashboard=False, log_to_driver=False, configure_logging=False)

    def run(self, works: Iterator[Work]) -> Iterator[tuple[Item, Outcome]]:
        """The outcome of every document, in the order in which they come to an end."""
        task = ray.remote(num_cpus=1, max_retries=1)(_handful)
        window = AHEAD * max(
            1,
            int(
                ray.cluster_resources().get(  # type: ignore[no-untyped-call]
                    "CPU", 1
                )
            ),
        )
        handfuls = _handfuls(works)
        single: list[list[Work]] = []
        pending: dict[Any, list[Work]] = {}
        while not self.stopped():
            while len(pending) < window and (handful := single.pop() if single else next(handfuls, None)):
                pending[task.remote([self._reachable(work) for work in handful], self.terms)] = handful
            if not pending:
                return
            ready, _ = ray.wait(list(pending), num_returns=1, timeout=TICK)
            for reference in ready:
                handful = pending.pop(reference)
                try:
                    outcomes = ray.get(reference)
                except RayError:
                    if len(handful) > 1:
                        single += [[work] for work in handful]
                        continue
                    lost = Lost("its worker process on the cluster was lost")
                    outcomes = [set_aside(handful[0].item, lost, self.terms)]
                yield from zip((work.item for work in handful), outcomes, strict=True)
        for reference in pending:
            ray.cancel(reference, force=True)

    def close(self) -> None:
        """Leave the cluster; one started here ends."""
        ray.shutdown()

    def _reachable(self, work: Work) -> Work:
        """Members of archive files lie on this machine alone, so their bytes go along."""
        if not self.spool.holds(work.item):
            return work
        return replace(work, item=replace(work.item, payload=work.item.load()))


def _handfuls(works: Iterator[Work]) -> Iterator[list[Work]]:
    while handful := list(itertools.islice(works, HANDFUL)):
        yield handful


def _handful(works: list[Work], terms: Terms) -> list[Outcome]:
    """What runs on the cluster: the outcomes in the order of the documents."""
    outcomes = {item.key: outcome for item, outcome in _runner(terms).run(iter(works))}
    return [outcomes[work.item.key] for work in works]


@lru_cache(maxsize=1)
def _runner(terms: Terms) -> LocalRunner:
    """One worker process, which stays for the next task that comes to this process of Ray."""
    runner = LocalRunner(1, terms, lambda: False)
    atexit.register(runner.close)
    return runner
