"""Where in a document a value was read."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

Box = tuple[float, float, float, float]
"""``(x0, top, x1, bottom)`` in PDF points, counted from the top left corner of the page."""


def _as_number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


Number = Annotated[Decimal, PlainSerializer(_as_number, return_type=int | float, when_used="json")]
"""A number as printed: exact inside the program, a JSON number outside."""


class Model(BaseModel):
    """The base of everything in a record: no unknown keys."""

    model_config = ConfigDict(extra="forbid")


class Evidence(Model):
    """One stretch of one printed line.

    ``page`` and ``line`` count from 1; ``line`` is the line of the extracted text of that page, and of
    the whole file for plain text. ``bbox`` is null where the carrier has no places. ``quote`` is the text
    exactly as it stands in the document, before any repair.
    """

    page: int = Field(ge=1)
    line: int = Field(ge=1)
    bbox: Box | None = None
    quote: str


EvidenceMap = dict[str, list[Evidence]]


class Grounded(Model):
    """An object whose values name the places they were read from, by field name."""

    evidence: EvidenceMap = Field(default_factory=dict)
