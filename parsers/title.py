"""What a report is: its title, agency, fiscal year, quarter and round, and every period the text names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import regex

from thaimemo.extract.page import Line, Table
from thaimemo.normalize import lazy
from thaimemo.normalize.counts import find_counts
from thaimemo.normalize.dates import FoundDate, find_dates
from thaimemo.normalize.fiscal import (
    FoundFiscalYear,
    FoundRound,
    find_fiscal_years,
    find_quarters,
    find_rounds,
)
from thaimemo.normalize.numerals import to_arabic
from thaimemo.normalize.passage import Passage
from thaimemo.normalize.percentages import find_percentages
from thaimemo.parsers.lines.labels import label_at_start
from thaimemo.parsers.lines.line_kinds import NameLine
from thaimemo.parsers.lines.section_headings import names_card
from thaimemo.parsers.lines.tick_boxes import without_unticked
from thaimemo.parsers.lines.unnumbered import GroupLine
from thaimemo.parsers.tables.cards import FieldLine
from thaimemo.schema.report import FiscalYearMention, PeriodMention, PlanSpan, ReportMention

_TITLE = lazy.compiled(r"\s*(?:แบบ|สรุป|ราย)?(?:รายงาน|งาน)?(?:สรุป)?(?:ผล|รายงาน).{0,140}")
_TITLE_START = lazy.compiled(
    r"\s*(?:แบบ(?:ฟอร์ม)?\s*(?:ที่\s*)?(?:[A-Z]{1,5}|\p{Thai}{1,3}\.?)?\s?[-.]?\s?[0-9๐-๙]{1,3}\s+(?=รายงาน|สรุป|ผล|ประเมิน|ติดตาม))?"
    r"(?:แบบ(?:รายงาน|(?:ตรวจ)?ประเมิน|ติดตาม|สรุป)|รายงาน|(?:รายละเอียด(?:ของ)?|บัตร(?:คะแนน|รายงานผล)?)ตัวชี้วัด(?!\s*(?:ที่)?\s*[0-9๐-๙])|KPI\s*(?:Card|Template)(?!\s*ตัวชี้วัด)|สรุปผล|สรุปรายงาน"
    r"|การ(?:ติดตาม|รายงาน)ผล|(?:รายละเอียด)?ผลการ(?:ดำเนิน|ปฏิบัติ|ประเมิน)"
    r"|คำรับรองการปฏิบัติ(?:ราชการ|งาน)(?=\s*(?:$|ระดับ|ประจำปี|รายบุคคล))"
    r"|(?:[A-Z][a-z]+\s+){0,4}(?:KPIs?|Performance|Progress|Assessment|Scorecard)\s+Report(?!\p{L}))"
)
_REPORTS = lazy.compiled(r"รายงาน|ผล(?:การ|งาน|ตาม|สำเร็จ|สัมฤทธิ์)|สรุปผล|ความก้าวหน้า|ติดตาม")
_AGENCY_FIELD = lazy.compiled(r"\s*(?:ชื่อ)?(?:หน่วยงาน|ส่วนราชการ|สังกัด)(?:\s*[:：]|\s+)")
_SCHOOL_YEAR = lazy.compiled(r"ปีการศึกษา\s*(?:พ\.ศ\.\s*)?[2๒][5๕][0-9๐-๙]{2}")
_TELEPHONE = lazy.compiled(r"\s*(?:โทร|แฟกซ์)")
_FORM_FIELD = lazy.compiled(
    r"\s*(?:(?:ชื่อ)?(?:หน่วยงาน|ส่วนราชการ)\s*[:：]|รอบการประเมิน|ชื่อผู้|ผู้(?:รับการ)?ประเมิน|สังกัด|ตำแหน่ง|วันที่|จัดทำโดย)"
)
_AGENCY = lazy.compiled(
    r"\s*(?:ของ)?\s*(?P<agency>(?:สำนักงาน|สำนัก|กรม|กระทรวง|กอง|เทศบาล|องค์การ|องค์กร|จังหวัด|อำเภอ|มหาวิทยาลัย|สถาบัน|ศูนย์|วิทยาลัย|คณะ|โรงพยาบาล|โรงเรียน|หอสมุด|เรือนจำ|ทัณฑสถาน|แขวงทางหลวง|สหกรณ์|พิพิธภัณฑ์|สถานี|นิคม|ห้องสมุด|กลุ่มงาน|ฝ่าย|การ(?:ไฟฟ้า|ประปา|รถไฟ)|ที่ว่าการ)[\p{Thai}A-Za-z\s()./-]{2,100}(?:\s?[0-9๐-๙]{1,3})?)"
)
# what makes a line that begins with an agency a sentence about it
_SENTENCE = lazy.compiled(
    r"มี(?:หน้าที่|ภารกิจ|พันธกิจ)|เป็นหน่วยงาน|ได้(?:รับ|ดำเนิน|จัด|ลง|กำหนด|ประกาศ|รายงาน|รวบรวม)|ขอ(?:รายงาน|ส่ง|เสนอ|ประกาศ)"
)
# "สำนักงานสวนพฤกษศาสตร์ชายฝั่ง ประจำปีงบประมาณ พ.ศ. 2569", "สำนักลูกเสือ | ปีงบประมาณ ๒๕๖๖",
# "เทศบาลตำบลดอนแก้ว อำเภอเมือง จังหวัดน่าน"
_BEHIND_AGENCY = lazy.compiled(
    r"\s*(?:\||\(\s*[0-9๐-๙]|(?:ประจำ)?ปี(?:งบประมาณ)?\s*(?:พ\.|[2๒][5๕])|รอบ\s*[0-9๐-๙]|ไตรมาส\s*(?:ที่)?\s*[0-9๐-๙]"
    r"|(?<=\s)(?:(?:ตำบล|ต\.|แขวง)\s?\S+\s+)?(?:(?:อำเภอ|อ\.|เขต)\s?\S+\s+(?:(?:จังหวัด|จ\.)\s?\S+|กรุงเทพ\S+)\s*$))"
)
_SECTION = lazy.compiled(
    r"\s*(?:[0-9๐-๙]+[.)]\s|[ก-ฉ]\.\s|ส่วนที่\s*[0-9๐-๙]|บทที่\s*[0-9๐-๙]|คำนำ|สารบัญ|หลักการและเหตุผล|บทนำ|(?:บท)?สรุป(?:สำหรับ)?ผู้บริหาร)"
)
# "รอบ ๖ เดือน ๙ เดือน และ ๑๒ เดือน"
_MORE_MONTHS = lazy.compiled(r"\s*(?:,|/|และ)?\s*(?P<n>[0-9๐-๙]{1,2})\s*เดือน")
# "แผนปฏิบัติราชการ ๔ ปี พ.ศ. ๒๕๖๐ - ๒๕๖๔", "แผน ๓ ปี (พ.ศ. 2566 - 2568)"
_PLAN = lazy.compiled(
    r"แผน[\p{Thai}\s]{0,60}?(?P<label>(?:ระยะ\s*)?(?P<years>[0-9๐-๙]{1,2})\s*ปี)\s*\(?\s*(?:ปี)?(?:งบประมาณ\s*)?(?:พ\.?\s?ศ\.?\s*)?(?P<start>[2๒][45๔๕][0-9๐-๙]{2}|(?<=ศ\.?\s*)(?:19|20|๑๙|๒๐)[0-9๐-๙]{2})\s*(?:[-–—]|ถึง)\s*(?:พ\.?\s?ศ\.?\s*)?(?P<end>(?:[2๒][45๔๕]|19|20|๑๙|๒๐)[0-9๐-๙]{2})"
)
# "Corporate KPI Report H1/2567", where no fiscal year is named
_YEAR_OF_HALF = lazy.compiled(r"(?<!\p{L})[HQ][1-4]\s*/\s*(?P<year>25[0-9]{2})\s*$", regex.MULTILINE)
_REVIEW = lazy.compiled(
    r"(?:ค่า|ปี|ข้อมูล)ฐาน|ทบทวน|เดิม|รางวัล|ที่ผ่านมา|ปีก่อน|เปรียบเทียบ|เทียบกับ|สูงกว่า|ต่ำกว่า|ดีกว่า|ดีขึ้นจาก|มากกว่า|น้อยกว่า|ย้อนหลัง|ที่แล้ว|เกษียณ|ต่อเนื่องจาก|ปีถัดไป|ตั้งแต่ปี"
    r"|(?:เพิ่ม(?:ขึ้น)?|ลด(?:ลง)?)\s*จาก"
    # "เมื่อสิ้นรอบ ๖ เดือนของปีงบประมาณ พ.ศ. ๒๕๖๔ โครงการที่ ๓.๑ ได้ระดับ ๑"
    r"|(?:เมื่อ|ณ\s*(?:วัน)?)สิ้น(?:สุด)?(?:รอบ|ไตรมาส|ปี)"
)
# "ผลคะแนนของปีงบประมาณ พ.ศ. 2565 เท่ากับ 3.7120", "สูงกว่าปีงบประมาณ พ.ศ. 2564 ซึ่งได้ร้อยละ 71.40",
# "(ปีงบประมาณ พ.ศ. 2564 ได้ 3.7415 คะแนน)", "ปีงบประมาณ พ.ศ. ๒๕๖๘ ไตรมาสเดียวกัน เบิกจ่ายได้ร้อยละ ๘.๑๕"
_COMPARED = lazy.compiled(
    r"\s*(?:เท่ากับ|(?:ทำ|ดำเนินการ|เบิกจ่าย|จัดเก็บ)ได้\s*(?:จำนวน\s*)?(?:ร้อยละ\s*)?[0-9๐-๙]|ซึ่ง(?:ได้|ใช้|เป็น)|ที่ได้|ได้(?:คะแนน|ร้อยละ|\s*[0-9๐-๙])"
    r"|ร้อยละ\s*[0-9๐-๙]|[\p{Thai} ]{0,24}?(?:เฉลี่ย|เท่ากับ|อยู่ที่)\s*(?:ร้อยละ\s*)?[0-9๐-๙]"
    r"|(?:ซึ่ง)?มี(?:(?:จำนวน|ผล|คะแนน|ค่า)\p{Thai}{0,30})?\s*[0-9๐-๙]|(?:ใน)?(?:ไตรมาส|รอบ|ช่วง(?:เวลา)?|ระยะเวลา|เดือน)เดียวกัน)"
)
# "ปีงบประมาณ พ.ศ. 2566 รับเรื่อง 240 เรื่อง ปีนี้รับ 258 เรื่อง": an earlier year beside this one
_THIS_YEAR = lazy.compiled(
    r"[^\n]{0,60}?(?:ปี(?:งบประมาณ)?(?:นี้|ปัจจุบัน)|(?:ไตรมาส|รอบ|ช่วง(?:เวลา)?|ระยะเวลา|เดือน)เดียวกัน)"
)
# "เรื่องร้องเรียน ปีงบประมาณ พ.ศ. 2566 มี 12 เรื่อง"; not "ปีงบประมาณ พ.ศ. 2566 รอบ 9 เดือน", "ใน..."
_FIGURE_SOON = lazy.compiled(r"(?!\s*(?:\)\s*)?(?:รอบ|ไตรมาส|\(|$))[^\n0-9๐-๙]{0,60}[0-9๐-๙]")
_OF_PASSAGE = lazy.compiled(r"(?:ใน|ประจำ|สำหรับ)\s*$")
# "ให้ครบทุกหอผู้ป่วยภายในปีงบประมาณ 2569", "เสนอขอตั้งงบประมาณ ปีงบประมาณ พ.ศ. 2568",
# "ขอขยายเวลาไปดำเนินการต่อในปีงบประมาณ พ.ศ. ๒๕๖๘"
_AHEAD = lazy.compiled(
    r"(?:ภายใน|คำของบประมาณ[\p{Thai}\s]{0,20}|จะ[\p{Thai}\s]{0,60}|และ(?:จัดทำ)?แผน[\p{Thai}\s]{0,30}|เสนอขอ[\p{Thai}\s]{0,30}|ตั้งงบประมาณ[\p{Thai}\s]{0,20}|คาดว่า[\p{Thai}\s]{0,40}|แนวทาง[\p{Thai}\s]{0,30}|(?:ดำเนิน(?:การ|งาน)|ทำ|จัด)ต่อ(?:ไป)?(?:ใน)?|(?:ขยาย|เลื่อน)[\p{Thai}\s]{0,30}(?:ใน|ถึง|เป็น|ไป))(?:ประจำ)?\s*$"
)
# between two rounds side by side, at most their dates before it
_AND = lazy.compiled(r"^\s*(?:\([^()]*\)\s*)?(?:และ|กับ)\s*$")
# a line each, with their dates: "รอบ 6 เดือน : 1 ตุลาคม 2566 - 31 มีนาคม 2567"
_LINE_EACH = lazy.compiled(r"^\s*[:：(–—-][^\n]{8,80}\n\s*$")
# "ขอให้รายงานผลรอบ ๖ เดือน ภายในวันที่ ๑๑ เมษายน ๒๕๖๘"
_DUE = lazy.compiled(r"\s*ภายใน")
_BULLET = lazy.compiled(r"\s*[-–•●*]\s")
# "หมายเหตุ ในปีงบประมาณ พ.ศ. ๒๕๖๖ มีผู้บริหารหญิงร้อยละ ๓๐.๐๐"
_NOTE = lazy.compiled(r"\s*[*(]*\s*หมายเหตุ")
_PLAN_WORD = lazy.compiled(r"แผนพัฒนา|แผนยุทธศาสตร์|แผนแม่บท|แผนกลยุทธ์")
# the first dimension, project or indicator: the report has begun
_BEGINS = lazy.compiled(
    r"\s*(?:(?:มิติ|ด้าน|หมวด|องค์ประกอบ|มุมมอง|Perspective|(?:ประเด็น)?ยุทธศาสตร์|ประเด็นการพัฒนา|เป้าประสงค์|กลยุทธ์|พันธกิจ|ตัวชี้วัด|ตัวบ่งชี้"
    r"|ตชว\.?|KPI|โครงการ)\s*(?:ที่)?\s*[0-9๐-๙]|[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})+[.)]?\s*\p{Thai})",
    regex.IGNORECASE,
)
# "รอบ ๖ เดือน (", "ไตรมาสที่ ๒ ("; "ปีการศึกษา 2566 (" where no sentence leads to it
_ROUND_BEFORE = lazy.compiled(
    r"(?:รอบ[^()]{0,16}เดือน(?:แรก|หลัง)?|ไตรมาส\s*(?:ที่)?\s*[1-4๑-๔]"
    r"|^\s*(?:ประจำ)?ปีการศึกษา\s*(?:พ\.ศ\.\s*)?[2๒][5๕][0-9๐-๙]{2})\s*\(\s*(?:(?:ระหว่าง|ตั้งแต่)?วันที่\s*)?$"
)
# "เทียบกับช่วงเดียวกันของปีก่อน (๑ ตุลาคม ๒๕๖๓ - ๓๑ มีนาคม ๒๕๖๔)", "ให้มีผลตั้งแต่รอบการประเมิน ๑ เมษายน ๒๕๖๗ - ..."
_OTHER_PERIOD = lazy.compiled(
    r"(?:ปีก่อน|ช่วงเดียวกัน|ที่ผ่านมา|เทียบกับ|เปรียบเทียบ|ปีที่แล้ว|รอบ(?:การ\p{Thai}{0,12})?(?:ถัดไป|หน้า|ต่อไป)"
    r"|(?:มีผล|ใช้|เริ่ม|บังคับ)\p{Thai}{0,12}?(?:ตั้งแต่|ใน|สำหรับ|กับ)(?:รอบ|การประเมิน|ช่วง))[^0-9๐-๙\n]{0,30}\Z"
)
_PERIOD_WORD = lazy.compiled(r"(?:รอบ|ไตรมาส|ช่วงเวลา|ระยะเวลา)[^\n]{0,24}\Z")
CUES = 40
"""Letters beside a range of dates that stands alone in its line: "(ข้อมูลระหว่างวันที่ ...)"."""

_OF_REPORTS = frozenset({"โครงการ", "ตัวชี้วัด", "มิติ", "ด้าน", "เดือน", "ปี", "ครั้งที่", "ฉบับ", "แผนงาน", "ประเด็น"})
"""Units of what a report is made of."""
TITLE_LINES = 12
ABOVE_TITLE = 3
"""Lines above the title among which a form names its agency."""
SHORT_LINE = 70
QUARTER_STARTS = frozenset({10, 1, 4, 7})
OPENS = (5, 16)
"""Month and day on which schools open."""
MIN_PERIOD = 75
MAX_PERIOD = 372


def find_report_title(blocks: Sequence[Line | Table], start: int) -> int | None:
    """The first line of a report's title page from ``start`` on: "รายงานผล..." followed by a fiscal year."""
    for index in range(start, len(blocks)):
        block = blocks[index]
        if (
            isinstance(block, Table | FieldLine)
            or len(block.text) > 160
            or not _TITLE_START.match(block.text)
        ):
            continue
        label = label_at_start(block.text)
        if label is not None and block.text[: label.end].rstrip().endswith((":", "：", "–", "—")):
            continue  # "ผลการดำเนินงานรอบ ๑๒ เดือน: ..." of a section
        set_apart = block.gap or block.heading or block.bold or _new_page(blocks, index)
        at_top = start == 0 and index <= ABOVE_TITLE
        if index > start and not (set_apart or at_top or _centred(blocks, index)):
            continue
        near = [b.text for b in blocks[index : index + 8] if isinstance(b, Line) and len(b.text) <= 160]
        joined = "\n".join(near)
        if (
            find_fiscal_years(joined)
            or find_rounds(joined)
            or find_quarters(joined)
            or _SCHOOL_YEAR.search(joined)
        ):
            return index
    return None


