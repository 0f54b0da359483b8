"""What a run came to: recall by rule, false errors on the harmless twins, and what was missed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from contradictions.trial import GRAVITY, Outcome
from thaimemo.audit import rules

SHOWN = 40


def tally(outcomes: Iterable[Outcome], clean: dict[str, list[str]]) -> dict[str, Any]:
    """Figures of a run as JSON; ``clean`` holds errors of the unchanged documents by name."""
    planted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    reported: Counter[str] = Counter()
    severities = {rule.code: rule.severity for rule in rules()}
    below = further = twins = false_errors = false_warnings = 0
    missed, alarms = [], []
    for outcome in outcomes:
        change = outcome.change
        if not change.rules:
            twins += 1
            false_errors += bool(outcome.errors)
            false_warnings += bool(outcome.warnings)
            if outcome.errors:
                alarms.append(f"{outcome.document}: {change.name}: {outcome.errors[0]}")
            continue
        rule = change.rules[0]
        planted[rule] += 1
        below += GRAVITY[change.severity] < GRAVITY[severities[rule]]  # type: ignore[index]
        if outcome.found is None:
            missed.append(f"{outcome.document}: {rule} {change.name}")
        else:
            found[rule] += 1
            reported[outcome.found] += 1
            further += bool(outcome.errors)
    total = sum(planted.values())
    return {
        "documents": len(clean),
        "clean_documents_with_an_error": sum(bool(errors) for errors in clean.values()),
        "contradictions": total,
        "found": sum(found.values()),
        "recall": round(sum(found.values()) / total, 4) if total else None,
        "taken_below_severity": below,
        "with_a_second_error": further,
        "twins": twins,
        "false_errors": false_errors,
        "false_error_rate": round(false_errors / twins, 5) if twins else None,
        "false_warnings": false_warnings,
        "rules": {
            rule: {"planted": n, "found": found[rule], "recall": round(found[rule] / n, 4)}
            for rule, n in sorted(planted.items())
        },
        "reported_by": dict(sorted(reported.items())),
        "missed": missed[:SHOWN],
        "alarms": alarms[:SHOWN],
    }
