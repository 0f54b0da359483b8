"""Reports of one agency put in order, their projects linked, and every pair of neighbours compared."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from rapidfuzz import fuzz

from thaimemo.audit.across.rules import RULES, AcrossRule, Difference
from thaimemo.audit.across.standing import ProjectStanding, Standing
from thaimemo.schema.finding import AcrossFinding, DocumentValue

SAME_PROJECT = 90


def across_rules() -> tuple[AcrossRule, ...]:
    """The rules between documents, sorted by code."""
    return tuple(sorted(RULES, key=lambda rule: rule.code))


def compare(standings: Iterable[Standing]) -> list[AcrossFinding]:
    """What the reports of each agency say against each other, the earliest first.

    Two reports of one round are two versions of one and are not compared.
    """
    agencies: dict[str, dict[tuple[int, int], list[Standing]]] = defaultdict(lambda: defaultdict(list))
    for standing in standings:
        agencies[standing.agency][standing.year, standing.months].append(standing)
    findings: dict[str, AcrossFinding] = {}
    for rounds in agencies.values():
        single = [found[0] for _, found in sorted(rounds.items()) if len({s.document for s in found}) == 1]
        for earlier, later in pairwise(single):
            for finding in _between(earlier, later):
                findings.setdefault(finding.id, finding)
    return list(findings.values())


def _between(earlier: Standing, later: Standing) -> Iterator[AcrossFinding]:
    if earlier.document == later.document:  # the document's own rules see both
        return
    for before, after in _linked(earlier.projects, later.projects):
        for rule in RULES:
            if rule.within_year and earlier.year != later.year:
                continue
            for difference in rule.compare((earlier, before), (later, after)):
                yield _finding(rule, earlier, later, before, after, difference)


def _linked(
    earlier: Iterable[ProjectStanding], later: Iterable[ProjectStanding]
) -> Iterator[tuple[ProjectStanding, ProjectStanding]]:
    """Each project with the one of the same name; a name that could be two is left out."""
    left = list(earlier)
    for project in later:
        alike = [p for p in left if fuzz.ratio(p.name, project.name) >= SAME_PROJECT]
        exact = [p for p in alike if p.name == project.name]
        chosen = exact if exact else alike
        if len(chosen) == 1:
            left.remove(chosen[0])
            yield chosen[0], project


def _finding(
    rule: AcrossRule,
    earlier: Standing,
    later: Standing,
    before: ProjectStanding,
    after: ProjectStanding,
    difference: Difference,
) -> AcrossFinding:
    values = [
        DocumentValue(
            document=standing.document,
            source=standing.source,
            label=f"{difference.label}, {standing.months} months of {standing.year}",
            value=told.value or None,
            evidence=told.evidence,
        )
        for standing, told in ((earlier, difference.earlier), (later, difference.later))
    ]
    identity = [rule.code, earlier.document, later.document, before.id, after.id, difference.label]
    return AcrossFinding(
        id=hashlib.sha256("\x1f".join(identity).encode()).hexdigest()[:16],
        rule=rule.code,
        severity=rule.severity,
        title=rule.title,
        message=difference.message,
        message_th=difference.message_th,
        project=after.id,
        values=values,
    )
