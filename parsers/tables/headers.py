"""Where the header of a report table is, and what its words say of every column."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import regex

from thaimemo.extract.page import Cell
from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import has_digit, to_arabic
from thaimemo.normalize.passage import Passage
from thaimemo.normalize.spaces import unspaced
from thaimemo.parsers.dimensions import DimensionHeading, read_heading
from thaimemo.parsers.tables.column_company import settle
from thaimemo.parsers.tables.column_values import settle_by_values
from thaimemo.parsers.tables.columns import NAMING_ROLES, RESULT_ROLES, Column, Header
from thaimemo.parsers.tables.header_units import unit_of
from thaimemo.parsers.tables.levels import LEVELS, is_scale, level_of
from thaimemo.parsers.tables.rounds import CUMULATIVE, Round, is_month, months_of, round_of, without_round
from thaimemo.parsers.words.lexicon import Lexicon

_NUMBER = lazy.compiled(r"[-–0-9๐-๙.,%]+")
# a number that is no year and no level
_FIGURE = lazy.compiled(r"(?![2๒][5๕][0-9๐-๙]{2}$)[0-9๐-๙][0-9๐-๙.,]+%?")
_YEAR = lazy.compiled(r"(?<![0-9๐-๙])[2๒][5๕][0-9๐-๙]{2}(?![0-9๐-๙])")
# "เดิม | ปรับ" below "ค่าเป้าหมาย"
_REVISED = lazy.compiled(r"(?:ที่|หลัง)?ปรับ(?:ใหม่|แล้ว|ปรุง)?|ใหม่")
_YEAR_ALONE = lazy.compiled(r"\s*(?:ปี)?(?:การศึกษา|งบประมาณ)?\s*(?:พ\.ศ\.)?\s*[2๒][5๕][0-9๐-๙]{2}\s*")
_CAPTIONS = {
    "level": lazy.compiled(r"ระดับ(?:คะแนน|ที่(?:ทำ)?ได้|ความสำเร็จ)?(?!\p{Thai}|\s*(?:ที่\s*)?[0-9๐-๙])|ระดับคะแนน"),
    "score": lazy.compiled(r"คะแนน"),
    "result": lazy.compiled(r"ผล(?:การ)?(?:ดำเนิน|ประเมิน|งาน|ปฏิบัติ)"),
}
"""What a column holds whose header is a year or a round, by words of the caption."""
_BRACKETED = lazy.compiled(r"\([^()]{1,20}\)")
# what the months come to: "รวม", "เฉลี่ย", "สะสมทั้งปี"
_OF_MONTHS = lazy.compiled(
    r"\s*(?:ผล|ค่า)?(?:รวม|เฉลี่ย|สะสม)|\s*ทั้งปี|\s*(?:total|ytd|average)", regex.IGNORECASE
)
_SELF = lazy.compiled(r"ตนเอง|SAR|(?<!\p{L})self", regex.IGNORECASE)
_COMMITTEE = lazy.compiled(r"กรรมการ|ผู้ตรวจ|ผู้ประเมินภายนอก|committee|reviewer|assessor", regex.IGNORECASE)
_SUMS = (("budget_spent",), ("budget_committed",), ("budget_left",))
GROUP_NUMBER = lazy.compiled(r"\p{Thai}{3,20}(?:ที่)?\s*[0-9๐-๙]{1,2}")
"""A cell with nothing but the word and number of a group: its name stands in the next cell."""
NAMED_BY_NUMBER = lazy.compiled(
    r"(?:ตัวชี้วัด|ตัวบ่งชี้|โครงการ|KPI)\s*(?:ที่)?\s*[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){0,2}"
)
"""A cell with nothing but the word and number of an indicator."""
MAX_LEAD = 3
MAX_HEADER = 90


def read_header(rows: list[list[Cell]], lexicon: Lexicon, caption: str = "") -> Header | None:
    """The header of a table, None where the first rows are not one.

    A header may take up to three rows: a cell over several columns ("เกณฑ์การให้คะแนน", "รอบ ๖ เดือน") is read
    together with what stands below it. ``caption`` is the line above the table: it says what columns of
    years hold.
    """
    lead = _lead(rows, lexicon)
    rows = rows[lead:]
    if not rows:
        return None
    depth = _depth(rows, lexicon)
    measure = next((role for role, words in _CAPTIONS.items() if words.search(caption)), None)
    header = _header(rows, depth, _labels(rows[:depth]), lexicon, measure) if depth else None
    if header is None or not _is_enough(header):
        depth, labels = _cut_header(rows, lexicon)
        header = _header(rows, depth, labels, lexicon, measure) if depth else None
        header = header if header is not None and _is_enough(header) else None
    if header is not None:
        header.lead, header.rows = lead, header.rows + lead
    return header


def _lead(rows: list[list[Cell]], lexicon: Lexicon) -> int:
    """How many rows stand above the header: captions over the whole width, the group of the rows."""
    for index, row in enumerate(rows[:MAX_LEAD]):
        filled = [cell for cell in row if cell.text.strip()]
        if len(filled) > 2 or (len(filled) == 2 and group_in(filled, lexicon) is None):
            return index
    return 0


def group_in(cells: list[Cell], lexicon: Lexicon) -> DimensionHeading | None:
    """The group that a row names: "ด้านที่ 1 การบริหารจัดการ" in one cell, or its name in a second one."""
    if len(cells) > 2:
        return None
    passage = Passage.join([cell.passage for cell in cells], " ")
    if len(cells) == 2 and not GROUP_NUMBER.fullmatch(cells[0].text.strip()):
        return None
    return read_heading(passage, lexicon, in_table=True)


def _header(
    rows: list[list[Cell]],
    depth: int,
    labels: dict[int, list[str]],
    lexicon: Lexicon,
    measure: str | None,
) -> Header:
    scale = is_scale(labels[column][-1] for column in sorted(labels))
    header = Header(rows=depth, width=max((c.column + c.column_span for row in rows for c in row), default=0))
    monthly: list[int] = []
    for column, texts in sorted(labels.items()):
        whole = " ".join(texts)
        named_round = round_of(whole)
        months = named_round.months if named_round is not None else None
        if scale and (level := level_of(texts[-1])) is not None:
            header.columns[column] = Column((), months, level)
            continue
        if is_month(texts[-1]):
            header.columns[column] = Column(("other",))
            monthly.append(column)
            continue
        above = lexicon.roles_of(texts[0]) if len(texts) > 1 else ()
        roles = lexicon.roles_of(texts[-1]) or (lexicon.roles_of(whole) if len(texts) > 1 else ())
        if above == ("percent",) and roles[:1] in _SUMS:  # "เบิกจ่าย" below "ร้อยละ"
            roles = above
        if (above or not roles) and column - 1 in monthly and _OF_MONTHS.match(texts[-1]):
            roles = roles or above or ("result",)
            named_round = named_round or _last_round(header, column - 1)
            months = named_round.months if named_round is not None else None
        if not roles and months is not None:
            otherwise = "level" if measure == "level" and _holds_levels(rows[depth:], column) else "result"
            roles = lexicon.roles_of(without_round(texts[-1])) or above or (otherwise,)
        if roles and (above or roles[0] == "result") and named_round is not None and named_round.of_quarter:
            monthly.append(column)
        if roles == ("target",) and _REVISED.fullmatch(unspaced(texts[-1])):
            roles = ("target_revised",)
        if not roles and measure is not None and _YEAR_ALONE.fullmatch(whole):
            roles = (measure,)
        if roles:
            bare = unspaced(texts[-1])
            header.columns[column] = Column(
                roles,
                months,
                year=_year_of(texts),
                of_quarter=named_round.of_quarter
                if named_round
                else roles == ("round",) and "ไตรมาส" in bare,
                cumulative=CUMULATIVE.search(whole) is not None,
                reviewed=True if _COMMITTEE.search(whole) else False if _SELF.search(whole) else None,
                bare_share=bare in ("ร้อยละ", "%"),
                bare_level=bare in ("ระดับคะแนน", "ระดับ"),
            )
    named = {column.months for column in header.columns.values()} - {None}
    if len(named) == 1:  # one round in the header is the round of the whole table
        months = next(iter(named))
        header.columns = {n: replace(column, months=months) for n, column in header.columns.items()}
    for cell in (cell for row in rows[:depth] for cell in row):
        if (months := months_of(cell.text)) is not None:
            header.round_places.setdefault(months, tuple(cell.passage.evidence()))
    header.unit = unit_of((cell for row in rows[:depth] for cell in row), header.columns)
    settle(header)
    settle_by_values(header, rows[depth:])
    return header


def _holds_levels(rows: list[list[Cell]], column: int) -> bool:
    """Every number below the header is one of the scale of five."""
    texts = [cell.text.strip() for row in rows for cell in row if cell.column == column]
    return all(len(text) == 1 and to_arabic(text) in "012345" for text in texts if has_digit(text))


def _is_enough(header: Header) -> bool:
    """The columns tell what the rows are, and something of them."""
    known = header.roles
    enough = len(known) >= 2 or (bool(known) and header.has_levels)
    return enough and bool(known & NAMING_ROLES or is_overview(header) or is_numbered_only(header))


def _last_round(header: Header, column: int) -> Round | None:
    """The round that ends with the quarter of a column."""
    months = header.columns[column].months
    return Round(months, of_quarter=False) if months is not None else None


def is_numbered_only(header: Header) -> bool:
    """The rows say more of indicators that they name by number: "ข้อ | สาเหตุ/ปัญหา | แนวทางแก้ไข".

    Or what they reached, in several rounds or with its weight: "รหัส | รอบ ๖ เดือน | รอบ ๑๒ เดือน"; or their
    money: "รหัส | จัดสรร | เบิกจ่าย".
    """
    roles = header.roles
    if roles & NAMING_ROLES or "number" not in roles or "group" in roles:
        return False
    of_indicators = any(column.by_number for column in header.columns.values())
    criteria = header.has_levels and of_indicators and not roles & RESULT_ROLES
    rounds = {column.months for column in header.columns.values()} - {None}
    results = not header.names_others and (len(rounds) > 1 or "weighted_score" in roles)
    money = of_indicators and "budget_allotted" in roles
    return criteria or results or money or bool(roles & {"problems", "suggestions"})


SCORES = frozenset({"score", "weighted_score", "percent"})


def is_overview(header: Header) -> bool:
    """The rows are groups by themselves, with scores or weights in all: "หมวด | คะแนนเต็ม | คะแนนที่ได้"."""
    roles = header.roles
    first = header.columns.get(min(header.columns, default=0))
    groups = {"group", "issue"}
    if first is None or first.roles[:1] not in (("group",), ("issue",), ("number",)) or not roles & groups:
        return False
    return not roles & NAMING_ROLES and bool(roles & (SCORES | {"weight", "spent_percent"}))


def named_by_group(header: Header) -> None:
    """The column of groups names indicators; of two the first holds their numbers."""
    groups = [number for number, column in header.columns.items() if column.roles[:1] == ("group",)]
    for number in groups:
        role = "number" if number != groups[-1] else "indicator"
        header.columns[number] = replace(header.columns[number], roles=(role,))


def _labels(rows: list[list[Cell]]) -> dict[int, list[str]]:
    """The texts above one another in every column.

    Where nothing is merged, an empty cell beside "ไตรมาส ๑" is part of it if both have text below.
    """
    texts = [
        {
            column: cell.text
            for cell in row
            for column in range(cell.column, cell.column + cell.column_span)
            if cell.text.strip()
        }
        for row in rows
    ]
    for above, below in pairwise(texts):
        for column in sorted(below):
            if column not in above and column - 1 in above and column - 1 in below:
                above[column] = above[column - 1]
    labels: dict[int, list[str]] = {}
    for row in texts:
        for column, text in row.items():
            labels.setdefault(column, []).append(text)
    return labels


def _cut_header(rows: list[list[Cell]], lexicon: Lexicon) -> tuple[int, dict[int, list[str]]]:
    """A header whose words are cut over two or three rows ("น้ำ" above "หนัก"), put together by column."""
    for depth in (3, 2):
        texts = [cell.text.strip() for row in rows[:depth] for cell in row if cell.text.strip()]
        if len(rows) <= depth or not all(len(text) < 30 and not _FIGURE.fullmatch(text) for text in texts):
            continue
        labels = {column: [_put_together(parts)] for column, parts in _labels(rows[:depth]).items()}
        known = sum(1 for parts in labels.values() if lexicon.roles_of(parts[0]))
        if known >= LEVELS and known * 2 >= len(labels):
            return depth, labels
    return 0, {}


def _put_together(parts: list[str]) -> str:
    """The parts of a label from the top; of a level only what names it: "ระดับ" above "1"."""
    endings = ["".join(parts[start:]) for start in range(len(parts))]
    return next((ending for ending in endings if level_of(ending) is not None), endings[0])


def _year_of(texts: list[str]) -> int | None:
    match = _YEAR.search(unspaced("".join(texts)))
    return int(to_arabic(match[0])) if match else None


def _depth(rows: list[list[Cell]], lexicon: Lexicon) -> int:
    """How many rows at the top are header cells."""
    first = [cell for cell in rows[0] if cell.text.strip()]
    if first and NAMED_BY_NUMBER.fullmatch(first[0].text.strip()):
        return 0  # "ตัวชี้วัดที่ ๑ | ขึ้นทะเบียนแล้ว ๓,๓๐๐ ราย ..."
    if len(first) < 2 or any(len(cell.text) > MAX_HEADER for cell in first):
        return 0
    named = sum(
        1
        for cell in first
        if lexicon.roles_of(cell.text) or months_of(cell.text) or _YEAR_ALONE.fullmatch(cell.text)
    )
    scale = is_scale(cell.text for cell in first)
    if named < (1 if scale else 2):
        return 0
    depth = max(1, min(3, max(cell.row_span for cell in first)))
    while depth < min(3, len(rows)):
        filled = [cell for cell in rows[depth] if cell.text.strip()]
        if filled and read_heading(filled[0].passage, lexicon, in_table=True) is not None:
            break  # the first group of indicators
        texts = [unspaced(cell.text) for cell in filled]
        scale = is_scale(texts)
        levels = sum(1 for text in texts if level_of(text) is not None) if scale else 0
        spanned = any(cell.column_span > 1 for cell in rows[depth - 1])
        known = sum(1 for text in texts if lexicon.roles_of(text) or months_of(text) or is_month(text))
        if texts and (
            (scale and levels + known >= len(texts))
            or all(_BRACKETED.fullmatch(text) for text in texts)
            or (spanned and levels + known >= len(texts) and max(map(len, texts)) < 30)
            or (_goes_on(rows[depth - 1], rows[depth]) and known * 2 >= len(texts))
        ):
            depth += 1
        else:
            break
    return depth


def _goes_on(above: list[Cell], row: list[Cell]) -> bool:
    """The second row of a header without merged cells: short labels, none below the first column's."""
    empty = {cell.column for cell in above if not cell.text.strip()}
    filled = [cell for cell in row if cell.text.strip()]
    return (
        any(cell.column in empty for cell in filled)
        and all(cell.column > 0 and len(cell.text) < 30 for cell in filled)
        and not any(_NUMBER.fullmatch(cell.text.strip()) for cell in filled)
    )
