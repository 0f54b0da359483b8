"""The criteria of levels as cells and paragraphs print them: lists, sentences, strokes."""

from __future__ import annotations

import regex

from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import to_arabic
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.lines.enumerations import find_markers

# "ระดับ ๑ ...", "ระดับที่ 2 = ...", "ระดับคะแนน ๓ :", "๕ คะแนน : ...", "4 = ...", "[5] ..."
_LEVEL = lazy.compiled(
    r"""
    (?: (?<=^|\s|[-•>]|และ) (?:ค่า)?(?:ระดับ(?:คะแนน|ความสำเร็จ)?|คะแนน) [ \t]*(?:ที่)?[ \t]*
        (?P<a>[0-9๐-๙]) (?![0-9๐-๙.,])
      | (?m:^)\s*[-•]?\s* (?<!ต่อ\s*) (?P<b>[0-9๐-๙])\s*คะแนน
      | (?<=^|\s)\[\s*(?:ระดับ\s*)?(?P<d>[0-9๐-๙])\s*\]
      | (?<=^|\s) (?P<c>[0-9๐-๙])\s*(?:(?==)|คะแนน\s*(?=[:：=]))
    )
    \s*[:：=]?\s*(?:คือ|หมายถึง)?\s*
    """,
    regex.VERBOSE,
)
# "≥ ๙๕ = ๕, ๙๐ – ๙๔.๙๙ = ๔, < ๘๐ = ๑"
_LEVEL_BEHIND = lazy.compiled(
    r"(?:^|[,;|\n])\s*(?P<criterion>[^,;|=\n]*?[^,;|=\n0-9๐-๙\s][^,;|=\n]*?)\s*=\s*(?P<level>[0-9๐-๙])\s*(?:คะแนน)?\s*(?=[,;|\n]|$)"
)
# "... ได้ระดับ ๑", "... ให้ ๑ คะแนน", "ให้ ๑ คะแนนเมื่อ ..."
_GIVES = lazy.compiled(
    r"\s*(?:และ\s*)?(?:จะ)?(?:ได้|ให้)\s*(?:(?:คะแนน)?ระดับ(?:คะแนน)?\s*(?P<a>[0-9๐-๙])(?![0-9๐-๙.])|(?P<b>[0-9๐-๙])\s*คะแนน)"
    r"\s*(?P<when>เมื่อ|ถ้า|หาก)?"
)
_LEAD = lazy.compiled(r"\s*(?:(?:และ|ถ้า|หาก|ส่วน|ถึง(?!ขั้น))\s*)+")
# "ระดับ ๑ ถึง ๕ : ร้อยละ ๖๐ / ๖๕ / ๗๐ / ๗๕ / ๘๐", "ไม่เกิน 18 / 15 / 12 / 9 / 6 ครั้ง"
_DIVIDED = lazy.compiled(
    r"\s*(?:(?:ระดับ|คะแนน)?(?:คะแนน)?\s*(?:ที่)?\s*[1๑]\s*(?:ถึง|[-–])\s*[5๕]\s*(?:คะแนน)?\s*[:：=]?\s*)?"
    r"(?:ไม่(?:เกิน|น้อยกว่า)|จำนวน)?\s*(?P<first>(?:ร้อยละ\s*)?[0-9๐-๙][0-9๐-๙,.]*)"
    r"(?:\s*/\s*(?P<next>(?:ร้อยละ\s*)?[0-9๐-๙][0-9๐-๙,.]*)){4}\s*(?:%|\p{Thai}{1,14})?\s*"
)
# "(ค่าน้อยดีกว่าค่ามาก)" in a line below the last level
_REMARK = lazy.compiled(r"\n\s*\([^()\n]*\)\s*$")
FIVE = 5
"""Levels of the usual scale."""
_AND = "และ"
_BETWEEN = " -–•▪●○◦➢✓*\n;,/|"
"""What may stand between two levels, bullets of the next one among them."""


