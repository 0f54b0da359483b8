"""The pages of a file that are a letter: a memo with its stamps and signatures, or another type."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

from thaimemo.extract.page import Line, Table
from thaimemo.normalize import lazy
from thaimemo.normalize.memo_number import find_memo_number
from thaimemo.parsers.letter.letter_head import read_announcement_head, read_letter_head
from thaimemo.parsers.letter.letter_types import find_annex_mention, recognise
from thaimemo.parsers.letter.memo import find_second, find_title, read_memo
from thaimemo.parsers.letter.signatories import read_signatories
from thaimemo.parsers.letter.stamps import read_stamps
from thaimemo.parsers.lines.labels import label_at_start
from thaimemo.parsers.observations import Observations
from thaimemo.parsers.title import find_report_title, reports
from thaimemo.schema.memo import Memo
from thaimemo.schema.record import Record

_REGISTER = lazy.compiled(r"\s*[0-9๐-๙]{1,6}\s?/\s?[0-9๐-๙]{1,6}\s*")
_SUBJECT = lazy.compiled(r"\s*เรื่อง\s*[:：]?\s*(?P<subject>\S.*)", regex.DOTALL)
_CLOSING = lazy.compiled(r"\s*(?:ขอแสดงความนับถือ|ประกาศ\s*ณ\s*วันที่)")
# "เรื่อง ประกาศใช้แผนพัฒนาบุคลากร ๓ ปี": what is announced follows
_PUTS_INTO_FORCE = lazy.compiled(r"(?:ประกาศ)?ใช้(?:บังคับ)?แผน|^แผน")
# "เรื่อง ผลการจัดลำดับหน่วยบริการตามตัวชี้วัด"; not the result of an examination or a tender
_RESULTS = lazy.compiled(
    r"^รายงานผล|ผลการ\p{Thai}{0,60}(?:ตัวชี้วัด|คำรับรอง)|ผล(?:การ)?(?:ดำเนินงาน|ดำเนินการ|ปฏิบัติราชการ|ปฏิบัติงาน)"
)
_TELEPHONE = lazy.compiled(r"\s*(?:โทร|แฟกซ์|ไปรษณีย์อิเล็กทรอนิกส์|E-?mail)", regex.IGNORECASE)
SIGNED_WITHIN = 8
"""Blocks behind the closing words within which the letter is signed."""
LINES_OF_OFFICE = 6
LINES_OF_REPLY = 14
"""Blocks from a memo's title on within which it names the one that it answers."""
Blocks = Sequence[Line | Table]


def memo_first(blocks: Blocks) -> Blocks:
    """The blocks with a memo that is annexed behind its report, title page and all, in front of it."""
    title = find_title(blocks)
    if not title or find_report_title(blocks[:title], 0) is None:
        return blocks
    _, signed = read_signatories(blocks, title)
    if any(isinstance(block, Table) for block in blocks[max(title, signed) :]):
        return blocks
    if not any(isinstance(block, Table) or label_at_start(block.text) for block in blocks[:title]):
        return blocks  # the title page of a report that follows the memo
    page = _page_of(blocks[title])
    start = next(index for index in range(title + 1) if _page_of(blocks[index]) == page)
    start = start if start else title
    return [*blocks[start:], *blocks[:start]]


def _page_of(block: Line | Table) -> int:
    passage = block.passage if isinstance(block, Line) else block.rows[0][0].passage
    return passage.pieces[0].line.page if passage.pieces else 0


