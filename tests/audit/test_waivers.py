"""A waiver names a rule, a rule for one project, or one finding."""

from __future__ import annotations

import pytest
from grounded import record_of

from thaimemo.audit import audit
from thaimemo.audit.waivers import sorted_out, waiver

CODES = {"CNT08", "SCO07"}


def test_rule_project_and_finding() -> None:
    counts = [{"unit": "ราย", "value": 3, "in_words": 4}]
    record = audit(record_of({"reports": [{"projects": [{"counts": counts}, {"counts": counts}]}]}))
    findings = [f for f in record.findings if f.rule == "CNT08"]
    assert [f.project for f in findings] == ["1.1", "1.2"]
    for text, left in (
        ("CNT08", []),
        ("CNT08:1.2", ["1.1"]),
        (findings[0].id, ["1.2"]),
        ("SCO07", ["1.1", "1.2"]),
    ):
        counted, waived = sorted_out(findings, [waiver(text, CODES)])
        assert [f.project for f in counted] == left
        assert len(waived) == len(findings) - len(counted)
        assert all(cover.text == text for _, cover in waived)


@pytest.mark.parametrize("text", ["", "cnt08", "CNT08:", "CNT99", "CNT08:1.1:2", "0123"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no CODE|there is no rule"):
        waiver(text, CODES)
