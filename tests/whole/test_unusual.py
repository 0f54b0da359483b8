"""Clean samples with a passage that only looks wrong stay clean; with a wrong one they do not."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from thaimemo.pipeline.document import read
from thaimemo.schema.finding import Finding

SAMPLES = Path(__file__).parents[2] / "samples"
CASES = tomllib.loads(Path(__file__).with_name("unusual.toml").read_text("utf-8"))


def findings(case: dict[str, Any]) -> list[Finding]:
    text = (SAMPLES / case["sample"]).read_text("utf-8")
    assert text.count(case["old"]) >= 1, case["old"]
    changed = text.replace(case["old"], case["new"], 1)
    known = {f.message for f in read(text.encode(), case["sample"]).findings}
    found = read(changed.encode(), case["sample"]).findings
    return [f for f in found if f.severity != "info" and f.message not in known]


@pytest.mark.parametrize("case", CASES["right"], ids=[c["what"] for c in CASES["right"]])
def test_right_however_it_looks(case: dict[str, Any]) -> None:
    assert [f"{f.rule} {f.message}" for f in findings(case)] == []


@pytest.mark.parametrize("case", CASES["wrong"], ids=[c["what"] for c in CASES["wrong"]])
def test_wrong_wherever_it_stands(case: dict[str, Any]) -> None:
    found = findings(case)
    assert case["rule"] in [f.rule for f in found], found
    assert {f.rule for f in found} <= {case["rule"], *case.get("also", [])}, found
