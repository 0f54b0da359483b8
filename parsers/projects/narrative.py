"""What a narrative holds: announced lists, counts with their scope, dated events, shares with their parts."""

from __future__ import annotations

import datetime as dt

import regex

from thaimemo.normalize import lazy
from thaimemo.normalize.counts import FoundCount, find_counts
from thaimemo.normalize.dates import BE_OFFSET, FoundDate, find_dates
from thaimemo.normalize.numerals import parse_number, to_arabic
from thaimemo.normalize.passage import Passage
from thaimemo.normalize.shares import find_shares
from thaimemo.normalize.sums import find_sums
from thaimemo.parsers.lines.enumerations import (
    LISTED_UNITS,
    Enumeration,
    announcement,
    find_enumerations,
    find_markers,
    find_unmarked,
)
from thaimemo.schema.report import Count, Event, ItemList, Place, Project, Ratio, UndatedActivity

_DONE = lazy.compiled(r"เรียบร้อย(?:แล้ว)?|แล้วเสร็จ|เสร็จสิ้น|เสร็จเรียบร้อย|ดำเนินการแล้ว|จัดแล้ว|ดำเนินการได้(?!ตาม)")
# "ดำเนินการตามแผนปฏิบัติการแล้ว จำนวน"
_DONE_SO_MANY = lazy.compiled(r"ดำเนินการ\p{Thai}{0,40}แล้ว\s*(?:จำนวน)?\s*$")
_NOT_DONE = lazy.compiled(r"ไม่สามารถ|ยังไม่|ไม่ได้ดำเนิน|ไม่แล้วเสร็จ|เลื่อน|ยกเลิก|ไม่ดำเนิน|คงเหลือ|ที่เหลือ")
_PENDING = lazy.compiled(
    r"อยู่ระหว่าง|คาดว่า|ยังไม่(?:ถึง|ครบ)กำหนด|ยังไม่(?:ได้)?(?:ดำเนิน|เริ่ม|จัด)|(?<!อัตรา)กำลัง(?!คน|ใจ|กาย)"
)
_PLANNED = lazy.compiled(
    r"กำหนด(?!ตำแหน่ง|มาตรฐาน|แนวทาง|เส้นทาง)|ตามแผน|เป้าหมาย|ประกอบ(?:ไป)?ด้วย|วางแผน|มีแผน|แผนงาน|ทั้งสิ้น|ขั้นตอนการ"
)
_TOTAL = lazy.compiled(r"รวม(?:ทั้ง(?:หมด|สิ้น))?|ทั้งหมด|ทั้งสิ้น")
_PERFORMED = lazy.compiled(r"(?:มีการ|ได้)ดำเนินการ(?:ตาม)?")
_TRIM = lazy.compiled(r"(?:รวม|ทั้งหมด|ทั้งสิ้น|รวมทั้งหมด|รวมทั้งสิ้น|ได้แก่|จำนวน|เป็น|มี|[\s:,–-])+$")
_LEAD = lazy.compiled(r"^(?:[\s:,–-]|และ|โดย|ซึ่ง|ได้ดำเนินการ|ดำเนินการ|ทั้งนี้|รวมทั้ง)+")
_CLAUSE = lazy.compiled(r"\n\n|\s(?=ซึ่ง|โดย|และ|ทั้งนี้|แต่|สำหรับ|เนื่องจาก)|[:;]")
# "ขั้นตอนที่ ๑ - ๓ เรียบร้อยแล้ว"
_STEPS_DONE = lazy.compiled(
    r"ขั้นตอน(?:ที่)?\s*(?P<first>[0-9๐-๙]{1,2})(?:\s*(?:[-–—]|ถึง(?:ขั้นตอน)?(?:ที่)?)\s*(?P<last>[0-9๐-๙]{1,2}))?\s*(?:แล้ว)?\s*(?:เรียบร้อย|แล้วเสร็จ|เสร็จ)"
)
_FINISHED = lazy.compiled(r"\s*(?:เรียบร้อย|แล้วเสร็จ|เสร็จ)")
_CUE_WITHIN = lazy.compiled(r"วันที่|ระหว่าง|เมื่อ|ตั้งแต่")
_LINE_END = lazy.compiled(r"\s*\n\s*")
_WHITE = lazy.compiled(r"\s")
_REACHED = lazy.compiled(r"ถึง(?:ค่า)?ระดับ(?:ที่)?\s*(?P<level>[0-9๐-๙])")
_PART_OF = lazy.compiled(r"ในจำนวนนี้|แบ่งเป็น|จำแนกเป็น|แยกเป็น")
_LIST_MEASURES = frozenset({"อัตรา", "ตำแหน่ง", "คน", "ราย", "บาท", "ล้านบาท", "จังหวัด", "ท่าน", "ครัวเรือน"})
_BACKGROUND = lazy.compiled(
    r"(?:ลงวันที่|หนังสือ\s*ที่|คำสั่ง|สัญญา(?:ซื้อขาย|จ้าง)?(?:เลข)?ที่|ประกาศ(?:.{0,40})?ลง|ระเบียบ|พระราชบัญญัติ|มติ(?:ที่ประชุม|คณะ)|สิ้นสุดสัญญา|(?:อายุ|ตาม|ระยะเวลา(?:ของ)?)สัญญา|ภายใน(?=(?:วันที่|เดือน|สิ้น|ปี|ไตรมาส|กำหนด|\s*$))|ครบกำหนด|อนุมัติเมื่อ)\s*[^\n]{0,30}$"
    r"|ข้อมูล(?:ล่าสุด)?\s*(?:เมื่อ|ณ)?\s*(?:วันที่)?\s*$|(?<!\p{Thai})ณ\s*(?:วันที่|สิ้น(?:สุด)?\p{Thai}{0,12}|เดือน)?\s*$"
)
_FUTURE = lazy.compiled(
    r"คาดว่า|ยังไม่(?:ถึง|ครบ)กำหนด|มีกำหนด|กำหนดจัด(?!กิจกรรม)|จะ(?:จัด|ดำเนิน|แล้วเสร็จ|เริ่ม|มี|ได้|ใช้|นำ|เปิด|ส่ง|เสนอ|ประกาศ|ประชุม|อบรม|ขยาย)|มีแผน(?!งาน)|ภายในเดือน|(?<!ตาม|กลุ่ม|จาก|ของ|บรรลุ|พื้นที่)เป้าหมาย|วางแผน(?:จะ|ไว้|จัด)"
    # "ยกไปจัดวันที่", "กำหนดเผยแพร่วันที่", "กำหนดส่งมอบภายในเดือน", "ครั้งที่ ๓ กำหนดวันที่"
    r"|ยกไป(?:จัด|ดำเนินการ|ทำ)|(?<!ได้|ตามที่|ตาม|ครบ|ถึง|ใน|พ้น|เกิน)กำหนด(?!เมื่อ)\p{Thai}{0,30}(?<!เมื่อ)(?:วันที่|เดือน)\s*$"
    # "ได้กำหนดออกตรวจเพิ่มเติมในวันที่"
    r"|(?<!ตามที่|ตาม)ได้กำหนด(?:จัด|ออก|เข้า|ลง|อบรม|ประชุม|ตรวจ)\p{Thai}{0,30}(?<!เมื่อ)(?:วันที่|เดือน)\s*$"
    # "นัดตรวจซ้ำวันที่"
    r"|(?<!ได้|ตามที่|ตาม)นัด(?!เมื่อ)\p{Thai}{0,30}(?<!เมื่อ)(?:วันที่|เดือน)\s*$"
    # postponed to a day, which may have come; people are moved up by the same verb
    r"|(?<!ไม่)เลื่อน(?:ไป|มา)(?!ดำรง|แต่งตั้ง)|เลื่อนกำหนด"
    # "เลื่อนกิจกรรมวันกีฬาจากวันที่ ๔ กุมภาพันธ์ ๒๕๖๕ ไปเป็นวันที่", "เปลี่ยนจากวันที่ ๒๖ มีนาคม ๒๕๖๘ เป็นวันที่"
    r"|(?:(?<!ไม่)เลื่อน(?!ขั้น|เงิน|ตำแหน่ง|ระดับ)|(?:ย้าย|เปลี่ยน|ปรับ)[^\n]{0,30}จาก)[^\n]{0,110}\s(?:ไป|มา|เป็น)(?:เป็น|จัด|ดำเนินการ|ทำ)?(?:ใน|ช่วง)?(?:วันที่|เดือน)?\s*$"
)
# "ไม่สามารถเข้าพื้นที่ได้ตามกำหนดวันที่"
_CANCELLED = lazy.compiled(
    r"ไม่สามารถ(?:เข้า|ลง)?(?:ไป)?(?:ดำเนิน|จัด|พื้นที่|ปฏิบัติ|เปิด|เริ่ม|ทำ)"
    r"|เลื่อน(?:การ|ออก|จัด)|(?:เลื่อน(?!ขั้น|เงิน|ตำแหน่ง|ระดับ)|ย้าย|เปลี่ยน|ปรับ)[^\n]{0,60}จาก(?:เดิม)?(?:วันที่|เดือน)?\s*$|ยกเลิก|งดจัด|งดการจัด|ไม่ได้จัด|ไม่ได้ดำเนิน|ชะลอ"
)
# "ส่วนกล้าที่เหลือจะปลูกในเดือน", "ไม่สามารถเข้าตรวจได้ตามกำหนดวันที่": not said to be done on the date behind it
_NOT_SAID = lazy.compiled(
    r"(?:(?<!เ)จะ(?!เข้(?!า)|ละเม็ด)|ไม่สามารถ|ไม่ทัน)[^\n0-9๐-๙]{0,50}\Z"
    r"|ก่อน(?:เสนอ|นำเสนอ|ประกาศ|ส่ง)(?!เมื่อ)\p{Thai}{0,30}(?<!เมื่อ)(?:วันที่|เดือน)\s*\Z"
)
# "ปีงบประมาณ พ.ศ. ๒๕๖๕ ทำได้ร้อยละ ๙๑.๑๖ (๔๐๒ ราย จาก ๔๔๑ ราย)"
_OF_YEAR = lazy.compiled(
    r"(?<!ประจำ|ใน|แผน\p{Thai}{0,30})ปีงบประมาณ\s*(?:พ\.ศ\.\s*)?(?P<year>[2๒][5๕][0-9๐-๙]{2})"
    r"(?=\s*(?:(?:ทำ|ดำเนินการ|เบิกจ่าย|จัดเก็บ)ได้|มี|ได้|ซึ่ง(?:มี|ได้)|จำนวน))"
)
YEAR_REACH = 70
"""Letters behind the name of a year within which figures are of it."""
# "(ดำเนินการก่อนเปิดภาคเรียน นับเป็นผลงานตามหนังสือ...)": declared to lie outside the period
_COUNTED_ALL_THE_SAME = lazy.compiled(
    r"\A\s*\([^()]{0,60}(?:ก่อน(?:เปิด|เริ่ม|รอบ|ช่วง|ปี)|หลังสิ้น|นับ(?:รวม)?เป็นผลงาน)"
)
# what stands before the sentence about an activity: "เบิกจ่าย ๑๗๑,๔๕๐ บาท คิดเป็นร้อยละ ๙๕.๒๕ จัดอบรม"
_FIGURES_BEFORE = lazy.compiled(
    r"(?s:.*)(?:[0-9๐-๙]\s*(?:ล้าน)?บาท|ร้อยละ\s*[0-9๐-๙.]+|[0-9๐-๙]\s*%)\s+(?=\p{Thai}{4})"
)
_HELD = lazy.compiled(r"(?<=\p{Thai}{6})จัด\s*$")
# "จัดอบรม ๓ รุ่น รุ่นที่ ๑ วันที่ ๒๒ - ๒๓ มกราคม ๒๕๖๗"
_ORDINAL = lazy.compiled(r"(?<=\s|\sและ)(?P<which>(?:รุ่น|ครั้ง|ระยะ|งวด)ที่\s*[0-9๐-๙]{1,2})\s*\Z")
_SPAN_CUE = lazy.compiled(
    r"(?:ระหว่าง(?:วันที่|เดือน)?|เมื่อ(?:วันที่)?|ใน(?:วันที่|เดือน)|ตั้งแต่(?:วันที่)?|วันที่|เดือน|จัดขึ้น)\s*$"
)
PLACE = lazy.compiled(
    r"(?:^|\s)ณ\s*(?P<where>\p{Thai}(?:[^\n:;]|\n(?!\s*\n)){2,120}?)(?=\s*(?:\n\n|$|สำหรับ|ผล(?:การ)?ประเมิน|และ(?:ประกาศ|ได้|มี|จัด|นำ|สรุป|รายงาน|ดำเนิน|ประเมิน|ติดตาม)|ส่วน(?!กลาง|ภูมิภาค|ราชการ)|ไม่สามารถ|โดย|ซึ่ง|เมื่อ|ระหว่าง|มีผู้|จำนวน|[-–]\s))"
)
# "ณ ค่ายฝึกเขาหินกอง รุ่นที่ ๒ วันที่", "ณ หอประชุม และปั่นเลียบโขง วันที่"
_NEXT_ACTIVITY = lazy.compiled(
    r"\s+(?:และ|(?:ครั้ง|รุ่น|กลุ่ม|รอบ|ระยะ|งวด|หลักสูตร)ที่\s*[0-9๐-๙]|(?:อบรม|จัด|ประชุม|ซ้อม)(?=\p{Thai}))"
)
_DAYS = lazy.compiled(r"(?:จำนวน|รวม|ระยะเวลา)\s*(?P<n>[0-9๐-๙]{1,3})\s*วัน(?!ที่)")
_SONGKRAN = lazy.compiled(r"สงกรานต์")


