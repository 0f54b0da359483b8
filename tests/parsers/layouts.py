"""Little reports written for one question each: a title that says what they are, and an indicator or two."""

from __future__ import annotations

from typing import Any

from thaimemo.pipeline.document import read
from thaimemo.schema.report import Project, Report

TITLE = "รายงานผลการดำเนินงานตามตัวชี้วัด\n\nกรมดูแลลำธาร\n\nประจำปีงบประมาณ พ.ศ. ๒๕๖๖ รอบ ๑๒ เดือน\n\n"


def reports_of(text: str) -> list[Report]:
    """The reports of a text as it stands."""
    return read(text.encode(), "layout.md").reports


def report_of(body: str) -> Report:
    """The one report of a body below the usual title."""
    (report,) = reports_of(TITLE + body)
    return report


def table(*rows: str) -> str:
    """A pipe table of rows, the header first."""
    head, *others = [f"| {row} |" for row in rows]
    return "\n".join([head, "|" + "---|" * (head.count("|") - 1), *others]) + "\n"


def only(project: Project, **fields: Any) -> dict[str, Any]:
    """The fields of the first result that are asked for."""
    return {name: getattr(project.results[0], name) for name in fields}
