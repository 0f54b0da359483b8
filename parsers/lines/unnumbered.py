"""Groups of projects whose headings lack a number or a word ("ด้านการสรรหา"), or have one of chapters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import regex

from thaimemo.extract.page import Line, Table
from thaimemo.normalize import lazy
from thaimemo.normalize.counts import find_counts
from thaimemo.normalize.numerals import to_arabic
from thaimemo.normalize.passage import Passage
from thaimemo.normalize.roman import ROMAN, from_roman
from thaimemo.parsers.dimensions import DimensionHeading, heading_in_order, read_heading
from thaimemo.parsers.lines.labels import NAMING
from thaimemo.parsers.lines.line_kinds import NameLine, label_of
from thaimemo.parsers.lines.section_headings import NAMED, NUMBERED
from thaimemo.parsers.lines.telling import MARKER, begins_with_name, tells_behind
from thaimemo.parsers.projects.identifiers import split_number
from thaimemo.parsers.projects.names import comparison_key
from thaimemo.parsers.tables.weighted_groups import weighted_groups
from thaimemo.parsers.words.lexicon import Lexicon

Blocks = Sequence[Line | Table]
LONGEST = 120
FEWEST = 2
"""Groups that a document has to have; one alone is a title or a sentence."""
_SUBJECT = lazy.compiled(r"\s*(?:ตัวชี้วัด|ตัวบ่งชี้|ตชว|KPI|ชื่อโครงการ)", regex.IGNORECASE)


PLAN = "แผนงาน"
"""A word of groups in the budgets of local bodies, and of single projects elsewhere."""
LOWER = frozenset({"กลยุทธ์", "เป้าประสงค์"})
"""Words of groups that stand below others, or alone above the projects."""
UPPER = frozenset({"group", "issue"})
_COUNTED = lazy.compiled(r"\s*(?P<n>[0-9๐-๙]{1,2})\.\s+(?P<name>\p{Thai}.{3,})")
_PARTED = lazy.compiled(rf"\s*(?P<n>[0-9๐-๙]{{1,2}}|{ROMAN})[.-][0-9๐-๙]{{1,2}}(?![0-9๐-๙])")
_LETTERED = lazy.compiled(r"\s*(?P<letter>[ก-ฮA-Z])[.)]\s+(?=\p{Thai})")
_CODED = lazy.compiled(r"\s*(?P<letter>[ก-ฮA-Z])\.?[0-9๐-๙]{1,2}[.)]?\s")


@lru_cache(maxsize=8)
def _words(words: str) -> regex.Pattern[str]:
    return lazy.compiled(
        rf"\s*{MARKER}?\s*(?P<word>{words}|{PLAN})(?!ที่\s*[0-9๐-๙]|\s*[0-9๐-๙])\s*(?P<colon>[:：])?\s*(?P<name>\p{{Thai}}.+)",
        regex.DOTALL,
    )


@dataclass(slots=True)
class GroupLine(Line):
    """A line that heads a group without printing its number, or what it is a number of."""

    group: DimensionHeading | None = None


def heading_of(line: Line, lexicon: Lexicon) -> DimensionHeading | None:
    """The group that a line heads, by its printed number or by its place among those without one."""
    return line.group if isinstance(line, GroupLine) else read_heading(line.passage, lexicon)


def group_lines(blocks: Blocks, lexicon: Lexicon) -> list[Line | Table]:
    """The blocks with every heading of a group that has no number or no word made a `GroupLine`."""
    groups = (
        _above_their_numbers(blocks, lexicon)
        or _by_word(blocks, lexicon)
        or _by_letter(blocks)
        or _lower_alone(blocks, lexicon)
        or weighted_groups(blocks, lexicon)
        or _above_their_projects(blocks, lexicon)
    )
    grouped: list[Line | Table] = list(blocks)
    for index, heading in groups.items():
        line = blocks[index]
        assert isinstance(line, Line)
        grouped[index] = GroupLine(
            line.passage, line.heading, line.bold, line.opens_bold, line.gap, line.box, heading
        )
    return grouped


def _above_their_numbers(blocks: Blocks, lexicon: Lexicon) -> dict[int, DimensionHeading]:
    """ "มาตรฐานที่ ๑" right above "ตัวบ่งชี้ที่ ๑.๑", "ตอนที่ I" above a table from "I-1" on.

    A word of chapters that heads indicators of its number.
    """
    groups: dict[int, DimensionHeading] = {}
    labelled = False
    for index, (line, below) in enumerate(pairwise(blocks)):
        if isinstance(line, NameLine | Table) or len(line.text) > LONGEST:
            continue
        heading = read_heading(line.passage, lexicon, in_table=True)
        if heading is None or not lexicon.groups[heading.word].only_in_tables:
            continue
        if isinstance(below, Table):
            if _numbers_rows(heading.number, below):
                groups[index], labelled = heading, True
            continue
        number, _, _ = split_number(below.passage)
        if number is not None and number.startswith(f"{heading.number}."):
            groups[index] = heading
            labelled = labelled or NAMED.match(below.text) is not None or _label_below(blocks, index + 1)
    enough = labelled and len({heading.number for heading in groups.values()}) >= FEWEST
    return groups if enough else {}


def _above_their_projects(blocks: Blocks, lexicon: Lexicon) -> dict[int, DimensionHeading]:
    """ "๑. นโยบายด้านสาธารณสุข" right above "๑.๑ โครงการ...", where no other groups are named."""
    names: dict[int, tuple[str, Passage]] = {}
    for index, (line, below) in enumerate(pairwise(blocks)):
        if isinstance(line, Table) or isinstance(below, Table) or len(line.text) > LONGEST:
            continue
        if read_heading(line.passage, lexicon) is not None:
            return {}
        match = _COUNTED.fullmatch(line.text)
        if match is None or not isinstance(below, NameLine) or label_of(line):
            continue
        if (
            split_number(below.passage)[0] == f"{len(names) + 1}.1"
            and int(to_arabic(match["n"])) == len(names) + 1
        ):
            names[index] = "", line.passage.slice(match.start("name"))
    return _counted(blocks, names)


def _numbers_rows(number: int, table: Table) -> bool:
    """All rows that begin with a number of two parts begin with that of the group: "2.1", "II-1"."""
    firsts = [match for row in table.rows[1:] if row and (match := _PARTED.match(row[0].text))]
    numbers = {from_roman(match["n"]) or int(to_arabic(match["n"])) for match in firsts}
    return numbers == {number} and len(firsts) >= FEWEST


def _label_below(blocks: Blocks, index: int) -> bool:
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    return isinstance(below, Line) and label_of(below) is not None


def _by_word(blocks: Blocks, lexicon: Lexicon) -> dict[int, DimensionHeading]:
    """ "ด้านการสรรหา", "แผนงานสาธารณสุข": groups by their word, counted by their names."""
    pattern = _words(lexicon.group_words)
    found = {
        index: match
        for index, block in enumerate(blocks)
        if isinstance(block, Line) and (match := _matches(blocks, index, pattern, lexicon)) is not None
    }
    words = {match["word"] for match in found.values()}
    upper = {w for w in words if w == PLAN or not lexicon.groups[lexicon.misread_groups.get(w, w)].nested}
    names: dict[int, tuple[str, Passage]] = {}
    for index, match in found.items():
        line = blocks[index]
        if isinstance(line, Line) and (match["word"] in upper or not upper):
            word = lexicon.misread_groups.get(match["word"], match["word"])
            whole = (word == PLAN or lexicon.groups[word].only_in_tables) and not match["colon"]
            start = match.start("word" if whole else "name")
            names[index] = match["word"], line.passage.slice(start)
    return _counted(blocks, names)


def _by_letter(blocks: Blocks) -> dict[int, DimensionHeading]:
    """ "ก. การส่งเสริมคุณธรรม" above "ก.๑ ..."."""
    names: dict[int, tuple[str, Passage]] = {}
    for index, (line, below) in enumerate(pairwise(blocks)):
        if isinstance(line, NameLine | Table) or isinstance(below, Table) or len(line.text) > LONGEST:
            continue
        match, coded = _LETTERED.match(line.text), _CODED.match(below.text)
        if match and coded and match["letter"] == coded["letter"]:
            names[index] = "", line.passage.slice(match.end())
    return _counted(blocks, names)


def _lower_alone(blocks: Blocks, lexicon: Lexicon) -> dict[int, DimensionHeading]:
    """Numbered groups that elsewhere stand below others ("กลยุทธ์ที่ ๑") and here alone above the projects."""
    headings = {
        index: heading
        for index, block in enumerate(blocks)
        if isinstance(block, Line) and (heading := read_heading(block.passage, lexicon)) is not None
    }
    if not headings or not all(heading.nested for heading in headings.values()):
        return {}
    if any(_groups_in(block, lexicon) for block in blocks if isinstance(block, Table)):
        return {}
    lower = {
        i: h._replace(nested=False)
        for i, h in headings.items()
        if h.word in LOWER and _names_below(blocks, i)
    }
    return lower if len({heading.number for heading in lower.values()}) >= FEWEST else {}


def _groups_in(table: Table, lexicon: Lexicon) -> bool:
    """A column of groups, or a row that heads one."""
    header = (cell.text for row in table.rows[:2] for cell in row if not cell.text.startswith(tuple(LOWER)))
    if any(UPPER & set(lexicon.roles_of(text)) for text in header):
        return True
    cells = (cell for row in table.rows for cell in row[:1])
    headings = (read_heading(cell.passage, lexicon, in_table=True) for cell in cells)
    return any(heading is not None and not heading.nested for heading in headings)


def _names_below(blocks: Blocks, index: int) -> bool:
    after = blocks[index + 1] if index + 1 < len(blocks) else None
    if not isinstance(after, Line):
        return False
    label = label_of(after)
    return (
        isinstance(after, NameLine)
        or (label is not None and label.role in NAMING)
        or NUMBERED.match(after.text) is not None
    )


def _counted(blocks: Blocks, names: dict[int, tuple[str, Passage]]) -> dict[int, DimensionHeading]:
    """Headings with numbers in the order of their names; none where there is only one."""
    numbers: dict[str, int] = {}
    for _, name in names.values():
        numbers.setdefault(comparison_key(name.text), len(numbers) + 1)
    if len(numbers) < FEWEST:
        return {}
    return {
        index: heading_in_order(name, numbers[comparison_key(name.text)])._replace(
            word=word,
            heading=blocks[index].passage,  # type: ignore[union-attr]
        )
        for index, (word, name) in names.items()
    }


def _matches(
    blocks: Blocks, index: int, pattern: regex.Pattern[str], lexicon: Lexicon
) -> regex.Match[str] | None:
    line = blocks[index]
    if isinstance(line, Table | NameLine) or len(line.text) > LONGEST:
        return None
    match = pattern.fullmatch(line.text)
    if match is None or label_of(line):
        return None
    above = blocks[index - 1] if index else None
    if isinstance(above, NameLine) and not line.gap:
        return None  # the group of one project, printed below its name
    if tells_behind(match["name"]) or read_heading(line.passage, lexicon) is not None:
        return None
    if find_counts(match["name"]):
        return None  # "- กลุ่มสายงานหลัก จำนวน ๒๗ ราย" is an item of a list
    return match if _heads(blocks, index, pattern) else None


def _heads(blocks: Blocks, index: int, pattern: regex.Pattern[str]) -> bool:
    """The next line names a project, or heads a group below this one."""
    for block in blocks[index + 1 : index + 3]:
        if isinstance(block, Table):
            return False
        if isinstance(block, NameLine) or begins_with_name(block.text) or _SUBJECT.match(block.text):
            return True
        if label_of(block) or pattern.fullmatch(block.text) is None:
            return False
    return False
