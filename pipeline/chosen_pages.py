"""Some pages of a document: which ones a person asked for, and the document without the others."""

from __future__ import annotations

from dataclasses import replace

from thaimemo.extract.page import ExtractedDocument
from thaimemo.schema.errors import NoSuchPage


class PageRanges:
    """Page numbers that were asked for."""

    def __init__(self, ranges: list[range]) -> None:
        self.ranges = ranges

    def __contains__(self, page: int) -> bool:
        return any(page in numbers for numbers in self.ranges)

    def __str__(self) -> str:
        return ", ".join(f"{r[0]}-{r[-1]}" if len(r) > 1 else str(r[0]) for r in self.ranges)

    def beyond(self, count: int) -> int | None:
        """The first number that a document of ``count`` pages does not have, or None."""
        return next((max(numbers[0], count + 1) for numbers in self.ranges if numbers[-1] > count), None)


def only(document: ExtractedDocument, pages: PageRanges | None) -> ExtractedDocument:
    """The document with these pages alone, which a warning says; all of it for None.

    What holds for a whole document, such as the faults of its text layer, has been decided on all pages.
    Raises `NoSuchPage`.
    """
    if pages is None:
        return document
    count = len(document.pages)
    if missing := pages.beyond(count):
        reason = f"there is no page {missing}; the document has {count} in all"
        raise NoSuchPage(document.source, "extract", reason)
    chosen = [page for page in document.pages if page.number in pages]
    told = f"pages read: {pages} of {count}"
    return replace(document, pages=chosen, warnings=[*document.warnings, told])
