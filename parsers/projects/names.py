"""Names of projects and agencies made comparable."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import fuzz

from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import to_arabic

_ABBREVIATION = lazy.compiled(
    r"(?<![\p{Thai}.])(?:\p{Thai}{1,4}\.){1,3}(?!\p{Thai}{3})|(?<=\s|ใน|ของ)(?:\p{Thai}{1,4}\.){1,3}(?=\s|$|\()"
)
_YEAR = lazy.compiled(r"(?:ประจำ)?(?:ปี)?(?:งบประมาณ)?\s*(?:พ\.\s?ศ\.\s*)?25\d\d")
_NOISE = lazy.compiled(r"[\s\"'“”‘’()ฯๆ.,:;/–—-]+")


@lru_cache(maxsize=20_000)
def comparison_key(text: str, agencies: tuple[str, ...] = ()) -> str:
    """A name without white space, punctuation, digits' script, years, and the names of the agency itself."""
    text = to_arabic(text)
    for agency in agencies:
        text = text.replace(agency, " ")
    if "." in text:
        text = _ABBREVIATION.sub(" ", text)
    return _NOISE.sub("", _YEAR.sub(" ", text))


@lru_cache(maxsize=50_000)
def likeness(a: str, b: str) -> float:
    """0..1: how alike two comparison keys are; a name cut short counts nearly as the whole."""
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    score = fuzz.ratio(a, b) / 100
    if min(len(a), len(b)) >= 12 and 0.35 < score < 0.9:
        score = max(score, fuzz.partial_ratio(a, b) / 100 * 0.9)
    return score
