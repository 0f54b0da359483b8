"""Records whose every free text does harm, or comes back changed, where it is not kept as text."""

from __future__ import annotations

from typing import Any

FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "'=1",
    "＝1",
    '=HYPERLINK("http://x","y")',
    "{=1}",
    "http://example.org/",
]
"""What a spreadsheet would run or follow."""
MARKUP = ["<script>alert(1)</script>", "a\x00b\x0b\x1f_x0041_\ufffe"]
SQL = [
    "'; DROP TABLE document; --",
    "\\.\n\\.",
    "a\n\\.\nb",
    "{a,b}",
    'q"uo,te\\',
    "\\N",
    "NULL",
    "",
    "ก\x00ข",
    "\ttab",
    "๒๕๖๓ 😀",
]
"""What a database would run, or its COPY would read as something else."""
HOSTILE = [*FORMULAS, *MARKUP, *SQL]

_CODED = frozenset(
    [
        "id",
        "letter",
        "schema_version",
        "media_type",
        "text_source",
        "severity",
        "verdict",
        "rule",
        "outcome",
        "place",
        "status",
        "kind",
        "direction",
        "scope",
        "frame",
        "canonical",
        "context",
    ]
)
"""Fields whose texts have one of a few values."""


def hostile(value: Any, text: str, name: str = "") -> Any:
    """The record, as the JSON object of it, with every text replaced but coded ones and dates."""
    if isinstance(value, dict):
        return {key: hostile(item, text, key) for key, item in value.items()}
    if isinstance(value, list):
        return [hostile(item, text, name) for item in value]
    dated = isinstance(value, str) and len(value) == 10 and value[4:5] == value[7:8] == "-"
    return text if isinstance(value, str) and name not in _CODED and not dated else value


def stored(text: str) -> str:
    """The text as tables hold it, which take no null character."""
    return text.replace("\x00", "\ufffd")
