"""``audit.xlsx``: the findings with both their sides, the results and the failures, for people.

Made in constant memory. Every text is written as text: a cell that begins with ``=`` shows just that.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from thaimemo.outputs.dataset.rows import Object
from thaimemo.outputs.dataset.sheet import Heading, Sheet, Value, options, styles
from thaimemo.outputs.dataset.values import text

NAME = "audit.xlsx"
LONG_AGO = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""The workbook's date of making: a fixed one, so that equal records give equal files."""

SUMMARY = [Heading("รายการ / Item", 46), Heading("รายละเอียด / Detail", 60), Heading("จำนวน / Count", 14)]
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
FAILURES = [
    Heading("แฟ้ม / File", 60),
    Heading("ขั้นตอน / Stage", 12),
    Heading("ชนิด / Error", 22),
    Heading("เหตุผล / Reason", 60),
    Heading("วิธีแก้ / What to do", 44),
    Heading("SHA-256", 72),
]


class AuditWorkbook:
    """The workbook on its way to its file; a context manager."""

    def __init__(self, folder: Path) -> None:
        self._book = Workbook(str(folder / NAME), options())
        self._book.set_properties({"title": "thaimemo audit", "created": LONG_AGO})
        look = styles(self._book)
        self._summary = Sheet(self._book, "summary", SUMMARY, look)
        self._findings = Sheet(self._book, "findings", FINDINGS, look)
        self._results = Sheet(self._book, "results", RESULTS, look)
        self._failures = Sheet(self._book, "failures", FAILURES, look)
        self._counts: Counter[str] = Counter()
        self._rules: Counter[tuple[str, str, str]] = Counter()
        self._agencies: Counter[str] = Counter()

    def __enter__(self) -> AuditWorkbook:
        return self

    def __exit__(self, *_: Any) -> None:
        self._book.close()

    def write(self, record: Object) -> None:
        """The findings and the results of one document, given as the JSON object of its record."""
        reports = record["reports"]
        self._counts.update(documents=1, reports=len(reports), findings=len(record["findings"]))
        self._agencies[_agency(record, None) or "-"] += 1
        for finding in record["findings"]:
            self._counts[finding["severity"]] += 1
            self._rules[finding["severity"], finding["rule"], finding["title"]] += 1
            self._findings.append(list(_finding(record, finding)))
        for report in reports:
            self._counts["projects"] += len(report["projects"])
            for project in report["projects"]:
                for result in project["results"]:
                    self._counts["results"] += 1
                    self._results.append(list(_result(record, report, project, result)))

    def finish(self, failures: Iterable[dict[str, Any]]) -> None:
        """The inputs without a record, and the summary of all."""
        for failure in failures:
            self._counts["failures"] += 1
            told = [failure.get(name) for name in ("source", "stage", "error", "message", "remedy", "sha256")]
            self._failures.append([None if value is None else str(value) for value in told])
        for row in self._summary_rows():
            self._summary.append(row)
        for sheet in (self._summary, self._findings, self._results, self._failures):
            sheet.close()

    def _summary_rows(self) -> Iterator[list[Value]]:
        yield ["เอกสารที่อ่านได้ / Documents read", None, self._counts["documents"]]
        yield ["แฟ้มที่อ่านไม่ได้ / Files not readable", "ดูแผ่น failures / see failures", self._counts["failures"]]
        yield ["รายงาน / Reports", None, self._counts["reports"]]
        yield ["โครงการและตัวชี้วัด / Projects", None, self._counts["projects"]]
        yield ["ผลการดำเนินงาน / Results", "ดูแผ่น results / see results", self._counts["results"]]
        yield ["ข้อค้นพบ / Findings", "ดูแผ่น findings / see findings", self._counts["findings"]]
        for severity in ("error", "warning", "info"):
            yield ["ข้อค้นพบตามระดับ / Findings by severity", severity, self._counts[severity]]
        order = {"error": 0, "warning": 1, "info": 2}
        for (severity, rule, title), count in sorted(
            self._rules.items(), key=lambda item: (order[item[0][0]], -item[1], item[0])
        ):
            yield [f"{rule} ({severity})", title, count]
        for agency, count in sorted(self._agencies.items(), key=lambda item: (-item[1], item[0])):
            yield ["เอกสารตามส่วนราชการ / Documents by agency", agency, count]


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
