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

from thaimemo.outputs.dataset.sheet import Heading, Sheet, Value, options, row_of, styles
from thaimemo.outputs.dataset.workbook_rows import FINDINGS, RESULTS, BookPart

NAME = "audit.xlsx"
LONG_AGO = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""The workbook's date of making: a fixed one, so that equal records give equal files."""

SUMMARY = [Heading("รายการ / Item", 46), Heading("รายละเอียด / Detail", 60), Heading("จำนวน / Count", 14)]
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

    def write(self, part: BookPart) -> None:
        """The findings and the results of some documents."""
        for row in part.findings:
            self._findings.append(row)
        for row in part.results:
            self._results.append(row)
        self._counts += part.counts
        self._rules += part.rules
        self._agencies += part.agencies

    def finish(self, failures: Iterable[dict[str, Any]]) -> None:
        """The inputs without a record, and the summary of all."""
        for failure in failures:
            self._counts["failures"] += 1
            told = [failure.get(name) for name in ("source", "stage", "error", "message", "remedy", "sha256")]
            self._failures.append(row_of((None if value is None else str(value) for value in told), FAILURES))
        for row in self._summary_rows():
            self._summary.append(row_of(row, SUMMARY))
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
