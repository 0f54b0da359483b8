"""Tables that go on over the end of a page: headers and last rows printed again, rows cut in two.

A printer that cuts a row fills the page to its end first: every cell that goes on is written down to the last
line of the row and its last line has no room for the next word; cells that had ended before are empty on the
next page. Where this does not hold of all cells the row is taken as a new one. A row without a line below was
cut for certain.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from thaimemo.extract.page import Cell
from thaimemo.extract.pdf.grid import GridCell
from thaimemo.extract.pdf.layout import DraftPage, DraftTable
from thaimemo.extract.pdf.lines import Draft
from thaimemo.extract.pdf.paragraphs import Column, Repaired
from thaimemo.extract.pdf.spaces import WITHIN
from thaimemo.normalize import lazy
from thaimemo.normalize.passage import Passage
from thaimemo.normalize.spaces import unspaced
from thaimemo.normalize.thai_words import first_word

_SAME_COLUMN = 4.0
"""Points by which the lines of one table may differ from page to page."""
_MOST_HEADERS = 4
"""Rows of a header that are printed again."""
_ORDINAL = lazy.compiled(r"\(?\d{1,2}\)?")
_LONGEST_HEADER = 90
_BEGINS = lazy.compiled(
    r"[-–•(]?[0-9๐-๙]+[.)]|[-–•]|รวม|มิติ|ด้าน|ยุทธศาสตร์|กลยุทธ์|ประเด็น|หมวด|ตัวชี้วัด|เป้าประสงค์|แผนงาน|โครงการ"
)
"""What a row of its own begins with where only its first cell is filled."""
_SHORT = 1.6
"""Em by which a cell may end above the others: no printer leaves one line of a paragraph alone."""
_TAIL = lazy.compiled(r"[%)\].,ๆฯ]+")
"""What can only end a value: "๘๗.๕๐" and below it "%"."""
_NUMBERED = lazy.compiled(r"\(?[0-9๐-๙]{1,3}[.)]|[0-9๐-๙]{1,2}\.[0-9๐-๙]|\p{Thai}{2,12}ที่[0-9๐-๙]")
_TOTAL = lazy.compiled("รวม|คะแนน|เฉลี่ย|หมายเหตุ")
_OWN = lazy.compiled(f"{_NUMBERED.pattern}|{_TOTAL.pattern}")
"""How a row of its own begins where the others have numbers."""
_ITEM = lazy.compiled(
    r"(?:(?P<word>ระดับ(?:ที่)?|ขั้น(?:ตอน)?ที่)(?P<n>[0-9๐-๙]{1,2})|(?P<word>\(?)(?P<n>[0-9๐-๙]{1,2})[.)])(?![0-9๐-๙])"
)
_WITHIN_WORD = lazy.compiled(f"{WITHIN.pattern}|\u0e31\n")
"""A narrow column broke the word, and the page the row; mai han akat wants a letter behind it, too."""
_VALUE = lazy.compiled(r"[\d.,/()%\-–]*[\d\-–][\d.,/()%\-–]*")


@dataclass(frozen=True, slots=True)
class Joint:
    """``after`` stands at the top of the next page and goes on with ``before``."""

    before: DraftTable
    after: DraftTable
    repeated: int
    """Rows at the top of ``after`` that print the header again."""
    footers: int
    """Rows at the end of ``before`` that every page prints (HTML's ``tfoot``)."""
    cut: bool
    """The first row after them is the rest of the last row of ``before``."""
    doubtful: bool
    """Nothing says whether it is."""
    goes_on: bool
    """The first row after them has values, which begin no table, or ``before`` is a header alone."""
    page: int
    """Number of the page of ``after``."""

    @property
    def last(self) -> int:
        """The last row of ``before`` that is no footer."""
        return len(self.before.grid.ys) - 2 - self.footers


def find_joints(drafts: Sequence[DraftPage], left_out: Set[int]) -> list[Joint]:
    """The tables that go on from page to page; ``left_out`` are the ids of running heads and page numbers."""
    found: list[Joint] = []
    for page, following in pairwise(drafts):
        before = next((b for b in reversed(page.blocks) if id(b) not in left_out), None)
        after = next((b for b in following.blocks if id(b) not in left_out), None)
        if isinstance(before, DraftTable) and isinstance(after, DraftTable) and _fits(before, after):
            repeated = _repeated(before, after)
            footers = _footers(before, after, repeated)
            cut = _cut(before, after, repeated, footers, bool(found) and _ends_in_rest(found[-1], before))
            goes_on = _is_header_only(before) or any(map(_VALUE.fullmatch, _texts(after, repeated).values()))
            doubtful = not cut and _is_doubtful(before, after, repeated, footers)
            found.append(Joint(before, after, repeated, footers, cut, doubtful, goes_on, following.number))
    return found


def join_rows(
    joints: Sequence[Joint],
    rows: Mapping[int, dict[int, list[Cell]]],
    column: Column,
    mended: Counter[str],
) -> None:
    """Bring the rows of a table that goes on to the table that it began with.

    ``rows`` are the cells by row of each table, by its id; a table that was brought to another is left empty.
    """
    heads: dict[int, int] = {}
    endings: dict[int, dict[int, Cell]] = {}
    ends = {id(joint.before): joint.last + 1 for joint in joints}
    for joint in joints:
        for cell in rows[id(joint.after)].get(joint.repeated, ()):
            cell.torn = joint.doubtful
    for joint in joints:
        if not (joint.repeated or joint.cut or joint.footers or joint.goes_on):
            continue
        head = heads.get(id(joint.before), id(joint.before))
        before, after = rows[head], rows[id(joint.after)]
        owners = endings.get(id(joint.before)) or _ending_at(before, joint.last + 1)
        ending = _ending_at(after, ends.get(id(joint.after), len(joint.after.grid.ys) - 1))
        for index in range(joint.repeated):
            after.pop(index, None)
        for index in sorted(before)[len(before) - joint.footers :]:
            before.pop(index)
        if joint.repeated:
            mended["table headers printed again on the next page"] += 1
        if joint.footers:
            mended["last rows of a table printed on every page"] += 1
        if joint.cut:
            mended["table rows cut by the end of a page"] += 1
            for cell in after.pop(joint.repeated, []):
                owner = owners.get(cell.column)
                if owner is not None and cell.text:
                    space = _space(joint, owner, cell, column)
                    owner.passage = Passage.join([p for p in (owner.passage, cell.passage) if p.text], space)
            if joint.repeated + 1 == ends.get(id(joint.after), len(joint.after.grid.ys) - 1):
                # the rest of the row may be cut again
                ending = owners
        start = max(before, default=0) + 1
        for index in sorted(after):
            before[start + index] = after[index]
            for cell in after[index]:
                cell.page = joint.page
        after.clear()
        heads[id(joint.after)], endings[id(joint.after)] = head, ending


def _space(joint: Joint, owner: Cell, rest: Cell, column: Column) -> str:
    """What stands between the parts of a cell that was cut."""
    place = (rest.column, rest.column_span)
    cell, above = _row(joint.before, joint.last)[place]
    _, below = _row(joint.after, joint.repeated)[place]
    if not above or not below:
        return "\n"
    lines = (Repaired(above[-1], owner.text.rpartition("\n")[2]), Repaired(below[0], rest.text))
    return next(column.cell_joints(lines, cell.box[0], cell.box[2]))


def _ending_at(rows: Mapping[int, list[Cell]], end: int) -> dict[int, Cell]:
    return {c.column: c for index, row in rows.items() for c in row if index + c.row_span == end}


def _fits(before: DraftTable, after: DraftTable) -> bool:
    """Both have the same columns; those that no row of ``after`` needs any more are given to it."""
    a, b = before.grid.xs, after.grid.xs
    if _repeated(before, after):
        b = _stretched(b, a[0], a[-1])
    places = [min(range(len(a)), key=lambda i, x=x: abs(a[i] - x)) for x in b]  # type: ignore[misc]
    if any(abs(a[i] - x) >= _SAME_COLUMN for i, x in zip(places, b, strict=True)):
        return False
    if len(a) == len(b):
        return places == list(range(len(a)))
    if len(b) < 3 or [places[0], places[-1]] != [0, len(a) - 1] or _may_head(_texts(after, 0).values()):
        return False
    for cell, _ in after.cells:
        end = places[cell.column + cell.columns]
        cell.column = places[cell.column]
        cell.columns = end - cell.column
    after.grid.at = [[row[bisect_right(places, i) - 1] for i in range(len(a) - 1)] for row in after.grid.at]
    after.grid.xs = a
    return True


def _stretched(xs: Sequence[float], left: float, right: float) -> list[float]:
    """The lines as they would stand between these margins: first, left and right pages may have their own."""
    scale = (right - left) / (xs[-1] - xs[0])
    return [left + (x - xs[0]) * scale for x in xs]


Row = dict[tuple[int, int], tuple[GridCell, list[Draft]]]
"""The cells of a row by their column and span."""


def _row(table: DraftTable, index: int) -> Row:
    return {(c.column, c.columns): (c, lines) for c, lines in table.cells if c.row <= index < c.row + c.rows}


def _text(lines: Sequence[Draft]) -> str:
    return unspaced("".join(line.text for line in lines))


def _repeated(before: DraftTable, after: DraftTable) -> int:
    count = 0
    for index in range(min(_MOST_HEADERS, len(before.grid.ys) - 1, len(after.grid.ys) - 2)):
        texts = _texts(before, index)
        if texts != _texts(after, index) or not _may_head(texts.values()):
            break
        count += 1
    return count


def _footers(before: DraftTable, after: DraftTable, repeated: int) -> int:
    """The last rows of both are the same, and say what a last row says."""
    count = 0
    most = min(len(before.grid.ys), len(after.grid.ys)) - 2 - repeated
    for index in range(2, 2 + min(most, _MOST_HEADERS)):
        texts = _texts(before, len(before.grid.ys) - index)
        filled = [text for text in texts.values() if text]
        if len(filled) < 2 or texts != _texts(after, len(after.grid.ys) - index):
            break
        if not repeated and not any(map(_TOTAL.match, filled)):
            break
        count += 1
    return count


def _texts(table: DraftTable, index: int) -> dict[tuple[int, int], str]:
    return {place: _text(lines) for place, (_, lines) in _row(table, index).items()}


def _may_head(texts: Collection[str]) -> bool:
    """The cells of a row may be those of a header: names, and numbers of levels or columns."""
    return any(texts) and not any(
        len(text) > _LONGEST_HEADER or (_VALUE.fullmatch(text) and not _ORDINAL.fullmatch(text))
        for text in texts
    )


def _is_header_only(table: DraftTable) -> bool:
    texts = _texts(table, 0).values()
    return len(table.grid.ys) == 2 and len(texts) > 1 and all(texts) and _may_head(texts)


def _ends_in_rest(joint: Joint, before: DraftTable) -> bool:
    """All that the page has of the table is the rest of a row: cells that are empty in it had ended."""
    return joint.after is before and joint.cut and joint.repeated + 2 == len(before.grid.ys)


def _cut(before: DraftTable, after: DraftTable, repeated: int, footers: int, ends_in_rest: bool) -> bool:
    end = len(before.grid.ys) - 1 - footers
    last, first = _row(before, end - 1), _row(after, repeated)
    if last.keys() != first.keys() or len(last) < 2:
        return False
    going = [key for key, (_, lines) in first.items() if lines]
    had = [key for key, (_, lines) in last.items() if lines]
    if not going or not had or (len(had) == 1 and _is_group(had[0], before, range(repeated, end - 1))):
        return False
    if before.grid.open_below:
        return not any(_is_value(last[key][1]) and _is_value(first[key][1]) for key in going)
    if any(
        _WITHIN_WORD.search(f"{_text(last[key][1])}\n{_text(first[key][1])}") for key in going if last[key][1]
    ):
        return True
    if not set(going) & set(had) and (min(last) not in had or len(going) + len(had) == len(last)):
        return True  # the printer set some cells above, the others below
    if len(going) == 1 and going[0] != min(last) and going[0] in had and len(had) > 1:
        # a row of one cell is none of its own, unless others are like it
        return not _is_value(first[going[0]][1]) and not _is_usual(going[0], before, after, end, repeated)
    values = [key for key in going if _is_value(last[key][1]) and _is_value(first[key][1])]
    if any(not _TAIL.fullmatch(_text(first[key][1])) for key in values):
        return False
    name = sorted(last)[1]
    if min(last) in had and min(last) not in going and name in going and name not in had:
        return True  # the number stayed above, the name went below
    if (min(last) in going and min(last) not in had) or _loses_number(before, after, repeated, footers):
        return True
    if len(going) > 1 and _lacks_number(before, after, repeated, footers):
        return True
    if any(_lists_on(key, before, after, repeated, footers) for key in going):
        return True
    ended = [key for key in had if key not in going]
    bottom = max((lines[-1].baseline for _, lines in last.values() if lines), default=0.0)
    full = 0
    for key in going:
        cell, lines = last[key]
        rest = first[key][1]
        if not lines or lines[-1].baseline < bottom - _SHORT * lines[-1].size:
            return False
        if _TAIL.fullmatch(_text(rest)):
            continue
        if _is_value(lines) and _is_value(rest):
            return False
        if not _is_full(cell, lines[-1], rest[0]):
            return False
        full += 1
    if going == [min(last)] and (len(ended) < 2 or _BEGINS.match(_text(first[going[0]][1]))):
        return False
    return full >= 4 or ((bool(ended) or ends_in_rest) and full >= 1)


def _is_doubtful(before: DraftTable, after: DraftTable, repeated: int, footers: int) -> bool:
    """The first row has one cell only, and no other row is like it."""
    going = [place for place, text in _texts(after, repeated).items() if text]
    if len(going) != 1:
        return False
    end = len(before.grid.ys) - 1 - footers
    return going[0] not in _row(before, end - 1) or not _is_usual(going[0], before, after, end, repeated)


def _is_group(place: tuple[int, int], table: DraftTable, rows: Iterable[int]) -> bool:
    """One of the rows has this cell only."""
    return any([key for key, text in _texts(table, i).items() if text] == [place] for i in rows)


def _is_usual(place: tuple[int, int], before: DraftTable, after: DraftTable, end: int, start: int) -> bool:
    """Other rows have this cell only, such as names of groups, or it is bold beneath one that is not."""
    below = range(start + 1, len(after.grid.ys) - 1)
    if _is_group(place, before, range(start + 1, end - 1)) or _is_group(place, after, below):
        return True
    above = _row(before, end - 1)[place][1]
    return bool(above) and _row(after, start)[place][1][0].opens_bold and not above[-1].ends_bold


def _is_value(lines: Sequence[Draft]) -> bool:
    return _VALUE.fullmatch(_text(lines)) is not None


def _loses_number(before: DraftTable, after: DraftTable, repeated: int, footers: int) -> bool:
    """In one of the first columns all rows begin with a number but the first on the next page."""
    end = len(before.grid.ys) - 1 - footers
    places = _row(before, end - 1).keys()
    rows = [_row(before, i) for i in range(repeated, end)]
    rows = [row for row in rows if row.keys() == places]
    below = [_row(after, i) for i in range(repeated, len(after.grid.ys) - 1 - footers)]
    for place in sorted(places)[:2]:
        head = _text(below[0][place][1])
        others = [_text(row[place][1]) for row in rows + below[1:] if place in row]
        if len(others) > 1 and all(_NUMBERED.match(o) and not _VALUE.fullmatch(o) for o in others):
            return _OWN.match(head) is None
    return False


def _rows_below(after: DraftTable, repeated: int, footers: int) -> Iterator[dict[tuple[int, int], str]]:
    """The texts of the rows behind the one in question."""
    return (_texts(after, i) for i in range(repeated + 1, len(after.grid.ys) - 1 - footers))


def _lacks_number(before: DraftTable, after: DraftTable, repeated: int, footers: int) -> bool:
    """The first column has the numbers of all rows but this one, which has no values either."""
    last, first = len(before.grid.ys) - 2 - footers, _texts(after, repeated)
    number = min(first)
    above = range(max(repeated, 1), last + 1)  # the first one may be the header
    rows = [*(_texts(before, i) for i in above), *_rows_below(after, repeated, footers)]
    others = [row.get(number, "") for row in rows if sum(map(bool, row.values())) > 1]
    if first[number] or len(others) < 2 or not all(map(_VALUE.fullmatch, others)):
        return False
    return not any(_VALUE.fullmatch(text) or _TOTAL.match(text) for text in first.values() if text)


def _lists_on(
    place: tuple[int, int], before: DraftTable, after: DraftTable, repeated: int, footers: int
) -> bool:
    """The cell goes on with the next item of its list, which begins anew in each row: ระดับ ๑ / ระดับ ๒."""
    last = len(before.grid.ys) - 2 - footers
    above, below = _texts(before, last)[place], _texts(after, repeated)[place]
    item = _ITEM.match(below)
    if item is None or item["n"] in "1๑" or len(item["n"]) > 1:
        return False
    items = [m["n"] for m in _ITEM.finditer(above) if m["word"] == item["word"]]
    if not items or int(items[-1]) + 1 != int(item["n"]):
        return False
    rows = [*(_texts(before, i) for i in range(repeated, last)), *_rows_below(after, repeated, footers)]
    starts = [match for row in rows if (match := _ITEM.match(row.get(place, "")))]
    return bool(starts) and all(m["n"] in "1๑" and m["word"] == item["word"] for m in starts)


def _is_full(cell: GridCell, line: Draft, rest: Draft) -> bool:
    """The line has no room for the first word of the next."""
    inset = max(min(line.x0 - cell.box[0], 8.0), 1.0)
    white = cell.box[2] - inset - line.x1
    text = rest.text.strip()
    word = first_word(text)
    width = (rest.x1 - rest.x0) * len(word) / max(len(text), 1)
    return white < width + 0.35 * line.size
