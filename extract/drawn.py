"""What typists draw with characters: rules across the page and the boxes around cards."""

from __future__ import annotations

from thaimemo.normalize import lazy

_RULE = lazy.compiled(r"\s*[+┌└├╔╚╠]?(?:[-*_=~─━═]\s?){3,}[+┐┘┤╗╝╣]?\s*|\s*[.…]{20,}\s*")
# "| ค่าเป้าหมาย : ร้อยละ 80" in a box that is drawn around a card
_BOXED = lazy.compiled(r"\s*(?:\|(?!.*\|)|[│┃║](?!.*[│┃║].*[│┃║]))\s*(?P<text>.*?)\s*[│┃║]?\s*")
_SIDES = frozenset("|│┃║")
_BAND = lazy.compiled(r"\s*(?:[#*]{4,}\s*)?(?P<text>[^#*].*?)(?:\s*[#*]{4,})?\s*")


def is_rule(text: str) -> bool:
    """The line is nothing but a rule, or the upper or lower side of a box."""
    return _RULE.fullmatch(text) is not None


def boxed(text: str) -> tuple[int, int] | None:
    """Where the text begins and ends in a line between the sides of a box; None outside of one."""
    if text.lstrip()[:1] not in _SIDES:
        return None
    match = _BOXED.fullmatch(text)
    return match.span("text") if match else None


def banded(text: str) -> tuple[int, int] | None:
    """Where the text begins and ends in a line that a band of signs runs through; None where there is none.

    "######## หมวดที่ 1 ########", and what the end of a line leaves of it.
    """
    match = _BAND.fullmatch(text) if "####" in text or "****" in text else None
    return match.span("text") if match else None
