"""Calculations that sentences, lists and table rows state by themselves, anywhere in a document.

"ผู้เข้าอบรม ๔๐ คน จากกลุ่มเป้าหมาย ๕๐ คน คิดเป็นร้อยละ ๘๐" can be computed again whether or not the project that it
speaks of was recognised.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from thaimemo.extract.page import Cell, Line, Table
from thaimemo.normalize import lazy
from thaimemo.normalize.balances import find_balances
from thaimemo.normalize.counts import FoundCount, find_counts
from thaimemo.normalize.dates import find_dates
from thaimemo.normalize.numerals import NUMBER, has_digit, parse_number
from thaimemo.normalize.passage import Passage
from thaimemo.normalize.shares import find_parts, find_shares
from thaimemo.normalize.spans import days, working_days
from thaimemo.normalize.sums import find_sums
from thaimemo.parsers.figures.table_calculations import table_calculations
from thaimemo.parsers.lines.enumerations import Enumeration, find_enumerations
from thaimemo.parsers.tables.group_counts import find_group_counts
from thaimemo.schema.calculation import Calculation, CalculationKind, Term
from thaimemo.schema.evidence import Evidence, Grounded
from thaimemo.schema.record import Record

Span = tuple[int, int]
Place = tuple[int, int, str]

_DIGIT = lazy.compiled(r"[0-9๐-๙]")
_NUMBER = lazy.compiled(NUMBER)
# "จำนวน ๓ วัน", "เป็นเวลา ๓ วัน"
_DAYS = lazy.compiled(r"(?:จำนวน|รวม|รวมเวลา|ระยะเวลา|เป็นเวลา)\s*(?P<n>[0-9๐-๙]{1,3})\s*วัน(?!ที่|ทำการ|ละ)")
_IN_GROUPS = lazy.compiled(r"รุ่น|ครั้งละ|วันละ|กลุ่ม|เว้น|ครึ่ง|ไม่เกิน|ภายใน|คืน|วันหยุด|ชั่วโมง")
_BESIDE = lazy.compiled(r"[\s,(]*(?:คือ|โดย|จัด)?\s*(?:ใน|ระหว่าง|ตั้งแต่|เมื่อ)?(?:วันที่)?[\s:)]*")
_ITEM = lazy.compiled(r"\s*(?:[-–•*]|\(?[0-9๐-๙]{1,2}[.)])\s*\S")
_TAKEN = lazy.compiled(r"ทั้งหมด|ทั้งสิ้น")
_TELLS = lazy.compiled(
    r"ร้อยละ|%|เปอร์เซ|รวม|แบ่ง|แยก|จำแนก|ได้แก่|จาก|ดังนี้|ดังต่อไปนี้|ประกอบ|คือ|\((?:หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ยี่)"
)
# "๕ ข้อ ดังนี้", "๕ ด้าน ได้แก่": nothing between the number and what opens the list
_ANNOUNCES = lazy.compiled(r"\s*(?:หลัก|ใหญ่|สำคัญ)?\s*")
_NOT_THE_LENGTH = lazy.compiled(r"(?:ละ|ไม่เกิน|อย่างน้อย|ไม่น้อยกว่า|เหลือ|อีก|จาก|ใน|แห่ง|ครบ)\s*(?:จำนวน)?\s*\Z")
ANNOUNCEMENT = 80
"""Letters before an opener within which another number may be the length: "๒ ระยะ รวม ๖ กิจกรรม ดังนี้"."""

LISTED = frozenset(
    """
    ข้อ ด้าน มิติ ขั้นตอน กิจกรรม ประเด็น ยุทธศาสตร์ กลยุทธ์ ตัวชี้วัด องค์ประกอบ หมวด เรื่อง แนวทาง มาตรการ
    โครงการ หลักสูตร ประการ ประเภท สมรรถนะ หัวข้อ ปัจจัย เป้าประสงค์ ภารกิจ ประเด็นยุทธศาสตร์ กระบวนงาน แผนงาน
    """.split()  # noqa: SIM905
)
"""Units whose things a list names one by one; copies, rounds and people may be fewer lines than they are."""


def read_calculations(
    record: Record, blocks: Sequence[Line | Table], lines: dict[tuple[int, int], int]
) -> None:
    """Put what no project holds into ``record``; ``lines`` gives the report of a page and line."""
    held, worded = _by_line(_held(record)), _by_line(_in_words(record))
    owners = _owners(record)
    seen: set[tuple[str, Place]] = set()
    for calculation in _all(blocks, owners):
        place = calculation.evidence["stated"][0]
        key = (calculation.kind, _place(place))
        known = (worded if calculation.kind == "words" else held).get((place.page, place.line), [])
        if key in seen or any(place.quote in quote or _is_number_of(quote, place.quote) for quote in known):
            continue
        seen.add(key)
        calculation.report = lines.get((place.page, place.line))
        calculation.project = owners.get((place.page, place.line))
        record.calculations.append(calculation)


def _by_line(places: Iterator[Place]) -> dict[tuple[int, int], list[str]]:
    found: dict[tuple[int, int], list[str]] = {}
    for page, line, quote in places:
        found.setdefault((page, line), []).append(quote)
    return found


def _is_number_of(quote: str, counted: str) -> bool:
    """The quote is the whole number of what is counted; "๒" is not that of "๑๘๒ คน"."""
    return quote in counted and _DIGIT.findall(quote) == _DIGIT.findall(counted)


def _all(blocks: Sequence[Line | Table], owners: dict[tuple[int, int], str]) -> Iterator[Calculation]:
    for passage in _paragraphs(blocks):
        if not has_digit(passage.text):
            continue
        yield from _balances(passage)
        yield from _durations(passage)
        of_project = all((p.line.page, p.line.number) in owners for p in passage.pieces)
        if (_TAKEN if of_project else _TELLS).search(passage.text):
            yield from _of_counts(passage, of_project)
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                joined = Passage.join([cell.passage for cell in row if cell.text.strip()], " ")
                yield from _balances(joined)
            yield from table_calculations(block)
    for counted in find_group_counts(blocks):
        yield _of_cells(counted.passage, counted.parts)


def _of_cells(total: Passage, parts: Sequence[Cell]) -> Calculation:
    """A number with the cells that add up to it."""
    number = _NUMBER.search(total.text)
    stated = Calculation(kind="sum", stated=(parse_number(number[0]) if number else None) or Decimal(0))
    stated.evidence["stated"] = total.evidence()
    for cell in parts:
        term = Term(value=parse_number(cell.text) or Decimal(0), label="part")
        term.evidence["value"] = cell.passage.evidence()
        stated.terms.append(term)
    return stated


def _paragraphs(blocks: Sequence[Line | Table]) -> Iterator[Passage]:
    """Running text up to the next heading or table, and every cell; an empty line where space is left."""
    run: list[Line] = []
    for block in blocks:
        if isinstance(block, Line) and not block.heading:
            run.append(block)
            continue
        yield from _joined(run)
        run = []
        if isinstance(block, Table):
            yield from (cell.passage for row in block.rows for cell in row if cell.text.strip())
    yield from _joined(run)


def _joined(run: list[Line]) -> Iterator[Passage]:
    """The lines as passages, cut where a gap stands and no list goes on."""
    parts: list[Passage] = []
    for line in run:
        if line.gap and parts and not _ITEM.match(line.text):
            yield Passage.join(parts, "\n")
            parts = []
        parts.append(line.passage)
    if parts:
        yield Passage.join(parts, "\n")


def _of_counts(passage: Passage, of_project: bool) -> Iterator[Calculation]:
    """What the counts of a passage make of each other; of a project's narrative the parts alone are left."""
    text = passage.text
    counts = find_counts(text)
    for part, whole in find_parts(text, counts):
        yield _between(passage, "part", part, [("whole", whole)])
    if of_project:
        return
    shares = find_shares(text, counts)
    for share in shares:
        percent, part, whole = share.percent, share.part, share.whole
        yield _calculation(
            passage,
            "share",
            percent.value,
            (percent.start, percent.end),
            [("part", part.value, _span(part)), ("whole", whole.value, _span(whole))],
            part.unit or None,
            share.of_target,
        )
    for found in find_sums(text, counts):
        yield _between(passage, "sum", found.total, [("part", count) for count in found.parts])
    for count in counts:
        if count.in_words is not None:
            yield _calculation(
                passage,
                "words",
                count.value,
                _span(count),
                [("words", count.in_words, _words(text, count))],
                count.unit,
            )
    yield from _lists(passage, counts)


