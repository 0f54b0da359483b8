"""Telephone numbers of a memo's header: 0 2202 3000 ต่อ 1234-5, ๐๒-๒๐๒-๓๐๐๐, ๓๐๙๒, ๓๒๕๓."""

from __future__ import annotations

import regex

from thaimemo.normalize import lazy
from thaimemo.normalize.passage import Passage

_D = "[0-9๐-๙]"
_NUMBERS = lazy.compiled(
    rf"""
    (?: [0๐](?:[ -]?{_D}{{1,4}}){{2,3}} | {_D}{{3,6}} )
    (?: \s?[-–]\s?{_D}{{1,4}} )?                                # 3000-4
    (?!{_D})
    (?: \s*(?:ต่อ|ext\.?)\s*{_D}{{1,5}}(?!{_D})
        (?: \s?(?:[-–,/]|และ|หรือ)\s?{_D}{{1,5}}(?!{_D}|[ -]{_D}) )* )?  # ต่อ 1234-5, ต่อ 12, 13
    """,
    regex.VERBOSE,
)
MIN_LENGTH = 3


def find_telephones(value: Passage) -> list[Passage]:
    """The numbers on the first line of ``value``, each with its extensions."""
    end = value.text.find("\n")
    line = value if end < 0 else value.slice(0, end)
    return [line.slice(*m.span()) for m in _NUMBERS.finditer(line.text) if len(m[0]) >= MIN_LENGTH]
