"""How alike two Thai wordings are, whatever their spaces, marks and script of digits."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import fuzz

from thaimemo.normalize import lazy

TAG = lazy.compiled(r"<[^<>]{1,40}>")  # e.g. "<br/>"
NO_WORD = lazy.compiled(r"[^\p{L}\p{M}\p{N}]|ฯ")
ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Letters and digits alone, digits Arabic, Latin letters small."""
    return NO_WORD.sub("", TAG.sub("", text)).translate(ARABIC).lower()


def similarity(a: str, b: str) -> float:
    """Per cent of letters in common, the shorter compared with its best place in the longer."""
    left, right = plain(a), plain(b)
    if not left or not right:
        return 100.0
    if min(len(left), len(right)) < 6:
        return fuzz.ratio(left, right)
    return max(fuzz.ratio(left, right), fuzz.partial_ratio(left, right))
