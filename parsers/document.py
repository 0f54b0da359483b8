"""Pages into one record: the memo, its stamps and signatures, and the reports behind it."""

from __future__ import annotations

from collections.abc import Sequence

from thaimemo.extract.page import ExtractedDocument, Line, Table
from thaimemo.normalize import lazy
from thaimemo.normalize.dates import find_dates
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.figures.calculations import read_calculations
from thaimemo.parsers.letter import memo as memos
from thaimemo.parsers.letter import signatories
from thaimemo.parsers.letter.letter_tables import letter_tables_as_lines
from thaimemo.parsers.letter.marks import read_marks
from thaimemo.parsers.letter.pages import memo_first, note_missing_annex, read_memo_page, read_other_letter
from thaimemo.parsers.lines.bullets import with_plain_bullets
from thaimemo.parsers.lines.cut_ranges import with_whole_ranges
from thaimemo.parsers.lines.headed import headed
from thaimemo.parsers.lines.joining import one_line
from thaimemo.parsers.lines.labels import label_at_start
from thaimemo.parsers.lines.tick_boxes import without_unticked
from thaimemo.parsers.observations import Observations, scan_abbreviations, scan_dates, scan_text
from thaimemo.parsers.parts import split_reports
from thaimemo.parsers.report import ReportPart, read_report
from thaimemo.parsers.sheets import in_reading_order
from thaimemo.parsers.tables.cards import cards_as_lines
from thaimemo.parsers.tables.criteria_lines import criteria_as_tables
from thaimemo.parsers.tables.figure_lines import figures_as_tables
from thaimemo.parsers.tables.indicator_tables import tables_of_indicators
from thaimemo.parsers.tables.measure_rows import measures_as_columns
from thaimemo.parsers.tables.point_lines import points_as_tables
from thaimemo.parsers.tables.told_headers import headers_told
from thaimemo.parsers.title import begins_title, find_report_title, read_title, reports
from thaimemo.parsers.words.files import default_lexicon
from thaimemo.parsers.words.lexicon import Lexicon
from thaimemo.schema.memo import Memo
from thaimemo.schema.record import Document, Record

Blocks = Sequence[Line | Table]
# what a letter sends where it reports nothing: "แผนปฏิบัติการตามกรอบมาตรฐานความสำเร็จ"
_PLAN = lazy.compiled(r"\s*แผน(?:ปฏิบัติ(?:การ|งาน|ราชการ)|(?:การ)?พัฒนา|กลยุทธ์|ยุทธศาสตร์|(?:การ)?บริหาร|อัตรากำลัง)")
# the title of an annex that is a table: "ตารางสรุปผลการดำเนินงานโครงการ..."
_SUMMARY = lazy.compiled(r"\s*(?:ตาราง|แบบ)(?:แสดง)?(?:สรุป)?ผล")


