from __future__ import annotations

import json
from decimal import Decimal

from thaimemo.outputs.json_record import audit_json, record_json
from thaimemo.outputs.json_schema import schema_json
from thaimemo.schema.errors import EmptyDocument
from thaimemo.schema.record import Document, Record
from thaimemo.schema.report import Project, Report


def record(**changes) -> Record:
    document = Document(
        id="0" * 64,
        source="memo.txt",
        media_type="text/plain",
        page_count=1,
        text_source="plain",
        text_quality=1,
        **changes,
    )
    project = Project(id="1.1", name="โครงการ", weight=Decimal("10.0"), target=Decimal("85.71"))
    return Record(document=document, reports=[Report(projects=[project])])


def test_thai_is_readable_and_numbers_are_numbers():
    text = record_json(record())
    assert text.endswith("}\n")
    assert '"name": "โครงการ"' in text
    assert '"weight": 10,' in text
    assert '"target": 85.71,' in text


def test_compact_is_the_same_value_on_one_line():
    compact = record_json(record(), indent=None)
    assert compact.count("\n") == 1
    assert json.loads(compact) == json.loads(record_json(record()))


def test_control_characters_are_escaped_and_come_back():
    warning = "ก\x1b[31m\x7f\x9bข\u2028\n"
    text = record_json(record(warnings=[warning]))
    assert not {"\x1b", "\x7f", "\x9b", "\u2028"} & set(text)
    assert json.loads(text)["document"]["warnings"] == [warning]


def test_a_record_comes_back_from_its_json():
    assert Record.model_validate_json(record_json(record())) == record()


def test_an_audit_names_what_could_not_be_read():
    report = json.loads(audit_json([record()], [EmptyDocument("a.txt", "extract", "the file is empty")]))
    assert set(report["documents"][0]) == {"document", "findings", "checks", "waived"}
    assert report["failures"] == [
        {
            "source": "a.txt",
            "stage": "extract",
            "error": "EmptyDocument",
            "reason": "the file is empty",
            "remedy": None,
        }
    ]


def test_the_schema_is_one_json_document():
    assert json.loads(schema_json())["title"] == "Record"