def reports(subject: str | None) -> bool:
    """A memo of this subject reports what was reached; others ask, plan or announce."""
    return subject is not None and _REPORTS.search(subject) is not None


def begins_title(text: str) -> bool:
    """The line begins as the title of a report does."""
    return _TITLE_START.match(text) is not None


def _centred(blocks: Sequence[Line | Table], index: int) -> bool:
    """A run of short lines, as a title page has, where the carrier has lost the space around it."""
    near = blocks[max(0, index - 1) : index + 4]
    return len(near) == 5 and all(isinstance(b, Line) and len(b.text) < SHORT_LINE for b in near)


def _new_page(blocks: Sequence[Line | Table], index: int) -> bool:
    before, block = blocks[index - 1], blocks[index]
    if isinstance(before, Table) or isinstance(block, Table):
        return True
    return before.passage.pieces[-1].line.page != block.passage.pieces[0].line.page


class TitlePage:
    """The title lines of a report, joined, and what they say."""

    def __init__(self, lines: Sequence[Line], above: Sequence[Line] = ()) -> None:
        self.lines = lines
        self.passage = Passage.join([line.passage for line in lines], "\n")
        self.title = self._title()
        self.agency = _agency_of(lines[1:]) or _agency_of(above)

    def _title(self) -> Passage | None:
        parts: list[Passage] = []
        for line in self.lines:
            text = line.text
            if parts and (_AGENCY.match(text) or _stops_title(text)):
                break
            parts.append(line.passage)
        if not parts:
            return None
        title = Passage.join(parts, " ")
        if (school := _SCHOOL_YEAR.search(title.text)) and school.start() > 10:
            title = title.slice(0, school.start()).strip(" (:")
        for find in (find_fiscal_years, find_rounds, find_quarters):
            if (found := find(title.text)) and found[0].start > 10:
                cut = regex.sub(r"(?:ประจำ|สำหรับ|ใน)?\s*(?:ปี)?\s*$", "", title.text[: found[0].start])
                title = title.slice(0, len(cut)).strip(" (:")
        return title if title.text else None


