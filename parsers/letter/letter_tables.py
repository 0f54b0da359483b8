"""Tables that hold parts of a letter and no data: its header, register stamps, signatures side by side.

OCR services and word processors put them into cells; here they become lines again, in the order of reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from thaimemo.extract.page import Cell, Line, Table
from thaimemo.extract.tables import is_memo_label
from thaimemo.normalize.numerals import has_digit
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.letter.memo import is_title
from thaimemo.parsers.letter.signatories import is_name
from thaimemo.parsers.letter.stamps import MAX_LINE, stamp_parts

Rows = list[list[Cell]]
MOST_CELLS = 24
FEWEST_LABELS = 2


def letter_tables_as_lines(blocks: Sequence[Line | Table]) -> list[Line | Table]:
    """The blocks with every table that holds nothing but parts of a letter made into lines."""
    found: list[Line | Table] = []
    for block in blocks:
        lines = list(_lines(block)) if isinstance(block, Table) else []
        found += lines or [block]
    return found


def _lines(table: Table) -> Iterator[Line]:
    rows = [filled for row in table.rows if (filled := [cell for cell in row if cell.text.strip()])]
    if not rows or sum(map(len, rows)) > MOST_CELLS:
        return
    if _is_header(rows):
        for row in rows:
            yield Line(Passage.join([cell.passage for cell in row], " "), gap=row is rows[0], box=row[0].box)
        return
    for group in _groups(rows):
        for number, cell in enumerate(group):
            yield from _cell_lines(cell, gap=not number)


def _groups(rows: Rows) -> list[list[Cell]]:
    """The cells by the stamp or signature that they belong to: row by row, or column by column."""
    columns = [
        [c for row in rows for c in row if c.column == at]
        for at in sorted({r.column for x in rows for r in x})
    ]
    for groups in (rows, columns, [[cell for row in rows for cell in row]]):
        if all(map(_is_stamp, groups)) or all(map(_is_signature, groups)):
            return groups
    return []


def _is_header(rows: Rows) -> bool:
    """Every row opens with a label of a memo's header; the title may stand above."""
    labelled = [row for row in rows if not is_title(row[0].text)]
    return len(labelled) >= FEWEST_LABELS and all(
        is_memo_label(row[0].text) and len(row) <= 4 for row in labelled
    )


def _is_stamp(cells: list[Cell]) -> bool:
    texts = [line for cell in cells for line in cell.text.split("\n")]
    if any(len(text) > MAX_LINE for text in texts):
        return False
    parts = stamp_parts(texts)
    rest = [text for text, kinds in zip(texts, parts, strict=True) if not kinds]
    known = set().union(*parts)
    return (
        len(known) > 1 and bool(known & {"date", "time"}) and not any(map(has_digit, rest)) and len(rest) <= 2
    )


def _is_signature(cells: list[Cell]) -> bool:
    """A name in brackets, and the position and date below or beside it."""
    texts = [line for cell in cells for line in cell.text.split("\n")]
    return len(texts) <= 6 and sum(map(is_name, texts)) == 1


def _cell_lines(cell: Cell, *, gap: bool) -> Iterator[Line]:
    for line in cell.passage.lines():
        if (passage := line.strip()).text:
            yield Line(passage, gap=gap, box=cell.box)
            gap = False