def _balances(passage: Passage) -> Iterator[Calculation]:
    for found in find_balances(passage.text):
        labels = ["spent", *("committed" for _ in found.spent[1:]), "left"]
        terms = [
            (label, amount.value, (amount.start, amount.end))
            for label, amount in zip(labels, [*found.spent, found.left], strict=True)
        ]
        yield _calculation(
            passage,
            "balance",
            found.allotted.value,
            (found.allotted.start, found.allotted.end),
            terms,
            found.unit,
        )


def _lists(passage: Passage, counts: list[FoundCount]) -> Iterator[Calculation]:
    """Numbered lists whose length stands right before what opens them."""
    if not counts:
        return
    for listed in find_enumerations(passage):
        before = [c for c in counts if listed.opener - ANNOUNCEMENT <= c.start and c.end <= listed.opener]
        if not before or not _counts_out(passage.text, before[-1], listed):
            continue
        count = next((c for c in before if c.value == len(listed.items)), before[-1])
        numbers = _NUMBER.findall(passage.text, max(0, listed.opener - ANNOUNCEMENT), listed.opener)
        other_unit = count.value != len(listed.items) and Decimal(len(listed.items)) in map(
            parse_number, numbers
        )
        if count.unit not in LISTED or other_unit:
            continue
        start, end = listed.items[0][0], listed.items[-1][1]
        yield _calculation(
            passage,
            "list",
            count.value,
            _span(count),
            [("listed", Decimal(len(listed.items)), (start, min(end, start + 60)))],
            count.unit,
        )


