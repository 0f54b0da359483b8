"""Cells of a CSV file that a spreadsheet opens as text and a program reads back exactly.

A spreadsheet runs a cell that begins with ``= + - @`` (or a tab or line end before them) as a formula, also
where the cell is quoted (https://owasp.org/www-community/attacks/CSV_Injection). Such a text gets an
apostrophe before it. So does a text that begins with an apostrophe itself: whoever drops one leading
apostrophe from every text cell has the exact values again. Numbers and dates are left alone, and the
Parquet tables need no such rule.
"""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import Any

GUARDED = tuple("=+-@\t\r\n'＝＋－＠")
"""First characters of a text cell that get an apostrophe before them; the last four are the full-width
forms.
"""


def cell(value: Any) -> str:
    """One value as the text of its cell; null is the empty cell."""
    match value:
        case None:
            return ""
        case str():
            return f"'{value}" if value.startswith(GUARDED) else value
        case bool():
            return "true" if value else "false"
        case Decimal():
            return f"{value.normalize():f}" if value else "0"
        case dt.date():
            return value.isoformat()
        case list():
            return json.dumps(value, ensure_ascii=False)
        case _:
            return repr(value)
