"""One report read from its blocks: tables, sections, dimensions, projects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from thaimemo.extract.page import Line, Table
from thaimemo.normalize import lazy
from thaimemo.normalize.dates import FoundDate
from thaimemo.normalize.numerals import to_arabic
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.dimensions import DimensionHeading
from thaimemo.parsers.figures.tallies import read_tallies
from thaimemo.parsers.figures.totals import (
    compute_scores,
    read_totals,
    stated_in_text,
    subtotals_in_text,
    sums_in_text,
    weigh_dimensions,
)
from thaimemo.parsers.frames import add_listed_weights, fill_dimensions
from thaimemo.parsers.identity import identify
from thaimemo.parsers.lines.closing import ANNEX, SIGNS
from thaimemo.parsers.lines.common_scale import read_common_scale
from thaimemo.parsers.lines.joining import one_line, paragraphs
from thaimemo.parsers.lines.line_kinds import label_of
from thaimemo.parsers.lines.open_section import TELLING
from thaimemo.parsers.lines.section_headings import names_card
from thaimemo.parsers.lines.sections import SectionsReading, read_letter_list, read_sections
from thaimemo.parsers.lines.told_by_name import told_by_name
from thaimemo.parsers.lines.unnumbered import heading_of
from thaimemo.parsers.observations import Observations
from thaimemo.parsers.projects.context import ReportContext
from thaimemo.parsers.projects.criteria import split_levels
from thaimemo.parsers.projects.level_words import level_words
from thaimemo.parsers.projects.linking import Group, is_named, link, runs_on
from thaimemo.parsers.projects.mention import Mention
from thaimemo.parsers.projects.names import comparison_key
from thaimemo.parsers.projects.project import build_project
from thaimemo.parsers.projects.remarks import read_remarks
from thaimemo.parsers.projects.rubrics import declares_interpolation
from thaimemo.parsers.projects.score_levels import points_as_levels
from thaimemo.parsers.tables.captions import LONGEST_CAPTION, rounds_above, tells_of_earlier_year, years_in
from thaimemo.parsers.tables.levels import LEVELS
from thaimemo.parsers.tables.reading import TableReading
from thaimemo.parsers.tables.rows import lists_parts, read_table
from thaimemo.parsers.tables.tables_of_groups import ReadTable, group_tables
from thaimemo.parsers.tables.timings import spans_over_lines, timings
from thaimemo.parsers.title import TitlePage, fiscal_year_mentions, plan_spans, reports
from thaimemo.parsers.words.lexicon import Lexicon
from thaimemo.schema.memo import Memo
from thaimemo.schema.report import Place, Report

GOAL = "เป้าประสงค์"
"""The word of nested headings that state what the indicators below them are for."""
LABELS = 4
"""Labels of a section that is a card."""
# "๒๕๖๖", "ปี 2566", "ปีงบประมาณ พ.ศ. 2566 (บาท)" in a cell
_YEAR_ALONE = lazy.compiled(
    r"\s*(?:ปี)?(?:งบประมาณ)?\s*(?:พ\.ศ\.)?\s*(?P<year>[2๒][5๕][0-9๐-๙]{2})\s*(?:\(\s*\p{Thai}+\s*\)\s*)?"
)
# "คะแนนเฉลี่ยตอนที่ ๒ เท่ากับ ๓.๔๐" below a table says what its numbers are
_MEANS = lazy.compiled(r"\s*คะแนน(?:เฉลี่ย|รวม)")
# "ตัวชี้วัดที่ 5 เทียบบัญญัติไตรยางศ์" says nothing of the others
_OF_ONE = lazy.compiled(
    r"(?:ตัวชี้วัด|ตัวบ่งชี้|ตชว\.|KPI)\s*(?:ที่|ลำดับที่)?\s*[0-9๐-๙]+(?:\.[0-9๐-๙]+)*[^\n]{0,40}?(?:เทียบ)?บัญญัติ"
)
Headings = list[tuple[Place, DimensionHeading]]


@dataclass(frozen=True, slots=True)
class ReportPart:
    """The blocks that one report is read from, those of the memo that announces it first."""

    blocks: Sequence[Line | Table]
    letter_end: int
    """How many of them are the memo's."""
    body_start: int
    """The first block after the title page."""
    page: TitlePage | None
    memo: Memo | None
    subject: Passage | None
    """The printed lines that hold the memo's subject."""
    about: str | None = None
    """What the memo is about: its subject, of a letter without one the sentence that it opens with."""


