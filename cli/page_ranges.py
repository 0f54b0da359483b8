"""A list of pages as people write it: ``1,3-5``."""

from __future__ import annotations

import re

import click


class PageRanges:
    """Page numbers that were asked for."""

    def __init__(self, ranges: list[range]) -> None:
        self.ranges = ranges

    def __contains__(self, page: int) -> bool:
        return any(page in numbers for numbers in self.ranges)

    def beyond(self, count: int) -> int | None:
        """The first number that a document of ``count`` pages does not have, or None."""
        return next(
            (max(numbers.start, count + 1) for numbers in self.ranges if numbers.stop - 1 > count), None
        )


class PagesType(click.ParamType):
    """Makes the option's text into `PageRanges`."""

    name = "pages"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> PageRanges:
        """Numbers from 1 and ranges that do not run backwards, set apart by commas."""
        if isinstance(value, PageRanges):
            return value
        ranges = []
        for item in str(value).split(","):
            match = re.fullmatch(r"\s*([0-9]{1,9})\s*(?:-\s*([0-9]{1,9})\s*)?", item)
            first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
            if not 1 <= first <= last:
                self.fail(f"{item.strip()!r} is no page or range of pages such as 3 or 3-5", param, ctx)
            ranges.append(range(first, last + 1))
        return PageRanges(ranges)


PAGES = PagesType()
