"""Whether a text is Thai at all, and how far its characters can be trusted."""

from __future__ import annotations

from thaimemo.normalize import lazy
from thaimemo.schema.errors import NotThai

_THAI = lazy.compiled(r"[\u0e01-\u0e3a\u0e40-\u0e4e]+")
_LETTER = lazy.compiled(r"\p{L}+")
_ORPHAN = lazy.compiled(r"[^\u0e01-\u0e2e\u0e30-\u0e4e][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
MIN_THAI = 20
MIN_SHARE = 0.05
"""Share of the letters that are Thai, below which a text counts as another language."""


def count_thai(text: str, source: str) -> int:
    """The number of Thai letters; raises `NotThai` where there are hardly any."""
    thai = sum(map(len, _THAI.findall(text)))
    few = thai < MIN_SHARE * len(text) and thai < MIN_SHARE * sum(map(len, _LETTER.findall(text)))
    if few or thai < MIN_THAI:
        raise NotThai(
            source, "extract", f"only {thai} Thai letters were found in the text", "give a document in Thai"
        )
    return thai


def judge(text: str, thai: int) -> tuple[float, list[str]]:
    """Quality from 0 to 1 of a text with ``thai`` Thai letters, and the warning where it is less than 1."""
    doubtful = text.count("\ufffd") + len(_ORPHAN.findall(f"\n{text}"))
    warnings = [f"characters that cannot stand where they do: {doubtful}"] if doubtful else []
    return round(max(0.0, 1 - 10 * doubtful / thai), 4), warnings
