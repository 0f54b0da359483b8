"""Signs of the symbol fonts of Windows, which Word stores by font and code: tick boxes, ticks, bullets."""

from __future__ import annotations

_SIGNS = {
    "wingdings": {
        0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x70: "☐", 0x71: "☐", 0x72: "☐", 0xA1: "○", 0xA7: "▪", 0xA8: "☐",
        0xD8: "➢", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0x4A: "☺", 0xE0: "→", 0xF0: "⇒",
    },
    "wingdings 2": {0x50: "✓", 0x4F: "✗", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x2A: "☐", 0xA3: "☐"},
    "symbol": {0xB7: "•", 0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xAE: "→"},
}  # fmt: skip
TICKED, OPEN = "☑", "☐"


def is_symbol_font(font: str) -> bool:
    """Letters set in this font are signs."""
    return font.lower() in _SIGNS


def sign(code: int, font: str) -> str:
    """The sign at ``code`` (with or without the private-use offset F000); empty where it is not known."""
    return _SIGNS.get(font.lower(), {}).get(code & 0xFF, "")


def signs(text: str, font: str) -> str:
    """A text set in a symbol font as the signs that it shows; what is not known stays."""
    return "".join(sign(ord(c), font) or c for c in text)
