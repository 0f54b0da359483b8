"""The sheets of a document in the order of their printed numbers, each once.

Text that a scanner or an OCR service wrote may hold a page twice or pages out of order; the printed numbers
(``- ๓ -``, ``หน้า 3 จาก 4``) tell. Without them the order of the file stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from thaimemo.extract.page import Line, Page, Table
from thaimemo.normalize.numerals import to_arabic
from thaimemo.normalize.passage import Passage
from thaimemo.normalize.spaces import unspaced

SEVERAL = 2
LONGEST_NUMBER = 3
APART = 8
"""Blocks that a page without a table has at least."""
LEAST_LETTERS = 60
"""A sheet with less on it may be there twice by right."""


@dataclass(slots=True)
class Sheet:
    """What stands between two page ends; ``number`` is the printed one."""

    blocks: list[Line | Table]
    number: int | None = None


@dataclass(slots=True)
class Order:
    """All blocks in reading order, what is worth a warning, and the first lines of sheets left out."""

    blocks: list[Line | Table] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    repeated: list[Passage] = field(default_factory=list)


def in_reading_order(pages: Sequence[Page]) -> Order:
    """The blocks of all sheets, sorted by printed number where every number is there once."""
    order = Order()
    seen: dict[str, Sheet] = {}
    sheets: list[Sheet] = []
    for sheet in _sheets(pages):
        letters = "\n".join(unspaced(text) for block in sheet.blocks for text in _texts(block))
        first = seen.setdefault(letters, sheet) if len(letters) >= LEAST_LETTERS else sheet
        if first is sheet:
            sheets.append(sheet)
            continue
        name = f"page {sheet.number}" if sheet.number is not None else "a page"
        order.warnings.append(f"{name} is there twice and counted once")
        order.repeated += [_first_passage(sheet.blocks)]
    numbers = [sheet.number for sheet in sheets if sheet.number is not None]
    if numbers != sorted(numbers) and len(set(numbers)) == len(numbers):
        order.warnings.append(
            f"pages are out of order ({', '.join(map(str, numbers))}) and read by their printed numbers"
        )
        sheets = _sorted(sheets)
    order.blocks = _without_bare_numbers([block for sheet in sheets for block in sheet.blocks])
    return order


def _without_bare_numbers(blocks: list[Line | Table]) -> list[Line | Table]:
    """The blocks without lines that are the page number and nothing else: each one more than the last."""
    bare = [
        index
        for index, block in enumerate(blocks)
        if isinstance(block, Line) and len(block.text) <= LONGEST_NUMBER and block.text.isdecimal()
    ]
    numbers = [int(to_arabic(blocks[index].text)) for index in bare]  # type: ignore[union-attr]
    if len(numbers) < SEVERAL or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return blocks
    if any(b - a < APART and not _has_table(blocks[a:b]) for a, b in pairwise(bare)):
        return blocks
    return [block for index, block in enumerate(blocks) if index not in bare]


def _has_table(blocks: Sequence[Line | Table]) -> bool:
    return any(isinstance(block, Table) for block in blocks)


def _sheets(pages: Sequence[Page]) -> list[Sheet]:
    """Pages cut at the numbers printed on them: a number stands at the top of its sheet or at the bottom."""
    at_bottom = _number_at_bottom(pages)
    sheets: list[Sheet] = []
    for page in pages:
        marks = page.printed_numbers
        if len(marks) < 2 and len(pages) > 1:
            sheets.append(Sheet(page.blocks, marks[0][1] if marks else None))
            continue
        start = 0
        number: int | None = None
        for at, printed in marks:
            sheets.append(Sheet(page.blocks[start:at], printed if at_bottom else number))
            start, number = at, printed
        sheets.append(Sheet(page.blocks[start:], None if at_bottom else number))
    return [sheet for sheet in sheets if sheet.blocks]


def _number_at_bottom(pages: Sequence[Page]) -> bool:
    """The first number printed is 1 behind text, or nothing follows the last one."""
    marks = [(page, at, number) for page in pages for at, number in page.printed_numbers]
    if not marks:
        return False
    (page, at, number), (last, end, _) = marks[0], marks[-1]
    return (number == 1 and at > 0 and page is pages[0]) or (end == len(last.blocks) and last is pages[-1])


def _sorted(sheets: Sequence[Sheet]) -> list[Sheet]:
    """By number; a sheet without one stays behind the sheet before it."""
    keys: list[int] = []
    for sheet in sheets:
        keys.append(sheet.number if sheet.number is not None else keys[-1] if keys else 0)
    return [sheet for _, _, sheet in sorted(zip(keys, range(len(sheets)), sheets, strict=True))]


def _texts(block: Line | Table) -> list[str]:
    return [block.text] if isinstance(block, Line) else [cell.text for row in block.rows for cell in row]


def _first_passage(blocks: Sequence[Line | Table]) -> Passage:
    block = blocks[0]
    return block.passage if isinstance(block, Line) else block.rows[0][0].passage
