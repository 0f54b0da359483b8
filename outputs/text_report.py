"""Findings for an auditor to read, beside the places they came from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from thaimemo.outputs.hostile_text import one_line
from thaimemo.schema.evidence import Evidence
from thaimemo.schema.finding import AcrossFinding, Check, DocumentValue, Finding, FindingValue, Severity
from thaimemo.schema.record import Record

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
VERDICTS = {
    "contradiction": "the places cannot both be right",
    "likely_misread": "probably misread",
    "ambiguous": "can be read in two ways",
    "structural": "concerns the form",
}


@dataclass(frozen=True)
class Palette:
    """The escape sequences around coloured words; empty ones where nothing shows colours."""

    error: str = ""
    warning: str = ""
    info: str = ""
    strong: str = ""
    faint: str = ""
    end: str = ""

    def severity(self, severity: Severity) -> str:
        """The colour of a severity."""
        return {"error": self.error, "warning": self.warning, "info": self.info}[severity]


PLAIN = Palette()
ANSI = Palette("\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m", "\x1b[1m", "\x1b[2m", "\x1b[0m")


def document_report(record: Record, palette: Palette = PLAIN, waived: Sequence[Finding] = ()) -> str:
    """Everything the audit says of one document, the gravest first; waived findings with a line each."""
    parts = [_heading(record, palette)]
    order = sorted(record.findings, key=lambda finding: SEVERITIES.index(finding.severity))
    parts.extend(_finding(finding, palette) for finding in order)
    parts.extend(_waived(finding, palette) for finding in waived)
    parts.append(f"{_tally(record.findings)}; {_coverage(record.checks)}\n")
    return "\n".join(parts)


def across_report(findings: Sequence[AcrossFinding], palette: Palette = PLAIN) -> str:
    """What documents say against each other, the gravest first."""
    order = sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity))
    parts = [f"{palette.strong}Between documents{palette.end}\n", *(_finding(f, palette) for f in order)]
    return "\n".join(parts)


def summary(records: int, unreadable: int, counts: Counter[Severity]) -> str:
    """The last line over several documents."""
    read = _number(records, "document")
    failed = f", {unreadable} not readable" if unreadable else ""
    return f"{read} read{failed}: {_counted(counts)}\n"


def _heading(record: Record, palette: Palette) -> str:
    rows = [f"{palette.strong}{one_line(record.document.source)}{palette.end}"]
    if record.memo:
        told = [record.memo.number, record.memo.date and record.memo.date.isoformat(), record.memo.subject]
        rows.append("  " + " · ".join(one_line(item) for item in told if item))
    rows.extend(
        f"  {palette.faint}note: {one_line(warning)}{palette.end}" for warning in record.document.warnings
    )
    return "".join(f"{row}\n" for row in rows if row.strip())


def _waived(finding: Finding, palette: Palette) -> str:
    place = f" (project {one_line(finding.project)})" if finding.project else ""
    title = one_line(finding.title)
    return f"  {palette.faint}waived {finding.rule}  {title}{place} · finding {finding.id}{palette.end}\n"


def _finding(finding: Finding | AcrossFinding, palette: Palette) -> str:
    return "".join(f"{row}\n" for row in _finding_rows(finding, palette))


def _finding_rows(finding: Finding | AcrossFinding, palette: Palette) -> Iterator[str]:
    label = f"{palette.severity(finding.severity)}{finding.severity.upper()} {finding.rule}{palette.end}"
    place = f" (project {one_line(finding.project)})" if finding.project else ""
    yield f"  {label}  {palette.strong}{one_line(finding.title)}{palette.end}{place}"
    yield f"    {one_line(finding.message_th)}"
    yield f"    {one_line(finding.message)}"
    for value in finding.values:
        yield f"      - {_value(value)}"
    if isinstance(finding, AcrossFinding):
        yield f"    {palette.faint}finding {finding.id}{palette.end}"
        return
    if finding.suggestion:
        proposed = one_line(_shown(finding.suggestion.value))
        yield f"    suggestion: {proposed}, because {one_line(finding.suggestion.because)}"
    if finding.confusable_digits:
        digits = " / ".join(one_line(digit) for digit in finding.confusable_digits)
        yield f"    one misread digit would explain it: {digits}; look at the page"
    yield f"    {palette.faint}{VERDICTS[finding.verdict]} · finding {finding.id}{palette.end}"


def _value(value: FindingValue) -> str:
    document = f", {one_line(value.source)}" if isinstance(value, DocumentValue) else ""
    place = f"{document}, {_place(value.evidence)}" if value.evidence else document
    # A grouped defect lists places whose value is the quote itself: say it once.
    shown = _shown(value.value)
    quoted = value.evidence is not None and value.evidence.quote.strip() == shown.strip()
    said = f" = {one_line(shown)}" if shown and not quoted else ""
    return f"{one_line(value.label)}{said}{place}"


def _shown(value: Decimal | str | bool | None) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return f"{value:f}"
        case _:
            return value


def _place(evidence: Evidence) -> str:
    return f"p. {evidence.page} line {evidence.line}: «{one_line(evidence.quote)}»"


def _tally(findings: Sequence[Finding]) -> str:
    return "  " + _counted(Counter(finding.severity for finding in findings))


def _counted(counts: Counter[Severity]) -> str:
    words: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
    return ", ".join(_number(counts[severity], words[severity]) for severity in SEVERITIES)


def _coverage(checks: Sequence[Check]) -> str:
    outcomes = Counter(check.outcome for check in checks)
    checked = outcomes["passed"] + outcomes["failed"]
    silent = outcomes["not_applicable"]
    return f"{_number(checked, 'rule')} checked ({outcomes['passed']} passed), {silent} silent"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
