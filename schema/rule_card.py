"""What a rule of the audit says of itself, to whoever reads its findings."""

from __future__ import annotations

from dataclasses import dataclass

from thaimemo.schema.finding import Severity


@dataclass(frozen=True, slots=True)
class RuleCard:
    """The facts of a rule; ``summary`` is one sentence, ``silent_when`` half of one."""

    code: str
    name: str
    severity: Severity
    title: str
    summary: str
    why: str
    silent_when: str
