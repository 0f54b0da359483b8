"""One disagreement at a time put into the clean sample is found with its line; the sample has none."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from thaimemo.pipeline.document import read

ROOT = Path(__file__).parents[2]
CLEAN = ROOT / "samples" / "hr-scorecard-clean.md"
CASES = tomllib.loads(Path(__file__).with_name("planted.toml").read_text("utf-8"))["case"]


def test_the_clean_sample_has_no_error_and_no_warning() -> None:
    assert [f.message for f in read(CLEAN).findings if f.severity != "info"] == []


@pytest.mark.parametrize("case", CASES, ids=[c["what"] for c in CASES])
def test_found_with_its_line(case: dict[str, Any]) -> None:
    lines = CLEAN.read_text("utf-8").split("\n")
    at = case["line"] - 1
    assert case["old"] in lines[at], lines[at]
    lines[at] = lines[at].replace(case["old"], case["new"], 1)
    findings = [f for f in read("\n".join(lines).encode(), "planted.md").findings if f.severity != "info"]
    hits = [f for f in findings if f.rule in case["rules"]]
    assert hits, [f.message for f in findings]
    assert [f.rule for f in findings if f.severity == "error" and f not in hits] == []
    quoted = {value.evidence.line for f in hits for value in f.values if value.evidence}
    assert case.get("seen", case["line"]) in quoted