def _durations(passage: Passage) -> Iterator[Calculation]:
    """A number of days right before or behind a span of dates; not of groups, each with days of its own."""
    text = passage.text
    for match in _DAYS.finditer(text):
        low, high = max(0, match.start() - 90), match.end() + 90
        if _IN_GROUPS.search(text, low, high) or (value := parse_number(match["n"])) is None:
            continue
        for date in find_dates(text):
            beside = _BESIDE.fullmatch(text, match.end(), date.start) if date.start >= match.end() else None
            beside = beside or (
                _BESIDE.fullmatch(text, date.end, match.start()) if date.end <= match.start() else None
            )
            if beside is None or date.first is None or date.last is None or date.precision != "day":
                continue
            if date.first < date.last:
                place = (date.start, date.end)
                told = [
                    ("days", Decimal(days(date.first, date.last)), place),
                    ("working days", Decimal(working_days(date.first, date.last)), place),
                ]
                yield _calculation(passage, "days", value, match.span(), told, "วัน")
                break


def _counts_out(text: str, count: FoundCount, listed: Enumeration) -> bool:
    return (
        not listed.open_ended
        and len(listed.items) >= 2
        and listed.numbers == list(range(1, len(listed.items) + 1))
        and _ANNOUNCES.fullmatch(text, count.end, listed.opener) is not None
        and _NOT_THE_LENGTH.search(text, max(0, count.start - 20), count.start) is None
    )


def _span(count: FoundCount) -> Span:
    return count.start, count.end


def _words(text: str, count: FoundCount) -> Span:
    """The brackets behind the digits; all of the count where its words stand elsewhere."""
    end = text.find(")", count.number_end, count.end)
    return (count.number_end, end + 1) if end >= 0 else _span(count)


def _between(
    passage: Passage, kind: CalculationKind, stated: FoundCount, terms: list[tuple[str, FoundCount]]
) -> Calculation:
    found = [(label, count.value, _span(count)) for label, count in terms]
    return _calculation(passage, kind, stated.value, _span(stated), found, stated.unit)


def _calculation(
    passage: Passage,
    kind: CalculationKind,
    stated: Decimal,
    place: Span,
    terms: list[tuple[str, Decimal, Span]],
    unit: str | None,
    of_target: bool = False,
) -> Calculation:
    calculation = Calculation(kind=kind, stated=stated, unit=unit, of_target=of_target)
    calculation.evidence["stated"] = passage.evidence(*place)
    for label, value, span in terms:
        term = Term(value=value, label=label)
        term.evidence["value"] = passage.evidence(*span)
        calculation.terms.append(term)
    return calculation


def _held(record: Record) -> Iterator[Place]:
    """Where projects have the numbers already that a calculation would state again."""
    for report in record.reports:
        for total in report.totals:
            for field in total.evidence:
                yield from _places(total, field)
        for tally in report.tallies:
            yield from _places(tally, "total")
        for project in report.projects:
            for ratio in project.ratios:
                yield from _places(ratio, "percent")
            for result in project.results:
                if result.parts:
                    yield from _places(result, "value")
            for listed in project.lists:
                yield from _places(listed, "announced")
            for count in project.counts:
                if count.in_words is not None or (count.group is not None and count.scope == "total"):
                    yield from _places(count, "value")
            for event in project.events:
                yield from _places(event, "stated_days")
            if None not in (project.budget.allotted, project.budget.spent, project.budget.left):
                yield from _places(project.budget, "allotted")


def _in_words(record: Record) -> Iterator[Place]:
    """Where projects have a number that is printed in words as well."""
    for project in (project for report in record.reports for project in report.projects):
        for count in project.counts:
            if count.in_words is not None:
                yield from _places(count, "value")


def _owners(record: Record) -> dict[tuple[int, int], str]:
    """The project whose narrative a page and line belong to; a line that tells of several belongs to none."""
    owners: dict[tuple[int, int], set[str]] = {}
    for report in record.reports:
        for project in report.projects:
            for result in project.results:
                for place in result.evidence.get("narrative", []):
                    owners.setdefault((place.page, place.line), set()).add(project.id)
    return {place: next(iter(ids)) for place, ids in owners.items() if len(ids) == 1}


def _places(owner: Grounded, field: str) -> Iterator[Place]:
    yield from map(_place, owner.evidence.get(field, []))


def _place(evidence: Evidence) -> Place:
    return evidence.page, evidence.line, evidence.quote
