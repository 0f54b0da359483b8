"""The memo's header: ส่วนราชการ, ที่, วันที่, เรื่อง, เรียน (Correspondence Regulation B.E. 2526, clause 12)."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from thaimemo.extract.page import Line, Table
from thaimemo.normalize import lazy
from thaimemo.normalize.dates import find_dates
from thaimemo.normalize.memo_number import find_memo_number
from thaimemo.normalize.numerals import to_arabic
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.letter.marks import TITLE_WITH_MARKS, read_marks
from thaimemo.parsers.letter.purpose import find_purpose
from thaimemo.parsers.letter.stamps import read_stamps
from thaimemo.parsers.letter.telephones import find_telephones
from thaimemo.schema.memo import Memo

_TITLE = lazy.compiled(r"\s*บัน?\s*ทึก\s*ข[้้]?[ออ]\s*ความ\s*(?:\(ต่อ\))?\s*|\s*บ\s*ัน?\s*ทึกข้อความ\s*")
# Labels at the start of a line; ที่ and วันที่, and the telephones, may share a line with what stands before them.
_LABEL = lazy.compiled(
    r"""
    (?m:^)\s*(?:[-•]\s*)?(?:
        (?P<agency>ส่วน[ ]{0,2}ราช[ ]{0,2}การ|ส่วน[ ]?งาน|หน่วยงาน(?!ที่|ใน|ของ))
      | (?P<number>ที่)(?=
            \s*\p{Thai}{1,4}\.?\p{Thai}*\.?\s*[0-9๐-๙]|\s*[0-9๐-๙]|\s*$|\s*[:.]|\s+\p{Thai}{1,4}\s
            |\s*\p{Thai}{1,4}\s?\(\p{Thai}{1,6}\)\s?[0-9๐-๙])
      | (?P<date>วัน[ ]{0,2}ที่)
      | (?P<subject>เรื่[ ]?อง)
      | (?P<to>(?:กราบ[ ]?)?เรี[ ]?ยน(?!รู้|มา|เชิญ|เสนอ|การ|จบ)|นมัสการ)
      | (?P<reference>อ้าง[ ]?ถึง)
      | (?P<enclosure>สิ่งที่[ ]?ส่ง[ ]?มา[ ]?ด้วย|สิ่งที่แนบมาด้วย|เอกสารแนบ)
      | (?P<via>ผ่าน)(?=\s)
    )\s*[:：.]?\s*
    | (?<=\s)(?P<date2>วัน[ ]?ที่)\s*[:：]?\s*(?=[0-9๐-๙]|\n
        |(?:มกรา|มีนา|พฤษภา|กรกฎา|สิงหา|ตุลา|ธันวา)คม|(?:เมษา|มิถุนา|กันยา|พฤศจิกา)ยน|กุมภาพันธ์)
    | (?:(?<=\s)|(?m:^)\s*)(?P<fax>โทรสาร|แฟกซ์|แฟ็กซ์)\s*[.:：]*\s*
    | (?:(?<=\s)|(?m:^)\s*)(?P<telephone>โทรศัพท์|โทร)\s*[.:：]*\s*
    | (?<=\s)(?P<via2>ผ่าน)\s*(?=\p{Thai}) | (?P<via3>\(ผ่าน)\s*(?=\p{Thai}[^()\n]*\))
    """,
    regex.VERBOSE,
)
BODY = lazy.compiled(
    r"\s*(?:ตามที่|ด้วย|ตาม(?!ลำดับ)|เพื่อ|ในการนี้|อนุสนธิ|โดยที่|สืบเนื่อง|เนื่องจาก|เนื่องด้วย|สำนักงาน.{0,60}(?:ได้|ขอ)|กอง.{0,40}(?:ได้|ขอ)"
    r"|[0-9๐-๙]+\s*[.)]?\s*(?:เรื่องเดิม|ความเป็นมา|ข้อเท็จจริง|เหตุผล|ต้นเรื่อง)|(?:เรื่องเดิม|ความเป็นมา|ข้อเท็จจริง))"
)
"""How the text of a letter begins, below its head."""
_NOTE = lazy.compiled(
    r"\s+(?=[A-Za-z]{2,}[\s.:])|\s+(?=(?:วันที่\s*)?[0-9๐-๙]{1,2}\s*(?:\p{Thai}{1,3}\.){1,2}\s*[0-9๐-๙]{2,4})"
)
_BRACKET_END = lazy.compiled(r"\)")  # "เรียน อธิบดี (ผ่านเลขานุการกรม)"
_ITEM = lazy.compiled(r"\s*\(?[0-9๐-๙]{1,2}(?:[.)]|\s)\s*")
_GOES_ON = lazy.compiled(r"\s*(?:จำนวน|ลงวันที่|ฉบับ|และ|ลับ|ด่วน|เลขที่|ที่\s)")
_LEADERS = lazy.compiled(r"\s*(?:\.{3,}|…+[.…]*)\s*")
_OFFICE = lazy.compiled(r"\s*ส่วน[ ]{0,2}ราช[ ]{0,2}การ")
HEADER_LINES = 30
LABELS_WITHIN = 6
"""Lines within which the labels of a header follow one another."""
MARKS_ABOVE = 30
"""Lines above the title among which a mark may stand: several offices' stamps come between."""
MAX_CONTINUED = 60
FULL_LINE = 40
"""Letters of a line that the margin may have broken."""
MAX_TITLE = 60

