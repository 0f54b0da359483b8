"""What was done and what was not do not add up to what was planned."""

from __future__ import annotations

from thaimemo.audit.digits import confusable
from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, projects, quoted, shown
from thaimemo.audit.rule import Agreed, Issue, Outcomes, Silent, rule
from thaimemo.schema.record import Record


@rule(
    code="CNT05",
    name="count.done_plus_undone",
    severity="warning",
    title="Planned is not done plus not done",
    why="Every planned thing was either done or not.",
    silent_when="something is under way, or a number is stated in more than one way",
    absent="planned, done and not done are not stated together",
)
def _check(record: Record) -> Outcomes:
    for index, _, project in projects(record):
        under_way = any(r.in_progress or r.status == "pending" for r in project.results)
        keys = sorted({(c.unit, c.place) for c in project.counts})
        for unit, place in keys:
            by_scope = {
                scope: [c for c in project.counts if (c.unit, c.place, c.scope) == (unit, place, scope)]
                for scope in ("planned", "done", "not_done")
            }
            if not all(by_scope.values()):
                continue
            if any(len({c.value for c in counts}) > 1 for counts in by_scope.values()):
                yield Silent(f"{project.id}: {unit} stand with several values")
                continue
            planned, done, undone = (by_scope[scope][0] for scope in ("planned", "done", "not_done"))
            total = done.value + undone.value
            if total == planned.value:
                yield Agreed()
            elif total < planned.value and under_way:
                yield Silent(f"{project.id}: something is under way")
            else:
                yield Issue(
                    message=f"For {project.id} {shown(planned.value)} {unit} were planned, "
                    f"{shown(done.value)} done "
                    f"and {shown(undone.value)} not done, together {shown(total)}; {CHECK_THE_PAGE}.",
                    message_th=f"โครงการ {project.id}: แผน {shown(planned.value)} {unit} ดำเนินการแล้ว "
                    f"{shown(done.value)} "
                    f"และยังไม่ดำเนินการ {shown(undone.value)} รวม {shown(total)} {unit} {CHECK_THE_PAGE_TH}",
                    values=[quoted(c.scope, c, "value") for c in (planned, done, undone)],
                    report=index,
                    project=project.id,
                    about=frozenset({("count", index, project.id, unit, planned.value)}),
                    digits=confusable(planned.value, total),
                )
