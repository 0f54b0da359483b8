"""What a finding of each rule says in Thai, from the first failing case beside its test."""

from __future__ import annotations

import sys
import tomllib
from decimal import Decimal
from pathlib import Path

from thaimemo.audit import audit

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "tests" / "audit" / "cases"
sys.path.insert(0, str(ROOT / "tests" / "audit"))


def thai_examples() -> dict[str, str]:
    """By rule code."""
    from grounded import record_of  # the cases are completed to records as the tests do it

    examples: dict[str, str] = {}
    for path in sorted(CASES.glob("*.toml")):
        for case in tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)["fails"]:
            found = [f for f in audit(record_of(case["record"])).findings if f.rule == path.stem]
            if found:
                examples[path.stem] = found[0].message_th
                break
    return examples
