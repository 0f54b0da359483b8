"""One value of a record, never null, made into the type of its column."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Any

from thaimemo.outputs.dataset.definitions import Kind

PRECISION = 38
SCALE = 10
"""Numbers keep ten decimals: printed ones have four at most, and computed ones are rounded to them."""

_CONTEXT = Context(prec=PRECISION + SCALE)
_LAST_DIGIT = Decimal(1).scaleb(-SCALE)
_NUMBER_END = Decimal(10) ** (PRECISION - SCALE)
_INTEGER_END = 2**63


class UnfitError(ValueError):
    """The value is larger than its column can hold."""


def text(value: Any) -> str:
    """The value as text: numbers in plain digits, truth values in small letters."""
    match value:
        case str():
            return value if storable(value) else "".join(c if storable(c) else "\ufffd" for c in value)
        case bool():
            return "true" if value else "false"
        case Decimal():
            return f"{value:f}"
        case _:
            return str(value)


def storable(value: str) -> bool:
    """Whether every table can hold the text: PostgreSQL refuses the null character, UTF-8 half a surrogate
    pair.
    """
    if "\x00" in value:
        return False
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def number(value: Any) -> Decimal | None:
    """A number with ten decimals at most; None for what is no number."""
    if isinstance(value, bool | str):
        return None
    exact = Decimal(value)
    if not exact.is_finite() or abs(exact) >= _NUMBER_END:
        raise UnfitError(value)
    exponent = exact.as_tuple().exponent
    assert isinstance(exponent, int)
    return exact if exponent >= -SCALE else exact.quantize(_LAST_DIGIT, ROUND_HALF_EVEN, _CONTEXT)


def integer(value: Any) -> int:
    """A whole number of 64 bits."""
    if not -_INTEGER_END <= value < _INTEGER_END:
        raise UnfitError(value)
    return int(value)


def boolean(value: Any) -> bool:
    """True or false; for an object, that it is there."""
    return True if isinstance(value, dict) else bool(value)


def texts(value: Any) -> list[str]:
    """A list of texts."""
    return [text(item) for item in value]


def integers(value: Any) -> list[int]:
    """A list of whole numbers."""
    return [integer(item) for item in value]


CASTS: dict[Kind, Callable[[Any], Any]] = {
    "text": text,
    "number": number,
    "integer": integer,
    "real": float,
    "boolean": boolean,
    "date": dt.date.fromisoformat,
    "texts": texts,
    "integers": integers,
}
