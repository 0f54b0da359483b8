"""White space, which Thai puts between sentences and not between words."""

from __future__ import annotations


def unspaced(text: str) -> str:
    """The text without any white space."""
    return "".join(text.split())
