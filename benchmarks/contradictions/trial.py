"""One change tried: the document read again, and what was said of it."""

from __future__ import annotations

from dataclasses import dataclass

from contradictions.draft import Change, Document
from thaimemo.pipeline.document import read
from thaimemo.schema.finding import Finding, Severity

GRAVITY: dict[Severity, int] = {"info": 0, "warning": 1, "error": 2}


@dataclass(frozen=True)
class Outcome:
    """What the audit made of one change."""

    document: str
    change: Change
    found: str | None
    """The rule that reported it on the changed place."""
    errors: tuple[str, ...]
    """Errors of other rules, or on other places, that the clean document has not."""
    warnings: tuple[str, ...]


def findings(text: str, name: str) -> list[Finding]:
    """What the audit says of a text."""
    return read(text.encode(), f"{name}.md").findings


def tried(document: Document, clean: list[Finding], change: Change) -> Outcome:
    """The change put in and judged against the clean document's findings."""
    text, spans = document.changed(change)
    known = {(f.rule, f.project, f.severity, f.message) for f in clean}
    new = [
        f for f in findings(text, document.name) if (f.rule, f.project, f.severity, f.message) not in known
    ]
    lines = _Lines(text)
    hits = [
        f
        for f in new
        if f.rule in change.rules
        and GRAVITY[f.severity] >= GRAVITY[change.severity]  # type: ignore[index]
        and _quotes(f, spans, lines)
    ]
    others = [f for f in new if f not in hits]
    return Outcome(
        document.name,
        change,
        hits[0].rule if hits else None,
        tuple(f"{f.rule} {f.message}" for f in others if f.severity == "error"),
        tuple(f"{f.rule} {f.message}" for f in others if f.severity == "warning"),
    )


class _Lines:
    """Offsets of the lines of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0]
        for at, letter in enumerate(text):
            if letter == "\n":
                self.starts.append(at + 1)

    def span(self, line: int, quote: str) -> list[tuple[int, int]]:
        start = self.starts[line - 1]
        end = self.text.find("\n", start)
        found, at = [], self.text.find(quote, start, end)
        while at >= 0:
            found.append((at, at + len(quote)))
            at = self.text.find(quote, at + 1, end)
        return found


def _quotes(finding: Finding, spans: list[tuple[int, int]], lines: _Lines) -> bool:
    """Whether a quote of the finding touches one of the spans; true where there is nothing to touch."""
    if not any(end > start for start, end in spans):
        return True
    return any(
        start <= high and low <= end
        for value in finding.values
        if value.evidence
        for start, end in lines.span(value.evidence.line, value.evidence.quote)
        for low, high in spans
        if high > low
    )
