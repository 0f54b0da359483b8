"""Cells that name an indicator and say more of it: unit, weight and target in lines or brackets."""

from __future__ import annotations

import regex

from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import to_arabic
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.lines.labels import NAMING, label_at_start

# "(หน่วยวัด : ร้อยละ)", "(ค่าน้ำหนัก 15)", "(เป้าหมาย ร้อยละ 80)"
_BRACKETED = lazy.compiled(
    r"\s*[(\[]\s*(?:(?P<unit>หน่วย(?:วัด|นับ)?\s*[:：]?\s+)|(?P<weight>(?:ค่า)?น้ำหนัก\s*[:：=]?\s*)|(?P<target>(?:ค่า)?เป้าหมาย\s*[:：]?\s+))"
    r"(?P<value>[^()\[\]\n]{1,30}?)\s*[)\]]"
)
_LINE = lazy.compiled(r"[^\n]+")
_DOTTED = lazy.compiled(r"^\s*(?P<number>[0-9๐-๙]{1,2}\.[0-9๐-๙]{1,2})[.)]?\s+(?=\p{L})", regex.MULTILINE)
NAMES = ("project", "indicator", "steps")
SHARED = frozenset({"goal", "issue", "rationale", "responsible"})
FACTS = frozenset({"unit", "weight", "target", "goal", "responsible", "owner", "keeper", "rubric"})
"""Labels whose values are fields of the row; what stands behind any other label is left out of the name."""


def split_facts(passage: Passage) -> tuple[Passage, dict[str, Passage]]:
    """The name alone, and what else the cell says by role."""
    facts: dict[str, Passage] = {}
    name, labelled = _cut_lines(passage)
    for role, value in labelled:
        if role in FACTS and value.text:
            facts.setdefault(role, value)
    while match := _BRACKETED.search(name.text, 4):
        role = next(group for group in ("unit", "weight", "target") if match[group])
        facts.setdefault(role, name.slice(*match.span("value")))
        before, behind = name.slice(0, match.start()), name.slice(match.end())
        name = Passage.join([part for part in (before, behind) if part.text.strip()], "").strip()
    return name, facts


def split_names(fields: dict[str, Passage]) -> list[dict[str, Passage]]:
    """The fields of a row once for each project in it: "๒.๑ ระบบลา" above "๒.๒ คู่มือ" names two.

    A field that tells the same numbers apart gives each its own; what groups share holds for all.
    """
    apart = {role: found for role in NAMES if role in fields and len(found := _by_number(fields[role])) > 1}
    numbers = next((list(found) for found in apart.values()), [])
    if not numbers or any(list(found) != numbers for found in apart.values()):
        return [fields]
    shared = {role: passage for role, passage in fields.items() if role in SHARED}
    return [{**shared, **{role: found[number] for role, found in apart.items()}} for number in numbers]


def _by_number(passage: Passage) -> dict[str, Passage]:
    """The lines of a cell by the dotted numbers before them; empty where the cell begins otherwise."""
    starts = list(_DOTTED.finditer(passage.text))
    numbers = [to_arabic(match["number"]) for match in starts]
    if not starts or starts[0].start() > 0 or len(set(numbers)) != len(numbers):
        return {}
    ends = [match.start() for match in starts[1:]] + [len(passage.text)]
    pieces = (passage.slice(m.start(), end).strip() for m, end in zip(starts, ends, strict=True))
    return dict(zip(numbers, pieces, strict=True))


def _cut_lines(passage: Passage) -> tuple[Passage, list[tuple[str, Passage]]]:
    """The lines before the first label, and the labelled parts behind them."""
    starts: list[tuple[int, int, str]] = []
    for line in _LINE.finditer(passage.text):
        label = label_at_start(line[0])
        if label is None or not line[0][: label.end].rstrip().endswith((":", "：")):
            continue
        if line.start() == 0:
            if label.role not in NAMING:
                return passage, []
            starts.append((0, label.end, ""))
            continue
        starts.append((line.start(), line.start() + label.end, label.role))
    if not starts:
        return passage, []
    head = 0
    if starts[0][2] == "":
        head = starts.pop(0)[1]
    ends = [start for start, _, _ in starts] + [len(passage.text)]
    parts = [
        (role, passage.slice(begin, end).strip())
        for (_, begin, role), end in zip(starts, ends[1:], strict=True)
    ]
    return passage.slice(head, ends[0]).strip(), parts
