"""Text of a document on its way to a terminal or a log.

A document may hold escape sequences that recolour or rewrite a terminal, and characters that reverse the
order of what is read (CVE-2021-42574). They are shown by their names instead of being obeyed.
"""

from __future__ import annotations

CONTROLS = [*range(0x20), *range(0x7F, 0xA0)]
REORDERING = [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
SEPARATORS = [0x2028, 0x2029]
SURROGATES = range(0xD800, 0xE000)

_NAMED = {code: f"\\u{code:04x}" for code in [*CONTROLS, *REORDERING, *SEPARATORS, *SURROGATES]}
_ONE_LINE = {**_NAMED, ord("\t"): " ", ord("\n"): " ", ord("\r"): " "}
_LINES = {code: name for code, name in _NAMED.items() if code not in (ord("\t"), ord("\n"))}


def one_line(text: str) -> str:
    r"""The text on one line: line ends and tabs as spaces, other control characters as ``\u001b``."""
    return text.translate(_ONE_LINE)


def lines(text: str) -> str:
    r"""The text with its line ends and tabs, other control characters as ``\u001b``."""
    return text.translate(_LINES)
