"""The confusable-digit hypothesis: two numbers that one misread Thai digit would make equal."""

from __future__ import annotations

import datetime as dt
import tomllib
from decimal import Decimal
from functools import cache
from importlib.resources import files

from thaimemo.audit.quoting import shown
from thaimemo.normalize.dates import find_dates

THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"


@cache
def _pairs() -> frozenset[frozenset[str]]:
    data = tomllib.loads((files("thaimemo.audit") / "confusable.toml").read_text("utf-8"))
    return frozenset(frozenset(pair) for pair in data["pairs"])


def confusable(a: Decimal | int, b: Decimal | int) -> list[str] | None:
    """The two Thai digits where the numbers differ in exactly one digit and that pair looks "
    "alike: ``["๖", "๘"]``."""
    left, right = shown(a), shown(b)
    if len(left) != len(right):
        return None
    differing = [(x, y) for x, y in zip(left, right, strict=True) if x != y]
    if len(differing) != 1 or not all(c.isdigit() for c in differing[0]):
        return None
    pair = sorted(THAI_DIGITS[int(c)] for c in differing[0])
    return pair if frozenset(pair) in _pairs() else None


def confusable_dates(a: dt.date, b: dt.date) -> list[str] | None:
    """The same for two dates with the day or the Buddhist-era year written in digits."""
    if a.month != b.month:
        return None
    if a.year == b.year:
        return confusable(a.day, b.day)
    return confusable(a.year + 543, b.year + 543) if a.day == b.day else None


def readable(date: str) -> list[str]:
    """The dates that exist and differ from a printed one in one misread digit of its day or year."""
    found = []
    for at, letter in enumerate(date):
        if not letter.isdigit():
            continue
        thai = THAI_DIGITS[int(letter)]
        for pair in _pairs():
            if thai in pair:
                (other,) = pair - {thai}
                digit = other if letter in THAI_DIGITS else str(THAI_DIGITS.index(other))
                candidate = date[:at] + digit + date[at + 1 :]
                if any(d.valid and d.text == candidate for d in find_dates(candidate)):
                    found.append(candidate)
    return found
