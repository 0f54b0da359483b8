"""What the style of an element says about its being seen, its weight, its space and its page."""

from __future__ import annotations

from collections.abc import Mapping

import regex

from thaimemo.normalize import lazy

_COMMENT = lazy.compiled(r"/\*.*?\*/", regex.DOTALL)
_RULE = lazy.compiled(r"(?P<selectors>[^{}@;]{1,500})\{(?P<body>[^{}]{0,4000})\}")
_SIMPLE = lazy.compiled(r"[A-Za-z][A-Za-z0-9]*|[A-Za-z0-9]*[.#][A-Za-z_-][A-Za-z0-9_-]*")
_LENGTH = lazy.compiled(r"(?P<n>-?\d{0,6}(?:\.\d{1,6})?)\s*(?P<unit>pt|px|em|rem|cm|mm|in|ex|%)?")
_POINTS = {"pt": 1.0, "px": 0.75, "em": 12.0, "rem": 12.0, "ex": 6.0, "cm": 28.35, "mm": 2.835, "in": 72.0}
_OFF_PAGE = lazy.compiled(r"-\d{4,}")
_NONE = lazy.compiled(r"0*\.?0+(?:px|pt|em|rem|%)?")
MAX_SHEET = 500_000

Style = Mapping[str, str]


def declarations(text: str) -> dict[str, str]:
    """``{"display": "none"}`` out of ``display: none !important``."""
    found = {}
    for part in text.split(";"):
        name, colon, value = part.partition(":")
        if colon:
            found[name.strip().lower()] = value.partition("!")[0].strip().lower()
    return found


def read_sheet(css: str) -> dict[str, dict[str, str]]:
    """The declarations of a style sheet by its simple selectors: ``p``, ``.note``, ``td.note``, ``#note``."""
    found: dict[str, dict[str, str]] = {}
    for rule in _RULE.finditer(_COMMENT.sub(" ", css[:MAX_SHEET])):
        body = declarations(rule["body"])
        for selector in rule["selectors"].replace("<!--", " ").split(","):
            selector = selector.strip()
            if _SIMPLE.fullmatch(selector):
                found.setdefault(selector.lower() if selector.isalnum() else selector, {}).update(body)
    return found


def style_of(tag: str, attributes: Mapping[str, str], sheet: Mapping[str, dict[str, str]]) -> Style:
    """The declarations that hold for an element: of its tag, its classes, its id, and its own."""
    own = attributes.get("style")
    if not sheet:
        return declarations(own) if own else {}
    found = dict(sheet.get(tag, {}))
    for name in (attributes.get("class") or "").split()[:50]:
        for selector in (f".{name}", f"{tag}.{name}"):
            found.update(sheet.get(selector, {}))
    if identifier := attributes.get("id"):
        for selector in (f"#{identifier}", f"{tag}#{identifier}"):
            found.update(sheet.get(selector, {}))
    return {**found, **declarations(own)} if own else found


def is_unseen(style: Style) -> bool:
    """Not shown, or shown where or so that nobody sees it."""
    return bool(style) and (
        style.get("display") == "none"
        or style.get("visibility") in ("hidden", "collapse")
        or style.get("mso-hide") == "all"
        or _NONE.fullmatch(style.get("opacity", "1")) is not None
        or _NONE.fullmatch(style.get("font-size", "1")) is not None
        or any(_OFF_PAGE.match(style.get(edge, "")) for edge in ("left", "top", "text-indent", "margin-left"))
    )


def weight(style: Style) -> bool | None:
    """Bold or not; None where the style does not say."""
    stated = style.get("font-weight")
    if stated is None:
        return None
    return stated in ("bold", "bolder") or (stated.isdigit() and int(stated[:4]) >= 600)


def space(style: Style, edge: str) -> float | None:
    """The margin at the ``top`` or ``bottom`` in points; None where the style does not say."""
    if not style:
        return None
    stated = style.get(f"margin-{edge}")
    if stated is None and (short := style.get("margin", "").split()):
        stated = short[2] if edge == "bottom" and len(short) > 2 else short[0]
    if stated is None or not (match := _LENGTH.fullmatch(stated)) or match["n"] in ("", "-", "."):
        return None
    return max(float(match["n"]) * _POINTS.get(match["unit"] or "px", 0.0), 0.0)


def turns_page(style: Style, edge: str) -> bool:
    """A page ends ``before`` or ``after`` the element."""
    breaks = ("page", "left", "right", "always")
    return bool(style) and (style.get(f"page-break-{edge}") in breaks or style.get(f"break-{edge}") in breaks)
