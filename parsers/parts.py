"""Where the reports of one file begin: a second title page with another year, round, quarter or agency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from thaimemo.extract.page import Line, Table
from thaimemo.normalize import lazy
from thaimemo.normalize.dates import find_dates
from thaimemo.parsers.lines.labels import label_at_start
from thaimemo.parsers.lines.tick_boxes import without_unticked
from thaimemo.parsers.projects.names import comparison_key, likeness
from thaimemo.parsers.report import ReportPart
from thaimemo.parsers.title import TitlePage, find_report_title, period_mentions, read_mention, read_title
from thaimemo.schema.report import ReportMention

Blocks = Sequence[Line | Table]
_OFFICE = lazy.compiled(
    r"\s*(?:หน่วยงาน\s*[:：]?\s*)?(?:สำนัก|กอง|กลุ่ม|ฝ่าย|ศูนย์|โรงพยาบาล|โรงเรียน|วิทยาลัย|สถานี|แขวง|อำเภอ|จังหวัด|เทศบาล|องค์การ|คณะ|เขต|สาขา)"
    r"[^\n]{2,80}"
)
ALIKE = 0.8
LINES_OF_OFFICE = 4
"""Lines from a title on among which its office stands."""
_TOLD_APART_BY = ("fiscal_year_be", "round_months", "quarter", "agency")


def split_reports(first: ReportPart) -> list[ReportPart]:
    """The part itself, or it and the reports behind it, each from its own title page on."""
    if first.page is None:
        return [first]
    starts: list[tuple[int, TitlePage, int]] = _forms_again(first)
    known = _identity(first.page)
    telling = _last_telling(first.blocks)
    index = first.body_start
    while not starts and (at := find_report_title(first.blocks, index)) is not None:
        page, body = read_title(first.blocks, at)
        own = _identity(page)
        if _is_title_page(page, first.page) and _differs(known, own) and body <= telling:
            starts.append((at, page, body))
            known = own
        index = max(body, at + 1)
    ends = [at for at, _, _ in starts] + [len(first.blocks)]
    parts = [replace(first, blocks=first.blocks[: ends[0]])]
    for (at, page, body), end in zip(starts, ends[1:], strict=True):
        parts.append(ReportPart(first.blocks[at:end], 0, body - at, page, None, None))
    return parts


def _forms_again(first: ReportPart) -> list[tuple[int, TitlePage, int]]:
    """A form that is filled in again: its marked title, and another time or office up to the first table."""
    assert first.page is not None
    title = first.page.lines[0]
    starts: list[tuple[int, TitlePage, int]] = []
    again = [at for at in range(first.body_start, len(first.blocks)) if _is_same(first.blocks[at], title)]
    if not again:
        return starts
    start = first.body_start - len(first.page.lines)
    dates, offices = _dates_above(first.blocks, start), _offices_below(first.blocks, start)
    for at in again:
        own, office = _dates_above(first.blocks, at), _offices_below(first.blocks, at)
        if (dates and own and dates != own) or (offices and office and offices != office):
            starts.append((at, *read_title(first.blocks, at)))
            dates, offices = own, office
    return starts


def _is_same(block: Line | Table, title: Line) -> bool:
    """The block is the title again, marked as a heading of its rank."""
    if isinstance(block, Table) or not title.heading or block.heading != title.heading:
        return False
    return comparison_key(block.text) == comparison_key(title.text)


def _offices_below(blocks: Blocks, start: int) -> list[str]:
    """The lines right below a title that name who reports."""
    lines = [block for block in blocks[start : start + LINES_OF_OFFICE] if isinstance(block, Line)]
    return [comparison_key(line.text) for line in lines if _OFFICE.fullmatch(line.text)]


def _dates_above(blocks: Blocks, start: int) -> list[str]:
    """The spans of time from ``start`` to the next table, those that are ticked where there are boxes."""
    lines = []
    for block in blocks[start:]:
        if isinstance(block, Table):
            break
        lines.append(block)
    dates = [date for line in lines for date in find_dates(without_unticked(line.text))]
    return [date.text for date in dates if date.first != date.last]


def _is_title_page(page: TitlePage, first: TitlePage) -> bool:
    """It is titled like the first one, or names an agency, a year and a round as a title page does."""
    if page.title is None or label_at_start(page.lines[0].text):
        return False
    title = first.title.text if first.title is not None else ""
    if likeness(comparison_key(page.title.text), comparison_key(title)) >= ALIKE:
        return True
    mention, _ = _identity(page)
    round_told = mention.round_months or mention.quarter
    return mention.agency is not None and mention.fiscal_year_be is not None and round_told is not None


def _last_telling(blocks: Blocks) -> int:
    """The last table or label; what stands behind it reports nothing."""
    return next(
        (
            index
            for index in range(len(blocks) - 1, -1, -1)
            if isinstance(block := blocks[index], Table) or label_at_start(block.text)
        ),
        -1,
    )


def _identity(page: TitlePage) -> tuple[ReportMention, set[object]]:
    """What a title page says the report is, and the periods that it prints."""
    mention = read_mention(page.passage, "title", page.agency)
    dates = find_dates(page.passage.text)
    return mention, {(p.start, p.end) for p in period_mentions((page.passage, d) for d in dates)}


def _differs(known: tuple[ReportMention, set[object]], own: tuple[ReportMention, set[object]]) -> bool:
    """Both say what they are, and not the same."""
    (before, periods), (now, others) = known, own
    for field in _TOLD_APART_BY:
        a, b = getattr(before, field), getattr(now, field)
        if a is not None and b is not None and a != b:
            return True
    return bool(periods and others and not periods & others)
