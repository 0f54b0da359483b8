"""Lists in running text and in cells: which items follow an announcement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from thaimemo.normalize import lazy
from thaimemo.normalize.counts import FoundCount
from thaimemo.normalize.numerals import to_arabic, to_thai
from thaimemo.normalize.passage import Passage

_MARKER = lazy.compiled(
    r"""
    (?<! [^\s>] ) (?:
      (?m:^)[ ]*(?:[-–•*]\s*)?(?P<bracket>\((?P<n0>[0-9๐-๙]{1,2})\))\s*
    | (?m:^)[ ]*(?:[-–•*]\s*)?(?P<paren>(?P<n1>[0-9๐-๙]{1,2})\))\s*
    | (?m:^)[ ]*(?:[-–•*]\s*)?(?P<dot>(?P<n2>[0-9๐-๙]{1,2})\.)(?![0-9๐-๙])\s*
    | (?m:^)[ ]*(?P<dash>[-–•])\s*(?=[\p{Thai}A-Za-z“"(])
    | (?<=\s)(?P<enclosed>\((?P<n5>[0-9๐-๙]{1,2})\))\s*(?=\p{Thai})
    | (?<=[\s>])(?P<inline>(?P<n3>[0-9๐-๙]{1,2})\))\s*(?=\p{Thai})
    | (?<=[\s>])(?P<inner>(?P<n4>[0-9๐-๙]{1,2})\.)\s*(?=\p{Thai}{3})
    )
    """,
    regex.VERBOSE,
)
_OPENER = lazy.compiled(
    r"(?:ดังนี้|ดังต่อไปนี้|ได้แก่|ประกอบ(?:ไป)?ด้วย|คือ|แบ่งเป็น|จำแนกเป็น|แยกเป็น|รายละเอียด)\s*[:：]?\s*"
)
_OPENER_NEAR = lazy.compiled(
    rf"(?:\p{{Thai}}{{2,16}})?(?:\s+\p{{Thai}}{{2,16}})?\s*(?P<opener>{_OPENER.pattern})(?=\p{{Thai}})"
)
_UNMARKED = lazy.compiled(
    r"(?:(?P<item>(?!และ)[\p{Thai}A-Za-z]{3,60})(?:,\s*|\s+)){1,11}และ\s*(?P<last>[\p{Thai}A-Za-z]{3,60})"
)
_OPEN_END = lazy.compiled(r"เป็นต้น(?!ไป|มา|แบบ)|ฯลฯ")
_PARAGRAPH = lazy.compiled(r"\n\n")
MAX_ITEMS = 60


@dataclass(frozen=True, slots=True)
class Marker:
    """A list marker: its style, its number (None for a dash), where the marker and where its text begins."""

    style: str
    number: int | None
    start: int
    end: int


@dataclass(slots=True)
class Enumeration:
    """The items that follow an opener such as ดังนี้."""

    opener: int
    """Where the opener begins."""
    numbers: list[int]
    items: list[tuple[int, int]]
    """Start and end of each item's text, without its marker."""
    open_ended: bool = False

    @property
    def end(self) -> int:
        """Where the last item ends."""
        return self.items[-1][1]


def find_markers(text: str) -> list[Marker]:
    """List markers in order; dashes and dotted numbers count at the start of a line only."""
    markers: list[Marker] = []
    for match in _MARKER.finditer(text):
        style = match.lastgroup or ""
        group = next((g for g in ("n0", "n1", "n2", "n3", "n4", "n5") if match[g]), None)
        style = (
            "dash"
            if match["dash"]
            else "bracket"
            if match["n0"] or match["n5"]
            else "dot"
            if match["n2"] or match["n4"]
            else "paren"
        )
        number = int(to_arabic(match[group])) if group else None
        if match["n4"] and number != 1 + max(
            (m.number or 0 for m in markers[-1:] if m.style == "dot"), default=0
        ):
            continue  # "๒." inside a line is a marker only where it goes on from the one before
        markers.append(Marker(style, number, match.start(), match.end()))
    return markers


def find_enumerations(passage: Passage) -> list[Enumeration]:
    """Every list that an opener announces, nested ones too, in the order of their openers."""
    text = passage.text
    markers = find_markers(text)
    if not markers:
        return []
    found = []
    for opener in _OPENER.finditer(text):
        following = [i for i, m in enumerate(markers) if m.start >= opener.end() - 2]
        if not following or text[opener.end() : markers[following[0]].start].strip():
            continue
        enumeration = _collect(text, markers, following[0], opener.start())
        if enumeration is not None:
            found.append(enumeration)
    return found


def find_unmarked(text: str, counts: Sequence[FoundCount]) -> list[Enumeration]:
    """Lists without markers that are as long as announced: "๓ หลักสูตร ได้แก่ งานปูนปั้น งานไม้ และงานลงรัก".

    White space may stand within an item, too: a list of another length is told of no more than that, but
    where every item begins with the unit: "๔ ชุมชน ได้แก่ ชุมชนบ้านดอน ชุมชนบ้านท่า และชุมชนบ้านวัง".
    """
    found = []
    for count in counts:
        opener = _OPENER_NEAR.match(text, count.end) if count.value > 1 else None
        if opener is None or count.unit not in LISTED_UNITS:
            continue
        listed = _UNMARKED.match(text, opener.end())
        spans = [] if listed is None else [*listed.spans("item"), listed.span("last")]
        named = _of_unit(count.unit).match(text, opener.end())
        if len(spans) == count.value:
            found.append(Enumeration(opener.start("opener"), [], spans))
        elif named is not None:
            spans = [*named.spans("item"), named.span("last")]
            found.append(Enumeration(opener.start("opener"), [], spans))
    return found


