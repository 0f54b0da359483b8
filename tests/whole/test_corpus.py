"""Documents of many agencies and layouts against their golden records: facts are read, no error is false.

A document that falls short is named with the reason in `short.toml`, and shouts when it no longer does.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from thaimemo.evaluate.corpus import Case, cases
from thaimemo.evaluate.expectations import judge
from thaimemo.evaluate.facts import facts
from thaimemo.pipeline.document import read

CORPUS = Path(__file__).parents[1] / "corpus"
FEWEST = 0.98
RIGHT = ("right", "alike", "absent")
SHORT: dict[str, str] = tomllib.loads(Path(__file__).with_name("short.toml").read_text("utf-8"))
CASES = [
    pytest.param(
        case,
        id=case.document.name,
        marks=[pytest.mark.xfail(strict=True, reason=SHORT[case.document.name])]
        if case.document.name in SHORT
        else [],
    )
    for case in cases(CORPUS)
]


def _record(case: Case) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(read(case.document).model_dump_json())
    return record


@pytest.mark.parametrize("case", CASES)
def test_facts_are_read_and_no_error_is_false(case: Case) -> None:
    record = _record(case)
    found = list(facts(case.golden["record"], record))
    wrong = [fact for fact in found if fact.outcome not in RIGHT]
    told = "\n".join(f"{f.path}: {f.outcome}, wanted {f.want!r}, read {f.got!r}" for f in wrong)
    judged = judge(case.golden["findings"], record["findings"])
    assert [f["message"] for f in judged.false_errors] == []
    assert [f for f in wrong if f.outcome == "phantom"] == [], told
    assert len(found) - len(wrong) >= FEWEST * len(found), told
