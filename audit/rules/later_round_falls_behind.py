"""A later round of the year has less than an earlier one of what only grows."""

from __future__ import annotations

from itertools import pairwise

from thaimemo.audit.cumulative import called_cumulative, growing_fields
from thaimemo.audit.digits import confusable
from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, projects, quoted, shown
from thaimemo.audit.rule import Agreed, Issue, Outcomes, Silent, rule
from thaimemo.schema.record import Record
from thaimemo.schema.report import Result


@rule(
    code="SCO12",
    name="score.cumulative_falls",
    severity="error",
    title="A later round falls behind an earlier one",
    why="What was done stays done.",
    silent_when="the result is a rate, an average or what is left, of a single quarter, or the weight "
    "differs between the rounds",
    absent="no project has two rounds of a result that only grows",
    supersedes=("SCO03",),
)
def _check(record: Record) -> Outcomes:
    for index, _, project in projects(record):
        places: dict[str, list[Result]] = {}
        for result in project.results:
            if result.round_months is not None and result.status == "reported":
                places.setdefault(result.place, []).append(result)
        # a measured fall says why its level falls
        fields = sorted(growing_fields(project), key="level".__eq__)
        for results in places.values():
            weighed = len({r.weight for r in results if r.weight is not None}) > 1
            if weighed and not called_cumulative(project):
                yield Silent(
                    f"{project.id}: the weight differs between rounds, the indicator may be re-based"
                )
                continue
            ordered = sorted(results, key=lambda r: r.round_months or 0)
            for earlier, later in pairwise(ordered):
                for field in fields:
                    if field == "value" and (earlier.of_quarter or later.of_quarter):
                        yield Silent(f"{project.id}: the results are those of single quarters")
                        continue
                    a, b = getattr(earlier, field), getattr(later, field)
                    if a is None or b is None:
                        continue
                    if b >= a:
                        yield Agreed()
                        continue
                    yield Issue(
                        message=f"For {project.id} {field} falls from {shown(a)} (round "
                        f"{earlier.round_months}) to "
                        f"{shown(b)} (round {later.round_months}); {CHECK_THE_PAGE}.",
                        message_th=f"โครงการ {project.id}: ผลสะสมรอบ {earlier.round_months} เดือนเท่ากับ "
                        f"{shown(a)} "
                        f"แต่รอบ {later.round_months} เดือนเท่ากับ {shown(b)} {CHECK_THE_PAGE_TH}",
                        values=[
                            quoted(f"round {earlier.round_months}", earlier, field),
                            quoted(f"round {later.round_months}", later, field),
                        ],
                        report=index,
                        project=project.id,
                        about=frozenset(
                            ("row", index, project.id, r.place, r.round_months) for r in (earlier, later)
                        ),
                        digits=confusable(a, b),
                    )
                    break