def _agency_of(lines: Sequence[Line]) -> Passage | None:
    """The first line that is the name of an agency, at most with the year or round behind it."""
    return next((agency for line in lines if (agency := agency_in(line.passage)) is not None), None)


def agency_field(passages: Iterable[Passage]) -> Passage | None:
    """The agency that a form names under a label: "หน่วยงาน ศูนย์วิจัยผึ้ง", "สังกัด สำนักแผนที่"."""
    labelled = (passage for passage in passages if _AGENCY_FIELD.match(passage.text))
    return next((agency for passage in labelled if (agency := agency_in(passage)) is not None), None)


def agency_in(passage: Passage) -> Passage | None:
    """The name of an agency that is all the passage says, at most with the year, round or place behind it."""
    behind = _BEHIND_AGENCY.search(passage.text)
    field = _AGENCY_FIELD.match(passage.text)
    start = field.end() if field else 0
    match = _AGENCY.fullmatch(passage.text, start, behind.start() if behind else len(passage.text))
    if match is None or _SENTENCE.search(match[0]):
        return None
    if find_fiscal_years(match[0]) or find_rounds(match[0]) or find_quarters(match[0]):
        return None
    return passage.slice(*match.span("agency")).strip()


def _stops_title(text: str) -> bool:
    years = find_fiscal_years(text)
    rounds = find_rounds(text) or find_quarters(text)
    return bool(
        "\n" in text.strip()  # a label of a form with its value
        or (years and years[0].start < 8)
        or (rounds and rounds[0].start < 4)
        or _SCHOOL_YEAR.match(text.lstrip().removeprefix("ประจำ"))
        or text.lstrip().startswith(("(", "☐", "☑", "☒", "□", "■"))
        or _FORM_FIELD.match(text)
    )