def read_narrative(
    passage: Passage, place: Place, project: Project, reporting_days: tuple[dt.date, dt.date] | None
) -> list[Passage]:
    """Put lists, counts, events and ratios into the project; returns the items of the narrative's lists."""
    text = passage.text
    counts = find_counts(text)
    dates = find_dates(text)
    enumerations = find_enumerations(passage)
    items = [passage.slice(a, b).strip() for e in enumerations for a, b in e.items]
    groups = _lists(passage, place, project, counts, enumerations)
    _inline_totals(text, project, counts, groups)
    _counts(passage, place, project, counts, enumerations, groups, reporting_days)
    _steps_done(passage, place, project)
    _ratios(passage, place, project, counts)
    _events(passage, place, project, dates, enumerations, reporting_days)
    return items


def _lists(
    passage: Passage,
    place: Place,
    project: Project,
    counts: list[FoundCount],
    enumerations: list[Enumeration],
) -> dict[int, tuple[int, str, int]]:
    """Announced lists into the project; returns (group, scope, depth) of counts that are totals or parts."""
    text = passage.text
    groups: dict[int, tuple[int, str, int]] = {}
    next_group = 1 + max((c.group or 0 for c in project.counts), default=0)
    for enumeration in [*enumerations, *find_unmarked(text, counts)]:
        stated = announcement(counts, text, enumeration)
        if not stated:
            continue
        nearest = stated[-1]
        parts = [_parts(counts, start, end, nearest.unit) for start, end in enumeration.items]
        whole = nearest.unit in _LIST_MEASURES or nearest.value != len(parts)
        if whole and sum(1 for p in parts if p) >= 2:
            groups[nearest.start] = (next_group, "total", 0)
            for found in parts:
                if found:
                    groups[found[0].start] = (next_group, "part", 0)
            next_group += 1
            continue
        listed = len(enumeration.items)
        usable = [c for c in stated if c.unit in LISTED_UNITS]
        if not usable:
            continue
        chosen = next((c for c in reversed(usable) if c.value == listed), usable[-1])
        sentence = text[_paragraph_start(text, chosen.start) : enumeration.opener]
        reached = _REACHED.search(sentence)
        entry = ItemList(
            announced=int(chosen.value),
            unit=chosen.unit,
            items=[passage.slice(a, b).strip().text.replace("\n", " ") for a, b in enumeration.items],
            numbers=enumeration.numbers,
            alternatives=sorted(
                {int(c.value) for c in stated if c is not chosen and c.value == int(c.value)}
            ),
            reached=reached is not None,
            reached_level=int(to_arabic(reached["level"])) if reached else None,
            open_ended=enumeration.open_ended,
            place=place,
        )
        entry.evidence["announced"] = passage.evidence(chosen.start, chosen.end)
        entry.evidence["unit"] = entry.evidence["announced"]
        entry.evidence["items"] = [e for a, b in enumeration.items for e in passage.evidence(a, b)[:1]]
        project.lists.append(entry)
    return groups


