"""Every kind of outcome once, and what follows from them."""

from __future__ import annotations

import pytest

from thaimemo.evaluate.expectations import judge
from thaimemo.evaluate.facts import facts
from thaimemo.evaluate.figures import Tally
from thaimemo.evaluate.thai_text import kinds, shown

GOLD = {
    "memo": {"agency": "กองคลัง", "number": "กค 0101/5", "date": "2024-01-05", "fax": None, "via": None},
    "reports": [
        {
            "title": "รายงานผลการดำเนินการตามแผนกลยุทธ์การบริหารทรัพยากรบุคคล",
            "projects": [{"id": "1.1", "name": "ก"}, {"id": "1.2", "name": {"any": ["ข", "ค"]}}],
        }
    ],
}
QUOTE = {"page": 1, "line": 1, "bbox": None, "quote": "กองคลัง"}
RECORD = {
    "memo": {
        "agency": "กอง คลัง",
        "number": "กค 0101/6",
        "date": None,
        "fax": "12",
        "via": None,
        "evidence": {"agency": [QUOTE]},
    },
    "reports": [
        {
            "title": "รายงานผลการดำเนินการตามแผนกลยุทธ์การบริหารทรัพยากรบุคล",
            "projects": [{"id": "1.2", "name": "ค"}, {"id": "1.1", "name": "ก"}, {"id": "9.9", "name": "ฮ"}],
            "evidence": {},
        }
    ],
}


def test_every_outcome_is_told_apart() -> None:
    outcomes = {fact.path: fact.outcome for fact in facts(GOLD, RECORD)}
    assert outcomes == {
        "memo.agency": "right",
        "memo.number": "wrong",
        "memo.date": "missing",
        "memo.fax": "invented",
        "memo.via": "absent",
        "reports[0].title": "alike",
        "reports[0].projects": "phantom",
        "reports[0].projects[0].id": "right",
        "reports[0].projects[0].name": "right",
        "reports[0].projects[1].id": "right",
        "reports[0].projects[1].name": "right",
    }


def test_precision_counts_what_is_stated_and_recall_what_is_wanted() -> None:
    tally = Tally()
    for fact in facts(GOLD, RECORD):
        tally.add(fact, printed=fact.path == "memo.agency")
    figures = tally.figures()
    assert figures["values"] == 8
    assert figures["strict"] == {"precision": 0.625, "recall": 0.625, "f1": 0.625}
    assert figures["soft"] == {"precision": 0.75, "recall": 0.75, "f1": 0.75}
    assert (figures["invented"], figures["phantoms"]) == (1, 1)
    assert figures["grounded"] == 0.25  # agency, title and two names need a quote; ids do not


@pytest.mark.parametrize(
    ("want", "got", "display", "kind"),
    [
        ("น้ำหนัก", "นำหนัก", "น[้→]ำหนัก", ["tone marks"]),
        ("จำนวน ๖ ราย", "จำนวน ๘ ราย", "จำนวน [๖→๘] ราย", ["digits"]),
        ("การทำงาน", "การทางาน", "การท[ำ→า]งาน", ["sara am"]),
        ("ผู้รับผิดชอบ", "ผู้รับผลิตชอบ", "ผู้รับผ[→ล]ิ[ด→ต]ชอบ", ["Thai letters", "Thai letters"]),
        ("กองคลัง", "สำนักงานเลขานุการ", "«กองคลัง» → «สำนักงานเลขานุการ»", ["another text"]),
    ],
)
def test_wrong_letters_are_shown_and_named(want: str, got: str, display: str, kind: list[str]) -> None:
    assert shown(want, got) == display
    assert list(kinds(want, got)) == kind


def finding(rule: str, severity: str, quote: str) -> dict[str, object]:
    place = {"page": 1, "line": 1, "bbox": None, "quote": quote}
    values = [{"label": "", "value": None, "evidence": place}]
    return {"rule": rule, "severity": severity, "project": "1.1", "message": "", "values": values}


def test_findings_are_found_missed_false_or_a_trap() -> None:
    expected = {
        "must": [{"rules": ["SCO01"], "quotes": ["๘๐%"]}, {"rules": ["CNT03"], "quotes": []}],
        "may": [{"rules": ["SCO07"], "quotes": []}],
        "must_not": [{"rules": ["DAT02"], "quotes": [], "why": "planned"}],
    }
    seen = [
        finding("SCO01", "error", "๘๐ %"),
        finding("SCO07", "error", "๑๐๐"),
        finding("SCO09", "error", "๙"),
        finding("DAT02", "warning", "x"),
        finding("CNT03", "info", "x"),
    ]
    judged = judge(expected, seen)
    assert [rule for _, rule in judged.found] == ["SCO01"]
    assert [m["rules"] for m in judged.missed] == [["CNT03"]]
    assert [f["rule"] for f in judged.rightful] == ["SCO01", "SCO07"]
    assert [f["rule"] for f in judged.false_errors] == ["SCO09"]
    assert [trap["why"] for trap, _ in judged.false_alarms] == ["planned"]
