"""A result is called under way or pending where it, or its other place, has a full score."""

from __future__ import annotations

from decimal import Decimal

from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, quoted
from thaimemo.audit.rubrics import STEP_RUBRICS
from thaimemo.audit.rule import Agreed, Issue, Outcomes, rule
from thaimemo.schema.finding import FindingValue
from thaimemo.schema.record import Record
from thaimemo.schema.report import Project, Result


@rule(
    code="SCO05",
    name="score.pending",
    severity="warning",
    title="Pending and scored at once",
    why="What is under way has not been completed.",
    silent_when="a part is scored and the next part is under way",
    absent="no result is pending or under way",
    verdict="ambiguous",
)
def _check(record: Record) -> Outcomes:
    for index, report in enumerate(record.reports):
        only_once: list[FindingValue] = []
        for project in report.projects:
            pending = [r for r in project.results if r.status == "pending"]
            told = [r for r in project.results if r.status == "reported" and _value(r) is not None]
            full = [r for r in pending if _full(project, r)]
            full += [r for r in told if r.in_progress and _full(project, r)]
            full += [r for r in project.results if _called_finished(r)]
            split = [
                (p, t)
                for p in pending
                for t in told
                if p.place != t.place
                and p.round_months == t.round_months
                # a level is reached and the next is under way: both places are right
                and not (p.in_progress and not _dash(p) and not _full(project, t))
            ]
            if full:
                yield _issue(index, project, full, "is called under way and complete at once")
            elif split:
                yield _issue(index, project, list(split[0]), "is pending in one place and scored in another")
            elif pending or any(r.in_progress for r in told):
                yield Agreed()
                only_once += _expected_once(project)
        if only_once:
            yield Issue(
                message="An expected completion stands in one place only.",
                message_th=f"กำหนดแล้วเสร็จที่คาดไว้ระบุไว้เพียงแห่งเดียว {CHECK_THE_PAGE_TH}",
                values=only_once,
                report=index,
                severity="info",
                verdict="structural",
            )


def _dash(result: Result) -> bool:
    """Whether the place prints a dash for the result, rather than that work is under way."""
    quotes = [e.quote for e in result.evidence.get("status", [])]
    return bool(quotes) and not any(quote.strip(" -–—") for quote in quotes)


def _called_finished(result: Result) -> bool:
    """A label calls it finished while all that is told begins with what is under way."""
    if result.status != "reported" or not result.in_progress or _value(result) is not None:
        return False
    under_way = [e.quote for e in result.evidence.get("in_progress", [])]
    told = (result.narrative or "").lstrip(" -–•")
    return bool(result.evidence.get("status")) and any(told.startswith(quote) for quote in under_way)


def _value(result: Result) -> Decimal | None:
    return result.level if result.level is not None else result.percent


def _full(project: Project, result: Result) -> bool:
    best = max(project.rubric.scale) if project.rubric else 5
    if result.percent is not None:
        return result.percent >= 100
    measured = project.rubric is not None and project.rubric.kind not in STEP_RUBRICS
    return result.level is not None and result.level >= best and not measured


def _expected_once(project: Project) -> list[FindingValue]:
    """Expected events that only one of summary and section has, where both places speak of the project."""
    if {r.place for r in project.results} < {"summary", "detail"}:
        return []
    expected = [e for e in project.events if e.held is None and e.place in ("summary", "detail")]
    places = {e.place for e in expected}
    return [quoted(f"expected ({project.id})", e, "end") for e in expected] if len(places) == 1 else []


def _issue(index: int, project: Project, results: list[Result], what: str) -> Issue:
    return Issue(
        message=f"The result of {project.id} {what}; {CHECK_THE_PAGE}.",
        message_th=f"โครงการ {project.id}: ระบุว่าอยู่ระหว่างดำเนินการและมีผลคะแนนในคราวเดียวกัน {CHECK_THE_PAGE_TH}",
        values=[_shown(r) for r in results],
        report=index,
        project=project.id,
    )


def _shown(result: Result) -> FindingValue:
    for field in ("percent", "level"):
        if getattr(result, field) is not None:
            return quoted(f"{result.place} {field}", result, field)
    return quoted(f"{result.place} status", result, "status")
