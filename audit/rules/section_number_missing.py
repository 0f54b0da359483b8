"""The numbers of the projects have a gap."""

from __future__ import annotations

from thaimemo.audit.quoting import CHECK_THE_PAGE_TH, quoted
from thaimemo.audit.rule import Agreed, Issue, Outcomes, rule
from thaimemo.schema.record import Record
from thaimemo.schema.report import Project


@rule(
    code="STR08",
    name="section.numbering",
    severity="info",
    title="Section numbers have a gap",
    why="A missing number may be a missing project.",
    silent_when="numbering restarts in every dimension",
    absent="no numbered projects were read",
    verdict="structural",
)
def _check(record: Record) -> Outcomes:
    for index, report in enumerate(record.reports):
        dimensions: dict[int | None, list[Project]] = {}
        for project in report.projects:
            if project.number is not None:
                dimensions.setdefault(project.dimension, []).append(project)
        running = [p.number for p in report.projects if p.number is not None]
        if running == list(range(1, len(running) + 1)):
            if running:
                yield Agreed()
            continue
        for dimension, numbered in dimensions.items():
            numbers = sorted({p.number for p in numbered if p.number is not None})
            missing = [n for n in range(numbers[0], numbers[-1]) if n not in numbers]
            if not missing:
                yield Agreed()
                continue
            names = ", ".join(map(str, missing))
            yield Issue(
                message=f"Number {names} is missing" + (f" in dimension {dimension}." if dimension else "."),
                message_th=f"ลำดับที่ {names} ขาดหายไป {CHECK_THE_PAGE_TH}",
                values=[quoted(p.id, p, "number") for p in numbered],
                report=index,
            )
