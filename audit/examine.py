"""Every rule run over a record, one finding a defect."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from thaimemo.audit.registry import rules
from thaimemo.audit.rule import Agreed, Issue, Rule, Silent
from thaimemo.schema.finding import Check, Finding, FindingValue
from thaimemo.schema.record import Record

MOST_VALUES = 40
"""Places listed in one finding; what is above is only counted."""


@dataclass(slots=True)
class _Run:
    """What one rule said of the record."""

    rule: Rule
    issues: list[Issue] = field(default_factory=list)
    agreed: int = 0
    reasons: list[str] = field(default_factory=list)
    reported_as: list[str] = field(default_factory=list)

    def check(self) -> Check:
        told = "; ".join(dict.fromkeys(self.reasons))
        if self.issues or self.reported_as:
            parts = [f"{len(self.issues)} finding{'s' * (len(self.issues) != 1)}"] if self.issues else []
            parts += [f"reported as {code}" for code in dict.fromkeys(self.reported_as)]
            return Check(rule=self.rule.code, outcome="failed", reason="; ".join(parts))
        if self.agreed:
            reason = f"{self.agreed} comparison{'s' * (self.agreed != 1)} held"
            return Check(
                rule=self.rule.code, outcome="passed", reason=f"{reason}; {told}" if told else reason
            )
        return Check(rule=self.rule.code, outcome="not_applicable", reason=told or self.rule.absent)


def audit(record: Record) -> Record:
    """The record with ``findings`` and ``checks`` of every rule; what it held of them before is replaced."""
    runs = {rule.code: _run(rule, record) for rule in rules()}
    absorbed = _absorb(runs)
    findings: dict[str, Finding] = {}
    for run in runs.values():
        for index, issue in enumerate(run.issues):
            finding = _finding(run.rule, issue, absorbed.get((run.rule.code, index), []), findings)
            findings[finding.id] = finding
    return record.model_copy(
        update={"findings": list(findings.values()), "checks": [run.check() for run in runs.values()]}
    )


def _run(rule: Rule, record: Record) -> _Run:
    run = _Run(rule)
    for outcome in rule.check(record):
        match outcome:
            case Issue():
                run.issues.append(outcome)
            case Agreed():
                run.agreed += 1
            case Silent(reason):
                run.reasons.append(reason)
    return run


def _absorb(runs: dict[str, _Run]) -> dict[tuple[str, int], list[FindingValue]]:
    """Take superseded issues out of their runs; their values by (rule code, index) of the issue "
    "that reports them."""
    moved: dict[str, dict[int, tuple[str, int]]] = {code: {} for code in runs}
    for code, run in runs.items():
        for other in run.rule.supersedes:
            for at, theirs in enumerate(runs[other].issues):
                for index, ours in enumerate(run.issues):
                    if at not in moved[other] and ours.about & theirs.about:
                        moved[other][at] = (code, index)
    values: dict[tuple[str, int], list[FindingValue]] = {}
    places: dict[tuple[str, int], int] = {}
    for code, run in runs.items():
        kept = [index for index in range(len(run.issues)) if index not in moved[code]]
        places.update({(code, index): position for position, index in enumerate(kept)})
    for code, targets in moved.items():
        for at, target in targets.items():
            while target[1] in moved[target[0]]:
                target = moved[target[0]][target[1]]
            values.setdefault((target[0], places[target]), []).extend(runs[code].issues[at].values)
            runs[code].reported_as.append(target[0])
    for code, run in runs.items():
        run.issues = [issue for index, issue in enumerate(run.issues) if index not in moved[code]]
    return values


def _finding(rule: Rule, issue: Issue, further: Iterable[FindingValue], taken: dict[str, Finding]) -> Finding:
    values = list(issue.values)
    places = {_place(value) for value in values}
    values += [value for value in further if _place(value) not in places]
    identity = [rule.code, str(issue.report), str(issue.project), *map(_place, values)]
    number = 0
    while (key := _hash([*identity, *([str(number)] if number else [])])) in taken:
        number += 1
    return Finding(
        id=key,
        rule=rule.code,
        severity=issue.severity or rule.severity,
        verdict=issue.verdict or ("likely_misread" if issue.digits else rule.verdict),
        title=rule.title,
        message=issue.message,
        message_th=issue.message_th,
        report=issue.report,
        project=issue.project,
        values=values[:MOST_VALUES],
        suggestion=issue.suggestion,
        confusable_digits=issue.digits,
    )


def _place(value: FindingValue) -> str:
    if (evidence := value.evidence) is not None:
        return f"{evidence.page}:{evidence.line}:{evidence.quote}"
    return f"{value.label}={value.value}"


def _hash(parts: Iterable[str]) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
