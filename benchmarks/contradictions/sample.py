"""Which changes are tried: as many as asked, over all rules and all ideas alike, the same for one seed."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from contradictions import files
from contradictions.draft import Change, Document
from contradictions.frames import cards, kpi_table, local_body, rounds, scorecard

FRAMES = {
    "scorecard": scorecard,
    "kpi-table": kpi_table,
    "cards": cards,
    "local-body": local_body,
    "rounds": rounds,
}
LEAST_A_RULE = 12
"""Contradictions of every rule that are taken before the rest is filled up."""

Task = tuple[Document, list[Change]]


def composed(seed: int, each: int) -> Iterator[Document]:
    """So many documents of every frame."""
    for name, frame in FRAMES.items():
        for number in range(each):
            yield frame.compose(random.Random(f"{seed}/{name}/{number}"), f"{name}-{number}")


def tasks(seed: int, contradictions: int, twins: int) -> list[Task]:
    """Documents with the changes to try on each; every document is there at least for itself."""
    rng = random.Random(seed)
    each = max(1, round(contradictions / 180))
    documents = [*composed(seed, each), *files.documents()]
    wrong = [(d, c) for d in documents for c in d.changes if c.rules]
    fine = [(d, c) for d in documents for c in d.changes if not c.rules]
    rng.shuffle(wrong)
    rng.shuffle(fine)
    chosen = _alike(wrong, contradictions, lambda c: c.rules[0]) + _alike(fine, twins, lambda c: c.name)
    by_document: dict[str, list[Change]] = defaultdict(list)
    for document, change in chosen:
        by_document[document.name].append(change)
    return [(document, by_document[document.name]) for document in documents if by_document[document.name]]


def _alike(
    found: list[tuple[Document, Change]], wanted: int, kind: Callable[[Change], str]
) -> list[tuple[Document, Change]]:
    """First some of every kind, then whatever comes."""
    taken: list[tuple[Document, Change]] = []
    rest: list[tuple[Document, Change]] = []
    count: dict[str, int] = defaultdict(int)
    for pair in found:
        name = kind(pair[1])
        count[name] += 1
        (taken if count[name] <= LEAST_A_RULE else rest).append(pair)
    return (taken + rest)[:wanted]


def size(chosen: Iterable[Task]) -> tuple[int, int]:
    """How many contradictions and how many twins."""
    changes = [c for _, cs in chosen for c in cs]
    return sum(bool(c.rules) for c in changes), sum(not c.rules for c in changes)
