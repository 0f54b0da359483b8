"""Roman numerals as they count the parts of a form: ตอนที่ I to ตอนที่ XII."""

from __future__ import annotations

NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
ROMAN = "(?:X(?:I{1,2})?|IX|IV|VI{0,3}|I{1,3})(?![A-Za-z])"
"""A pattern of one of them."""


def from_roman(text: str) -> int | None:
    """The number, None where the text is no numeral from I to XII."""
    return NUMERALS.index(text) + 1 if text in NUMERALS else None
