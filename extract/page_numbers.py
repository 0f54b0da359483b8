"""Lines that hold nothing but the number of a page: ``- ๒ -``, ``หน้า 3 จาก 12``."""

from __future__ import annotations

import regex

_PAGE_NUMBER = regex.compile(
    r"\s*[-–—]\s?[0-9๐-๙]{1,3}\s?[-–—]\s*|\s*(?:หน้า|page)(?:ที่)?\s*[0-9๐-๙]{1,3}\s*(?:/\s*[0-9๐-๙]{1,3}|จาก\s*[0-9๐-๙]{1,3})?\s*",
    regex.IGNORECASE,
)


def is_page_number(text: str) -> bool:
    """The line is a page number and nothing else."""
    return _PAGE_NUMBER.fullmatch(text) is not None
