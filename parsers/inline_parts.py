"""A total whose parts follow in the same sentence: "จำนวน ๑๒ ราย ได้แก่ ก จำนวน ๗ ราย และ ข จำนวน ๕ ราย"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from thaimemo.normalize.counts import FoundCount

_OPENS = regex.compile(r"\s*(?:\(|โดย)?\s*(?:ได้แก่|แบ่งเป็น|จำแนกเป็น|แยกเป็น|แบ่งออกเป็น)\s*[:：]?\s*")
_CLOSES = regex.compile(r"และ|กับ")
_OTHER_CLAUSE = regex.compile(r"\n\n|ในจำนวนนี้|ซึ่ง|โดย|ทั้งนี้|รวม|คิดเป็น|จากทั้งหมด|เป็นต้น|ฯลฯ|อาทิ|[0-9๐-๙]\s?[).]\s")
_OPEN_END = regex.compile(r"[^\n]{0,30}(?:เป็นต้น|ฯลฯ)")
FARTHEST = 70
"""Letters between a part and the next."""


def inline_parts(text: str, counts: Sequence[FoundCount]) -> Iterator[tuple[FoundCount, list[FoundCount]]]:
    """Every total with its parts, of one unit, where the last part is joined by และ: the list is whole."""
    for index, total in enumerate(counts):
        opener = _OPENS.match(text, total.end)
        if opener is None:
            continue
        parts: list[FoundCount] = []
        at, joined = opener.end(), False
        for count in counts[index + 1 :]:
            between = text[at : count.start]
            if count.unit != total.unit or len(between) > FARTHEST or _OTHER_CLAUSE.search(between):
                break
            if joined:  # something follows the last part
                break
            parts.append(count)
            joined = len(parts) > 1 and _CLOSES.search(between) is not None
            at = count.end
        if joined and not _OPEN_END.match(text, at):
            yield total, parts
