"""Runs into printed lines in reading order, with the white space that was left by moving the pen."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

import regex

from thaimemo.extract.pdf.runs import Run
from thaimemo.schema.evidence import Box

_SAME_LINE = 0.3
"""Em by which baselines on one line may differ."""
_SPACE = 0.25
"""Em of white that reads as a space."""
_NO_SPACE_BEFORE = regex.compile(r"[\s\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]")
"""Vowels and marks that no word begins with."""
_NO_SPACE_AFTER = frozenset(" \u00a0\u0e40\u0e41\u0e42\u0e43\u0e44")
"""Vowels that stand before their consonant."""


@dataclass(slots=True)
class Draft:
    """One printed line before repair; places in points, upright for reading."""

    text: str
    ink: array[float]
    inked: frozenset[int]
    """Places of blanks that have ink."""
    x0: float
    x1: float
    baseline: float
    size: float
    bold: bool
    turns: int = 0
    gap: bool = False
    page: int = 0
    number: int = 0
    spread: bool = False
    """Its letters were set apart to fill the line, and have been closed up."""

    @property
    def box(self) -> Box | None:
        """Where its ink is, as the page is seen."""
        flat = self.ink
        drawn = [i for i in range(0, len(flat), 4) if flat[i + 2] > flat[i]]
        if not drawn:
            return None
        return (
            round(min(flat[i] for i in drawn), 2),
            round(min(flat[i + 1] for i in drawn), 2),
            round(max(flat[i + 2] for i in drawn), 2),
            round(max(flat[i + 3] for i in drawn), 2),
        )


@dataclass(slots=True)
class _Row:
    baseline: float
    size: float
    runs: list[Run] = field(default_factory=list)


def make_lines(runs: Sequence[Run]) -> list[Draft]:
    """The lines that the runs make, from top to bottom; blank ones are left out."""
    rows: list[_Row] = []
    for run in runs:
        for row in reversed(rows):
            if abs(row.baseline - run.baseline) < _SAME_LINE * max(min(run.size, row.size), 1.0):
                row.runs.append(run)
                break
        else:
            rows.append(_Row(run.baseline, run.size, [run]))
    rows.sort(key=lambda r: r.baseline)
    drafts = []
    for row in rows:
        draft = _line(_in_order(row.runs))
        if draft is not None:
            drafts.append(draft)
    return drafts


def _in_order(runs: list[Run]) -> list[Run]:
    """From left to right, and stream order kept where the pen only went on."""
    chains: list[list[Run]] = []
    for run in runs:
        if chains:
            last = chains[-1][-1]
            if last.x1 - 0.6 * last.size <= run.x0 <= last.x1 + 1.5 * last.size:
                chains[-1].append(run)
                continue
        chains.append([run])
    if len(chains) > 1:
        chains.sort(key=lambda c: c[0].x0)
    return [run for chain in chains for run in chain]


def _line(runs: list[Run]) -> Draft | None:
    if len(runs) == 1:
        run = runs[0]
        if not run.text.strip() and not run.inked:
            return None
        return Draft(
            run.text,
            run.ink,
            frozenset(run.inked),
            run.x0,
            run.x1,
            run.baseline,
            run.size,
            run.bold,
            run.turns,
        )
    limit, spread = _limit(runs)
    parts: list[str] = []
    ink = array("f")
    inked: set[int] = set()
    length = 0
    ended = True
    edge = runs[0].x0
    for run in runs:
        text = run.text
        if not ended and run.x0 - edge > limit * run.size and not _NO_SPACE_BEFORE.match(text):
            parts.append(" ")
            ink.extend((edge, run.ink[1], edge, run.ink[1]))
            length += 1
        inked.update(length + i for i in run.inked)
        parts.append(text)
        ink += run.ink
        length += len(text)
        ended = text[-1:] in _NO_SPACE_AFTER
        edge = max(edge, run.x1)
    joined = "".join(parts)
    if not joined.strip() and not inked:
        return None
    written = [r for r in runs if r.text.strip()] or runs
    longest = max(written, key=lambda r: len(r.text))
    return Draft(
        joined,
        ink,
        frozenset(inked),
        runs[0].x0,
        edge,
        longest.baseline,
        longest.size,
        all(r.bold for r in written),
        longest.turns,
        spread=spread,
    )


def _limit(runs: list[Run]) -> tuple[float, bool]:
    """Em of white that is a space on this line; more where letters were set apart evenly to fill it."""
    if len(runs) < 8:
        return _SPACE, False
    white = [(b.x0 - a.x1) / b.size for a, b in pairwise(runs)]
    wide = [w for w in white if w > _SPACE]
    letters = sum(1 for r in runs if len(r.text.strip()) <= 3)
    if len(wide) < 0.7 * len(white) or letters < 0.8 * len(runs):
        return _SPACE, False
    usual = median(wide)
    if usual > 1.5:
        return _SPACE, False
    return 1.6 * usual, True
