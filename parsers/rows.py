"""Rows of report tables made into mentions: summary table, plan matrix, action table, KPI table."""

from __future__ import annotations

from dataclasses import dataclass, field

import regex

from thaimemo.extract.page import Cell, Table
from thaimemo.normalize.numerals import parse_number, to_arabic
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.columns import LEVELS, RESULT_ROLES, Header, read_header
from thaimemo.parsers.dimensions import DimensionHeading, heading_in_order, read_heading
from thaimemo.parsers.labels import label_at_start
from thaimemo.parsers.lexicon import Lexicon
from thaimemo.parsers.mention import Mention
from thaimemo.schema.report import Place

_SPACE = regex.compile(r"\s+")
_TOTAL = regex.compile(
    r"\s*(?:ผล|น้ำหนัก|คะแนน|ค่าคะแนน|ค่า)?(?:เฉลี่ย)?(?:รวม|เฉลี่ย|เฉลี่ยถ่วงน้ำหนัก)(?!ถึง|กลุ่ม|พล|ใจ|ตัว).{0,60}",
    regex.DOTALL,
)
# "รวมมิติที่ ๑", "คะแนนเฉลี่ยองค์ประกอบที่ 2"
_GROUP_OF_TOTAL = regex.compile(r"\p{Thai}{3,20}?(?:ที่)\s*(?P<number>[0-9๐-๙]{1,2})(?![0-9๐-๙.])")
_NUMBER_CELL = regex.compile(r"[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){0,3}[.)]?")
_NOTE = regex.compile(r"\s*(?:หมายเหตุ|ที่มา|แหล่งข้อมูล|\*|เกณฑ์|รวม)")
LONGEST_GROUP = 120
_SHARED = frozenset({"group", "goal", "issue", "responsible"})
"""What a cell over several rows says of all of them."""
_LETTER = regex.compile(r"(?:[ก-ฮ]|[A-Z]|[IVX]{1,4})[.)]?")
_TICK = regex.compile(r"\s*[✓✔√☑●⚫xX/]\s*")
_CRITERIA = regex.compile(r"\s*เกณฑ์(?:การให้คะแนน)?(?:ระดับ|คะแนน)?\s*(?:[0-9๐-๙]\s*[-–]\s*[0-9๐-๙])?\s*$")
# a cell with nothing but the word and number of a group: its name stands in the next cell
_GROUP_NUMBER = regex.compile(r"\p{Thai}{3,20}(?:ที่)?\s*[0-9๐-๙]{1,2}")
_NUMERIC = regex.compile(r"[-–0-9๐-๙.,%\s]*|N/?A|ไม่ได้รายงาน|(?:ร้อยละ|ค่าน้ำหนัก|น้ำหนัก)\s*[0-9๐-๙.,]+")
# "๑.๑ ", "ตัวชี้วัดที่ ๑.๑ ", "KPI 3: ", "โครงการที่ ๒ "
_PREFIX = regex.compile(
    r"\s*(?:(?:ตัวชี้วัด|ตัวบ่งชี้|ตชว\.?|KPI|โครงการ|แผนงาน)\s*(?:ที่)?\s*(?P<a>[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){0,3})\s*[.):]?"
    r"|(?P<b>[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){1,3})[.)]?(?=[\s\p{Thai}])|(?P<c>[0-9๐-๙]{1,2})[.)](?![0-9๐-๙]))\s*",
    regex.IGNORECASE,
)
_BRACKETED = regex.compile(r"\s*\((?:น้ำหนัก\s*)?(?:ร้อยละ\s*)?(?P<n>[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]+)?)\s*%?\)\s*$")
# the end of a cell that breaks off in the middle of a sentence
_CUT = regex.compile(
    r"(?:ควรมีการ|และ|หรือ|เพื่อ|ของ|ซึ่ง|โดย|จาก|รวมถึง|เนื่องจาก|ได้แก่|ได้(?:สำรวจ|ศึกษา|จัดทำ|กำหนด|วิเคราะห์|รวบรวม|ทำการ|มีการ)|ต้องมีการ|จะต้อง)$"
)


@dataclass(slots=True)
class TotalRow:
    """A printed total: the cells by role, for a dimension or (None) for all."""

    dimension: int | None
    rounds: dict[int | None, dict[str, Passage]]
    fields: dict[str, Passage]


