"""Numbered lists that say the same things of one project after another: "(๑) วันที่อบรม ...", "(๒) สถานที่ ...".

What every list begins an item of one number with is the label of that number, known or not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from thaimemo.extract.ordinals import THAI_LETTERS
from thaimemo.extract.page import Line, Table
from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import to_arabic
from thaimemo.parsers.lines.labels import Label, label_at_start
from thaimemo.parsers.lines.line_kinds import LabelLine

# "(๒) วันที่อบรม ", "3. ผลการดำเนินงาน: ", "1.2 สถานที่ " of the project 1, "ก. เป้าประสงค์ – "
_ITEM = lazy.compiled(
    r"\s*(?P<before>\(?)(?:(?:[0-9๐-๙]{1,2}\.){0,3}(?P<n>[0-9๐-๙]{1,2})|(?P<letter>[ก-ฮ]))"
    r"(?P<behind>[.)]|(?<=\.[0-9๐-๙]{1,2})(?=\s))\s*(?P<head>\p{Thai}[^\s:：(]{1,30})\s*(?:[:：]|[–—-](?=\s))?\s*(?P<rest>)"
)
LISTS = 2
"""Lists that have to agree."""
FEWEST = 3
"""Labels that a list has at least."""
APART = 6
"""Lines that one item takes at most."""


class _Item(NamedTuple):
    at: int
    number: int
    style: str
    match: regex.Match[str]


def numbered_labels(blocks: Sequence[Line | Table]) -> list[Line | Table]:
    """The blocks with every item that begins with a label of such lists made a `LabelLine`."""
    lists = [items for items in _lists(blocks) if len(items) >= FEWEST]
    if len(lists) < LISTS:
        return list(blocks)
    heads = _heads(lists)
    labelled = list(blocks)
    if len(heads) < FEWEST:
        return labelled
    for items in lists:
        own = [item for item in items if heads.get(item.number) == item.match["head"]]
        if len(own) * 4 >= len(items) * 3:
            for item, role in zip(own, _roles(own), strict=True):
                labelled[item.at] = _label_line(blocks[item.at], item, role)
    return labelled


def _lists(blocks: Sequence[Line | Table]) -> Iterator[list[_Item]]:
    """The items that follow one another from 1 on in one style."""
    items: list[_Item] = []
    for index, block in enumerate(blocks):
        match = _ITEM.match(block.text) if isinstance(block, Line) and type(block) is Line else None
        if match is None or block.heading:  # type: ignore[union-attr]
            continue
        item = _Item(index, _number(match), match["before"] + match["behind"], match)
        last = items[-1] if items else None
        if (
            last is None
            or (item.style, item.number) != (last.style, last.number + 1)
            or index - last.at > APART
        ):
            yield items
            items = [item] if item.number == 1 else []
        else:
            items.append(item)
    yield items


def _number(match: regex.Match[str]) -> int:
    """The place in its list: ๓, or ค; 0 of a letter that lists do not count by."""
    return int(to_arabic(match["n"])) if match["n"] else THAI_LETTERS.find(match["letter"]) + 1


def _heads(lists: list[list[_Item]]) -> dict[int, str]:
    """By number the word that most lists have there, if half of these words are labels that are known."""
    found: dict[int, Counter[str]] = {}
    for items in lists:
        for item in items:
            found.setdefault(item.number, Counter())[item.match["head"]] += 1
    heads: dict[int, str] = {}
    for number, words in found.items():
        word, times = words.most_common(1)[0]
        if times >= LISTS and times * 2 >= words.total():
            heads[number] = word
    known = sum(label_at_start(head) is not None for head in heads.values())
    return heads if known * 2 >= len(heads) else {}


def _roles(items: list[_Item]) -> Iterator[str]:
    """What each label stands for; the first that is not known is what was reached, if none else is."""
    known = [label.role if (label := label_at_start(item.match["head"])) else "" for item in items]
    reached = "result" not in known
    for role in known:
        yield role or ("result" if reached else "remark")
        reached = reached and role != ""


def _label_line(block: Line | Table, item: _Item, role: str) -> LabelLine:
    assert isinstance(block, Line)
    label = Label(role, item.match.start("head"), item.match.start("rest"))
    return LabelLine(block.passage, block.heading, block.bold, block.opens_bold, block.gap, block.box, label)