def _inline_totals(
    text: str, project: Project, counts: list[FoundCount], groups: dict[int, tuple[int, str, int]]
) -> None:
    """Totals with their parts in one sentence, where no marked list has them already."""
    taken = [group for group, _, _ in groups.values()] + [c.group or 0 for c in project.counts]
    number = 1 + max(taken, default=0)
    for total, parts in find_sums(text, counts):
        if any(c.start in groups for c in [total, *parts]):
            continue
        groups[total.start] = (number, "total", 0)
        groups.update({part.start: (number, "part", 0) for part in parts})
        number += 1


def _paragraph_start(text: str, position: int) -> int:
    """Where the paragraph or list item that holds ``position`` begins."""
    inside = [m.end for m in find_markers(text[max(0, position - 400) : position])]
    return max(text.rfind("\n\n", 0, position) + 1, max(0, position - 400) + inside[-1] if inside else 0)


def _whole_words(text: str, start: int, floor: int) -> int:
    """``start`` moved behind the next white space, where it would cut a word in two."""
    if start <= floor:
        return floor
    space = _WHITE.search(text, start)
    return space.end() if space and space.end() - start < 60 else start


def _parts(counts: list[FoundCount], start: int, end: int, unit: str) -> list[FoundCount]:
    return [c for c in counts if start <= c.start and c.end <= end and c.unit == unit]