def read_title(blocks: Sequence[Line | Table], start: int) -> tuple[TitlePage, int]:
    """The title page that begins at ``start`` and the block after it."""
    lines: list[Line] = []
    index = start
    while index < len(blocks) and len(lines) < TITLE_LINES:
        block = blocks[index]
        if isinstance(block, Table) or len(block.text) > 200:
            break
        if lines and (
            _SECTION.match(block.text)
            or (block.heading and not _TITLE_START.match(block.text) and len(lines) > 3)
        ):
            break
        if lines and _heads_earlier_year(blocks, index, lines):
            break
        if lines and (
            isinstance(block, NameLine | GroupLine)
            or names_card(block.text)
            or _BEGINS.match(block.text)
            or _BULLET.match(block.text)
            or label_at_start(block.text)
        ):
            break
        lines.append(block)
        index += 1
    return TitlePage(lines, _form_above(blocks, start)), index


def _form_above(blocks: Sequence[Line | Table], start: int) -> list[Line]:
    """The lines right above a title; an office with its telephone below it closes the letter before."""
    above = [block for block in blocks[max(0, start - ABOVE_TITLE) : start] if isinstance(block, Line)]
    ends = [n for n, line in enumerate(above, 1) if _TELEPHONE.match(line.text)]
    return above[ends[-1] :] if ends else above


