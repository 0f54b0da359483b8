"""Drafts into the pages that parsers read: text repaired, paragraphs and headings told, numbers left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

import regex

from thaimemo.extract.drawn import banded, boxed, is_rule
from thaimemo.extract.page import Cell, Line, Page, Table
from thaimemo.extract.page_numbers import page_number
from thaimemo.extract.pdf.continuation import find_joints, join_rows
from thaimemo.extract.pdf.layout import DraftPage, DraftTable
from thaimemo.extract.pdf.lines import Draft
from thaimemo.extract.pdf.paragraphs import Column, Repaired
from thaimemo.normalize import characters, lazy
from thaimemo.normalize.layer_faults import LayerFaults
from thaimemo.normalize.passage import Passage, PrintedLine
from thaimemo.schema.evidence import Box

_PAGE_NUMBER = lazy.compiled(
    r"\s*(?:[-–—\u00ad]\s?[0-9๐-๙]{1,4}\s?[-–—\u00ad]|(?![2๒][45๔๕][0-9๐-๙]{2})[0-9๐-๙]{1,4}"
    r"|(?:หน้า|page)(?:ที่)?\s*[0-9๐-๙]{1,4}\s*(?:(?:/|จาก|of)\s*[0-9๐-๙]{1,4})?)\s*",
    regex.IGNORECASE,
)
"""A number of its own is no year of the Buddhist era, which may be the rest of a title."""
_PAGE_OF_PAGES = lazy.compiled(
    r"\s*[-–(]?\s*(?:หน้า|page)(?:ที่)?\s*[0-9๐-๙]{1,4}\s*(?:/|จาก|of)\s*[0-9๐-๙]{1,4}\s*[-–)]?\s*",
    regex.IGNORECASE,
)
"""Tells a page number wherever it stands."""
_MARGIN = 0.1
"""Share of the page height at its top and bottom where numbers and running heads stand."""
_LARGER = 1.12
"""Times the size of the body: more is a heading."""
_INDENT = 2.5
"""Em by which a value may be set in below its label."""
# a sentence that the end of a page cuts: "ผลอยู่" / "ในระดับ ๓"
_CUT = lazy.compiled(r"(?:ผล|คิดเป็น|ร้อยละ|จำนวน|ระดับ|และ|โดย|อยู่|เท่ากับ|ซึ่ง|จาก|เป็น)\s*$")
_LONGEST_HEADING = 160
_DEEPEST = 3


def finish(drafts: Sequence[DraftPage], faults: LayerFaults, mended: Counter[str]) -> list[Page]:
    """The pages of a document; ``mended`` counts what the rules of single lines put right."""
    left_out = _running_heads(drafts)
    left_out.update(
        id(block)
        for draft in drafts
        for block in draft.blocks
        if isinstance(block, Draft) and _is_page_number(block, draft)
    )
    depths = _Depths.of(drafts)
    joints = find_joints(drafts, left_out)
    tables: dict[int, tuple[Table, dict[int, list[Cell]]]] = {}
    column = Column.of(drafts)
    pages: list[Page] = []
    before: tuple[Line, Repaired] | None = None
    for draft in drafts:
        page = Page(draft.number, width=round(draft.width, 2), height=round(draft.height, 2))
        number = 0
        gap = False

        def passage(line: Draft, number: int, page: int = draft.number) -> Passage:
            printed = PrintedLine(page, number, line.text, line.boxes)
            edits = faults.edits(line.text, line.inked)
            if not edits:
                return Passage.of_line(printed).strip()
            mended.update(e.kind for e in edits if e.kind)
            return characters.apply(printed, edits).strip()

        for block in draft.blocks:
            if isinstance(block, Draft):
                number += 1
                if id(block) in left_out:
                    if (printed := page_number(block.text)) is not None:
                        page.printed_numbers.append((len(page.blocks), printed))
                    gap = gap or block.gap
                    continue
                text = passage(block, number)
                if not text.text:
                    continue
                if is_rule(text.text):
                    gap = True
                    continue
                if (inner := boxed(text.text) or banded(text.text)) is not None:
                    text, gap = text.slice(*inner), True
                    if not text.text:
                        continue  # a side of a box and nothing beside it
                read = Repaired(block, text.text)
                space = before and column.joint(draft, before[1], read, turned=not page.blocks)
                if before and space is not None and not (gap and page.blocks):
                    line = before[0]
                    line.passage = Passage.join((line.passage, text), space)
                    read = Repaired(block, line.passage.text)
                    line.box = _around(line.box, block.box) if page.blocks else line.box
                else:
                    heading = depths.of_line(block) if len(text) < _LONGEST_HEADING else 0
                    cut = before is not None and not page.blocks and _CUT.search(before[0].text) is not None
                    apart = (block.gap or gap) and not cut
                    line = Line(text, heading, block.bold, block.opens_bold, apart, block.box)
                    page.blocks.append(line)
                before = line, read
                gap = False
            else:
                rows, number = _rows(block, number, passage, column)
                table = Table([], _rounded(block.grid.box))
                tables[id(block)] = (table, rows)
                page.blocks.append(table)
                before, gap = None, True
        pages.append(page)
    join_rows(joints, {key: rows for key, (_, rows) in tables.items()}, column, mended)
    for table, rows in tables.values():
        table.rows = [rows[r] for r in sorted(rows) if any(c.passage.text for c in rows[r])]
    for page in pages:
        page.blocks = [b for b in page.blocks if isinstance(b, Line) or b.rows]
    return pages


def _rows(  # type: ignore[no-untyped-def]
    block: DraftTable, number: int, passage, column: Column
) -> tuple[dict[int, list[Cell]], int]:
    """The cells by row, and the number of the last line."""
    rows: dict[int, list[Cell]] = {}
    for place, lines in block.cells:
        texts = []
        for line in lines:
            number += 1
            texts.append(passage(line, number))
        read = [Repaired(line, text.text) for line, text in zip(lines, texts, strict=True) if text.text]
        kept = [text for text in texts if text.text]
        joined = kept[0] if kept else Passage("", ())
        for text, space in zip(kept[1:], column.cell_joints(read, place.box[0], place.box[2]), strict=True):
            joined = Passage.join((joined, text), space)
        cell = Cell(joined, place.column, place.columns, place.rows, _rounded(place.box))
        rows.setdefault(place.row, []).append(cell)
    return rows, number


def _around(a: Box | None, b: Box | None) -> Box | None:
    if a is None or b is None:
        return a or b
    return (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))


def _rounded(box: Box) -> Box:
    x0, top, x1, bottom = box
    return (round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2))


def _in_margin(line: Draft, page: DraftPage) -> bool:
    return line.baseline < _MARGIN * page.height + line.size or line.baseline > (1 - _MARGIN) * page.height


def _is_page_number(line: Draft, page: DraftPage) -> bool:
    if len(line.text) >= 24:
        return False
    if line in (page.blocks[0], page.blocks[-1]) and _PAGE_OF_PAGES.fullmatch(line.text):
        return True
    if not _in_margin(line, page) or _PAGE_NUMBER.fullmatch(line.text) is None:
        return False
    return not line.text.strip().isdecimal() or not _runs_with_text(line, page)


def _runs_with_text(line: Draft, page: DraftPage) -> bool:
    """The line begins flush with one beside it, at the usual distance: a value below its label."""
    at = page.blocks.index(line)
    return any(
        isinstance(above, Draft)
        and isinstance(below, Draft)
        and not below.gap
        and abs(above.x0 - below.x0) < _INDENT * line.size
        for above, below in pairwise(page.blocks[max(at - 1, 0) : at + 2])
    )


def _running_heads(drafts: Sequence[DraftPage]) -> set[int]:
    """Lines that stand at the same distance from the top or bottom on many pages, or on both of two."""
    if len(drafts) < 2:
        return set()
    places: dict[tuple[str, bool, int], list[Draft]] = {}
    for page in drafts:
        for block in page.blocks[:3] + page.blocks[-3:]:
            if isinstance(block, Draft) and _in_margin(block, page):
                below = block.baseline > page.height / 2
                distance = page.height - block.baseline if below else block.baseline
                key = (regex.sub(r"[0-9๐-๙]+", "0", block.text.strip()), below, round(distance / 4))
                if not places.get(key) or places[key][-1] is not block:
                    places.setdefault(key, []).append(block)
    enough = max(min(3, len(drafts)), 0.4 * len(drafts))
    return {id(line) for lines in places.values() if len(lines) >= enough for line in lines}


@dataclass(frozen=True, slots=True)
class _Depths:
    """How deep headings are: by their size where it is above that of the body, else alike where bold.

    The body is what stands outside of tables, which are often set smaller.
    """

    by_size: Mapping[int, int]
    """By size in half points."""
    bold: int
    """0 where the body is bold too."""

    @classmethod
    def of(cls, drafts: Sequence[DraftPage]) -> _Depths:
        """Measured from all lines of a document."""
        letters, bold = Counter[int](), 0
        for block in chain.from_iterable(page.blocks for page in drafts):
            if isinstance(block, Draft):
                letters[round(block.size * 2)] += len(block.text)
                bold += len(block.text) * block.bold
        if not letters:
            return cls({}, 0)
        body = letters.most_common(1)[0][0]
        larger = sorted((s for s in letters if s > body * _LARGER), reverse=True)
        depths = {size: min(depth, _DEEPEST) for depth, size in enumerate(larger, 1)}
        return cls(depths, _DEEPEST if bold * 2 < letters.total() else 0)

    def of_line(self, line: Draft) -> int:
        """0 for the body."""
        return self.by_size.get(round(line.size * 2), self.bold if line.bold else 0)