# "ทส ๐๑๐๑-๒๒": letters and digits that are no number of the regulation
_LIKE_A_NUMBER = lazy.compiled(r"\p{Thai}{1,6}[\p{Thai}. ]{0,8}[0-9๐-๙][0-9๐-๙ ().\\/-]{0,20}")


def is_title(text: str) -> bool:
    """The text is the title of a memo (บันทึกข้อความ), with its marks of haste and secrecy."""
    if len(text) > MAX_TITLE or "ทึก" not in text:
        return False
    marked = TITLE_WITH_MARKS.fullmatch(text)
    return marked is not None and _TITLE.fullmatch(marked["title"]) is not None


def find_title(blocks: Sequence[Line | Table], start: int = 0) -> int | None:
    """The block that says บันทึกข้อความ."""
    for index in range(start, len(blocks)):
        block = blocks[index]
        if isinstance(block, Line) and is_title(block.text):
            return index
    return None


def find_untitled(blocks: Sequence[Line | Table]) -> int | None:
    """The block before a memo's header whose title is lost: ส่วนราชการ, then ที่ and เรื่อง within few lines."""
    for index, block in enumerate(blocks[:HEADER_LINES]):
        if not isinstance(block, Line) or not _OFFICE.match(block.text):
            continue
        labels = [
            match.lastgroup
            for line in blocks[index : index + LABELS_WITHIN]
            if isinstance(line, Line) and (match := _LABEL.match(line.text))
        ]
        if labels[:1] == ["agency"] and {"number", "subject"} <= set(labels):
            return index - 1
    return None


def find_second(blocks: Sequence[Line | Table], header_end: int, memo: Memo) -> int | None:
    """The title of another memo behind the header of ``memo``: it has a number or a subject of its own.

    A page that is there twice and the second page of a memo, which repeats the title, are none.
    """
    title = find_title(blocks, header_end)
    while title is not None:
        other, _ = read_memo(blocks, title, min(len(blocks), title + HEADER_LINES))
        if other.subject and (other.number, other.subject) != (memo.number, memo.subject):
            return title
        title = find_title(blocks, title + 1)
    return None


def read_memo(blocks: Sequence[Line | Table], title: int, end: int) -> tuple[Memo, int]:
    """The memo whose title is at ``title``, and the block after its header; the letter runs up to ``end``."""
    lines: list[Line] = []
    stop = title + 1
    seen_to = False
    role = ""
    for index in range(title + 1, min(end, title + 1 + HEADER_LINES)):
        block = blocks[index]
        if isinstance(block, Table):
            break
        listed = role in ("reference", "enclosure") and _ITEM.match(block.text) and not BODY.match(block.text)
        label = _LABEL.match(block.text)
        if (
            seen_to
            and not label
            and not listed
            and (BODY.match(block.text) or not _goes_on(lines[-1], block))
        ):
            break
        if not seen_to and len(block.text) > 300:
            break
        lines.append(block)
        stop = index + 1
        role = label.lastgroup or "" if label else role
        seen_to = seen_to or role == "to"
    header = Passage.join([_without_leaders(line.passage) for line in _without_stamps(lines)], "\n")
    memo = Memo()
    read_labels(header, memo)
    read_marks([b for b in blocks[max(0, title - MARKS_ABOVE) : stop] if isinstance(b, Line)], memo)
    if purpose := find_purpose(blocks[stop:end]):
        memo.purpose = purpose.text
        memo.evidence["purpose"] = purpose.evidence()
    return memo, stop


