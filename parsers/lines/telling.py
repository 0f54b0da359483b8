"""A line that names a project and tells of it: "โครงการอบรม : แล้วเสร็จ", "ตชว. ๒ ร้อยละของ... ได้ร้อยละ ๘๐"."""

from __future__ import annotations

from functools import lru_cache

import regex

from thaimemo.normalize import lazy
from thaimemo.normalize.dates import MONTHS, SHORT_MONTHS
from thaimemo.parsers.projects.identifiers import ORDINAL

_N = r"[0-9๐-๙]"
CODE = rf"(?<!\p{{Thai}})[ก-ฮA-Z]\.?{_N}{{1,2}}[.)]?\s+"
"""A letter and a number before a name: "ก.๑ ", "A1 "."""
MARKER = (
    rf"(?:[-–—•▪●*]\s*|\(?{_N}{{1,2}}(?:\.{_N}{{1,2}}){{0,3}}[.)]\s*|{_N}{{1,2}}(?:\.{_N}{{1,2}}){{1,3}}\s+"
    rf"|{CODE}|(?<!\p{{Thai}})[ก-ฮ][.)]\s*)"
)
"""What stands before an item of a list: a bullet, a number, a letter, a code."""
PROJECT = r"(?:โครงการ|กิจกรรม|แผนงาน|หลักสูตร)"
"""Words that a project's name begins with."""
LEAD = lazy.compiled(
    r"\s*(?:สำหรับ|(?:ใน)?ส่วน(?:ของ|(?=โครงการ))|(?:โครงการ|กิจกรรม)(?:แรก|สุดท้าย|ต่อมา|ถัดมา|ต่อไป|ที่(?:หนึ่ง|สอง|สาม|สี่|ห้า|หก))"
    rf"\s*(?:คือ|ได้แก่|เป็น))\s*(?={PROJECT})"
)
"""What leads over from one project to the next: "ในส่วนของโครงการ...", "โครงการสุดท้าย คือ โครงการ..."."""
_INDICATOR = rf"(?:ตัวชี้วัด|ตัวบ่งชี้|ตชว\.?|KPI|KR)\s*(?:ที่)?\s*{_N}{{1,2}}(?:\.{_N}{{1,2}}){{0,3}}[.):]?"
_MEASURE = r"(?:ร้อยละ(?=\p{Thai})|จำนวน(?!\s*[0-9๐-๙])|ระดับ(?:ความ|คุณภาพ|การ)|อัตรา|ระยะเวลา|สัดส่วน|ค่าเฉลี่ย)"
"""What the name of an indicator begins with; without ตัวชี้วัดที่ only a marker sets it apart from a sentence."""
_NAME = lazy.compiled(
    rf"[^\p{{L}}\p{{N}}(•▪●*–—-]*+(?:และ\s*)?(?:(?P<marker>{MARKER})?\s*(?:(?P<project>{PROJECT})|{_INDICATOR})|(?P<marker>{MARKER})\s*{_MEASURE})",
    regex.IGNORECASE,
)
_ORDERED = lazy.compiled(
    rf"\s*(?:{CODE}|{ORDINAL}\s*{_N}{{1,2}}(?:\.{_N}{{1,2}})?\s*[:：.)]?\s+)\p{{Thai}}{{3}}"
)
_MEASURED = lazy.compiled(rf"\s*{_MEASURE}")
# words behind a project word that make it no name: "โครงการทั้งหมด", "กิจกรรมดังกล่าว", "โครงการที่ดำเนินการ"
_NO_NAME = lazy.compiled(
    r"\s*(?:ทั้งหมด|ทั้งสิ้น|ต่าง\s?ๆ|ดัง|นี้|นั้น|อื่น|แล้ว|ที่(?![0-9๐-๙\s])|ที่\s*[0-9๐-๙]+(?:\.[0-9๐-๙]+)*\s+(?:ได้รับ(?:อนุมัติ|จัดสรร|การ)|คาดว่า|อยู่ระหว่าง|ไม่(?:บรรลุ|ได้|สามารถ)|ยังไม่|เลื่อน(?!ขั้น|เงิน)|ยกเลิก|แล้วเสร็จ|ล่าช้า|และ)|ตามแผน|จำนวน|รวม|ละ|หลัก|ย่อย|/|[:：])"
)
# what begins to tell of the project, behind white space or a colon
STATE = (
    r"(?:การ)?ดำเนินการ(?:ระหว่าง|ตั้งแต่|แล้ว|เสร็จ|ได้|เรียบร้อย|ครบ|ถึง|เมื่อ|จัด|โดย|ตามแผน)|แล้วเสร็จ|เสร็จ(?:สิ้น|เรียบร้อย|แล้ว)|อยู่(?:ใน)?ระหว่าง"
    r"|(?:ขอ)?ยกเลิก|(?:ขอ)?ขยาย(?:ระยะ)?เวลา|เลื่อน(?!ขั้น|เงิน|ตำแหน่ง|ระดับ)|ยังไม่|ไม่(?:ได้|สามารถ)ดำเนิน|ชะลอ|งดจัด|กำลังดำเนิน|รอผล|รอการ"
)
_FIGURES = (
    rf"(?:ได้รับ|ใช้|ตั้ง)?(?:จัดสรร)?(?<!ปี)งบประมาณ|(?:ได้รับ)?(?:การ)?จัดสรร|วงเงิน|เบิกจ่าย|(?:ตั้ง|กำหนด)?(?:ค่า)?เป้าหมาย|(?:มี)?ผล(?:งาน|การดำเนินงาน|การดำเนินการ)?(?=\s*(?:{_N}|ร้อยละ|[:：]))"
    rf"|ผลการดำเนิน(?:งาน|การ)|ได้(?:ผล|ดำเนิน|จัด|คะแนน|ระดับ|ร้อยละ)|ทำได้|มี(?:ผู้|เป้าหมาย|พนักงาน|บุคลากร|ข้าราชการ)|ส่งแบบ(?:สอบถาม|สำรวจ)|คิดเป็น|จัด(?:แล้ว|เมื่อ|อบรม|กิจกรรม)"
    rf"|(?:ไม่)?บรรลุ(?:ตาม)?เป้าหมาย|ร้อยละ\s*{_N}|ระดับ\s*{_N}"
)
# a dash behind a digit or a month runs on to the end of a range: "ระหว่างวันที่ ๑๔ - ๑๖ ธันวาคม"
_MONTH = "|".join(map(regex.escape, (*MONTHS, *SHORT_MONTHS)))
_DASH = rf"(?<!{_N}|{_MONTH})\s+[-–—]+"
_OPENS = lazy.compiled(
    rf"(?:(?:\s*[:：]\s*|{_DASH}\s+|\s+)(?P<rest>(?:{STATE}|{_FIGURES}).*)"
    rf"|(?:\s*[:：]|{_DASH})\s+(?P<rest>(?:จำนวน\s*)?{_N}[0-9๐-๙,.]*+\s*(?:%|\p{{Thai}}).*))",
    regex.DOTALL,
)
# "๑.๑ แผนสืบทอดตำแหน่ง ............ ระดับ ๓ (๖๐%)"; behind the dots of a table of contents stands a page
_LED = lazy.compiled(
    rf"\s*(?:{MARKER})?\s*\p{{L}}[^.…\n]{{3,200}}?\s*(?:[.…]\s?){{4,}}\s*"
    rf"(?P<rest>(?:(?:ได้)?ระดับ\s*{_N}|ร้อยละ\s*{_N}|{_N}+(?:\.{_N}+)?\s*(?:%|คะแนน)|[-–—](?!\S)|{STATE}).*)",
    regex.DOTALL,
)
# "ได้ระดับ ๓ (ร้อยละ ๖๐)", "อยู่ที่ระดับ ๒", "ระดับ ๔ คิดเป็นร้อยละ ๘๐"
_LEVEL = (
    rf"(?:(?:ได้|อยู่ใน|อยู่ที่|(?:มี)?ผล(?:อยู่)?(?:ใน|ที่)?)(?:ค่า)?(?:คะแนน)?)?ระดับ(?:คะแนน)?\s*(?:ที่\s*)?{_N}(?:\.{_N}+)?\s*(?:คะแนน)?"
    rf"(?:\s*[(,=]?\s*(?:คิดเป็น|หรือ|เท่ากับ)?\s*(?:ร้อยละ\s*)?{_N}+(?:\.{_N}+)?\s*%?\s*\)?)?"
)
_ONLY_LEVEL = lazy.compiled(rf"\s*{_LEVEL}\s*")
# "๑.๑ ทบทวนแผนอัตรากำลัง ได้ระดับ ๓ (ร้อยละ ๖๐)", "1.1 คลังความรู้ → ระดับ 4": the number of an item, a level, no more
_LEVELLED = lazy.compiled(
    rf"\s*(?:[-–•]\s*)?{_N}{{1,2}}(?:\.{_N}{{1,2}}){{1,3}}[.)]?\s+(?!ร้อยละ|ระดับ|จำนวน\s*{_N})\p{{Thai}}[^\n]{{8,200}}?"
    rf"\s+(?:[→=:–—-]+\s*)?(?P<rest>{_LEVEL})\s*"
)
_STATED = lazy.compiled(rf"\s*{STATE}|\s*(?:ไม่)?บรรลุ")
_ALREADY = lazy.compiled(rf"(?:{STATE}|{_FIGURES})")
# what was counted; a name may say within which time or from which age on
_COUNTED = lazy.compiled(
    rf"(?<!{_N}|[.,])(?<!(?:ภายใน|ไม่เกิน|อายุ|ครบ|ก่อน|เกิน|ระยะ|รอบ|ทุก|ขั้น|ชั้น|หมู่|ปี|ขนาด|ที่)\s*){_N}[0-9๐-๙,]*\s+(?:คน|ราย|บาท|แห่ง|ครั้ง|ตัวอย่าง|เรื่อง|หลัง|ต้น|ไร่|หน่วย|แปลง|ครัวเรือน|นาย|ชุด|ฉบับ|รูป|โครงการ)"
)
SHORTEST_NAME = 3
LONGEST_NAME = 200