def read_memo_page(
    record: Record, blocks: Blocks, title: int, header_end: int, end: int, found: Observations
) -> int:
    """Stamps and signatures of the memo whose title is at ``title``; returns the block after the letter.

    ``header_end`` is the block after its header, ``end`` where a report begins or the document ends.
    """
    assert record.memo is not None
    second = find_second(blocks, header_end, record.memo)
    own = blocks[: end if second is None else min(end, second)]
    record.signatories, signed = read_signatories(own, header_end)
    if second is not None:
        place = blocks[second].passage.evidence()[0]  # type: ignore[union-attr]
        where = f"p. {place.page} line {place.line}"
        record.document.warnings.append(
            f"a second memo begins on {where}: only the first is read as the memo"
        )
        own = blocks[: max(signed, header_end)]
        reply, _ = read_memo(blocks, second, end)
        if reports(reply.subject) and _answers(blocks[second:end], record.memo.number):
            record.signatories += read_signatories(blocks[:end], second)[0]
            own = blocks[:second]
        letter_end = end
    else:
        letter_end = end if end < len(blocks) else max(signed, header_end) if record.signatories else end
        own = blocks[:letter_end]
    record.stamps, used = read_stamps(own, range(title, header_end))
    inside, more = read_stamps(blocks[:header_end], range(0, title)) if title else ([], [])
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


class OtherLetter(NamedTuple):
    """A letter that is no memo: the block after it, and what its head says where it has one."""

    end: int
    head: Memo | None
    sent: bool
    """It is addressed to somebody: the memo of what it reports, if it reports."""


def _answers(letter: Blocks, number: str | None) -> bool:
    """The number of another memo stands in the letter's text, which is of one thread with it."""
    lines = (block.text for block in letter[:LINES_OF_REPLY] if isinstance(block, Line))
    found = (find_memo_number(line) for line in lines if "ที่" in line)
    return number is not None and any(told is not None and told.text == number for told in found)


def read_other_letter(record: Record, blocks: Blocks) -> OtherLetter | None:
    """The letter that is no memo, None where ``blocks`` begin with no such letter.

    Its type is told, its stamps and signatures are read. It is all there is, but where a letter that reports
    is signed and a table follows, which is the annex that it announces.
    """
    other = recognise(blocks)
    if other is None:
        return None
    record.document.warnings.append(other.told)
    end = _end_before_annex(blocks) or len(blocks)
    record.signatories, _ = read_signatories(blocks[:end], 0)
    record.stamps, _ = read_stamps(blocks[:end], range(0))
    if other.kind is None and not other.announces:
        return OtherLetter(end, None, False)
    if other.kind is not None:
        return OtherLetter(end, read_letter_head(blocks[:end], other.kind), True)
    head = read_announcement_head(blocks[:end])
    if not _RESULTS.search(head.subject or ""):
        return OtherLetter(end, None, False)
    return OtherLetter(_below_subject(blocks, head), head, False)  # what is announced is the report


def _below_subject(blocks: Blocks, head: Memo) -> int:
    places = {(e.page, e.line) for e in head.evidence["subject"]}
    of_subject = [
        index
        for index, block in enumerate(blocks)
        if isinstance(block, Line) and (block.passage.pieces[0].line.page, block.number) in places
    ]
    return of_subject[-1] + 1


def _end_before_annex(blocks: Blocks) -> int | None:
    """The block behind the signature of a letter that reports or puts a plan into force.

    The office's telephones below it are still the letter's.
    """
    lines = {index: block for index, block in enumerate(blocks) if isinstance(block, Line)}
    subject = next((found for b in lines.values() if (found := _SUBJECT.match(b.text))), None)
    closing = next((index for index, line in lines.items() if _CLOSING.match(line.text)), None)
    if subject is None or closing is None:
        return None
    if not (reports(subject["subject"]) or _PUTS_INTO_FORCE.search(subject["subject"])):
        return None
    _, end = read_signatories(blocks[: closing + SIGNED_WITHIN], closing)
    for index in range(end, min(end + LINES_OF_OFFICE, len(blocks))):
        if index in lines and _TELEPHONE.match(lines[index].text):
            end = index + 1
    follows = any(isinstance(block, Table) for block in blocks[end:])
    return end if end > closing and follows else None


def note_missing_annex(record: Record, letter: Blocks) -> None:
    """A warning where a memo speaks of an annex and nothing follows it in the file."""
    place = find_annex_mention(letter) if record.memo is not None else None
    if place is not None:
        where = f"p. {place.page} line {place.line} «{place.quote}»"
        record.document.warnings.append(f"the memo speaks of an annex that is not in the file: {where}")
