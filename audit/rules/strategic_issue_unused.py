"""A strategic issue between two others is served by no project."""

from __future__ import annotations

from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, quoted
from thaimemo.audit.rule import Agreed, Issue, Outcomes, Silent, rule
from thaimemo.schema.record import Record


@rule(
    code="STR03",
    name="issues.coverage",
    severity="warning",
    title="A strategic issue is served by no project",
    why="The plan says which project serves which issue.",
    silent_when="issues stand in any order, or one issue is served by several projects",
    absent="no strategic issues were read",
    verdict="structural",
)
def _check(record: Record) -> Outcomes:
    for index, report in enumerate(record.reports):
        used = {issue for project in report.projects for issue in project.strategic_issues}
        if len(used) < 3:
            continue
        missing = [n for n in range(1, max(used)) if n not in used]
        if not missing:
            yield Agreed()
            continue
        if 2 * len(missing) > len(used):
            yield Silent("only a part of the strategic issues is listed")
            continue
        names = ", ".join(map(str, missing))
        yield Issue(
            message=f"Strategic issue(s) {names} of 1 to {max(used)} are served by no project; "
            f"{CHECK_THE_PAGE}.",
            message_th=f"ประเด็นยุทธศาสตร์ที่ {names} ไม่มีโครงการรองรับ {CHECK_THE_PAGE_TH}",
            values=[
                quoted(f"issues of {p.id}", p, "strategic_issues", ", ".join(map(str, p.strategic_issues)))
                for p in report.projects
                if p.strategic_issues
            ],
            report=index,
        )
