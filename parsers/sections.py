"""Project sections and indicator cards of a report: a numbered heading or a name, then labelled lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from thaimemo.extract.page import Line, Table
from thaimemo.normalize.numerals import to_arabic
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.dimensions import DimensionHeading, read_heading
from thaimemo.parsers.identifiers import split_number, split_weight
from thaimemo.parsers.labels import CLOSING, NAMING, OPENING, Label, label_at_start, label_run_on
from thaimemo.parsers.levels import LEVELS, criteria_of
from thaimemo.parsers.lexicon import Lexicon
from thaimemo.parsers.mention import Mention
from thaimemo.parsers.rounds import months_of

_WORD = r"(?:ตัวชี้วัด|ตัวบ่งชี้|ตชว\.?|KPI|โครงการ|แผนงาน)"
_NUMBERED = regex.compile(
    rf"\s*(?:{_WORD}\s*(?:ที่)?\s*[0-9๐-๙]{{1,2}}(?:\.[0-9๐-๙]{{1,2}}){{0,3}}[.)]?(?:[\s:]+\S|\s*$)"
    r"|[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){1,3}[.)]?\s*\p{Thai}|[0-9๐-๙]{1,2}[.]\s*\p{Thai}|[0-9๐-๙]{1,2}\s+\p{Thai})",
    regex.IGNORECASE,
)
# "ตัวชี้วัดที่ 1.2 ..." with its word: a heading wherever it stands alone in a line
_NAMED = regex.compile(
    rf"\s*{_WORD}\s*(?:ที่)?\s*[0-9๐-๙]{{1,2}}(?:\.[0-9๐-๙]{{1,2}}){{0,3}}", regex.IGNORECASE
)
_INDICATOR = regex.compile(r"\s*(?:ตัวชี้วัด|ตัวบ่งชี้|ตชว|KPI)", regex.IGNORECASE)
# "โครงการ 4.1 : เปิดเผยเกณฑ์ (มิติที่ 4 ความพร้อมรับผิด...)"
_IN_GROUP = regex.compile(r"\s*\((?:อยู่ใน)?\p{Thai}{3,18}ที่\s*(?P<number>[0-9๐-๙]{1,2})(?:\s[^()]*)?\)\s*$")
_CONTINUED = regex.compile(r"\s*\(\s*ต่อ\s*\)\s*$")
# "รอบ ๖ เดือน ผลงาน ๑๖ ๓ คะแนน", "รอบ ๓ เดือน : ยังไม่ถึงกำหนด"
_ROUND_LINE = regex.compile(
    r"\s*(?:[-–•]\s*)?(?P<round>(?:ผล)?(?:รอบ|ไตรมาส)\s*(?:ที่)?\s*[0-9๐-๙]{1,2}\s*(?:เดือน)?)\s*[:：]?\s+"
    r"(?:(?:ผล(?:งาน|การดำเนินงาน)?\s+)?(?P<result>[0-9๐-๙][0-9๐-๙.,]*(?:\s\p{Thai}{1,14})??)"
    r"(?:\s+(?:ได้\s*)?(?P<score>[0-9๐-๙]+(?:\.[0-9๐-๙]+)?)\s*คะแนน)?"
    r"|(?P<said>ยังไม่.{3,30}|ยกเลิก.{0,30}|-|ไม่ได้รายงาน|N/A))\s*"
)
# what is said of all indicators behind the last one
_OF_ALL = regex.compile(r"\s*(?:คะแนน(?:เฉลี่ย|รวม)|ผลรวม|น้ำหนักรวม|รวม(?:คะแนน|น้ำหนัก|ทั้งสิ้น|ทั้งหมด))")
_NOTHING = regex.compile(r"\s*[-–•]?\s*ไม่มี\s*")
_ITEM = regex.compile(r"\s*(?:[-–•]|\(?[0-9๐-๙]{1,2}[.)])")
LOOK_BACK = 5
MAX_HEADING = 300
MEASURES = frozenset({"score", "level"})
"""Labels that are units too."""
TELLING = frozenset({"round", "result", "conclusion", "score", "level", "problems"})
"""A section that has none of these labels says nothing of a result."""


@dataclass(slots=True)
class SectionsReading:
    """Project sections in order, dimension headings met on the way, and repairs worth a note."""

    mentions: list[Mention] = field(default_factory=list)
    headings: list[DimensionHeading] = field(default_factory=list)
    repaired_labels: list[Passage] = field(default_factory=list)
    marked_labels: int = 0
    """Labels that are set bold."""
    joined_headings: list[Passage] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    """First block and the block after the last of every section."""


@dataclass(slots=True)
class _Open:
    """A section that is being read."""

    mention: Mention
    start: int
    continued: bool = False
    """Its heading says (ต่อ): it goes on with the section of the same number."""
    seen: list[str] = field(default_factory=list)
    parts: dict[str, list[tuple[int, bool, Passage]]] = field(default_factory=dict)
    """By role: block, whether a gap stands before, text."""
    role: str = ""


def read_sections(
    blocks: Sequence[Line | Table], start: int, first_order: int, lexicon: Lexicon
) -> SectionsReading:
    """The project sections among ``blocks[start:]``."""
    return _Reader(blocks, start, first_order, lexicon).read()


class _Reader:
    def __init__(
        self, blocks: Sequence[Line | Table], start: int, first_order: int, lexicon: Lexicon
    ) -> None:
        self.blocks = blocks
        self.lexicon = lexicon
        self.first_order = first_order
        self.reading = SectionsReading()
        self.current: _Open | None = None
        self.dimension: int | None = None
        self.floor = start
        """Heading lines are not looked for above this block."""
        self.start = start

    def read(self) -> SectionsReading:
        for index in range(self.start, len(self.blocks)):
            block = self.blocks[index]
            if isinstance(block, Table):
                self._table(index, block)
            else:
                self._line(index, block)
        self._close(len(self.blocks))
        return self.reading

    def _table(self, index: int, block: Table) -> None:
        if self.current is None:
            self.floor = index + 1
        elif not self.current.mention.levels:
            self.current.mention.levels = criteria_of(block)

    def _line(self, index: int, block: Line) -> None:
        heading = read_heading(block.passage, self.lexicon) if len(block.text) < 200 else None
        if heading is not None and not heading.nested and not self._inside_list(index, block):
            self._enter_dimension(index, heading)
            return
        if _CONTINUED.search(block.text) and _NUMBERED.match(block.text):
            self._continue(index, block)
            return
        if self.current is not None and (match := _ROUND_LINE.fullmatch(block.text)):
            _take_round(self.current, block.passage, match)
            return
        label = label_at_start(block.text)
        if label is not None and label.role in MEASURES and self._waits_for_unit():
            label = None  # "หน่วยวัด" in one line, "คะแนน" in the next
        if label is not None and self._opens(label):
            top = self._heading_above(index)
            if top is not None or self.current is None or self._begins_again(label):
                self._close(top if top is not None else index)
                self.current = self._open(top, index)
        if self.current is not None and label is None and self._ends(index, block):
            self._close(index)
            self.floor = index
        if self.current is not None:
            self._take(self.current, index, block, label)

    def _continue(self, index: int, block: Line) -> None:
        """A heading with (ต่อ): the section of its number goes on, be it the open one or an earlier one."""
        number, _, _ = split_number(block.passage)
        if self.current is None or number is None or number != self.current.mention.printed_number:
            self._close(index)
            self.current = self._open(index, index + 1)

    def _waits_for_unit(self) -> bool:
        """The line before was the label of the unit and nothing else."""
        current = self.current
        return (
            current is not None
            and current.role == "unit"
            and not any(part.text.strip() for _, _, part in current.parts.get("unit", ()))
        )

    def _inside_list(self, index: int, block: Line) -> bool:
        """ "ด้านที่ ๒ ..." in a narrative is an item, no heading; a bold or marked line is a heading."""
        current = self.current
        if current is None or block.heading or block.bold or current.role in CLOSING:
            return False
        return not (block.gap and bool(TELLING & set(current.seen)) and self._label_near(index + 1, 2))

    def _label_near(self, index: int, lines: int) -> bool:
        near = [b for b in self.blocks[index : index + lines + 1] if isinstance(b, Line)]
        return any(_NAMED.match(b.text) or label_at_start(b.text) for b in near)

    def _enter_dimension(self, index: int, heading: DimensionHeading) -> None:
        before = self.blocks[index - 1] if index > self.floor else None
        after = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        heads_card = (
            isinstance(before, Line)
            and _NAMED.match(before.text) is not None
            and isinstance(after, Line)
            and label_at_start(after.text) is not None
        )  # the group of one card, printed under the card's own heading
        top = index - 1 if heads_card else index
        self._close(top)
        self.dimension = heading.number
        self.reading.headings.append(heading)
        self.floor = top if heads_card else index + 1

    def _opens(self, label: Label) -> bool:
        if label.role not in OPENING:
            return False
        current = self.current
        return current is None or label.role in current.seen or bool(CLOSING & set(current.seen))

    def _begins_again(self, label: Label) -> bool:
        """The label that names a card, behind a card that is told to its result."""
        current = self.current
        return (
            current is not None
            and label.role in NAMING
            and label.role in current.seen
            and bool(TELLING & set(current.seen))
        )

    def _heading_above(self, index: int) -> int | None:
        """The block with the numbered heading above the label at ``index``."""
        current = self.current
        lowest = max(self.floor, index - LOOK_BACK, (current.start + 1) if current else self.floor)
        for at in range(index - 1, lowest - 1, -1):
            block = self.blocks[at]
            if isinstance(block, Table) or len(block.text) > MAX_HEADING:
                return None
            if _NUMBERED.match(block.text) and not self._is_group(block):
                return at
            if label_at_start(block.text):
                return None
            told = current is None or bool(TELLING & set(current.seen))
            if block.heading and at >= index - 2 and told and not self._is_group(block):
                return at
        return None

    def _is_group(self, block: Line) -> bool:
        return read_heading(block.passage, self.lexicon) is not None

    def _ends(self, index: int, block: Line) -> bool:
        """A line that can no more belong to the section: a heading, or text set apart behind "ไม่มี"."""
        assert self.current is not None
        if _NAMED.match(block.text) and self._label_near(index + 1, 1) and len(block.text) < MAX_HEADING:
            return bool(TELLING & set(self.current.seen)) and (
                block.heading > 0 or block.bold or block.gap or self.current.role in CLOSING
            )
        if _OF_ALL.match(block.text) and TELLING & set(self.current.seen):
            return True
        if self.current.role not in ("problems", "suggestions"):
            return False
        said = "".join(part.text for _, _, part in self.current.parts.get(self.current.role, []))
        nothing = _NOTHING.fullmatch(said) is not None
        return (block.heading > 0 and not _NUMBERED.match(block.text)) or (
            nothing and block.gap and not _ITEM.match(block.text)
        )

    def _open(self, top: int | None, index: int) -> _Open:
        order = self.first_order + len(self.reading.mentions)
        mention = Mention("detail", order, self.dimension)
        opened = _Open(mention, top if top is not None else index)
        if top is None:
            return opened
        lines = self._heading_lines(top, index)
        title = Passage.join(lines, " ").strip()
        if len(lines) > 1:
            self.reading.joined_headings.append(title)
        if match := _CONTINUED.search(title.text):
            title = title.slice(0, match.start())
            opened.continued = True
        if match := _IN_GROUP.search(title.text):
            mention.dimension = int(to_arabic(match["number"]))
            title = title.slice(0, match.start())
        mention.printed_number, name, at = split_number(title)
        mention.number_places = at.evidence() if at is not None else []
        name, weight = split_weight(name.strip(" :："))
        if weight is not None:
            mention.fields["weight"] = weight
        if name.text:
            mention.fields["indicator" if _INDICATOR.match(title.text) else "project"] = name
        return opened

    def _heading_lines(self, top: int, index: int) -> list[Passage]:
        """The lines of a heading; behind a line that is marked as one only others that are too."""
        blocks = [b for b in self.blocks[top:index] if isinstance(b, Line) and not self._is_group(b)]
        if blocks and blocks[0].heading:
            marked = next((n for n, block in enumerate(blocks) if not block.heading), len(blocks))
            blocks = blocks[:marked]
        return [block.passage for block in blocks]

    def _take(self, current: _Open, index: int, block: Line, label: Label | None) -> None:
        passage, gap = block.passage, block.gap
        if label is not None and (label.role in CLOSING or label.role not in current.seen):
            if block.bold or block.opens_bold:
                self.reading.marked_labels += 1
            else:
                self.reading.repaired_labels.append(passage.slice(label.start, label.end).strip(" :-"))
            current.role = label.role
            current.seen.append(label.role)
            passage, gap = passage.slice(label.end), True
        while (run_on := label_run_on(passage)) is not None:
            current.parts.setdefault(current.role, []).append((index, gap, passage.slice(0, run_on.start)))
            self.reading.repaired_labels.append(passage.slice(run_on.start, run_on.end).strip(" :-"))
            current.role = run_on.role
            current.seen.append(run_on.role)
            passage, gap = passage.slice(run_on.end), True
        current.parts.setdefault(current.role, []).append((index, gap, passage))

    def _close(self, end: int) -> None:
        """Put an open section among the mentions, if it says anything of a result."""
        current, self.current = self.current, None
        if current is None or not (current.continued or TELLING & set(current.seen)):
            return
        if current.mention.title is None and not NAMING & set(current.parts):
            return
        _gather(current, end)
        before = next(
            (
                m
                for m in reversed(self.reading.mentions)
                if current.continued
                and m.printed_number
                and m.printed_number == current.mention.printed_number
            ),
            None,
        )
        if before is not None:
            for role, passage in current.mention.fields.items():
                if role not in before.fields or not before.fields[role].text:
                    before.fields[role] = passage
            return
        self.reading.mentions.append(current.mention)
        self.reading.spans.append((current.start, end))


def _take_round(current: _Open, passage: Passage, match: regex.Match[str]) -> None:
    """One line a round: its result and score, or why there is none."""
    cells = current.mention.rounds.setdefault(months_of(match["round"]), {})
    for role, group in (("result", "result"), ("score", "score"), ("result", "said")):
        if match[group]:
            cells[role] = passage.slice(*match.span(group))
    current.seen.append("round")
    current.role = "round"


def _gather(current: _Open, end: int) -> None:
    """The parts of every role as one passage; a name that begins with a number gives the number."""
    mention = current.mention
    for role, parts in current.parts.items():
        parts = [(at, gap, part) for at, gap, part in parts if at < end and part.text.strip()]
        if not role or not parts:
            continue
        text = parts[0][2]
        for _, gap, part in parts[1:]:
            text = Passage.join((text, part), "\n\n" if gap else "\n")
        mention.fields.setdefault(role, text.strip())
    steps = {int(role.removeprefix("step_")): role for role in mention.fields if role.startswith("step_")}
    if len(steps) >= LEVELS:
        mention.levels = {level: mention.fields.pop(role) for level, role in steps.items()}
    for role in current.seen:
        mention.fields.setdefault(role, Passage("", ()))
    for role in NAMING:
        if role in current.parts and role in mention.fields:
            number, name, at = split_number(mention.fields[role])
            if at is not None and mention.printed_number is None:
                mention.printed_number, mention.number_places = number, at.evidence()
                mention.fields[role] = name
