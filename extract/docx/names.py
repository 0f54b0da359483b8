"""Names of WordprocessingML elements and attributes (ISO/IEC 29500-1), and reading of their values."""

from __future__ import annotations

from typing import Any

Element = Any
"""An lxml element: its stubs do not know the classes of python-docx."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PREFIXES = {
    _W: "w",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}": "mc",
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}": "wp",
    "{http://schemas.microsoft.com/office/word/2010/wordml}": "w14",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}": "m",
    "{urn:schemas-microsoft-com:vml}": "v",
}
_NAMES: dict[str, str] = {}


def name_of(element: Element) -> str:
    """``w:p`` for a paragraph; empty for comments and for what belongs to no schema known here."""
    tag = element.tag
    if tag.__class__ is not str:
        return ""
    found = _NAMES.get(tag)
    if found is None:
        space, _, local = tag.rpartition("}")
        prefix = _PREFIXES.get(space + "}")
        found = _NAMES[tag] = f"{prefix}:{local}" if prefix else local
        if len(_NAMES) > 5_000:
            _NAMES.clear()
    return found


def w(local: str) -> str:
    """The tag or attribute of the main schema: ``w("val")``."""
    return _W + local


def value(element: Element | None, attribute: str = "val") -> str | None:
    """An attribute of the main schema; None without the element too."""
    return None if element is None else element.get(_W + attribute)


def number(element: Element | None, attribute: str = "val") -> int | None:
    """A whole number; None where it is missing or is none."""
    text = value(element, attribute)
    try:
        return int(text) if text is not None else None
    except ValueError:
        return None


def is_on(element: Element | None) -> bool | None:
    """A property that is there and not switched off; None where it is not there."""
    if element is None:
        return None
    return (value(element) or "true").lower() not in ("0", "false", "off", "none")


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant along the path of local names."""
    for local in path:
        if element is None:
            return None
        element = element.find(_W + local)
    return element


__all__ = ["Element", "child", "is_on", "name_of", "number", "value", "w"]
