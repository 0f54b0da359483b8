"""Letters that are no memo, recognised for what they are; and the annexes that letters speak of.

หนังสือภายนอก, หนังสือประทับตรา, คำสั่ง, ประกาศ, ... by the signs in ``data/letter_types.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import regex

from thaimemo.extract.page import Line, Table
from thaimemo.normalize import lazy
from thaimemo.schema.evidence import Evidence
from thaimemo.schema.memo import Letter as LetterKind

LONG_LINE = 160
# "ตามเอกสารที่แนบมาพร้อมนี้", "รายละเอียดตามเอกสารแนบ", "สิ่งที่ส่งมาด้วย"
_ANNEX = lazy.compiled(
    r"(?:เอกสาร|รายงาน|รายละเอียด|แบบ|ตาราง|บัญชี|แผน)\p{Thai}{0,30}\s?(?:ที่)?แนบ(?:ท้าย|มา|ไว้|พร้อม)?\p{Thai}{0,20}"
    r"|สิ่งที่ส่งมา(?:ด้วย|พร้อม)|ดังแนบ"
)


class Letter(NamedTuple):
    """A letter of another type than a memo, and the line that it is known by."""

    name: str
    english: str
    place: Evidence
    kind: LetterKind | None
    """What it is as the letter of a report; None for what is sent to nobody."""
    announces: bool
    """It has a head, and makes known what follows its subject."""

    @property
    def told(self) -> str:
        """The sentence that a record carries in its warnings."""
        where = f"p. {self.place.page} line {self.place.line}"
        return f"no memo page: it reads as {self.english} ({self.name}), {where}"


class _Form(NamedTuple):
    name: str
    english: str
    opening: regex.Pattern[str]
    within: int
    signs: list[regex.Pattern[str]]
    against: regex.Pattern[str] | None
    kind: LetterKind | None
    announces: bool


@cache
def _forms() -> list[_Form]:
    table = tomllib.loads(
        files("thaimemo.parsers.words").joinpath("data/letter_types.toml").read_text("utf-8")
    )
    return [
        _Form(
            entry["name"],
            entry["english"],
            lazy.compiled(entry["opening"]),
            entry.get("within", 8),
            [lazy.compiled(sign) for sign in entry["signs"]],
            lazy.compiled(entry["against"]) if "against" in entry else None,
            entry.get("kind"),
            entry.get("announces", False),
        )
        for entry in table["letter"]
    ]


def recognise(blocks: Sequence[Line | Table]) -> Letter | None:
    """The type of letter that a file without a memo begins with; None where its signs are not all there."""
    lines = [block for block in blocks if isinstance(block, Line)]
    whole = "\n".join(line.text for line in lines)
    for form in _forms():
        opening = (line for line in lines[: form.within] if len(line.text) <= LONG_LINE)
        line = next((line for line in opening if form.opening.match(line.text)), None)
        if line is None or not all(sign.search(whole) for sign in form.signs):
            continue
        if form.against is None or not form.against.search(whole):
            return Letter(form.name, form.english, line.passage.evidence()[0], form.kind, form.announces)
    return None


def find_annex_mention(blocks: Sequence[Line | Table]) -> Evidence | None:
    """Where a letter speaks of something that is attached to it."""
    for block in blocks:
        if isinstance(block, Line) and (match := _ANNEX.search(block.text)):
            return next(iter(block.passage.evidence(*match.span())), None)
    return None
