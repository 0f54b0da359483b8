"""Project sections and indicator cards of a report: a numbered heading or a name, then labelled lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from thaimemo.extract.page import Line, Table
from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import to_arabic
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.dimensions import DimensionHeading
from thaimemo.parsers.lines.closing import ANNEX, CARD, CLOSES, COUNTS_ALL, COUNTS_MET, OF_ALL, SIGNS
from thaimemo.parsers.lines.coded_headings import CodedLine
from thaimemo.parsers.lines.labels import (
    CLOSING,
    FIGURES,
    NAMING,
    OPENING,
    ROUND,
    Label,
    label_run_on,
    state_alone,
)
from thaimemo.parsers.lines.line_kinds import LETTERED, PLAIN, LabelLine, NameLine, Shape, label_of, shape_of
from thaimemo.parsers.lines.open_section import TELLING, OpenSection
from thaimemo.parsers.lines.section_headings import (
    BULLETED,
    CONTINUED,
    NAMED,
    NUMBERED,
    is_card_number,
    names_card,
    read_section_heading,
)
from thaimemo.parsers.lines.unnumbered import GroupLine, heading_of
from thaimemo.parsers.projects.identifiers import split_number
from thaimemo.parsers.projects.mention import Mention
from thaimemo.parsers.projects.remarks import is_remark
from thaimemo.parsers.tables.cards import FieldLine
from thaimemo.parsers.tables.levels import criteria_of
from thaimemo.parsers.words.lexicon import Lexicon
from thaimemo.schema.report import Place

_DIGITS = lazy.compiled(r"[0-9๐-๙\s]+")
_NOTHING = lazy.compiled(r"\s*[-–•]?\s*ไม่มี\s*")
_ITEM = lazy.compiled(r"\s*(?:[-–•]|\(?[0-9๐-๙]{1,2}[.)])")
# "- ๑.๑ เป้าประสงค์ : กรมมีกำลังคนเพียงพอ" above "- ๑.๑.๑ ..."
_GOAL = lazy.compiled(
    r"\s*(?:[-–•]\s+)?(?P<number>[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})?)[.)]?\s+เป้าประสงค์\s*[:：]?\s+(?P<goal>\S[^\n]*)"
)
_LETTER = lazy.compiled(r"\p{L}")
_TITLE = lazy.compiled(r"(?![๐-๙])\p{Thai}[^0-9๐-๙\n]{6,}$")
LOOK_BACK = 5
MAX_HEADING = 300
CHAPTER_WORDS = frozenset({"ส่วน", "บท", "ตอน", "ภาค"})
"""Words of chapters, which no section is called by."""
CHAPTERS = frozenset({".", ")", LETTERED, *CHAPTER_WORDS})
"""What marks the number of a chapter: "๓. ...", "ข. ...", "ส่วนที่ ๓ ..."."""
MEASURES = frozenset({"score", "level"})
"""Labels that are units too."""
REPORTED = (TELLING - {"problems"}) | {"budget_spent"}
"""Fields of which a list that reports results has some."""
_SENTENCES = CLOSING | FIGURES | {"", "result", "responsible"}
"""Labels below which a summary of all may follow without a heading."""


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
    named: bool = True
    """All sections stand below a name without the labels of a section."""


def read_sections(
    blocks: Sequence[Line | Table], start: int, first_order: int, lexicon: Lexicon
) -> SectionsReading:
    """The project sections among ``blocks[start:]``."""
    reading = _Reader(blocks, start, len(blocks), first_order, lexicon).read()
    return SectionsReading() if reading.named and not _reports(reading) else reading


def read_letter_list(
    blocks: Sequence[Line | Table], end: int, first_order: int, lexicon: Lexicon
) -> SectionsReading:
    """The projects that the letter ``blocks[:end]`` names and tells of; its labels open nothing."""
    reading = _Reader(blocks, 0, end, first_order, lexicon, place="summary").read()
    return reading if _reports(reading) else SectionsReading()


def _reports(reading: SectionsReading) -> bool:
    """Something is said of a result; a plan or a request names projects with their money."""
    return any(mention.rounds or mention.text(role) for mention in reading.mentions for role in REPORTED)


def _wording(line: Line) -> str:
    return _DIGITS.sub("", line.text)


def _repeated_headings(blocks: Sequence[Line | Table]) -> frozenset[str]:
    """Headings that stand in one section after the other with the same words: labels in bold."""
    headings = Counter(_wording(block) for block in blocks if isinstance(block, Line) and block.heading)
    return frozenset(wording for wording, count in headings.items() if count > 1)


class _Reader:
    def __init__(
        self,
        blocks: Sequence[Line | Table],
        start: int,
        end: int,
        first_order: int,
        lexicon: Lexicon,
        place: Place = "detail",
    ) -> None:
        self.blocks = blocks
        self.end = end
        self.place = place
        self.lexicon = lexicon
        self.first_order = first_order
        self.reading = SectionsReading()
        self.current: OpenSection | None = None
        self.dimension: int | None = None
        self.floor = start
        """Heading lines are not looked for above this block."""
        self.start = start
        self.remarking = False
        """Remarks on indicators come one after the other, and no section has begun since."""
        self.depth = 0
        """Depth of the last marked heading that has no label."""
        self.chapter = PLAIN
        """The number of the last line outside the sections that has one."""
        self.goal: tuple[str, Passage] | None = None
        """The number and the words of the last goal that heads sections of its number."""
        self.repeated = _repeated_headings(blocks[start:end])

    def read(self) -> SectionsReading:
        for index in range(self.start, self.end):
            block = self.blocks[index]
            if isinstance(block, Table):
                self._table(index, block)
            else:
                self._line(index, block)
        self._close(self.end)
        return self.reading

    def _table(self, index: int, block: Table) -> None:
        if self.current is None:
            self.floor = index + 1
        elif not self.current.mention.levels and not self.current.has_criteria():
            self.current.mention.levels = criteria_of(block)

    def _line(self, index: int, block: Line) -> None:
        heading = heading_of(block, self.lexicon) if len(block.text) < 200 else None
        if heading is not None and not heading.nested and not self._inside_list(index, block, heading):
            self._enter_dimension(index, heading)
            return
        if isinstance(block, NameLine) and not self._in_narrative(index, block):
            self._close(index)
            self.current = self._open(index, index + 1)
            self.current.named, self.current.told = True, self._is_told(index)
            self.current.shape = shape_of(block)
            return
        if CONTINUED.search(block.text) and NUMBERED.match(block.text):
            self._continue(index, block)
            return
        if (goal := _GOAL.fullmatch(block.text)) is not None and (self.current is None or self.current.tells):
            self._close(index)
            self.floor = index + 1
            self.goal = to_arabic(goal["number"]), block.passage.slice(goal.start("goal"))
            return
        if (block.heading or (block.gap and is_card_number(block.text))) and self._heads(block):
            self._close(index)
            self.current = self._open(index, index + 1)
            return
        if self._is_remark(index, block):
            self._close(index)
            self.floor, self.remarking = index, True
            return
        label = label_of(block)
        if label is None and self.current is not None:
            label = state_alone(block.text) or self._heading_of_a_part(block)
        if label is None:
            self._chapter(index, block)
        if self.current is not None and self.current.take_round(block.passage):
            return
        if self.current is not None and label is not None and label.role == ROUND:
            self.current.take_told_round(block.passage, label)
            return
        if label is not None and label.role in MEASURES and self._waits_for_unit():
            label = None  # "หน่วยวัด" in one line, "คะแนน" in the next
        if label is not None and label.role == "weight" and _TITLE.match(block.text, label.end):
            label = None  # "น้ำหนัก ขั้นตอน และเกณฑ์การประเมิน"
        if label is not None and label.role == "conclusion" and self._sums_up(block, label):
            self._close(index)
            self.floor = index
            return
        if label is not None and (self._opens(label) or self._opens_next(index, label)):
            top = self._heading_above(index)
            if top is not None or self.current is None or self._begins_again(label):
                self._close(top if top is not None else index)
                self.current = self._open(top, index)
        if self.current is not None and label is None and (self._ends(index, block) or self._is_over(block)):
            self._close(index)
            self.floor = index
        if self.current is not None:
            self._take(self.current, index, block, label)

    def _sums_up(self, block: Line, label: Label) -> bool:
        """A conclusion that counts all projects, or stands as a heading behind what is suggested for one."""
        current = self.current
        alone = block.gap and label.end == len(block.text.rstrip())
        over = (
            current is not None and current.named and not {"problems", "suggestions"}.isdisjoint(current.seen)
        )
        return any(counts.match(block.text) for counts in (COUNTS_ALL, COUNTS_MET)) or (alone and over)

    def _heading_of_a_part(self, block: Line) -> Label | None:
        """What a heading heads that stands in every section; its rank does not end the one that is open."""
        if not block.heading or _wording(block) not in self.repeated or shape_of(block).number is not None:
            return None
        return Label("result" if "ผล" in block.text else "remark", 0, len(block.text))

    def _chapter(self, index: int, block: Line) -> None:
        """A heading of the rank that the open section stands below, or the number behind its chapter's."""
        current, shape = self.current, shape_of(block)
        if current is not None and (
            0 < block.heading <= (current.depth or current.below) or self._is_next_chapter(block, shape)
        ):
            self._close(index)
            self.floor = index
        self.depth = block.heading or self.depth
        if self.current is None and shape.number is not None and shape.kind in CHAPTERS:
            self.chapter = shape

    def _is_next_chapter(self, block: Line, shape: Shape) -> bool:
        """ "๓. ตารางสรุป" behind the sections ๑.๑ to ๔.๘ of the chapter "๒. ผลการดำเนินงาน"."""
        current, chapter = self.current, self.chapter
        if current is None or chapter.number is None:
            return False
        divided = "." in (current.mention.printed_number or "") or chapter.kind in CHAPTER_WORDS
        if not divided and current.shape.kind in CHAPTERS | {""}:
            return False
        return shape == Shape(chapter.kind, chapter.number + 1) and not current.lists(chapter)

    def _heads(self, block: Line) -> bool:
        """A marked heading with the word and number of an indicator, no deeper than that of the open card."""
        if not names_card(block.text) or self._is_group(block):
            return False
        return self.current is None or not self.current.depth or block.heading <= self.current.depth

    def _continue(self, index: int, block: Line) -> None:
        """A heading with (ต่อ): the section of its number goes on, be it the open one or an earlier one."""
        number, _, _ = split_number(block.passage)
        if self.current is None or number is None or number != self.current.mention.printed_number:
            self._close(index)
            self.current = self._open(index, index + 1)

    def _waits_for_unit(self) -> bool:
        """The line before was the label of the unit and nothing else."""
        current = self.current
        return current is not None and current.role == "unit" and not current.said().strip()

    def _inside_list(self, index: int, block: Line, heading: DimensionHeading) -> bool:
        """ "ด้านที่ ๒ ..." in a narrative is an item, no heading; a bold or marked line is a heading.

        So is one with an item of its number below: "๒.๑ ..." behind "มิติที่ ๒".
        """
        current = self.current
        if current is None or not current.seen or block.heading or block.bold or current.role in CLOSING:
            return False
        if current.named or isinstance(block, GroupLine) or self._is_nameless():
            return False
        after = self.blocks[index + 1] if index + 1 < self.end else None
        if current.tells and isinstance(after, Line):
            number, _, _ = split_number(after.passage)
            if number is not None and number.startswith(f"{heading.number}."):
                return False
        return not (block.gap and (current.tells or current.agrees) and self._label_near(index + 1, 2))

    def _label_near(self, index: int, lines: int) -> bool:
        near = [b for b in self.blocks[index : index + lines + 1] if isinstance(b, Line)]
        return any(NAMED.match(b.text) or label_of(b) for b in near)

    def _enter_dimension(self, index: int, heading: DimensionHeading) -> None:
        before = self.blocks[index - 1] if index > self.floor else None
        after = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        heads_card = (
            isinstance(before, Line)
            and NAMED.match(before.text) is not None
            and isinstance(after, Line)
            and label_of(after) is not None
        )  # the group of one card, printed under the card's own heading
        top = index - 1 if heads_card else index
        self._close(top)
        self.dimension, self.goal = heading.number, None
        self.reading.headings.append(heading)
        self.floor = top if heads_card else index + 1

    def _opens(self, label: Label) -> bool:
        if label.role not in OPENING or self.place != "detail":
            return False
        current = self.current
        return current is None or label.role in current.seen or bool(CLOSING & set(current.seen))

    def _opens_next(self, index: int, label: Label) -> bool:
        """A label that the open section lacks, right below the next number: "๑.๒" behind "๑.๑"."""
        current, above = self.current, self.blocks[index - 1] if index > self.floor else None
        return (
            label.role in OPENING
            and current is not None
            and (current.tells or current.named)
            and isinstance(above, Line)
            and "." in (current.mention.printed_number or "")
            and current.goes_on_with(above)
        )

    def _begins_again(self, label: Label) -> bool:
        """The label that names a card, behind a card that is told to its result."""
        current = self.current
        return current is not None and label.role in NAMING and label.role in current.seen and current.tells

    def _heading_above(self, index: int) -> int | None:
        """The block with the numbered heading above the label at ``index``."""
        current = self.current
        lowest = max(self.floor, index - LOOK_BACK, (current.start + 1) if current else self.floor)
        for at in range(index - 1, lowest - 1, -1):
            block = self.blocks[at]
            if isinstance(block, Table) or len(block.text) > MAX_HEADING:
                return None
            if NUMBERED.match(block.text) and not self._is_group(block):
                return at
            if at == index - 1 and BULLETED.match(block.text) and label_of(block) is None:
                return at
            if label_of(block):
                return None
            told = current is None or current.tells
            if block.heading and at >= index - 2 and told and not self._is_group(block):
                return at
        return None

    def _is_told(self, index: int) -> bool:
        """The next line was printed behind the name and goes on in its sentence."""
        name, after = self.blocks[index], self.blocks[index + 1] if index + 1 < self.end else None
        return (
            isinstance(name, Line)
            and isinstance(after, Line)
            and label_of(after) is None
            and name.passage.pieces[-1].line is after.passage.pieces[0].line
        )

    def _in_narrative(self, index: int, block: Line) -> bool:
        """The item of a list that a section with labels tells of."""
        current = self.current
        if current is None or current.role not in ("result", "round") or block.heading or block.bold:
            return False
        if current.goes_on_with(block):
            return False  # "มาตรการที่ ๒" behind "มาตรการที่ ๑"
        if not {"result", "round"}.isdisjoint(current.seen):
            return not (block.gap and self._label_near(index + 1, 0))
        return current.said() != "" and not block.gap and shape_of(block) != current.shape

    def _is_group(self, block: Line) -> bool:
        return heading_of(block, self.lexicon) is not None

    def _ends(self, index: int, block: Line) -> bool:
        """A line that can no more belong to the section: a heading, or text set apart behind "ไม่มี"."""
        assert self.current is not None
        if NAMED.match(block.text) and self._label_near(index + 1, 1) and len(block.text) < MAX_HEADING:
            return (self.current.tells or self._is_nameless()) and (
                block.heading > 0 or block.bold or block.gap or self.current.role in CLOSING
            )
        if (
            SIGNS.match(block.text)
            or ANNEX.match(block.text)
            or CARD.match(block.text)
            or (OF_ALL.match(block.text) and self.current.tells)
        ):
            return True
        if self.current.role not in ("problems", "suggestions"):
            return False
        if block.gap and (CLOSES.match(block.text) or self._runs_above(index, block)):
            return True
        nothing = _NOTHING.fullmatch(self.current.said()) is not None
        return (block.heading > 0 and not NUMBERED.match(block.text)) or (
            nothing and block.gap and not _ITEM.match(block.text)
        )

    def _is_nameless(self) -> bool:
        """A remark under a label before the first card: "คำอธิบาย คะแนนถ่วงน้ำหนัก = ..."."""
        current = self.current
        return current is not None and current.mention.title is None and not NAMING & set(current.parts)

    def _runs_above(self, index: int, block: Line) -> bool:
        """The title that a form prints above every card: it stands again, above a group or an indicator."""
        below = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        if not isinstance(below, Line) or not (NAMED.match(below.text) or self._is_group(below)):
            return False
        return sum(1 for b in self.blocks if isinstance(b, Line) and b.text == block.text) > 1

    def _is_remark(self, index: int, block: Line) -> bool:
        """One of several lines that say something of an indicator by its number, with no label below them."""
        if not is_remark(block.text) or (self.current is not None and not self.current.named):
            return False
        near = [self.blocks[at] for at in (index - 1, index + 1) if 0 <= at < len(self.blocks)]
        below = label_of(near[-1]) if isinstance(near[-1], Line) else None
        if below is not None and below.role in OPENING - NAMING:
            return False
        return self.remarking or any(isinstance(line, Line) and is_remark(line.text) for line in near)

    def _is_over(self, block: Line) -> bool:
        """What is told below a name ends with a sum of all, what is told in its line with its paragraph."""
        current = self.current
        assert current is not None
        if not current.named or current.role not in _SENTENCES:
            return False
        return CLOSES.match(block.text) is not None or (block.gap and current.told)

    def _open(self, top: int | None, index: int) -> OpenSection:
        self.remarking = False
        order = self.first_order + len(self.reading.mentions)
        mention = Mention(self.place, order, self.dimension)
        opened = OpenSection(mention, top if top is not None else index, below=self.depth)
        if top is None:
            return opened
        head = self.blocks[top]
        opened.depth = head.heading if isinstance(head, Line) else 0
        lines = self._heading_lines(top, index)
        title = Passage.join(lines, " ").strip()
        if len(lines) > 1:
            self.reading.joined_headings.append(title)
        opened.continued = CONTINUED.search(title.text) is not None
        read_section_heading(
            title, mention, name_line=isinstance(head, NameLine), coded=isinstance(head, CodedLine)
        )
        return opened

    def _heading_lines(self, top: int, index: int) -> list[Passage]:
        """The lines of a heading; behind a line that is marked as one only others that are too."""
        blocks = [b for b in self.blocks[top:index] if isinstance(b, Line) and not self._is_group(b)]
        if blocks and blocks[0].heading:
            marked = next((n for n, block in enumerate(blocks) if not block.heading), len(blocks))
            blocks = blocks[:marked]
        return [block.passage for block in blocks]

    def _take(self, current: OpenSection, index: int, block: Line, label: Label | None) -> None:
        passage, gap = block.passage, block.gap
        if label is not None and (label.role in CLOSING or label.role not in current.seen):
            if block.bold or block.opens_bold:
                self.reading.marked_labels += 1
            elif label.end > label.start:
                self.reading.repaired_labels.append(passage.slice(label.start, label.end).strip(" :-"))
            current.turn_to(label.role, passage.text[label.start : label.end])
            current.numbered = current.numbered or (isinstance(block, LabelLine) and label.start > 0)
            end = max(label.end, block.value) if isinstance(block, FieldLine) else label.end
            passage, gap = passage.slice(end), True
        elif label is None and isinstance(block, FieldLine):
            current.role = ""
        while (run_on := label_run_on(passage, current.role)) is not None:
            current.add(index, gap, passage.slice(0, run_on.start))
            self.reading.repaired_labels.append(passage.slice(run_on.start, run_on.end).strip(" :-"))
            current.turn_to(run_on.role)
            passage, gap = passage.slice(run_on.end), True
        if label is None and not isinstance(block, FieldLine):
            current.add_unlabelled(index, gap, passage)
        else:
            current.add(index, gap, passage)

    def _close(self, end: int) -> None:
        """Put an open section among the mentions, if it says anything of a result."""
        current, self.current = self.current, None
        if current is None or not (current.continued or current.named or current.tells or current.agrees):
            return
        if current.mention.title is None and not NAMING & set(current.parts):
            return
        mention = current.gather(end)
        if self.goal is not None and (mention.printed_number or "").startswith(f"{self.goal[0]}."):
            mention.fields.setdefault("goal", self.goal[1])
        if mention.title is not None and not _LETTER.search(mention.title.text):
            return  # "ตัวชี้วัด ๒.๑.๒ ทำได้ ๙ ราย" speaks of an indicator by its number
        number = mention.printed_number if current.continued else None
        earlier = (m for m in reversed(self.reading.mentions) if m.printed_number == number)
        before = next(earlier, None) if number else None
        if before is not None:
            for role, passage in mention.fields.items():
                if role not in before.fields or not before.fields[role].text:
                    before.fields[role] = passage
            return
        self.reading.named = self.reading.named and current.named
        self.reading.mentions.append(mention)
        self.reading.spans.append((current.start, end))
