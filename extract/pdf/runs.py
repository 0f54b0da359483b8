"""Stretches cut where the pen jumps, marks kept with the letter that they stand on.

A run is what was written without lifting the pen. Layout moves whole runs, so marks never leave their letter,
wherever their glyphs are.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import sub

from thaimemo.extract.pdf.assembly import Stretch
from thaimemo.extract.pdf.glyphs import PageGlyphs

MARKS = frozenset(
    map(
        chr,
        [
            0xE31,
            *range(0xE34, 0xE3B),
            *range(0xE47, 0xE4F),
            *range(0xF701, 0xF70F),
            *range(0xF710, 0xF71B),
            *range(0xF71E, 0xF721),
        ],
    )
)
"""Vowels and signs that stand on a letter, and their glyph variants."""
_TONE_LETTERS = frozenset("ÉÊËÌÍ")
_STARTS = MARKS | _TONE_LETTERS
_CARRIERS = MARKS | frozenset(map(chr, range(0xE01, 0xE2F))) | {"\ufffd", " "}
JUMP = 0.2
"""Em of white from which on a run ends."""
BACK = 0.6
"""Em that the pen may go back within a run."""


@dataclass(slots=True)
class Run:
    """Characters ``start:stop`` of a page on one baseline, ``x0`` to ``x1`` the advance of its letters."""

    start: int
    stop: int
    x0: float
    x1: float
    baseline: float
    size: float
    bold: bool
    turns: int


def make_runs(glyphs: PageGlyphs) -> list[Run]:
    """The runs of a page in stream order."""
    text, left, right, inked = glyphs.text, glyphs.left, glyphs.right, glyphs.inked
    steps = list(map(sub, left[1:], right))
    runs: list[Run] = []
    for stretch in glyphs.stretches:
        start, stop = stretch.start, stretch.stop
        if runs and (text[start] in _STARTS or start in inked):
            start = _attach(runs[-1], stretch, glyphs)
        if start == stop:
            continue
        size = stretch.size
        first, last = start, stop - 1
        if first < last:
            inner = steps[first:last]
            if max(inner) > JUMP * size or min(inner) < -BACK * size:
                _cut(runs, stretch, start, glyphs)
                continue
            while first < last and text[first] in MARKS:
                first += 1
            while last > first and text[last] in MARKS:
                last -= 1
        edge = right[last] if last == stop - 1 else max(right[last:stop])
        runs.append(Run(start, stop, left[first], edge, stretch.baseline, size, stretch.bold, stretch.turns))
    return runs


def _attach(run: Run, stretch: Stretch, glyphs: PageGlyphs) -> int:
    """Give the marks at the start of a stretch to the run before it; returns where they end."""
    text, start, stop = glyphs.text, stretch.start, stretch.stop
    end = start
    while end < stop and text[end] in _STARTS:
        end += 1
    while end < stop and end in glyphs.inked:
        end += 1
    if run.turns != stretch.turns or run.stop != start or text[start - 1] not in _CARRIERS:
        return start
    if (
        abs(glyphs.left[start] - run.x1) > 1.2 * run.size
        or abs(stretch.baseline - run.baseline) > 0.8 * run.size
    ):
        return start
    run.stop = end
    return end


def _cut(runs: list[Run], stretch: Stretch, start: int, glyphs: PageGlyphs) -> None:
    text, left, right = glyphs.text, glyphs.left, glyphs.right
    stop = stretch.stop
    marks = {i for i in range(start, stop) if text[i] in MARKS}
    marks.update(i for i in range(start, stop) if i in glyphs.inked)
    marks.update(
        i for i in range(start + 1, stop) if text[i] in _TONE_LETTERS and "\u0e01" <= text[i - 1] <= "\u0e4e"
    )
    size = stretch.size
    jump, back = JUMP * size, -BACK * size
    begin = start
    while begin < stop:
        first = begin
        while first < stop - 1 and first in marks:
            first += 1
        edge = right[first]
        index = first + 1
        while index < stop:
            if index not in marks:
                white = left[index] - edge
                if white > jump or white < back:
                    break
                edge = right[index]
            elif left[index] - edge < jump:
                edge = max(edge, right[index])  # a mark with an advance of its own
            index += 1
        runs.append(Run(begin, index, left[first], edge, stretch.baseline, size, stretch.bold, stretch.turns))
        begin = index
