"""When a value that was read is the one that a golden record names: strictly, or alike as text."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import regex
from rapidfuzz import fuzz

from thaimemo.normalize.characters import apply, find_faults
from thaimemo.normalize.numerals import to_arabic
from thaimemo.normalize.passage import PrintedLine

ALIKE = 97
"""Per cent of letters in common from which two texts count as alike."""

TOLERANCE = 1e-6
LAYOUT = regex.compile(r"\s+|[\u200b\ufeff]|</?\w[^>]*>|[*_#`]")  # e.g. "<b>", "**", a line break
DASH = regex.compile("[–—−‐]")

Comparison = Callable[[str, str], bool]


@lru_cache(maxsize=65536)
def even(text: str) -> str:
    """Text without mark-up and white space, in Arabic digits, its letters as no printer breaks them."""
    text = unicodedata.normalize("NFC", LAYOUT.sub("", to_arabic(text)))
    mended = apply(PrintedLine(1, 1, text), find_faults(text)).text
    return DASH.sub("-", mended).strip("-.:•")


def equal(want: str, got: str) -> bool:
    """The same text but for what `even` takes away."""
    return even(want) == even(got)


def alike(want: str, got: str) -> bool:
    """Equal, or so near that a reader takes both for one text."""
    return equal(want, got) or fuzz.ratio(even(want), even(got)) >= ALIKE


def likeness(want: str, got: str) -> float:
    """0 to 1: the share of letters in common."""
    return fuzz.ratio(even(want), even(got)) / 100


def is_choice(want: Any) -> bool:
    """Whether a golden value is ``{"any": [...]}``, which names several right answers."""
    return isinstance(want, dict) and set(want) == {"any"}


def same(want: Any, got: Any, text: Comparison = alike) -> bool:
    """Whether ``got`` is the golden value or one of its choices; texts are compared by ``text``."""
    if is_choice(want):
        return any(same(option, got, text) for option in want["any"])
    if isinstance(want, bool) or isinstance(got, bool):
        return want is got
    if isinstance(want, str) and isinstance(got, str):
        return text(want, got)
    if isinstance(want, int | float) and isinstance(got, int | float):
        return abs(want - got) < TOLERANCE
    return bool(want == got)