def _name_in(text: str) -> regex.Match[str] | None:
    lead = LEAD.match(text)
    return _NAME.match(text, lead.end() if lead else 0)


@lru_cache(maxsize=4096)
def begins_with_name(text: str) -> bool:
    """The line begins as the name of a project or of an indicator does."""
    match = _name_in(text)
    if match is None or (match["project"] and not text[match.end() :].strip(" :：")):
        return False  # a counted noun that a line end cut off: "๕ / หลักสูตร"
    # "โครงการทั้งหมด", "ตัวชี้วัดที่ ๓ ไม่บรรลุเป้าหมายเนื่องจาก..."
    return (_NO_NAME if match["project"] else _STATED).match(text, match.end()) is None


def may_name(text: str) -> bool:
    """A code or an ordinal stands before what may be a name if labels follow: "งานที่ ๑ ลาดตระเวน"."""
    return _ORDERED.match(text) is not None


def is_measure(name: str) -> bool:
    """A name that says what is measured, as that of an indicator does: "ร้อยละของ...", "จำนวน..."."""
    return _MEASURED.match(name) is not None


def told_level(text: str) -> int | None:
    """Where a numbered line tells the level that its item reached, and nothing else of it."""
    levelled = _LEVELLED.fullmatch(text) if "ระดับ" in text else None
    return levelled.start("rest") if levelled else None