def _heads_earlier_year(blocks: Sequence[Line | Table], index: int, lines: Sequence[Line]) -> bool:
    """The line stands above a table and names a year before the one that the title names."""
    if index + 1 >= len(blocks) or not isinstance(blocks[index + 1], Table):
        return False
    own = [year.year_be for line in lines for year in find_fiscal_years(line.text)]
    here = [year.year_be for year in find_fiscal_years(blocks[index].text)]  # type: ignore[union-attr]
    return bool(own and here) and max(here) < min(own)


def read_mention(passage: Passage, place: str, agency: Passage | None = None) -> ReportMention:
    """Fiscal year, quarter and round that a memo subject or a title page states."""
    mention = ReportMention(place="subject" if place == "subject" else "title")
    text = without_unticked(passage.text)
    years = [y for y in find_fiscal_years(text) if y.end_be is None and not _COMPARED.match(text, y.end)]
    if years:
        mention.fiscal_year_be = years[-1].year_be
        mention.evidence["fiscal_year_be"] = passage.evidence(years[-1].start, years[-1].end)
    elif half := _YEAR_OF_HALF.search(text):
        mention.fiscal_year_be = int(to_arabic(half["year"]))
        mention.evidence["fiscal_year_be"] = passage.evidence(*half.span("year"))
    if quarters := find_quarters(text):
        mention.quarter = quarters[0].quarter
        mention.evidence["quarter"] = passage.evidence(quarters[0].start, quarters[0].end)
    if rounds := [r for r in find_rounds(text) if not _DUE.match(text, r.end)]:
        told = _last_beside(text, rounds)
        mention.round_months = told.months
        mention.evidence["round_months"] = passage.evidence(told.start, told.end)
    if agency is not None:
        mention.agency = agency.text
        mention.evidence["agency"] = agency.evidence()
    return mention


