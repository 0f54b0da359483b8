"""Printed lines that hold several things made into one line each.

"เป้าหมาย ร้อยละ ๘๐ ผล ร้อยละ ๘๔ คะแนน ๔" become three lines, "โครงการอบรม : แล้วเสร็จ" a name and a result.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from thaimemo.extract.page import Line, Table
from thaimemo.normalize import lazy
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.lines.figured_items import figured_items
from thaimemo.parsers.lines.labels import FIGURES, NAMING, ROUND, TEXTS, Label, label_within, state_alone
from thaimemo.parsers.lines.line_kinds import LabelLine, NameLine, label_of
from thaimemo.parsers.lines.telling import (
    LEAD,
    begins_with_name,
    counts_things,
    is_measure,
    split_told,
    tells_level,
    told_level,
)
from thaimemo.parsers.lines.told_lists import Told, told_items, told_paragraphs
from thaimemo.parsers.projects.remarks import is_remark

_SENTENCES = TEXTS - {"responsible", "status"}
_CLOSING = frozenset({"problems", "suggestions", "conclusion", "score", "weighted_score"})
"""What alone may follow a sentence in its line."""
_NUMBERED = lazy.compiled(r"\s*\(?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){0,3}[.)]\s*\p{Thai}")
_IN_BRACKETS = lazy.compiled(r"\s*\(([0-9๐-๙]{1,2})\)")
# the value of a label within a line: a number, a bound, a dash; a colon before it says enough
_VALUE = lazy.compiled(
    r"\s*(?:(?:ร้อยละ|ระดับ|จำนวน|ไม่(?:เกิน|น้อยกว่า|ต่ำกว่า|ใช้)|อย่างน้อย|ตั้งแต่|[≥≤<>]=?)\s*)*[0-9๐-๙]|\s*-(?:\s|$)|\s*ไม่ใช้งบ"
)
# what is told behind a number: "เป้าหมาย ๒,๐๐๐ คน อยู่ระหว่างดำเนินการ", "เป้าหมายร้อยละ 85 ผลสำรวจได้..."
_SAID = lazy.compiled(
    r"[\s,]+(?=อยู่ระหว่าง|ยังไม่|ยกเลิก|เลื่อน|รอผล|แล้วเสร็จ|(?:มี|ปรากฏ)ผล|ผล(?:สำรวจ|การ|ที่ได้|จริง)|(?:ทำ|ดำเนินการ|จัด)?ได้|\p{Thai}{2,14}?(?:ได้)?แล้ว\s*[0-9๐-๙])(?<=[0-9๐-๙]\s*(?:%|\p{Thai}{0,14})[\s,]+)"
    r"|(?<=[0-9๐-๙]\s*บาท)\s*(?=(?:ดำเนินการ|จัด|อบรม|ได้|มี|เมื่อ|โดย|ผู้|เดินทาง)\p{Thai}{4})"
)
# the sum of all behind what is told of the last one
_SUMMED = lazy.compiled(
    r"\s+(?=รวม(?:ทั้งสิ้น|ทั้งหมด)?\s*(?:จำนวน\s*)?[0-9๐-๙]+\s*(?:โครงการ|กิจกรรม|ตัวชี้วัด|แผนงาน))"
)
# "แผน ๒๐ ครั้ง ผล ๒๒ ครั้ง"
_PLANNED = lazy.compiled(
    r"\s*(?:[-–•]\s+)?(?:ตาม)?(?:แผน|เป้า)\s*[:：]?\s*[0-9๐-๙][0-9๐-๙,.]*\s*\p{Thai}{0,14}[\s,|/]+(?:ผล|ทำ|จัด|ดำเนินการ)"
)
_ANY_VALUE = lazy.compiled(r"[0-9๐-๙]|(?<!\S)-(?!\S)|\p{Thai}{4}")
# the dots between a name and its result
_LEADERS = lazy.compiled(r"\s*(?:[.…]\s?){4,}\s*$")
_LETTERS = lazy.compiled(r"(?![๐-๙])\p{L}")
_LETTER = lazy.compiled(r"\p{L}|[0-9๐-๙]|(?<!\S)-(?!\S)")
# "420 คะแนน ระดับ Advance", "๘๕.๕๐ คะแนน (ระดับ A)"
_POINTS = lazy.compiled(
    r"\s*(?:ได้\s*)?(?P<points>[0-9๐-๙]+(?:\.[0-9๐-๙]+)?\s*คะแนน)\s*[(,]?\s*(?P<level>ระดับ\s*[^()]{1,24})?\)?\s*$"
)
_DASH = lazy.compiled(r"\s+[-–—•]$")
_SENTENCE = lazy.compiled(r"\s*\p{Thai}")
_STATE_BEHIND = lazy.compiled(r"(?<=[0-9๐-๙%])\s*[;|,]\s*")
_OF_MONEY = (["budget", "budget_spent"], ["budget_allotted", "budget_spent"])
"""Labels of a line behind which a share is that of the money."""
LONGEST_LINE = 900
LONGEST_LEAD = 200
SEVERAL = 2


def lines_apart(blocks: Sequence[Line | Table]) -> list[Line | Table]:
    """The blocks with every line that holds several things in place as so many lines."""
    apart: list[Line | Table] = []
    told = figured_items(blocks) | told_paragraphs(blocks)
    for index, (block, below) in enumerate(pairwise([*blocks, None])):
        if isinstance(block, LabelLine):
            cuts = _labels_in(block.passage, block.label) if block.label else []
            apart.extend(_cut(block, cuts) if cuts else (block,))
        elif isinstance(block, Line) and index in told:
            apart.extend(_told_apart(block, block.passage, told[index]))
        elif isinstance(block, Line):
            labelled = isinstance(below, Line) and label_of(below) is not None
            for piece in _name_apart(block) if labelled else (block,):
                for line in _apart(piece):
                    apart.extend(_states_apart(line))
        elif block is not None:
            apart.append(block)
    return apart


def _name_apart(line: Line) -> Iterator[Line]:
    """A paragraph above a label whose last printed line is a name, taken for the end of the one before."""
    pieces = line.passage.pieces
    turns = (b.start for a, b in pairwise(pieces) if a.line is not b.line and b.line is pieces[-1].line)
    start = next(turns, len(line.text))
    text = line.text[start:]
    if (
        not begins_with_name(text)
        or counts_things(text)
        or split_told(text) is not None
        or _goes_on_counting(line.text[:start], text)
    ):
        yield line
        return
    yield replace(line, passage=line.passage.slice(0, start).strip())
    yield NameLine(line.passage.slice(start).strip(), gap=True, box=line.box)


def _goes_on_counting(before: str, text: str) -> bool:
    """The text begins with the next number of a list in the sentence before: "(๒) ... (๓) ..."."""
    number = _IN_BRACKETS.match(text)
    return number is not None and any(int(m[1]) + 1 == int(number[1]) for m in _IN_BRACKETS.finditer(before))


def _apart(line: Line) -> Iterator[Line]:
    if line.heading:
        yield line
        return
    first = label_of(line)
    items = [Told(line.passage)] if first else told_items(line.passage)
    if len(line.text) > LONGEST_LINE and len(items) == 1:
        yield line
        return
    for number, (item, at) in enumerate(items):
        own = line if item is line.passage else replace(line, passage=item, gap=line.gap or number > 0)
        if (level := told_level(item.text)) is not None:
            yield from _told_apart(own, item, level)
        elif (cuts := _labels_in(item, first)) and not _remarks(item.text, cuts):
            yield from _cut(own, cuts)
        elif first is None and (told := split_told(item.text) if at is None else at) is not None:
            yield from _told_apart(own, item, told)
        else:
            yield own


def _remarks(text: str, cuts: list[Label]) -> bool:
    """Behind the number of an indicator something is counted, or nothing names it, and one figure follows.

    "ตัวชี้วัด ๑.๑ ผู้ตอบ ๑,๒๕๐ คน พึงพอใจ ๑,๐๘๐ คน คิดเป็นร้อยละ ๘๖.๔๐"
    """
    if len(cuts) != SEVERAL or cuts[0].role not in NAMING or not is_remark(text):
        return False
    between = text[cuts[0].end : cuts[1].start]
    return counts_things(between) or not _LETTERS.search(between)


def _told_apart(line: Line, item: Passage, told: int) -> Iterator[Line]:
    """The name that an item of the line begins with, and what is told of it from ``told`` on."""
    yield NameLine(_name(item.slice(0, told)), line.heading, line.bold, line.opens_bold, line.gap, line.box)
    rest = item.slice(told)
    if tells_level(rest.text):
        yield LabelLine(rest, box=line.box, label=Label("conclusion", 0, 0))
    elif points := _POINTS.match(rest.text):
        yield LabelLine(rest.slice(0, points.end("points")), box=line.box, label=Label("score", 0, 0))
        if points["level"]:
            yield LabelLine(rest.slice(points.start("level")), box=line.box, label=Label("level", 0, 0))
    else:
        yield from _summed_apart(replace(line, passage=rest, bold=False, opens_bold=False, gap=False))


def _name(passage: Passage) -> Passage:
    lead = LEAD.match(passage.text)
    leaders = _LEADERS.search(passage.text)
    end = leaders.start() if leaders else len(passage.text)
    return passage.slice(lead.end() if lead else 0, end).strip().strip(" :：-–—→=")


def _cut(line: Line, cuts: list[Label]) -> Iterator[Line]:
    lead = line.passage.slice(0, cuts[0].start).strip() if cuts[0].start else None
    if lead is not None and lead.text:
        name = begins_with_name(lead.text) or _is_item(lead.text, {cut.role for cut in cuts})
        kind = NameLine if name else Line
        yield kind(_name(lead), line.heading, line.bold, line.opens_bold, line.gap, line.box)
    for number, (label, following) in enumerate(zip(cuts, [*cuts[1:], None], strict=True)):
        end = following.start if following else len(line.text)
        bracket = (
            line.text.find(")", label.end, end) if line.text[label.start - 1 : label.start] == "(" else -1
        )
        behind = line.passage.slice(bracket + 1, end).strip() if bracket >= 0 else None
        part = line.passage.slice(label.start, bracket if bracket >= 0 else end).strip().strip(" ,;|/(")
        if (dash := _DASH.search(part.text)) is not None and dash.start() > label.end - label.start:
            part = part.slice(0, dash.start())
        if part.text.endswith("(") or (part.text.endswith(")") and "(" not in part.text):
            part = part.slice(0, len(part) - 1).strip()  # "(เป้าหมาย 3.25)"
        gap = line.gap and not cuts[0].start and not number
        own = Label(label.role, 0, label.end - label.start)
        part, state = _without_state(part) if following is None else (part, None)
        yield LabelLine(part, line.heading, line.bold, line.opens_bold, gap, line.box, own)
        if state is not None:
            yield LabelLine(state, box=line.box, label=state_alone(state.text))
        if behind is not None and behind.text:
            yield Line(behind)


def _without_state(part: Passage) -> tuple[Passage, Passage | None]:
    """A figure, and the state that stands behind it without a label: "คะแนนถ่วงน้ำหนัก 1.00 ; บรรลุ"."""
    behind = _STATE_BEHIND.search(part.text)
    if behind is None or state_alone(part.text[behind.end() :]) is None:
        return part, None
    return part.slice(0, behind.start()), part.slice(behind.end())


def _is_item(lead: str, roles: set[str]) -> bool:
    """The item of a list whose target and result stand behind it is what they are of."""
    return (
        _NUMBERED.match(lead) is not None
        and "target" in roles
        and not roles.isdisjoint({ROUND, "result", "percent"})
    )


def _summed_apart(line: Line) -> Iterator[Line]:
    """What is told of the last project, and behind it the sum of all that stands in the same line."""
    summed = _SUMMED.search(line.text)
    if summed is None:
        yield line
        return
    yield replace(line, passage=line.passage.slice(0, summed.start()))
    yield replace(line, passage=line.passage.slice(summed.end()), gap=True)


def _states_apart(line: Line) -> Iterator[Line]:
    """A figure and what is said behind it: "เป้าหมาย ๒,๐๐๐ คน อยู่ระหว่างดำเนินการ"."""
    label = label_of(line) if len(line.text) <= LONGEST_LINE else None
    said = _SAID.search(line.text) if label is not None and label.role in FIGURES else None
    if said is None:
        yield line
        return
    yield replace(line, passage=line.passage.slice(0, said.start()))
    yield Line(line.passage.slice(said.end()))


def _labels_in(passage: Passage, first: Label | None) -> list[Label]:
    """Where the labels of a line begin, empty where it has no more than one thing to say."""
    text = passage.text
    if first is not None and first.role not in FIGURES | TEXTS | NAMING:
        return []
    if first is None and not (begins_with_name(text) or _NUMBERED.match(text) or _PLANNED.match(text)):
        return []
    cuts = [Label(first.role, 0, first.end)] if first else []
    at = first.end if first else 0
    sentence = first is not None and first.role in _SENTENCES and not _VALUE.match(text, first.end)
    for label in label_within(text, at):
        if label.role == "percent" and [cut.role for cut in cuts] in _OF_MONEY:
            label = label._replace(role="spent_percent")  # "เบิกจ่าย ๖,๑๕๐,๐๐๐ บาท (ร้อยละ ๒๐.๕๐)"
        measure = label.role == "indicator" and is_measure(text[label.end :])
        if (label.role in {cut.role for cut in cuts} and label.role != ROUND) or label.start < at:
            continue
        if not measure and label.role not in FIGURES | TEXTS | {ROUND}:
            continue
        if sentence and label.role not in _CLOSING | {ROUND}:
            continue
        if _said_in_brackets(text, label.start):
            continue
        said_shortly = cuts and (_colon(text, cuts[-1]) or cuts[-1].role == "unit")
        anything = _LETTER if said_shortly else _ANY_VALUE
        if cuts and not anything.search(text, at, label.start):
            continue  # "เป้าหมาย ร้อยละ ๘๐": the value of the label before
        figure = _VALUE.match(text, label.end) is not None
        said = label.role in TEXTS and _SENTENCE.match(text, label.end) is not None
        if not (measure or figure or said or _colon(text, label)):
            continue
        cuts.append(label)
        at = label.end
        sentence = label.role == ROUND or (label.role in _SENTENCES and not figure)
    if len(cuts) < SEVERAL:
        return []
    lead = text[: cuts[0].start]
    if not first and (len(lead) > LONGEST_LEAD or counts_things(lead) or split_told(lead) is not None):
        return []
    return cuts


def _said_in_brackets(text: str, start: int) -> bool:
    """Words stand between an open bracket and ``start``: "(ปีงบประมาณ พ.ศ. ๒๕๖๓ ทำได้ร้อยละ ๘๘.๔๐)"."""
    opened = text.rfind("(", 0, start)
    return opened >= 0 and ")" not in text[opened:start] and _LETTERS.search(text, opened, start) is not None


def _colon(text: str, label: Label) -> bool:
    return text[label.start : label.end].rstrip()[-1:] in (":", "：")
