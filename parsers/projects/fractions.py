"""Numerator (ตัวตั้ง) and denominator (ตัวหาร) that a card prints beside the percentage that they make."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise

from thaimemo.normalize import lazy
from thaimemo.normalize.counts import find_counts
from thaimemo.normalize.numerals import NUMBER, parse_number
from thaimemo.normalize.passage import Passage
from thaimemo.normalize.percentages import find_percentages
from thaimemo.parsers.projects.quantity import read_quantity
from thaimemo.schema.report import Place, Project, Ratio, Result

# "A = 163 คน, B = 180 คน"
_LETTERED = lazy.compiled(rf"(?<![A-Za-z])(?P<letter>[AB])\s*[=:]\s*(?P<n>{NUMBER})")
# "(A / B) x 100": other formulas divide something else
_A_BY_B = lazy.compiled(r"\(?\s*A\s*[/÷]\s*B\s*\)?\s*[xX×*]\s*(?:100|๑๐๐)(?![,0-9๐-๙])")
_ALL = lazy.compiled(r"ทั้งหมด|ทั้งสิ้น")
_MAKES = lazy.compiled(r"\s*(?:หรือ)?(?:คิดเป็น|เท่ากับ|=)\s*")
_LINE_END = lazy.compiled(r"\n+")
_FIGURE = tuple[Decimal, Passage]


def read_fraction(project: Project, result: Result, fields: Mapping[str, Passage]) -> None:
    """The ratio of the percentage and the two numbers, where the card says which is divided by which."""
    if result.percent is None:
        return
    numerator, denominator = _last_figure(fields.get("numerator")), _last_figure(fields.get("denominator"))
    formula, workings = fields.get("formula"), fields.get("workings")
    if numerator is None and workings is not None and formula is not None and _A_BY_B.search(formula.text):
        found = [(m["letter"], m) for m in _LETTERED.finditer(workings.text)]
        if [letter for letter, _ in found] == ["A", "B"]:
            numerator, denominator = (_figure(workings.slice(*m.span("n"))) for _, m in found)
    if numerator is None or denominator is None:
        return
    ratio = Ratio(
        percent=result.percent, numerator=numerator[0], denominator=denominator[0], place=result.place
    )
    ratio.evidence = {
        "percent": result.evidence["percent"],
        "numerator": numerator[1].evidence(),
        "denominator": denominator[1].evidence(),
    }
    project.ratios.append(ratio)


def read_workings(project: Project, workings: Passage, place: Place) -> None:
    """A part and its share below the line that counts the whole: "ทั้งหมด 58 คน", "23 คน คิดเป็นร้อยละ 39.66"."""
    lines = [workings.slice(a, b) for a, b in pairwise([0, *_line_ends(workings.text), len(workings)])]
    for above, line in pairwise(lines):
        wholes, parts = find_counts(above.text), find_counts(line.text)
        percents = find_percentages(line.text)
        if len(wholes) != 1 or len(percents) != 1 or not _ALL.search(above.text, 0, wholes[0].start):
            continue
        percent = percents[0]
        part = next((c for c in reversed(parts) if c.end <= percent.start), None)
        if part is None or part.unit != wholes[0].unit:
            continue
        if not _MAKES.fullmatch(line.text, part.end, percent.start) or wholes[0].value < part.value:
            continue
        ratio = Ratio(percent=percent.value, numerator=part.value, denominator=wholes[0].value, place=place)
        ratio.unit = part.unit
        ratio.evidence = {
            "percent": line.evidence(percent.start, percent.end),
            "numerator": line.evidence(part.start, part.end),
            "denominator": above.evidence(wholes[0].start, wholes[0].end),
        }
        project.ratios.append(ratio)


def _line_ends(text: str) -> list[int]:
    return [match.end() for match in _LINE_END.finditer(text)]


def _last_figure(passage: Passage | None) -> _FIGURE | None:
    """The number with its unit that a field ends with, below what it counts."""
    if passage is None:
        return None
    start = passage.text.rfind("\n") + 1
    quantity = read_quantity(passage.text[start:])
    return (quantity.value, passage.slice(start)) if quantity is not None and not quantity.share else None


def _figure(passage: Passage) -> _FIGURE | None:
    value = parse_number(passage.text)
    return (value, passage) if value is not None else None