@dataclass(slots=True)
class TableReading:
    """What the tables of a document gave so far; tables that continue one another share it."""

    lexicon: Lexicon
    mentions: list[Mention] = field(default_factory=list)
    totals: list[TotalRow] = field(default_factory=list)
    headings: list[tuple[Place, DimensionHeading]] = field(default_factory=list)
    joined: list[Passage] = field(default_factory=list)
    """Rows that were taken as the continuation of the row above."""
    bleeding: list[Passage] = field(default_factory=list)
    """Cells that break off in mid-sentence where the next row's cell goes on."""
    header: Header | None = None
    place: Place | None = None
    dimension: int | None = None
    by_order: int = 0
    """Groups so far that have no printed number and are counted."""
    group: str | None = None
    """The last of them that stood in a column of groups."""
    numbered: bool = False
    """The rows of the table begin with numbers."""
    goal: Passage | None = None
    """The nested group (เป้าประสงค์ที่) whose rows follow."""
    nested: list[tuple[Place, DimensionHeading]] = field(default_factory=list)


def place_of(header: Header, in_memo: bool) -> Place:
    """The kind of table that a header announces."""
    roles = header.roles
    results = roles & RESULT_ROLES
    if header.has_levels and not roles & (RESULT_ROLES | {"weight", "target", "unit"}):
        return "action"  # the criteria of all indicators, apart from their results
    if (
        header.has_levels
        or "weighted_score" in roles
        or ("score" in roles and ("weight" in roles or "target" in roles))
    ):
        return "summary" if in_memo and not header.has_levels and "weight" not in roles else "table"
    measured = results - {"percent", "status"}
    if ("rubric" in roles and not measured) or ("steps" in roles and not results):
        return "action"
    if ("rationale" in roles or "issue" in roles) and not results:
        return "plan"
    if results:
        if in_memo or not roles & {"target", "unit", "weight", "budget_spent", "budget_allotted", "rubric"}:
            return "summary"
        return "table"
    return "plan"


def split_number(passage: Passage) -> tuple[str | None, Passage, Passage | None]:
    """The number printed before a name (Arabic digits), the name without it, and where the number stands."""
    match = _PREFIX.match(passage.text)
    if match is None or (match.end() == len(passage.text) and not match["a"]):
        return None, passage, None
    group = next(g for g in ("a", "b", "c") if match[g])
    return to_arabic(match[group]), passage.slice(match.end()), passage.slice(*match.span(group))


def split_weight(passage: Passage) -> tuple[Passage, Passage | None]:
    """A name and the bare number in brackets behind it, which is its weight: "จัดทำแผนกำลังคน (๒๐)"."""
    match = _BRACKETED.search(passage.text)
    if match is None or match.start() < 4:
        return passage, None
    return passage.slice(0, match.start()), passage.slice(*match.span("n"))


def read_table(table: Table, reading: TableReading, *, in_memo: bool, dimension: int | None) -> Place | None:
    """Read one table into ``reading``; the place it is, None where it is no report table.

    ``dimension`` is the one whose heading stands above the table.
    """
    rows = table.rows
    header = read_header(rows, reading.lexicon)
    body = rows
    if header is not None:
        place = place_of(header, in_memo)
        if place == "action" and header.has_levels and _is_ticked(rows[header.rows :], header):
            place = "table"
        if place != reading.place or dimension is not None:
            reading.dimension = dimension
        reading.header, reading.place = header, place
        body = rows[header.rows :]
    elif reading.header is None or reading.place is None or not _continues(rows, reading.header):
        return None
    elif dimension is not None:
        reading.dimension, reading.goal = dimension, None
    assert reading.header is not None
    assert reading.place is not None
    reading.numbered = _is_numbered(body)
    titles = {_bare(row) for row in rows[: header.rows]} if header else set()
    held: dict[int, tuple[int, Cell]] = {}
    for row in body:
        if _bare(row) not in titles:
            _read_row(_with_held(row, held, reading.header), reading, reading.header, reading.place)
    return reading.place


def _is_ticked(rows: list[list[Cell]], header: Header) -> bool:
    """Marks stand below the levels."""
    levels = {number for number, column in header.columns.items() if column.level is not None}
    return any(cell.column in levels and _TICK.fullmatch(cell.text) for row in rows for cell in row)


def _is_numbered(rows: list[list[Cell]]) -> bool:
    """Nearly all rows begin with a number."""
    firsts = [cells[0] for row in rows if len(cells := [c for c in row if c.text.strip()]) > 1]
    numbered = sum(1 for c in firsts if split_number(c.passage)[0] or _NUMBER_CELL.fullmatch(c.text.strip()))
    return bool(firsts) and numbered * 4 >= len(firsts) * 3


