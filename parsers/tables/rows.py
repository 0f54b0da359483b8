"""Report tables made into mentions: summary table, plan matrix, action table, KPI table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from thaimemo.extract.page import Cell, Table
from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import has_digit, to_arabic
from thaimemo.normalize.passage import Passage
from thaimemo.normalize.spaces import unspaced
from thaimemo.parsers.projects.identifiers import (
    bare_code,
    split_code,
    split_number,
    split_order,
    split_weight,
    told_by_codes,
    told_in_order,
)
from thaimemo.parsers.projects.mention import Mention
from thaimemo.parsers.tables.columns import NAMING_ROLES, RESULT_ROLES, Header
from thaimemo.parsers.tables.group_rows import (
    NUMBER_CELL,
    heads_by_weight,
    names_total,
    parents_of,
    read_group,
    read_group_cell,
)
from thaimemo.parsers.tables.headers import (
    SCORES,
    group_in,
    is_numbered_only,
    is_overview,
    named_by_group,
    read_header,
)
from thaimemo.parsers.tables.levels import LEVELS, is_scale
from thaimemo.parsers.tables.marks_in_cells import TICK
from thaimemo.parsers.tables.name_cells import split_facts, split_names
from thaimemo.parsers.tables.overviews import is_of_indicators, read_overview
from thaimemo.parsers.tables.reading import TableReading
from thaimemo.parsers.tables.rounds import Round
from thaimemo.parsers.tables.row_cells import RowCells, read_cells, ticked, with_held
from thaimemo.parsers.tables.total_rows import read_total, settle_totals, without_parts
from thaimemo.parsers.words.lexicon import Lexicon
from thaimemo.schema.report import Place

_NAMED = (("indicator",), ("project",))
_CODES = lazy.compiled(
    r"\s*(?:[A-Z]{1,3}|[ก-ฮ]\.?)[0-9๐-๙]{1,2}(?:\s*[,/]\s*(?:[A-Z]{1,3}|[ก-ฮ]\.?)[0-9๐-๙]{1,2})*\s*"
)
_OF_A_TOTAL = lazy.compiled(r"\s*(?:รวม|ผลรวม|เฉลี่ย|(?i:(?:sub-?)?total))")
_CRITERIA = lazy.compiled(r"\s*เกณฑ์(?:การให้คะแนน)?(?:ระดับ|คะแนน)?\s*(?:[0-9๐-๙]\s*[-–]\s*[0-9๐-๙])?\s*$")
# the end of a cell that breaks off in the middle of a sentence
_CUT = lazy.compiled(
    r"(?:ควรมีการ|และ|หรือ|เพื่อ|ของ|ซึ่ง|โดย|จาก|รวมถึง|เนื่องจาก|ได้แก่|ได้(?:สำรวจ|ศึกษา|จัดทำ|กำหนด|วิเคราะห์|รวบรวม|ทำการ|มีการ)|ต้องมีการ|จะต้อง)$"
)


_WORD = lazy.compiled(r"(?![๐-๙])\p{Thai}|\p{L}")
_FIGURE = lazy.compiled(r"[0-9๐-๙][0-9๐-๙.,]*\s?%?")
LONGEST_COLUMN = 40
_OF_INDICATORS = frozenset({"number", "target", "unit", "weight", "weighted_score", "status", "full_score"})
"""What only indicators have, and none of their parts."""


def place_of(header: Header, in_memo: bool) -> Place:
    """The kind of table that a header announces."""
    roles = header.roles
    results = roles & RESULT_ROLES
    if is_numbered_only(header) and not results:
        return "background"
    if header.has_levels and not roles & (RESULT_ROLES | {"weight", "target", "unit"}):
        return "action"  # the criteria of all indicators, apart from their results
    if (
        header.has_levels
        or "weighted_score" in roles
        or ("score" in roles and roles & {"weight", "target", "full_score"})
    ):
        return "summary" if in_memo and not header.has_levels else "table"
    measured = results - {"percent", "status"}
    if ("rubric" in roles and not measured) or ("steps" in roles and not results):
        return "action"
    if ("rationale" in roles or "issue" in roles) and not results:
        return "plan"
    if results:
        if in_memo or not roles & {
            "score",
            "target",
            "unit",
            "weight",
            "budget_spent",
            "budget_allotted",
            "rubric",
        }:
            return "summary"
        return "table"
    return "plan"


def lists_parts(table: Table, lexicon: Lexicon) -> bool:
    """Below the heading of one indicator: what it is made of, "หลักสูตร | คะแนน"."""
    header = read_header(table.rows, lexicon)
    return header is not None and header.roles & {*NAMING_ROLES, *_OF_INDICATORS} == {"project"}


def read_table(
    table: Table,
    reading: TableReading,
    *,
    in_memo: bool,
    dimension: int | None,
    caption: str = "",
    of_round: Round | None = None,
    groups_told: bool = False,
) -> Place | None:
    """Read one table into ``reading``; the place it is, None where it is no report table.

    ``dimension`` is the one whose heading stands above the table, ``caption`` the line right above it,
    ``of_round`` the round that its caption names where other tables have other rounds.
    ``groups_told``: nothing is told of but the groups, each is read as an indicator.
    """
    rows = table.rows
    header = read_header(rows, reading.lexicon, caption)
    body = rows
    if header is not None and is_overview(header) and (groups_told or is_of_indicators(rows[header.rows :])):
        named_by_group(header)
    elif header is not None and is_overview(header):
        if header.roles & SCORES:
            reading.of_groups.append(table)
        reading.overviews.append(read_overview(rows[header.rows :], header))
        return None
    if (
        header is not None
        and not header.roles & RESULT_ROLES
        and _points_at_others(rows[header.rows :], header)
    ):
        if not header.roles & {"problems", "suggestions"}:
            return None
        header.columns = {
            n: replace(c, roles=("number",)) if c.roles[:1] in _NAMED else c
            for n, c in header.columns.items()
        }
    if header is not None:
        place = place_of(header, in_memo)
        if place == "action" and header.has_levels and _is_ticked(rows[header.rows :], header):
            place = "table"
        if place != reading.place or dimension is not None:
            reading.dimension = dimension
        header.round = of_round if not header.names_round else None
        reading.header, reading.place, reading.round = header, place, None
        body = rows[header.rows :]
    elif (
        reading.header is None
        or reading.place is None
        or not _continues(rows, reading.header, reading.lexicon)
    ):
        return None
    elif dimension is not None:
        reading.dimension, reading.goal = dimension, None
    assert reading.header is not None
    assert reading.place is not None
    for row in rows[: header.lead] if header else ():
        if (group := group_in([cell for cell in row if cell.text.strip()], reading.lexicon)) is not None:
            reading.enter(reading.place, group)
    _survey(body, reading, reading.header)
    titles = {_bare(row) for row in rows[: header.rows]} if header else set()
    held: dict[int, tuple[int, Cell]] = {}
    totals, groups, first = len(reading.totals), len(reading.headings), len(reading.mentions)
    for row in body:
        if _bare(row) not in titles:
            _read_row(row, with_held(row, held, reading.header), reading, reading.header, reading.place)
    settle_totals(reading.totals[totals:], one_group=len(reading.headings) == groups)
    reading.totals[totals:] = without_parts(reading.totals[totals:], first, len(reading.mentions))
    return reading.place


def _points_at_others(rows: list[list[Cell]], header: Header) -> bool:
    """Codes alone stand where the indicators are named, as in a map of goals: "SO4 ... | P1, P2"."""
    columns = [n for n, c in header.columns.items() if c.roles[:1] in _NAMED]
    names = [cell.text for row in rows for cell in row if cell.column in columns and cell.text.strip()]
    return bool(names) and all(_CODES.fullmatch(name) for name in names)


def _survey(body: list[list[Cell]], reading: TableReading, header: Header) -> None:
    """What the first cells of all rows tell together of how the rows are numbered and grouped."""
    filled = ([cell for cell in row if cell.text.strip()] for row in body)
    firsts = [cells[0] for cells in filled if len(cells) > 1 and not _OF_A_TOTAL.match(cells[0].text)]
    numbers = [split_number(cell.passage)[0] or _bare_number(cell) or bare_code(cell.text) for cell in firsts]
    numbered = [number for number in numbers if number is not None]
    reading.coded = not numbered and told_by_codes(_names(body, header))
    reading.counted = not numbered and not reading.coded and told_in_order(_names(body, header))
    reading.numbered = bool(firsts) and (len(numbered) * 4 >= len(firsts) * 3 or reading.coded)
    reading.parents = parents_of(numbered)
    reading.heads = heads_by_weight(body, header) if numbered or reading.coded else frozenset()


def _bare_number(cell: Cell) -> str | None:
    text = cell.text.strip()
    return to_arabic(text.rstrip(".)")) if NUMBER_CELL.fullmatch(text) else None


def _names(body: list[list[Cell]], header: Header) -> list[Passage]:
    """The cells that name the rows which have more of an indicator than its name and weight."""
    roles = ({*RESULT_ROLES} | {"target", "unit"}) - {"score", "weighted_score"}
    names: list[Passage] = []
    for row in body:
        cells = read_cells([cell for cell in row if cell.text.strip()], header)
        told = {*cells.fields, *(role for found in cells.rounds.values() for role in found)}
        if cells.key is not None and roles & told:
            names.append(cells.key)
    return names


def _is_ticked(rows: list[list[Cell]], header: Header) -> bool:
    """Marks stand below the levels."""
    levels = {number for number, column in header.columns.items() if column.level is not None}
    return any(cell.column in levels and TICK.fullmatch(cell.text) for row in rows for cell in row)


def _bare(row: Sequence[Cell]) -> str:
    return unspaced("|".join(cell.text for cell in row))


def _continues(rows: list[list[Cell]], header: Header, lexicon: Lexicon) -> bool:
    """A table without a header goes on with the one before it: as many columns, or group rows only."""
    width = max((cell.column + cell.column_span for row in rows for cell in row), default=0)
    return width == header.width and not _is_other_header(rows[0], lexicon) and not _heads_figures(rows)


def _heads_figures(rows: list[list[Cell]]) -> bool:
    """Words stand in the first row where all others have numbers, in two columns or more."""
    first = {cell.column: cell.text.strip() for cell in rows[0] if cell.text.strip()}
    below = [{cell.column: cell.text.strip() for cell in row if cell.text.strip()} for row in rows[1:]]
    below = [row for row in below if len(row) > 1]
    headed = [
        column
        for column, text in first.items()
        if _WORD.search(text) and below and all(_FIGURE.fullmatch(row.get(column, "")) for row in below)
    ]
    return len(headed) > 1


def _is_other_header(row: Sequence[Cell], lexicon: Lexicon) -> bool:
    """Names of columns all through, though of no table that is known: "มาตรฐาน | จำนวนตัวบ่งชี้ | คะแนนเฉลี่ย".

    A scale is the head of one indicator's criteria.
    """
    filled = [cell.text for cell in row if cell.text.strip()]
    if is_scale(filled):
        return True
    known = sum(1 for text in filled if lexicon.roles_of(text))
    named = all(len(text) < LONGEST_COLUMN and not has_digit(text) for text in filled)
    return named and len(filled) > 1 and known + 1 >= len(filled)


def _read_row(own: list[Cell], row: list[Cell], reading: TableReading, header: Header, place: Place) -> None:
    """``row`` is the row with the cells that reach down to it; what they are called by, a total is not."""
    filled = [cell for cell in row if cell.text.strip()]
    summed = [cell for cell in own if cell.text.strip()]
    sums_up = len(own) < len(row) and any(names_total(cell) for cell in summed)
    if not filled or (not sums_up and read_group(row, reading, header, place)):
        return
    if summed and read_total(summed, reading, header):
        return
    if _CRITERIA.match(filled[0].text) and len(filled) > LEVELS and reading.mentions:
        reading.mentions[-1].levels = {n: cell.passage for n, cell in enumerate(filled[1:], 1)}
        return  # the criteria of the indicator above, level by level
    cells = read_cells(filled, header, reading.round)
    if "group" in cells.fields:
        read_group_cell(cells.fields.pop("group"), reading, place)
    last = reading.mentions[-1] if reading.mentions and reading.mentions[-1].place == place else None
    if cells.key is None and not ("number" in cells.fields and is_numbered_only(header)):
        if last is not None:
            _go_on(last, cells, reading)
        return
    if header.unit is not None:
        cells.fields.setdefault("unit", header.unit)
    several = split_names(cells.fields) if place in ("plan", "action") else [cells.fields]
    for fields in several:
        mention = _mention(replace(cells, fields=fields), reading, place)
        reading.mentions.append(mention)
    if last is not None and "rationale" in cells.fields and "rationale" in last.fields:
        cut = last.fields["rationale"]
        if _CUT.search(cut.text):
            reading.bleeding += [cut, cells.fields["rationale"]]


def _go_on(last: Mention, cells: RowCells, reading: TableReading) -> None:
    """A row without a name: another round of the indicator above, or the rest of its cells."""
    another = cells.round is not None and cells.round.months not in last.rounds
    cells.add_to(last)
    if not another and cells.first is not None:
        reading.joined.append(cells.first)


def _is_part_of_name(number: str | None, name: Passage, printed: str | None) -> bool:
    """ "๗ | โครงการ ๕ ส น่าอยู่": beside a column of numbers another number is a word of the name."""
    return None not in (number, printed) and number != printed and name.text.strip()[:1].isalpha()


def _mention(cells: RowCells, reading: TableReading, place: Place) -> Mention:
    fields = cells.fields
    mention = Mention(
        place,
        len(reading.mentions),
        reading.dimension,
        fields=fields,
        rounds=cells.rounds,
        levels=cells.levels,
        parts=cells.parts,
        of_quarter=cells.of_quarter,
        round_places=cells.round_places,
        ticked=ticked(cells.levels),
    )
    if mention.ticked is not None:  # a mark below the level that was reached
        mention.levels = {}
        mention.rounds.setdefault(None, {})
    if "number" in fields:
        mention.printed_number = to_arabic(fields["number"].text.strip().rstrip(".)"))
        mention.number_places = fields["number"].evidence()
    for role in ("project", "indicator"):
        if role in fields:
            beside = fields.get("weight") is fields[role]  # below "ตัวชี้วัด (น้ำหนัก)"
            if beside:
                del fields["weight"]
            number, name, at = split_number(fields[role])
            if _is_part_of_name(number, fields[role], mention.printed_number):
                number, name, at = None, fields[role], None
            if number is None and (reading.coded or reading.counted):
                number, name, at = (split_code if reading.coded else split_order)(fields[role])
            fields[role], facts = split_facts(name)
            for fact, passage in facts.items():
                fields.setdefault(fact, passage)
            if at is not None and mention.printed_number is None:
                mention.printed_number, mention.number_places = number, at.evidence()
            if "weight" not in fields and (number is not None or beside):
                fields[role], weight = split_weight(fields[role])
                if weight is not None:
                    fields["weight"] = weight
    if reading.goal is not None:
        fields.setdefault("goal", reading.goal)
    return mention
