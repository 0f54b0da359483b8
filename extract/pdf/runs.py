"""Stretches cut where the pen jumps, marks kept with the letter that they stand on.

A run is what was written without lifting the pen. Layout moves whole runs, so marks never leave their letter,
wherever their glyphs are.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field

import regex

from thaimemo.extract.pdf.glyphs import Stretch

_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\uf701-\uf70e\uf710-\uf71a"
_MARK = regex.compile(f"[{_MARKS}]")
_LETTER_TONE = regex.compile("[\u00c9-\u00cd]")
_STARTS = regex.compile(f"[{_MARKS}\u00c9-\u00cd]+")
_CARRIER = regex.compile(f"[\u0e01-\u0e2e{_MARKS}\ufffd ]")
JUMP = 0.2
"""Em of white from which on a run ends."""
BACK = 0.6
"""Em that the pen may go back within a run."""


@dataclass(slots=True)
class Run:
    """Text on one baseline; ``x0`` to ``x1`` is the advance of its letters, in points."""

    text: str
    ink: array[float]
    x0: float
    x1: float
    baseline: float
    size: float
    bold: bool
    turns: int
    inked: list[int] = field(default_factory=list)


def make_runs(stretches: Iterable[Stretch]) -> list[Run]:
    """The runs of a page in stream order."""
    runs: list[Run] = []
    for stretch in stretches:
        start = _attach(runs[-1], stretch) if runs else 0
        _cut(runs, stretch, start)
    return runs


def _attach(run: Run, stretch: Stretch) -> int:
    """Give the marks at the start of a stretch to the run before it; returns how many were taken."""
    found = _STARTS.match(stretch.text)
    stop = found.end() if found else 0
    while stop in stretch.inked and stretch.text[stop : stop + 1]:
        stop += 1
    if not stop or run.turns != stretch.turns or not _CARRIER.match(run.text[-1:] or "-"):
        return 0
    if (
        abs(stretch.left[0] - run.x1) > 1.2 * run.size
        or abs(stretch.baseline - run.baseline) > 0.8 * run.size
    ):
        return 0
    run.inked += [len(run.text) + i for i in stretch.inked if i < stop]
    run.text += stretch.text[:stop]
    run.ink += stretch.ink[: 4 * stop]
    return stop


def _cut(runs: list[Run], stretch: Stretch, start: int) -> None:
    text, left, right = stretch.text, stretch.left, stretch.right
    marks = {m.start() for m in _MARK.finditer(text)}
    marks.update(stretch.inked)
    for m in _LETTER_TONE.finditer(text):
        if m.start() and "\u0e01" <= text[m.start() - 1] <= "\u0e4e":
            marks.add(m.start())
    size = max(stretch.size, 1.0)
    jump, back = JUMP * size, -BACK * size
    begin, stop = start, len(text)
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
            index += 1
        ink = stretch.ink[4 * begin : 4 * index]
        inked = [i - begin for i in stretch.inked if begin <= i < index]
        runs.append(
            Run(
                text[begin:index],
                ink,
                left[first],
                edge,
                stretch.baseline,
                size,
                stretch.bold,
                stretch.turns,
                inked,
            )
        )
        begin = index
