"""Pages into one record: the memo, its stamps and signatures, and the reports behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

import regex

from thaimemo.extract.page import ExtractedDocument, Line, Table
from thaimemo.normalize.dates import FoundDate, find_dates
from thaimemo.normalize.fiscal import fiscal_year_period, quarter_period
from thaimemo.normalize.passage import Passage
from thaimemo.parsers import memo as memos
from thaimemo.parsers import signatories, stamps
from thaimemo.parsers.dimensions import OFFICIAL_ORDER, DimensionHeading, canonical_of_name, read_heading
from thaimemo.parsers.linking import Group, link
from thaimemo.parsers.observations import Observations, scan_abbreviations, scan_dates, scan_text
from thaimemo.parsers.project import ReportContext, build_project, one_line
from thaimemo.parsers.rows import TableReading, TotalRow, read_table
from thaimemo.parsers.rubrics import declares_interpolation
from thaimemo.parsers.sections import SectionsReading, read_sections
from thaimemo.parsers.title import (
    TitlePage,
    find_report_title,
    fiscal_year_mentions,
    period_mentions,
    plan_spans,
    read_mention,
    read_title,
)
from thaimemo.schema.record import Document, Record
from thaimemo.schema.report import (
    Dimension,
    DimensionMention,
    Frame,
    Period,
    Place,
    Project,
    Report,
    ReportMention,
    Scores,
    Total,
)

_REGISTER = regex.compile(r"\s*[0-9๐-๙]{1,6}\s?/\s?[0-9๐-๙]{1,6}\s*")
Blocks = Sequence[Line | Table]


def parse(extracted: ExtractedDocument) -> Record:
    """The record of one document, without findings."""
    blocks: list[Line | Table] = [block for page in extracted.pages for block in page.blocks]
    record = Record(
        document=Document(
            id=extracted.sha256,
            source=extracted.source,
            media_type=extracted.media_type,
            page_count=len(extracted.pages),
            text_source=extracted.text_source,
            text_quality=extracted.text_quality,
            warnings=list(extracted.warnings),
        )
    )
    found = Observations()
    title = memos.find_title(blocks)
    header_end = 0
    if title is not None:
        record.memo, header_end = memos.read_memo(blocks, title, len(blocks))
    report_start = find_report_title(blocks, header_end)
    letter_end = report_start if report_start is not None else len(blocks)
    if title is not None:
        letter_end = _letter(record, blocks, title, header_end, letter_end, found)
        if report_start is None and letter_end < len(blocks):
            report_start = letter_end
    elif report_start is None:
        report_start = 0
    passages = _passages(blocks)
    dated = [(passage, find_dates(passage.text)) for passage in passages]
    scan_text(passages, found)
    scan_abbreviations(passages, found)
    letter_lines = (
        {id(b.passage) for b in blocks[:letter_end] if isinstance(b, Line)} if title is not None else set()
    )
    for passage, dates in dated:
        scan_dates(passage, dates, found, letter=id(passage) in letter_lines)
    report = _report(record, blocks, title, header_end, letter_end, report_start, dated, found)
    if report is not None:
        record.reports.append(report)
    record.observations = found.list()
    for observation in record.observations:
        if record.reports:
            observation.report = 0
    return record


def _passages(blocks: Blocks) -> list[Passage]:
    passages = []
    for block in blocks:
        if isinstance(block, Line):
            passages.append(block.passage)
        else:
            passages.extend(cell.passage for row in block.rows for cell in row if cell.passage.text)
    return passages


def _letter(
    record: Record, blocks: Blocks, title: int, header_end: int, end: int, found: Observations
) -> int:
    """Stamps, signatures and marks of the letter; returns the block after it."""
    record.signatories, signed = signatories.read_signatories(blocks[:end], header_end)
    letter_end = end if end < len(blocks) else max(signed, header_end) if record.signatories else end
    record.stamps, used = stamps.read_stamps(blocks[:letter_end], range(title, header_end))
    inside, more = stamps.read_stamps(blocks[:header_end], range(0, title)) if title else ([], [])
    known = {(s.number, s.date, s.time) for s in record.stamps}
    record.stamps += [s for s in inside if (s.number, s.date, s.time) not in known and s.time]
    for index in range(0, header_end):
        block = blocks[index]
        if (
            isinstance(block, Line)
            and index not in used
            and index not in more
            and _REGISTER.fullmatch(block.text)
        ):
            found.add("unexplained_number", block.text.strip(), block.passage)
    return letter_end


def _report(
    record: Record,
    blocks: Blocks,
    title: int | None,
    header_end: int,
    letter_end: int,
    start: int | None,
    dated: Sequence[tuple[Passage, list[FoundDate]]],
    found: Observations,
) -> Report | None:
    reading = TableReading()
    place_headings: list[tuple[Place, DimensionHeading]] = []
    pending: list[DimensionHeading] = []
    body_start = letter_end
    page: TitlePage | None = None
    if (start is not None and title is not None and start >= letter_end) or (
        start is not None and title is None
    ):
        page, body_start = read_title(blocks, start)
        if page.title is None or (
            find_report_title(blocks[start : start + 1], 0) is None and not _is_title(blocks, start)
        ):
            page, body_start = None, start
    for index, block in enumerate(blocks):
        if isinstance(block, Line):
            if (heading := read_heading(block.passage)) and heading.word != "เป้าประสงค์":
                pending.append(heading)
            continue
        in_memo = title is not None and index < letter_end
        before = len(reading.mentions)
        dimension = pending[-1].number if pending and index >= body_start else None
        place = read_table(block, reading, in_memo=in_memo, dimension=dimension)
        if place is not None and len(reading.mentions) > before and pending:
            place_headings += [("background", h) for h in pending[:-1]]
            place_headings.append((place, pending[-1]))
            pending = []
    sections = read_sections(blocks, body_start if title is not None or start else 0, len(reading.mentions))
    mentions = reading.mentions + sections.mentions
    if not mentions:
        return None
    for heading in sections.headings:
        if not any(h.heading is heading.heading for _, h in place_headings):
            has_section = _heads_section(heading, sections)
            place_headings.append(("detail" if has_section else "background", heading))
    place_headings += reading.headings
    report = Report()
    _identify(report, record, blocks, page, header_end, dated, sections)
    agencies = (report.agency,) if report.agency else ()
    context = ReportContext(
        agencies,
        report.round_months,
        (report.period.start, report.period.end) if report.period else None,
        tuple(report.evidence.get("round_months", ())),
        any(declares_interpolation(passage.text) for passage, _ in dated),
    )
    groups = link(mentions, agencies)
    for index, group in enumerate(groups, 1):
        report.projects.append(build_project(group, index, context))
    _mentions_of_years(report, blocks, sections, groups, dated)
    _dimensions(report, place_headings)
    report.totals = [_total(row, months) for row in reading.totals for months in row.rounds or {None: {}}]
    report.scores = _scores(report)
    for passage in reading.joined:
        found.add("row_joined", one_line(passage.text)[:80], passage, apart=True)
    for passage in reading.bleeding:
        found.add(
            "cell_bleed",
            one_line(passage.text)[-60:],
            passage,
            span=(max(0, len(passage.text) - 60), len(passage.text)),
            apart=True,
        )
    for passage in sections.repaired_labels:
        found.add("label_repaired", passage.text, passage)
    for passage in sections.joined_headings:
        found.add("line_joined", one_line(passage.text)[:80], passage, apart=True)
    return report


def _is_title(blocks: Blocks, index: int) -> bool:
    block = blocks[index]
    return isinstance(block, Line) and "รายงาน" in block.text and len(block.text) < 160


def _heads_section(heading: DimensionHeading, sections: SectionsReading) -> bool:
    return any(m.dimension == heading.number for m in sections.mentions) and (
        [h for h in sections.headings if h.number == heading.number][-1] is heading
    )


def _identify(
    report: Report,
    record: Record,
    blocks: Blocks,
    page: TitlePage | None,
    header_end: int,
    dated: Sequence[tuple[Passage, list[FoundDate]]],
    sections: SectionsReading,
) -> None:
    """Title, agency, year, quarter, round, period: from the title page, the memo's subject, the body."""
    witnesses: list[ReportMention] = []
    if page is not None:
        if page.title is not None:
            report.title = one_line(page.title.text)
            report.evidence["title"] = page.title.evidence()
        witnesses.append(read_mention(page.passage, "title", page.agency))
    if record.memo is not None and record.memo.subject is not None:
        subject = _subject_passage(blocks, record, header_end)
        if subject is not None:
            witnesses.append(read_mention(subject, "subject"))
            if report.title is None:
                report.title = record.memo.subject
                report.evidence["title"] = record.memo.evidence["subject"]
    report.mentions = [w for w in witnesses if w.evidence]
    body = (
        [read_mention(p, "title") for p, _ in dated[:80] if len(p.text) < 1500]
        if _incomplete(witnesses)
        else []
    )
    for field in ("agency", "fiscal_year_be", "quarter", "round_months"):
        stated = [w for w in witnesses if getattr(w, field) is not None] or (
            [] if field == "agency" else [w for w in body if getattr(w, field) is not None]
        )
        if stated:
            setattr(report, field, getattr(stated[0], field))
            report.evidence[field] = [e for w in stated[:1] for e in w.evidence[field]]
    for passage, dates in dated:
        report.period_mentions += period_mentions((passage, d) for d in dates)
    _period(report)