def parse(extracted: ExtractedDocument, lexicon: Lexicon | None = None) -> Record:
    """The record of one document, without findings, by the words of ``lexicon`` (else the program's own)."""
    lexicon = lexicon or default_lexicon()
    order = in_reading_order(extracted.pages)
    plain = with_whole_ranges(with_plain_bullets(order.blocks))
    laid_out = measures_as_columns(letter_tables_as_lines(plain), lexicon)
    figured = tables_of_indicators(figures_as_tables(laid_out, lexicon), lexicon)
    blocks = memo_first(
        headed(
            points_as_tables(criteria_as_tables(cards_as_lines(headers_told(figured, lexicon), lexicon))),
            lexicon,
        )
    )
    record = Record(
        document=Document(
            id=extracted.sha256,
            source=extracted.source,
            media_type=extracted.media_type,
            page_count=len(extracted.pages),
            text_source=extracted.text_source,
            text_quality=extracted.text_quality,
            warnings=[*extracted.warnings, *order.warnings],
        )
    )
    found = Observations()
    title = memos.find_title(blocks)
    if title is None:
        title = memos.find_untitled(blocks)
    header_end, sent = 0, False
    if title is not None:
        record.memo, header_end = memos.read_memo(blocks, title, len(blocks))
        read_marks([line for page in extracted.pages for line in page.margin], record.memo)
    head = record.memo
    report_start = find_report_title(blocks, header_end)
    letter_end = report_start if report_start is not None else len(blocks)
    if title is not None:
        letter_end = read_memo_page(record, blocks, title, header_end, letter_end, found)
        if report_start is None and letter_end < len(blocks):
            report_start = letter_end
    elif (letter := read_other_letter(record, blocks[:letter_end])) is not None:
        report_start = letter.end if letter.end < letter_end else report_start
        letter_end, head, sent = letter.end, letter.head, letter.sent
    else:
        record.signatories, _ = signatories.read_signatories(blocks, 0)
        letter_end = 0
        report_start = report_start or 0
    passages = _passages(blocks)
    dated = [(passage, find_dates(without_unticked(passage.text))) for passage in passages]
    scan_text(passages, found, lexicon)
    scan_abbreviations(passages, found, lexicon)
    letter_lines = {id(b.passage) for b in blocks[:letter_end] if isinstance(b, Line)}
    for passage, dates in dated:
        scan_dates(passage, dates, found, letter=id(passage) in letter_lines)
    for passage in order.repeated:
        found.add("duplicate_page", one_line(passage.text)[:80], passage, apart=True)
    lines: dict[tuple[int, int], int] = {}
    about = _about(head, blocks[header_end:letter_end])
    if title is not None or report_start is not None or reports(about):
        dates_of = {id(passage): dates for passage, dates in dated}
        for part in split_reports(_part(head, about, blocks, header_end, letter_end, report_start)):
            own = [(passage, dates_of[id(passage)]) for passage in _passages(part.blocks)]
            report = read_report(part, own, found, lexicon)
            if report is not None:
                lines.update(dict.fromkeys(_lines(own), len(record.reports)))
                record.reports.append(report)
    if sent and record.reports:
        record.memo = head
    if not record.reports and letter_end == len(blocks):
        note_missing_annex(record, blocks[header_end:])
    read_calculations(record, blocks, lines)
    record.observations = found.list()
    if record.reports:
        for observation in record.observations:
            place = observation.evidence["text"][0]
            observation.report = lines.get((place.page, place.line), 0)
    return record


def _lines(dated: Sequence[tuple[Passage, object]]) -> set[tuple[int, int]]:
    """Page and line of everything in the passages."""
    return {(piece.line.page, piece.line.number) for passage, _ in dated for piece in passage.pieces}


def _passages(blocks: Blocks) -> list[Passage]:
    passages = []
    for block in blocks:
        if isinstance(block, Line):
            passages.append(block.passage)
        else:
            passages.extend(cell.passage for row in block.rows for cell in row if cell.passage.text)
    return passages


def _about(memo: Memo | None, letter: Blocks) -> str | None:
    """What the memo is about: its subject, of a letter without one the sentence that it opens with."""
    if memo is None:
        return None
    if memo.subject is not None:
        return memo.subject
    lines = (block.text for block in letter if isinstance(block, Line))
    return next((text for text in lines if memos.BODY.match(text)), None)


def _part(
    memo: Memo | None, about: str | None, blocks: Blocks, header_end: int, letter_end: int, start: int | None
) -> ReportPart:
    subject = _subject_passage(blocks, memo, header_end or letter_end)
    if start is None or start < letter_end:
        return ReportPart(blocks, letter_end, letter_end, None, memo, subject, about)
    page, body_start = read_title(blocks, start)
    if page.title is not None and (find_report_title(blocks[start:], 0) == 0 or _is_title(blocks, start)):
        return ReportPart(blocks, letter_end, body_start, page, memo, subject, about)
    return ReportPart(blocks, letter_end, start, None, memo, subject, about)


def _is_title(blocks: Blocks, index: int) -> bool:
    block = blocks[index]
    if not isinstance(block, Line) or len(block.text) >= 160:
        return False
    if block.heading and _PLAN.match(block.text):
        return True
    return (
        "รายงาน" in block.text
        or _SUMMARY.match(block.text) is not None
        or (begins_title(block.text) and label_at_start(block.text) is None)
    )


def _subject_passage(blocks: Blocks, memo: Memo | None, header_end: int) -> Passage | None:
    if memo is None or memo.subject is None:
        return None
    places = {(e.page, e.line) for e in memo.evidence.get("subject", [])}
    lines = [
        b.passage
        for b in blocks[:header_end]
        if isinstance(b, Line) and (b.passage.pieces[0].line.page, b.number) in places
    ]
    return Passage.join(lines, "\n") if lines else None
