"""Project sections of a report: a numbered heading, then labelled paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from thaimemo.extract.page import Line, Table
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.columns import criteria_of
from thaimemo.parsers.dimensions import DimensionHeading, read_heading
from thaimemo.parsers.labels import CLOSING, OPENING, Label, label_at_start, label_run_on
from thaimemo.parsers.lexicon import Lexicon
from thaimemo.parsers.mention import Mention
from thaimemo.parsers.rows import split_number

_NUMBERED = regex.compile(
    r"\s*(?:(?:ตัวชี้วัด|ตัวบ่งชี้|KPI|โครงการ|แผนงาน)\s*(?:ที่)?\s*[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){0,3}[.)]?[\s:]+\S"
    r"|[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){1,3}[.)]?\s*\p{Thai}|[0-9๐-๙]{1,2}[.]\s*\p{Thai}|[0-9๐-๙]{1,2}\s+\p{Thai})",
    regex.IGNORECASE,
)
_NOTHING = regex.compile(r"\s*[-–•]?\s*ไม่มี\s*")
_ITEM = regex.compile(r"\s*(?:[-–•]|\(?[0-9๐-๙]{1,2}[.)])")
LOOK_BACK = 5
MAX_HEADING = 300


@dataclass(slots=True)
class SectionsReading:
    """Project sections in order, dimension headings met on the way, and repairs worth a note."""

    mentions: list[Mention] = field(default_factory=list)
    headings: list[DimensionHeading] = field(default_factory=list)
    repaired_labels: list[Passage] = field(default_factory=list)
    joined_headings: list[Passage] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    """First block and the block after the last of every section."""


@dataclass(slots=True)
class _Open:
    mention: Mention
    start: int
    seen: list[str]
    parts: dict[str, list[tuple[int, bool, Passage]]]
    """By role: block, whether a gap stands before, text."""
    role: str


def read_sections(
    blocks: Sequence[Line | Table], start: int, first_order: int, lexicon: Lexicon
) -> SectionsReading:
    """The project sections among ``blocks[start:]``."""
    reading = SectionsReading()
    current: _Open | None = None
    dimension: int | None = None
    floor = start  # heading lines are not looked for above this block
    index = start
    while index < len(blocks):
        block = blocks[index]
        if isinstance(block, Table):
            if current is None:
                floor = index + 1
            elif not current.mention.levels:
                current.mention.levels = criteria_of(block)
            index += 1
            continue
        heading = read_heading(block.passage, lexicon) if len(block.text) < 200 else None
        if heading is not None and not heading.nested and not _inside_list(block, current):
            _close(current, index, reading)
            current = None
            dimension = heading.number
            reading.headings.append(heading)
            floor = index + 1
            index += 1
            continue
        label = label_at_start(block.text)
        if label is not None and _opens(label, current):
            top = _heading_start(blocks, index, floor, current)
            if top is not None or current is None:
                _close(current, top if top is not None else index, reading)
                current = _open(blocks, top, index, dimension, first_order + len(reading.mentions), reading)
        if current is not None and label is None and _ends(block, current):
            _close(current, index, reading)
            current = None
            floor = index
        if current is not None:
            _take(current, index, block, label, reading)
        index += 1
    _close(current, len(blocks), reading)
    return reading


def _inside_list(block: Line, current: _Open | None) -> bool:
    """ "ด้านที่ ๒ ..." inside a narrative is an item, not a heading; a bold or marked line is a heading."""
    return current is not None and not block.heading and not block.bold and current.role not in CLOSING


def _ends(block: Line, current: _Open) -> bool:
    """A line that can no more belong to the section: a heading, or text set apart behind a closing "ไม่มี"."""
    if current.role not in ("problems", "suggestions"):
        return False
    said = "".join(part.text for _, _, part in current.parts.get(current.role, []))
    nothing = _NOTHING.fullmatch(said) is not None
    return (block.heading > 0 and not _NUMBERED.match(block.text)) or (
        nothing and block.gap and not _ITEM.match(block.text)
    )


def _opens(label: Label, current: _Open | None) -> bool:
    if label.role not in OPENING:
        return False
    return current is None or label.role in current.seen or bool(CLOSING & set(current.seen))


def _heading_start(
    blocks: Sequence[Line | Table], index: int, floor: int, current: _Open | None
) -> int | None:
    """The block with the numbered heading above the label at ``index``."""
    lowest = max(floor, index - LOOK_BACK, (current.start + 1) if current else floor)
    for at in range(index - 1, lowest - 1, -1):
        block = blocks[at]
        if isinstance(block, Table) or label_at_start(block.text) or len(block.text) > MAX_HEADING:
            return None
        if _NUMBERED.match(block.text):
            return at
        if block.heading and at == index - 1 and current is None:
            return at
    return None


def _open(
    blocks: Sequence[Line | Table],
    top: int | None,
    index: int,
    dimension: int | None,
    order: int,
    reading: SectionsReading,
) -> _Open:
    mention = Mention("detail", order, dimension)
    if top is not None:
        lines = [block.passage for block in blocks[top:index] if isinstance(block, Line)]
        title = Passage.join(lines, " ").strip()
        if len(lines) > 1:
            reading.joined_headings.append(title)
        mention.printed_number, name, at = split_number(title)
        mention.number_places = at.evidence() if at is not None else []
        role = (
            "indicator" if regex.match(r"\s*(?:ตัวชี้วัด|ตัวบ่งชี้|KPI)", title.text, regex.IGNORECASE) else "project"
        )
        mention.fields[role] = name.strip(" :：")
    return _Open(mention, top if top is not None else index, [], {}, "")


def _take(current: _Open, index: int, block: Line, label: Label | None, reading: SectionsReading) -> None:
    passage, gap = block.passage, block.gap
    if label is not None and (label.role in CLOSING or label.role not in current.seen):
        if not block.bold and not block.opens_bold:
            reading.repaired_labels.append(passage.slice(label.start, label.end).strip(" :-"))
        current.role = label.role
        current.seen.append(label.role)
        passage, gap = passage.slice(label.end), True
    while (run_on := label_run_on(passage)) is not None:
        current.parts.setdefault(current.role, []).append((index, gap, passage.slice(0, run_on.start)))
        reading.repaired_labels.append(passage.slice(run_on.start, run_on.end).strip(" :-"))
        current.role = run_on.role
        current.seen.append(run_on.role)
        passage, gap = passage.slice(run_on.end), True
    current.parts.setdefault(current.role, []).append((index, gap, passage))


def _close(current: _Open | None, end: int, reading: SectionsReading) -> None:
    """Put an open section among the mentions, if it says anything of a result."""
    if current is None or not {"result", "conclusion", "score", "problems"} & set(current.seen):
        return
    if current.mention.title is None and "indicator" not in current.parts:
        return
    for role, parts in current.parts.items():
        parts = [(at, gap, part) for at, gap, part in parts if at < end and part.text.strip()]
        if not role or not parts:
            continue
        text = parts[0][2]
        for _, gap, part in parts[1:]:
            text = Passage.join((text, part), "\n\n" if gap else "\n")
        current.mention.fields.setdefault(role, text.strip())
    for role in current.seen:
        current.mention.fields.setdefault(role, Passage("", ()))
    reading.mentions.append(current.mention)
    reading.spans.append((current.start, end))
