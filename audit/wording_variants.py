"""Where two wordings of one thing differ by one short stretch of letters."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from thaimemo.audit.wording import plain
from thaimemo.normalize import lazy

ABBREVIATION = lazy.compiled(r"(?<![\p{L}\p{M}])(?:[ก-ฮ]{1,5}\.)+")  # e.g. "สคบ.", "อ.ก.พ."
YEAR = lazy.compiled(r"(?:ประจำ)?ปี(?:งบประมาณ)?\s*(?:พ\.?ศ\.?)?\s*[0-9๐-๙]{4}|พ\.?\s?ศ\.?\s*[0-9๐-๙]{4}")
LEADING = lazy.compiled(
    r"^(?:(?:ได้|มี|การ|ดำเนินการ|ดำเนิน|จัดทำ|จัด|นำเสนอ|เสนอ|ขอ|กิจกรรม|โครงการ|ระดับ|[0-9]+)+)"
)
PARTICLE = lazy.compiled(
    r"^(?:การ|ของ|ใน|ที่|ให้|ด้าน|ตาม|ได้|มี|และ|หรือ|เพื่อ|กับ|ระหว่าง|แก่|ซึ่ง|ความ|ต่อ|ดำเนิน|จัด|ทำ|นำ|โดย|ณ|[0-9])*$"
)
CONTEXT = 8
COMBINING = "".join(map(chr, [0x0E30, 0x0E31, *range(0x0E33, 0x0E3B), 0x0E45, *range(0x0E47, 0x0E4F)]))
"""Signs that cannot begin what is quoted."""
LONGEST = 10
"""Letters that a slip may change; what is longer is another wording, not a variant."""

LONGEST_EXCHANGED = 6
"""The same where one stretch stands for another."""


class Difference(NamedTuple):
    """The one stretch in which two wordings differ."""

    ours: str
    theirs: str
    before: str = ""
    after: str = ""

    def __str__(self) -> str:
        """Both wordings with the letters around them: ``...ระบบลดเวลา... / ...ระบบลงเวลา...``."""
        return " / ".join(f"…{self.before}{part}{self.after}…" for part in (self.ours, self.theirs))


@lru_cache(maxsize=4096)
def core(text: str, agencies: tuple[str, ...] = ()) -> str:
    """The wording without years, the agency's name and abbreviations."""
    for agency in agencies:
        text = text.replace(agency, " ")
    return plain(ABBREVIATION.sub(" ", YEAR.sub(" ", text)))


@lru_cache(maxsize=4096)
def activity(text: str, agencies: tuple[str, ...] = ()) -> str:
    """The core of an activity, without the verbs that all activities begin with."""
    whole = core(text, agencies)
    return LEADING.sub("", whole) or whole


def difference(ours: str, theirs: str) -> Difference | None:
    """The only stretch that differs; None where nothing, too much, or only particles do."""
    steps = [op for op in Levenshtein.opcodes(ours, theirs) if op.tag != "equal"]
    if not steps:
        return None
    first, last = steps[0], steps[-1]
    a = ours[first.src_start : last.src_end]
    b = theirs[first.dest_start : last.dest_end]
    longest = LONGEST if not a or not b else LONGEST_EXCHANGED
    if max(len(a), len(b)) > longest or (PARTICLE.match(a) and PARTICLE.match(b)):
        return None
    before = ours[max(0, first.src_start - CONTEXT) : first.src_start].lstrip(COMBINING)
    after = ours[last.src_end : last.src_end + CONTEXT]
    following = ours[last.src_end + CONTEXT : last.src_end + CONTEXT + 2]
    after += following[: len(following) - len(following.lstrip(COMBINING))]
    return Difference(a, b, before, after)


def partial_difference(ours: str, theirs: str) -> Difference | None:
    """The same with the shorter compared with its best place in the longer."""
    shorter, longer = sorted((ours, theirs), key=len)
    if not shorter or shorter in longer:
        return None
    place = fuzz.partial_ratio_alignment(shorter, longer)
    if place is None:
        return None
    end = len(longer) if len(longer) - place.dest_end <= LONGEST else place.dest_end
    start = 0 if place.dest_start <= LONGEST else place.dest_start
    window = longer[start:end]
    candidates = [longer[place.dest_start : place.dest_end], window, longer]
    found = [d for c in candidates if (d := difference(shorter, c)) is not None]
    if any(PARTICLE.match(d.ours) and PARTICLE.match(d.theirs) for d in found) or not found:
        return None
    best = min(found, key=lambda d: len(d.ours) + len(d.theirs))
    return best if shorter == ours else best._replace(ours=best.theirs, theirs=best.ours)
