from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from thaimemo.outputs.text_report import ANSI, PLAIN, document_report, summary
from thaimemo.schema.evidence import Evidence
from thaimemo.schema.finding import Check, Finding, FindingValue, Suggestion
from thaimemo.schema.memo import Memo
from thaimemo.schema.record import Document, Record


def finding(severity="error", rule="SCO01", **changes) -> Finding:
    values = {
        "id": f"{rule}-{severity}",
        "rule": rule,
        "severity": severity,
        "verdict": "contradiction",
        "title": "Summary and section disagree",
        "message": "The summary says 80, the section 60.",
        "message_th": "ตารางสรุประบุ ๘๐ แต่รายละเอียดระบุ ๖๐",
        "values": [
            FindingValue(label="summary percent", value=80, evidence=Evidence(page=1, line=35, quote="๘๐%")),
            FindingValue(
                label="section percent", value=60, evidence=Evidence(page=3, line=7, quote="ร้อยละ ๖๐")
            ),
        ],
    }
    return Finding(**{**values, **changes})


def record(*findings: Finding, **changes) -> Record:
    document = Document(
        id="0" * 64,
        source=changes.pop("source", "memo.txt"),
        media_type="text/plain",
        page_count=3,
        text_source="plain",
        text_quality=1,
        warnings=changes.pop("warnings", []),
    )
    return Record(document=document, findings=list(findings), **changes)


def test_a_finding_with_both_places():
    found = finding(
        project="1.1",
        suggestion=Suggestion(value=60, because="the steps say so too"),
        confusable_digits=["๖", "๘"],
    )
    checks = [
        Check(rule="SCO01", outcome="failed", reason="1 finding"),
        Check(rule="SCO02", outcome="passed", reason="3 comparisons held"),
        Check(rule="SCO07", outcome="not_applicable", reason="no weights"),
    ]
    memo = Memo(number="อก 0210(2)/1539", subject="รายงานผล")
    assert document_report(record(found, checks=checks, memo=memo, warnings=["a page is doubled"])) == (
        "memo.txt\n"
        "  อก 0210(2)/1539 · รายงานผล\n"
        "  note: a page is doubled\n"
        "\n"
        "  ERROR SCO01  Summary and section disagree (project 1.1)\n"
        "    ตารางสรุประบุ ๘๐ แต่รายละเอียดระบุ ๖๐\n"
        "    The summary says 80, the section 60.\n"
        "      - summary percent = 80, p. 1 line 35: «๘๐%»\n"
        "      - section percent = 60, p. 3 line 7: «ร้อยละ ๖๐»\n"
        "    suggestion: 60, because the steps say so too\n"
        "    one misread digit would explain it: ๖ / ๘; look at the page\n"
        "    the places cannot both be right · finding SCO01-error\n"
        "\n"
        "  1 error, 0 warnings, 0 notes; 2 rules checked (1 passed), 1 silent\n"
    )


def test_the_gravest_come_first_and_equals_keep_their_order():
    report = document_report(
        record(
            finding("info", "NAR01"), finding("error", "SCO02"), finding("warning"), finding("error", "CNT01")
        )
    )
    places = [report.index(text) for text in ("ERROR SCO02", "ERROR CNT01", "WARNING SCO01", "INFO NAR01")]
    assert places == sorted(places)


def test_a_record_without_findings():
    assert document_report(record()) == (
        "memo.txt\n\n  0 errors, 0 warnings, 0 notes; 0 rules checked (0 passed), 0 silent\n"
    )


@pytest.mark.parametrize("evil", ["\x1b[2J", "\x9b31m", "\r", "\b\b", "\u202e", "\u2066", "\x00", "\u2028"])
def test_no_text_of_a_document_reaches_the_terminal_as_a_command(evil):
    text = f"ก{evil}ข"
    values = [FindingValue(label=text, value=text, evidence=Evidence(page=1, line=1, quote=text))]
    found = finding(
        title=text,
        message=text,
        message_th=text,
        project=text,
        values=values,
        suggestion=Suggestion(value=text, because=text),
        confusable_digits=[text],
    )
    memo = Memo(number=text, subject=text)
    for palette in (PLAIN, ANSI):
        report = document_report(record(found, memo=memo, source=text, warnings=[text]), palette)
        assert evil not in report
        assert "ก" in report


@pytest.mark.parametrize(
    ("value", "shown"),
    [(Decimal("1E+2"), " = 100"), (Decimal("0.50"), " = 0.50"), (True, " = yes"), (None, ""), ("๘๐%", "")],
)
def test_a_value_is_said_unless_it_is_the_quote(value, shown):
    values = [FindingValue(label="percent", value=value, evidence=Evidence(page=1, line=2, quote="๘๐%"))]
    assert f"- percent{shown}, p. 1 line 2: «๘๐%»\n" in document_report(record(finding(values=values)))


def test_a_line_end_in_a_quote_does_not_forge_a_line():
    found = finding(message="one\n  ERROR SCO99  forged")
    assert not any(line.startswith("  ERROR SCO99") for line in document_report(record(found)).splitlines())


def test_colours_enclose_and_change_no_word():
    plain = document_report(record(finding()))
    coloured = document_report(record(finding()), ANSI)
    assert "\x1b[1;31mERROR SCO01\x1b[0m" in coloured
    for code in {ANSI.error, ANSI.warning, ANSI.info, ANSI.strong, ANSI.faint, ANSI.end}:
        coloured = coloured.replace(code, "")
    assert coloured == plain


def test_the_last_line():
    assert summary(1, 0, Counter(error=1)) == "1 document read: 1 error, 0 warnings, 0 notes\n"
    assert summary(2, 1, Counter()) == "2 documents read, 1 not readable: 0 errors, 0 warnings, 0 notes\n"
