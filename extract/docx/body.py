"""The body of a Word document in reading order: paragraphs, tables, and the boxes that float beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from thaimemo.extract.docx.inline import Inline, InlineReader, TextBox, chosen_branch
from thaimemo.extract.docx.names import Element, child, name_of, value, w
from thaimemo.extract.docx.numbering import BULLET, Numbering
from thaimemo.extract.docx.styles import Look, Styles, apply_paragraph
from thaimemo.extract.docx.tables import read_table
from thaimemo.extract.flow import PAGE_TOP, PAGE_TURN, Blocks, Paragraph
from thaimemo.extract.ordinals import is_typed

_TURNS = PAGE_TURN + PAGE_TOP
_LARGER = 1.12
"""Times the size of the body: more, and bold, is a heading."""
MAX_HEADING = 160
LINE = 18.0
"""Points from line to line, where the page has to be guessed."""
UPPER_PART = 280.0
"""Points from the top of a page: a box that begins above floats beside its first lines."""


class BodyReader:
    """Reads stories (the body, headers, notes) of one document; keeps count of its lists and sizes."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.inline = InlineReader(styles)
        self.notes: list[tuple[str, str]] = []
        """The notes that were referred to, in order."""
        self._styles = styles
        self._numbering = numbering
        self._sizes: list[tuple[Paragraph, float]] = []
        self._boxes: list[TextBox] = []
        self._lines = 0  # printed since the page was turned
        self._joined: list[Inline] = []  # paragraphs whose mark was deleted

    def body(self, body: Element) -> Blocks:
        """The running text; boxes at the top of a page stand before it, others behind their paragraph."""
        breaks = [value(child(s, "type")) or "nextPage" for s in body.iter(w("sectPr"))][1:]
        blocks: Blocks = []
        start = 0  # where the page began
        for element in _unwrapped(body):
            found = self._block(element)
            ends = child(element, "pPr", "sectPr") is not None
            if ends and breaks and breaks.pop(0) not in ("continuous", "nextColumn"):
                found.append(Paragraph(PAGE_TURN))
            for block in found:
                blocks.append(block)
                if isinstance(block, Paragraph) and any(c in block.text for c in _TURNS):
                    start, self._lines = len(blocks), 0
                self._lines += block.text.count("\n") + 1 if isinstance(block, Paragraph) else len(block.rows)
            for box in self._boxes[:]:
                inside = self._in_box(box)
                if self._floats_on_top(box):
                    blocks[start:start] = inside
                    start += len(inside)
                else:
                    blocks += inside
            self._boxes.clear()
        self._mark_headings()
        return blocks

    def story(self, root: Element) -> list[Paragraph]:
        """The paragraphs of a header, footer or note."""
        return [b for b in self._blocks(root) if isinstance(b, Paragraph) and b.text.strip()]

    def _blocks(self, container: Element) -> Blocks:
        found: Blocks = []
        for element in _unwrapped(container):
            found += self._block(element)
        return found

    def _block(self, element: Element) -> Blocks:
        name = name_of(element)
        if name == "w:p":
            return self._paragraph(element)
        if name == "w:tbl":
            return [read_table(element, self._blocks)]
        if name == "w:altChunk":
            self.inline.tally["embedded documents left out"] += 1
        return []

    def _paragraph(self, element: Element) -> Blocks:
        properties = child(element, "pPr")
        look = apply_paragraph(self._styles.paragraph(value(child(properties, "pStyle"))), properties)
        inline = self.inline.read(element, look)
        self._boxes += inline.boxes
        self.notes += inline.notes
        if child(properties, "rPr", "del") is not None:
            self._joined.append(inline)
            return []
        text = "".join(i.text for i in [*self._joined, inline])
        self._joined.clear()
        bare = text.lstrip(_TURNS)
        found: Blocks = []
        if turns := (PAGE_TOP if look.page_break else "") + text[: len(text) - len(bare)]:
            found.append(Paragraph(turns))
        lead = self._numbering.lead(look.list, look.level) if look.list else ""
        paragraph = Paragraph(
            bare,
            lead if bare.strip() and not (lead == BULLET and is_typed(bare)) else "",
            look.outline,
            inline.bold,
            inline.opens_bold,
            look.centred,
            look.before,
        )
        found.append(paragraph)
        self._note_space(paragraph, look)
        if inline.size is not None and bare.strip():
            self._sizes.append((paragraph, inline.size))
        return found

    _above: Look | None = None

    def _note_space(self, paragraph: Paragraph, look: Look) -> None:
        above, self._above = self._above, look
        if above is not None:
            close = look.contextual and above.contextual and look.outline == above.outline
            paragraph.space = 0.0 if close else max(look.before, above.after)

    def _in_box(self, box: TextBox) -> Blocks:
        waiting, self._boxes = self._boxes, []
        inside = self._blocks(box.content)
        for inner in self._boxes:
            inside += self._in_box(inner)
        self._boxes = waiting
        return [Paragraph(""), *inside, Paragraph("")]

    def _floats_on_top(self, box: TextBox) -> bool:
        above = 72 + LINE * self._lines if box.from_paragraph else 0.0
        return above + box.top < UPPER_PART

    def _mark_headings(self) -> None:
        """Bold paragraphs in a larger size than the body are headings, the largest of the first depth."""
        letters: Counter[float] = Counter()
        for paragraph, size in self._sizes:
            letters[size] += len(paragraph.text)
        if not letters:
            return
        body = letters.most_common(1)[0][0]
        larger = sorted((size for size in letters if size > _LARGER * body), reverse=True)
        depths = {size: min(depth, 3) for depth, size in enumerate(larger, 1)}
        for paragraph, size in self._sizes:
            if not paragraph.heading and paragraph.bold and len(paragraph.text) < MAX_HEADING:
                paragraph.heading = depths.get(size, 0)


def _unwrapped(container: Element) -> Sequence[Element]:
    """The paragraphs and tables, out of content controls, accepted changes and alternatives."""
    found: list[Element] = []
    for element in container:
        name = name_of(element)
        if name in ("w:p", "w:tbl", "w:altChunk"):
            found.append(element)
        elif name == "w:sdt":
            if (
                child(element, "sdtPr", "showingPlcHdr") is None
                and (inner := child(element, "sdtContent")) is not None
            ):
                found += _unwrapped(inner)
        elif name in ("w:customXml", "w:ins", "w:moveTo", "w:smartTag"):
            found += _unwrapped(element)
        elif name == "mc:AlternateContent" and (branch := chosen_branch(element)) is not None:
            found += _unwrapped(branch)
    return found
