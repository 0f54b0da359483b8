"""What a sentence or a table row states and lets its reader compute, whatever project it speaks of."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from thaimemo.schema.evidence import Grounded, Number

CalculationKind = Literal["share", "part", "sum", "balance", "list", "words", "days"]
"""``share``: so many per cent are the first term of the second; ``part``: so many are taken from the term;
``sum``: the terms come to it; ``balance``: money spent, committed and left comes to the money allotted;
``list``: so many are announced, the term is how many are listed; ``words``: the term is the number written
out; ``days``: the terms are the days and the working days of the dates beside it."""


class Term(Grounded):
    """One number that the stated one is computed from; evidence under ``value``."""

    value: Number
    label: str | None = None
    """What it is: ``part``, ``whole``, ``spent``, ``committed``, ``left``, ``listed``."""


class Calculation(Grounded):
    """A number with those that determine it, printed together; evidence under ``stated``."""

    kind: CalculationKind
    stated: Number
    unit: str | None = None
    certain: bool = True
    """False where the terms may overlap or may not be all: nothing else of the table adds up in that way."""
    of_target: bool = False
    """The whole is what was aimed at, and may be exceeded."""
    terms: list[Term] = Field(default_factory=list)
    report: int | None = None
    project: str | None = None
    """The project in whose section it stands."""
