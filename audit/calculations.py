"""Calculations that the document states by itself, outside of what projects hold."""

from __future__ import annotations

from collections.abc import Iterator

from thaimemo.audit.quoting import quoted
from thaimemo.schema.calculation import Calculation, CalculationKind
from thaimemo.schema.finding import FindingValue
from thaimemo.schema.record import Record


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
