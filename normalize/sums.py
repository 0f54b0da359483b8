"""A total with its parts in one sentence: จำนวน ๑๒ ราย ได้แก่ ก จำนวน ๗ ราย และ ข จำนวน ๕ ราย.

The total may stand behind them as well: ก ๗ ราย ข ๕ ราย รวม ๑๒ ราย.
A sentence may go on behind its last part, set parts of a part in brackets, or name a total that the parts
overlap. Where any way of adding up gives the total, that one is told; otherwise only what lists all parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

import regex

from thaimemo.normalize import lazy
from thaimemo.normalize.counts import FoundCount
from thaimemo.normalize.numerals import to_arabic


class FoundSum(NamedTuple):
    """``total`` with all its ``parts``, of one unit."""

    total: FoundCount
    parts: list[FoundCount]


_DIVIDES = r"แบ่งเป็น|แบ่งออกเป็น|จำแนกเป็น|จำแนกได้เป็น|จำแนกตาม\p{Thai}{2,20}|แยกเป็น|แยกได้เป็น"
_LINK = r"\s*(?:\(|โดย|ซึ่ง)?\s*"
_OPENS = lazy.compiled(rf"{_LINK}(?:(?P<divides>{_DIVIDES})|ได้แก่|ประกอบ(?:ไป)?ด้วย)\s*[:：]?\s*")
_CLOSES = lazy.compiled(r"และ|กับ")
_OTHER_CLAUSE = lazy.compiled(
    r"\n\n(?!\s*[-–•])|ในจำนวนนี้|ซึ่ง|โดย|ทั้งนี้|รวม|คิดเป็น|จาก(?:ทั้งหมด|ทั้งสิ้น|จำนวน|เป้าหมาย)|เป็นต้น|ฯลฯ|อาทิ|เช่น|เป้าหมาย|แผน|[0-9๐-๙]\s?[).]\s"
)
_OPEN_END = lazy.compiled(r"[^\n]{0,30}(?:เป็นต้น|ฯลฯ)")
# "รวม ๑๓๐ คน", "รวมทั้งสิ้น จำนวน ๑๓๐ คน", behind the parts; not "รวมกับ", "รวมถึง"
_IN_ALL = lazy.compiled(
    r"[\s,)]*(?:\n\s*[-–•]?\s*)?(?:และ)?รวม(?:ทั้งหมด|ทั้งสิ้น|เป็น)?(?:เป็น)?(?:(?:มี)?ผู้\p{Thai}{2,24})?\s*(?:จำนวน)?(?:ทั้งสิ้น|ทั้งหมด)?\s*\Z"
)

# "รุ่นที่ ๑ จำนวน", "ในไตรมาส ๒ มีผู้เข้าอบรม"
_ORDINAL = lazy.compiled(
    r"(?:^|\s|และ|ใน)(?P<word>รุ่น|ครั้ง|ไตรมาส|ระยะ|กลุ่ม|งวด|ชุด|รอบ)\s*(?:ที่)?\s*(?P<n>[0-9๐-๙]{1,2})"
    r"\s*(?:มี(?:ผู้\p{Thai}{2,20})?|จำนวน|ได้|[:：]|\s)*\Z"
)
# "ชาย ๑๒ คน หญิง ๑๐ คน รวม ๒๒ คน": there are no others
_SEXES = lazy.compiled(r"ชาย\s*(?:จำนวน)?\s*\Z")
_WOMEN = lazy.compiled(r"\A[\s,]*(?:และ)?(?:เพศ)?หญิง\s*(?:จำนวน)?\s*\Z")
_MEN = lazy.compiled(r"[\s,(]*(?:โดย|แบ่ง|แยก)?(?:เป็น)?(?:เพศ)?ชาย\s*(?:จำนวน)?\s*")
SEX = 12
"""Letters before a count within which it is said to be of men."""
FARTHEST = 70
"""Letters between a part and the next."""


def find_sums(text: str, counts: Sequence[FoundCount]) -> list[FoundSum]:
    """Every total whose parts the same sentence lists, in order; ``counts`` are those of the text."""
    return [*_parts_behind(text, counts), *_parts_before(text, counts)]


def _parts_behind(text: str, counts: Sequence[FoundCount]) -> Iterator[FoundSum]:
    for index, total in enumerate(counts):
        if _MEN.fullmatch(text, total.end, counts[index + 1].start if index + 1 < len(counts) else total.end):
            yield from _sexes(text, total, counts[index + 1 : index + 4])
            continue
        opener = _OPENS.match(text, total.end)
        if opener is None:
            continue
        run = _run(text, opener.end(), total, counts[index + 1 :])
        if len(run) < 2 or _OPEN_END.match(text, run[-1].end):
            continue
        if (reading := _reading(text, run, total.value)) is not None:
            yield FoundSum(total, reading)
            continue
        joined = next(
            (i for i, (a, b) in enumerate(pairwise(run), 1) if _CLOSES.search(text, a.end, b.start)), None
        )
        if joined is not None:  # what is behind the last part belongs to another clause
            if joined == len(run) - 1:
                yield FoundSum(total, run)
        elif opener["divides"] and _ends(text, run[-1].end):
            yield FoundSum(total, run)


def _sexes(text: str, total: FoundCount, following: Sequence[FoundCount]) -> Iterator[FoundSum]:
    """ "๑๔๘ คน เป็นชาย ๖๑ คน หญิง ๘๗ คน", where no others are counted behind them."""
    run = _run(text, total.end, total, following)
    if len(run) < 2 or not _WOMEN.search(text[run[0].end : run[1].start]):
        return
    others = len(run) > 2 and not _in_brackets(text, run[0].start, run[2])
    if not others or sum(c.value for c in run[:2]) == total.value:
        yield FoundSum(total, run[:2])


def _run(text: str, at: int, total: FoundCount, following: Sequence[FoundCount]) -> list[FoundCount]:
    """The counts of the total's unit that follow each other without another clause between them."""
    run: list[FoundCount] = []
    for count in following:
        between = text[at : count.start]
        if count.unit != total.unit or len(between) > FARTHEST or _OTHER_CLAUSE.search(between):
            break
        run.append(count)
        at = count.end
    return run


