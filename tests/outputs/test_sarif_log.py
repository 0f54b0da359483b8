from __future__ import annotations

import json

from thaimemo.outputs.sarif import sarif_log
from thaimemo.schema.evidence import Evidence
from thaimemo.schema.finding import Finding, FindingValue
from thaimemo.schema.record import Document, Record
from thaimemo.schema.rule_card import RuleCard

RULE = RuleCard("SCO01", "score.cover_vs_detail", "error", "title", "summary", "why", "never")


def run_of(source: str, *findings: Finding) -> dict:
    document = Document(
        id="0" * 64,
        source=source,
        media_type="application/pdf",
        page_count=1,
        text_source="text-layer",
        text_quality=1,
    )
    [run] = json.loads(sarif_log([Record(document=document, findings=list(findings))], [], [RULE], "1"))[
        "runs"
    ]
    return run


def finding(**changes) -> Finding:
    values = {
        "id": "abc",
        "rule": "SCO01",
        "severity": "info",
        "verdict": "structural",
        "title": "title",
        "message": "message",
        "message_th": "ข้อความ",
    }
    return Finding(**{**values, **changes})


def test_page_and_box_stand_in_the_properties():
    evidence = Evidence(page=3, line=7, bbox=(1, 2, 3, 4.5), quote="๘๐%")
    found = finding(values=[FindingValue(label="percent", value=80, evidence=evidence)])
    [result] = run_of("memo.pdf", found)["results"]
    assert result["level"] == "note"
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "memo.pdf", "index": 0},
                "region": {"startLine": 7, "snippet": {"text": "๘๐%"}},
            },
            "message": {"text": "percent: 80"},
            "properties": {"page": 3, "bbox": [1.0, 2.0, 3.0, 4.5]},
        }
    ]


def test_a_finding_without_a_place_belongs_to_the_file():
    [result] = run_of("memo.pdf", finding())["results"]
    assert result["locations"] == [
        {"physicalLocation": {"artifactLocation": {"uri": "memo.pdf", "index": 0}}}
    ]


def test_names_become_addresses():
    def uri(source: str) -> str:
        return run_of(source)["artifacts"][0]["location"]["uri"]

    assert uri("a b/๑.txt") == "a%20b/%E0%B9%91.txt"
    assert uri("/data/a b.txt") == "file:///data/a%20b.txt"


def test_a_rule_that_the_catalogue_lacks_has_no_index():
    [result] = run_of("memo.pdf", finding(rule="XXX01"))["results"]
    assert "ruleIndex" not in result
