"""Remarks below a table that speak of one indicator: "ตัวชี้วัดที่ ๖.๑ มีกระบวนงาน ๒๕ กระบวนงาน ให้บริการแล้ว ๑๒ ...".

They state no result, and what they count, date and divide belongs to the indicator that they name.
"""

from __future__ import annotations

from collections.abc import Iterable

import regex

from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import to_arabic
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.projects.context import ReportContext
from thaimemo.parsers.projects.narrative import read_narrative
from thaimemo.schema.report import Project

_REMARK = lazy.compiled(
    r"\s*(?:[-–•*]\s*|\(?[0-9๐-๙]{1,2}[.)]\s*)?(?:ตัวชี้วัด|ตัวบ่งชี้|ตชว\.?|KPI|โครงการ|ข้อ)\s*(?:ที่)?\s*"
    r"(?P<number>[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){0,3})\s+(?=\S)",
    regex.IGNORECASE,
)
SHORTEST = 20
"""Letters behind the number; less is a heading or a reference."""


def is_remark(text: str) -> bool:
    """The text begins with the number of an indicator and goes on to tell of it."""
    match = _REMARK.match(text)
    return match is not None and len(text) - match.end() >= SHORTEST


def read_remarks(projects: list[Project], lines: Iterable[Passage], context: ReportContext) -> None:
    """Counts, dates and shares of every remark into the project whose number it names."""
    by_number = {project.id: project for project in projects}
    for passage in lines:
        match = _REMARK.match(passage.text)
        if match is None or not is_remark(passage.text):
            continue
        project = by_number.get(to_arabic(match["number"]))
        if project is not None:
            read_narrative(passage.slice(match.end()), "background", project, context.period)