def _scope(text: str, count: FoundCount, before: int, after: int, place: Place) -> str:
    lead = text[before : count.start]
    tail = text[count.end : min(after, count.end + 24)]
    if _NOT_DONE.search(lead[-60:]):
        return "not_done"
    if _DONE.search(lead[-70:]) or _DONE_SO_MANY.search(lead[-80:]) or _FINISHED.match(tail):
        return "done"
    if (
        count.unit in ("ขั้นตอน", "กิจกรรม")
        and place == "summary"
        and _PERFORMED.search(lead[-50:])
        and not _PENDING.search(lead[-50:])
    ):
        return "done"
    if _PLANNED.search(lead[-60:]):
        return "planned"
    return "total"


def _counts(
    passage: Passage,
    place: Place,
    project: Project,
    counts: list[FoundCount],
    enumerations: list[Enumeration],
    groups: dict[int, tuple[int, str, int]],
    reporting_days: tuple[dt.date, dt.date] | None,
) -> None:
    text = passage.text
    own_year = reporting_days[1].year + BE_OFFSET if reporting_days else None
    spans = sorted(
        (
            (a, b, (e.numbers[i] if i < len(e.numbers) else None))
            for e in enumerations
            for i, (a, b) in enumerate(e.items)
        ),
        key=lambda s: s[1] - s[0],
    )
    previous_end, previous_scope, previous_noun = 0, "total", ""
    for index, count in enumerate(counts):
        item = next(((a, b, n) for a, b, n in spans if a <= count.start < b), None)
        floor = max(previous_end, item[0] if item else 0)
        following = counts[index + 1].start if index + 1 < len(counts) else len(text)
        scope = _scope(text, count, floor, following, place)
        together = previous_end > 0 and not text[previous_end : count.start].strip(" และ,")
        if together:
            scope = previous_scope
        previous_end, previous_scope = count.end, scope
        lead = text[_whole_words(text, count.start - 120, floor) : count.start]
        cuts = [m.end() for m in _CLAUSE.finditer(lead)]
        if cuts and item is None:
            lead = lead[cuts[-1] :]
        noun = previous_noun if together else _LEAD.sub("", _TRIM.sub("", lead)).strip()
        previous_noun = noun
        group, group_scope, depth = groups.get(count.start, (None, None, 0))
        entry = Count(
            noun=noun or None,
            unit=count.unit,
            value=count.value,
            scope=group_scope or scope,
            place=place if _year_told(text, count.start) in (None, own_year) else "background",
            in_words=count.in_words,
            group=group,
            depth=depth,
            order=item[2] if item else None,
        )
        entry.evidence["value"] = passage.evidence(count.start, count.end)
        project.counts.append(entry)


