"""How a rule is written: one module in ``audit/rules``, its first docstring line, one decorated function."""

from __future__ import annotations

import sys
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

from thaimemo.schema.finding import FindingValue, Severity, Suggestion, Verdict
from thaimemo.schema.record import Record
from thaimemo.schema.rule_card import RuleCard


@dataclass(frozen=True, slots=True)
class Issue:
    """A defect as a rule sees it, before it becomes a finding.

    ``about`` names the defect (a project's result, a list, a date); where two rules have an issue about one
    thing, the rule that supersedes the other reports it. ``digits`` is the confusable pair that would explain
    it. What is None is taken from the rule.
    """

    message: str
    message_th: str
    values: Sequence[FindingValue]
    report: int | None = None
    project: str | None = None
    about: frozenset[Hashable] = frozenset()
    severity: Severity | None = None
    verdict: Verdict | None = None
    suggestion: Suggestion | None = None
    digits: list[str] | None = None


@dataclass(frozen=True, slots=True)
class Agreed:
    """One comparison that held."""


@dataclass(frozen=True, slots=True)
class Silent:
    """A comparison that was left out, and why."""

    reason: str


Outcomes = Iterator[Issue | Agreed | Silent]
CheckFunction = Callable[[Record], Outcomes]


@dataclass(frozen=True, slots=True)
class Rule(RuleCard):
    """One rule of the catalogue.

    ``absent`` is the reason given where the record holds nothing to compare; ``supersedes`` names the rules
    whose issue about the same thing is one defect with this rule's.
    """

    absent: str
    check: CheckFunction
    verdict: Verdict = "contradiction"
    supersedes: tuple[str, ...] = ()


def rule(
    *,
    code: str,
    name: str,
    severity: Severity,
    title: str,
    why: str,
    silent_when: str,
    absent: str,
    verdict: Verdict = "contradiction",
    supersedes: tuple[str, ...] = (),
) -> Callable[[CheckFunction], Rule]:
    """Make a rule of a function over the record; its sentence is the first line of its module's docstring."""

    def of(check: CheckFunction) -> Rule:
        summary = (sys.modules[check.__module__].__doc__ or "").strip().split("\n", 1)[0]
        return Rule(
            code, name, severity, title, summary, why, silent_when, absent, check, verdict, supersedes
        )

    return of