def _last_beside(text: str, rounds: Sequence[FoundRound]) -> FoundRound:
    """The round of a report; the last one where several stand side by side: "รอบ ๖ เดือน และรอบ ๑๒ เดือน"."""
    told = rounds[0]
    for following in rounds[1:]:
        between = text[told.end : following.start]
        beside = "\n" not in between and _AND.search(between)
        if not (beside or _LINE_EACH.search(between)) or following.months <= told.months:
            break
        told = following
    while more := _MORE_MONTHS.match(text, told.end):
        months = int(to_arabic(more["n"]))
        if months <= told.months:
            break
        told = FoundRound(told.start, more.end(), months)
    return told


def period_mentions(
    dates: Iterable[tuple[Passage, FoundDate]], project: str | None = None
) -> list[PeriodMention]:
    """The date ranges that are as long as a reporting period and begin with a month."""
    found = []
    for passage, date in dates:
        called = _is_called_period(passage.text, date)
        if not (_is_period(date) or called) or _OTHER_PERIOD.search(passage.text, 0, date.start):
            continue
        alone = len(passage.text) - len(date.text) <= CUES
        named = called or alone or _PERIOD_WORD.search(passage.text, 0, date.start) is not None
        found.append(_period_mention(passage, date, named=named, project=project))
    return found


