"""Thai numerals (เลขไทย) and Arabic numerals: read as one, told apart where a print mixes them.

Thai digits ๐-๙ are decimal digits in Unicode (Nd), so both kinds map one to one and offsets never move.
"""

from __future__ import annotations

from decimal import Decimal

import regex

from thaimemo.normalize import lazy

THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
ARABIC_DIGITS = "0123456789"

_TO_ARABIC = str.maketrans(THAI_DIGITS, ARABIC_DIGITS)
_TO_THAI = str.maketrans(ARABIC_DIGITS, THAI_DIGITS)

DIGIT = r"[0-9๐-๙]"
"""Regex source of one digit of either kind."""

# ๑,๒๕๐.๕๐ | 85.71 | ๒๕๖๓
NUMBER = rf"(?:{DIGIT}{{1,3}}(?:,{DIGIT}{{3}})++(?!{DIGIT})|{DIGIT}++)(?:\.{DIGIT}++)?"
"""Regex source of a printed number: either kind of digits, thousands commas, decimals. Holds no group."""

_ONE = lazy.compiled(DIGIT)
_WHOLE = lazy.compiled(NUMBER)
_MIXED = lazy.compiled(  # 13.5๖ | 121๖1
    r"""
    [0-9] [0-9.,]* [๐-๙]        # Arabic first
    | [๐-๙] [๐-๙.,]* [0-9]      # Thai first
    """,
    regex.VERBOSE,
)


def has_digit(text: str) -> bool:
    """A digit of either kind stands in the text."""
    return _ONE.search(text) is not None


def to_arabic(text: str) -> str:
    """The text with every Thai digit as its Arabic one; same length, so offsets hold."""
    return text.translate(_TO_ARABIC)


def to_thai(text: str) -> str:
    """The text with every Arabic digit as its Thai one; same length, so offsets hold."""
    return text.translate(_TO_THAI)


def parse_number(text: str) -> Decimal | None:
    """The number that the whole string prints, white space around it aside; None where it is anything else.

    Thousands commas must stand in their place: ``๑,๒๕๐.๕๐`` is a number, ``1,25`` and ``1250,000`` are not.
    A sign is not part of a printed number here.
    """
    text = text.strip()
    if _WHOLE.fullmatch(text) is None:
        return None
    return Decimal(text.translate(_TO_ARABIC).replace(",", ""))


def is_mixed(text: str) -> bool:
    """Whether one number in the text is printed with both kinds of digits, as in ``13.5๖`` or ``121๖1``."""
    return _MIXED.search(text) is not None
