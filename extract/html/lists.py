"""The numbers that a browser puts in front of the items of a list."""

from __future__ import annotations

from collections.abc import Mapping

from thaimemo.extract.html.styles import Style
from thaimemo.extract.ordinals import ordinal
from thaimemo.normalize import lazy

_TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLES = {
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
    "thai": "thaiNumbers",
    "-moz-thai": "thaiNumbers",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "none": "none",
    "disc": "bullet",
    "circle": "bullet",
    "square": "bullet",
}
_NUMBER = lazy.compiled(r"-?\d{1,6}")


class ItemNumbers:
    """Counts the items of one list."""

    def __init__(self, tag: str, attributes: Mapping[str, str], style: Style) -> None:
        self._form = "decimal" if tag == "ol" else "bullet"
        self._form = _TYPES.get(attributes.get("type") or "", self._form)
        self._form = _form(style, self._form)
        start = attributes.get("start") or ""
        self._next = int(start) if _NUMBER.fullmatch(start) else 1

    def next(self, attributes: Mapping[str, str], style: Style) -> str:
        """What stands in front of the next item: ``๑. ``, ``- ``, or nothing."""
        given = attributes.get("value") or ""
        if _NUMBER.fullmatch(given):
            self._next = int(given)
        form = _form(style, self._form)
        number, self._next = self._next, self._next + 1
        if form == "bullet":
            return "- "
        text = ordinal(number, form)
        return f"{text}. " if text else ""


def _form(style: Style, otherwise: str) -> str:
    stated = style.get("list-style-type") or ""
    for word in [stated, *style.get("list-style", "").split()]:
        if word in _STYLES:
            return _STYLES[word]
    return otherwise
