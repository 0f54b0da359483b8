"""A record compared with a golden one, value by value.

The golden record is a part of the record: only the keys that it names are compared, and null or ``[]`` in it
says that the document does not state the value.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import regex

from thaimemo.evaluate.likeness import equal, is_choice, same
from thaimemo.evaluate.pairing import pairs

Outcome = Literal["right", "alike", "wrong", "missing", "invented", "absent", "phantom"]
"""``alike``: the text differs by a few letters; ``invented``: a value where the document has none;
``absent``: rightly none; ``phantom``: an item that answers to none of the golden ones."""

COUNTED = frozenset({"reports", "projects", "dimensions", "stamps", "signatories"})
"""Lists that a golden record names whole, so that one item more is a phantom."""

CODES = frozenset(
    {
        "canonical",
        "frame",
        "id",
        "kind",
        "direction",
        "dimension",
        "place",
        "status",
        "circular",
        "met",
        "scores",
    }
)
"""Values that the program assigns: they need no quote."""

INDEX = regex.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Fact:
    """One golden value beside what the record states; ``quotes`` is None where none are needed."""

    path: str
    outcome: Outcome
    want: Any
    got: Any
    quotes: tuple[dict[str, Any], ...] | None = None

    @property
    def field(self) -> str:
        """The path without the numbers of items: ``reports.projects.name``."""
        return INDEX.sub("", self.path)


def facts(golden: Any, record: Any, path: str = "") -> Iterator[Fact]:
    """Every value that the golden record names, in its order, and every phantom."""
    yield from _walk(path, golden, record, {}, "")


def _walk(path: str, want: Any, got: Any, holder: dict[str, Any], key: str) -> Iterator[Fact]:
    if isinstance(want, dict) and not is_choice(want):
        found = got if isinstance(got, dict) else {}
        grounded = "evidence" in found
        for name, value in want.items():
            below = f"{path}.{name}" if path else name
            yield from _walk(
                below, value, found.get(name), found if grounded else holder, name if grounded else key
            )
    elif isinstance(want, list) and want:
        found_items = got if isinstance(got, list) else []
        paired = pairs(want, found_items)
        if path.rsplit(".", 1)[-1] in COUNTED:
            answering = [partner for _, partner in paired if partner is not None]
            for extra in found_items:
                if not any(extra is partner for partner in answering):
                    yield Fact(path, "phantom", None, _named(extra))
        for index, (item, partner) in enumerate(paired):
            yield from _walk(f"{path}[{index}]", item, partner, holder, key)
    else:
        yield _leaf(path, want, got, holder, key)


def _leaf(path: str, want: Any, got: Any, holder: dict[str, Any], key: str) -> Fact:
    empty = got is None or got == [] or got == ""
    if want is None or want == []:
        return Fact(path, "absent" if empty else "invented", want, got)
    if empty:
        return Fact(path, "missing", want, got)
    if not same(want, got):
        return Fact(path, "wrong", want, got)
    steps = {*INDEX.sub("", path).split("."), key}
    quotes = None if steps & CODES else tuple(holder.get("evidence", {}).get(key) or ())
    return Fact(path, "right" if same(want, got, equal) else "alike", want, got, quotes)


def _named(item: Any) -> Any:
    """What a person knows an item by."""
    if not isinstance(item, dict):
        return item
    return next((item[key] for key in ("name", "title", "office", "id", "number") if item.get(key)), None)


def differences(golden: Any, record: Any) -> Iterator[str]:
    """One line for every golden value that the record does not state so, and for every phantom."""
    for fact in facts(golden, record):
        if fact.outcome not in ("right", "alike", "absent"):
            yield f"{fact.path}: {fact.outcome}, wanted {fact.want!r}, read {fact.got!r}"
