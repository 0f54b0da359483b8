"""Tables whose columns only runs of spaces set apart, as they are typed with a fixed pitch.

A run of lines is one where the first line has three cells or more and no number, others below it have as many
or stand under it, and some column holds numbers. Thai vowels and tone marks above and below take no room;
some programs count them all the same, so both ways are tried.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import regex

from thaimemo.extract.page import Cell, Table
from thaimemo.extract.tables import Repair, is_group_row
from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import to_arabic
from thaimemo.normalize.passage import Passage, PrintedLine

_CELL = lazy.compiled(r"\S+(?:[ \u00a0]\S+)*")
_SEVERAL = lazy.compiled(r"\S\s{2,}\S.*\S\s{2,}\S")
_RULE = lazy.compiled(r"\s*(?:[-–—_=*+~─]\s?){3,}\s*")
_NO_ROOM = lazy.compiled(r"[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u200b\ufeff]")
_FIGURE = lazy.compiled(r"[-–]|(?:ร้อยละ\s*)?[0-9๐-๙][0-9๐-๙.,/%-]*")
# "รวม ๙๐ คน" is said in a sentence; a header may name a round of months
_COUNTED = lazy.compiled(r"[0-9๐-๙]\s+(?!เดือน|ปี)\p{Thai}")
_NAME = lazy.compiled(r"\((?:.+\s.+|นาย.+|นาง.+)\)|\(?ลงชื่อ.*|\.{4,}.*")
# the header of a memo; "ที่" alone heads a column of numbers, or goes on with a name: "ที่ติดตั้ง"
_MEMO = lazy.compiled(r"\s*(?:ส่วนราชการ|ส่วนงาน|เรื่อง|เรียน|วันที่|โทร|ผ่าน)\s|\s*ที่\s.*(?:[0-9๐-๙]\s*/|วันที่)")
# what numbers a row: "๑", "1.2", "ตชว. ๓"
_CODE = lazy.compiled(
    r"(?:(?:ตัวชี้วัด|ตัวบ่งชี้|ตชว\.?|KPI|โครงการ)\s?(?:ที่)?\s?)?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){0,3}[.)]?",
    regex.IGNORECASE,
)
_OF_NUMBERS = lazy.compiled(r"(?:ลำดับ)?(?:ที่)?|ข้อ|(?:No|#)\.?", regex.IGNORECASE)
# what is said below a table
_BELOW = lazy.compiled(r"\s*(?:สรุป|หมายเหตุ|ที่มา|ทั้งนี้|จึง|ลงชื่อ|ผู้รายงาน|\*)")
_GROUP = lazy.compiled(r"(?:มิติ|ด้าน|หมวด|ยุทธศาสตร์|กลยุทธ์|องค์ประกอบ|แผนงาน)")
_TOTAL = lazy.compiled(r"(?:น้ำหนัก|คะแนน|ค่าคะแนน)?(?:รวม|เฉลี่ย)")
_SCALES = frozenset({"1 2 3 4 5", "5 4 3 2 1"})
"""Levels side by side, of which a header of criteria consists."""
FEWEST_CELLS = 3
FEWEST_ROWS = 2
LONGEST_HEADER = 45
HEADER_LINES = 4
"""Lines of a run among which a rule ends its header."""
LONGEST_ROW = 1000
FAR = 1000
BESIDE = 2
"""Letters by which the beginnings of cells below one another may differ."""


Span = tuple[int, int]


class _Place(NamedTuple):
    """A cell within its line: where its text stands, and what room it takes in either way of counting."""

    start: int
    end: int
    plain: tuple[int, int]
    shown: tuple[int, int]


@dataclass(slots=True)
class Run:
    """Consecutive lines that are one table: ``first`` is the header, ``last`` the line after them."""

    first: int
    last: int
    rows: dict[int, list[int]] = field(default_factory=dict)
    """By line: the column of every cell."""


def find_runs(raws: Sequence[str]) -> list[Run]:
    """The tables among the lines, top to bottom."""
    if sum(1 for raw in raws if _may_be_row(raw)) <= FEWEST_ROWS:
        return []
    runs: list[Run] = []
    at = 0
    while at < len(raws):
        run = _run(raws, at) if _may_be_row(raws[at]) else None
        if run is not None:
            runs.append(run)
        at = run.last if run is not None else at + 1
    return runs


def _may_be_row(raw: str) -> bool:
    return "  " in raw and len(raw) <= LONGEST_ROW and _SEVERAL.search(raw) is not None


def spaced_table(lines: Sequence[PrintedLine], run: Run, repair: Repair) -> Table:
    """The table of a run; a line that goes on with the row above is joined to it cell by cell."""
    rows: list[list[Cell]] = []
    numbered = _is_numbered(lines, run)
    ruled = next((n for n, line in enumerate(lines[:HEADER_LINES]) if _RULE.fullmatch(line.text)), 0)
    for number, line in enumerate(lines):
        columns = run.rows.get(run.first + number)
        if columns is None:
            continue
        cells: dict[int, Cell] = {}
        for place, column in zip(_cells(line.text), columns, strict=True):
            passage = repair(line, place.start, place.end).strip()
            if column in cells:
                passage = Passage.join((cells[column].passage, passage), " ")
            cells[column] = Cell(passage, column)
        row = [cells[column] for column in sorted(cells)]
        set_apart = number > 0 and not lines[number - 1].text.strip()
        if rows and (
            number < ruled
            or _goes_on(row, rows[-1], header=len(rows) == 1)
            or (numbered and not set_apart and len(rows) > 1 and _goes_on_below_number(row, rows[-1]))
        ):
            _join(rows[-1], row)
        else:
            rows.append(row)
    return Table(rows)


def _run(raws: Sequence[str], first: int) -> Run | None:
    header = _cells(raws[first])
    if (
        len(header) < FEWEST_CELLS
        or _MEMO.match(raws[first])
        or "|" in raws[first]
        or not _may_head(raws[first], header)
    ):
        return None
    run = Run(first, first + 1, {first: list(range(len(header)))})
    rows: dict[int, list[_Place]] = {}
    blank = summed = False
    for index in range(first + 1, len(raws)):
        raw = raws[index]
        if not raw.strip():
            if blank or not rows:
                break
            blank = True
            continue
        if _RULE.fullmatch(raw):
            continue
        cells = _cells(raw) if len(raw) <= LONGEST_ROW else []
        if not cells or _MEMO.match(raw) or not _belongs(raw, cells, header, after_blank=blank):
            break
        if summed and not _GROUP.match(raw.strip()) and not _has_figure(raw, cells):
            break  # "รวมหมวด ๑", and below it what is said of the group
        rows[index] = cells
        summed = _TOTAL.match(raw.strip()) is not None
        run.last, blank = index + 1, False
    numbered = _OF_NUMBERS.fullmatch(_text(raws[first], header[0])) is not None
    owners = _owners(raws, rows) if numbered else {}
    while run.last > first + 1 and len(rows.get(run.last - 1, ())) == 1:  # what follows the table
        if _stands_below(rows[run.last - 1][0], rows.get(owners.get(run.last - 1, -1), ())):
            break
        rows.pop(run.last - 1)
        run.last = max([first, *rows]) + 1
    full = {index: cells for index, cells in rows.items() if len(cells) >= FEWEST_CELLS}
    figures = [sum(1 for c in cells if _FIGURE.fullmatch(_text(raws[i], c))) for i, cells in full.items()]
    if len(full) < FEWEST_ROWS or sum(1 for n in figures if n) * 2 < len(full):
        return None
    plain, shown = (
        {index: _placed(cells, header, way) for index, cells in rows.items()} for way in ("plain", "shown")
    )
    best = min((plain, shown), key=lambda placed: sum(cost for cost, _ in placed.values()))
    in_order = list(range(len(header)))
    for index, (_, columns) in best.items():
        cells = rows[index]
        if len(cells) == len(header):
            columns = in_order
        elif len(cells) == len(header) + 1 and _CODE.fullmatch(_text(raws[index], cells[0])):
            columns = [0, *in_order]  # a number with the name that it stands before
        run.rows[index] = columns
    for index, owner in owners.items():
        if index in rows:
            above, taken = rows[owner], run.rows[owner]
            _, beside = min(_placed(rows[index], above, way, _out_of_line) for way in ("plain", "shown"))
            run.rows[index] = [taken[place] for place in beside]
    return run


def _owners(raws: Sequence[str], rows: dict[int, list[_Place]]) -> dict[int, int]:
    """By line the one with the number above it, where no empty line, group or total stands between."""
    owners: dict[int, int] = {}
    owner = -1
    for index, cells in rows.items():
        first = _text(raws[index], cells[0])
        if _CODE.fullmatch(first) and len(cells) >= FEWEST_CELLS:
            owner = index
        elif index - 1 not in rows or _GROUP.match(first) or _TOTAL.match(first):
            owner = -1
        elif owner >= 0:
            owners[index] = owner
    return owners


def _stands_below(cell: _Place, above: Sequence[_Place]) -> bool:
    """The cell begins where one of the cells above does, though not where their line begins."""
    return any(
        abs(getattr(cell, way)[0] - getattr(place, way)[0]) <= BESIDE
        for place in above[1:]
        for way in ("plain", "shown")
    )


def _cells(raw: str) -> list[_Place]:
    places = []
    for match in _CELL.finditer(raw):
        start, end = match.span()
        before = len(_NO_ROOM.findall(raw, 0, start))
        inside = len(_NO_ROOM.findall(raw, start, end))
        places.append(_Place(start, end, (start, end), (start - before, end - before - inside)))
    return places


def _has_figure(raw: str, cells: Sequence[_Place]) -> bool:
    return any(_FIGURE.fullmatch(_text(raw, cell)) for cell in cells)


def _text(raw: str, place: _Place) -> str:
    return raw[place.start : place.end]


def _may_head(raw: str, header: Sequence[_Place]) -> bool:
    texts = [_text(raw, place) for place in header]
    if to_arabic(" ".join(texts[1:])) in _SCALES:  # "ตัวชี้วัด    1    2    3    4    5"
        texts = texts[:1]
    if any(_COUNTED.search(text) for text in texts):
        return False
    return all(
        len(t) <= LONGEST_HEADER and not _FIGURE.fullmatch(t) and not _NAME.fullmatch(t) for t in texts
    )


def _belongs(raw: str, cells: Sequence[_Place], header: Sequence[_Place], *, after_blank: bool) -> bool:
    """A row has nearly as many cells as the header; one or two stand below it, further in than its first."""
    if _BELOW.match(raw):
        return False
    if len(cells) >= FEWEST_CELLS:
        return len(cells) <= len(header) + 2 and not any(_NAME.fullmatch(_text(raw, c)) for c in cells)
    if after_blank:
        return len(cells) == 1 and is_group_row(raw)
    if sum(cell.end - cell.start for cell in cells) > LONGEST_HEADER * 2:
        return False
    return (
        _TOTAL.match(raw.strip()) is not None
        or is_group_row(raw)
        or (len(cells) > 0 and cells[-1].start < header[-1].end)
    )


def _beside(cell: Span, header: Span) -> int:
    """How far a cell stands beside its header."""
    return max(header[0] - cell[1], cell[0] - header[1], 0)


def _out_of_line(cell: Span, above: Span) -> int:
    """How far a cell begins and ends from where the one above it does."""
    return min(abs(cell[0] - above[0]), abs(cell[1] - above[1]))


def _placed(
    cells: Sequence[_Place],
    header: Sequence[_Place],
    way: str,
    apart: Callable[[Span, Span], int] = _beside,
) -> tuple[int, list[int]]:
    """The columns of the cells, in order, so that they stand least apart from their headers, and how far."""
    bounds = [getattr(place, way) for place in header]
    best: list[tuple[int, list[int]]] = [(0, [])]
    for cell in cells:
        following: list[tuple[int, list[int]]] = []
        for column, bound in enumerate(bounds):
            distance = apart(getattr(cell, way), bound)
            before = [b for b in best if not b[1] or b[1][-1] <= column]
            if before:
                # two cells in one column only where nothing else fits
                cost, columns = min(before, key=lambda b: b[0] + (2 if b[1] and b[1][-1] == column else 0))
                twice = 2 if columns and columns[-1] == column else 0
                following.append((cost + distance + twice, [*columns, column]))
        best = following
    return min(best, key=lambda b: b[0]) if best else (FAR, [])


def _goes_on(row: Sequence[Cell], above: Sequence[Cell], *, header: bool) -> bool:
    """A line without a figure and without a first cell that belongs to the row above."""
    texts = [cell.text for cell in row]
    if any(_FIGURE.fullmatch(text) for text in texts) or _GROUP.match(texts[0]) or _TOTAL.match(texts[0]):
        return False
    if header:
        return all(text.startswith("(") for text in texts)
    known = {cell.column for cell in above}
    return (
        len(row) < FEWEST_CELLS and len(above) >= FEWEST_CELLS and all(cell.column in known for cell in row)
    )


def _is_numbered(lines: Sequence[PrintedLine], run: Run) -> bool:
    """The first column is headed as one of numbers, and rows begin with them."""
    firsts = {
        number: _text(line.text, _cells(line.text)[0])
        for number, line in enumerate(lines)
        if run.rows.get(run.first + number, [-1])[0] == 0
    }
    codes = sum(1 for text in firsts.values() if _CODE.fullmatch(text))
    return _OF_NUMBERS.fullmatch(firsts.get(0, "")) is not None and codes >= FEWEST_ROWS


def _goes_on_below_number(row: Sequence[Cell], above: Sequence[Cell]) -> bool:
    """Where rows are numbered, a line without a number goes on with the row above, or with the group.

    A figure below a figure is a row of its own.
    """
    first = row[0].text
    if _GROUP.match(first) or _TOTAL.match(first):
        return False
    if len(above) == 1:
        return len(row) == 1 and row[0].column == above[0].column and not _CODE.match(first)
    figures = {cell.column for cell in above if _FIGURE.fullmatch(cell.text)}
    return row[0].column > 0 and not any(
        cell.column in figures and _FIGURE.fullmatch(cell.text) for cell in row
    )


def _join(above: list[Cell], row: Sequence[Cell]) -> None:
    by_column = {cell.column: cell for cell in above}
    for cell in row:
        if cell.column in by_column:
            owner = by_column[cell.column]
            owner.passage = Passage.join((owner.passage, cell.passage), "\n")
        else:
            above.append(cell)
    above.sort(key=lambda cell: cell.column)
