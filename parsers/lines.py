"""Values that run over several printed lines."""

from __future__ import annotations

import regex

_FEED = regex.compile(r"\s*\n\s*")


def one_line(text: str) -> str:
    """Line feeds within a value as single spaces."""
    return _FEED.sub(" ", text).strip()
