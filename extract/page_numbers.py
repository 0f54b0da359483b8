"""Lines that hold nothing but the number of a page: ``- ๒ -``, ``หน้า 3 จาก 12``."""

from __future__ import annotations

import regex

from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import to_arabic

_PAGE_NUMBER = lazy.compiled(
    r"\s*[-–—]\s?(?P<n>[0-9๐-๙]{1,3})\s?[-–—]\s*"
    r"|\s*(?:หน้า|page)(?:ที่)?\s*(?P<n>[0-9๐-๙]{1,3})\s*(?:/\s*[0-9๐-๙]{1,3}|จาก\s*[0-9๐-๙]{1,3})?\s*",
    regex.IGNORECASE,
)


def page_number(text: str) -> int | None:
    """The number where the line is a page number and nothing else."""
    match = _PAGE_NUMBER.fullmatch(text)
    return int(to_arabic(match["n"])) if match else None
