"""Every rule over its own cases: ``cases/CODE.toml`` says what fails, what passes, and what is reported."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from grounded import record_of

from thaimemo.audit import Rule, audit, rules

CASES = Path(__file__).parent / "cases"


def cases(kind: str) -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.toml")):
        data = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
        assert set(data) <= {"fails", "passes"}, path
        for case in data.get(kind, []):
            found.append(pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}"))
    return found


@pytest.mark.parametrize(("code", "case"), cases("fails"))
def test_reports(code: str, case: dict[str, Any]) -> None:
    audited = audit(record_of(case["record"]))
    by = case.get("reported_as", code)
    findings = [f for f in audited.findings if f.rule == by]
    assert len(findings) == case.get("findings", 1), audited.findings
    check = next(c for c in audited.checks if c.rule == code)
    assert check.outcome == "failed"
    if by != code:
        assert not [f for f in audited.findings if f.rule == code]
        assert check.reason == f"reported as {by}"
    finding = findings[0]
    default = next(r.severity for r in rules() if r.code == by)
    assert finding.severity == case.get("severity", default)
    assert finding.project == case.get("project")
    assert finding.values
    assert "verdict" not in case or finding.verdict == case["verdict"]
    suggested = finding.suggestion.value if finding.suggestion else ""
    assert str(suggested) == str(case.get("suggestion", "")), finding
    assert (finding.confusable_digits or []) == case.get("confusable", [])
    assert len(finding.values) >= case.get("values", 1), finding.values


@pytest.mark.parametrize(("code", "case"), cases("passes"))
def test_stays_silent(code: str, case: dict[str, Any]) -> None:
    audited = audit(record_of(case["record"]))
    assert not [f for f in audited.findings if f.rule == code]
    check = next(c for c in audited.checks if c.rule == code)
    assert check.outcome == case.get("outcome", "passed"), check
    assert case.get("reason", "") in check.reason


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_has_failing_and_passing_cases_and_says_why(rule: Rule) -> None:
    path = CASES / f"{rule.code}.toml"
    assert path.exists(), f"{path.name} is missing"
    data = tomllib.loads(path.read_text("utf-8"))
    assert data.get("fails"), f"{path.name} needs a failing case"
    assert data.get("passes"), f"{path.name} needs a passing case"
    for text in (rule.summary, rule.why, rule.silent_when, rule.absent, rule.title):
        assert text.strip(), rule.code
    assert rule.summary.endswith("."), rule.summary
    assert set(rule.supersedes) <= {r.code for r in rules()}


def test_the_catalogue_is_complete_and_unambiguous() -> None:
    sizes = {"HDR": 9, "PER": 5, "DAT": 7, "CNT": 8, "RUB": 5, "SCO": 12, "NAM": 8, "STR": 8, "NAR": 3}
    expected = [f"{kind}{n:02}" for kind, size in sizes.items() for n in range(1, size + 1)]
    assert sorted(expected) == [r.code for r in rules()]
    assert len({r.name for r in rules()}) == len(rules())
    assert len({r.summary for r in rules()}) == len(rules())
    assert {p.stem for p in CASES.glob("*.toml")} == set(expected)


def test_no_rule_supersedes_itself_on_a_detour() -> None:
    by_code = {r.code: r for r in rules()}

    def below(code: str) -> set[str]:
        return {c for direct in by_code[code].supersedes for c in {direct} | below(direct)}

    assert all(code not in below(code) for code in by_code)
