"""A cell that is one number with its unit: 96.50 · ร้อยละ ๘๐ · 1,200 ราย · จำนวน ๑๒ วันทำการ."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

import regex

from thaimemo.normalize.numerals import parse_number

_QUANTITY = regex.compile(
    r"\s*(?P<lead>ร้อยละ|จำนวน)?\s*(?P<n>[0-9๐-๙][0-9๐-๙,]*(?:\.[0-9๐-๙]+)?)\s*(?P<unit>%|ร้อยละ|\p{Thai}{0,14})\s*"
)


class Quantity(NamedTuple):
    """``value`` in ``unit`` (empty where none is printed); ``share`` where it is a percentage."""

    value: Decimal
    unit: str
    share: bool


def read_quantity(text: str) -> Quantity | None:
    """The quantity that is all the text says, else None."""
    match = _QUANTITY.fullmatch(text)
    value = parse_number(match["n"]) if match else None
    if match is None or value is None:
        return None
    share = match["lead"] == "ร้อยละ" or match["unit"] in ("%", "ร้อยละ")
    return Quantity(value, "ร้อยละ" if share else match["unit"], share)