def _reading(text: str, run: list[FoundCount], total: Decimal) -> list[FoundCount] | None:
    """The first so many counts that come to the total, those in brackets left out or not."""
    outside = [c for c in run if not _in_brackets(text, run[0].start, c)]
    for counts in (run, outside):
        for last in range(len(counts), 1, -1):
            if sum(c.value for c in counts[:last]) == total:
                return counts[:last]
    return None


def _in_brackets(text: str, start: int, count: FoundCount) -> bool:
    return text.count("(", start, count.start) > text.count(")", start, count.start)


def _ends(text: str, at: int) -> bool:
    """Whether the sentence is over, or goes on with another clause."""
    rest = text[at : at + 40].lstrip(" )")
    return not rest or rest.startswith(("\n", "ซึ่ง", "โดย", "ทั้งนี้", "คิดเป็น", ".", ";"))


def _parts_before(text: str, counts: Sequence[FoundCount]) -> Iterator[FoundSum]:
    """ "ข้าราชการ ๕๒ คน พนักงาน ๘ คน รวม ๖๐ คน"."""
    for index, total in enumerate(counts):
        if index < 2 or not _IN_ALL.fullmatch(text, counts[index - 1].end, total.start):
            continue
        run: list[FoundCount] = []
        at = total.start
        for count in reversed(counts[:index]):
            between = text[count.end : at]
            if count.unit != total.unit or len(between) > FARTHEST or (run and _OTHER_CLAUSE.search(between)):
                break
            run.insert(0, count)
            at = count.start
        for first in range(len(run) - 1):
            if sum(c.value for c in run[first:]) == total.value:
                yield FoundSum(total, run[first:])
                break
        else:
            whole = _begins(text, run[0]) or _counted_out(text, run) if len(run) > 1 else False
            if len(run) > 1 and _SEXES.search(text[max(0, run[-2].start - SEX) : run[-2].start]):
                if _WOMEN.search(text[run[-2].end : run[-1].start]):
                    yield FoundSum(total, run[-2:])
            elif whole and total.value > max(c.value for c in run):
                yield FoundSum(total, run)


def _counted_out(text: str, run: list[FoundCount]) -> bool:
    """The parts have a number each from the first on: "รุ่นที่ ๑ ๕๕ คน รุ่นที่ ๒ ๕๘ คน"."""
    ordinals = [
        _ORDINAL.search(text, max(0, count.start - FARTHEST, before), count.start)
        for before, count in zip((0, *(c.end for c in run)), run, strict=False)
    ]
    words = {ordinal["word"] for ordinal in ordinals if ordinal}
    numbers = [int(to_arabic(ordinal["n"])) for ordinal in ordinals if ordinal]
    return len(words) == 1 and numbers == list(range(1, len(run) + 1))


def _begins(text: str, first: FoundCount) -> bool:
    """Whether nothing before the first part could be a part as well, or a whole that it is taken from."""
    lead = text[max(0, first.start - FARTHEST) : first.start]
    lead = lead[max(lead.rfind("\n\n"), 0) :]
    return not regex.search(r"[0-9๐-๙]", lead) and not _OTHER_CLAUSE.search(lead)