def _incomplete(witnesses: list[ReportMention]) -> bool:
    return not all(
        any(getattr(w, field) is not None for w in witnesses)
        for field in ("fiscal_year_be", "quarter", "round_months")
    )


def _subject_passage(blocks: Blocks, record: Record, header_end: int) -> Passage | None:
    assert record.memo is not None
    places = {(e.page, e.line) for e in record.memo.evidence.get("subject", [])}
    lines = [
        b.passage
        for b in blocks[:header_end]
        if isinstance(b, Line) and (b.passage.pieces[0].line.page, b.number) in places
    ]
    return Passage.join(lines, "\n") if lines else None


def _period(report: Report) -> None:
    """The period that most mentions state; where they are tied, the one that the year and round make."""
    expected: tuple[dt.date, dt.date] | None = None
    if report.fiscal_year_be and report.round_months in (3, 5, 6, 9, 11, 12):
        expected = fiscal_year_period(report.fiscal_year_be, report.round_months)
    elif report.fiscal_year_be and report.quarter:
        expected = None
    tally: dict[tuple[dt.date, dt.date], int] = {}
    for mention in report.period_mentions:
        tally[mention.start, mention.end] = tally.get((mention.start, mention.end), 0) + 1
    if not tally:
        return
    best = max(tally, key=lambda p: (tally[p], p == expected))
    quarter = (
        quarter_period(report.fiscal_year_be, report.quarter)
        if report.fiscal_year_be and report.quarter
        else None
    )
    for known in (expected, quarter):
        if known in tally and tally[known] * 2 >= tally[best]:
            best = known
            break
    report.period = Period(start=best[0], end=best[1])
    report.evidence["period"] = [
        e for m in report.period_mentions if (m.start, m.end) == best for e in m.evidence["start"]
    ]


