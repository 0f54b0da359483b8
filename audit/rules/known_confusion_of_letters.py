"""A word stands that character recognition is known to make of another."""

from __future__ import annotations

from thaimemo.audit.observed import observed
from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH
from thaimemo.audit.rule import Issue, Outcomes, rule
from thaimemo.schema.record import Record


@rule(
    code="NAM07",
    name="ocr.lexicon",
    severity="warning",
    title="A known confusion of letters",
    why="The wrong word hides headings and terms from readers and searches.",
    silent_when="the word makes sense in its context (มติที่ประชุม, รับมือ)",
    absent="no known confusion was noticed",
    verdict="likely_misread",
)
def _check(record: Record) -> Outcomes:
    for first, values, project in observed(record, "ocr_confusion"):
        yield Issue(
            message=f"“{first.text}” stands where “{first.expected}” is meant, in {len(values)} place(s); "
            f"{CHECK_THE_PAGE}.",
            message_th=f"พบ “{first.text}” ซึ่งน่าจะหมายถึง “{first.expected}” {len(values)} แห่ง "
            f"{CHECK_THE_PAGE_TH}",
            values=values,
            report=first.report,
            project=project,
        )
