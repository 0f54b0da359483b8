"""The events of an HTML parser made into paragraphs and tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from thaimemo.extract.flow import PAGE_TOP, Blocks, FlowCell, FlowTable, Paragraph
from thaimemo.extract.html import styles
from thaimemo.extract.html.lists import ItemNumbers
from thaimemo.extract.html.styles import Style
from thaimemo.extract.ordinals import is_typed
from thaimemo.extract.spans import MAX_SPAN, Columns
from thaimemo.normalize import lazy
from thaimemo.schema.errors import LimitExceeded

_SPACES = {
    **dict.fromkeys(("p", "ul", "ol", "dl", "pre", "table", "blockquote", "figure", "fieldset"), 12.0),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "hr"), 15.0),
    **dict.fromkeys(("html", "body", "div", "section", "article", "header", "footer", "main", "aside"), 0.0),
    **dict.fromkeys(("nav", "address", "center", "form", "legend", "option", "summary", "details"), 0.0),
    **dict.fromkeys(("li", "dt", "dd", "caption", "figcaption", "tr", "td", "th"), 0.0),
}
"""Elements that begin a line, with the white space above and below them in points."""
_HEADINGS = {f"h{depth}": depth for depth in range(1, 7)}
_BOLD = frozenset({"b", "strong", "th", *_HEADINGS})
_NEVER_SHOWN = frozenset({"title", "noframes", "iframe", "object", "datalist", "rp", "rt"})
NOT_THE_PAGE = "not part of the page"
_REASONS = {
    **dict.fromkeys(("script", "style", "template"), "script, style or template"),
    "del": "deleted by the author",
}
_WHITE = lazy.compiled(r"[ \t\n\r\f\v]+")
_EDGES = lazy.compiled(r" *\n *")
_LETTER = lazy.compiled(r"[\p{L}\p{N}]")
_NUMBER = lazy.compiled(r"\d{1,4}")
MAX_DEPTH = 5_000
MAX_NESTED = 25
MAX_ELEMENTS = 1_000_000


@dataclass(slots=True)
class _Element:
    """An element that is open."""

    tag: str
    hidden: str = ""
    """Why its text is not seen; empty where it is."""
    bold: bool = False
    heading: int = 0
    centred: bool = False
    preformatted: bool = False
    after: float = 0.0
    block: bool = False
    turns: bool = False
    numbers: ItemNumbers | None = None


class _Table:
    """A table that is open."""

    def __init__(self, presentation: bool, outside: Blocks) -> None:
        self.table = FlowTable(presentation=presentation)
        self.columns = Columns()
        self.outside = outside
        """Where text goes that stands in the table and in none of its cells."""


class Builder:
    """The target of an lxml parser: `close` gives the blocks."""

    def __init__(self, source: str) -> None:
        self.hidden: Counter[str] = Counter()
        """Characters that are in the file and not seen, by reason."""
        self._source = source
        self._blocks: Blocks = []
        self._out = self._blocks
        self._open = [_Element("")]
        self._tables: list[_Table] = []
        self._sheet: dict[str, dict[str, str]] = {}
        self._css: list[str] = []
        self._parts: list[str] = []
        self._weights = (False, False)  # light letters were met, bold ones were
        self._opens_bold = False
        self._space = 0.0
        self._lead = ""
        self._elements = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self._elements += 1
        if len(self._open) > MAX_DEPTH or self._elements > MAX_ELEMENTS:
            raise LimitExceeded(
                self._source,
                "extract",
                "its elements are nested too deep or too many",
                "save the page as PDF",
            )
        above = self._open[-1]
        if tag in _SPACES and not above.hidden:
            self._flush()
        style = styles.style_of(tag, attributes, self._sheet)
        heavy = styles.weight(style)
        alignment = style.get("text-align") or attributes.get("align", "").lower()
        element = _Element(
            tag,
            _REASONS.get(tag) or above.hidden or self._reason(tag, attributes, style),
            tag in _BOLD or above.bold if heavy is None else heavy,
            _HEADINGS.get(tag, above.heading),
            alignment == "center" if alignment else tag == "center" or above.centred,
            tag == "pre" or above.preformatted or style.get("white-space", "").startswith("pre"),
            block=tag in _SPACES,
        )
        self._open.append(element)
        if element.hidden:
            return
        if element.block:
            usual = _SPACES[tag]
            stated = styles.space(style, "top"), styles.space(style, "bottom")
            self._space = max(self._space, usual if stated[0] is None else stated[0])
            element.after = usual if stated[1] is None else stated[1]
        if styles.turns_page(style, "before"):
            self._out.append(Paragraph(PAGE_TOP))
        element.turns = styles.turns_page(style, "after")
        self._structure(tag, attributes, style, element)

    def _structure(self, tag: str, attributes: Mapping[str, str], style: Style, element: _Element) -> None:
        if tag == "br":
            self._parts.append("\n")
        elif tag == "hr":
            self._out.append(Paragraph(""))
        elif tag in ("ol", "ul"):
            element.numbers = ItemNumbers(tag, attributes, style)
        elif tag == "li":
            numbers = next((e.numbers for e in reversed(self._open) if e.numbers), None)
            self._lead = numbers.next(attributes, style) if numbers else "- "
        elif tag == "table":
            self._begin_table(attributes)
        elif tag == "tr" and self._tables:
            self._tables[-1].columns.next_row()
            self._tables[-1].table.rows.append([])
        elif tag in ("td", "th") and self._tables:
            self._begin_cell(attributes)
        elif tag == "input":
            self._input(attributes)

    def end(self, tag: str) -> None:
        """An element ends, said or understood."""
        if len(self._open) == 1:
            return
        if tag in _SPACES and not self._open[-1].hidden:
            self._flush()
        element = self._open.pop()
        if tag == "style":
            self._sheet.update(styles.read_sheet("".join(self._css)))
            self._css.clear()
        if element.hidden:
            return
        if element.block:
            self._space = max(self._space, element.after)
        if tag == "li":
            self._lead = ""
        elif tag in ("td", "th", "tr") and self._tables:
            self._out = self._tables[-1].outside
            self._space = 0.0
        elif tag == "table" and self._tables:
            ended = self._tables.pop()
            self._out = ended.outside
            self._out.append(ended.table)
            self._space = 0.0
        if element.turns:
            self._out.append(Paragraph(PAGE_TOP))

    def data(self, text: str) -> None:
        """Text between tags."""
        element = self._open[-1]
        if element.tag == "style":
            self._css.append(text)
        if element.hidden:
            self.hidden[element.hidden] += len(text.strip())
            return
        if element.preformatted:
            text = text.replace("\r\n", "\n").replace("\t", " ").replace("\f", " ").replace("\v", " ")
        else:
            text = _WHITE.sub(" ", text)
        self._parts.append(text)
        if _LETTER.search(text):
            if self._weights == (False, False):
                self._opens_bold = element.bold
            self._weights = (self._weights[0] or not element.bold, self._weights[1] or element.bold)

    def comment(self, text: str) -> None:
        """A comment is never shown."""
        self.hidden["comment"] += len(text.strip())

    def close(self) -> Blocks:
        """The document has ended."""
        while len(self._open) > 1:
            self.end(self._open[-1].tag)
        self._flush()
        return self._blocks

    def _reason(self, tag: str, attributes: Mapping[str, str], style: Style) -> str:
        if tag in _NEVER_SHOWN:
            return NOT_THE_PAGE
        if "hidden" in attributes or styles.is_unseen(style):
            return "hidden by its style"
        return ""

    def _flush(self) -> None:
        """The paragraph that was gathered ends."""
        if not self._parts:
            return
        text = "".join(self._parts)
        self._parts.clear()
        light, bold = self._weights
        self._weights = (False, False)
        element = self._open[-1]
        if not element.preformatted:
            text = _WHITE.sub(lambda m: "\n" * m[0].count("\n") or " ", text)
            text = _EDGES.sub("\n", text)
        text = text.strip(" \n") if text.strip(" \n\xa0") else text.strip(" ")
        if not text:
            return
        lead = "" if is_typed(text) else self._lead
        paragraph = Paragraph(
            text,
            lead,
            element.heading,
            bold and not light,
            bold and self._opens_bold,
            element.centred,
            self._space,
        )
        if text.strip("\n\xa0 "):
            self._lead = ""
        self._out.append(paragraph)
        self._space = 0.0

    def _begin_table(self, attributes: Mapping[str, str]) -> None:
        if len(self._tables) >= MAX_NESTED:
            raise LimitExceeded(
                self._source, "extract", f"tables nested more than {MAX_NESTED} deep", "save the page as PDF"
            )
        self._tables.append(_Table(attributes.get("role") in ("presentation", "none"), self._out))

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        self._space = 0.0
        table = self._tables[-1]
        if not table.table.rows:
            table.table.rows.append([])
        columns, rows = _span(attributes.get("colspan")), _span(attributes.get("rowspan"))
        cell = FlowCell([], table.columns.place(columns, rows), columns, rows)
        table.table.rows[-1].append(cell)
        self._out = cell.blocks

    def _input(self, attributes: Mapping[str, str]) -> None:
        kind = (attributes.get("type") or "text").lower()
        if kind in ("checkbox", "radio"):
            self._parts.append("☑" if "checked" in attributes else "☐")
        elif kind in ("text", "number", "date", "tel", "email"):
            self.data(attributes.get("value") or "")


def _span(text: str | None) -> int:
    return min(max(int(text), 1), MAX_SPAN) if text and _NUMBER.fullmatch(text) else 1