def _without_leaders(passage: Passage) -> Passage:
    """The line with a space for the dots that a form prints where something is to be filled in."""
    if "..." not in passage.text and "…" not in passage.text:
        return passage
    cuts = [0, *(at for match in _LEADERS.finditer(passage.text) for at in match.span()), len(passage.text)]
    filled = [passage.slice(a, b).strip() for a, b in zip(cuts[::2], cuts[1::2], strict=True)]
    return Passage.join([part for part in filled if part.text], " ")


def _goes_on(above: Line, line: Line) -> bool:
    """A line without a label goes on with the one above: that was full, or a label and nothing else."""
    bare = _LABEL.sub("", above.text, count=1).strip()
    return len(line.text) <= MAX_CONTINUED and not line.gap and (not bare or len(above.text) >= FULL_LINE)


def _without_stamps(lines: list[Line]) -> list[Line]:
    """The header without the register stamps that stand in it: their dates are not the memo's."""
    stamps, used = read_stamps(lines, range(0))
    timed = {e.line for stamp in stamps if stamp.time for places in stamp.evidence.values() for e in places}
    return [line for i, line in enumerate(lines) if i not in used or line.number not in timed]


def read_labels(header: Passage, memo: Memo) -> None:
    """What stands behind the labels of the lines of ``header``, the first of each kind."""
    found = list(_LABEL.finditer(header.text))
    for match, following in zip(found, [*found[1:], None], strict=False):
        role = (match.lastgroup or "").rstrip("23")
        stop = following.start() if following else len(header.text)
        value = header.slice(match.end(), stop).strip()
        if not value.text:
            continue
        if role == "agency" and memo.agency is None:
            _set(memo, "agency", value)
        elif role == "number" and memo.number is None:
            if number := find_memo_number(value.text):
                memo.number = number.text
                memo.circular = number.circular
                memo.evidence["number"] = value.evidence(number.start, number.end)
                if number.circular:
                    memo.evidence["circular"] = memo.evidence["number"]
            elif _LIKE_A_NUMBER.fullmatch(value.text):
                memo.evidence["number"] = value.evidence()  # printed, and no number of the regulation
        elif role == "date" and memo.date is None:
            for date in find_dates(value.text)[:1]:
                if date.precision == "day" and date.first is not None and date.first == date.last:
                    memo.date = date.first
                memo.evidence["date"] = value.evidence(date.start, date.end)
        elif role == "subject" and memo.subject is None:
            _set(memo, "subject", value)
        elif role in ("to", "via") and getattr(memo, role) is None:
            first = value.text.find("\n\n")
            value = value if first < 0 else value.slice(0, first)
            cut = _BRACKET_END.search(value.text) if match["via3"] else _NOTE.search(value.text)
            _set(memo, role, (value.slice(0, cut.start()) if cut else value).strip())
        elif role == "telephone" and not memo.telephones:
            for phone in find_telephones(value):
                memo.telephones.append(to_arabic(phone.text))
                memo.evidence.setdefault("telephones", []).extend(phone.evidence())
        elif role == "fax" and memo.fax is None:
            for phone in find_telephones(value)[:1]:
                memo.fax = to_arabic(phone.text)
                memo.evidence["fax"] = phone.evidence()
        elif role in ("reference", "enclosure"):
            key = f"{role}s"
            for item in _items(value):
                getattr(memo, key).append(regex.sub(r"\s*\n\s*", " ", item.text))
                memo.evidence.setdefault(key, []).extend(item.evidence())


def _items(value: Passage) -> list[Passage]:
    """The items of a list of references or enclosures; what follows without a number is the text."""
    items: list[Passage] = []
    for line in value.lines():
        text = line.text
        if number := _ITEM.match(text):
            items.append(line.slice(number.end()))
        elif not items:
            items.append(line)
        elif _GOES_ON.match(text):
            items[-1] = Passage.join((items[-1], line), "\n")
        elif text.strip():
            break
    return [item.strip() for item in items if item.text.strip()]


def _set(memo: Memo, field: str, value: Passage) -> None:
    setattr(memo, field, regex.sub(r"\s*\n\s*", " ", value.text))
    memo.evidence[field] = value.evidence()