def read_report(
    part: ReportPart,
    dated: Sequence[tuple[Passage, list[FoundDate]]],
    found: Observations,
    lexicon: Lexicon,
) -> Report | None:
    """The report, None where no project is named; ``dated`` are all its passages with their dates."""
    reading, headings = _read_tables(part, lexicon)
    annexed = _annexed(part)
    sections = read_sections(part.blocks, annexed, len(reading.mentions), lexicon)
    if not reading.mentions and not sections.mentions:
        _read_groups(reading)
    if sections.named:
        _only_known(sections, [mention for mention in reading.mentions if mention.rounds])
    end = part.letter_end if reports(part.about) else 0
    listed = read_letter_list(part.blocks, min(end, annexed), len(reading.mentions), lexicon)
    if end and not _holds_annex(part.blocks[end:]):  # sections with labels stand in the letter itself
        inside = read_sections(part.blocks, 0, len(reading.mentions), lexicon)
        if len(inside.mentions) >= len(listed.mentions) and (not inside.named or _labelled(inside)):
            sections, listed = inside, SectionsReading()
    letter = part.blocks[: min(part.letter_end, annexed)]
    named = _told_by_name(letter, reading, sections, listed) if end and end < len(part.blocks) else []
    if named:
        listed = SectionsReading(mentions=named)
    if listed.mentions and not any(place == "summary" for place in reading.memo_places):
        _annexed_as_tables(reading)
    mentions = reading.mentions + listed.mentions + sections.mentions
    if not mentions:  # a table of an earlier year is the report's own where nothing else tells of results
        reading, headings = _read_tables(part, lexicon, earlier_too=True)
        mentions = reading.mentions
    if not mentions:
        return None
    known = {id(heading.heading) for _, heading in headings}
    headings += _headings_of(listed, "summary", known) + _headings_of(sections, "detail", known)
    headings += reading.headings
    report = Report()
    rounds = {months for mention in reading.mentions for months in mention.rounds if months}
    sources = _sources(part.blocks)
    dated = [(passage, dates) for passage, dates in dated if id(passage) not in sources]
    apart = timings(part.blocks, {id(passage): dates for passage, dates in dated})
    own = [(passage, [] if id(passage) in apart else dates) for passage, dates in dated]
    own += spans_over_lines(part.blocks)
    identify(report, part.page, part.memo, part.subject, rounds, own)
    agencies = (report.agency,) if report.agency else ()
    outside = _outside(part, (*listed.spans, *sections.spans))
    groups = link(mentions, agencies)
    context = ReportContext(
        agencies,
        report.round_months,
        (report.period.start, report.period.end) if report.period else None,
        tuple(report.evidence.get("round_months", ())),
        frozenset(heading.number for _, heading in headings),
        runs_on(groups),
        _interpolated(part, outside, dated),
        level_words(passage.text for passage, _ in dated),
    )
    for index, group in enumerate(groups, 1):
        report.projects.append(build_project(group, index, context))
    points_as_levels(report.projects)
    read_remarks(report.projects, (line.passage for run in outside for line in run), context)
    _mentions_of_years(report, part.blocks, sections, groups, dated)
    fill_dimensions(report, headings, lexicon)
    add_listed_weights(report, (line.passage for run in outside for line in run))
    report.totals = read_totals(reading.totals, reading.overviews, report.dimensions)
    weigh_dimensions(reading.overviews, report.dimensions)
    closing = [passage for run in outside for passage in paragraphs(run)]
    report.totals += stated_in_text([*(passage for passage, _ in dated), *closing])
    report.totals += subtotals_in_text((passage for passage, _ in dated), report, lexicon)
    if not any(total.allotted is not None for total in report.totals):
        report.totals += sums_in_text(closing, report.projects)
    free = {id(line.passage) for run in outside for line in run}
    if (common := read_common_scale(part.blocks, free)) is not None:
        report.scale, report.evidence["scale"] = common.levels, common.places
    report.tallies = read_tallies([*closing, *(passage for passage, _ in dated if id(passage) not in free)])
    report.scores = compute_scores(report)
    _note(reading, sections, found)
    return report


def _annexed(part: ReportPart) -> int:
    """Where the memo's annexes begin: the first may stand before the one that has the title of the report."""
    signed = False
    for index, block in enumerate(part.blocks[: part.letter_end]):
        if isinstance(block, Line):
            signed = signed or SIGNS.match(block.text) is not None
            if signed and ANNEX.fullmatch(block.text):
                return index
    return part.body_start


def _holds_annex(blocks: Sequence[Line | Table]) -> bool:
    """Behind a letter stands more than what others signed on it: a table, a label of a section."""
    return any(isinstance(block, Table) or label_of(block) is not None for block in blocks)


