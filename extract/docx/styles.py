"""What a paragraph or run looks like once its styles are followed.

Thai is complex script: its weight and size are w:bCs and w:szCs, beside w:b and w:sz of Latin letters.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from thaimemo.extract.docx.names import Element, child, is_on, number, value, w

MAX_CHAIN = 20
BODY_TEXT = 9
"""The outline level that is no heading."""
POINTS = 1 / 20
"""Points in a twentieth, the unit of spacing."""


@dataclass(slots=True, frozen=True)
class Look:
    """The properties of one style with those of its ancestors, or of direct formatting over them."""

    bold: bool = False
    hidden: bool = False
    size: float | None = None
    """Half points."""
    outline: int = 0
    """Heading depth, 0 for none."""
    before: float = 0.0
    after: float = 0.0
    contextual: bool = False
    """No space between paragraphs of this style."""
    centred: bool = False
    page_break: bool = False
    list: int = 0
    """``numId``, 0 for no list."""
    level: int = 0
    font: str = ""


class Styles:
    """The looks of a document's styles by their identifiers."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._looks: dict[str, Look] = {}
        self._default = ""
        base = Look()
        if root is not None:
            defaults = child(root, "docDefaults")
            base = apply_run(base, child(defaults, "rPrDefault", "rPr"))
            base = apply_paragraph(base, child(defaults, "pPrDefault", "pPr"))
            for style in root.iterchildren(w("style")):
                identifier = value(style, "styleId") or ""
                self._elements.setdefault(identifier, style)
                if value(style, "type") == "paragraph" and is_on_attribute(style, "default"):
                    self._default = identifier
        self._base = base

    def paragraph(self, identifier: str | None) -> Look:
        """The look of a paragraph style; None is the default one."""
        return self._look(identifier if identifier in self._elements else self._default)

    def over(self, look: Look, identifier: str | None) -> Look:
        """``look`` under a character style."""
        for style in reversed(self._chain(identifier or "")):
            look = apply_run(look, child(style, "rPr"))
        return look

    def _look(self, identifier: str) -> Look:
        found = self._looks.get(identifier)
        if found is None:
            found = self._base
            for style in reversed(self._chain(identifier)):
                found = apply_paragraph(apply_run(found, child(style, "rPr")), child(style, "pPr"))
                if not found.outline and (value(child(style, "name")) or "").lower() == "title":
                    found = replace(found, outline=1)
            self._looks[identifier] = found
        return found

    def _chain(self, identifier: str) -> list[Element]:
        chain: list[Element] = []
        while identifier in self._elements and len(chain) < MAX_CHAIN:
            style = self._elements[identifier]
            if style in chain:
                break
            chain.append(style)
            identifier = value(child(style, "basedOn")) or ""
        return chain


def is_on_attribute(element: Element, attribute: str) -> bool:
    """An attribute that says yes."""
    return (value(element, attribute) or "").lower() in ("1", "true", "on")


def apply_run(look: Look, properties: Element | None) -> Look:
    """``look`` with the run properties (w:rPr) over it."""
    if properties is None or not len(properties):
        return look
    fonts = child(properties, "rFonts")
    stated = [b for b in (is_on(child(properties, name)) for name in ("bCs", "b")) if b is not None]
    return _with(
        look,
        bold=any(stated) if stated else None,
        hidden=is_on(child(properties, "vanish")),
        size=number(child(properties, "szCs")) or number(child(properties, "sz")),
        font=value(fonts, "ascii") or value(fonts, "hAnsi") or value(fonts, "cs"),
    )


def apply_paragraph(look: Look, properties: Element | None) -> Look:
    """``look`` with the paragraph properties (w:pPr) over it."""
    if properties is None or not len(properties):
        return look
    outline = number(child(properties, "outlineLvl"))
    spacing = child(properties, "spacing")
    before, after = number(spacing, "before"), number(spacing, "after")
    alignment = value(child(properties, "jc"))
    return _with(
        look,
        outline=None if outline is None else (outline + 1) % (BODY_TEXT + 1),
        before=None if before is None else before * POINTS,
        after=None if after is None else after * POINTS,
        contextual=is_on(child(properties, "contextualSpacing")),
        centred=None if alignment is None else alignment == "center",
        page_break=is_on(child(properties, "pageBreakBefore")),
        list=number(child(properties, "numPr", "numId")),
        level=number(child(properties, "numPr", "ilvl")),
    )


def _with(look: Look, **stated: object) -> Look:
    changed = {name: what for name, what in stated.items() if what is not None}
    return replace(look, **changed) if changed else look  # type: ignore[arg-type]
