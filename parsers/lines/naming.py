"""Lines that name a project and stand above what tells of it, found over the whole document.

A name may be bold, a bullet, numbered or a plain line: a label or a result that follows makes it a heading.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from thaimemo.extract.page import Line, Table
from thaimemo.normalize import lazy
from thaimemo.normalize.counts import find_counts
from thaimemo.normalize.numerals import to_arabic
from thaimemo.parsers.lines.labels import CLOSING, OPENING, Label
from thaimemo.parsers.lines.line_kinds import NameLine, label_of
from thaimemo.parsers.lines.section_headings import CONTINUED, NAMED, NUMBERED
from thaimemo.parsers.lines.telling import begins_with_name, may_name, tells
from thaimemo.parsers.projects.names import comparison_key

Blocks = Sequence[Line | Table]
RESULTS = frozenset({"result", "conclusion"})
LONGEST = 160
FEWEST = 2
"""Names with nothing but sentences below them that make a list of projects."""
BELOW = 3
"""Lines below a name within which something has to be told of it."""
# "• ตัวชี้วัดที่ ๒ ", "โครงการที่ 3 : "
_IN_LIST = lazy.compiled(r"\s*(?P<style>\W?\s*\p{Thai}{4,12}ที่)\s*(?P<n>[0-9๐-๙]{1,2})(?![0-9๐-๙.])")
# "- จำนวนเรื่องตามแผน 250 เรื่อง" states a number; "จำนวนคำขอที่ตอบภายใน ๗ วัน" names an indicator
_TALLIED = lazy.compiled(
    r"[^\p{L}\p{N}]*จำนวน.{3,}?(?<!ภายใน|ไม่เกิน|อย่างน้อย|มากกว่า|น้อยกว่า|ทุก|ครบ|ตั้งแต่|อายุ|ระยะ)\s+[0-9๐-๙][0-9๐-๙,.]*\s*\p{Thai}{2,12}\s*"
)
_OPENING = lazy.compiled(r"(?:ดังนี้|ดังต่อไปนี้|ได้แก่|ประกอบด้วย)\s*[:：]?\s*$")


def name_lines(blocks: Blocks) -> list[Line | Table]:
    """The blocks with every line that names a project made a `NameLine`."""
    told_of = {comparison_key(block.text) for block in blocks if isinstance(block, NameLine)}
    even = not any(isinstance(block, Line) and block.gap for block in blocks)
    found = {
        index: _labelled(blocks, index)
        for index in range(len(blocks))
        if _may_name(blocks, index, told_of, even=even)
    }
    told = sum(1 for block in blocks if isinstance(block, NameLine)) + len(found)
    sentences = told >= FEWEST and not _labels_carry(blocks)
    keep = {index for index, labelled in found.items() if labelled or sentences}
    keep |= _run_on_with(keep, blocks, found)
    if told < FEWEST and not any(found.values()):
        return [_plain(block) for block in blocks]
    return [_named(block) if index in keep else block for index, block in enumerate(blocks)]


def _run_on_with(kept: set[int], blocks: Blocks, found: Container[int]) -> set[int]:
    """Names whose word and number make one list with those kept, 1 to the last: "• ตัวชี้วัดที่ ๒ ..."."""
    lists: dict[str, dict[int, int]] = {}
    runs: dict[str, list[list[int]]] = {}
    for index, block in enumerate(blocks):
        if isinstance(block, Table) or (match := _IN_LIST.match(block.text)) is None:
            continue
        style, number = match["style"], int(to_arabic(match["n"]))
        if index in found:
            lists.setdefault(style, {}).setdefault(number, index)
        if begins_with_name(block.text) and len(block.text) <= LONGEST and not label_of(block):
            if number == 1:
                runs.setdefault(style, []).append([])
            if style in runs and len(runs[style][-1]) == number - 1:
                runs[style][-1].append(index)
    whole = [items.values() for items in lists.values() if sorted(items) == list(range(1, len(items) + 1))]
    unbroken = [run for of_style in runs.values() for run in of_style]
    return {index for run in (*whole, *unbroken) if not kept.isdisjoint(run) for index in run}


def _labels_carry(blocks: Blocks) -> bool:
    """The results stand below labels: a name above sentences is an item of one of their lists."""
    labels = [label_of(block) for block in blocks if isinstance(block, Line)]
    return sum(1 for label in labels if label is not None and label.role in RESULTS) >= FEWEST


def _may_name(blocks: Blocks, index: int, told_of: Container[str], *, even: bool) -> bool:
    """A short line that begins with a name, set apart, with a label or a result below it.

    A name that the document tells of elsewhere needs no space around it, nor where all lines are ``even``.
    """
    block = blocks[index]
    if isinstance(block, Table | NameLine) or len(block.text) > LONGEST:
        return False
    if not begins_with_name(block.text):
        return may_name(block.text) and not _TALLIED.fullmatch(block.text) and _labelled(blocks, index)
    if (NUMBERED.match(block.text) or NAMED.match(block.text)) and _opened_below(blocks, index):
        return False  # a numbered heading above its labels
    if (
        label_of(block)
        or _TALLIED.fullmatch(block.text)
        or _OPENING.search(block.text)
        or CONTINUED.search(block.text)
    ):
        return False
    if _labelled(blocks, index):
        return True
    if comparison_key(block.text) in told_of:
        return True
    apart = block.gap or block.heading > 0 or block.bold or even
    return apart and any(tells(line.text) or find_counts(line.text) for line in _below(blocks, index))


def _below(blocks: Blocks, index: int) -> list[Line]:
    """The lines that tell of the name at ``index``, up to the next name."""
    lines: list[Line] = []
    for block in blocks[index + 1 : index + 1 + BELOW]:
        if isinstance(block, Table) or begins_with_name(block.text) or block.heading:
            break
        if block.gap and lines:
            break
        lines.append(block)
    return lines


def _opened_below(blocks: Blocks, index: int) -> bool:
    """The first label of the next lines is one that begins a section."""
    near = (block for block in blocks[index + 1 : index + 1 + BELOW] if isinstance(block, Line))
    labels = (label_of(block) for block in near)
    first = next((label for label in labels if label is not None), None)
    return first is not None and first.role in OPENING


def _label_below(blocks: Blocks, index: int) -> Label | None:
    after = blocks[index + 1] if index + 1 < len(blocks) else None
    return label_of(after) if isinstance(after, Line) else None


def _labelled(blocks: Blocks, index: int) -> bool:
    """A label follows that a section may begin with; problems and conclusions stand behind lists."""
    label = _label_below(blocks, index)
    return label is not None and label.role not in CLOSING


def _named(line: Line | Table) -> NameLine:
    assert isinstance(line, Line)
    return NameLine(line.passage, line.heading, line.bold, line.opens_bold, line.gap, line.box)


def _plain(block: Line | Table) -> Line | Table:
    if isinstance(block, NameLine):
        return Line(block.passage, block.heading, block.bold, block.opens_bold, block.gap, block.box)
    return block
