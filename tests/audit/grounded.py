"""Fragments of a record completed to a whole one, every value with a place to stand on."""

from __future__ import annotations

from itertools import count
from typing import Any

from thaimemo.schema.evidence import Evidence, Grounded, Model
from thaimemo.schema.record import Record

DOCUMENT = {
    "id": "0" * 64,
    "source": "memo.txt",
    "media_type": "text/plain",
    "page_count": 1,
    "text_source": "plain",
    "text_quality": 1,
}


def record_of(fragment: dict[str, Any]) -> Record:
    """The fragment merged into a minimal record, with made-up evidence where it gives none."""
    fragment = {**fragment, "document": DOCUMENT}
    for report in fragment.get("reports", []):
        for number, project in enumerate(report.get("projects", []), 1):
            project.setdefault("id", f"1.{number}")
    record = Record.model_validate(fragment)
    _ground(record, count(1))
    return record


def _ground(model: Model, lines: count[int]) -> None:
    for name in type(model).model_fields:
        value = getattr(model, name)
        if name == "evidence" or value is None or value == []:
            continue
        parts = value if isinstance(value, list) else [value]
        if isinstance(model, Grounded) and not isinstance(parts[0], Model):
            places = [Evidence(page=1, line=next(lines), quote=str(part)) for part in parts]
            model.evidence.setdefault(name, places)
        for part in parts:
            if isinstance(part, Model):
                _ground(part, lines)
