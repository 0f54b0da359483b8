"""A dimension's subtotal is not what its rows add up to."""

from __future__ import annotations

from decimal import Decimal

from thaimemo.audit.rule import Agreed, Issue, Outcomes, Silent, rule
from thaimemo.audit.rules.total_differs_from_rows import compare_fields, share
from thaimemo.audit.weights import Row, rows
from thaimemo.normalize.rounding import agree
from thaimemo.schema.record import Record
from thaimemo.schema.report import Report, Total

HUNDRED = Decimal(100)


@rule(
    code="SCO10",
    name="score.dimension_subtotal",
    severity="error",
    title="A subtotal is not that of its rows",
    why="A subtotal can be repeated by every reader.",
    silent_when="a simple or a weighted mean, or a sum, fits, in one of the places where the rows stand; "
    "or most subtotals fit none",
    absent="no subtotal of a dimension is stated",
)
def _check(record: Record) -> Outcomes:
    for index, report in enumerate(record.reports):
        compared: dict[str, list[Agreed | Silent | Issue]] = {}
        for total in report.totals:
            if total.dimension is None:
                continue
            if total.full_score is not None:
                yield from share(index, total)
            if _is_weighed(total):
                total = total.model_copy(update={"weighted_score": None})
            tables = _scored(report, total)
            if not tables:
                yield Silent(f"dimension {total.dimension}: its rows were not read")
            for field, outcome in _best(index, total, tables).items():
                compared.setdefault(field, []).append(outcome)
        for outcomes in compared.values():
            yield from _where_most_fit(outcomes)


def _scored(report: Report, total: Total) -> list[list[Row]]:
    """The rows of the total's dimension and round in each place that scores them."""
    tables = [
        [r for r in table if r.project.dimension == total.dimension]
        for (_, months), table in rows(report).items()
        if total.round_months is None or months == total.round_months
    ]
    return [t for t in tables if any(r.result.weighted_score or r.result.score for r in t)]


def _best(index: int, total: Total, tables: list[list[Row]]) -> dict[str, Agreed | Silent | Issue]:
    """What is found for each column in the place that the subtotal fits, else in the first."""
    best: dict[str, Agreed | Silent | Issue] = {}
    for table in tables:
        for field, outcome in compare_fields(index, total, table, f"of dimension {total.dimension}").items():
            if field not in best or (isinstance(best[field], Issue) and not isinstance(outcome, Issue)):
                best[field] = outcome
    return best


def _where_most_fit(outcomes: list[Agreed | Silent | Issue]) -> Outcomes:
    """The outcomes for one column; of several subtotals most have to fit before one of them is wrong."""
    agreed = sum(isinstance(o, Agreed) for o in outcomes)
    missed = sum(isinstance(o, Issue) for o in outcomes)
    for outcome in outcomes:
        if isinstance(outcome, Issue) and missed > max(agreed, 1):
            yield Silent("most subtotals are counted in another way")
        else:
            yield outcome


def _is_weighed(total: Total) -> bool:
    """The row weighs the score of its group among the others: 80 with 70 per cent is 56."""
    weight, score, weighted = total.weight, total.score, total.weighted_score
    if weight is None or score is None or weighted is None:
        return False
    return weighted != score and agree(weight * score / HUNDRED, weighted)
