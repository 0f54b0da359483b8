"""Findings as SARIF 2.1.0, the exchange format of code scanners, for CI and review tools.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from thaimemo.schema.errors import ThaimemoError
from thaimemo.schema.evidence import Evidence
from thaimemo.schema.finding import AcrossFinding, Finding, FindingValue, Severity
from thaimemo.schema.record import Document, Record
from thaimemo.schema.rule_card import RuleCard

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def sarif_log(
    records: Sequence[Record],
    failures: Sequence[ThaimemoError],
    rules: Sequence[RuleCard],
    version: str,
    *,
    across: Sequence[AcrossFinding] = (),
    waived: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """One SARIF log with one run over all documents, as JSON with a line end.

    ``waived`` holds the waiver by the id of an accepted finding, which is listed as suppressed.
    """
    rules = sorted(rules, key=lambda rule: rule.code)
    places = {rule.code: index for index, rule in enumerate(rules)}
    documents = {record.document.id: index for index, record in enumerate(records)}
    run: dict[str, Any] = {
        "tool": sarif_tool(rules, version),
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not failures,
                "toolExecutionNotifications": [
                    sarif_notification(failure.source, type(failure).__name__, str(failure))
                    for failure in failures
                ],
            }
        ],
        "artifacts": [sarif_artifact(record.document) for record in records],
        "results": [
            result
            for index, record in enumerate(records)
            for result in sarif_results(record.document, record.findings, index, places)
        ]
        + [_across(finding, documents, places) for finding in across],
    }
    for result in run["results"]:
        if (reason := waived.get(result["partialFingerprints"]["thaimemoFinding/v1"])) is not None:
            result["suppressions"] = [
                {"kind": "external", "status": "accepted", "justification": f"--waive {reason}"}
            ]
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def sarif_tool(rules: Sequence[RuleCard], version: str) -> dict[str, Any]:
    """The program and its rules."""
    return {"driver": {"name": "thaimemo", "version": version, "rules": [_rule(rule) for rule in rules]}}


def sarif_results(
    document: Document, findings: Iterable[Finding], index: int, places: dict[str, int]
) -> Iterator[dict[str, Any]]:
    """The findings of the document with this place among the artifacts; ``places`` are those of the rules."""
    for finding in findings:
        yield _result(finding, document, index, places)


def _rule(rule: RuleCard) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.summary},
        "help": {"text": f"{rule.why}\n\nSilent when: {rule.silent_when}"},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def sarif_artifact(document: Document) -> dict[str, Any]:
    """One document."""
    return {
        "location": {"uri": _uri(document.source)},
        "mimeType": document.media_type,
        "hashes": {"sha-256": document.id},
    }


def _result(finding: Finding, document: Document, index: int, places: dict[str, int]) -> dict[str, Any]:
    located = [(value, value.evidence) for value in finding.values if value.evidence is not None]
    artifact = {"uri": _uri(document.source), "index": index}
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message},
        # SARIF keeps `locations` for one place; the other side of a contradiction is a related location.
        "locations": [_location(artifact, *located[0])]
        if located
        else [{"physicalLocation": _file(artifact)}],
        "relatedLocations": [
            {"id": number, **_location(artifact, value, evidence)}
            for number, (value, evidence) in enumerate(located[1:], start=1)
        ],
        "partialFingerprints": {"thaimemoFinding/v1": finding.id},
        "properties": finding.model_dump(
            mode="json",
            include={
                "title",
                "verdict",
                "message_th",
                "report",
                "project",
                "suggestion",
                "confusable_digits",
            },
        ),
    }
    if finding.rule in places:
        result["ruleIndex"] = places[finding.rule]
    return result


def _across(finding: AcrossFinding, documents: Mapping[str, int], places: dict[str, int]) -> dict[str, Any]:
    """A result whose places stand in several files; the last of them is the one to look at first."""
    located = []
    for value in reversed(finding.values):
        artifact = {"uri": _uri(value.source), "index": documents.get(value.document, -1)}
        place = {"physicalLocation": _file(artifact)}
        located.append(_location(artifact, value, value.evidence) if value.evidence else place)
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": located[:1],
        "relatedLocations": [{"id": number, **place} for number, place in enumerate(located[1:], start=1)],
        "partialFingerprints": {"thaimemoFinding/v1": finding.id},
        "properties": finding.model_dump(mode="json", include={"title", "message_th", "project"}),
    }
    if finding.rule in places:
        result["ruleIndex"] = places[finding.rule]
    return result


def _location(artifact: dict[str, Any], value: FindingValue, evidence: Evidence) -> dict[str, Any]:
    said = value.model_dump(mode="json")["value"]
    return {
        "physicalLocation": {
            **_file(artifact),
            "region": {"startLine": evidence.line, "snippet": {"text": evidence.quote}},
        },
        "message": {"text": value.label if said is None else f"{value.label}: {said}"},
        "properties": {"page": evidence.page, "bbox": evidence.bbox},
    }


def _file(artifact: dict[str, Any]) -> dict[str, Any]:
    return {"artifactLocation": artifact}


def sarif_notification(source: str, error: str, message: str) -> dict[str, Any]:
    """One input that could not be read: its path, the class of the error, what it says."""
    return {
        "level": "error",
        "message": {"text": message},
        "descriptor": {"id": error},
        "locations": [{"physicalLocation": _file({"uri": _uri(source)})}],
    }


def _uri(source: str) -> str:
    path = PurePath(source)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
