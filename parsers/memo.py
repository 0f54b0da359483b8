"""The memo's header: ส่วนราชการ, ที่, วันที่, เรื่อง, เรียน (Correspondence Regulation B.E. 2526, clause 12)."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from thaimemo.extract.page import Line, Table
from thaimemo.normalize.dates import find_dates
from thaimemo.normalize.memo_number import find_memo_number
from thaimemo.normalize.numerals import to_arabic
from thaimemo.normalize.passage import Passage
from thaimemo.schema.memo import Memo

_TITLE = regex.compile(r"\s*บัน?ทึก\s*ข[้้]?[ออ]ความ\s*(?:\(ต่อ\))?\s*|\s*บ\s*ัน?\s*ทึกข้อความ\s*")
# Labels at the start of a line; ที่ and วันที่, and the telephones, may share a line with what stands before them.
_LABEL = regex.compile(
    r"""
    (?m:^)\s*(?:[-•]\s*)?(?:
        (?P<agency>ส่วนราชการ|ส่วนงาน|หน่วยงาน(?!ที่|ใน|ของ))
      | (?P<number>ที่)(?=
            \s*\p{Thai}{1,4}\.?\p{Thai}*\.?\s*[0-9๐-๙]|\s*[0-9๐-๙]|\s*$|\s*[:.]|\s+\p{Thai}{1,4}\s)
      | (?P<date>วันที่)
      | (?P<subject>เรื่อง)
      | (?P<to>เรียน|กราบเรียน|นมัสการ)
      | (?P<reference>อ้างถึง)
      | (?P<enclosure>สิ่งที่ส่งมาด้วย|เอกสารแนบ)
      | (?P<via>ผ่าน)(?=\s)
    )\s*[:：.]?\s*
    | (?<=\s)(?P<date2>วันที่)\s*[:：]?\s*(?=[0-9๐-๙]|\n)
    | (?:(?<=\s)|(?m:^)\s*)(?P<fax>โทรสาร|แฟกซ์|แฟ็กซ์)\s*[.:：]*\s*
    | (?:(?<=\s)|(?m:^)\s*)(?P<telephone>โทรศัพท์|โทร)\s*[.:：]*\s*
    | (?<=\s)(?P<via2>ผ่าน)\s*(?=\p{Thai})
    """,
    regex.VERBOSE,
)
_BODY = regex.compile(
    r"\s*(?:ตามที่|ด้วย|ตาม(?!ลำดับ)|เพื่อ|ในการนี้|อนุสนธิ|โดยที่|สืบเนื่อง|เนื่องจาก|เนื่องด้วย|สำนักงาน.{0,60}(?:ได้|ขอ)|กอง.{0,40}(?:ได้|ขอ)"
    r"|[0-9๐-๙]+\s*[.)]?\s*(?:เรื่องเดิม|ความเป็นมา|ข้อเท็จจริง|เหตุผล|ต้นเรื่อง)|(?:เรื่องเดิม|ความเป็นมา|ข้อเท็จจริง))"
)
_D = "[0-9๐-๙]"
# "0 2555 0144 ต่อ 301", "02-555-0144", "๓๐๙๒"
_NUMBERS = regex.compile(
    rf"(?:[0๐](?:[ -]?{_D}{{1,4}}){{2,3}}|{_D}{{3,6}}(?:[-–]{_D}{{1,4}})?)(?!{_D})"
    rf"(?:\s*(?:ต่อ|ext\.?)\s*{_D}+)?"
)
_NOTE = regex.compile(
    r"\s+(?=[A-Za-z]{2,}[\s.:])|\s+(?=(?:วันที่\s*)?[0-9๐-๙]{1,2}\s*(?:\p{Thai}{1,3}\.){1,2}\s*[0-9๐-๙]{2,4})"
)
_PURPOSE = regex.compile(
    r"จึงเรียนมา(?:เพื่อ)?\s*(?:(?:ขอ)?(?:ได้)?(?:โปรด|กรุณา|ได้โปรด))?\s*(?P<what>[^\n]{2,120})"
)
_PURPOSE_END = regex.compile(
    r"\s+และ.*$|\s*(?:ต่อไป|ด้วย|จะเป็นพระคุณ.*|จักขอบคุณ.*|จะขอบคุณ.*)\s*$|\s*(?:และ(?:นำเรียน|แจ้งเวียน)|โดย|ทั้งนี้|หาก|ขอแสดง).*$"
)
_URGENCY = regex.compile(r"ด่วนที่สุด|ด่วนมาก|ด่วน(?=\s*$)", regex.MULTILINE)
_SECRECY = regex.compile(r"(?m)^\s*(ลับที่สุด|ลับมาก|ลับ)\s*$")
HEADER_LINES = 30


def find_title(blocks: Sequence[Line | Table], start: int = 0) -> int | None:
    """The block that says บันทึกข้อความ."""
    for index in range(start, len(blocks)):
        block = blocks[index]
        if isinstance(block, Line) and len(block.text) < 40 and _TITLE.fullmatch(block.text):
            return index
    return None


def read_memo(blocks: Sequence[Line | Table], title: int, end: int) -> tuple[Memo, int]:
    """The memo whose title is at ``title``, and the block after its header; the letter runs up to ``end``."""
    lines: list[Line] = []
    stop = title + 1
    seen_to = False
    for index in range(title + 1, min(end, title + 1 + HEADER_LINES)):
        block = blocks[index]
        if isinstance(block, Table):
            break
        if seen_to and not _LABEL.match(block.text) and (_BODY.match(block.text) or len(block.text) > 60):
            break
        if not seen_to and len(block.text) > 300:
            break
        lines.append(block)
        stop = index + 1
        if regex.match(r"\s*(?:กราบ)?เรียน(?=\s|$|:)", block.text):
            seen_to = True
    header = Passage.join([line.passage for line in lines], "\n")
    memo = Memo()
    _read_labels(header, memo)
    above = [b for b in blocks[max(0, title - 12) : title] if isinstance(b, Line)]
    for line in [*above, *lines]:
        _read_marks(line, memo)
    _read_body(blocks[stop:end], memo)
    return memo, stop


def _read_labels(header: Passage, memo: Memo) -> None:
    found = list(_LABEL.finditer(header.text))
    for match, following in zip(found, [*found[1:], None], strict=False):
        role = (match.lastgroup or "").rstrip("2")
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
            cut = _NOTE.search(value.text)
            _set(memo, role, (value.slice(0, cut.start()) if cut else value).strip())
        elif role == "telephone" and not memo.telephones:
            for phone in _phones(value):
                memo.telephones.append(to_arabic(phone.text))
                memo.evidence.setdefault("telephones", []).extend(phone.evidence())
        elif role == "fax" and memo.fax is None:
            for phone in _phones(value)[:1]:
                memo.fax = to_arabic(phone.text)
                memo.evidence["fax"] = phone.evidence()
        elif role in ("reference", "enclosure"):
            key = f"{role}s"
            getattr(memo, key).append(value.text.replace("\n", " "))
            memo.evidence.setdefault(key, []).extend(value.evidence())


def _phones(value: Passage) -> list[Passage]:
    end = value.text.find("\n")
    line = value if end < 0 else value.slice(0, end)
    return [line.slice(*m.span()) for m in _NUMBERS.finditer(line.text) if len(m[0]) >= 3]


def _set(memo: Memo, field: str, value: Passage) -> None:
    setattr(memo, field, regex.sub(r"\s*\n\s*", " ", value.text))
    memo.evidence[field] = value.evidence()


def _read_marks(line: Line, memo: Memo) -> None:
    if len(line.text) > 40:
        return
    if memo.urgency is None and (match := _URGENCY.search(line.text)):
        memo.urgency = match[0]
        memo.evidence["urgency"] = line.passage.evidence(*match.span())
    if memo.secrecy is None and (match := _SECRECY.search(line.text)):
        memo.secrecy = match[1]
        memo.evidence["secrecy"] = line.passage.evidence(*match.span(1))


def _read_body(blocks: Sequence[Line | Table], memo: Memo) -> None:
    for block in blocks:
        if isinstance(block, Line) and (match := _PURPOSE.search(block.text)):
            start, end = match.span("what")
            if cut := _PURPOSE_END.search(block.text, start, end):
                end = cut.start()
            what = block.passage.slice(start, end).strip()
            if what.text:
                memo.purpose = what.text
                memo.evidence["purpose"] = what.evidence()
            return