def _read_tables(
    part: ReportPart, lexicon: Lexicon, *, earlier_too: bool = False
) -> tuple[TableReading, Headings]:
    """All tables in order; a heading above a table belongs to it, one followed by another to the text.

    Those captioned with an earlier year are left out unless ``earlier_too``.
    """
    reading = TableReading(lexicon)
    headings: Headings = []
    pending: list[DimensionHeading] = []
    rounds = rounds_above(part.blocks)
    own_years = years_in(p for p in (part.subject, part.page.passage if part.page else None) if p is not None)
    gave: list[ReadTable] = []
    depth = 0
    card = False  # the last heading is that of one indicator
    for index, block in enumerate(part.blocks):
        if isinstance(block, Line):
            card = names_card(block.text) if block.heading else card
            heading = heading_of(block, lexicon)
            if heading is not None:
                reading.goal = heading.name if heading.word == GOAL else None
            if heading is not None and not heading.nested:
                pending.append(heading)
                depth = block.heading
            elif 0 < block.heading <= depth or _told_in_text(block):
                pending = []  # another chapter, or a section of text
            continue
        if card and lists_parts(block, lexicon):
            continue
        before, summed = len(reading.mentions), len(reading.totals)
        above = part.blocks[index - 1] if index else None
        caption = above.text if isinstance(above, Line) and len(above.text) <= LONGEST_CAPTION else ""
        if not earlier_too and tells_of_earlier_year(caption, own_years):
            continue
        below = part.blocks[index + 1] if index + 1 < len(part.blocks) else None
        if isinstance(below, Line) and len(below.text) <= LONGEST_CAPTION and _MEANS.match(below.text):
            caption = f"{caption}\n{below.text}"
        dimension = pending[-1].number if pending and index >= part.body_start else None
        in_memo = index < part.letter_end
        place = read_table(
            block, reading, in_memo=in_memo, dimension=dimension, caption=caption, of_round=rounds.get(index)
        )
        if place in ("summary", "table") and len(reading.mentions) > before:
            gave.append(ReadTable(slice(before, len(reading.mentions)), slice(summed, len(reading.totals))))
        if place is not None and in_memo:
            reading.memo_places.add(place)
        if place is not None and len(reading.mentions) > before and pending:
            headings += [("background", h) for h in pending[:-1]]
            headings.append((place, pending[-1]))
            pending = []
    headings += [("table", heading) for heading in group_tables(reading, gave)]
    return reading, headings


def _told_by_name(
    letter: Sequence[Line | Table],
    reading: TableReading,
    sections: SectionsReading,
    listed: SectionsReading,
) -> list[Mention]:
    """What the memo tells of projects by the names of their sections, if that is more than its list has."""
    if "summary" in reading.memo_places:
        return []
    known = [mention for mention in (*sections.mentions, *reading.mentions) if mention.title is not None]
    named = told_by_name(letter, known, len(reading.mentions))
    names = {comparison_key(mention.title.text) for mention in known if mention.title is not None}
    exact = sum(1 for m in listed.mentions if m.title and comparison_key(m.title.text) in names)
    return named if len(named) > exact else []


def _labelled(sections: SectionsReading) -> bool:
    """Every section has labels, as the card of a project has; fewer stand beside a name in its sentence."""
    labels = [set(mention.fields) - {"project", "indicator", "result"} for mention in sections.mentions]
    return bool(labels) and all(len(roles) >= LABELS for roles in labels)


def _annexed_as_tables(reading: TableReading) -> None:
    """The memo sums the results up itself: a table annexed to it, which could, is none of its summary."""
    for mention in reading.mentions:
        if mention.place == "summary":
            mention.place = "table"


def _read_groups(reading: TableReading) -> None:
    """The groups as indicators, where nothing else is told of."""
    for table in reading.of_groups:
        read_table(table, reading, in_memo=False, dimension=None, groups_told=True)
    if reading.mentions:
        reading.overviews.clear()


def _told_in_text(line: Line) -> bool:
    """A label with its result behind it: what stands above is the heading of a section."""
    label = label_of(line)
    return label is not None and label.role in TELLING and bool(line.text[label.end :].strip())


def _only_known(sections: SectionsReading, rows: Sequence[Mention]) -> None:
    """Of names in sentences only those that tables with results have too, where there are such tables.

    "ตัวชี้วัดที่ ๑ และ ๔ เป็นค่าสะสม" in a note tells of rows and names no indicator of its own.
    """
    known = [n for n, mention in enumerate(sections.mentions) if not rows or is_named(mention, rows)]
    sections.mentions = [sections.mentions[n] for n in known]
    sections.spans = [sections.spans[n] for n in known]


