"""A Thai word list: how much of a text it knows, and which reading of a broken vowel makes words.

The words and their frequencies are those that come with pythainlp (its word list and the unigrams of the Thai
National Corpus). Loading takes a tenth of a second and is done only when asked for.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Set
from functools import lru_cache

from thaimemo.normalize import lazy

_RUN = lazy.compiled("[\u0e01-\u0e3a\u0e40-\u0e4e]+")
_WORD = lazy.compiled("[\u0e01-\u0e3a\u0e40-\u0e4e]{2,}")
_LONGEST = 24
_UNKNOWN = -14.0
"""Log probability of a letter that no word explains; below that of any listed word."""
_LEAST = 20
"""Times that the corpus must have a word which the list does not."""


@lru_cache(maxsize=1)
def known_words() -> frozenset[str]:
    """The word list, without its phrases."""
    from pythainlp.corpus import thai_words  # late: 0.1 s that a healthy text never pays

    return frozenset(w for w in thai_words() if _WORD.fullmatch(w))


@lru_cache(maxsize=1)
def _frequencies() -> dict[str, float]:
    from pythainlp.corpus import tnc

    counts = dict(tnc.unigram_word_freqs())
    words = known_words() | {w for w, n in counts.items() if n >= _LEAST and _WORD.fullmatch(w)}
    total = sum(counts.values()) + len(words)
    return {w: math.log((counts.get(w, 0) + 0.5) / total) for w in words if len(w) <= _LONGEST}


def unknown_share(text: str) -> float:
    """Share of the Thai letters of ``text`` that no word of the list covers, 0 where there are none."""
    words = known_words()
    letters = unknown = 0
    for run, times in Counter(_RUN.findall(text)).items():
        n = len(run)
        letters += n * times
        if _is_covered(run, words):
            continue
        least = [0] * (n + 1)
        for end in range(1, n + 1):
            best = least[end - 1] + 1
            first = max(0, end - _LONGEST)
            lowest = min(least[first:end])
            for start in range(first, end - 1):
                if least[start] < best and run[start:end] in words:
                    best = least[start]
                    if best == lowest:
                        break
            least[end] = best
        unknown += least[n] * times
    return unknown / letters if letters else 0.0


def _is_covered(run: str, words: Set[str]) -> bool:
    """The longest word at each place leaves no letter over, as in most text."""
    at, end = 0, len(run)
    while at < end:
        stop = min(end, at + _LONGEST)
        while stop > at + 1 and run[at:stop] not in words:
            stop -= 1
        if stop < at + 2:
            return False
        at = stop
    return True


def first_word(text: str) -> str:
    """The longest word of the list that ``text`` begins with, else what stands before white space."""
    run = _RUN.match(text)
    if run is None:
        return text.split(maxsplit=1)[0] if text.strip() else ""
    words, letters = known_words(), run[0]
    for length in range(min(len(letters), _LONGEST), 1, -1):
        if (word := letters[:length]) in words:
            return word
    return letters


class FoldedWords:
    """The word list as a fault would print it, to find the words behind a text with that fault.

    ``fold`` prints a word with the fault: ``lambda w: w.replace("ำ", "า")``.
    """

    def __init__(self, fold: Callable[[str], str]) -> None:
        self._best: dict[str, tuple[float, str]] = {}
        for word, weight in _frequencies().items():
            broken = fold(word)
            known = self._best.get(broken)
            if known is None or weight > known[0]:
                self._best[broken] = (weight, word)
        self._memory: dict[str, list[tuple[str, str]]] = {}

    def read(self, run: str) -> list[tuple[str, str]]:
        """``run`` as (broken, word) pairs of the likeliest division; other letters stand for themselves."""
        known = self._memory.get(run)
        if known is None:
            known = self._memory[run] = self._divide(run)
        return known

    def _divide(self, run: str) -> list[tuple[str, str]]:
        n, best = len(run), self._best
        weights = [0.0] + [-math.inf] * n
        back: list[tuple[int, str]] = [(0, "")] * (n + 1)
        for start in range(n):
            here = weights[start]
            if here + _UNKNOWN > weights[start + 1]:
                weights[start + 1], back[start + 1] = here + _UNKNOWN, (start, run[start])
            for end in range(start + 2, min(n, start + _LONGEST) + 1):
                found = best.get(run[start:end])
                if found and here + found[0] > weights[end]:
                    weights[end], back[end] = here + found[0], (start, found[1])
        parts: list[tuple[str, str]] = []
        end = n
        while end:
            start, word = back[end]
            parts.append((run[start:end], word))
            end = start
        return parts[::-1]


@lru_cache(maxsize=4)
def folded_on_sara_am(broken: str) -> FoldedWords:
    """The words with every ำ printed as ``broken``."""
    return FoldedWords(lambda w: w.replace("\u0e33", broken))
