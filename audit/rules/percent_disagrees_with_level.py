"""A percentage or score is not the one that its level or its measured result stands for."""

from __future__ import annotations

from thaimemo.audit.digits import confusable
from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, projects, quoted, shown
from thaimemo.audit.rubrics import are_twentieths, level_percent, step_level
from thaimemo.audit.rule import Agreed, Issue, Outcomes, Silent, rule
from thaimemo.audit.scores_measured import compare_scores
from thaimemo.audit.witnesses import Witness, vote
from thaimemo.normalize.rounding import agree
from thaimemo.schema.record import Record


@rule(
    code="SCO03",
    name="score.percent_vs_level",
    severity="error",
    title="Level, percentage and score do not belong together",
    why="With five steps each level is worth 20 per cent; in a table of indicators every score is computed "
    "from its result by one formula.",
    silent_when="the rubric measures a percentage or interpolates, or the scale is not 1 to 5; without a "
    "rubric, where the other results do not show that their percentages are their levels; of scores, "
    "where no three rows follow one formula (steps, interpolation, share of the target) or "
    "another one fits",
    absent="no result states a percentage with a level, or a score with a measured result",
    supersedes=("SCO09",),
)
def _check(record: Record) -> Outcomes:
    yield from _percentages(record)
    yield from compare_scores(record)


def _percentages(record: Record) -> Outcomes:
    for index, report, project in projects(record):
        for result in project.results:
            if result.status != "reported" or result.level is None or result.percent is None:
                continue
            expected = level_percent(project.rubric, result.level)
            if expected is None and project.rubric is None and are_twentieths(report, result.place):
                expected = result.level * 20
            if expected is None:
                kind = project.rubric.kind if project.rubric else "no"
                yield Silent(f"{project.id}: {kind} rubric, the percentage may be the measurement itself")
                continue
            if agree(result.percent, expected):
                yield Agreed()
                continue
            whole = result.percent % 20 == 0
            digits = confusable(result.percent, expected)
            witnesses = [Witness(result.percent, "the percentage"), Witness(expected, "the level")]
            counted = level_percent(project.rubric, step_level(project, result.place))
            if counted is not None:
                witnesses.append(Witness(counted, "the count of what was done"))
            level, percent = shown(result.level), shown(result.percent)
            yield Issue(
                message=f"For {project.id} the {result.place} states level {level} and {percent} per cent; "
                "level "
                f"{level} of five steps is {shown(expected)} per cent, {CHECK_THE_PAGE}.",
                message_th=f"โครงการ {project.id}: ระบุผลระดับ {level} และร้อยละ {percent} ซึ่งไม่สอดคล้องกัน "
                f"(ระดับ {level} จาก 5 ระดับเท่ากับร้อยละ {shown(expected)}) {CHECK_THE_PAGE_TH}",
                values=[
                    quoted(f"{result.place} percent", result, "percent"),
                    quoted(f"{result.place} level", result, "level"),
                ],
                report=index,
                project=project.id,
                about=frozenset({("result", index, project.id, result.place, result.round_months)}),
                severity=None if whole or digits else "warning",
                verdict=None if whole or digits else "ambiguous",
                suggestion=vote(witnesses),
                digits=digits,
            )
