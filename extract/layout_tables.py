"""Tables that hold no data but the layout: memo headers, letterheads, signatures side by side, boxed text."""

from __future__ import annotations

from thaimemo.extract.flow import Blocks, FlowCell, FlowTable, Paragraph
from thaimemo.extract.tables import is_memo_label
from thaimemo.normalize import lazy

_SIGNED = lazy.compiled(
    r"(?m:^)\s*(?:\(?ลงชื่อ\)?[\s.…]*|[.…\s]*\(\s*(?:นาย|นาง|น\.ส\.|ว่าที่|พล|พัน|ร้อย|ดร\.|ศ\.|รศ\.|ผศ\.|[.…]{4,})[^()\d]*\))"
)
_LEVEL = lazy.compiled(r"(?:ระดับ|คะแนน)(?:คะแนน)?\s*(?:ที่)?\s*[0-9๐-๙]")
MAX_SIDE_BY_SIDE = 3
"""Filled cells of a table with a single row, up to which they are texts side by side and no data."""


def without_layout_tables(blocks: Blocks) -> Blocks:
    """The blocks in reading order: layout tables opened, tables nested in data tables behind their table."""
    found: Blocks = []
    for block in blocks:
        if isinstance(block, FlowTable):
            found.extend(_opened(block))
        else:
            found.append(block)
    return found


def _opened(table: FlowTable) -> Blocks:
    if _is_header(table):
        return [_joined(row) for row in table.rows if any(_text(cell) for cell in row)]
    if _is_layout(table):
        found: Blocks = []
        for cell in _in_order(table):
            found.extend(without_layout_tables(cell.blocks))
        return found
    nested: Blocks = []
    for row in table.rows:
        for cell in row:
            inner = [b for b in cell.blocks if isinstance(b, FlowTable)]
            if len(inner) == 1 and _is_of_levels(inner[0]):
                at = cell.blocks.index(inner[0])
                cell.blocks[at : at + 1] = [_joined(row) for row in inner[0].rows if any(map(_text, row))]
            elif inner:
                opened = without_layout_tables(list(inner))
                cell.blocks = [b for b in cell.blocks if not isinstance(b, FlowTable)]
                cell.blocks += [b for b in opened if isinstance(b, Paragraph)]
                nested += [b for b in opened if isinstance(b, FlowTable)]
    return [table, *nested]


def _is_of_levels(table: FlowTable) -> bool:
    """A level and its criterion in every row, which a cell may list in lines as well: "ระดับ 1 | ...".

    They stay in their cell, for a rubric belongs to the row that it is nested in.
    """
    return all(
        len(row) == 2 and _LEVEL.fullmatch(_text(row[0])) and _text(row[1]) for row in table.rows
    ) and not any(isinstance(block, FlowTable) for row in table.rows for cell in row for block in cell.blocks)


def _is_header(table: FlowTable) -> bool:
    """Every row opens with a label of a memo or a register stamp (ส่วนราชการ, ที่, วันที่, รับที่, ...)."""
    rows = [row for row in table.rows if any(_text(cell) for cell in row)]
    if not rows or any(isinstance(b, FlowTable) for row in rows for cell in row for b in cell.blocks):
        return False
    return all(is_memo_label(next(text for cell in row if (text := _text(cell)))) for row in rows)


def _is_layout(table: FlowTable) -> bool:
    cells = [cell for row in table.rows for cell in row]
    filled = [cell for cell in cells if _text(cell) or any(isinstance(b, FlowTable) for b in cell.blocks)]
    if table.presentation or len({cell.column for cell in filled}) <= 1:
        return True
    rows = sum(1 for row in table.rows if any(cell in filled for cell in row))
    if rows == 1 and len(filled) <= MAX_SIDE_BY_SIDE:
        return True
    if _has_signatures(table):
        return True
    nesting = sum(1 for cell in filled if any(isinstance(b, FlowTable) for b in cell.blocks))
    return nesting > 0 and 2 * nesting >= len(filled)


def _has_signatures(table: FlowTable) -> bool:
    """A small table with a row of signatures and nothing else: no label stands beside a name in it."""
    rows = [[text for cell in row if (text := _text(cell))] for row in table.rows]
    small = sum(map(len, rows)) <= 3 * MAX_SIDE_BY_SIDE
    return small and any(row and all(_SIGNED.search(text) for text in row) for row in rows)


def _in_order(table: FlowTable) -> list[FlowCell]:
    """Cell by cell; signatures that stand side by side are read down their columns."""
    cells = [cell for row in table.rows for cell in row]
    if len(table.rows) > 1 and _has_signatures(table):
        return sorted(cells, key=lambda cell: cell.column)
    return cells


def _joined(row: list[FlowCell]) -> Paragraph:
    """The cells of a header row as one line, the way a memo without a table has it."""
    inside = [b for cell in row for b in cell.blocks if isinstance(b, Paragraph) and b.text.strip()]
    first = inside[0]
    return Paragraph(
        "\t".join(p.lead + p.text for p in inside), heading=first.heading, bold=first.bold, space=first.space
    )


def _text(cell: FlowCell) -> str:
    return "\n".join(b.text for b in cell.blocks if isinstance(b, Paragraph)).strip()
