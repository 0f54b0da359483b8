"""Runs into printed lines in reading order, with the white space that was left by moving the pen."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from thaimemo.extract.pdf.frame import NO_INK, Boxes
from thaimemo.extract.pdf.glyphs import PageGlyphs
from thaimemo.extract.pdf.runs import Run
from thaimemo.normalize import lazy
from thaimemo.schema.evidence import Box

_SAME_LINE = 0.3
"""Em by which baselines on one line may differ."""
_SPACE = 0.25
"""Em of white that reads as a space."""
_NO_SPACE_BEFORE = frozenset(
    map(chr, [*range(9, 14), 0x20, 0xA0, *range(0xE30, 0xE3B), 0xE45, *range(0xE47, 0xE4F)])
)
"""Vowels and marks that no word begins with."""
_NO_SPACE_AFTER = frozenset(" \u00a0\u0e40\u0e41\u0e42\u0e43\u0e44")
"""Vowels that stand before their consonant."""
_MARK = lazy.compiled("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\uf700-\uf720]")
_GAP = (0, 0)
_NONE: Set[int] = frozenset()


@dataclass(slots=True)
class Draft:
    """One printed line before repair; places in points, upright for reading."""

    text: str
    boxes: Boxes
    inked: Set[int]
    """Places of blanks that have ink."""
    x0: float
    x1: float
    baseline: float
    size: float
    bold: bool
    """All of it; the next two are said of its first and last letters."""
    opens_bold: bool
    ends_bold: bool
    turns: int = 0
    gap: bool = False
    spread: bool = False
    """Its letters were set apart to fill the line, and have been closed up."""

    @property
    def box(self) -> Box | None:
        """Where its ink is, as the page is seen."""
        return self.boxes.over(0, len(self.text))


@dataclass(slots=True)
class _Row:
    baseline: float
    size: float
    runs: list[Run]


def make_lines(runs: Sequence[Run], glyphs: PageGlyphs) -> list[Draft]:
    """The lines that the runs make, from top to bottom; blank ones are left out."""
    return draft_lines(make_rows(runs), glyphs)


def make_rows(runs: Sequence[Run]) -> list[list[Run]]:
    """The runs on each baseline from left to right, from top to bottom."""
    rows: list[_Row] = []
    for run in runs:
        baseline, size = run.baseline, run.size
        for row in reversed(rows):
            if abs(row.baseline - baseline) < _SAME_LINE * (size if size < row.size else row.size):
                row.runs.append(run)
                break
        else:
            rows.append(_Row(baseline, size, [run]))
    rows.sort(key=lambda r: r.baseline)
    return [_in_order(row.runs) for row in rows]


def draft_lines(rows: Sequence[list[Run]], glyphs: PageGlyphs) -> list[Draft]:
    """A line for each row that is not blank."""
    return [draft for row in rows if (draft := _line(row, glyphs)) is not None]


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
        chains = [part for chain in chains for part in _apart(chain, runs)]
        chains.sort(key=lambda c: c[0].x0)
    return [run for chain in chains for run in chain]


def _apart(chain: list[Run], runs: list[Run]) -> Iterator[list[Run]]:
    """A chain cut where another run of the row was set into its white, such as a sign of another font."""
    start = 0
    for at, (a, b) in enumerate(pairwise(chain), 1):
        if b.x0 - a.x1 > _SPACE * a.size and any(a.x1 <= (r.x0 + r.x1) / 2 <= b.x0 for r in runs):
            yield chain[start:at]
            start = at
    yield chain[start:]


def _line(runs: list[Run], glyphs: PageGlyphs) -> Draft | None:
    whole = glyphs.text
    limit, spread = _limit(runs, whole) if len(runs) >= 8 else (_SPACE, False)
    spans: list[tuple[int, int]] = []
    start, stop, edge = runs[0].start, runs[0].stop, runs[0].x1
    for run in runs[1:]:
        if (
            run.x0 - edge > limit * run.size
            and whole[stop - 1] not in _NO_SPACE_AFTER
            and whole[run.start] not in _NO_SPACE_BEFORE
        ):
            spans += ((start, stop), _GAP)
            start = run.start
        elif run.start != stop:
            spans.append((start, stop))
            start = run.start
        stop = run.stop
        if run.x1 > edge:
            edge = run.x1
    spans.append((start, stop))
    text, ink, inked = _read(spans, glyphs)
    if not inked and not text.strip():
        return None
    if len(runs) == 1:
        written = runs
        longest, bold = runs[0], runs[0].bold
    else:
        written = [r for r in runs if not whole[r.start : r.stop].isspace()] or runs
        longest = max(written, key=lambda r: r.stop - r.start)
        bold = all(r.bold for r in written)
    return Draft(
        text,
        Boxes(ink, glyphs.frame),
        inked,
        runs[0].x0,
        edge,
        longest.baseline,
        longest.size,
        bold,
        written[0].bold,
        written[-1].bold,
        longest.turns,
        spread=spread,
    )


def _read(spans: list[tuple[int, int]], glyphs: PageGlyphs) -> tuple[str, array[float], Set[int]]:
    """Text, ink and inked blanks of the spans, a space for each `_GAP`."""
    if len(spans) == 1:
        start, stop = spans[0]
        text, ink = glyphs.text[start:stop], glyphs.ink[4 * start : 4 * stop]
    else:
        text = "".join([glyphs.text[a:b] if b else " " for a, b in spans])
        ink = array("d")
        for start, stop in spans:
            ink += glyphs.ink[4 * start : 4 * stop] if stop else NO_INK
    if not glyphs.inked:
        return text, ink, _NONE
    inked: set[int] = set()
    length = 0
    for start, stop in spans:
        inked.update(length + i - start for i in glyphs.inked if start <= i < stop)
        length += stop - start if stop else 1
    return text, ink, inked


def _limit(runs: list[Run], whole: str) -> tuple[float, bool]:
    """Em of white that is a space on this line; more where letters were set apart evenly to fill it."""
    white = [(b.x0 - a.x1) / b.size for a, b in pairwise(runs)]
    wide = [w for w in white if w > _SPACE]
    if len(wide) < 0.7 * len(white):
        return _SPACE, False
    letters = sum(1 for r in runs if len(_MARK.sub("", whole[r.start : r.stop].strip())) <= 1)
    if letters < 0.8 * len(runs):
        return _SPACE, False
    usual = median(wide)
    if usual > 1.5:
        return _SPACE, False
    return 1.6 * usual, True
