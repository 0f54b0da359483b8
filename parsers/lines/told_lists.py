"""Projects told one after another, an item or a paragraph each: where a name ends, its siblings tell."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from thaimemo.extract.page import Line, Table
from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import to_arabic
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.lines.line_kinds import shape_of
from thaimemo.parsers.lines.telling import begins_with_name, counts_things, split_told, tells

_N = r"[0-9๐-๙]"
_ITEM = lazy.compiled(rf"(?:(?<=\s)|^)(?:และ\s*)?(?P<mark>\(?(?P<n>{_N}{{1,2}})\))\s*(?=\p{{Thai}})")
_AND = lazy.compiled(r"\s*(?:และ|,|;)\s*$")
# "โครงการเยี่ยมหน่วยพื้นที่ ผู้บริหารเยี่ยมครบ ๑๘ แห่ง": the first white space, if no more of a name can follow
_CLAUSE = lazy.compiled(
    r"[^\s]*?(?:โครงการ|กิจกรรม|แผนงาน|หลักสูตร)(?:ที่\s*[0-9๐-๙]{1,2}\s+)?[^\s()]{6,120}\s+"
    r"(?=\p{Thai}{3})(?![0-9๐-๙])"
    r"(?!ระยะ|ปี|ประจำ|รุ่น|ครั้ง|ระดับ|ด้าน|และ|หรือ|เพื่อ|ตาม|ใน|ของ|สู่|ภายใต้|สำหรับ|แก่|โดย|กลุ่ม|หลักสูตร|กิจกรรม|โครงการ|หมู่|ตำบล|อำเภอ|จังหวัด|สาย|ช่วง|เรื่อง|ฉบับ|ที่)"
)
SEVERAL = 2


class Told(NamedTuple):
    """An item, and where in its text it begins to tell of what it names."""

    passage: Passage
    told: int | None = None


def told_items(passage: Passage) -> list[Told]:
    """A paragraph whose numbered items each name a project and tell of it, cut before each; else whole."""
    text = passage.text
    if ")" not in text:
        return [Told(passage)]
    cuts: list[int] = []
    for match in _ITEM.finditer(text):
        if int(to_arabic(match["n"])) == len(cuts) + 1:
            cuts.append(match.start("mark"))
    if len(cuts) < SEVERAL:
        return [Told(passage)]
    told = told_of_siblings([text[a:b] for a, b in pairwise([*cuts, len(text)])])
    if None in told:
        return [Told(passage)]
    lead = _without_and(passage.slice(0, cuts[0]))
    items = [_without_and(passage.slice(a, b)) for a, b in pairwise([*cuts, len(text)])]
    return [
        *([Told(lead)] if lead.text else []),
        *(Told(item, at) for item, at in zip(items, told, strict=True) if item.text),
    ]


def told_paragraphs(blocks: Sequence[Line | Table]) -> dict[int, int]:
    """Where paragraphs with numbers that run on begin to tell of what they name, by their index.

    Only of those that their siblings tell about; the others show it by themselves.
    """
    found: dict[int, int] = {}
    run: list[int] = []
    number, kind = 0, ""
    for index, block in enumerate(blocks):
        if isinstance(block, Table) or not begins_with_name(block.text):
            continue
        shape = shape_of(block)
        if shape.number is None or block.heading:
            continue
        if (shape.kind, shape.number) != (kind, number + 1):
            found |= _of_run(blocks, run)
            run = []
        run.append(index)
        kind, number = shape.kind, shape.number
    return found | _of_run(blocks, run)


def _of_run(blocks: Sequence[Line | Table], run: Sequence[int]) -> dict[int, int]:
    if len(run) <= SEVERAL:
        return {}
    told = told_of_siblings([blocks[index].text for index in run])  # type: ignore[union-attr]
    return {
        index: at
        for index, at in zip(run, told, strict=True)
        if at is not None and split_told(blocks[index].text) is None  # type: ignore[union-attr]
    }


def told_of_siblings(texts: Sequence[str]) -> list[int | None]:
    """Where each text begins to tell; where most show it, others do so behind their first white space."""
    told = [split_told(text) for text in texts]
    shown = sum(1 for at in told if at is not None)
    if shown < SEVERAL or shown * 2 <= len(told):
        return told
    return [at if at is not None else _behind_name(text) for at, text in zip(told, texts, strict=True)]


def _behind_name(text: str) -> int | None:
    match = _CLAUSE.search(text)
    if match is None or not (counts_things(text[match.end() :]) or tells(text[match.end() :])):
        return None
    return match.end()


def _without_and(part: Passage) -> Passage:
    joined = _AND.search(part.text)
    return part.slice(0, joined.start()).strip() if joined else part.strip()
