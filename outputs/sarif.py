"""Findings as SARIF 2.1.0, the exchange format of code scanners, for CI and review tools.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:  # the models of a record take longer to load than a hundred documents to tell
    from thaimemo.schema.errors import ThaimemoError
    from thaimemo.schema.finding import AcrossFinding
    from thaimemo.schema.record import Record
    from thaimemo.schema.rule_card import RuleCard

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}
PROPERTIES = ("verdict", "title", "message_th", "report", "project", "suggestion", "confusable_digits")
PROPERTIES_ACROSS = ("title", "message_th", "project")
Object = dict[str, Any]


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
    told = [record.model_dump(mode="json", include={"document", "findings"}) for record in records]
    documents = {record["document"]["id"]: index for index, record in enumerate(told)}
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
        "artifacts": [sarif_artifact(record["document"]) for record in told],
        "results": [
            result
            for index, record in enumerate(told)
            for result in sarif_results(record["document"], record["findings"], index, places)
        ]
        + [_across(finding.model_dump(mode="json"), documents, places) for finding in across],
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
    document: Object, findings: Iterable[Object], index: int, places: dict[str, int]
) -> Iterator[Object]:
    """The findings of the document with this place among the artifacts; ``places`` are those of the rules.

    Both are given as the JSON objects of the record that they stand in.
    """
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


def sarif_artifact(document: Object) -> Object:
    """One document, given as the JSON object of its record."""
    return {
        "location": {"uri": _uri(document["source"])},
        "mimeType": document["media_type"],
        "hashes": {"sha-256": document["id"]},
    }


def _result(finding: Object, document: Object, index: int, places: dict[str, int]) -> Object:
    located = [(value, value["evidence"]) for value in finding["values"] if value.get("evidence")]
    artifact = {"uri": _uri(document["source"]), "index": index}
    result: Object = {
        "ruleId": finding["rule"],
        "level": LEVELS[finding["severity"]],
        "message": {"text": finding["message"]},
        # SARIF keeps `locations` for one place; the other side of a contradiction is a related location.
        "locations": [_location(artifact, *located[0])]
        if located
        else [{"physicalLocation": _file(artifact)}],
        "relatedLocations": [
            {"id": number, **_location(artifact, value, evidence)}
            for number, (value, evidence) in enumerate(located[1:], start=1)
        ],
        "partialFingerprints": {"thaimemoFinding/v1": finding["id"]},
        "properties": {name: finding[name] for name in PROPERTIES},
    }
    if finding["rule"] in places:
        result["ruleIndex"] = places[finding["rule"]]
    return result


def _across(finding: Object, documents: Mapping[str, int], places: dict[str, int]) -> Object:
    """A result whose places stand in several files; the last of them is the one to look at first."""
    located = []
    for value in reversed(finding["values"]):
        artifact = {"uri": _uri(value["source"]), "index": documents.get(value["document"], -1)}
        place = {"physicalLocation": _file(artifact)}
        located.append(_location(artifact, value, value["evidence"]) if value.get("evidence") else place)
    result: Object = {
        "ruleId": finding["rule"],
        "level": LEVELS[finding["severity"]],
        "message": {"text": finding["message"]},
        "locations": located[:1],
        "relatedLocations": [{"id": number, **place} for number, place in enumerate(located[1:], start=1)],
        "partialFingerprints": {"thaimemoFinding/v1": finding["id"]},
        "properties": {name: finding[name] for name in PROPERTIES_ACROSS},
    }
    if finding["rule"] in places:
        result["ruleIndex"] = places[finding["rule"]]
    return result


def _location(artifact: Object, value: Object, evidence: Object) -> Object:
    said = float(value["value"]) if isinstance(value["value"], Decimal) else value["value"]
    return {
        "physicalLocation": {
            **_file(artifact),
            "region": {"startLine": evidence["line"], "snippet": {"text": evidence["quote"]}},
        },
        "message": {"text": value["label"] if said is None else f"{value['label']}: {said}"},
        "properties": {"page": evidence["page"], "bbox": evidence["bbox"]},
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
