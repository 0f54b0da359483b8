"""Groups of projects whose headings have no number: "ด้านการสรรหา", "แผนงานสาธารณสุข"; they are counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from thaimemo.extract.page import Line, Table
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.dimensions import DimensionHeading, heading_in_order, read_heading
from thaimemo.parsers.labels import label_at_start
from thaimemo.parsers.lexicon import Lexicon
from thaimemo.parsers.name_line import NameLine
from thaimemo.parsers.names import comparison_key
from thaimemo.parsers.telling import MARKER, begins_with_name, tells

Blocks = Sequence[Line | Table]
LONGEST = 120
FEWEST = 2
"""Groups that a document has to have; one alone is a title or a sentence."""
_SUBJECT = regex.compile(r"\s*(?:ตัวชี้วัด|ตัวบ่งชี้|ตชว|KPI|ชื่อโครงการ)", regex.IGNORECASE)


@dataclass(slots=True)
class GroupLine(Line):
    """A line that heads a group without printing its number."""

    group: DimensionHeading | None = None


def heading_of(line: Line, lexicon: Lexicon) -> DimensionHeading | None:
    """The group that a line heads, by its printed number or by its place among those without one."""
    return line.group if isinstance(line, GroupLine) else read_heading(line.passage, lexicon)


def group_lines(blocks: Blocks, lexicon: Lexicon) -> list[Line | Table]:
    """The blocks with every heading of a group that has no number made a `GroupLine`."""
    pattern = regex.compile(
        rf"\s*{MARKER}?\s*(?P<word>{lexicon.group_words}|แผนงาน)(?!ที่\s*[0-9๐-๙]|\s*[0-9๐-๙])\s*[:：]?\s*(?P<name>\p{{Thai}}.+)",
        regex.DOTALL,
    )
    found = {
        index: match
        for index, block in enumerate(blocks)
        if isinstance(block, Line) and (match := _matches(blocks, index, pattern, lexicon)) is not None
    }
    words = {match["word"] for match in found.values()}
    upper = {w for w in words if w == "แผนงาน" or not lexicon.groups[lexicon.misread_groups.get(w, w)].nested}
    if upper:
        found = {index: match for index, match in found.items() if match["word"] in upper}
    numbers: dict[str, int] = {}
    for match in found.values():
        numbers.setdefault(comparison_key(match["name"]), len(numbers) + 1)
    if len(numbers) < FEWEST:
        return list(blocks)
    grouped: list[Line | Table] = list(blocks)
    for index, match in found.items():
        line = blocks[index]
        assert isinstance(line, Line)
        grouped[index] = _group(line, match, numbers[comparison_key(match["name"])])
    return grouped


def _group(line: Line, match: regex.Match[str], number: int) -> GroupLine:
    start = match.start("word") if match["word"] == "แผนงาน" else match.start("name")
    name: Passage = line.passage.slice(start)
    heading = heading_in_order(name, number)._replace(word=match["word"], heading=line.passage)
    return GroupLine(line.passage, line.heading, line.bold, line.opens_bold, line.gap, line.box, heading)


def _matches(
    blocks: Blocks, index: int, pattern: regex.Pattern[str], lexicon: Lexicon
) -> regex.Match[str] | None:
    line = blocks[index]
    if isinstance(line, Table | NameLine) or len(line.text) > LONGEST or label_at_start(line.text):
        return None
    match = pattern.fullmatch(line.text)
    above = blocks[index - 1] if index else None
    if isinstance(above, NameLine) and not line.gap:
        return None  # the group of one project, printed below its name
    if match is None or tells(match["name"]) or read_heading(line.passage, lexicon) is not None:
        return None
    return match if _heads(blocks, index, pattern) else None


def _heads(blocks: Blocks, index: int, pattern: regex.Pattern[str]) -> bool:
    """The next line names a project, or heads a group below this one."""
    for block in blocks[index + 1 : index + 3]:
        if isinstance(block, Table):
            return False
        if isinstance(block, NameLine) or begins_with_name(block.text) or _SUBJECT.match(block.text):
            return True
        if label_at_start(block.text) or pattern.fullmatch(block.text) is None:
            return False
    return False
