"""Rows and cells that head a group of indicators: มิติที่ ๑ ..., ก. ..., 1 above 1.1, a name with a weight."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import regex

from thaimemo.extract.page import Cell
from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import parse_number, to_arabic
from thaimemo.normalize.passage import Passage
from thaimemo.normalize.spaces import unspaced
from thaimemo.parsers.dimensions import heading_in_order, read_heading
from thaimemo.parsers.lines.labels import label_at_start
from thaimemo.parsers.projects.identifiers import bare_code, split_code, split_number
from thaimemo.parsers.tables.columns import Header
from thaimemo.parsers.tables.headers import GROUP_NUMBER
from thaimemo.parsers.tables.reading import TableReading, TotalRow
from thaimemo.parsers.tables.rounds import round_of
from thaimemo.parsers.tables.row_cells import read_cells
from thaimemo.schema.report import Place

NUMERIC = lazy.compiled(
    r"[-–+0-9๐-๙.,%\s]*|\([0-9๐-๙.,]+\)|[0-9๐-๙]+\s?/\s?[0-9๐-๙]+|N/?A|ไม่ได้รายงาน"
    r"|(?:ร้อยละ|ค่าน้ำหนัก|น้ำหนัก)\s*[0-9๐-๙.,]+|[0-9๐-๙.,]+\s*คะแนน"
)
"""What a cell of a group or a total may say beside its name."""
NUMBER_CELL = lazy.compiled(r"[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){0,3}[.)]?")
_NOTE = lazy.compiled(r"\s*(?:หมายเหตุ|ที่มา|แหล่งข้อมูล|\*|เกณฑ์|รวม)")
# "รวมมิติที่ ๑" beside the name of the group and before its figures
_TOTAL_OF = lazy.compiled(r"รวม(?:ทั้ง)?\p{Thai}{2,18}(?:ที่)?\s*[0-9๐-๙]{1,2}")
_LETTER = lazy.compiled(r"(?:[ก-ฮ]|[A-Z]|[IVX]{1,4})[.)]?")
# "ผลการดำเนินงาน รอบ ๖ เดือน", "ไตรมาสที่ ๒ (ม.ค. - มี.ค. ๖๗)"
_ROUND_FIRST = lazy.compiled(r"\s*(?:ผล\p{Thai}{0,14}\s*)?(?:ใน)?(?:รอบ|ไตรมาส|[0-9๐-๙]{1,2}\s*เดือน)")
# "๓ ประสิทธิผลของการบริหารทรัพยากรบุคคล" in a column of groups
_PRINTED = lazy.compiled(r"\s*(?P<n>[0-9๐-๙]{1,2})\s+(?=\p{Thai}{3})")
LONGEST_GROUP = 120
LONGEST_ROUND = 60
_OF_A_GROUP = frozenset({"weight", "score", "weighted_score"})
"""Figures that a group has of its own."""
_MONEY = frozenset({f"budget_{side}" for side in ("allotted", "changed", "spent", "committed", "left")})
"""Beside sums of money a group has shares of them, too."""
_MEASURES = frozenset({"result", "target", "unit", "level", "score", "achievement"})
_PROJECT = lazy.compiled(r"\s*(?:โครงการ|กิจกรรม|ผลผลิต)")


def read_group(row: Sequence[Cell], reading: TableReading, header: Header, place: Place) -> bool:
    """A row that heads a group: nothing but its name, its weight and figures of the whole group."""
    filled = [cell for cell in row if cell.text.strip()]
    first, rest = filled[0], filled[1:]
    others = [cell for cell in rest if cell.text.strip() != first.text.strip()]
    passage = first.passage
    if not others and _names_round(passage, reading):
        return True
    numbered = bool(others) and GROUP_NUMBER.fullmatch(first.text.strip()) is not None
    if numbered and "." in (split_number(others[0].passage)[0] or ""):
        return False  # "มิติที่ ๑ | ๑.๑ ระบบวางแผนกำลังคน | ๔": a project beside its group
    if numbered and not _is_figure(others[0]):
        passage, others = Passage.join((passage, others[0].passage), " "), others[1:]
    elif len(others) == 1 and _LETTER.fullmatch(first.text.strip()):  # "ก | สายงานบริหาร"
        reading.by_order += 1
        reading.enter(place, heading_in_order(others[0].passage, reading.by_order))
        return True
    elif _is_parent(first, others, reading, header):
        return _enter_parent(first, others, reading, header, place)
    if not all(_is_figure(cell) for cell in others):
        return False
    if not others and (label := label_at_start(passage.text)) and label.role == "goal":
        if label.end == len(passage.text) or not passage.text[label.start : label.end].strip().endswith(
            (":", "：")
        ):
            return False
        reading.goal = passage.slice(label.end)
        return True
    heading = read_heading(passage, reading.lexicon, in_table=True)
    alone = not rest and _is_unnumbered(first, reading, header)
    if heading is None and (alone or id(row) in reading.heads):
        reading.goal = None
        if reading.headings and not reading.by_order:
            return True  # something between the groups that have numbers
        reading.by_order += 1
        heading = heading_in_order(passage, reading.by_order)
    if heading is None:
        return False
    if heading.weight is None and (weight := _weight(others, header)) is not None:
        heading = heading._replace(weight=_figure(weight), weight_place=weight)
    reading.enter(place, heading)
    if not heading.nested:
        _subtotal(others, reading, header)
    return True


def _subtotal(cells: Sequence[Cell], reading: TableReading, header: Header) -> None:
    """Points that stand beside the name of a group are those of all its rows."""
    found = read_cells([cell for cell in cells if _is_figure(cell)], header, reading.round)
    if any(role in row for row in found.rounds.values() for role in ("score", "weighted_score")):
        reading.totals.append(TotalRow(reading.dimension, found.rounds, {}))


def read_group_cell(passage: Passage, reading: TableReading, place: Place) -> None:
    """A cell of a column of groups, once for all the rows beside it."""
    heading = read_heading(passage, reading.lexicon, in_table=True)
    in_order = reading.by_order or not reading.headings or _is_next(passage, reading)
    if heading is None and len(passage.text) <= LONGEST_GROUP and in_order:
        name = unspaced(passage.text)
        if name == reading.group:
            return
        reading.by_order, reading.group = reading.by_order + 1, name
        number, rest, _ = split_number(passage)
        if number is not None and number.isdecimal():
            reading.by_order = int(number)
        elif (printed := _PRINTED.match(passage.text)) and int(printed["n"]) >= reading.by_order:
            reading.by_order, rest = int(printed["n"]), passage.slice(printed.end())
        heading = heading_in_order(rest, reading.by_order)._replace(heading=passage)
    if heading is not None and heading.nested and {h.word for _, h in reading.headings} <= {heading.word}:
        heading = heading._replace(nested=False)  # a column of strategies without anything above them
    if heading is not None and not heading.nested:
        if heading.number != reading.dimension:
            reading.headings.append((place, heading))
        reading.dimension, reading.goal = heading.number, None


def _is_next(passage: Passage, reading: TableReading) -> bool:
    """ "๒. การบริการประชาชน" below "๑. ภารกิจหลัก", of which only the first has a word of groups."""
    number, _, _ = split_number(passage)
    return number is not None and reading.dimension is not None and number == str(reading.dimension + 1)


def parents_of(numbers: Sequence[str]) -> frozenset[str]:
    """The numbers before the last dot of those that have one."""
    return frozenset(number.rpartition(".")[0] for number in numbers if "." in number)


def heads_by_weight(rows: Sequence[Sequence[Cell]], header: Header) -> frozenset[int]:
    """``id`` of the rows without a number whose weight the numbered rows below them add up to."""
    heads: list[int] = []
    head: tuple[int, Decimal] | None = None
    due = Decimal(0)
    for row in [*rows, []]:
        filled = [cell for cell in row if cell.text.strip()]
        weight = _figure(_weight(filled, header))
        numbered = bool(filled) and _number(filled[0]) is not None
        if numbered:
            due += weight or 0
            continue
        if head is not None and head[1] == due != 0:
            heads.append(head[0])
        roles = {role for cell in filled[1:] if (c := header.columns.get(cell.column)) for role in c.roles}
        named = weight is not None and roles <= _OF_A_GROUP and not _NOTE.match(filled[0].text)
        head = (id(row), weight) if named and weight is not None else None
        due = Decimal(0)
    return frozenset(heads)


def _names_round(passage: Passage, reading: TableReading) -> bool:
    """A row that says "รอบ ๖ เดือน" holds for the rows below it."""
    text = passage.text
    if len(text) > LONGEST_ROUND or not _ROUND_FIRST.match(text):
        return False
    named = round_of(text)
    if named is None:
        return False
    reading.round, reading.goal = named._replace(place=tuple(passage.evidence())), None
    return True


def _is_parent(first: Cell, others: Sequence[Cell], reading: TableReading, header: Header) -> bool:
    number = _number(first)
    if number is None or number not in reading.parents:
        return False
    name = others if NUMBER_CELL.fullmatch(first.text.strip()) else [first]
    figures = [cell for cell in others if cell is not name[0]] if name else []
    if name and _tells_of_money(header) and _PROJECT.match(name[0].text):
        return False  # a project with its activities below it
    return bool(name) and all(_is_figure(cell) and _is_of_a_group(cell, header) for cell in figures)


def _enter_parent(
    first: Cell, others: Sequence[Cell], reading: TableReading, header: Header, place: Place
) -> bool:
    """ "1 | ด้านการเงิน | 25" above 1.1 and 1.2.

    A number with a dot groups rows without being a dimension, so does one with parts below "มิติที่ ๑".
    """
    number, name, _ = split_number(first.passage)
    if number is None:
        number, name, others = to_arabic(first.text.strip(" .)\n")), others[0].passage, others[1:]
    if "." in number or _below_printed_group(reading):
        return True
    heading = heading_in_order(name, int(number))
    if heading.weight is None and (weight := _weight(others, header)) is not None:
        heading = heading._replace(weight=_figure(weight), weight_place=weight)
    reading.enter(place, heading._replace(heading=Passage.join((first.passage, name), " ")))
    return True


def _below_printed_group(reading: TableReading) -> bool:
    """The rows stand below a heading that has its own word: "มิติที่ ๑ ..."."""
    last = reading.headings[-1][1] if reading.headings else None
    return last is not None and bool(last.word) and last.number == reading.dimension


def _is_of_a_group(cell: Cell, header: Header) -> bool:
    column = header.columns.get(cell.column)
    own = _OF_A_GROUP | _MONEY | {"percent", "other"} if _tells_of_money(header) else _OF_A_GROUP
    return column is None or set(column.roles) <= own or parse_number(cell.text) is None


def _tells_of_money(header: Header) -> bool:
    """Nothing but what was allotted, spent and left of it stands beside the names."""
    return {"budget_allotted", "budget_spent"} <= header.roles and not header.roles & _MEASURES


def _number(cell: Cell) -> str | None:
    text = cell.text.strip()
    if NUMBER_CELL.fullmatch(text):
        return to_arabic(text.rstrip(".)"))
    return split_number(cell.passage)[0] or split_code(cell.passage)[0] or bare_code(text)


def _is_figure(cell: Cell) -> bool:
    return NUMERIC.fullmatch(cell.text.strip()) is not None or names_total(cell)


def names_total(cell: Cell) -> bool:
    """The cell says that figures of a whole group stand beside it."""
    return _TOTAL_OF.fullmatch(cell.text.strip()) is not None


def _weight(cells: Sequence[Cell], header: Header) -> Passage | None:
    for cell in cells:
        column = header.columns.get(cell.column)
        if column is not None and column.roles[:1] == ("weight",):
            return cell.passage
    return None


def _figure(passage: Passage | None) -> Decimal | None:
    if passage is None:
        return None
    return parse_number(regex.sub(r"ร้อยละ|ค่าน้ำหนัก|น้ำหนัก|[%\s]", "", passage.text))


def _is_unnumbered(cell: Cell, reading: TableReading, header: Header) -> bool:
    """A name alone in its row, without the number that every indicator above it has: it heads a group."""
    wide = cell.column_span * 2 > header.width > 2
    alone = header.width > 2 and reading.numbered and (not cell.torn or "น้ำหนัก" in cell.text)
    if not (wide or alone) or split_number(cell.passage)[0] is not None:
        return False
    return len(cell.text) <= LONGEST_GROUP and not _NOTE.match(cell.text)