def _period_mention(
    passage: Passage, date: FoundDate, *, named: bool, project: str | None = None
) -> PeriodMention:
    assert date.first is not None
    assert date.last is not None
    mention = PeriodMention(start=date.first, end=date.last, project=project, named=named)
    mention.evidence = {end: passage.evidence(date.start, date.end) for end in ("start", "end")}
    return mention


def is_of_school_year(front: str) -> bool:
    """The front of a report names a school year (ปีการศึกษา) and no fiscal year up to the end of that line."""
    school = _SCHOOL_YEAR.search(front)
    if school is None:
        return False
    line = front.find("\n", school.end())
    return not find_fiscal_years(front[: line if line >= 0 else len(front)])


def school_years(dates: Iterable[tuple[Passage, FoundDate]], *, named: bool) -> list[PeriodMention]:
    """The date ranges that begin with a school year (ปีการศึกษา) and are ``named`` as one: from 16 May on.

    What the report does not say, the passage has to.

    Source: regulation of the Ministry of Education on opening and closing schools, B.E. 2549 (ระเบียบว่าด้วย
    ปีการศึกษา การเปิดและปิดสถานศึกษา), clause 5.
    """
    found = []
    for passage, date in dates:
        if not date.valid or date.first is None or date.last is None:
            continue
        if not (named or _SCHOOL_YEAR.search(passage.text)):
            continue
        opens = (date.first.month, date.first.day) == OPENS
        if date.precision == "day" and opens and MIN_PERIOD <= (date.last - date.first).days <= MAX_PERIOD:
            found.append(_period_mention(passage, date, named=True))
    return found