def _year_told(text: str, position: int) -> int | None:
    """The year that the figures at ``position`` are told to be of, right before them in their sentence."""
    told = list(
        _OF_YEAR.finditer(text, max(0, position - YEAR_REACH, text.rfind("\n\n", 0, position)), position)
    )
    year = parse_number(told[-1]["year"]) if told else None
    return int(year) if year is not None else None


def _steps_done(passage: Passage, place: Place, project: Project) -> None:
    for match in _STEPS_DONE.finditer(passage.text):
        before = passage.text[max(0, match.start() - 30) : match.start()]
        if _NOT_DONE.search(before) or _PENDING.search(before):
            continue
        last = parse_number(match["last"] or match["first"])
        first = parse_number(match["first"])
        if last is None or first is None or (first != 1 and match["last"]):
            continue
        entry = Count(noun=None, unit="ขั้นตอน", value=last, scope="done", place=place)
        entry.evidence["value"] = passage.evidence(*match.span())
        project.counts.append(entry)


def _ratios(passage: Passage, place: Place, project: Project, counts: list[FoundCount]) -> None:
    """Percentages whose parts stand beside them."""
    for share in find_shares(passage.text, counts):
        percent, part, whole = share.percent, share.part, share.whole
        ratio = Ratio(
            percent=percent.value,
            numerator=part.value,
            denominator=whole.value,
            unit=part.unit or None,
            of_target=share.of_target,
            place=place,
        )
        ratio.evidence = {
            "percent": passage.evidence(percent.start, percent.end),
            "numerator": passage.evidence(part.start, part.end),
            "denominator": passage.evidence(whole.start, whole.end),
        }
        project.ratios.append(ratio)


