"""The memo's subject and the report's title page name different reports."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from thaimemo.audit.digits import confusable
from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, quoted
from thaimemo.audit.rule import Agreed, Issue, Outcomes, rule
from thaimemo.normalize.fiscal import find_quarters, find_rounds
from thaimemo.schema.record import Record
from thaimemo.schema.report import Report, ReportMention

FIELDS = (("fiscal_year_be", "ปีงบประมาณ"), ("quarter", "ไตรมาสที่"), ("round_months", "รอบ (เดือน)"))

PLACE_TH = {"title page": "หน้าปกรายงาน", "report": "เนื้อหารายงาน"}


@rule(
    code="HDR07",
    name="header.subject_vs_title",
    severity="error",
    title="Subject and title name different reports",
    why="The memo hands over the report behind it.",
    silent_when="one of the two does not name the item, or the subject names both of them",
    absent="subject and title do not both name a year, quarter or round",
)
def _check(record: Record) -> Outcomes:
    for index, report in enumerate(record.reports):
        subjects = [m for m in report.mentions if m.place == "subject"]
        titles = [m for m in report.mentions if m.place == "title"]
        for field, th in FIELDS:
            for subject, title in product(subjects, titles):
                a, b = getattr(subject, field), getattr(title, field)
                if a is None or b is None:
                    continue
                if (
                    a == b
                    or b in _also_named(record, field)
                    or (field == "fiscal_year_be" and b in _years_in(subject, report))
                ):
                    yield Agreed()
                    continue
                yield _issue(index, report, field, th, subject, title, "title page")
            # without a title page the body is the other witness, and may speak of rounds for comparison
            for subject in subjects if not titles else []:
                a, b = getattr(subject, field), getattr(report, field)
                if a is not None and b is not None and a != b and b not in _years_in(subject, report):
                    issue = _issue(index, report, field, th, subject, report, "report")
                    yield replace(issue, severity="warning", verdict="ambiguous")


def _also_named(record: Record, field: str) -> set[int]:
    """The rounds or quarters that the subject names, of two reports behind one memo too."""
    subject = (record.memo.subject if record.memo else None) or ""
    if field == "round_months":
        return {found.months for found in find_rounds(subject)}
    return {found.quarter for found in find_quarters(subject)} if field == "quarter" else set()


def _years_in(subject: ReportMention, report: Report) -> set[int]:
    """All fiscal years of the subject's lines: results of one year and the plan of the next."""
    lines = {(e.page, e.line) for e in subject.evidence.get("fiscal_year_be", [])}
    return {
        mention.fiscal_year_be
        for mention in report.fiscal_year_mentions
        if any((e.page, e.line) in lines for e in mention.evidence.get("fiscal_year_be", []))
    }


def _issue(
    index: int,
    report: Report,
    field: str,
    th: str,
    subject: ReportMention,
    other: ReportMention | Report,
    place: str,
) -> Issue:
    a, b = getattr(subject, field), getattr(other, field)
    name = field.removesuffix("_be").replace("_", " ")
    stray = a if a != report.fiscal_year_be else b
    return Issue(
        message=f"The memo's subject states {name} {a}, the {place} {b}; {CHECK_THE_PAGE}.",
        message_th=f"เรื่องของบันทึกระบุ{th} {a} แต่{PLACE_TH[place]}ระบุ{th} {b} {CHECK_THE_PAGE_TH}",
        values=[quoted("subject", subject, field), quoted(place, other, field)],
        report=index,
        about=frozenset({("fiscal year" if field == "fiscal_year_be" else field, index, stray)}),
        digits=confusable(a, b),
    )
