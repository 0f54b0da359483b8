"""What holds for every audit, whatever the rules say."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from grounded import record_of

from thaimemo.audit import audit, rules
from thaimemo.audit.digits import confusable
from thaimemo.audit.witnesses import Witness, vote
from thaimemo.schema.record import Record

CASES = sorted((Path(__file__).parent / "cases").glob("*.toml"))


def records(path: Path) -> list[Record]:
    data = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
    return [record_of(case["record"]) for kind in ("fails", "passes") for case in data.get(kind, [])]


def test_an_empty_record_has_no_findings_and_every_check_says_why() -> None:
    audited = audit(record_of({}))
    assert audited.findings == []
    assert [c.rule for c in audited.checks] == [r.code for r in rules()]
    assert {c.outcome for c in audited.checks} == {"not_applicable"}
    assert all(c.reason for c in audited.checks)


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_findings_are_the_same_in_every_run_and_after_a_round_trip(path: Path) -> None:
    for record in records(path):
        once = audit(record)
        assert audit(once) == once
        again = audit(Record.model_validate_json(record.model_dump_json()))
        assert [f.id for f in again.findings] == [f.id for f in once.findings]
        assert len({f.id for f in once.findings}) == len(once.findings)


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_messages_name_no_person_and_blame_nobody(path: Path) -> None:
    for record in records(path):
        names = [s.name for s in record.signatories if s.name]
        for finding in audit(record).findings:
            assert finding.message.strip()
            assert any("\u0e00" <= c <= "\u0e7f" for c in finding.message_th), finding.message_th
            assert not any(name in finding.message + finding.message_th for name in names)
            assert "author" not in finding.message
            assert len(finding.values) <= 40


@pytest.mark.parametrize(
    ("a", "b", "pair"),
    [
        (80, 60, ["๖", "๘"]),
        (2562, 2563, ["๒", "๓"]),
        (4, 5, ["๔", "๕"]),
        (30, 31, ["๐", "๑"]),
        (80, 100, None),
        (12, 34, None),
        (7, 8, None),
    ],
)
def test_confusable_digits(a: int, b: int, pair: list[str] | None) -> None:
    assert confusable(a, b) == pair
    assert confusable(b, a) == pair


def test_one_witness_against_one_is_no_vote() -> None:
    assert vote([Witness(Decimal(60), "a"), Witness(Decimal(80), "b")]) is None
    decided = vote([Witness(Decimal(60), "a"), Witness(Decimal(80), "b"), Witness(Decimal(60), "c")])
    assert decided is not None
    assert decided.value == 60