def _mentions_of_years(
    report: Report,
    blocks: Blocks,
    sections: SectionsReading,
    groups: list[Group],
    dated: Sequence[tuple[Passage, list[FoundDate]]],
) -> None:
    """Fiscal years in the running text, a section's under its project; plans called by their years."""
    owner: dict[int, str] = {}
    for (first, last), mention in zip(sections.spans, sections.mentions, strict=True):
        project = next((report.projects[i].id for i, g in enumerate(groups) if mention in g), None)
        for block in blocks[first:last]:
            if isinstance(block, Line) and project is not None:
                owner[id(block.passage)] = project
    for passage, _ in dated:
        project = owner.get(id(passage))
        place = "detail" if project else "background"
        report.fiscal_year_mentions += fiscal_year_mentions(passage, project, place)
        report.plans += plan_spans(passage)


def _dimensions(report: Report, headings: Sequence[tuple[Place, DimensionHeading]]) -> None:
    by_number: dict[int, Dimension] = {}
    official = 0
    names: dict[int, dict[str, int]] = {}
    kept = [(place, h) for place, h in headings if place != "background" or h.word == "มิติ"]
    used = {p.dimension for p in report.projects} | {h.number for place, h in kept if place != "background"}
    for place, heading in sorted(kept, key=lambda ph: ph[1].number):
        if heading.number not in used and place == "background":
            continue
        dimension = by_number.setdefault(heading.number, Dimension(number=heading.number))
        dimension.evidence.setdefault("number", heading.heading.evidence())
        name = one_line(heading.name.text)
        dimension.mentions.append(
            DimensionMention(place=place, name=name, evidence={"name": heading.heading.evidence()})
        )
        names.setdefault(heading.number, {})
        names[heading.number][name] = names[heading.number].get(name, 0) + 1
        if heading.weight is not None and dimension.weight is None and heading.weight_place is not None:
            dimension.weight = heading.weight
            dimension.evidence["weight"] = heading.weight_place.evidence()
        if heading.word in ("มิติ",) and canonical_of_name(name) is not None:
            official += 1
    for number, dimension in by_number.items():
        tally = names[number]
        best = max(tally, key=lambda n: (tally[n], canonical_of_name(n) is not None))
        dimension.name = best
        dimension.evidence["name"] = [
            e for m in dimension.mentions if m.name == best for e in m.evidence["name"]
        ]
    report.dimensions = [by_number[n] for n in sorted(by_number)]
    report.frame = _frame(report, official)
    if report.frame == "hr_scorecard":
        for dimension in report.dimensions:
            if 1 <= dimension.number <= len(OFFICIAL_ORDER):
                dimension.canonical = OFFICIAL_ORDER[dimension.number - 1]