def _events(
    passage: Passage,
    place: Place,
    project: Project,
    dates: list[FoundDate],
    enumerations: list[Enumeration],
    reporting_days: tuple[dt.date, dt.date] | None,
) -> None:
    text = passage.text
    spans = sorted(
        (
            (a, b, g, (e.numbers[i] if i < len(e.numbers) else None))
            for g, e in enumerate(enumerations)
            for i, (a, b) in enumerate(e.items)
        ),
        key=lambda s: s[1] - s[0],
    )
    first_group = 1 + max((e.group or 0 for e in project.events), default=0)
    usable = [d for d in dates if d.valid and d.first is not None and d.last is not None]
    behind = 0  # the date and place of the activity before
    for index, date in enumerate(usable):
        assert date.first is not None
        assert date.last is not None
        if (date.last - date.first).days > 75 or date.precision == "year":
            continue
        if reporting_days == (date.first, date.last):
            continue
        before = text[_whole_words(text, date.start - 120, 0) : date.start]
        cue = _SPAN_CUE.search(before) or _CUE_WITHIN.match(date.text)
        if not cue or _BACKGROUND.search(before):
            continue
        clause = before[max(before.rfind("\n\n"), 0) :]
        following = usable[index + 1].start if index + 1 < len(usable) else len(text)
        item = next(((a, b, g, n) for a, b, g, n in spans if a <= date.start < b), None)
        if item and following > item[1]:
            following = max(item[1], date.end)
        stop = text.find("\n\n\n", date.end, following)
        after = text[date.end : following if stop < 0 else stop]
        held: bool | None = True
        if _CANCELLED.search(after[:260]) or _CANCELLED.search(clause):
            held = False
        elif (
            _COUNTED_ALL_THE_SAME.search(after[:120])
            or _FUTURE.search(clause)
            or _PENDING.search(clause)
            or _NOT_SAID.search(clause)
        ):
            held = None
        label_start = item[0] if item else max(date.start - len(clause), behind)
        told = text[max(label_start, date.start - 300) : date.start]
        if item is None and (figures := _FIGURES_BEFORE.match(told)):
            told = _LEAD.sub("", told[figures.end() :])
        label = _HELD.sub("", _SPAN_CUE.sub("", told)).strip(" :\n")
        if behind and item is None:
            label = label.removeprefix("และ").lstrip()
        if ordinal := _ORDINAL.search(label):
            label = ordinal["which"]
        event = Event(
            label=_LINE_END.sub(" ", label) or None,
            start=date.first,
            end=date.last,
            held=held,
            place=place,
        )
        event.evidence = {
            "start": passage.evidence(date.start, date.end),
            "end": passage.evidence(date.start, date.end),
        }
        if event.label:
            label_at = text.find(label, max(0, label_start - 2))
            if label_at >= 0:
                event.evidence["label"] = passage.evidence(label_at, label_at + len(label))
        behind = date.end
        if where := _place(after, followed=index + 1 < len(usable) and following == usable[index + 1].start):
            a, b = where
            event.location = _LINE_END.sub(" ", after[a:b]).strip()
            event.evidence["location"] = passage.evidence(date.end + a, date.end + b)
            behind = date.end + b
        if days := _DAYS.search(after[:60]):
            value = parse_number(days["n"])
            event.stated_days = int(value) if value is not None else None
            event.evidence["stated_days"] = passage.evidence(date.end + days.start(), date.end + days.end())
        if item is not None:
            event.group, event.order = first_group + item[2], item[3]
        project.events.append(event)
    _not_held(passage, project, enumerations)