def _with_held(row: list[Cell], held: dict[int, tuple[int, Cell]], header: Header) -> list[Cell]:
    """The row with the cells from above that reach down to it and hold for all the rows beside them."""
    taken = {cell.column for cell in row}
    reaching = [cell for column, (left, cell) in held.items() if left > 0 and column not in taken]
    for column, (left, cell) in list(held.items()):
        held[column] = (left - 1, cell)
    for cell in row:
        said = header.columns.get(cell.column)
        if cell.row_span > 1 and said is not None and _SHARED & set(said.roles[:1]):
            held[cell.column] = (cell.row_span - 1, cell)
    return sorted([*row, *reaching], key=lambda cell: cell.column) if reaching else row


def _bare(row: list[Cell]) -> str:
    return _SPACE.sub("", "|".join(cell.text for cell in row))


def _continues(rows: list[list[Cell]], header: Header) -> bool:
    """A table without a header goes on with the one before it: as many columns, or group rows only."""
    width = max((cell.column + cell.column_span for row in rows for cell in row), default=0)
    return width == header.width


def _read_row(row: list[Cell], reading: TableReading, header: Header, place: Place) -> None:
    filled = [cell for cell in row if cell.text.strip()]
    if not filled or _read_group(filled, reading, header, place) or _read_total(filled, reading, header):
        return
    if _CRITERIA.match(filled[0].text) and len(filled) > LEVELS and reading.mentions:
        reading.mentions[-1].levels = {n: cell.passage for n, cell in enumerate(filled[1:], 1)}
        return  # the criteria of the indicator above, level by level
    fields, rounds, levels = _cells(filled, header)
    if "group" in fields:
        _enter(fields.pop("group"), reading, place)
    key = fields.get("project") or fields.get("indicator") or fields.get("goal")
    last = reading.mentions[-1] if reading.mentions and reading.mentions[-1].place == place else None
    if key is None and last is not None:
        _continue(last, fields, rounds, levels)
        cells = [
            *fields.values(),
            *(p for months in rounds.values() for p in months.values()),
            *levels.values(),
        ]
        reading.joined += cells[:1]
        return
    if key is None:
        return
    mention = Mention(
        place, len(reading.mentions), reading.dimension, fields=fields, rounds=rounds, levels=levels
    )
    ticked = {level: passage for level, passage in levels.items() if _TICK.fullmatch(passage.text)}
    if len(ticked) == 1:  # a mark below the level that was reached
        mention.ticked = next(iter(ticked.items()))
        mention.levels = {}
        rounds.setdefault(None, {})
    if "number" in fields:
        mention.printed_number = to_arabic(fields["number"].text.strip().rstrip(".)"))
        mention.number_places = fields["number"].evidence()
    for role in ("project", "indicator"):
        if role in fields:
            number, name, at = split_number(fields[role])
            fields[role] = name
            if at is not None and mention.printed_number is None:
                mention.printed_number, mention.number_places = number, at.evidence()
            if "weight" not in fields and number is not None:
                fields[role], weight = split_weight(name)
                if weight is not None:
                    fields["weight"] = weight
    if reading.goal is not None:
        fields.setdefault("goal", reading.goal)
    if last is not None and "rationale" in fields and "rationale" in last.fields:
        cut = last.fields["rationale"]
        if _CUT.search(cut.text):
            reading.bleeding.append(cut)
            reading.bleeding.append(fields["rationale"])
    reading.mentions.append(mention)


def _read_group(filled: list[Cell], reading: TableReading, header: Header, place: Place) -> bool:
    """A row that heads a group: nothing but its name, its weight and figures of the whole group."""
    first, rest = filled[0], filled[1:]
    others = [cell for cell in rest if cell.text.strip() != first.text.strip()]
    passage = first.passage
    if (
        others
        and _GROUP_NUMBER.fullmatch(first.text.strip())
        and not _NUMERIC.fullmatch(others[0].text.strip())
    ):
        passage, others = Passage.join((passage, others[0].passage), " "), others[1:]
    elif len(others) == 1 and _LETTER.fullmatch(first.text.strip()):  # "ก | สายงานบริหาร"
        reading.by_order += 1
        lettered = heading_in_order(others[0].passage, reading.by_order)
        reading.dimension, reading.goal = lettered.number, None
        reading.headings.append((place, lettered))
        return True
    if not all(_NUMERIC.fullmatch(cell.text.strip()) for cell in others):
        return False
    if not others and (label := label_at_start(passage.text)) and label.role == "goal":
        if label.end == len(passage.text) or not passage.text[label.start : label.end].strip().endswith(
            (":", "：")
        ):
            return False
        reading.goal = passage.slice(label.end)
        return True
    heading = read_heading(passage, reading.lexicon, in_table=True)
    if heading is None and not rest and _is_unnumbered(first, reading, header):
        reading.goal = None
        if reading.headings and not reading.by_order:
            return True  # something between the groups that have numbers
        reading.by_order += 1
        heading = heading_in_order(passage, reading.by_order)
    if heading is None:
        return False
    if heading.nested:
        reading.nested.append((place, heading))
        reading.goal = heading.name
        return True
    fields, _, _ = _cells(others, header)
    if "weight" in fields and heading.weight is None:
        weight = fields["weight"]
        heading = heading._replace(weight=parse_number(weight.text.strip(" %")), weight_place=weight)
    reading.dimension, reading.goal = heading.number, None
    reading.headings.append((place, heading))
    return True


