"""What a record gives to the sheets of ``audit.xlsx``: rows of findings and results, and counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from thaimemo.outputs.dataset.rows import Object
from thaimemo.outputs.dataset.sheet import Heading, Row, Value, row_of
from thaimemo.outputs.dataset.values import text

FINDINGS = [
    Heading("ระดับ / Severity", 11),
    Heading("กฎ / Rule", 9),
    Heading("เอกสาร / Document", 30),
    Heading("ส่วนราชการ / Agency", 26),
    Heading("เลขที่ / Memo number", 16),
    Heading("ปีงบประมาณ / Fiscal year", 11),
    Heading("โครงการ / Project", 10),
    Heading("ข้อค้นพบ / Finding (Thai)", 60),
    Heading("Finding (English)", 50),
    Heading("ด้านที่ 1 / Side 1", 20),
    Heading("ค่า 1 / Value 1", 14),
    Heading("หน้า 1 / Page 1", 8),
    Heading("บรรทัด 1 / Line 1", 9),
    Heading("ข้อความ 1 / Quote 1", 40),
    Heading("ด้านที่ 2 / Side 2", 20),
    Heading("ค่า 2 / Value 2", 14),
    Heading("หน้า 2 / Page 2", 8),
    Heading("บรรทัด 2 / Line 2", 9),
    Heading("ข้อความ 2 / Quote 2", 40),
    Heading("แห่งอื่น / Other places", 40),
    Heading("ลักษณะ / Verdict", 16),
    Heading("ค่าที่เสนอ / Suggestion", 30),
    Heading("เลขที่อาจสลับ / Digits", 12),
    Heading("รหัสข้อค้นพบ / Finding id", 20),
    Heading("รหัสเอกสาร / Document id", 72),
]
RESULTS = [
    Heading("เอกสาร / Document", 30),
    Heading("หน่วยงาน / Agency", 26),
    Heading("ปีงบประมาณ / Fiscal year", 11),
    Heading("รอบ (เดือน) / Round", 9),
    Heading("โครงการ / Project", 10),
    Heading("ชื่อ / Name", 44),
    Heading("ตัวชี้วัด / Indicator", 44),
    Heading("เป้าหมาย / Target", 14),
    Heading("น้ำหนัก / Weight", 9),
    Heading("ตำแหน่ง / Place", 11),
    Heading("สถานะ / Status", 13),
    Heading("ระดับ / Level", 8),
    Heading("ร้อยละ / Percent", 9),
    Heading("คะแนน / Score", 9),
    Heading("ถ่วงน้ำหนัก / Weighted", 10),
    Heading("ผลที่วัดได้ / Value", 10),
    Heading("หน่วย / Unit", 12),
    Heading("บรรลุ / Met", 8),
    Heading("คำบรรยาย / Narrative", 60),
    Heading("หน้า / Page", 7),
    Heading("รหัสเอกสาร / Document id", 72),
]


@dataclass(slots=True)
class BookPart:
    """The rows and counts of some records."""

    findings: list[Row] = field(default_factory=list)
    results: list[Row] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    rules: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    """Findings by severity, rule and title."""
    agencies: Counter[str] = field(default_factory=Counter)
    """Documents by agency."""

    def add(self, record: Object) -> None:
        """One document, given as the JSON object of its record."""
        reports = record["reports"]
        self.counts.update(documents=1, reports=len(reports), findings=len(record["findings"]))
        self.agencies[_agency(record, None) or "-"] += 1
        for finding in record["findings"]:
            self.counts[finding["severity"]] += 1
            self.rules[finding["severity"], finding["rule"], finding["title"]] += 1
            self.findings.append(row_of(_finding(record, finding), FINDINGS))
        for report in reports:
            self.counts["projects"] += len(report["projects"])
            for project in report["projects"]:
                for result in project["results"]:
                    self.counts["results"] += 1
                    self.results.append(row_of(_result(record, report, project, result), RESULTS))


def _agency(record: Object, report: Object | None) -> str | None:
    reports = [report] if report else record["reports"]
    memo = record["memo"] or {}
    named: list[str] = [report["agency"] for report in reports if report["agency"]]
    return named[0] if named else memo.get("agency")


def _finding(record: Object, finding: Object) -> Iterator[Value]:
    reports = dict(enumerate(record["reports"]))
    report = reports.get(finding["report"]) or (reports[0] if len(reports) == 1 else None)
    yield finding["severity"]
    yield finding["rule"]
    yield record["document"]["source"]
    yield _agency(record, report)
    yield (record["memo"] or {}).get("number")
    yield report["fiscal_year_be"] if report else None
    yield finding["project"]
    yield finding["message_th"]
    yield finding["message"]
    sides = [*finding["values"], {}, {}]
    for value in sides[:2]:
        place = value.get("evidence") or {}
        yield from (value.get("label"), value.get("value"))
        yield from (place.get("page"), place.get("line"), place.get("quote"))
    yield "\n".join(_told(value) for value in finding["values"][2:])
    yield finding["verdict"]
    suggestion = finding["suggestion"]
    yield f"{text(suggestion['value'])}: {suggestion['because']}" if suggestion else None
    yield " / ".join(finding["confusable_digits"] or [])
    yield finding["id"]
    yield record["document"]["id"]


def _told(value: Object) -> str:
    place = value.get("evidence")
    said = value["label"] if value["value"] is None else f"{value['label']} = {text(value['value'])}"
    return f"{said} (p. {place['page']}: {place['quote']})" if place else said


def _result(record: Object, report: Object, project: Object, result: Object) -> Iterator[Value]:
    yield record["document"]["source"]
    yield _agency(record, report)
    yield report["fiscal_year_be"]
    yield result["round_months"]
    yield from (project[name] for name in ("id", "name", "indicator", "target"))
    yield project["weight"] if result["weight"] is None else result["weight"]
    yield from (
        result[name] for name in ("place", "status", "level", "percent", "score", "weighted_score", "value")
    )
    yield project["unit"]
    yield result["met"]
    yield result["narrative"]
    yield min((place["page"] for places in result["evidence"].values() for place in places), default=None)
    yield record["document"]["id"]
