"""Counts of outcomes, and the shares that follow from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from thaimemo.evaluate.facts import Fact, Outcome


def share(part: int, whole: int) -> float | None:
    """0 to 1, rounded to what a page shows; None where there is nothing to divide."""
    return round(part / whole, 4) if whole else None


@dataclass(slots=True)
class Tally:
    """Outcomes of some facts."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    grounded: int = 0
    groundable: int = 0

    def add(self, fact: Fact, printed: bool) -> None:
        """Count one fact; ``printed`` says whether a quote of it stands in the document."""
        self.outcomes[fact.outcome] += 1
        if fact.quotes is not None:
            self.groundable += 1
            self.grounded += printed

    def figures(self) -> dict[str, Any]:
        """Precision, recall and F1, strict and soft, grounding, and the counts themselves."""
        o = self.outcomes
        return {
            "values": o["right"] + o["alike"] + o["wrong"] + o["missing"],
            "strict": _scores(
                o["right"], o["alike"] + o["wrong"] + o["invented"], o["alike"] + o["wrong"] + o["missing"]
            ),
            "soft": _scores(o["right"] + o["alike"], o["wrong"] + o["invented"], o["wrong"] + o["missing"]),
            "grounded": share(self.grounded, self.groundable),
            "wrong": o["wrong"],
            "missing": o["missing"],
            "invented": o["invented"],
            "phantoms": o["phantom"],
        }


def _scores(right: int, stated_wrongly: int, not_read: int) -> dict[str, float | None]:
    precision, recall = share(right, right + stated_wrongly), share(right, right + not_read)
    f1 = share(2 * right, 2 * right + stated_wrongly + not_read)
    return {"precision": precision, "recall": recall, "f1": f1}


def merged(tallies: Iterable[Tally]) -> Tally:
    """All of them as one."""
    total = Tally()
    for tally in tallies:
        total.outcomes.update(tally.outcomes)
        total.grounded += tally.grounded
        total.groundable += tally.groundable
    return total
