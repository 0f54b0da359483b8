"""The lines above tables: captions that say of which round each of them is, or of which earlier year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from thaimemo.extract.page import Line, Table
from thaimemo.normalize.fiscal import find_fiscal_years
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.tables.rounds import Round, round_of

LONGEST_CAPTION = 160
CAPTION_LINES = 2
"""Lines above a table among which its caption stands: a note on the unit may come between."""


def rounds_above(blocks: Sequence[Line | Table]) -> dict[int, Round]:
    """The round of each table by its place among ``blocks``, where captions tell several rounds apart.

    "ผลการประเมินรอบ ๖ เดือน" above one table, "... รอบ ๑๒ เดือน" above another; one round alone is the report's.
    """
    found: dict[int, Round] = {}
    for index, block in enumerate(blocks):
        if isinstance(block, Table) and (told := _told_above(blocks, index)) is not None:
            found[index] = told
    return found if len({told.months for told in found.values()}) > 1 else {}


def years_in(passages: Iterable[Passage]) -> frozenset[int]:
    """The fiscal years that the subject or the title of a report names."""
    years = (year for passage in passages for year in find_fiscal_years(passage.text))
    return frozenset(n for year in years for n in (year.year_be, year.end_be) if n is not None)


def tells_of_earlier_year(caption: str, own: frozenset[int]) -> bool:
    """The results below the caption are of a year before the report's: "ผลการประเมินปีงบประมาณ พ.ศ. 2567"."""
    if not own or "ผล" not in caption:
        return False
    years = find_fiscal_years(caption)
    return bool(years) and all(y.end_be is None and y.year_be < min(own) for y in years)


def _told_above(blocks: Sequence[Line | Table], index: int) -> Round | None:
    for line in reversed(blocks[max(0, index - CAPTION_LINES) : index]):
        if isinstance(line, Table) or len(line.text) > LONGEST_CAPTION:
            return None
        if (told := round_of(line.text)) is not None:
            return told._replace(place=tuple(line.passage.evidence()))
    return None
