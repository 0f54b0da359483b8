"""A row's weighted score is not its weight times its score."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from thaimemo.audit.digits import confusable
from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, quoted, shown
from thaimemo.audit.rule import Agreed, Issue, Outcomes, Silent, rule
from thaimemo.audit.weights import Row, reviewed_rows, rows
from thaimemo.normalize.rounding import truncates_to, unit
from thaimemo.schema.record import Record

LEAST = 2
"""Rows that a formula must fit before another row can be said to break it."""


@rule(
    code="SCO08",
    name="score.weighted_row",
    severity="error",
    title="A weighted score is not weight times score",
    why="Most rows of the table follow one formula, this one does not.",
    silent_when="one base (100, the sum of weights, 5) fits all rows, or none fits most of them",
    absent="no table with weights, scores and weighted scores was read",
    supersedes=("SCO03",),
)
def _check(record: Record) -> Outcomes:
    for index, report in enumerate(record.reports):
        for table in (*rows(report).values(), *reviewed_rows(report).values()):
            full = [r for r in table if r.weight is not None and r.result.weighted_score is not None]
            full = [r for r in full if r.result.score is not None or r.result.level is not None]
            if not full:
                continue
            total = sum((r.weight for r in table if r.weight is not None), Decimal(0))
            fits = {
                base: [r for r in full if _fits(r, base)]
                for base in {Decimal(100), Decimal(5), Decimal(1), total}
                if base
            }
            base, fitting_rows = max(fits.items(), key=lambda f: (len(f[1]), f[0]))
            if len(fitting_rows) == len(full):
                yield Agreed()
                continue
            if len(full) < LEAST or len(fitting_rows) < LEAST or 10 * len(fitting_rows) < 6 * len(full):
                yield Silent("no base fits most rows")
                continue
            for row in full:
                if row in fitting_rows:
                    yield Agreed()
                else:
                    yield _issue(index, row, base)


def _score(row: Row) -> Decimal:
    score = row.result.score if row.result.score is not None else row.result.level
    assert score is not None
    return score


def _fits(row: Row, base: Decimal) -> bool:
    score, printed = _score(row), row.result.weighted_score
    assert row.weight is not None
    assert printed is not None
    slack = row.weight / base * unit(score) / 2 if unit(score) < 1 else Decimal(0)
    exact = row.weight * score / base
    return abs(exact - printed) <= unit(printed) / 2 + slack or truncates_to(exact, printed)


def _issue(index: int, row: Row, base: Decimal) -> Issue:
    project, result = row.project, row.result
    assert row.weight is not None
    assert result.weighted_score is not None
    due = row.weight * _score(row) / base
    due = due.quantize(unit(result.weighted_score), ROUND_HALF_UP)
    printed = shown(result.weighted_score)
    field = "score" if result.score is not None else "level"
    return Issue(
        message=f"For {project.id} {shown(row.weight)} x {shown(_score(row))} / {shown(base)} is "
        f"{shown(due)}, "
        f"{printed} is printed; the other rows follow this formula, {CHECK_THE_PAGE}.",
        message_th=f"โครงการ {project.id}: คะแนนถ่วงน้ำหนักคำนวณได้ {shown(due)} แต่พิมพ์ไว้ {printed} "
        f"{CHECK_THE_PAGE_TH}",
        values=[
            quoted("weighted score", result, "weighted_score"),
            quoted(field, result, field),
            quoted("weight", result if result.weight is not None else project, "weight"),
        ],
        report=index,
        project=project.id,
        about=frozenset({("row", index, project.id, result.place, result.round_months)}),
        digits=confusable(result.weighted_score, due),
    )
