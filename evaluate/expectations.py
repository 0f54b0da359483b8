"""Findings judged by what a golden file expects: ``must``, ``may`` and ``must_not``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from thaimemo.evaluate.likeness import even

Expected = dict[str, Any]
"""``{"rules": [...], "project": "1.1" or null, "quotes": [...], "why": "..."}``."""


@dataclass(slots=True)
class Judgement:
    """What became of the expectations of one document."""

    found: list[tuple[Expected, str]] = field(default_factory=list)
    """Expected findings, each with the rule that reported it."""
    missed: list[Expected] = field(default_factory=list)
    rightful: list[dict[str, Any]] = field(default_factory=list)
    """Errors that the golden file expects or allows."""
    false_errors: list[dict[str, Any]] = field(default_factory=list)
    false_alarms: list[tuple[Expected, dict[str, Any]]] = field(default_factory=list)
    """Traps of the golden file with the error or warning that fell into them."""


def covers(expected: Expected, finding: dict[str, Any]) -> bool:
    """Whether a finding is the one described by rules, project and quotes."""
    if finding["rule"] not in expected["rules"]:
        return False
    if expected.get("project") and finding.get("project") and expected["project"] != finding["project"]:
        return False
    seen = [even(value["evidence"]["quote"]) for value in finding["values"] if value.get("evidence")]
    quotes = [even(quote) for quote in expected.get("quotes", [])]
    return not quotes or any(
        q in s or (s in q and len(s) >= max(2, len(q) / 4)) for q in quotes for s in seen
    )


def judge(expected: dict[str, list[Expected]], findings: list[dict[str, Any]]) -> Judgement:
    """The findings of one record against the ``findings`` of its golden file."""
    must, may, must_not = (expected.get(kind, []) for kind in ("must", "may", "must_not"))
    strong = [finding for finding in findings if finding["severity"] != "info"]
    judgement = Judgement()
    for wanted in must:
        hit = next((finding for finding in strong if covers(wanted, finding)), None)
        if hit is None:
            judgement.missed.append(wanted)
        else:
            judgement.found.append((wanted, hit["rule"]))
    for finding in strong:
        if finding["severity"] != "error":
            continue
        known = any(covers(wanted, finding) for wanted in [*must, *may])
        (judgement.rightful if known else judgement.false_errors).append(finding)
    judgement.false_alarms = [
        (trap, finding)
        for trap in must_not
        for finding in strong
        if covers(trap, finding) and not any(covers(wanted, finding) for wanted in must)
    ]
    return judgement