def tells_state(text: str) -> bool:
    """The text says how far something is: done, under way, given up, its target reached or not."""
    return _STATED.search(text) is not None


def tells_level(text: str) -> bool:
    """The text states the level that was reached, and nothing else."""
    return "ระดับ" in text and _ONLY_LEVEL.fullmatch(text) is not None


def split_told(text: str) -> int | None:
    """Where a line that begins with a name begins to tell of it; None where it does not."""
    if (".." in text or "…" in text) and (led := _LED.fullmatch(text)):
        return led.start("rest")
    if (level := told_level(text)) is not None:
        return level
    if not begins_with_name(text) or (match := _name_in(text)) is None:
        return None
    opens = _OPENS.search(text, match.end())
    if opens is None or not SHORTEST_NAME <= opens.start() - match.end() <= LONGEST_NAME:
        return None
    return opens.start("rest") if not _COUNTED.search(text, match.end(), opens.start()) else None


def counts_things(text: str) -> bool:
    """Things are counted in the text, as in no name."""
    return _COUNTED.search(text) is not None


def tells_behind(name: str) -> bool:
    """Behind white space or a colon the name goes on to tell of something."""
    return _OPENS.search(name) is not None


def tells(text: str) -> bool:
    """Something in the text says what became of a project: a state, money, a share, a target."""
    return _ALREADY.search(text) is not None
