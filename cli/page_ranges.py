"""A list of pages as people write it: ``1,3-5``."""

from __future__ import annotations

import re

import click

from thaimemo.pipeline.chosen_pages import PageRanges

ITEM = re.compile(r"\s*([0-9]{1,9})\s*(?:-\s*([0-9]{1,9})\s*)?")


def page_ranges(ctx: click.Context, param: click.Parameter, value: str | None) -> PageRanges | None:
    """The value of an option as ranges: numbers from 1, none running backwards, set apart by commas."""
    if value is None:
        return None
    ranges = []
    for item in value.split(","):
        match = ITEM.fullmatch(item)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 1 <= first <= last:
            raise click.BadParameter(f"{item.strip()!r} is no page or range of pages such as 3 or 3-5")
        ranges.append(range(first, last + 1))
    return PageRanges(ranges)


pages_option = click.option("--pages", callback=page_ranges, metavar="LIST", help="Only these pages: 1,3-5.")
