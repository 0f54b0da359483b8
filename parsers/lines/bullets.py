"""Bullets of any drawing become the one that the parsers know; beside a number that was typed they go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from thaimemo.extract.ordinals import is_typed
from thaimemo.extract.page import Line, Table
from thaimemo.normalize import lazy
from thaimemo.normalize.passage import Passage

# the letter o is what Word's bullet of the second level is without its font
_BULLET = lazy.compiled(r"\s*(?P<sign>[•◦○●▪■□❖➢·]|o(?=\s+[\p{Thai}0-9]))\s+(?=\S)")


def with_plain_bullets(blocks: Iterable[Line | Table]) -> Iterator[Line | Table]:
    """The blocks, every line with a drawn bullet as a list of text has it: "- ...", "๑.๒ ..."."""
    for block in blocks:
        match = _BULLET.match(block.text) if isinstance(block, Line) else None
        if match is None or not isinstance(block, Line):
            yield block
            continue
        passage = block.passage
        if is_typed(passage.text[match.end() :]):
            yield replace(block, passage=passage.slice(match.end()))
        else:
            at = match.start("sign")
            yield replace(
                block, passage=Passage(f"{passage.text[:at]}-{passage.text[at + 1 :]}", passage.pieces)
            )
