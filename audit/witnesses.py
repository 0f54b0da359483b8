"""Witness voting: which of two values more independent statements stand behind."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from thaimemo.audit.quoting import shown
from thaimemo.schema.finding import Suggestion


class Witness(NamedTuple):
    """One independent statement of a value: ``Witness(Decimal(60), "the level in the section")``."""

    value: Decimal | str
    statement: str


def vote(witnesses: Iterable[Witness]) -> Suggestion | None:
    """The value with strictly more witnesses than any other; None where there is no such value."""
    sides: dict[Decimal | str, list[str]] = {}
    for witness in witnesses:
        sides.setdefault(witness.value, []).append(witness.statement)
    ranked = sorted(sides.items(), key=lambda side: len(side[1]), reverse=True)
    if len(ranked) < 2 or len(ranked[0][1]) == len(ranked[1][1]):
        return None
    (best, statements), (other, against) = ranked[0], ranked[1]
    text, other_text = (v if isinstance(v, str) else shown(v) for v in (best, other))
    return Suggestion(
        value=best,
        because=f"{len(statements)} statements say {text} ({', '.join(dict.fromkeys(statements))}), "
        f"{len(against)} {'says' if len(against) == 1 else 'say'} {other_text}",
    )
