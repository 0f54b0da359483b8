"""Indicators over several rows, one measure a row (แผน above ผล above ร้อยละ), laid out in one row each.

    ตัวชี้วัด | รายการ | ไตรมาส ๑ | ไตรมาส ๒         ตัวชี้วัด | แผน                 | ผล
    ฝาย     | แผน    | ๒        | ๓          →            | ไตรมาส ๑ | ไตรมาส ๒ | ไตรมาส ๑ | ...
            | ผล     | ๑        | ๓                 ฝาย     | ๒        | ๓        | ๑        | ...

A column in which no indicator has more than one cell says something of the indicator and stays one column.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from thaimemo.extract.page import Cell, Line, Table
from thaimemo.normalize import lazy
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.words.lexicon import Lexicon

_WORD = lazy.compiled(r"\s*(?P<word>[^\s():：/]+)\s*(?:\((?P<unit>\p{Thai}{2,12})\))?")
_COUNT = "จำนวน"
_RESULT = "ผล"
_SHARE_OF_PLAN = "ร้อยละของแผน"
_UNIT = "หน่วยนับ"
MEASURES = frozenset({"plan", "target", "result", "percent", "achievement", "numerator", "denominator"})
LONGEST = 70
LEAST = 2
"""Indicators with as many rows of measures each."""
MOST_ROWS = 400


@dataclass(slots=True)
class _Indicator:
    """The cells before the measures, and the cells behind them by measure."""

    head: list[Cell]
    measures: dict[str, list[Cell]] = field(default_factory=dict)
    unit: Passage | None = None


def measures_as_columns(blocks: Sequence[Line | Table], lexicon: Lexicon) -> list[Line | Table]:
    """The blocks with every such table laid out anew; all others as they are."""
    return [_laid_out(block, lexicon) if isinstance(block, Table) else block for block in blocks]


def _laid_out(table: Table, lexicon: Lexicon) -> Table:
    if not LEAST * LEAST < len(table.rows) <= MOST_ROWS:
        return table
    at = _column(table, lexicon)
    if at is None:
        return table
    head = 1
    while head < len(table.rows) and _is_of_header(table.rows[head], at):
        head += 1
    found = _indicators(table.rows[head:], at, lexicon)
    if found is None:
        return table
    words = list(dict.fromkeys(word for one in found for word in one.measures))
    columns = sorted({c.column for one in found for cells in one.measures.values() for c in cells})
    single = [n for n in columns if all(_rows_with(one, n) <= 1 for one in found)]
    several = [n for n in columns if n not in single]
    if not several:
        return table
    places = {(word, n): at + 1 + i for i, (word, n) in enumerate((w, n) for w in words for n in several)}
    behind = {n: at + 1 + len(places) + i for i, n in enumerate(single)}
    rows = _header(table.rows[:head], at, words, places, behind, with_unit=any(one.unit for one in found))
    for one in found:
        row = [*one.head, *([Cell(one.unit, at)] if one.unit is not None else ())]
        for word, cells in one.measures.items():
            row += [
                replace(
                    c, column=behind[c.column] if c.column in behind else places[word, c.column], row_span=1
                )
                for c in cells
            ]
        rows.append(sorted(row, key=lambda cell: cell.column))
    return replace(table, rows=rows)


def _is_of_header(row: Sequence[Cell], at: int) -> bool:
    """Names of columns behind the measures and nothing before them: the months below a merged cell."""
    filled = [cell.column for cell in row if cell.text.strip()]
    return bool(filled) and min(filled) > at


def _column(table: Table, lexicon: Lexicon) -> int | None:
    """The column, behind the names, that has a measure in every row."""
    told: dict[int, list[str | None]] = {}
    for row in table.rows[1:]:
        for cell in row:
            if cell.column and cell.text.strip():
                told.setdefault(cell.column, []).append(_measure(cell, lexicon))
    for column, words in sorted(told.items()):
        known = [word for word in words if word is not None]
        if len(known) > LEAST and len(known) + 1 >= len(words) and len(set(known)) >= LEAST:
            return column
    return None


def _measure(cell: Cell, lexicon: Lexicon) -> str | None:
    """What a row measures, by its first word: "ตัวตั้ง ผู้รับบริการทั้งหมด (ราย)"; a count is the result itself."""
    match = _WORD.match(cell.text) if len(cell.text) <= LONGEST else None
    if match is None:
        return None
    if match["word"] == _COUNT:
        return _RESULT
    roles = lexicon.roles_of(match["word"])
    return match["word"] if roles and roles[0] in MEASURES else None


def _indicators(rows: Sequence[Sequence[Cell]], at: int, lexicon: Lexicon) -> list[_Indicator] | None:
    """The indicators in order, with the rows that head groups of them; None where the rows are not such."""
    found: list[_Indicator] = []
    for row in rows:
        filled = [cell for cell in row if cell.text.strip()]
        if not filled:
            continue
        head = [cell for cell in filled if cell.column < at]
        said = next((cell for cell in filled if cell.column == at), None)
        word = _measure(said, lexicon) if said is not None else None
        if said is None or word is None:
            if len(filled) > 1 or said is not None:
                return None
            found.append(_Indicator(filled))  # the name of a group
            continue
        if head and (not found or _words(head) != _words(found[-1].head)):
            found.append(_Indicator([replace(cell, row_span=1) for cell in head]))
        if not found or word in found[-1].measures:
            return None
        found[-1].measures[word] = [cell for cell in filled if cell.column > at]
        match = _WORD.match(said.text)
        if word == _RESULT and match is not None and match["unit"]:
            found[-1].unit = said.passage.slice(*match.span("unit"))
    return found if sum(len(one.measures) >= LEAST for one in found) >= LEAST else None


def _words(cells: Sequence[Cell]) -> list[str]:
    return [cell.text.strip() for cell in cells]


def _rows_with(one: _Indicator, column: int) -> int:
    return sum(any(cell.column == column for cell in cells) for cells in one.measures.values())


def _header(
    rows: Sequence[Sequence[Cell]],
    at: int,
    words: Sequence[str],
    places: dict[tuple[str, int], int],
    behind: dict[int, int],
    *,
    with_unit: bool,
) -> list[list[Cell]]:
    """The measures above what the columns were called; each printed word keeps its place once."""
    depth = len(rows)
    top: list[Cell] = []
    below: list[list[Cell]] = [[] for _ in rows]
    planned = any(word for word in words if word in ("แผน", "Plan", "plan"))
    for word in words:
        own = [place for (of, _), place in places.items() if of == word]
        text = _SHARE_OF_PLAN if planned and word in ("ร้อยละ", "%") else word
        top.append(Cell(Passage(text, ()), min(own), column_span=len(own)))
    for level, row in enumerate(rows):
        for cell in row:
            if cell.column < at:
                top.append(replace(cell, row_span=depth + 1)) if level == 0 else below[level].append(cell)
            elif cell.column in behind:
                (top if level == 0 else below[level]).append(
                    replace(cell, column=behind[cell.column], row_span=depth + 1 if level == 0 else 1)
                )
            elif cell.column > at:
                for word in words:
                    own = [
                        places[word, n]
                        for n in range(cell.column, cell.column + cell.column_span)
                        if (word, n) in places
                    ]
                    passage = cell.passage if word == words[0] else Passage(cell.text, ())
                    if own:
                        below[level].append(Cell(passage, min(own), column_span=len(own)))
    if with_unit:
        top.append(Cell(Passage(_UNIT, ()), at, row_span=depth + 1))
    return [sorted(row, key=lambda cell: cell.column) for row in (top, *below)]