@lru_cache(maxsize=256)
def _of_unit(unit: str) -> regex.Pattern[str]:
    """Things that are all called by the unit, the last behind "และ"."""
    thing = rf"{regex.escape(unit)}[^\s,0-9๐-๙]{{3,60}}"
    return regex.compile(
        rf"\s*(?P<item>{thing})(?:[\s,]+(?P<item>{thing}))*[\s,]*\sและ\s*(?P<last>{thing})(?=[\s,.]|$)"
    )


def _collect(text: str, markers: list[Marker], first: int, opener: int) -> Enumeration | None:
    head = markers[first]
    if head.number is not None and head.number > 2:
        return None
    taken = [head]
    stop = len(text)
    for position, marker in enumerate(markers[first + 1 :], first + 1):
        last = taken[-1]
        if head.number is None:
            if marker.number is not None:
                stop = marker.start
                break
            taken.append(marker)
            continue
        if marker.style != head.style and not _goes_on(markers, position, taken):
            continue
        assert marker.number is not None
        assert last.number is not None
        if (
            marker.number == 1
            or marker.number < last.number
            or marker.number > last.number + 3
            or len(taken) >= MAX_ITEMS
        ):
            stop = marker.start
            break
        taken.append(marker)
    items = []
    for marker, following in zip(taken, [*taken[1:], None], strict=False):
        end = following.start if following else stop
        if following is None and (gap := _PARAGRAPH.search(text, marker.end, end)):
            end = gap.start()
        items.append((marker.end, end))
    numbers = [m.number for m in taken if m.number is not None]
    lost = set(range(1, numbers[-1])) - set(numbers) if numbers else set()
    hidden = any(_number_in_text(text, taken[0].start, stop, n) for n in lost)  # a marker glued into a line
    return Enumeration(
        opener,
        numbers,
        items,
        hidden or _OPEN_END.search(text, items[-1][0], items[-1][1]) is not None,
    )


def _goes_on(markers: list[Marker], position: int, taken: list[Marker]) -> bool:
    """Whether a marker of another style is the next number of the list, and of no other list."""
    marker, style = markers[position], taken[0].style
    if marker.number is None or marker.number != (taken[-1].number or 0) + 1:
        return False
    number = marker.number
    before = any(
        m.style == marker.style and m.number == number - 1 for m in markers[:position] if m not in taken
    )
    if before or (markers[position - 1] is not taken[-1] and markers[position - 1].number is not None):
        return False
    later = next((m for m in markers[position + 1 :] if m.style == style and m.number not in (None, 1)), None)
    return later is None or len(taken) == 1 or later.number != number


def _number_in_text(text: str, start: int, end: int, number: int) -> bool:
    return any(
        f"{digits}{mark}" in text[start:end]
        for digits in (str(number), to_thai(str(number)))
        for mark in ")."
    )


LISTED_UNITS = frozenset(
    """
    กิจกรรม ขั้นตอน หลักสูตร ครั้ง ข้อ ด้าน มิติ โครงการ เรื่อง ประเด็น รุ่น ช่องทาง ระบบ
    องค์ประกอบ แผน แผนงาน รายการ หมวด ฉบับ ประเภท กลุ่ม ตัวชี้วัด ยุทธศาสตร์ เป้าประสงค์
    ส่วน ระยะ วิธี แนวทาง มาตรการ ประการ ชุด คู่มือ สมรรถนะ พื้นที่ แห่ง หน่วยงาน สายงาน
    ระดับ เวที เล่ม จุด สถานี ห้อง ศูนย์ สาขา หัวข้อ วิชา รายวิชา บทเรียน องค์ความรู้ นวัตกรรม รางวัล
    เส้นทาง กลยุทธ์ เกณฑ์ ปัจจัย ภารกิจ กระบวนงาน ผลงาน เว็บไซต์ โรงเรียน อำเภอ ตำบล หมู่บ้าน ชุมชน
    สายทาง เส้น สะพาน ชุดวิชา ชุดข้อมูล ผลิตภัณฑ์ ฝ่าย องค์กร เครือข่าย คลิป ตอน สหกรณ์ ชมรม เมนู
    """.split()  # noqa: SIM905
)
"""Units whose things are listed one by one; people, posts and money are counted in sums."""


# what a line that opens a list speaks of
_SUBJECT = lazy.compiled(
    r"\s*(?P<unit>กิจกรรม|โครงการ|หลักสูตร|ขั้นตอน|ตัวชี้วัด|มาตรการ|แนวทาง|ประเด็น|เรื่อง)(?:ที่|สำคัญ|หลัก|ย่อย|\s|$)"
)
# all that a line says before its list: "หลักสูตรที่จัดแล้ว จำนวน ๖ หลักสูตร ได้แก่"
_HEADED = lazy.compiled(r"\s*\p{Thai}[^0-9๐-๙\n]{3,60}?\s+จำนวน\s*[0-9๐-๙]{1,3}\s*\p{Thai}{2,14}\s*")


def announcement(counts: list[FoundCount], text: str, enumeration: Enumeration) -> list[FoundCount]:
    """The counts that announce a list, the nearest last: those of the same paragraph before the opener."""
    start = max(text.rfind("\n\n", 0, enumeration.opener), enumeration.opener - 500, 0)
    line = text.rfind("\n", 0, enumeration.opener) + 1
    before = [c for c in counts if c.start >= start and c.end <= enumeration.opener]
    if _HEADED.fullmatch(text, line, enumeration.opener):
        return [c for c in before if c.start >= line]
    subject = _SUBJECT.match(text, line)
    if subject is None or any(c.start >= line for c in before):
        return before
    return [c for c in before if c.unit == subject["unit"]]  # "กิจกรรมที่ดำเนินการ ได้แก่" counts no times