def _place(after: str, *, followed: bool) -> tuple[int, int] | None:
    """Where the place stands behind a date, without the name of the next activity before its own date."""
    where = PLACE.search(after)
    if where is None:
        return None
    start, end = where.span("where")
    if not followed or end < len(after.rstrip()):
        return start, end
    told = after[start:end]
    cue = _SPAN_CUE.search(told)
    told = told[: cue.start()].rstrip() if cue else told
    if (turn := _NEXT_ACTIVITY.search(told)) is not None:
        return start, start + turn.start()
    space = told.rfind(" ")
    return start, start + (space if space > 0 else len(told))


def _not_held(passage: Passage, project: Project, enumerations: list[Enumeration]) -> None:
    """Items of a list that is announced as what could not be done."""
    text = passage.text
    for enumeration in enumerations:
        if not _CANCELLED.search(text[max(0, enumeration.opener - 80) : enumeration.opener]):
            continue
        for start, end in enumeration.items:
            item = passage.slice(start, end).strip()
            activity = UndatedActivity(label=item.text.replace("\n", " "))
            activity.evidence["label"] = item.evidence()
            if _SONGKRAN.search(item.text) and (year := regex.search(r"[2๒][45๔๕][0-9๐-๙]{2}", item.text)):
                value = parse_number(year[0])
                if value is not None:
                    activity.due = dt.date(int(value) - 543, 4, 13)
            project.not_held.append(activity)
