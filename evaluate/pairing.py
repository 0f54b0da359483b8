"""Which item of a list in the record answers to which item of the golden list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from thaimemo.evaluate.likeness import is_choice, likeness, same

WEIGHTS = {
    "place": 3.0,
    "name": 2.0,
    "indicator": 2.0,
    "label": 2.0,
    "text": 2.0,
    "round_months": 2.0,
    "period": 2.0,
    "number": 1.0,
    "level": 1.0,
    "id": 1.0,
    "date": 1.0,
    "title": 1.0,
    "office": 1.0,
    "fiscal_year_be": 1.0,
    "dimension": 0.5,
    "unit": 0.5,
    "value": 0.5,
}
"""How much a key says about which item is meant."""

LEAST = 0.5
"""Items that have less in common answer to none."""


def pairs(wanted: Sequence[Any], found: Sequence[Any]) -> list[tuple[Any, Any]]:
    """Every golden item with the item of the record that is most like it, or with None; each used once."""
    ranked = sorted(
        ((_score(want, got), -i, -j) for i, want in enumerate(wanted) for j, got in enumerate(found)),
        reverse=True,
    )
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for score, i, j in ranked:
        if score > LEAST and -i not in partner and -j not in taken:
            partner[-i] = -j
            taken.add(-j)
    return [(want, found[partner[i]] if i in partner else None) for i, want in enumerate(wanted)]


def _score(want: Any, got: Any) -> float:
    if isinstance(want, dict) and isinstance(got, dict) and not is_choice(want):
        return sum(weight * _value(want.get(key), got.get(key)) for key, weight in WEIGHTS.items())
    return _value(want, got)


def _value(want: Any, got: Any) -> float:
    if want is None or got is None:
        return 0.0
    if is_choice(want):
        return max(_value(option, got) for option in want["any"])
    if isinstance(want, str) and isinstance(got, str):
        return likeness(want, got)
    return float(same(want, got))
