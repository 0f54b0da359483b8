"""Projects that a paragraph tells of one after the other, each by its word and divided number.

"... กล่าวคือ โครงการที่ ๑.๑ แผนทดแทนครูช่าง อยู่ที่ระดับ ๒ โครงการที่ ๒.๑ ... อยู่ที่ระดับ ๔ และโครงการที่ ๓.๑ ..."
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from thaimemo.extract.page import Line, Table
from thaimemo.normalize import lazy
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.lines.labels import Label
from thaimemo.parsers.lines.line_kinds import LabelLine, NameLine, label_of
from thaimemo.parsers.lines.telling import tells_level

_N = r"[0-9๐-๙]"
_ITEM = lazy.compiled(
    rf"(?:(?<=\s)|^|(?<=และ|ส่วน))(?P<mark>(?:โครงการ|ตัวชี้วัด|แผนงาน)(?:ที่)?\s*{_N}{{1,2}}\.{_N}{{1,2}})\s+(?=\p{{Thai}})"
)
_TELLS = lazy.compiled(
    rf"\s(?P<rest>(?:(?:อยู่(?:ที่|ใน)|ได้(?:คะแนน|ผล)?|(?:มี)?ผล(?:อยู่)?(?:ที่|ใน)?)\s*)?(?:ระดับ|ร้อยละ)\s*{_N}"
    r"|จะ(?:วัด|รายงาน|ประเมิน|ดำเนิน)|ยังไม่|(?:ไม่)?บรรลุ|อยู่ระหว่าง|แล้วเสร็จ|ดำเนินการแล้ว)"
)
# the heading of a group between the projects: "มิติที่ ๔ ความพร้อมรับผิด..."
_GROUP = lazy.compiled(rf"\s*(?:มิติ|ด้าน|ยุทธศาสตร์|หมวด|มุมมอง|กลยุทธ์|ประเด็น\p{{Thai}}*)ที่\s*{_N}")
_AND = lazy.compiled(r"\s*(?:และ|ส่วน|,|;)\s*$")
FEWEST = 3
SHORTEST = 16
"""Letters of the word, the number and the shortest name before what is told."""
MOST_LINES = 40


def named_in_prose(blocks: Sequence[Line | Table]) -> Iterator[Line | Table]:
    """The blocks with every such paragraph in lines: the name of a project, and what is told of it."""
    index = 0
    while index < len(blocks):
        run = _run(blocks, index)
        told = _told(run) if len(run) > 1 or len(_marks(run)) >= FEWEST else []
        if told:
            yield from told
        else:
            yield blocks[index]
        index += len(run) if told else 1


def _run(blocks: Sequence[Line | Table], first: int) -> list[Line]:
    """The plain lines from one that names a project to the last that does, with the line behind it."""
    run: list[Line] = []
    length = 0
    for block in blocks[first : first + MOST_LINES]:
        plain = type(block) is Line and not block.heading and label_of(block) is None
        if not plain or (run and block.gap) or _GROUP.match(block.text):  # type: ignore[union-attr]
            break
        named = _ITEM.search(block.text) is not None  # type: ignore[union-attr]
        if not run and not named:
            break
        run.append(block)  # type: ignore[arg-type]
        length = len(run) if named else length
    return run[: length + 1]


def _marks(run: Sequence[Line]) -> list[int]:
    return [match.start("mark") for line in run for match in _ITEM.finditer(line.text)]


def _told(run: Sequence[Line]) -> list[Line]:
    """The lines of a paragraph that tells of several projects; empty for others."""
    whole = Passage.join([line.passage for line in run], " ")
    behind = (
        whole.slice(len(whole.text) - len(run[-1].text)) if len(run) > 1 else whole.slice(len(whole.text))
    )
    marks = [match.start("mark") for match in _ITEM.finditer(whole.text)]
    if len(marks) < FEWEST:
        return []
    ends = [*marks[1:], len(whole.text)]
    items = [_without_and(whole.slice(a, b)) for a, b in zip(marks, ends, strict=True)]
    tells = [match.start("rest") for item in items if (match := _TELLS.search(item.text, SHORTEST))]
    if len(tells) < len(items):
        return []
    if behind.text and marks[-1] + tells[-1] < len(whole.text) - len(behind.text):
        # told before the line behind, which says something else
        items[-1] = _without_and(whole.slice(marks[-1], len(whole.text) - len(behind.text)))
    else:
        behind = whole.slice(len(whole.text))
    lead = _without_and(whole.slice(0, marks[0]))
    lines = [Line(lead, gap=run[0].gap, box=run[0].box)] if lead.text else []
    for item, at in zip(items, tells, strict=True):
        rest = item.slice(at)
        lines.append(NameLine(item.slice(0, at).strip(), box=run[0].box))
        if tells_level(rest.text):
            lines.append(LabelLine(rest, box=run[0].box, label=Label("conclusion", 0, 0)))
        else:
            lines.append(Line(rest, box=run[0].box))
    return [*lines, *([Line(behind, gap=True, box=run[-1].box)] if behind.text else [])]


def _without_and(part: Passage) -> Passage:
    joined = _AND.search(part.text)
    return part.slice(0, joined.start()).strip() if joined else part.strip()
