"""Groups by nothing but a number and a weight: "1. Financial / ด้านการเงิน (Weight 30%)" above a table."""

from __future__ import annotations

from collections.abc import Sequence

from thaimemo.extract.page import Line, Table
from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import to_arabic
from thaimemo.parsers.dimensions import DimensionHeading, heading_in_order
from thaimemo.parsers.tables.columns import NAMING_ROLES
from thaimemo.parsers.tables.headers import read_header
from thaimemo.parsers.words.lexicon import Lexicon

Blocks = Sequence[Line | Table]
LONGEST = 120
FEWEST = 2
"""Such headings that make groups; one alone may be anything."""
_NUMBERED = lazy.compiled(r"\s*(?P<number>[0-9๐-๙]{1,2})[.)]\s+(?=\p{L})")


def weighted_groups(blocks: Blocks, lexicon: Lexicon) -> dict[int, DimensionHeading]:
    """The headings by their place, where a table of indicators with weights follows each of them."""
    found: dict[int, DimensionHeading] = {}
    for index, block in enumerate(blocks):
        if isinstance(block, Table) or len(block.text) > LONGEST:
            continue
        match = _NUMBERED.match(block.text)
        if match is None or not _weighs_below(blocks, index, lexicon):
            continue
        number = int(to_arabic(match["number"]))
        heading = heading_in_order(block.passage.slice(match.end()), number)
        if heading.weight is not None and number == len(found) + 1:
            found[index] = heading._replace(heading=block.passage)
    return found if len(found) >= FEWEST else {}


def _weighs_below(blocks: Blocks, index: int, lexicon: Lexicon) -> bool:
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    header = read_header(below.rows, lexicon) if isinstance(below, Table) else None
    return header is not None and "weight" in header.roles and bool(header.roles & NAMING_ROLES)
