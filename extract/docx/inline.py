"""What stands in a paragraph: its text as shown, its weight and size, the boxes and notes that hang on it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from thaimemo.extract.docx.names import Element, child, is_on, name_of, value, w
from thaimemo.extract.docx.styles import Look, Styles, apply_run
from thaimemo.extract.docx.symbols import OPEN, TICKED, is_symbol_font, sign, signs
from thaimemo.extract.flow import PAGE_TOP, PAGE_TURN
from thaimemo.normalize import lazy

_SKIPPED = frozenset(
    {"w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:instrText", "w:delText", "w:delInstrText", "w:rt"}
)
_GONE = frozenset({"w:del", "w:moveFrom"})
_NEW = frozenset({"w:ins", "w:moveTo"})
_CHARACTERS = {
    "w:tab": "\t", "w:ptab": "\t", "w:cr": "\n", "w:noBreakHyphen": "-", "w:softHyphen": "",
    "w:lastRenderedPageBreak": PAGE_TOP,
}  # fmt: skip
_SPACE = lazy.compiled(r"[\n\r\f\v\t]")
_MARGIN_TOP = lazy.compiled(r"margin-top:\s*(?P<points>-?[\d.]+)pt")
_RELATIVE = lazy.compiled(r"mso-position-vertical-relative:\s*(?P<to>[a-z-]+)")
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
EMU = 1 / 12700
"""Points in an English metric unit."""


@dataclass(slots=True)
class TextBox:
    """A box of text that floats beside its paragraph."""

    content: Element
    top: float = 0.0
    """Points below the edge it is measured from."""
    from_paragraph: bool = True
    """Measured from the paragraph, else from the page."""


@dataclass(slots=True)
class Inline:
    """The content of one paragraph."""

    text: str = ""
    bold: bool = False
    opens_bold: bool = False
    size: float | None = None
    """Half points, of most letters."""
    boxes: list[TextBox] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    """``footnote`` or ``endnote`` and its identifier."""


class InlineReader:
    """Reads the paragraphs of one document in order: a field may begin in one and end in another."""

    def __init__(self, styles: Styles) -> None:
        self.tally: Counter[str] = Counter()
        """What was left out or decided, with its number, for the warnings."""
        self._styles = styles
        self._fields: list[bool] = []  # open fields; True while their instruction is read
        self._parts: list[str] = []
        self._weights: Counter[tuple[bool, float | None]] = Counter()
        self._found = Inline()
        self._box = TextBox(None)

    def read(self, paragraph: Element, look: Look) -> Inline:
        """The paragraph set in ``look``."""
        found = self._found = Inline()
        self._parts = []
        self._weights = Counter()
        for element in paragraph:
            self._walk(element, look)
        while self._fields and self._fields[-1]:  # an instruction that never ends must not hide the rest
            self._fields.pop()
        found.text = "".join(self._parts)
        if self._weights:
            found.bold = all(bold for bold, _ in self._weights)
            found.size = self._weights.most_common(1)[0][0][1]
        return found

    def _walk(self, element: Element, look: Look) -> None:
        name = name_of(element)
        if name == "w:t" or name == "m:t":
            self._say(_SPACE.sub(" ", element.text or ""), look)
        elif name in _SKIPPED:
            return
        elif name in _GONE:
            self.tally["tracked changes taken as accepted"] += 1
        elif name in _CHARACTERS:
            self._parts.append(_CHARACTERS[name])
        elif name == "w:br":
            self._parts.append(PAGE_TURN if value(element, "type") == "page" else "\n")
        elif name == "w:r":
            properties = child(element, "rPr")
            if properties is not None:
                if (style := value(child(properties, "rStyle"))) is not None:
                    look = self._styles.over(look, style)
                look = apply_run(look, properties)
            for inner in element:
                self._walk(inner, look)
        elif name == "w:sym":
            code = value(element, "char") or ""
            if all(c in "0123456789abcdefABCDEF" for c in code) and 0 < len(code) <= 6:
                self._say(sign(int(code, 16), value(element, "font") or ""), look)
        elif name == "w:fldChar":
            self._field(element, look)
        elif name == "w:sdt":
            self._control(element, look)
        elif name in ("w:footnoteReference", "w:endnoteReference"):
            self._found.notes.append((name[2:-9], value(element, "id") or ""))
        elif name == "w:commentReference":
            self.tally["comments left out"] += 1
        elif name == "mc:AlternateContent":
            if (branch := chosen_branch(element)) is not None:
                self._walk(branch, look)
        elif name == "w:txbxContent":
            self._found.boxes.append(TextBox(element, self._box.top, self._box.from_paragraph))
        else:
            if name in _NEW:
                self.tally["tracked changes taken as accepted"] += 1
            elif name == "wp:anchor":
                self._box = _anchored(element)
            elif name == "v:shape" or name == "v:rect":
                self._box = _styled(element.get("style") or "")
            for inner in element:
                self._walk(inner, look)

    def _say(self, text: str, look: Look) -> None:
        if not text or any(self._fields):
            return
        if look.hidden:
            self.tally["text left out, hidden"] += len(text)
            return
        if is_symbol_font(look.font):
            text = signs(text, look.font)
        self._parts.append(text)
        if text.strip():
            if not self._weights:
                self._found.opens_bold = look.bold
            self._weights[look.bold, look.size] += len(text)

    def _field(self, element: Element, look: Look) -> None:
        kind = value(element, "fldCharType")
        if kind == "begin":
            box = child(element, "ffData", "checkBox")
            if box is not None:
                state = is_on(child(box, "checked"))
                self._say(
                    TICKED if (is_on(child(box, "default")) if state is None else state) else OPEN, look
                )
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _control(self, element: Element, look: Look) -> None:
        """A content control: its content, unless that is only the prompt to fill it in."""
        properties = child(element, "sdtPr")
        if properties is not None:
            if is_on(child(properties, "showingPlcHdr")):
                return
            if (box := properties.find(_W14 + "checkbox")) is not None:
                state = box.find(_W14 + "checked")
                ticked = state is not None and state.get(_W14 + "val") in ("1", "true", "on")
                self._say(TICKED if ticked else OPEN, look)
                return
        content = child(element, "sdtContent")
        for inner in content if content is not None else ():
            self._walk(inner, look)


def chosen_branch(element: Element) -> Element | None:
    """The branch of mc:AlternateContent that is shown: one of them, or a text box would be read twice."""
    branches = [b for b in element if name_of(b) in ("mc:Choice", "mc:Fallback")]
    telling = [b for b in branches if b.find(f".//{w('t')}") is not None]
    return telling[0] if telling else branches[0] if branches else None


def _anchored(anchor: Element) -> TextBox:
    for part in anchor:
        if name_of(part) == "wp:positionV":
            base = part.get("relativeFrom") or "paragraph"
            offset = next((p.text for p in part if name_of(p) == "wp:posOffset"), None)
            try:
                top = int(offset or 0) * EMU
            except ValueError:
                top = 0.0
            if base == "margin":
                top += 72
            return TextBox(None, top, base in ("paragraph", "line"))
    return TextBox(None)


def _styled(style: str) -> TextBox:
    top, base = _MARGIN_TOP.search(style), _RELATIVE.search(style)
    to = base["to"] if base else "text"
    try:
        points = float(top["points"]) if top else 0.0
    except ValueError:
        points = 0.0
    return TextBox(None, points + (72 if to == "margin" else 0), to not in ("page", "margin"))
