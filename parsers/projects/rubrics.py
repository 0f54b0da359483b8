"""Five-level rubrics (เกณฑ์ระดับ ๑-๕) and how they turn results into levels."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from decimal import Decimal

import regex

from thaimemo.normalize import lazy
from thaimemo.normalize.counts import find_counts
from thaimemo.normalize.numerals import parse_number
from thaimemo.normalize.passage import Passage
from thaimemo.normalize.percentages import find_percentages
from thaimemo.parsers.lines.joining import one_line
from thaimemo.parsers.projects.quantity import read_quantity
from thaimemo.schema.report import Rubric, RubricKind, RubricLevel

_INTERPOLATED = lazy.compiled(
    r"(?<!ไม่\p{Thai}{0,12}\s*)(?:เทียบ)?บัญญัติไตรยาง[ศค]์|ต่อ\s*[1๑]\s*คะแนน|interpolat", regex.IGNORECASE
)
_RANGE = lazy.compiled(r"(?P<low>[0-9๐-๙.,]+)\s*(?:[-–—]|ถึง)\s*(?P<high>[0-9๐-๙.,]+)")
# "≥ ๙๕", "๙๐ – ๙๔.๙๙", "< ๘๐", "ไม่เกิน ๑๕ วันทำการ"
_BOUND = lazy.compiled(
    r"\s*(?:≥|>=|>|≤|<=|<|(?:ไม่)?(?:มากกว่า|น้อยกว่า|เกิน|ต่ำกว่า)|ภายใน|ตั้งแต่)?\s*"
    r"(?P<low>[0-9๐-๙][0-9๐-๙.,]*)(?:\s*(?:[-–—]|ถึง)\s*(?P<high>[0-9๐-๙][0-9๐-๙.,]*))?"
    r"\s*(?P<unit>(?!ขึ้นไป)\p{Thai}[\p{Thai} ]{0,24}?)?\s*(?:ขึ้นไป)?\s*"
)
_NUMBER = lazy.compiled(r"[0-9๐-๙][0-9๐-๙,]*(?:\.[0-9๐-๙]+)?")
_MORE = lazy.compiled(r"\s*(?:ขึ้นไป|ลงมา)\s*$")
_NONE_OF_IT = lazy.compiled(r"\s*ไม่(?:มี|พบ|เกิด)")
_UNIT = lazy.compiled(r"\s*\K\p{Thai}+")
# what may stand around the number of a threshold
_AROUND = lazy.compiled(r"\s|%|ร้อยละ|คะแนน|ขึ้นไป|ลงมา|หรือ(?:น้อย|ต่ำ|มาก|สูง)กว่า(?:นั้น)?|≥|>=|<=|≤|>|<")
_BELOW = lazy.compiled(r"(?<!ไม่)(?:น้อยกว่า|ต่ำกว่า)|<(?!=)|ไม่ถึง")
_ABOVE = lazy.compiled(r"(?<!ไม่)(?:เกิน|มากกว่า|สูงกว่า)|>(?!=)")
_DOWN = lazy.compiled(r"ไม่เกิน|(?<!ไม่)น้อยกว่า|(?<!ไม่)ต่ำกว่า|ลดลง|ไม่มากกว่า")
_GAPPED = ({1, 3, 5}, {0, 1, 3, 5}, {0, 3, 5}, {0, 5})
"""Scales whose steps are further apart, as of the performance assessment of local bodies (LPA)."""
_MEASURES = frozenset({"ปี", "เดือน", "วัน", "บาท", "คน", "ราย", "ล้านบาท"})


def declares_interpolation(text: str) -> bool:
    """The text says that results between two levels are scored in proportion."""
    return ("บัญญัติ" in text or "คะแนน" in text or "nterpol" in text) and _INTERPOLATED.search(text) is not None


def read_rubric(
    levels: Sequence[tuple[int, Passage]], context: str, *, interpolated: bool = False
) -> Rubric | None:
    """The rubric of the levels; ``context`` is the indicator with its unit and any remark on the scoring.

    ``interpolated``: the document declares it for all its numeric criteria.
    """
    if len(levels) < 2:
        return None
    ordered = sorted(levels, key=lambda pair: pair[0])
    texts = [passage.text for _, passage in ordered]
    rubric = Rubric(levels=[RubricLevel(level=n, criterion=one_line(p.text) or None) for n, p in ordered])
    rubric.kind = _classify(rubric, texts, context, interpolated)
    _open_ends(rubric, texts)
    thresholds = [level.threshold for level in rubric.levels if level.threshold is not None]
    falling = len(thresholds) >= 2 and all(a > b for a, b in itertools.pairwise(thresholds))
    rising = len(thresholds) >= 2 and all(a < b for a, b in itertools.pairwise(thresholds))
    if falling or (not rising and any(_DOWN.search(t) for t in texts)):
        rubric.direction = "down"
    numbers = [number for number, _ in ordered]
    lowest, top = numbers[0], numbers[-1]
    if set(numbers) in _GAPPED or (lowest and (top > 10 or (top <= 3 and len(numbers) == 3))):
        rubric.scale = numbers
    elif lowest == 0:
        rubric.scale = list(range(0, max(top, 5) + 1))
    return rubric


def _open_ends(rubric: Rubric, texts: list[str]) -> None:
    """ "น้อยกว่าร้อยละ ๘๐" below "ร้อยละ ๘๐ - ๘๔" is the end of a range and no threshold of its own.

    So is "เกินร้อยละ ๐.๕๐" below "ไม่เกินร้อยละ ๐.๕๐".
    """
    first, second = rubric.levels[0], rubric.levels[1]
    if first.threshold is None or first.threshold != second.threshold:
        return
    if _BELOW.search(texts[0]):
        first.threshold, first.upper = None, first.threshold
    elif _ABOVE.search(texts[0]):
        first.threshold = None


def _classify(rubric: Rubric, texts: list[str], context: str, interpolated: bool) -> RubricKind:
    """Fill in the thresholds and say what they are."""
    declared = interpolated or declares_interpolation(context) or any(map(declares_interpolation, texts))
    bare = [_NUMBER.fullmatch(_AROUND.sub("", t)) for t in texts]
    if all(bare):
        for level, text in zip(rubric.levels, texts, strict=True):
            match = _NUMBER.search(text)
            level.threshold = parse_number(match[0]) if match else None
        share = any("ร้อยละ" in t or "%" in t for t in texts) or "ร้อยละ" in context or "%" in context
        rubric.unit = "ร้อยละ" if share else None
        if declared:
            return "interpolated"
        return "percent_threshold" if share else "unknown"
    measures = [read_quantity(t) for t in texts]
    units = {m.unit for m in measures if m is not None}
    if all(measures) and len(units) == 1 and units != {"ร้อยละ"}:
        _set_thresholds(rubric, [m.value if m else None for m in measures], units.pop())
        return "interpolated" if declared else "activity_count"
    bounds = [_BOUND.fullmatch(t) for t in texts]
    measured_in = {bound["unit"] for bound in bounds if bound is not None}
    if all(bounds) and len(measured_in) == 1:
        for level, bound in zip(rubric.levels, bounds, strict=True):
            level.threshold = parse_number(bound["low"]) if bound else None
            level.upper = parse_number(bound["high"]) if bound and bound["high"] else None
        unit = measured_in.pop()
        share = unit is None and ("ร้อยละ" in context or "%" in context)
        rubric.unit = "ร้อยละ" if share else unit
        return "interpolated" if declared else "percent_threshold" if share else "unknown"
    if (numbers := _numbers_of_one_wording(texts)) is not None:
        first = next(number for number in numbers if number is not None)
        unit_behind = _UNIT.match(first.string, first.end())
        printed = [parse_number(number[0]) if number else None for number in numbers]
        _set_thresholds(rubric, printed, unit_behind[0] if unit_behind else None)
        return "interpolated" if declared else "activity_count"
    percents = [find_percentages(t) for t in texts]
    if sum(1 for p in percents if p) >= max(2, len(texts) - 1) and all(len(p) <= 2 for p in percents):
        for level, found, text in zip(rubric.levels, percents, texts, strict=True):
            if found:
                level.threshold = found[0].value
                if match := _RANGE.search(text):
                    level.upper = parse_number(match["high"])
        rubric.unit = "ร้อยละ"
        return "interpolated" if declared else "percent_threshold"
    counted = [
        [c for c in find_counts(t) if c.unit not in _MEASURES or "จำนวน" in t[c.start : c.end]] for t in texts
    ]
    counted_units = [{c.unit for c in found} for found in counted]
    last_unit = next(iter(counted_units[-1])) if len(counted_units[-1]) == 1 else None
    if last_unit is not None:
        values: list[Decimal | None] = [
            next((c.value for c in found if c.unit == last_unit), None) for found in counted
        ]
        known = [v for v in values if v is not None]
        distinct = len(set(known)) == len(known)
        if distinct and len(known) == len(values):
            _set_thresholds(rubric, values, last_unit)
            return "activity_count"
        if distinct and len(known) >= 2 and len(known) == len(values) - values.index(known[0]):
            _set_thresholds(rubric, values, last_unit)
            return "milestone_then_count"
    if len(texts) == 2:
        return "binary"
    return "milestone" if all(t.strip() for t in texts) else "unknown"


def _numbers_of_one_wording(texts: Sequence[str]) -> list[regex.Match[str] | None] | None:
    """The number of each criterion where they differ in it alone: "ปล่อย ๑.๐ ล้านตัว", "ปล่อย ๑.๕ ล้านตัว".

    The first or the last may have none: "ไม่มีเรื่องร้องเรียน" behind "มีเรื่องร้องเรียนไม่เกิน ๒ เรื่อง".
    """
    found = [list(_NUMBER.finditer(text)) for text in texts]
    told = [text for text, numbers in zip(texts, found, strict=True) if numbers]
    wordings = {"".join(_MORE.sub("", _NUMBER.sub("#", text)).split()) for text in told}
    none = [n for n, text in enumerate(texts) if not found[n] and _NONE_OF_IT.match(text)]
    without = len(texts) - len(told)
    if len(wordings) != 1 or any(len(numbers) > 1 for numbers in found) or "ร้อยละ" in told[0]:
        return None
    if without > 1 or (without and none not in ([0], [len(texts) - 1])):
        return None
    return [numbers[0] if numbers else None for numbers in found]


def _set_thresholds(rubric: Rubric, values: list[Decimal | None], unit: str | None) -> None:
    rubric.unit = unit
    for level, value in zip(rubric.levels, values, strict=True):
        level.threshold = value
