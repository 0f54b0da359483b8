"""Reports of one agency against each other: what falls, what changed, what was copied, what is no matter."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from grounded import record_of

from thaimemo.audit.across import compare, standings
from thaimemo.schema.finding import AcrossFinding

COMMAND = Path(sys.executable).with_name("thaimemo")
LONG = "จัดตั้งศูนย์เรียนรู้ในพื้นที่นำร่องและอบรมวิทยากรประจำศูนย์ครบทุกแห่งตามแผนที่กำหนดไว้เมื่อต้นปีงบประมาณ"


def report(document: str, months: int, value: int, **changes: Any) -> Any:
    project = {
        "name": "จำนวนศูนย์เรียนรู้ที่เปิดบริการ",
        "unit": "แห่ง",
        "weight": 20,
        "target": 40,
        "results": [{"place": "table", "value": value, "narrative": changes.pop("narrative", None)}],
    }
    year = changes.pop("year", 2567)
    agency = changes.pop("agency", "กรมอนุรักษ์ตลาดน้ำ")
    fragment = {
        "agency": agency,
        "fiscal_year_be": year,
        "round_months": months,
        "projects": [{**project, **changes}],
    }
    record = record_of({"reports": [fragment]})
    own = record.document.model_copy(update={"id": document * 64, "source": f"{document}.txt"})
    return record.model_copy(update={"document": own})


def compared(*records: Any) -> list[AcrossFinding]:
    return compare(s for record in records for s in standings(record))


def test_a_count_that_falls_names_both_documents_whatever_their_order() -> None:
    (finding,) = compared(report("b", 9, 18), report("a", 6, 21))
    assert (finding.rule, finding.severity, finding.project) == ("SCO12", "error", "1.1")
    assert [(v.source, v.value) for v in finding.values] == [("a.txt", 21), ("b.txt", 18)]
    assert all(v.evidence for v in finding.values)


@pytest.mark.parametrize(
    ("change", "rule", "severity"),
    [({"weight": 25}, "RND01", "info"), ({"target": 30}, "RND02", "warning")],
)
def test_terms_that_change_within_the_year(change: dict[str, Any], rule: str, severity: str) -> None:
    found = compared(report("a", 6, 21), report("b", 9, 25, **change))
    assert [(f.rule, f.severity) for f in found] == [(rule, severity)]


def test_criteria_that_change_within_the_year() -> None:
    def rubric(first: int) -> dict[str, Any]:
        return {"levels": [{"level": i, "threshold": first + 10 * i} for i in range(1, 6)]}

    found = compared(report("a", 6, 21, rubric=rubric(0)), report("b", 9, 25, rubric=rubric(5)))
    assert [f.rule for f in found] == ["RND03"]


def test_a_narrative_copied_from_the_year_before() -> None:
    found = compared(report("a", 12, 21, year=2566, narrative=LONG), report("b", 6, 3, narrative=f" {LONG}"))
    assert [f.rule for f in found] == ["RND04"]


@pytest.mark.parametrize(
    "later",
    [
        report("b", 9, 18, target=30, weight=20, agency="กรมพัฒนาสวนสมุนไพร"),
        report("b", 6, 18),
        report("b", 6, 3, year=2568),
        report("a", 9, 18),
        report("b", 9, 18, name="จำนวนศูนย์เรียนรู้คงค้าง", unit="แห่ง"),
    ],
    ids=[
        "another agency",
        "another version of the round",
        "another year",
        "one document",
        "another indicator",
    ],
)
def test_what_is_not_compared(later: Any) -> None:
    assert compared(report("a", 6, 21), later) == []


def test_a_count_measured_by_another_target_is_not_said_to_fall() -> None:
    assert [f.rule for f in compared(report("a", 6, 21), report("b", 9, 18, target=30))] == ["RND02"]


TABLE = """บันทึกข้อความ
ส่วนราชการ กองแผนงาน กรมอนุรักษ์ตลาดน้ำ โทร. 2210
ที่ ตน 0201/{months}5 วันที่ 15 ตุลาคม 2567
เรื่อง รายงานผลการปฏิบัติราชการตามตัวชี้วัด ประจำปีงบประมาณ พ.ศ. 2567 รอบ {months} เดือน
เรียน อธิบดีกรมอนุรักษ์ตลาดน้ำ
กองแผนงานขอรายงานผลการดำเนินงาน ดังตารางแนบท้าย
จึงเรียนมาเพื่อโปรดทราบ

รายงานผลการปฏิบัติราชการตามตัวชี้วัด

กรมอนุรักษ์ตลาดน้ำ

ประจำปีงบประมาณ พ.ศ. 2567 รอบ {months} เดือน

| ตัวชี้วัด | หน่วยวัด | น้ำหนัก (ร้อยละ) | เป้าหมาย | ผลการดำเนินงาน |
|---|---|---|---|---|
| 1.1 จำนวนตลาดที่ได้รับการบูรณะ | แห่ง | 60 | 30 | {count} |
| 1.2 จำนวนผู้ค้าที่ขึ้นทะเบียน | ราย | 40 | 300 | 250 |
"""


def audit(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [COMMAND, "audit", *arguments], capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_the_command_reports_both_documents_in_every_format(tmp_path: Path) -> None:
    (tmp_path / "six.md").write_text(TABLE.format(months=6, count=21), "utf-8")
    (tmp_path / "nine.md").write_text(TABLE.format(months=9, count=12), "utf-8")
    told = audit(tmp_path)
    assert told.returncode == 1
    between = told.stdout[told.stdout.index("Between documents") :]
    assert "SCO12" in between
    assert "six.md, p. 1 line" in between
    assert "nine.md, p. 1 line" in between
    (finding,) = json.loads(audit(tmp_path, "--format", "json").stdout)["across"]
    assert {Path(v["source"]).name: v["value"] for v in finding["values"]} == {"six.md": 21, "nine.md": 12}
    run = json.loads(audit(tmp_path, "--format", "sarif").stdout)["runs"][0]
    (result,) = [r for r in run["results"] if r["partialFingerprints"]["thaimemoFinding/v1"] == finding["id"]]
    places = [*result["locations"], *result["relatedLocations"]]
    uris = [p["physicalLocation"]["artifactLocation"]["uri"] for p in places]
    assert [uri.rsplit("/", 1)[-1] for uri in uris] == ["nine.md", "six.md"]


def test_what_is_waived_is_told_and_no_longer_counts(tmp_path: Path) -> None:
    (tmp_path / "six.md").write_text(TABLE.format(months=6, count=21), "utf-8")
    (tmp_path / "nine.md").write_text(TABLE.format(months=9, count=12), "utf-8")
    assert audit(tmp_path, "--waive", "SCO12:1.2").returncode == 1
    assert audit(tmp_path, "--waive", "SCO12:1.1").returncode == 0
    sarif = json.loads(audit(tmp_path, "--waive", "SCO12", "--format", "sarif").stdout)
    suppressed = [r for r in sarif["runs"][0]["results"] if "suppressions" in r]
    assert [r["ruleId"] for r in suppressed] == ["SCO12"]
    assert suppressed[0]["suppressions"][0]["justification"] == "--waive SCO12"
    refused = audit(tmp_path, "--waive", "XYZ99")
    assert refused.returncode == 2
    assert "there is no rule 'XYZ99'" in refused.stderr
