"""Groups of characters put one after the other into the columns of a page, and cut into stretches."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from thaimemo.extract.pdf.frame import NO_INK, Frame
from thaimemo.extract.pdf.groups import BEARING, CLOSE, Group, Source
from thaimemo.extract.pdf.objects import Matrix, placed
from thaimemo.extract.pdf.replaced import even_edges, hull, own_ink
from thaimemo.normalize import lazy
from thaimemo.schema.evidence import Box

_BETWEEN_WORDS = 0.4
"""Em up to which a space is one between words; columns may stand further apart."""
_DIGIT = lazy.compiled("[0-9]")
_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@dataclass(slots=True)
class Stretch:
    """Characters ``start:stop`` of a page that were painted one after the other in one line and look."""

    start: int
    stop: int
    baseline: float
    """Upright for reading, in points."""
    size: float
    bold: bool
    turns: int


class Assembly:
    """The columns of a page while they are put together."""

    def __init__(self, source: Source, groups: Sequence[Group], hidden: Counter[str]) -> None:
        """All groups of the page; what is outside of it is counted in ``hidden``."""
        self.text = ""
        self.left, self.right, self.ink = array("f"), array("f"), array("d")
        self.stretches: list[Stretch] = []
        self.thai_digits = 0
        self._source, self._texts, self._hidden = source, source.texts, hidden
        self._parts: list[str] = []
        self._length = 0
        self._edge = 0.0
        """Where the pen stood after what was added last."""
        self._last = 0
        """The object that was added last."""
        self._by_ink = False
        """The edge is that of the ink."""
        self._waiting = (0, 0, 0)
        """Characters of the source, and their turns, that are added and not yet in the columns."""
        frame = source.frame
        self._readings: dict[int, Frame] = {}
        self._spans: dict[int, tuple[array[float], array[float]]] = {}
        self._sides: dict[int, tuple[float, float]] = {}
        for turn in {group.turns for group in groups}:
            reading = Frame(frame.left, frame.bottom, frame.right, frame.top, turn)
            self._readings[turn], self._spans[turn] = reading, reading.spans(source.loose)
            self._sides[turn] = reading.width, reading.height
        self._replaced, self._blanks = source.silent.replaced, source.silent.blanks
        self._add_all(groups)

    def _add_all(self, groups: Sequence[Group]) -> None:
        actual, marks = self._texts.actual, self._texts.marks
        batch: list[Group] = []
        mark = 0
        for group in groups:
            replaced = actual[group.first] is not None
            if batch and not (replaced and marks[group.first] == mark and group.turns == batch[0].turns):
                self._add_actual(batch)
                batch = []
            if replaced:
                batch.append(group)
                mark = marks[group.first]
            else:
                self._add(group)
        if batch:
            self._add_actual(batch)
        self._flush()
        self.text = "".join(self._parts)

    def _add(self, group: Group, *, by_ink: bool = False) -> None:
        """The glyphs of a group as they are; ``by_ink`` where their places are those of their ink."""
        start, stop, turns = group.start, group.stop, group.turns
        left, right = self._spans[turns]
        if not self._place(group, left[start], right[stop - 1], stop - start, by_ink=by_ink):
            return
        begin, end, waiting = self._waiting
        thai_digits = self._texts.looks[group.first].face.thai_digits
        if start == end and turns == waiting and not thai_digits:
            start = begin
        else:
            self._flush()
        self._waiting = start, stop, turns
        if thai_digits:
            self._flush(thai_digits=True)

    def _flush(self, *, thai_digits: bool = False) -> None:
        """Bring what waits into the columns."""
        start, stop, turns = self._waiting
        if start == stop:
            return
        self._waiting = (0, 0, 0)
        left, right = self._spans[turns]
        text, ink = self._source.text[start:stop], self._source.ink[4 * start : 4 * stop]
        self._append(text, left[start:stop], right[start:stop], ink, thai_digits=thai_digits)

    def _append(
        self,
        text: str,
        left: array[float],
        right: array[float],
        ink: array[float],
        *,
        thai_digits: bool = False,
    ) -> None:
        if thai_digits:
            self.thai_digits += len(_DIGIT.findall(text))
            text = text.translate(_TO_THAI)
        self._parts.append(text)
        self.left += left
        self.right += right
        self.ink += ink

    def _add_actual(self, batch: list[Group]) -> None:
        """The text that stands for the glyphs of one or more groups."""
        first, source = batch[0], self._source
        actual = self._texts.actual[first.first]
        if not actual:
            return
        others = self._replaced.get(self._texts.marks[first.first])
        if form := self._texts.forms[first.first]:
            others = [*(others or ()), *self._moved(batch, form)]
        if len(batch) == 1 and source.text[first.start : first.stop] == actual:
            if others:
                own = [] if form else [own_ink(source.ink, first.start, first.stop)]
                self._spread(first, [*own, *others])
            self._add(first, by_ink=bool(others))
            return
        ink = source.ink[4 * first.start : 4 * first.stop]
        for group in batch[1:]:
            ink += source.ink[4 * group.start : 4 * group.stop]
        n = len(actual)
        if others:
            around, edges = self._evenly(first, others if form else [*others, _around(ink)], n)
            left, right, ink = edges[:-1], edges[1:], around * n
        else:
            columns = self._spans[first.turns]
            left, right = (
                array("f", [v for group in batch for v in column[group.start : group.stop]])
                for column in columns
            )
            if len(left) != n:
                low, high = min(left), max(right)
                if high - low < 2.5 * first.size:
                    left, right = array("f", [low]) * n, array("f", [high]) * n
                    ink = array("d", _around(ink)) * n
                else:
                    spots = [min(i * len(left) // n, len(left) - 1) for i in range(n)]
                    ink = array("d", [v for i in spots for v in ink[4 * i : 4 * i + 4]])
                    left, right = array("f", [left[i] for i in spots]), array("f", [right[i] for i in spots])
        if self._place(first, left[0], right[-1], n, ink, by_ink=bool(others)):
            self._flush()
            self._append(
                actual, left, right, ink, thai_digits=self._texts.looks[first.first].face.thai_digits
            )

    def _moved(self, batch: list[Group], form: Matrix) -> list[Box]:
        """The ink of groups with an ActualText in a form: PDFium gives the places within the form."""
        ink = self._source.ink
        return [placed(_around(ink[4 * g.start : 4 * g.stop]), form) for g in batch]

    def _spread(self, group: Group, boxes: Sequence[Box]) -> None:
        """The characters of a group evenly over boxes of ink."""
        start, stop, (left, right) = group.start, group.stop, self._spans[group.turns]
        around, edges = self._evenly(group, boxes, stop - start)
        left[start:stop], right[start:stop] = edges[:-1], edges[1:]
        self._source.ink[4 * start : 4 * stop] = around * (stop - start)

    def _evenly(self, group: Group, boxes: Sequence[Box], count: int) -> tuple[array[float], array[float]]:
        """The bounds of boxes of ink, and the edges of ``count`` characters over them."""
        around = hull(boxes)
        x0, _, x1, _ = self._readings[group.turns].box(*around)
        return array("d", around), even_edges(x0, x1, count)

    def _place(
        self,
        group: Group,
        left: float,
        right: float,
        count: int,
        ink: array[float] | None = None,
        *,
        by_ink: bool = False,
    ) -> bool:
        """Make a stretch of ``count`` characters from ``left`` to ``right``; false outside of the page.

        ``ink`` is given where it is not that of the group.
        """
        start, stop, first, last_object, turns, size, x, y = group
        x, baseline = self._readings[turns].point(x, y)
        width, height = self._sides[turns]
        if not (0 <= x <= width and 0 <= baseline <= height):
            source = self._source
            if self._outside(source.ink[4 * start : 4 * stop] if ink is None else ink):
                text = source.text[start:stop] if ink is None else self._texts.actual[first] or ""
                self._hidden["outside the page"] += len(text.strip())
                return False
        if size < 1.0:
            size = 1.0
        bold = self._texts.looks[first].bold
        begin = self._length
        end = begin + count
        step = left - self._edge
        close = (BEARING if by_ink or self._by_ink else CLOSE) * size
        goes_on = False
        if self.stretches:
            last = self.stretches[-1]
            goes_on = (
                last.size == size
                and abs(last.baseline - baseline) < CLOSE * size
                and last.bold == bold
                and last.turns == turns
            )
            if step > 0 and self._blanks and self._blank_before(group, step, baseline):
                self._append(" ", array("f", [self._edge]), array("f", [left]), NO_INK)
                end += 1
                if goes_on and step < _BETWEEN_WORDS * size:
                    step = 0.0
                else:
                    self.stretches.append(Stretch(begin, begin + 1, baseline, size, bold, turns))
                    begin += 1
        self._last, self._edge, self._length = last_object, right, end
        self._by_ink = by_ink or (last_object != first and self._texts.actual[last_object] is not None)
        if goes_on and -close < step < close:
            self.stretches[-1].stop = end
        else:
            self.stretches.append(Stretch(begin, end, baseline, size, bold, turns))
        return True

    def _blank_before(self, group: Group, white: float, baseline: float) -> bool:
        """A silent object was painted just before, and there is room for a space on the line."""
        last = self.stretches[-1]
        if (
            not 0.12 * last.size < white < 3 * last.size
            or last.turns != group.turns
            or abs(last.baseline - baseline) >= 0.1 * last.size
        ):
            return False
        at = bisect_right(self._blanks, self._last)
        if at == len(self._blanks) or self._blanks[at] > group.first:
            return False
        self._flush()
        return self._parts[-1][-1] != " "

    def _outside(self, ink: array[float]) -> bool:
        left, bottom, right, top = _around(ink)
        frame = self._source.frame
        return right < frame.left or left > frame.right or top < frame.bottom or bottom > frame.top


def _around(ink: array[float]) -> Box:
    if len(ink) == 4:
        left, bottom, right, top = ink
        return left, bottom, right, top
    return min(ink[0::4]), min(ink[1::4]), max(ink[2::4]), max(ink[3::4])
