"""Printed lines that belong to one paragraph: only the width of the page ended them.

Thai is broken between words without a hyphen, so nothing in the text says whether a line goes on. The page
says it: the line is full, the next one begins flush under it at the usual distance, and it opens nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import NamedTuple

from thaimemo.extract.drawn import is_rule
from thaimemo.extract.pdf.layout import DraftPage
from thaimemo.extract.pdf.lines import Draft
from thaimemo.extract.pdf.openers import Lines, Openers, opens_item
from thaimemo.extract.pdf.spaces import Spaces
from thaimemo.normalize import lazy
from thaimemo.normalize.thai_words import first_word

_FLUSH = 0.4
"""Em by which the left ends of two lines of a paragraph may differ."""
_CENTRED = 0.1
"""Em by which the middles of centred lines may differ."""
_HANGING = 4.0
"""Em by which the lines of an item stand to the right of its number."""
_RAGGED = 0.7
"""Em more that lines of running text leave where they are not filled."""
_SLACK = 0.35
"""Em that a printer may leave for want of a better measure."""
_SPACE = 0.25
"""Em of a space that was not printed."""
_WIDE = 0.78
"""Share of the page where full lines end at the least; where none does, lines are ended on purpose."""
_LONG = 0.55
"""Share of the width of the text that a line which goes on fills."""
_EVEN = 1.06
"""Times the usual distance of lines: more begins a paragraph."""
_MARK = lazy.compiled(r"\p{Mn}")
_RANGE = lazy.compiled(r"[0-9๐-๙%]\s*(?:\n\s*[-–]|[-–]\s*\n)\s?[0-9๐-๙]")
"""A range broken at its dash: ๘๐ / – ๘๔."""
_YEAR = lazy.compiled(r"(?<![0-9๐-๙]\s?)ปี\n\s*งบประมาณ")
"""ปีงบประมาณ, cut before the label งบประมาณ."""
_MEASURED = lazy.compiled(
    r"(?:ร้อยละ|คะแนน(?:รวม|เฉลี่ย)?|เท่ากับ|เฉลี่ย|จำนวน|เป้าหมาย|ผล)\s*\n\s*[0-9๐-๙]+(?:[.,][0-9๐-๙]+)*(?=\s|$)"
)
"""A value behind its word, and no number of an item: ร้อยละ / ๖๓.๕๐."""
_INLINE = lazy.compiled(r"\s*\(?(?P<number>[0-9๐-๙]{1,2})\)")
"""Perhaps the next of a list that is written in one paragraph: (๑) ... (๒) ... / (๓)."""
_OPEN = lazy.compiled(r"\([^()]*$")
_CLOSES = lazy.compiled(r"[^()]*\)")
"""What is in brackets goes on: (๑ ต.ค. ๖๕ – / ๓๑ มี.ค. ๖๖)."""

_BEHIND = lazy.compiled(r"\s*[:,;]\s*\S")
"""What nothing begins with: ๓.๒ เวทีแลกเปลี่ยนเรียนรู้ / : จัดแล้ว ๔ ครั้ง."""
_SHARE = lazy.compiled(r"[0-9๐-๙]+(?:\.[0-9๐-๙]+)+\s.*ร้อยละ\s*[0-9๐-๙.,]+\s*$")
_LEVEL = lazy.compiled(r"ระดับ\s?[0-9๐-๙](?![0-9๐-๙])")
"""The level behind the share of a numbered item: ๒.๑ ครูผ่านการอบรม ร้อยละ ๑๐๐ / ระดับ ๕."""


class Repaired(NamedTuple):
    """A printed line and the text after repair that it ends, or of a line below, begins."""

    line: Draft
    text: str


@dataclass(slots=True)
class Column:
    """How wide the text of a document is and how its lines follow each other, by page width and direction."""

    right: dict[tuple[int, int], float] = field(default_factory=dict)
    """Where full lines end."""
    left: dict[tuple[int, int], float] = field(default_factory=dict)
    """Where the lines begin that begin furthest left."""
    step: dict[int, float] = field(default_factory=dict)
    """The usual distance of baselines, by size in half points."""
    openers: Openers = field(default_factory=Openers)
    spaces: Spaces = field(default_factory=Spaces)

    @classmethod
    def of(cls, pages: Sequence[DraftPage]) -> Column:
        """Measured from the lines outside of tables."""
        ends: dict[tuple[int, int], list[float]] = {}
        starts: dict[tuple[int, int], list[float]] = {}
        steps: dict[int, Counter[int]] = {}
        for page in pages:
            lines = [block for block in page.blocks if isinstance(block, Draft) and not is_rule(block.text)]
            for line in lines:
                ends.setdefault((round(page.width), line.turns), []).append(line.x1)
                starts.setdefault((round(page.width), line.turns), []).append(line.x0)
            for above, below in pairwise(lines):
                step = below.baseline - above.baseline
                if _one_size(above, below) and 0.8 < step / below.size < 2.5:
                    steps.setdefault(round(below.size * 2), Counter())[round(step * 2)] += 1
        column = cls()
        for key, found in ends.items():
            found.sort(reverse=True)
            third = found[min(2, len(found) // 4)]
            column.right[key] = max(end for end in found if end <= third + 8)
            column.left[key] = min(starts[key])
        for size, tally in steps.items():
            column.step[size] = min(s for s, n in tally.items() if n * 3 >= max(tally.values())) / 2
        column.spaces = Spaces(line.text for page in pages for line in page.drafts())
        column.openers = Openers.of(column._groups(pages), column.spaces.before)
        return column

    def _groups(self, pages: Sequence[DraftPage]) -> Iterator[Lines]:
        """The lines of each page and each cell, and where full ones end."""
        for page in pages:
            for turns, lines in groupby(
                (b for b in page.blocks if isinstance(b, Draft)), key=lambda line: line.turns
            ):
                yield list(lines), self.right[round(page.width), turns]
            for block in page.blocks:
                if not isinstance(block, Draft):
                    for cell, written in block.cells:
                        if written:
                            yield written, _edge(written, cell.box[0], cell.box[2])

    def joint(self, page: DraftPage, above: Repaired, below: Repaired, *, turned: bool = False) -> str | None:
        """What stands between two lines of one paragraph, None where ``below`` begins another.

        ``turned``: the page was turned between them.
        """
        a, b = above.line, below.line
        key = (round(page.width), a.turns)
        right = self.right.get(key)
        cut = (
            (_OPEN.search(above.text) and _CLOSES.match(below.text))
            or _cuts_year(above.text, below.text)
            or _BEHIND.match(below.text)
        )
        if cut and self._next(a, b, turned=turned):
            return self._between(above, below)
        if (
            right is None
            or right < _WIDE * min(page.width, page.height)
            or a.x1 - a.x0 < _LONG * (right - self.left[key])
        ):
            return None
        if not self._next(a, b, turned=turned) or self._opens(above, below):
            return None
        indent = (b.x0 - a.x0) / b.size
        shift = (b.x0 + b.x1 - a.x0 - a.x1) / 2 / b.size
        if abs(indent) > 2 * _FLUSH and abs(shift) < _CENTRED:  # both are centred
            return self._joint(above, below, right - self.left[key] - (a.x1 - a.x0))
        if indent > (_HANGING if opens_item(above.text) else _FLUSH):
            return None
        return self._joint(above, below, right - a.x1 - _RAGGED * b.size)

    def _next(self, a: Draft, b: Draft, *, turned: bool) -> bool:
        """The second line has the look of the first, and stands under it at the usual distance."""
        if a.turns != b.turns or not _one_size(a, b):
            return False
        if a.ends_bold != b.opens_bold and b.text[:1] not in ("(", "["):  # which only add to a heading
            return False
        usual = self.step.get(round(b.size * 2), 0.0)
        return turned or not (b.gap or b.baseline - a.baseline > _EVEN * usual + 0.5)

    def cell_joints(self, lines: Sequence[Repaired], left: float, right: float) -> Iterator[str]:
        """What stands between the lines of a cell; a line feed where one was ended on purpose."""
        edge = _edge([line for line, _ in lines], left, right)
        for above, below in pairwise(lines):
            found = None if self._opens(above, below) else self._joint(above, below, edge - above.line.x1)
            yield "\n" if found is None else found

    def _joint(self, above: Repaired, below: Repaired, room: float) -> str | None:
        """What stands between lines, the first leaving ``room`` points; None where a word more had fitted."""
        size = below.line.size
        white = room - _SLACK * size
        if white > 0:
            white -= _first_word(below)
            if white > _SPACE * size:
                return None
        space = self._between(above, below)
        return None if white > _SPACE * len(space) * size else space

    def _between(self, above: Repaired, below: Repaired) -> str:
        return self.spaces.between(above.text, below.text, above.line.text[-1:])

    def _opens(self, above: Repaired, below: Repaired) -> bool:
        """The second line opens something: no rest of a number, no item of a list within the text."""
        if not self.openers.opens(below.text, below.line.text):
            return False
        if _RANGE.search(f"{above.text[-4:]}\n{below.text[:4]}"):
            return False
        if _cuts_year(above.text, below.text):
            return False
        if _MEASURED.search(f"{above.text[-14:]}\n{below.text[:14]}"):
            return False
        if _LEVEL.match(below.text) and _SHARE.match(above.text):
            return False
        item = _INLINE.match(below.text)
        return item is None or not _is_within(int(item["number"]) - 1, above.text)


def _cuts_year(above: str, below: str) -> bool:
    return _YEAR.search(f"{above[-4:]}\n{below[:8]}") is not None


def _is_within(number: int, text: str) -> bool:
    """An item of that number stands in the text, and not at its beginning."""
    return any(int(m["number"]) == number and m.start() > 0 for m in _INLINE.finditer(text))


def _edge(lines: Sequence[Draft], left: float, right: float) -> float:
    """Where full lines of a cell end."""
    inset = max(min((line.x0 for line in lines), default=left) - left, 1.0)
    return max([right - inset, *(line.x1 for line in lines)])


def _first_word(below: Repaired) -> float:
    """Points of the first word of a line; all letters count alike."""
    line, word = below.line, first_word(below.text)
    letters = len(below.text) - len(_MARK.findall(below.text))
    return (line.x1 - line.x0) * (len(word) - len(_MARK.findall(word))) / max(letters, 1)


def _one_size(a: Draft, b: Draft) -> bool:
    return abs(a.size - b.size) < 0.6
