"""Indicator cards that are tables of labels and values, made into the lines that sections are read from.

A card (KPI template, SAR) prints one field a row, "หน่วยวัด | ร้อยละ", or two, "หน่วยวัด | ร้อยละ | น้ำหนัก | 10".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thaimemo.extract.page import Cell, Line, Table
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.lines.labels import NAMING, is_label, label_at_start
from thaimemo.parsers.lines.section_headings import names_card
from thaimemo.parsers.projects.identifiers import is_number
from thaimemo.parsers.tables.headers import read_header
from thaimemo.parsers.tables.levels import is_scale, level_of
from thaimemo.parsers.words.lexicon import Lexicon

SEVERAL = 2
LONGEST_CODE = 6
HEAD = 8
"""Blocks at the top of a document among which its form tells what it is."""
LONGEST_FORM_HEAD = 6
LONGEST_FIELD = 30
LABEL_ROWS = 3
"""Rows with a label in front that make a table a card."""


@dataclass(slots=True)
class FieldLine(Line):
    """A row of a card: it begins with the name of a field, known or not."""

    value: int = 0
    """Where the name ends."""


def cards_as_lines(blocks: Sequence[Line | Table], lexicon: Lexicon) -> list[Line | Table]:
    """The blocks with every card in place as lines; criteria that stand side by side stay a small table."""
    lines: list[Line | Table] = []
    for index, block in enumerate(blocks):
        if not isinstance(block, Table):
            lines.append(block)
            continue
        above = blocks[index - 1] if index else None
        below = blocks[index + 1] if index + 1 < len(blocks) else None
        if _is_card(block):
            lines.extend([_upright(block)] if _is_on_its_side(block) else _lines(block))
        elif _is_torn_off(block, below) or _is_rest(block, above):
            lines.extend(_lines(block))
        elif index < HEAD and _is_form_head(block, lexicon):
            lines.extend(_line(row) for row in block.rows)
        else:
            lines.append(block)
    return lines


def _is_card(table: Table) -> bool:
    filled = ([cell for cell in row if cell.text.strip()] for row in table.rows)
    # a row of nothing but a second cell goes on with the value above
    rows = [row for row in filled if len(row) > 1 or (row and not row[0].column)]
    firsts = [row[0].text for row in rows if len(row) >= 2]
    labelled = sum(1 for text in firsts if is_label(text))
    if firsts and names_card(firsts[0]) and is_number(rows[0][0].passage):
        labelled += 1  # "โครงการที่ ๑.๑ | ชื่อโครงการ"
    if _is_strip(rows):
        return True
    if labelled < SEVERAL:
        return len(firsts) == len(rows) and _ends_criteria(firsts)
    if labelled == len(rows):
        return True
    likely = sum(1 for text in firsts if not is_label(text) and _may_be_label(text))
    return labelled + likely >= LABEL_ROWS and (labelled + likely) * 2 >= len(rows)


def _is_strip(rows: Sequence[Sequence[Cell]]) -> bool:
    """Fields of a card side by side: "หน่วยวัด | ร้อยละ | น้ำหนัก | ๒๐", or labels above their values."""
    labels = [label_at_start(cell.text) if is_label(cell.text) else None for cell in rows[0]] if rows else []
    if len(rows) == SEVERAL and len(rows[0]) == len(rows[1]) >= SEVERAL and all(labels):
        named = any(label.role in NAMING for label in labels if label is not None)
        return not named and not any(map(_says_label, rows[1]))
    pairs = [(row[n], row[n + 1 : n + 2]) for row in rows for n in range(0, len(row), 2)]
    return len(pairs) >= LABEL_ROWS and all(_is_field(label, value) for label, value in pairs)


def _is_field(cell: Cell, value: Sequence[Cell]) -> bool:
    """A label and what is no label; a unit may read like one: "หน่วยวัด | ระดับ"."""
    label = label_at_start(cell.text) if value and is_label(cell.text) else None
    return label is not None and (label.role == "unit" or not is_label(value[0].text))


def _ends_criteria(firsts: Sequence[str]) -> bool:
    """The levels of a card, whose label stands in a line above them, and the field behind them."""
    *levels, last = firsts or [""]
    return len(levels) >= LABEL_ROWS and is_label(last) and all(level_of(text) is not None for text in levels)


def _is_torn_off(table: Table, following: Line | Table | None) -> bool:
    """The name of a card and at most its first fields, at the end of the page before the card."""
    if (
        not isinstance(following, Table)
        or not _is_card(following)
        or len(following.rows[0]) < SEVERAL
        or len(table.rows) > LABEL_ROWS
    ):
        return False
    (name, *fields) = ([cell for cell in row if cell.text.strip()] for row in table.rows)
    return (
        (len(name) == 1 or (len(name) == SEVERAL and is_number(name[0].passage)))
        and names_card(name[0].text)
        and all(len(row) == SEVERAL and is_label(row[0].text) for row in fields)
    )


def _is_rest(table: Table, before: Line | Table | None) -> bool:
    """The last fields of a card, at the top of the page after it."""
    if not isinstance(before, Table):
        return False
    rows = [[cell for cell in row if cell.text.strip()] for row in table.rows]
    fields = all(len(row) == SEVERAL and is_label(row[0].text) and not is_label(row[1].text) for row in rows)
    return fields and _is_card(before)


def _may_be_label(text: str) -> bool:
    """A level with its criterion beside it, or a label with more behind it: "ผลงาน ต.ค. - มี.ค."."""
    if level_of(text) is not None:
        return True
    return len(text) <= LONGEST_FIELD and label_at_start(f"{text}\n") is not None


def _is_form_head(table: Table, lexicon: Lexicon) -> bool:
    """What a form says of itself before its first real table: "ผลงานของปีงบประมาณ | พ.ศ. 2566"."""
    pairs = all(len(row) == SEVERAL and all(cell.text.strip() for cell in row) for row in table.rows)
    return pairs and len(table.rows) <= LONGEST_FORM_HEAD and read_header(table.rows, lexicon) is None


def _is_on_its_side(table: Table) -> bool:
    """One column an indicator: the row of names has several of them."""
    for row in table.rows:
        cells = [cell for cell in row if cell.text.strip()]
        label = label_at_start(cells[0].text) if cells else None
        if label is not None and label.role in NAMING and is_label(cells[0].text):
            names = [cell for cell in cells[1:] if not is_label(cell.text) and len(cell.text) > LONGEST_CODE]
            return len(names) >= SEVERAL and len({cell.column for cell in names}) == len(cells) - 1
    return False


def _upright(table: Table) -> Table:
    """Rows made columns, so that an indicator is a row as elsewhere."""
    columns: dict[int, list[Cell]] = {}
    for number, row in enumerate(table.rows):
        for cell in row:
            columns.setdefault(cell.column, []).append(Cell(cell.passage, number, box=cell.box))
    return Table([columns[column] for column in sorted(columns)], table.box)


def _lines(table: Table) -> Iterator[Line | Table]:
    criteria: list[list[Cell]] = []
    above: list[Cell] = []
    for index, row in enumerate(table.rows):
        cells = [cell for cell in row if cell.text.strip()]
        if above:
            yield from (_line([label, value]) for label, value in zip(above, cells, strict=True))
            above = []
            continue
        if _are_labels(cells) and _stand_below(cells, table.rows[index + 1 : index + 2]):
            above = cells
            continue
        if len(cells) == SEVERAL and is_number(cells[0].passage) and not is_label(cells[0].text):
            yield Line(
                Passage.join([cell.passage for cell in cells], " "), bold=True, gap=True, box=cells[0].box
            )
            continue
        named = cells and (is_label(cells[0].text) or level_of(cells[0].text) is not None)
        if not cells or (index == 0 and len(cells) > 1 and not named and not any(map(_says_label, cells))):
            continue  # "หัวข้อ | รายละเอียด"
        label, rest = (cells[0], cells[1:]) if is_label(cells[0].text) else (None, cells)
        scale = is_scale(cell.text for cell in rest)
        if len(rest) > 1 and (scale or not is_label(rest[1].text)) and _is_criterion(rest, criteria):
            if label is not None:
                yield _line([label])
            criteria.append(rest)
            continue
        if criteria:
            yield Table(criteria)
            criteria = []
        yield from _pairs(cells)
    if criteria:
        yield Table(criteria)


def _is_criterion(cells: Sequence[Cell], above: Sequence[Sequence[Cell]]) -> bool:
    """A row that begins with a level, or stands below a row of levels."""
    if level_of(cells[0].text) is not None:
        return True
    return len(above) == 1 and level_of(above[0][1].text) is not None


def _says_label(cell: Cell) -> bool:
    return is_label(cell.text)


def _are_labels(cells: Sequence[Cell]) -> bool:
    return len(cells) >= SEVERAL and all(is_label(cell.text) for cell in cells)


def _stand_below(labels: Sequence[Cell], rows: Sequence[Sequence[Cell]]) -> bool:
    """The next row has a value below every label: "ขั้นต้น | มาตรฐาน | ขั้นสูง" above "85 | 95 | 105"."""
    values = [cell for row in rows for cell in row if cell.text.strip()]
    return [cell.column for cell in values] == [cell.column for cell in labels] and not any(
        is_label(cell.text) for cell in values
    )


def _pairs(cells: Sequence[Cell]) -> Iterator[Line]:
    """One line a label: the label and the cells up to the next one."""
    taken: list[Cell] = []
    for cell in cells:
        if taken and is_label(cell.text) and (len(taken) > 1 or not is_label(taken[0].text)):
            yield _line(taken)
            taken = []
        taken.append(cell)
    if taken:
        yield _line(taken)


def _line(cells: Sequence[Cell]) -> Line:
    passage = Passage.join([cell.passage for cell in cells], "\n")
    if len(cells) == 1:
        return Line(passage, bold=True, gap=True, box=cells[0].box)
    return FieldLine(passage, bold=True, gap=True, box=cells[0].box, value=len(cells[0].text) + 1)