def _headings_of(sections: SectionsReading, place: Place, known: set[int]) -> Headings:
    """The headings among sections that no table has: those above a section by its place, others as text."""
    last = {heading.number: id(heading) for heading in sections.headings}
    numbers = {mention.dimension for mention in sections.mentions}
    return [
        (place if h.number in numbers and last[h.number] == id(h) else "background", h)
        for h in sections.headings
        if id(h.heading) not in known
    ]


def _sources(blocks: Sequence[Line | Table]) -> set[int]:
    """``id`` of the lines that name documents as evidence: what these are of, the report is not."""
    lines = (block for block in blocks if isinstance(block, Line) and "หลักฐาน" in block.text)
    labelled = ((line, label_of(line)) for line in lines)
    return {id(line.passage) for line, label in labelled if label is not None and label.role == "source"}


def _outside(part: ReportPart, spans: Sequence[tuple[int, int]]) -> list[list[Line]]:
    """The lines that belong to no section, those together that follow one another."""
    inside = {index for first, last in spans for index in range(first, last)}
    runs: list[list[Line]] = [[]]
    for index, block in enumerate(part.blocks):
        if index in inside or not isinstance(block, Line):
            runs.append([])
        else:
            runs[-1].append(block)
    return [run for run in runs if run]


def _interpolated(
    part: ReportPart, outside: Sequence[Sequence[Line]], dated: Sequence[tuple[Passage, list[FoundDate]]]
) -> bool:
    """The scores are interpolated, as a text says that stands neither in the section of one project nor among
    its criteria in a cell."""
    lines = {id(block.passage) for block in part.blocks if isinstance(block, Line)}
    free = {id(line.passage) for run in outside for line in run}
    return any(
        id(passage) in free or (id(passage) not in lines and len(split_levels(passage)) < LEVELS)
        for passage, _ in dated
        if declares_interpolation(passage.text) and not _OF_ONE.search(passage.text)
    )


def _mentions_of_years(
    report: Report,
    blocks: Sequence[Line | Table],
    sections: SectionsReading,
    groups: list[Group],
    dated: Sequence[tuple[Passage, list[FoundDate]]],
) -> None:
    """Fiscal years in the running text, a section's under its project; plans called by their years."""
    owner: dict[int, str] = {}
    project_of = {id(mention): report.projects[i].id for i, group in enumerate(groups) for mention in group}
    for (first, last), mention in zip(sections.spans, sections.mentions, strict=True):
        project = project_of.get(id(mention))
        for block in blocks[first:last]:
            if isinstance(block, Line) and project is not None:
                owner[id(block.passage)] = project
    compared = _years_side_by_side(blocks) | _years_of_columns(blocks, report.fiscal_year_be)
    for passage, _ in dated:
        project = owner.get(id(passage))
        place = "detail" if project else "background"
        for named in fiscal_year_mentions(passage, project, place, report.fiscal_year_be):
            if named.fiscal_year_be in compared and named.context == "report":
                named.context = "review"
            report.fiscal_year_mentions.append(named)
        report.plans.extend(plan_spans(passage))


def _years_side_by_side(blocks: Sequence[Line | Table]) -> set[int]:
    """The years before the last one that stand alone in cells of one table, which compares them."""
    years: set[int] = set()
    for block in blocks:
        if isinstance(block, Table):
            found = [_YEAR_ALONE.fullmatch(cell.text) for row in block.rows for cell in row]
            here = {int(to_arabic(match["year"])) for match in found if match}
            years |= here - {max(here)} if here else here
    return years


def _years_of_columns(blocks: Sequence[Line | Table], own: int | None) -> set[int]:
    """The years before ``own`` that head one column of a table: "ปีงบประมาณ 2565 (บาท)" beside this year's."""
    heads = [cell for block in blocks if isinstance(block, Table) for row in block.rows[:2] for cell in row]
    found = [_YEAR_ALONE.fullmatch(cell.text) for cell in heads if cell.column_span == 1]
    years = {int(to_arabic(match["year"])) for match in found if match}
    return {year for year in years if own is not None and year < own}


def _note(reading: TableReading, sections: SectionsReading, found: Observations) -> None:
    """What was mended or put together on the way."""
    for passage in reading.joined:
        found.add("row_joined", one_line(passage.text)[:80], passage, apart=True)
    for passage in reading.bleeding:
        end = len(passage.text)
        found.add(
            "cell_bleed", one_line(passage.text)[-60:], passage, span=(max(0, end - 60), end), apart=True
        )
    if sections.marked_labels > len(sections.repaired_labels):  # elsewhere no label is marked
        for passage in sections.repaired_labels:
            found.add("label_repaired", passage.text, passage)
    for passage in sections.joined_headings:
        found.add("line_joined", one_line(passage.text)[:80], passage, apart=True)
