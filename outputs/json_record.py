"""A record as JSON, in the words of its schema."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from pydantic_core import PydanticSerializationError

from thaimemo.schema.errors import ThaimemoError
from thaimemo.schema.finding import AcrossFinding
from thaimemo.schema.record import SCHEMA_VERSION, Record

# JSON escapes the control characters below the space by itself. The others (DEL and C1, which some terminals
# obey) stand only inside strings, where an escape is the same value.
_ESCAPED = {code: f"\\u{code:04x}" for code in [*range(0x7F, 0xA0), 0x2028, 0x2029]}


def record_json(record: Record, *, indent: int | None = 2) -> str:
    """One JSON document with a line end; ``indent`` None gives one line. Thai stays readable."""
    try:
        # straight to text: the record of a book as a tree of dictionaries takes a hundred megabytes
        return record.model_dump_json(indent=indent).translate(_ESCAPED) + "\n"
    except PydanticSerializationError:  # a lone surrogate, which json escapes
        return _document(record.model_dump(mode="json"), indent)


def json_line(value: Any) -> str:
    """Any value as a line of a ``.jsonl`` file, escaped as records are."""
    return _document(value, None)


def audit_json(
    records: Sequence[Record],
    failures: Sequence[ThaimemoError],
    *,
    across: Sequence[AcrossFinding] = (),
    waived: Mapping[str, Sequence[str]] = MappingProxyType({}),
    indent: int | None = 2,
) -> str:
    """What an audit says of several documents: findings and checks of each, and the unreadable inputs.

    ``across`` stands between the documents; ``waived`` holds by document id the ids of accepted findings.
    """
    report = {
        "schema_version": SCHEMA_VERSION,
        "documents": [
            {
                **record.model_dump(mode="json", include={"document", "findings", "checks"}),
                "waived": list(waived.get(record.document.id, ())),
            }
            for record in records
        ],
        "across": [finding.model_dump(mode="json") for finding in across],
        "failures": [
            {
                "source": failure.source,
                "stage": failure.stage,
                "error": type(failure).__name__,
                "reason": failure.reason,
                "remedy": failure.remedy or None,
            }
            for failure in failures
        ],
    }
    return _document(report, indent)


def _document(value: Any, indent: int | None) -> str:
    separators = (",", ":") if indent is None else None
    text = json.dumps(value, ensure_ascii=False, indent=indent, separators=separators, allow_nan=False)
    return text.translate(_ESCAPED) + "\n"
