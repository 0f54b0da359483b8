"""Words that a report gives its levels: "ระดับ 5 ยอดเยี่ยม", "ระดับ ๔ (ดีมาก)", "ระดับ 3 หมายถึง ดี"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import to_arabic

_WORDED = lazy.compiled(
    r"ระดับ(?:คุณภาพ|คะแนน)?\s*(?P<n>[0-5๐-๕])\s*(?:[=:：(–-]\s*|หมายถึง\s*|\s)(?!หมายถึง|คือ|ได้แก่|ร้อยละ|คะแนน)(?P<word>\p{Thai}{2,14})(?=[\s),.]|$)"
)
_SAID = lazy.compiled(r"\s*(?:ระดับ\s*)?(?P<word>\p{Thai}{2,14})\s*")
FEWEST = 3
"""Levels that have words; fewer are something else."""


def level_words(texts: Iterable[str]) -> Mapping[str, int]:
    """The level of every word, where the report has one word a level and one level a word."""
    words: dict[int, set[str]] = {}
    for text in texts:
        for match in _WORDED.finditer(text) if "ระดับ" in text else ():
            words.setdefault(int(to_arabic(match["n"])), set()).add(match["word"])
    found = [(next(iter(said)), level) for level, said in words.items() if len(said) == 1]
    known = dict(found)
    return known if len(known) == len(found) >= FEWEST else {}


def level_said(text: str, words: Mapping[str, int]) -> int | None:
    """The level of the word that is all the text says."""
    match = _SAID.fullmatch(text) if words else None
    return words.get(match["word"]) if match else None
