"""Signatures side by side: each column of names, positions and dates is read by itself."""

from __future__ import annotations

from collections.abc import Sequence

from thaimemo.extract.pdf.columns import Row, Strip, free_strips, white_strips
from thaimemo.extract.pdf.glyphs import PageGlyphs
from thaimemo.extract.pdf.runs import Run
from thaimemo.normalize import lazy

_APART = 1.0
"""Em of white between two signatures."""
_NEAR = 3.5
"""Em from baseline to baseline among the lines of signatures, where people sign between them."""
_ALONE = 1.6
"""Em to a line that stands in one column only, such as the rest of a position."""
_SIGNED = lazy.compiled(r"\s*(?:\(\s?\p{Lo}|ลงชื่อ|\(?(?:ลง)?นาม[ .…)])")


def find_signatures(rows: Sequence[Row], glyphs: PageGlyphs) -> tuple[list[list[Run]], list[Row]]:
    """The columns of signatures that stand side by side, and the rows that are in none."""
    columns: list[list[Run]] = []
    left = list(rows)
    at = 0
    while at < len(left):
        strips = [s for s in white_strips(left[at]) if s[1] - s[0] > _APART * left[at][0].size]
        parts = _parts(left[at], strips)
        if len(parts) < 2 or not all(_SIGNED.match(_text(part, glyphs)) for part in parts):
            at += 1
            continue
        start, stop, strips = _reach(left, at, strips)
        columns += _parts([run for row in left[start:stop] for run in row], strips)
        del left[start:stop]
        at = start
    return columns, left


def _reach(rows: Sequence[Row], at: int, strips: list[Strip]) -> tuple[int, int, list[Strip]]:
    """The first and last row around one that leave its gutters free."""
    start, stop = at, at + 1
    for step in (-1, 1):
        index = at + step
        while 0 <= index < len(rows):
            row, last = rows[index], rows[index - step]
            white = abs(row[0].baseline - last[0].baseline) / row[0].size
            alone = sum(map(bool, _parts(row, strips))) == 1
            if white > (_ALONE if alone else _NEAR) or (alone and row[0].bold != last[0].bold):
                break
            free = [strip for s in strips for strip in free_strips(s, row)]
            if len(free) < len(strips):
                break
            strips = free
            index += step
        start, stop = (index + 1, stop) if step < 0 else (start, index)
    return start, stop, strips


def _parts(runs: Sequence[Run], strips: Sequence[Strip]) -> list[list[Run]]:
    found: list[list[Run]] = [[] for _ in range(len(strips) + 1)]
    for run in runs:
        found[sum(1 for strip in strips if run.x0 >= strip[1])].append(run)
    return found


def _text(runs: Sequence[Run], glyphs: PageGlyphs) -> str:
    return "".join(glyphs.text[r.start : r.stop] for r in runs)
