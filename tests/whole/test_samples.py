"""Every sample and every document held back from the code against its golden record."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from golden import differences, judge, load

from thaimemo.audit import rules
from thaimemo.extract.decode import decode
from thaimemo.pipeline.document import read
from thaimemo.schema.evidence import Evidence
from thaimemo.schema.record import Record

ROOT = Path(__file__).parents[2]
GOLDENS = sorted((ROOT / "samples").glob("*.gold.json"))
NAMES = [path.name.removesuffix(".gold.json") for path in GOLDENS]


@pytest.fixture(scope="module", params=GOLDENS, ids=NAMES)
def case(request: pytest.FixtureRequest) -> tuple[dict[str, Any], Path, Record]:
    golden = load(request.param)
    document = request.param.parent / golden["carriers"][0]
    return golden, document, read(document)


def test_every_golden_fact_is_read(case: tuple[dict[str, Any], Path, Record]) -> None:
    golden, _, record = case
    assert not list(differences(golden["record"], json.loads(record.model_dump_json())))


def test_what_must_be_found_is_found_and_nothing_else_is_an_error(
    case: tuple[dict[str, Any], Path, Record],
) -> None:
    golden, _, record = case
    judged = judge(golden["findings"], json.loads(record.model_dump_json())["findings"])
    assert (judged.missed, judged.false_errors, judged.false_alarms) == ([], [], [])


def test_every_quote_stands_in_its_line(case: tuple[dict[str, Any], Path, Record]) -> None:
    _, document, record = case
    text, _ = decode(document.read_bytes(), str(document))
    lines = text.split("\n")
    places = list(evidence_of(record))
    assert places
    assert [e for e in places if e.quote not in lines[e.line - 1] or not e.quote.strip()] == []


def evidence_of(value: object) -> list[Evidence]:
    """All places that a record names."""
    if isinstance(value, Evidence):
        return [value]
    if hasattr(value, "model_fields_set"):
        return [e for field in vars(value).values() for e in evidence_of(field)]
    if isinstance(value, dict):
        return [e for item in value.values() for e in evidence_of(item)]
    if isinstance(value, list | tuple):
        return [e for item in value for e in evidence_of(item)]
    return []


def test_all_rules_have_an_outcome(case: tuple[dict[str, Any], Path, Record]) -> None:
    _, _, record = case
    assert len({check.rule for check in record.checks}) == len(record.checks) == len(rules())
    assert all(check.reason for check in record.checks)
