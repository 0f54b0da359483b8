"""What a memo says of projects whose names the sections behind it give: prose and lines without marks.

"... ด้านบุคลากร โครงการพัฒนาครูได้ระดับ ๔ ร้อยละ ๙๓.๗๕ โครงการจัดทำคู่มือได้ระดับ ๕ ...": where a name ends
can only be told by the section that prints it alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from thaimemo.extract.page import Line, Table
from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import to_arabic
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.lines.closing import CLOSES
from thaimemo.parsers.lines.joining import paragraphs
from thaimemo.parsers.lines.telling import tells_state
from thaimemo.parsers.projects.mention import Mention

_N = r"[0-9๐-๙]"
_BEFORE = lazy.compiled(r"(?:(?:โครงการ|กิจกรรม|แผนงาน|การ)\s*)*")
_SPACE = lazy.compiled(r"\s+")
_FIGURE = lazy.compiled(rf"ระดับ(?:ที่)?\s*{_N}|ร้อยละ\s*{_N}|{_N}\s*%")
_LEVEL = lazy.compiled(
    rf"(?:(?:ได้|อยู่\s*(?:ที่|ใน)|(?:มี)?ผล\s*(?:อยู่)?\s*(?:ใน|ที่)?)\s*)?ระดับ(?:ที่)?\s*{_N}\s*"
    rf"(?:[(,=]?\s*(?:(?:คิด|เทียบ)เป็น|เท่ากับ)?\s*ร้อยละ\s*{_N}+(?:\.{_N}+)?\s*\)?)?\s*$"
)
# where the next item of a list or the next group begins, or what is said of all
_NEXT = lazy.compiled(
    rf"(?<!ร้อยละ|จำนวน|ระดับ)\n\s*(?:[-–•▪]\s|\(?{_N}{{1,2}}(?:\.{_N}{{1,2}})*[.)]?\s|(?:มิติ|ด้าน|ยุทธศาสตร์|หมวด|กลยุทธ์|มาตรฐาน|ข้อ)ที่"
    r"|เมื่อ(?:คิด|รวม)|โดย(?:สรุป|รวม|ภาพรวม)|ทั้งนี้|งบประมาณ(?:รวม|ทั้ง)"
    rf"|{CLOSES.pattern})",
    regex.VERBOSE,
)
# what leads over to the next name: "และ", "ส่วน", "ด้านการพัฒนา", "2) ", "โครงการ ๑.๒"
_OVER = lazy.compiled(
    rf"(?:\s*(?:และ|ส่วน|สำหรับ|ขณะที่|,|;|\({_N}{{1,2}}\)|[-–•]"
    rf"|(?<=\s|และ|ส่วน)(?:โครงการ|กิจกรรม|แผนงาน|ตัวชี้วัด)(?:ที่)?\s*{_N}{{1,2}}(?:\.{_N}{{1,2}})?"
    r"|(?<=\s|และ)(?:ใน)?(?:มิติ|ด้าน|ยุทธศาสตร์|หมวด|กลยุทธ์)\S*(?:\s+ด้าน\S+)?))*\s*$"
)
SHORTEST = 10
"""Letters of a name that no other words have by chance."""
LONGEST = 260
"""Letters of what is told of one project."""
SHARE = 0.6
"""Of the projects that have to be told of: fewer are examples, and no summary."""
SEVERAL = 2


class _Known(NamedTuple):
    role: str
    prefix: str


class _Hit(NamedTuple):
    start: int
    end: int
    core: str


def told_by_name(blocks: Sequence[Line | Table], known: Sequence[Mention], first_order: int) -> list[Mention]:
    """Mentions in the letter ``blocks``, with what is told of each; empty where most are not named."""
    names = _names(known)
    mentions: dict[str, Mention] = {}
    for paragraph in paragraphs([block for block in blocks if isinstance(block, Line)]):
        for hit, told in _told(paragraph, names):
            if hit.core in mentions:
                continue
            mention = Mention("summary", first_order + len(mentions))
            role = names[hit.core].role
            mention.fields[role] = paragraph.slice(hit.start, hit.end)
            mention.fields |= _parts(told)
            mentions[hit.core] = mention
    enough = len(mentions) >= max(SEVERAL, SHARE * len(names))
    return list(mentions.values()) if enough else []


def _parts(told: Passage) -> dict[str, Passage]:
    """What was done, and the level that it came to: "ทบทวนแล้ว ๘ ศูนย์ ได้ระดับ ๔ (ร้อยละ ๘๐)"."""
    if level := _LEVEL.search(told.text):
        done = told.slice(0, level.start()).strip()
        parts = {"conclusion": told.slice(level.start()).strip()}
        return parts | {"result": done} if done.text else parts
    return {"conclusion" if _FIGURE.search(told.text) else "result": told}


def _names(known: Sequence[Mention]) -> dict[str, _Known]:
    """By what is left of each name without white space and the word that it begins with."""
    names: dict[str, _Known] = {}
    for mention in known:
        role = "project" if mention.text("project") else "indicator"
        text = mention.text(role)
        if text is None:
            continue
        prefix = _BEFORE.match(text)
        start = prefix.end() if prefix else 0
        core = _SPACE.sub("", to_arabic(text[start:]))
        if len(core) >= SHORTEST:
            names.setdefault(core, _Known(role, text[:start]))
    return names


def _told(paragraph: Passage, names: dict[str, _Known]) -> Iterator[tuple[_Hit, Passage]]:
    text = paragraph.text
    hits = _hits(text, names)
    for hit, following in zip(hits, [*hits[1:], None], strict=False):
        end = following.start if following else len(text)
        if item := _NEXT.search(text, hit.end, end):
            end = item.start()
        over = _OVER.search(text, hit.end, end)
        end = over.start() if over else end
        told = paragraph.slice(hit.end, min(end, hit.end + LONGEST)).strip(" :：–—-\n")
        if _FIGURE.search(told.text) or tells_state(told.text):
            yield hit, told


def _hits(text: str, names: dict[str, _Known]) -> list[_Hit]:
    """Where names stand, the longer one where two overlap."""
    places = [place for place, letter in enumerate(text) if not letter.isspace()]
    bare = to_arabic("".join(text[place] for place in places))
    found: list[tuple[int, int, str]] = []
    for core in sorted(names, key=len, reverse=True):
        at = bare.find(core)
        while at >= 0:
            stop = at + len(core)
            if all(stop <= a or b <= at for a, b, _ in found):
                found.append((at, stop, core))
            at = bare.find(core, stop)
    hits = []
    for at, stop, core in sorted(found):
        prefix = names[core].prefix.strip()
        begin = places[at]
        if prefix and text[:begin].rstrip().endswith(prefix):
            begin = text.rindex(prefix, 0, begin)
        hits.append(_Hit(begin, places[stop - 1] + 1, core))
    return hits
