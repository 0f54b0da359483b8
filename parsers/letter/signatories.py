"""Names in brackets with the position below, the date of signing, and the endorsement (ทราบ, อนุมัติ) above."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from thaimemo.extract.page import Line, Table
from thaimemo.normalize import lazy
from thaimemo.normalize.dates import find_dates
from thaimemo.schema.memo import Signatory

_TITLES = (
    r"นาย|นางสาว|นาง|น\.ส\.|ดร\.|ศ\.|รศ\.|ผศ\.|ว่าที่\s?ร้อย|ว่าที่|พล\s?\.?\s?ต|พล\s?ต|พล\.|พ\.[ตทอ]\.|ร\.[ตทอ]\.|ส\.[ตทอ]\.|จ\.[สอ]\.|พัน|ร้อย|"
    r"ศาสตราจารย์|รองศาสตราจารย์|ผู้ช่วยศาสตราจารย์|อาจารย์|พลเอก|พลโท|พลตรี|จ่า|สิบ|หม่อม|ม\.[รล]\.|พญ\.|นพ\.|ทพ\.|นายแพทย์|แพทย์หญิง"
)
_NAME = lazy.compiled(
    rf"\s*(?:\(?\s*ลงชื่อ\s*\)?\s*)?[.…\s]*\(\s*(?P<name>(?:{_TITLES})[^()\d]{{3,80}}?)\s*\)\s*"
)
# "ผู้รายงาน นายสมชาย ใจดี นักวิเคราะห์นโยบายและแผนชำนาญการ"
_REPORTER = lazy.compiled(
    r"\s*ผู้(?:จัดทำ(?:รายงาน)?|รายงาน|ประเมิน|ลงนาม|ตรวจ(?:สอบ|ทาน)?|รับรอง|ให้ข้อมูล)\s*[:：]?\s*\(?"
    rf"(?P<name>(?:{_TITLES})[\p{{Thai}}.]{{2,40}}\s+[\p{{Thai}}.]{{2,40}})\)?"
    r"(?:\s+(?:ตำแหน่ง\s*)?(?P<position>\p{Thai}[\p{Thai}\s()./–-]{3,120}?))?"
    r"(?:\s+(?:ลง)?วันที่\s*(?P<date>[0-9๐-๙].{4,40}))?\s*"
)
_ASSESSOR = lazy.compiled(r"\s*(?:ชื่อ)?ผู้(?:บังคับบัญชา/?)?(?:ผู้)?ประเมิน\s")
_OF_PERSON = lazy.compiled(r"\s*(?:สังกัด|ตำแหน่ง|ชื่อ(?:ผู้)?)")
# "Prepared by: นายสมชาย ใจดี, Corporate Planning Manager"
_PREPARED = lazy.compiled(
    r"\s*(?:Prepared|Reported|Submitted)\s+by\s*[:：]?\s*"
    rf"(?P<name>(?:{_TITLES})[\p{{Thai}}.]{{2,40}}\s+[\p{{Thai}}.]{{2,40}})(?:\s*,\s*(?P<position>\p{{L}}[\p{{L}}\p{{M}}\s()./–-]{{3,80}}?))?\s*",
    regex.IGNORECASE,
)
# "นายสมชาย ใจดี ผู้รายงาน"
_REPORTS = lazy.compiled(
    rf"\s*(?P<name>(?:{_TITLES})[\p{{Thai}}.]{{2,40}}\s+[\p{{Thai}}.]{{2,40}})\s+"
    r"ผู้(?:จัดทำ(?:รายงาน)?|รายงาน|ประเมิน|สรุป(?:ผล)?|ตรวจ(?:สอบ|ทาน)?|รับรอง)\s*"
)
# "(นายสมชาย ใจดี) อธิบดีกรมป่าชุมชน ๒๒ ตุลาคม ๒๕๖๘"
_IN_LINE = lazy.compiled(
    rf"\s*(?:\(?\s*ลงชื่อ\s*\)?)?[.…\s]*\(\s*(?P<name>(?:{_TITLES})[^()\d]{{3,80}}?)\s*\)\s+"
    r"(?:ตำแหน่ง\s*)?(?P<position>(?:ผู้|หัวหน้า|รอง|อธิบดี|ปลัด|เลขา|คณบดี|อธิการ|นัก|นิติกร|เจ้า|ประธาน|นายก|นายอำเภอ)"
    r"[\p{Thai}\s./–-]{2,100}?)(?:\s+(?:ลง)?(?:วันที่\s*)?(?P<date>[0-9๐-๙].{4,40}))?\s*"
)
# the rank or the title above a name in brackets that has none
_RANK = lazy.compiled(
    r"\s*(?:\(?ลงชื่อ\)?\s*)?(?P<rank>(?:ว่าที่\s?)?(?:ร้อย|พัน|พล|จ่า|สิบ|นาวา|นาวาอากาศ|เรือ)(?:ตำรวจ|อากาศ)?(?:เอก|โท|ตรี)(?:หญิง)?"
    r"|(?:ว่าที่\s?)?(?:พล|พ|ร|ส|จ)\.\s?(?:ต\.)?[ตทอส]\.(?:หญิง)?|นาย|นาง|นางสาว|ดร\.|(?:รอง|ผู้ช่วย)?ศาสตราจารย์)[.…\s]*"
)
_UNTITLED = lazy.compiled(r"\s*\(\s*(?P<name>(?P<untitled>\p{Thai}{2,30}\s+\p{Thai}{2,30}))\s*\)\s*")
# labels whose values stand in the next line
_LABEL_ALONE = lazy.compiled(r"\s*(?:ตำแหน่ง|(?:ลง)?วันที่(?:รายงาน|จัดทำ|ลงนาม)?)\s*[:：]?\s*")
# "นายสุรเดช ทองหล่อ" alone in a line above a position, where a report ends
_BARE = lazy.compiled(
    rf"\s*(?!นาย(?:ก(?:เทศ|องค์|สภา|สมาคม)|อำเภอ|แพทย์|ช่าง|ทะเบียน))(?P<name>(?:{_TITLES})\s?\p{{Thai}}{{2,30}}\s+\p{{Thai}}{{2,30}})\s*"
)
_OFFICE = lazy.compiled(
    r"\s*(?:ตำแหน่ง|ผู้อำนวยการ|หัวหน้า|รอง|ผู้ช่วย|อธิบดี|ปลัด|เลขา|ผู้จัดการ|คณบดี|อธิการ|นัก|นิติกร|เจ้า(?:หน้าที่|พนักงาน)|ผู้(?:เชี่ยวชาญ|ตรวจ)|ประธาน|นายก|นายอำเภอ)"
)
LAST_LINES = 6
REACH = 5
"""Lines below a name that position and date may take."""
LONGEST = 160
_POSITION = lazy.compiled(
    r"\s*(?:ตำแหน่ง\s*)?(?P<position>\p{Thai}[\p{Thai}\s()./–-]{3,120}[\p{Thai})]"
    r"(?:(?<=ที่|เขต|ภาค)\s*[0-9๐-๙]{1,3}(?=\s*$))?)\s*(?P<rest>.*)",
    regex.DOTALL,
)
_ACTING = lazy.compiled(r"\s*(?:รักษาการ|รักษาราชการแทน|ปฏิบัติราชการแทน|ปฏิบัติหน้าที่|ทำการแทน)")
# "รองอธิบดี รักษาราชการแทน" above "อธิบดีกรมทางหลวง"
_ACTING_FOR = lazy.compiled(r"(?:รักษาการ(?:ใน(?:ตำแหน่ง)?|แทน)?|ราชการแทน|ทำการแทน)\s*$")
_ENDORSEMENT = lazy.compiled(
    r"\s*(?:[-–]|[0-9๐-๙]{1,2}[.)])?\s*(?P<what>(?:รับ)?ทราบ(?:แล้ว)?|อนุมัติ(?:ตามเสนอ)?|เห็นชอบ(?:ตามเสนอ)?|ชอบ|อนุญาต|ลงนามแล้ว|ดำเนินการ(?:ตามเสนอ)?|มอบ.{0,40}|ทราบ.{0,30})\s*"
)
# what those between the author and the one who decides write
_OPINION = lazy.compiled(
    r"\s*(?:[-–]|[0-9๐-๙]{1,2}[.)])?\s*(?P<what>เห็นควร.{0,40}|เพื่อ(?:โปรด)?(?:ทราบ|พิจารณา).{0,40}|เห็นชอบ.{0,40}|อนุมัติ.{0,40})\s*"
)
_NOT_POSITION = lazy.compiled(r"\s*(?:จึงเรียน|เรียน|เรื่อง|รายงาน|ตามที่|โทร|สำเนา|ปีงบประมาณ|ประจำปี|[0-9๐-๙])")


# what the signature is for, between position and date
_PART = lazy.compiled(
    r"\s*ผู้(?:ทำ|รับ)คำรับรอง\s*|\s*ผู้(?:จัดทำ|รายงาน|ตรวจสอบ|รับรอง|ประเมิน|รับการประเมิน|อนุมัติ)(?:ข้อมูล|รายงาน|ผล)?\s*"
)


def is_name(text: str) -> bool:
    """The text is a name in brackets as under a signature."""
    return _NAME.fullmatch(text) is not None


def read_signatories(blocks: Sequence[Line | Table], start: int) -> tuple[list[Signatory], int]:
    """The signatories among ``blocks[start:]`` in order, the block after the last (else ``start``)."""
    signatories: list[Signatory] = []
    places: list[int] = []
    end = start
    waiting: list[tuple[int, Line, str]] = []  # endorsements not yet given to a name
    for index in range(start, len(blocks)):
        block = blocks[index]
        if isinstance(block, Table):
            waiting.clear()
            continue
        said = _ENDORSEMENT.fullmatch(block.text) or (signatories and _OPINION.fullmatch(block.text))
        if said and len(block.text) < 60:
            waiting.append((index, block, said["what"]))
            continue
        match = _named(blocks, index)
        if match is None and not signatories and index >= len(blocks) - LAST_LINES:
            match = _bare_name(blocks, index)
        if match is None:
            continue
        signatory = Signatory(name=regex.sub(r"\s+", " ", match["name"]).strip())
        signatory.evidence["name"] = block.passage.evidence(*match.span("name"))
        if "untitled" in match.re.groupindex:
            _add_rank(signatory, blocks[index - 1])
        if "position" in match.re.groupindex:
            _read_beside(block, match, signatory)
        end = _read_below(blocks, index + 1, signatory)
        signatories.append(signatory)
        places.append(index)
    _give_endorsements(signatories, places, waiting)
    return signatories, end


def _named(blocks: Sequence[Line | Table], index: int) -> regex.Match[str] | None:
    """The one who signs in this line."""
    block = blocks[index]
    if not isinstance(block, Line):
        return None
    text = block.text
    above = blocks[index - 1] if index else None
    if _ASSESSOR.match(text) and isinstance(above, Line) and _OF_PERSON.match(above.text):
        return None  # the one who assesses, among the fields of a form
    match = _NAME.fullmatch(text) or _REPORTER.fullmatch(text) or _PREPARED.fullmatch(text)
    if match is None and "ผู้" in text and len(text) < LONGEST:
        match = _REPORTS.fullmatch(text)
    if match is None and "(" in text and len(text) < LONGEST:
        match = _IN_LINE.fullmatch(text)
        if match is None and isinstance(above, Line) and _RANK.fullmatch(above.text):
            match = _UNTITLED.fullmatch(text)
    return match


def _add_rank(signatory: Signatory, above: Line | Table) -> None:
    """The rank in the line above before the name."""
    rank = _RANK.fullmatch(above.text) if isinstance(above, Line) else None
    if rank is not None and isinstance(above, Line):
        signatory.name = f"{rank['rank']} {signatory.name}"
        signatory.evidence["name"] = above.passage.evidence(*rank.span("rank")) + signatory.evidence["name"]


def _bare_name(blocks: Sequence[Line | Table], index: int) -> regex.Match[str] | None:
    """A name without brackets above the position of who signs."""
    block, below = blocks[index], blocks[index + 1] if index + 1 < len(blocks) else None
    if not isinstance(block, Line) or not isinstance(below, Line) or not _OFFICE.match(below.text):
        return None
    return _BARE.fullmatch(block.text)


def _read_beside(line: Line, match: regex.Match[str], signatory: Signatory) -> None:
    """Position and date on the line of the name."""
    if match["position"]:
        signatory.position = regex.sub(r"\s+", " ", match["position"]).strip()
        signatory.evidence["position"] = line.passage.evidence(*match.span("position"))
    if (
        match.groupdict().get("date")
        and (dates := find_dates(match["date"]))
        and dates[0].precision == "day"
        and dates[0].valid
    ):
        start = match.start("date")
        signatory.date = dates[0].first
        signatory.evidence["date"] = line.passage.evidence(start + dates[0].start, start + dates[0].end)


def _read_below(blocks: Sequence[Line | Table], index: int, signatory: Signatory) -> int:
    """Position, acting position and date under a name; returns the block after them."""
    for at in range(index, min(index + REACH, len(blocks))):
        block = blocks[at]
        if isinstance(block, Table) or _NAME.fullmatch(block.text) or len(block.text) > 120:
            return at
        if (signatory.position is not None and _PART.fullmatch(block.text)) or _LABEL_ALONE.fullmatch(
            block.text
        ):
            continue
        dates = find_dates(block.text)
        part = _PART.match(block.text)  # "ผู้จัดทำ ๑๒ ตุลาคม ๒๕๖๖"
        if dates and dates[0].start <= (part.end() if part else 0) + 8 and len(block.text) < 60:
            if dates[0].precision == "day" and dates[0].valid:
                signatory.date = dates[0].first
                signatory.evidence["date"] = block.passage.evidence(dates[0].start, dates[0].end)
            return at + 1
        acting = _ACTING.match(block.text) or _ACTING_FOR.search(signatory.position or "")
        if signatory.position is None or acting:
            match = _POSITION.fullmatch(block.text)
            if match is None or match["rest"].strip() or _NOT_POSITION.match(block.text):
                return at
            text = regex.sub(r"\s+", " ", match["position"]).strip()
            signatory.position = f"{signatory.position} {text}" if signatory.position else text
            signatory.evidence.setdefault("position", []).extend(
                block.passage.evidence(*match.span("position"))
            )
        else:
            return at
    return min(index + REACH, len(blocks))


def _give_endorsements(
    signatories: list[Signatory], places: list[int], waiting: list[tuple[int, Line, str]]
) -> None:
    """One endorsement belongs to the one who decides, the last signatory; several to the names below them."""
    if not signatories or not waiting:
        return
    if len(waiting) > 1:
        for index, line, what in waiting:
            below = next((s for s, at in zip(signatories, places, strict=True) if at > index), None)
            if below is not None and below is not signatories[0] and below.endorsement is None:
                below.endorsement = what
                below.evidence["endorsement"] = line.passage.evidence()
        return
    _, line, what = waiting[0]
    last = signatories[-1]
    last.endorsement = what
    last.evidence["endorsement"] = line.passage.evidence()
    if len(signatories) > 1 and signatories[0].evidence["name"] and last.evidence["name"]:
        first = signatories[0].evidence["name"][0]
        last.endorsement_precedes = (first.page, first.line) > (line.passage.pieces[0].line.page, line.number)
