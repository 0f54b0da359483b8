"""Flowing text into pages: lines numbered page by page, letters mended, page numbers taken out."""

from __future__ import annotations

from collections import Counter

from thaimemo.extract.flow import (
    PAGE_TOP,
    PAGE_TURN,
    Blocks,
    FlowTable,
    Paragraph,
    paragraphs,
)
from thaimemo.extract.layout_tables import without_layout_tables
from thaimemo.extract.page import Cell, ExtractedDocument, Line, Page, Table
from thaimemo.extract.page_numbers import page_number
from thaimemo.extract.quality import count_thai, judge
from thaimemo.normalize import characters, lazy
from thaimemo.normalize.passage import Passage, Piece, PrintedLine
from thaimemo.schema.errors import EmptyDocument, LimitExceeded

_TURNS = lazy.compiled(f"([{PAGE_TURN}{PAGE_TOP}])")
_OPEN = 1.35
"""Times the usual space above a line: more is a gap."""
MAX_LINES = 2_000_000
MAX_PAGES = 20_000
MAX_COLUMNS = 1_000
_STAGE = "extract"


def compose(
    blocks: Blocks, margin: list[Paragraph], *, sha256: str, source: str, media_type: str
) -> ExtractedDocument:
    """The pages of a document that flows; ``margin`` is what stands outside of its text.

    Raises `EmptyDocument`, `NotThai`, and `LimitExceeded` above two million lines or 20,000 pages.
    """
    whole = "\n".join(p.text for p in paragraphs(blocks) + margin)
    if not whole.strip():
        raise EmptyDocument(
            source,
            _STAGE,
            "the document holds no text",
            "if it is a scan, run a text recogniser over it first",
        )
    thai = count_thai(whole, source)
    composer = _Composer(source, blocks)
    for block in without_layout_tables(blocks):
        composer.add(block)
    composer.add_margin(margin)
    quality, warnings = judge(whole, thai)
    warnings = [f"{kind}: {count} mended" for kind, count in sorted(composer.mended.items())] + warnings
    return ExtractedDocument(sha256, source, media_type, "plain", quality, composer.pages, warnings)


class _Composer:
    """Knows the page and the line that comes next."""

    def __init__(self, source: str, blocks: Blocks) -> None:
        self.pages = [Page(1)]
        self.mended: Counter[str] = Counter()
        self._source = source
        self._numbers: Counter[int] = Counter()
        self._count = 0
        self._page = 1
        self._turned = True  # nothing was printed since the page was turned
        self._gap = False
        self._centred = False
        self._usual = _usual_space(blocks)

    def add(self, block: Paragraph | FlowTable) -> None:
        """The next block of the running text."""
        if isinstance(block, FlowTable):
            page = self.pages[self._page - 1]
            if table := self._table(block):
                page.blocks.append(table)
            self._gap, self._centred = True, False
            return
        self._gap = self._gap or block.space > _OPEN * self._usual + 0.5 or block.centred > self._centred
        self._centred = block.centred
        lead = block.lead
        texts = block.text.split("\n")
        if not block.text.strip(" \t\xa0"):
            self._gap = True
        for text in texts:
            start = self._page
            passage = self._passage(text, lead)
            if passage is None:
                self._gap = self._gap or self._page > start
                continue
            if (number := page_number(passage.text)) is not None:
                page = self.pages[passage.pieces[0].line.page - 1]
                page.printed_numbers.append((len(page.blocks), number))
                self._gap = True
                continue
            self.pages[passage.pieces[0].line.page - 1].blocks.append(
                Line(passage, block.heading, block.bold, block.opens_bold, self._gap)
            )
            self._gap = False
            lead = ""

    def add_margin(self, margin: list[Paragraph]) -> None:
        """Headers, footers and notes, numbered behind the text of the first page, each once."""
        self._page = 1
        seen: set[str] = set()
        for paragraph in margin:
            for text in _TURNS.sub("", paragraph.text).split("\n"):
                passage = self._passage(text, paragraph.lead)
                if passage is None or page_number(passage.text) is not None or passage.text.isdecimal():
                    continue
                if passage.text not in seen:
                    seen.add(passage.text)
                    self.pages[0].margin.append(Line(passage, bold=paragraph.bold))

    def _table(self, table: FlowTable) -> Table | None:
        rows: list[list[Cell]] = []
        for row in table.rows:
            first = last = self._page
            cells = []
            for cell in row:
                self._page = first  # the cells of a row begin on one page
                if cell.column + cell.column_span > MAX_COLUMNS:
                    raise LimitExceeded(
                        self._source,
                        _STAGE,
                        f"a table with more than {MAX_COLUMNS} columns",
                        "print it as PDF",
                    )
                lines = []
                for paragraph in cell.blocks:
                    if isinstance(paragraph, Paragraph):
                        lead = paragraph.lead
                        for text in paragraph.text.split("\n"):
                            if passage := self._passage(text, lead):
                                lines.append(passage)
                                lead = ""
                last = max(last, self._page)
                cells.append(Cell(Passage.join(lines, "\n"), cell.column, cell.column_span, cell.row_span))
            self._page = last
            if any(cell.text for cell in cells):
                rows.append(cells)
        return Table(rows) if rows else None

    def _passage(self, text: str, lead: str) -> Passage | None:
        """One line, over a page end too, with its number in front; None where nothing is printed."""
        printed = []
        for part in _TURNS.split(text):
            if part == PAGE_TURN or (part == PAGE_TOP and not self._turned):
                self._turn()
            elif part.strip() and part != PAGE_TOP:
                printed.append(self._print(part))
        if not printed:
            return None
        passage = (printed[0] if len(printed) == 1 else Passage.join(printed, "")).strip()
        return _with_lead(passage, lead) if passage.text and lead else passage if passage.text else None

    def _print(self, text: str) -> Passage:
        self._turned = False
        self._count += 1
        if self._count > MAX_LINES:
            raise LimitExceeded(self._source, _STAGE, f"more than {MAX_LINES} lines", "split the file")
        self._numbers[self._page] += 1
        line = PrintedLine(self._page, self._numbers[self._page], text)
        edits = characters.find_faults(text)
        self.mended.update(e.kind for e in edits if e.kind)
        return characters.apply(line, edits) if edits else Passage.of_line(line)

    def _turn(self) -> None:
        self._page += 1
        self._turned = True
        if self._page > MAX_PAGES:
            raise LimitExceeded(self._source, _STAGE, f"more than {MAX_PAGES} pages", "split the file")
        if self._page > len(self.pages):
            self.pages.append(Page(self._page))


def _with_lead(passage: Passage, lead: str) -> Passage:
    """The number in front is grounded by the whole line that it numbers: it was not typed anywhere."""
    line, end = passage.pieces[0].line, len(passage.pieces[0].line.text)
    cut = len(lead) - (len(lead) == end)  # a piece as long as its print would be read letter by letter
    pieces = [Piece(0, cut, line, 0, end)] + [Piece(cut, len(lead), line, 0, end)] * (cut < len(lead))
    made = Passage(lead, pieces)
    return Passage.join((made, passage), "")


def _usual_space(blocks: Blocks) -> float:
    """The white space that most lines of the running text have above them, in points."""
    tally: Counter[float] = Counter()
    for block in blocks:
        if isinstance(block, Paragraph) and block.text.strip():
            tally[round(block.space, 1)] += 1
            tally[0.0] += block.text.strip().count("\n")
    return tally.most_common(1)[0][0] if tally else 0.0