def _is_unnumbered(cell: Cell, reading: TableReading, header: Header) -> bool:
    """A name alone in its row, without the number that every indicator above it has: it heads a group."""
    wide = cell.column_span * 2 > header.width > 2
    alone = header.width > 2 and reading.numbered and cell.box is None  # on a page it may go on from above
    if not (wide or alone) or split_number(cell.passage)[0] is not None:
        return False
    return len(cell.text) <= LONGEST_GROUP and not _NOTE.match(cell.text)


def _enter(passage: Passage, reading: TableReading, place: Place) -> None:
    """A cell of a column of groups, once for all the rows beside it."""
    heading = read_heading(passage, reading.lexicon, in_table=True)
    if heading is None and len(passage.text) <= LONGEST_GROUP and (reading.by_order or not reading.headings):
        name = _SPACE.sub("", passage.text)
        if name == reading.group:
            return
        reading.by_order, reading.group = reading.by_order + 1, name
        heading = heading_in_order(passage, reading.by_order)
    if heading is not None and not heading.nested:
        if heading.number != reading.dimension:
            reading.headings.append((place, heading))
        reading.dimension, reading.goal = heading.number, None


def _read_total(filled: list[Cell], reading: TableReading, header: Header) -> bool:
    """A row of totals, for the group that it names or for all."""
    first = filled[0]
    others = [cell for cell in filled[1:] if cell.text.strip() != first.text.strip()]
    if _TOTAL.fullmatch(first.text.strip()) is None or not all(
        _NUMERIC.fullmatch(text) or _TOTAL.fullmatch(text) or reading.lexicon.roles_of(text)
        for text in (cell.text.strip() for cell in others)
    ):
        return False
    fields, rounds, _ = _cells([c for c in others if _NUMERIC.fullmatch(c.text.strip())], header)
    found = _GROUP_OF_TOTAL.search(first.text)
    reading.totals.append(TotalRow(int(to_arabic(found["number"])) if found else None, rounds, fields))
    return True


def _cells(
    cells: list[Cell], header: Header
) -> tuple[dict[str, Passage], dict[int | None, dict[str, Passage]], dict[int, Passage]]:
    """The passages of a row by role, the result cells by round, the criterion cells by level.

    A weight or target of a round stands with the results of its round as well.
    """
    fields: dict[str, Passage] = {}
    rounds: dict[int | None, dict[str, Passage]] = {}
    levels: dict[int, Passage] = {}
    by_round = {role for role in ("weight", "target") if len(header.rounds_of(role)) > 1}
    for cell in cells:
        column = header.columns.get(cell.column)
        if column is None:
            continue
        if column.level is not None:
            levels[column.level] = cell.passage
        for role in column.roles:
            if role in RESULT_ROLES or (role in by_round and column.months is not None):
                rounds.setdefault(column.months, {}).setdefault(role, cell.passage)
            else:
                fields.setdefault(role, cell.passage)
    return fields, rounds, levels


def _continue(
    mention: Mention,
    fields: dict[str, Passage],
    rounds: dict[int | None, dict[str, Passage]],
    levels: dict[int, Passage],
) -> None:
    for role, passage in fields.items():
        before = mention.fields.get(role)
        mention.fields[role] = Passage.join((before, passage), "\n") if before else passage
    for months, cells in rounds.items():
        known = mention.rounds.setdefault(months, {})
        for role, passage in cells.items():
            known[role] = Passage.join((known[role], passage), "\n") if role in known else passage
    for level, passage in levels.items():
        mention.levels.setdefault(level, passage)
