"""Plain text and markdown, as OCR services write them, into pages."""

from __future__ import annotations

from collections import Counter

import regex

from thaimemo.extract import markup, tables
from thaimemo.extract.drawn import is_rule
from thaimemo.extract.page import ExtractedDocument, Line, Page, Table
from thaimemo.extract.page_numbers import page_number
from thaimemo.extract.quality import count_thai, judge
from thaimemo.extract.spaced import find_runs, spaced_table
from thaimemo.normalize import characters, lazy
from thaimemo.normalize.passage import Passage, Piece, PrintedLine
from thaimemo.schema.errors import LimitExceeded

_BREAK = lazy.compiled(r"\r\n|\r|\n|\f|\x0b|\x85|\u2028|\u2029")
_PAGE_MARK = lazy.compiled(
    r"\s*(?:<!--\s*page\b.*-->|-{3,}\s*(?:page|หน้า)\s*[0-9๐-๙]+.*|={3,}\s*(?:page|หน้า).*)\s*",
    regex.IGNORECASE,
)
_FENCE = lazy.compiled(r"\s*```\w*\s*")
MAX_LINES = 2_000_000
_STAGE = "extract"


class _Repairer:
    """Markup out, characters mended, and a tally of what was mended."""

    def __init__(self, text: str) -> None:
        # most texts have no broken letter, which is seen faster in the whole than line by line
        self._find = characters.find_faults if characters.is_broken(text) else characters.find_uneven
        self.mended: Counter[str] = Counter()
        self._line: PrintedLine | None = None
        self._edits: list[characters.Edit] = []

    def __call__(self, line: PrintedLine, start: int, end: int) -> Passage:
        if line is not self._line:  # the cells of a row ask for one line many times
            self._line, self._edits = line, _without_markup(line.text, self._find(line.text))
        raw, edits = line.text, self._edits
        if not edits:
            return (
                Passage(raw[start:end], (Piece(0, end - start, line, start, end),))
                if end > start
                else Passage("", ())
            )
        inside = [e for e in edits if e.start >= start and e.end <= end]
        self.mended.update(e.kind for e in inside if e.kind)
        return characters.apply(line, inside, start, end)


def _without_markup(raw: str, edits: list[characters.Edit]) -> list[characters.Edit]:
    """The edits and those that take marks out, which go before."""
    marks = markup.find_markup(raw)
    if not marks:
        return edits
    taken = [(mark.start, mark.end) for mark in marks]
    return sorted(marks + [e for e in edits if not any(a < e.end and e.start < b for a, b in taken)])


def read_text(text: str, *, sha256: str, source: str, media_type: str = "text/plain") -> ExtractedDocument:
    """Pages of lines and tables.

    Raises `NotThai` where hardly a Thai letter is found, `LimitExceeded` above two million lines.
    """
    thai = count_thai(text, source)
    repair = _Repairer(text)
    pages = [Page(1)]
    block: list[PrintedLine] = []
    kind = ""
    gap = turned = False
    number = 0
    at = 0

    def flush() -> None:
        nonlocal kind
        if block:
            pages[-1].blocks.extend(_blocks(kind, block, repair))
            block.clear()
        kind = ""

    breaks = [(m.start(), m.end(), m[0]) for m in _BREAK.finditer(text)]
    breaks.append((len(text), len(text), ""))
    starts = [0, *(end for _, end, _ in breaks)]
    lines = [text[a:b] for a, (b, _, _) in zip(starts, breaks, strict=False)]
    runs = find_runs(lines)
    bare = tables.bare_pipe_rows(lines) if "|" in text else frozenset()
    in_run = {index: run for run in runs for index in range(run.first, run.last)}
    for index, (start, end, mark) in enumerate(breaks):
        raw, at = text[at:start], end
        number += not turned  # a form feed turns the page and not the line
        turned = mark == "\f"
        if number > MAX_LINES:
            raise LimitExceeded(source, _STAGE, f"more than {MAX_LINES} lines", "split the file")
        line = PrintedLine(pages[-1].number, number, raw)
        if (run := in_run.get(index)) is not None:
            if index == run.first:
                flush()
            block.append(line)
            if index == run.last - 1:
                pages[-1].blocks.append(spaced_table(block, run, repair))
                block.clear()
                gap = True
            continue
        wanted = "pipe" if index in bare and kind != "html" else _kind(raw, kind, block)
        if wanted != kind or not wanted:
            flush()
        if wanted:
            block.append(line)
            kind = wanted
            if wanted == "html" and "</table" in raw.lower():
                flush()
            gap = False
        elif _PAGE_MARK.fullmatch(raw):
            _turn(pages)
        elif (printed := page_number(raw)) is not None:
            pages[-1].printed_numbers.append((len(pages[-1].blocks), printed))
            gap = True
        elif not raw.strip() or is_rule(raw) or _FENCE.fullmatch(raw):
            gap = True
        else:
            depth, begin, stop = markup.heading_depth(raw)
            passage = repair(line, begin, stop).strip()
            if passage.text:
                pages[-1].blocks.append(
                    Line(passage, depth, markup.is_bold(raw), markup.opens_bold(raw), gap)
                )
            gap = False
        if mark == "\f":
            flush()
            _turn(pages)
            gap = True
    flush()
    pages = [page for page in pages if page.blocks] or pages[:1]
    warnings = [f"{kind}: {count} mended" for kind, count in sorted(repair.mended.items())]
    quality, doubts = judge(text, thai)
    warnings += doubts
    return ExtractedDocument(sha256, source, media_type, "plain", quality, pages, warnings)


def _turn(pages: list[Page]) -> None:
    if pages[-1].blocks:
        pages.append(Page(pages[-1].number + 1))


def _kind(raw: str, current: str, above: list[PrintedLine]) -> str:
    """The kind of table that the line belongs to, that of ``above`` or a new one; empty for running text."""
    if current == "html":
        return "html"
    if "<table" in raw or "<TABLE" in raw:
        return "html"
    if "|" in raw and tables.is_pipe_row(raw):
        return "pipe"
    if "\t" in raw and tables.is_tab_row(raw):
        return "tab"
    if current == "tab" and tables.is_group_row(raw):
        return "tab"
    if current == "tab" and len(above) > 1 and tables.goes_on(above[-1].text, raw):
        return "tab"
    return ""


def _blocks(kind: str, lines: list[PrintedLine], repair: _Repairer) -> list[Line | Table]:
    if kind == "html":
        return [tables.html_table(lines, repair)]
    if kind == "pipe":
        return [tables.pipe_table(lines, repair)]
    if tables.is_indented([line.text for line in lines]):
        return [Line(p) for line in lines if (p := repair(line, 0, len(line.text)).strip()).text]
    if (
        len(lines) == 1
        and lines[0].text.strip("\t ").count("\t") < 2
        and not tables.is_group_row(lines[0].text)
    ):
        passage = repair(lines[0], 0, len(lines[0].text)).strip()
        return [Line(passage)] if passage.text else []
    return [tables.tab_table(lines, repair)]