def criteria_in(passage: Passage) -> list[tuple[int, Passage]]:
    """The levels with their criteria, however the text prints them; empty where it prints none."""
    for split in (told_levels, divided_levels, split_levels, numbered_levels):
        if levels := split(passage):
            return levels
    return []


def split_levels(passage: Passage) -> list[tuple[int, Passage]]:
    """The levels that a cell or paragraph names one after the other, with their criteria."""
    found = list(_LEVEL.finditer(passage.text))
    levels: list[tuple[int, Passage]] = []
    kept: list[tuple[int, regex.Match[str]]] = []
    for match in found:
        number = int(to_arabic(match["a"] or match["b"] or match["c"] or match["d"]))
        if not kept or number not in [n for n, _ in kept]:
            kept.append((number, match))
    if len(kept) < 2 and len(behind := list(_LEVEL_BEHIND.finditer(passage.text))) >= 3:
        return [(int(to_arabic(m["level"])), passage.slice(*m.span("criterion")).strip()) for m in behind]
    for (number, match), following in zip(kept, [*kept[1:], None], strict=False):
        end = following[1].start() if following else len(passage.text)
        if following is None and (remark := _REMARK.search(passage.text, match.end())):
            end = remark.start()
        criterion = passage.slice(match.end(), end).strip(_BETWEEN)
        if following and criterion.text.endswith(_AND):
            criterion = criterion.slice(0, len(criterion.text) - len(_AND)).strip(_BETWEEN)
        levels.append((number, criterion))
    return levels


def numbered_levels(passage: Passage) -> list[tuple[int, Passage]]:
    """Criteria in a list of as many items as a scale has levels, and nothing before it."""
    items = find_markers(passage.text)
    if [item.number for item in items] != [*range(1, FIVE + 1)] or passage.text[: items[0].start].strip():
        return []
    ends = [*(item.start for item in items[1:]), len(passage.text)]
    return [
        (number, passage.slice(item.end, end).strip(_BETWEEN))
        for number, (item, end) in enumerate(zip(items, ends, strict=True), 1)
    ]


def told_levels(passage: Passage) -> list[tuple[int, Passage]]:
    """Criteria of a sentence, each before its level or behind it.

    "ร้อยละ ๕๐ ขึ้นไปได้ระดับ ๑ ร้อยละ ๖๐ ขึ้นไปได้ระดับ ๒ ...", "ให้ ๑ คะแนนเมื่อสำรวจแล้ว ให้ ๒ คะแนนเมื่อ..."
    """
    text = passage.text
    found = list(_GIVES.finditer(text))
    if [int(to_arabic(match["a"] or match["b"])) for match in found] != [*range(1, FIVE + 1)]:
        return []
    starts, ends = [match.start() for match in found], [match.end() for match in found]
    if all(match["when"] for match in found):
        begins, stops = ends, [*starts[1:], len(text)]
    else:
        begins, stops = [0, *ends[:-1]], starts
    parts = (passage.slice(*span).strip(_BETWEEN) for span in zip(begins, stops, strict=True))
    return [(level, _without_lead(part)) for level, part in enumerate(parts, 1)]


def _without_lead(criterion: Passage) -> Passage:
    lead = _LEAD.match(criterion.text)
    return criterion.slice(lead.end()).strip(_BETWEEN) if lead else criterion


def divided_levels(passage: Passage) -> list[tuple[int, Passage]]:
    """Criteria of five levels from the lowest on, set apart by strokes.

    "ระดับ ๑ ถึง ๕ : ร้อยละ ๖๐ / ๖๕ / ๗๐ / ๗๕ / ๘๐"
    """
    match = _DIVIDED.fullmatch(passage.text)
    if match is None:
        return []
    spans = [match.span("first"), *match.spans("next")]
    return [(level, passage.slice(*span)) for level, span in enumerate(spans, 1)]