def _frame(report: Report, official: int) -> Frame:
    distinct = {canonical_of_name(d.name or "") for d in report.dimensions} - {None}
    in_place = sum(
        1
        for d in report.dimensions
        if 1 <= d.number <= 5 and canonical_of_name(d.name or "") == OFFICIAL_ORDER[d.number - 1]
    )
    if len(distinct) >= 2 and in_place >= 2:
        return "hr_scorecard"
    text = (report.title or "") + " ".join(d.name or "" for d in report.dimensions)
    if "HR Scorecard" in text and distinct:
        return "hr_scorecard"
    if "PMQA" in text or "คุณภาพการบริหารจัดการภาครัฐ" in text:
        return "pmqa"
    four = ("ประสิทธิผล", "คุณภาพการ", "ประสิทธิภาพ", "พัฒนาองค์")
    bare = [regex.sub(r"\s", "", d.name or "") for d in report.dimensions]
    if sum(1 for sign in four if any(sign in name for name in bare)) >= 3 and len(bare) <= 4:
        return "bsc"
    return "custom"


def _total(row: TotalRow, months: int | None) -> Total:
    from thaimemo.normalize.numerals import parse_number

    total = Total(dimension=row.dimension, round_months=months)
    cells = {**row.fields, **row.rounds.get(months, {})}
    for field, role in (
        ("weight", "weight"),
        ("score", "score"),
        ("weighted_score", "weighted_score"),
        ("percent", "percent"),
    ):
        if role in cells and (value := parse_number(cells[role].text.strip(" %"))) is not None:
            setattr(total, field, value)
            total.evidence[field] = cells[role].evidence()
    return total


def _scores(report: Report) -> Scores:
    """Figures computed from levels and weights; null where a weight or every level is missing."""
    scores = Scores()
    weighted = [p for p in report.projects if p.weight is not None]
    if weighted:
        scores.weight_sum = sum((p.weight for p in weighted if p.weight is not None), Decimal(0))
    for total in report.totals:
        if total.dimension is None and scores.stated_total is None:
            scores.stated_total = total.weighted_score if total.weighted_score is not None else total.score
    if weighted and len(weighted) == len(report.projects):
        levels = [(p.weight or Decimal(0), _level(p)) for p in weighted]
        known = [(w, level) for w, level in levels if level is not None]
        pending = [p for p in weighted if _level(p) is None and _is_pending(p)]
        if known and len(known) + len(pending) == len(weighted) and scores.weight_sum:
            reached = sum((w * level for w, level in known), Decimal(0))
            scores.weighted_level_pending_as_zero = _rounded(reached / scores.weight_sum)
            base = sum((w for w, _ in known), Decimal(0))
            scores.weighted_level_reported_only = _rounded(reached / base) if base else None
    return scores


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.000001")).normalize()


def _level(project: Project) -> Decimal | None:
    for place in ("detail", "table", "summary"):
        for result in project.results:
            if result.place == place and result.level is not None:
                return result.level
    return None


def _is_pending(project: Project) -> bool:
    return any(result.status == "pending" for result in project.results)
