"""What a narrative says was reached: level, percentage, pending or not, and what is still to come."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

import regex

from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import parse_number
from thaimemo.normalize.passage import Passage
from thaimemo.normalize.percentages import FoundPercent, find_percentages
from thaimemo.schema.report import Status

_N = r"[0-9๐-๙]+(?:\.[0-9๐-๙]+)?"
# "อยู่ในระดับ ๕", "อยู่ที่ระดับ 4", "ได้ระดับ ๓", "ถึงระดับ ๔", "ระดับคะแนน ๔.๕"
LEVEL = lazy.compiled(
    rf"(?P<cue>อยู่\s*(?:ใน|ที่)?|ได้|บรรลุ|ถึง|เท่ากับ|เป็น|ผ่าน|สำเร็จ(?:ใน)?)\s*(?:ค่า)?(?:คะแนน)?ระดับ(?:ความสำเร็จ|คะแนน)?(?:\s*ที่)?\s*(?P<level>{_N})(?!\s*(?:คน|ราย|ขั้น|%))"
)
# "(ระดับคะแนน ๔)", "-> ระดับ ๕" at the end of a sentence
_LEVEL_SET_APART = lazy.compiled(rf"(?<=[(=>→]\s?)ระดับ(?:คะแนน)?\s*(?P<level>{_N})(?=\s*\)|\s*$|\n)")
# "ค่าเป้าหมายอยู่ที่ระดับ ๕", "คาดว่าจะบรรลุระดับ ๔"
_AIMED = lazy.compiled(
    r"(?:(?<!กลุ่ม)เป้าหมาย(?:คือ)?(?:กำหนด)?(?:ไว้)?|คาดว่า(?:จะ)?|เพื่อให้|ตั้งเป้า(?:ไว้)?|จะ|เกณฑ์)\s*\Z"
)
_SHARE = lazy.compiled(
    r"(?:หรือ)?คิด\s?เป็น(?:สัดส่วน|ความสำเร็จ|ผลสำเร็จ)?\s*(?=ร้อยละ|[0-9๐-๙])"
    r"|(?<=ระดับ(?:ที่)?\s*[0-9๐-๙]\s*)(?:หรือ\s*(?=ร้อยละ)|\(\s*(?=ร้อยละ|[0-9๐-๙.]+\s*%))"
)
_OF = lazy.compiled(r"\s*(?:ของ(?!การดำเนิน|ผลสำเร็จ|ความสำเร็จ|(?:ค่า)?เป้าหมาย)|จาก)")
PROGRESS = lazy.compiled(r"อยู่ระหว่าง(?:การ)?(?:ดำเนิน(?:การ|งาน))?|ยังไม่แล้วเสร็จ|กำลังดำเนินการ|อยู่ในระหว่าง")
# "ปรับปรุงแล้ว ๑ จุด อยู่ระหว่างดำเนินการ ๒ จุด"
_DONE_SO_MANY = lazy.compiled(r"แล้ว\s*(?:จำนวน\s*)?[0-9๐-๙]")
_NOT_STARTED = lazy.compiled(
    r"ยังไม่(?:ได้)?(?:ถึงกำหนด|ดำเนินการ|รายงาน|ครบกำหนด|มีการประเมิน|ทำการประเมิน|มีผล(?:การดำเนินงาน|งาน)?|เริ่ม(?:ดำเนิน)?|จัดกิจกรรม|ประเมินผล)"
    r"|ไม่ถึงรอบ|รอ(?:ผล|การ)ประเมิน|รอข้อมูล"
    # "กำหนดอบรมเดือนพฤษภาคม ๒๕๖๗", and nothing before it
    r"|\A\s*(?:มี)?กำหนด(?:การ)?(?!เป้า|แนว|หลักเกณฑ์|มาตรฐาน)\p{Thai}{2,24}?(?:ใน)?(?:วันที่|เดือน|ไตรมาส)(?![^\n]*แล้ว)"
    # postponed; people and pay are moved up by the same verb
    r"|(?<!ไม่)เลื่อน(?:ไป(?!ดำรง|แต่งตั้ง)|ออกไป|การ(?:จัด|ดำเนิน|อบรม|ประชุม|แข่งขัน|ศึกษาดูงาน)|จัด|กำหนดการ|โครงการ|กิจกรรม|\s*$|\s*\()"
    # "เลื่อนจากเดือนพฤษภาคม ๒๕๖๘ ไปจัดวันที่ ๑๖ สิงหาคม ๒๕๖๘", and nothing before it
    r"|\A\s*(?:ขอ)?เลื่อนจาก"
)
FINISHED = lazy.compiled(r"(?<!ไม่)(?<!ไม่ได้)(?:แล้วเสร็จ|เสร็จสิ้น|เสร็จเรียบร้อย|ดำเนินการแล้ว)")
# a project that is given up, told in a sentence
_GIVEN_UP = lazy.compiled(
    r"(?<!ไม่)(?<!ไม่ได้)ยกเลิก\s?(?:การ(?:จัด|ดำเนิน)(?:กิจกรรม|โครงการ|งาน|การ)?|โครงการ|กิจกรรม)"
)
NOT_REPORTED = lazy.compiled(
    r"\s*(?:N\s?/\s?A|n/a|ไม่ได้รายงาน|ไม่รายงาน(?:ผล)?|ไม่มีข้อมูล|ไม่ส่งรายงาน|ไม่(?:ได้)?(?:รับการ)?ประเมิน)\s*"
)
CANCELLED = lazy.compiled(r"\s*(?:ขอ)?ยกเลิก(?:ตัวชี้วัด|โครงการ|การประเมิน|การดำเนินการ)?\s*(?:\([^()]*\)\s*)?")
DASH = lazy.compiled(r"\s*[-–—−]+\s*(?:\([^()]*\)\s*)?")
WILL_REPORT = lazy.compiled(
    r"จะรายงานผล|จะได้รายงาน|รายงานผลในระยะต่อไป|รายงานผลให้ทราบในระยะต่อไป|จะรายงาน(?:ความก้าวหน้า|ให้ทราบ)"
)


@dataclass(slots=True)
class Statement:
    """The result as one passage states it; places are spans of that passage."""

    status: Status | None = None
    status_place: tuple[int, int] | None = None
    level: Decimal | None = None
    level_place: tuple[int, int] | None = None
    percent: Decimal | None = None
    percent_place: tuple[int, int] | None = None
    in_progress: tuple[int, int] | None = None
    will_report: tuple[int, int] | None = None
    levels: list[tuple[Decimal, tuple[int, int]]] = field(default_factory=list)
    """Every level stated as reached, in order."""


def read_statement(passage: Passage) -> Statement:
    """The result stated in a concluding paragraph."""
    text = passage.text
    statement = Statement()
    for match in LEVEL.finditer(text):
        level = parse_number(match["level"])
        aimed = _AIMED.search(text, max(0, match.start() - 24), match.start()) is not None
        if level is not None and level <= 10 and not aimed:
            statement.levels.append((level, match.span()))
    if not statement.levels:
        alone = list(_LEVEL_SET_APART.finditer(text)) if "ระดับ" in text else []
        if len(alone) == 1 and (level := parse_number(alone[0]["level"])) is not None and level <= 10:
            statement.levels.append((level, alone[0].span()))
    if statement.levels:
        statement.level, statement.level_place = statement.levels[0]
    percents = find_percentages(text)
    chosen = _share(text, percents, statement.level_place)
    if chosen is not None:
        statement.percent, statement.percent_place = chosen.value, (chosen.start, chosen.end)
    statement.in_progress = _span(PROGRESS.search(text))
    statement.will_report = _span(WILL_REPORT.search(text))
    if statement.level is not None or statement.percent is not None:
        statement.status = "reported"
        return statement
    signs: tuple[tuple[Status, regex.Match[str] | None], ...] = (
        ("not_reported", NOT_REPORTED.fullmatch(text)),
        ("cancelled", CANCELLED.match(text) or _GIVEN_UP.search(text)),
        ("pending", _under_way(text) or _NOT_STARTED.search(text) or DASH.fullmatch(text)),
    )
    statement.status, sign = next(((s, m) for s, m in signs if m is not None), (None, None))
    statement.status_place = _span(sign)
    return statement


def _under_way(text: str) -> regex.Match[str] | None:
    """What is still being done, where nothing counted before it is done already."""
    match = PROGRESS.search(text)
    return None if match is not None and _DONE_SO_MANY.search(text, 0, match.start()) else match


def _span(match: regex.Match[str] | None) -> tuple[int, int] | None:
    return match.span() if match is not None else None


def _share(text: str, percents: list[FoundPercent], level: tuple[int, int] | None) -> FoundPercent | None:
    """The percentage that is the result: announced by คิดเป็น, not a share "of" something else."""
    announced = [p for p in percents if _OF.match(text, p.end) is None]
    starts = {m.end() for m in _SHARE.finditer(text)}
    direct = [p for p in announced if p.start in starts or p.number_start in starts]
    if level is not None:
        direct = [p for p in direct if p.start > level[0]] or direct
    if len({p.value for p in direct}) == 1 or (direct and level is not None):
        return direct[0]
    if not direct and len(percents) == 1 and len(announced) == 1 and len(text) < 60:
        return announced[0]
    return None
