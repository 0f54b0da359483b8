"""What the audit says of a record: findings, and for every rule whether it could be checked."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from thaimemo.schema.evidence import Evidence, Model, Number

Severity = Literal["error", "warning", "info"]
Verdict = Literal["contradiction", "likely_misread", "ambiguous", "structural"]
Outcome = Literal["passed", "failed", "not_applicable"]


class FindingValue(Model):
    """One of the values that a finding compares, with the place it stands in."""

    label: str
    value: Number | str | bool | None
    evidence: Evidence | None = Field(None, exclude_if=lambda evidence: evidence is None)
    """Left out where the value stands nowhere: it is missing, or was computed."""


class Suggestion(Model):
    """The value that more independent witnesses stand behind."""

    value: Number | str
    because: str


class Finding(Model):
    """Two places of a document that cannot both be right, or a note on its form."""

    id: str
    rule: str
    severity: Severity
    verdict: Verdict
    title: str
    message: str
    message_th: str
    report: int | None = None
    project: str | None = None
    values: list[FindingValue] = Field(default_factory=list)
    suggestion: Suggestion | None = None
    confusable_digits: list[str] | None = None


class DocumentValue(FindingValue):
    """A value with the document that it stands in: its id, and its path or address as given."""

    document: str
    source: str


class AcrossFinding(Model):
    """Two documents of one agency that do not go together."""

    id: str
    rule: str
    severity: Severity
    title: str
    message: str
    message_th: str
    project: str | None = None
    values: list[DocumentValue]


class Check(Model):
    """One rule's outcome over the record."""

    rule: str
    outcome: Outcome
    reason: str
