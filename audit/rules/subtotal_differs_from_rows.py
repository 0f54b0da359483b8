"""A dimension's subtotal is not what its rows add up to."""

from __future__ import annotations

from decimal import Decimal

from thaimemo.audit.rule import Issue, Outcomes, Silent, rule
from thaimemo.audit.rules.total_differs_from_rows import compare, share
from thaimemo.audit.weights import rows
from thaimemo.normalize.rounding import agree
from thaimemo.schema.record import Record
from thaimemo.schema.report import Total

HUNDRED = Decimal(100)


@rule(
    code="SCO10",
    name="score.dimension_subtotal",
    severity="error",
    title="A subtotal is not that of its rows",
    why="A subtotal can be repeated by every reader.",
    silent_when="a simple or a weighted mean, or a sum, fits, in one of the places where the rows stand",
    absent="no subtotal of a dimension is stated",
)
def _check(record: Record) -> Outcomes:
    for index, report in enumerate(record.reports):
        for total in report.totals:
            if total.dimension is None:
                continue
            if total.full_score is not None:
                yield from share(index, total)
            if _is_weighed(total):
                total = total.model_copy(update={"weighted_score": None})
            tables = [
                [r for r in table if r.project.dimension == total.dimension]
                for (_, months), table in rows(report).items()
                if total.round_months is None or months == total.round_months
            ]
            scored = [t for t in tables if any(r.result.weighted_score or r.result.score for r in t)]
            if not scored:
                yield Silent(f"dimension {total.dimension}: its rows were not read")
                continue
            compared = [
                list(compare(index, total, table, f"of dimension {total.dimension}")) for table in scored
            ]
            yield from next((c for c in compared if not any(isinstance(o, Issue) for o in c)), compared[0])


def _is_weighed(total: Total) -> bool:
    """The row weighs the score of its group among the others: 80 with 70 per cent is 56."""
    weight, score, weighted = total.weight, total.score, total.weighted_score
    if weight is None or score is None or weighted is None:
        return False
    return weighted != score and agree(weight * score / HUNDRED, weighted)
