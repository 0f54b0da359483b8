"""The whole record: one input file gives one."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from thaimemo.schema.calculation import Calculation
from thaimemo.schema.evidence import Evidence, Grounded, Model
from thaimemo.schema.finding import Check, Finding
from thaimemo.schema.memo import Memo, Signatory, Stamp
from thaimemo.schema.report import Report

SCHEMA_VERSION = "1.0"

ObservationKind = Literal[
    "ocr_confusion",
    "tautology",
    "mixed_digits",
    "abbreviation_variant",
    "row_joined",
    "cell_bleed",
    "label_repaired",
    "line_joined",
    "impossible_count",
    "invalid_date",
    "reversed_dates",
    "other_era",
    "incomplete_date",
    "unexplained_number",
    "doubtful_name",
    "duplicate_page",
]


class Observation(Grounded):
    """Something that was noticed in the text while reading it; evidence under ``text``, every place of it."""

    kind: ObservationKind
    text: str
    """As printed (or the raw value for a date that cannot be)."""
    expected: str | None = None
    """What most probably should stand there."""
    report: int | None = None
    project: str | None = None
    note: str | None = None


class Document(Model):
    """The file itself."""

    id: str
    """SHA-256 of the input bytes, hexadecimal."""
    source: str
    media_type: str
    page_count: int
    text_source: Literal["plain", "text-layer", "ocr", "mixed"]
    text_quality: float = Field(ge=0, le=1)
    """How far the characters can be trusted."""
    warnings: list[str] = Field(default_factory=list)


class Record(Model):
    """One document as normalised, grounded data, with what the audit found in it."""

    schema_version: str = SCHEMA_VERSION
    document: Document
    memo: Memo | None = None
    stamps: list[Stamp] = Field(default_factory=list)
    signatories: list[Signatory] = Field(default_factory=list)
    reports: list[Report] = Field(default_factory=list)
    calculations: list[Calculation] = Field(default_factory=list)
    """Those of the whole document that no project holds as counts, lists or ratios."""
    observations: list[Observation] = Field(default_factory=list)
    findings: list[Finding] = Field(default_factory=list)
    checks: list[Check] = Field(default_factory=list)


__all__ = ["SCHEMA_VERSION", "Document", "Evidence", "Observation", "Record"]
