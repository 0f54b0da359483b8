"""Calculations that the document states by itself, outside of what projects hold."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from thaimemo.audit.quoting import quoted
from thaimemo.schema.calculation import Calculation, CalculationKind
from thaimemo.schema.evidence import Grounded
from thaimemo.schema.finding import FindingValue
from thaimemo.schema.record import Record

Place = tuple[int, int, str]


def of_kind(record: Record, *kinds: CalculationKind) -> Iterator[Calculation]:
    """Those of the kinds, in the order of the document."""
    return (calculation for calculation in record.calculations if calculation.kind in kinds)


def spoken_of(calculation: Calculation) -> tuple[str, str]:
    """What a message begins with, in English and Thai: ``For 1.1 ``, or nothing where no project is known."""
    if calculation.project is None:
        return "", ""
    return f"For {calculation.project} ", f"โครงการ {calculation.project}: "


def quoted_values(calculation: Calculation, label: str) -> list[FindingValue]:
    """The stated number under ``label``, then its terms."""
    terms = [quoted(term.label or "term", term, "value") for term in calculation.terms]
    return [quoted(label, calculation, "stated"), *terms]


def due(total: Calculation) -> Decimal:
    """What the terms of a sum or a balance come to."""
    return sum((term.value for term in total.terms), Decimal(0))


def place_of(owner: Grounded, field: str) -> Place | None:
    """Page, line and quote of the first place that a number was read from."""
    return next(((e.page, e.line, e.quote) for e in owner.evidence.get(field, [])), None)


def corrected(record: Record) -> dict[Place | None, Decimal]:
    """By place, the totals that are not what their parts come to, with what they should be."""
    return {place_of(t, "stated"): due(t) for t in of_kind(record, "sum") if due(t) != t.stated}
