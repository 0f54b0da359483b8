"""What a report leaves behind for comparison: small enough to keep for ten thousand documents."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from thaimemo.audit.cumulative import growing_fields
from thaimemo.audit.weights import best_result
from thaimemo.audit.wording import plain
from thaimemo.schema.evidence import Evidence, Grounded
from thaimemo.schema.record import Record
from thaimemo.schema.report import Project, Report

SHORTEST_NARRATIVE = 80
"""Letters below which two narratives are alike by chance."""


@dataclass(frozen=True, slots=True)
class Told:
    """A value with its first place."""

    value: Decimal | str
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class ProjectStanding:
    """One project of one report. ``grown`` holds results that only grow; texts are compared as `plain`."""

    id: str
    name: str
    weight: Told | None
    target: Told | None
    rubric: Told | None
    grown: dict[str, Told]
    narrative: Told | None
    """A digest of the narrative, None where it is too short to tell."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One report of one document."""

    document: str
    source: str
    agency: str
    year: int
    months: int
    projects: tuple[ProjectStanding, ...]


def standings(record: Record) -> Iterator[Standing]:
    """One for every report whose agency, fiscal year and round are known."""
    for report in record.reports:
        agency = report.agency or (record.memo.agency if record.memo else None)
        months = report.round_months or (3 * report.quarter if report.quarter else None)
        if not agency or not report.fiscal_year_be or not months:
            continue
        yield Standing(
            document=record.document.id,
            source=record.document.source,
            agency=plain(agency),
            year=report.fiscal_year_be,
            months=months,
            projects=tuple(_project(report, p) for p in report.projects if p.name or p.indicator),
        )


def _project(report: Report, project: Project) -> ProjectStanding:
    own = project.model_copy(
        update={"results": [r for r in project.results if r.round_months in (None, report.round_months)]}
    )
    result = best_result(own)
    narratives = [r for r in own.results if r.narrative and len(plain(r.narrative)) >= SHORTEST_NARRATIVE]
    return ProjectStanding(
        id=project.id,
        name=plain(project.name or project.indicator or ""),
        weight=_told(project, "weight", project.weight),
        target=_told(project, "target", project.target),
        rubric=_told(project, "rubric", _limits(project)),
        grown={
            field: told
            for field in growing_fields(project)
            if result is not None
            and not (field == "value" and result.of_quarter)
            and (told := _told(result, field, getattr(result, field))) is not None
        },
        narrative=_told(narratives[0], "narrative", _digest(narratives[0].narrative)) if narratives else None,
    )


def _told(owner: Grounded, field: str, value: Decimal | str | None) -> Told | None:
    if value is None:
        return None
    return Told(value, next(iter(owner.evidence.get(field, [])), None))


def _limits(project: Project) -> str | None:
    """The thresholds of the rubric in order: ``60, 70, 80, 90, 100``."""
    levels = project.rubric.levels if project.rubric else []
    limits = [f"{lv.threshold.normalize():f}" for lv in levels if lv.threshold is not None]
    return ", ".join(limits) if len(limits) >= 3 else None


def _digest(narrative: str | None) -> str:
    return hashlib.sha256(plain(narrative or "").encode()).hexdigest()