def _is_period(date: FoundDate) -> bool:
    if not date.valid or date.first is None or date.last is None:
        return False
    if date.precision == "month" and date.first.month not in QUARTER_STARTS:
        return False  # "ระหว่างเดือนธันวาคม ๒๕๖๕ ถึงเดือนพฤษภาคม ๒๕๖๖" is when something was done
    days = (date.last - date.first).days
    return (
        MIN_PERIOD <= days <= MAX_PERIOD
        and date.first.day <= 3
        and (date.last + dt.timedelta(days=4)).day <= 8
    )


def _is_called_period(text: str, date: FoundDate) -> bool:
    """A range in brackets, by itself or behind the round or quarter that it spells out, whatever its days."""
    if not date.valid or date.first is None or date.last is None or date.first == date.last:
        return False
    if text.strip() == f"({date.text})":
        return True
    return _ROUND_BEFORE.search(text, max(0, date.start - 40), date.start) is not None


def fiscal_year_mentions(
    passage: Passage, project: str | None, place: str, own: int | None
) -> list[FiscalYearMention]:
    """Every fiscal year that a passage names, with what it is named for in a report of the year ``own``.

    Behind the report's own figures an earlier year is there to be compared with.
    """
    found = []
    for year in find_fiscal_years(passage.text):
        mention = FiscalYearMention(fiscal_year_be=year.year_be, end_be=year.end_be, project=project)
        mention.place = place  # type: ignore[assignment]
        earlier = own is not None and year.year_be < own
        around = passage.text[max(0, year.start - 60) : year.start] + passage.text[year.end : year.end + 12]
        if year.end_be is not None or _AHEAD.search(passage.text, max(0, year.start - 60), year.start):
            mention.context = "plan"
        elif (
            _REVIEW.search(around)
            or _COMPARED.match(passage.text, year.end)
            or (earlier and _THIS_YEAR.match(passage.text, year.end))
            or (earlier and _tells_of_then(passage.text, year))
            or (earlier and _tells_figures(passage.text[: year.start]))
            or (earlier and project is None and _NOTE.match(passage.text))
        ):
            mention.context = "review"
        mention.evidence["fiscal_year_be"] = passage.evidence(year.start, year.end)
        found.append(mention)
    return found


def _tells_of_then(text: str, year: FoundFiscalYear) -> bool:
    """A figure follows, and no word before makes the year that of the passage: "ใน", "ประจำ"."""
    if text[year.start :].startswith("ประจำ") or _OF_PASSAGE.search(text, 0, year.start):
        return False
    return _FIGURE_SOON.match(text, year.end) is not None


def _tells_figures(text: str) -> bool:
    """Something was counted or measured; how many projects or months a report has is no result."""
    return bool(find_percentages(text)) or any(c.unit not in _OF_REPORTS for c in find_counts(text))


def plan_spans(passage: Passage) -> list[PlanSpan]:
    """Plans that are called by a number of years and by their first and last year."""
    found = []
    for match in _PLAN.finditer(passage.text) if "แผน" in passage.text else ():
        years, start, end = (int(to_arabic(match[g])) for g in ("years", "start", "end"))
        plan = PlanSpan(years=years, start_be=start, end_be=end)
        plan.evidence["years"] = passage.evidence(match.start("label"), match.end())
        found.append(plan)
    return found


__all__ = [
    "TitlePage",
    "find_dates",
    "find_report_title",
    "fiscal_year_mentions",
    "is_of_school_year",
    "period_mentions",
    "plan_spans",
    "read_mention",
    "read_title",
    "school_years",
]
