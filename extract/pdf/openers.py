"""What a printed line begins with when it opens something of its own: list numbers, fields, labels.

Labels (ข้อเสนอแนะ, ผลการดำเนินงาน) and the nouns of items (โครงการ) are learned from the document: what opens
lines where the line before had room left also opens one where the line before happens to be full; so does a
label that only ever opens lines, and one that stands alone in its line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import regex

from thaimemo.extract.pdf.lines import Draft
from thaimemo.extract.pdf.spaces import one_word
from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import has_digit
from thaimemo.normalize.thai_words import first_word

_OPENS = lazy.compiled(
    r"""\s*(?: [-–•◦○●▪■□❖➢✓☐☑☒*]                           # - item
      | \(?[0-9๐-๙]{1,3}[.)](?![0-9๐-๙])                      # ๑) ๑. (๑)
      | [0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})+\.?\)?(?=\s)           # ๒.๑
      | \(?[ก-ฮ][.)]\s
      | (?:ส่วนราชการ|เรื่อง|เรียน|อ้างถึง|สิ่งที่ส่งมาด้วย)\s      # fields of a letter
      | ที่\s+\p{Lo}{1,4}\s?[0-9๐-๙]{3,5}                      # ที่ กค ๐๒๐๔/๑๒
      | (?:เลข(?:ที่)?รับ|รับ(?:เลข)?ที่)\s*[0-9๐-๙]            # of a receipt stamp
      | มิติที่\s?[0-9๐-๙]                                     # มิติที่ ๑
      | จึงเรียนมา )""",
    regex.VERBOSE,
)
_LABEL = lazy.compiled(r"\s*((?=(?:[^\p{Lo}\s]*\p{Lo}){3})\S{3,24})\s+\S")
"""ข้อเสนอแนะ ควร..."""
_ROOM = 1.0
"""Em more than the label needs that a line leaves free when it was ended on purpose."""
_OFTEN = 2
"""Times that a label opens a line for certain, and for each time that it stands within one."""
_ALWAYS = 4
"""Times that a label opens a line, and for each time that it stands elsewhere; no chance breaks lines so."""
_WIDE = 20
"""Em of a column of running text at the least."""
_LONGEST_ALONE = 30
"""Letters of a label that has its line for itself."""
_NOUN = 4
"""Letters of the shortest noun of items."""

Lines = tuple[Sequence[Draft], float]
"""Lines one below the other, and where full ones end."""


class Openers:
    """Tells the lines that open something."""

    def __init__(
        self,
        labels: frozenset[str] = frozenset(),
        nouns: frozenset[str] = frozenset(),
        alone: frozenset[str] = frozenset(),
    ) -> None:
        self._labels, self._nouns, self._alone = labels, nouns, alone

    @classmethod
    def of(cls, groups: Iterable[Lines], within: Mapping[str, int]) -> Openers:
        """Labels and nouns learned from the lines of a document; ``within`` counts what does not open one."""
        opening, always, nouns, alone = (Counter[str]() for _ in range(4))
        texts: list[str] = []
        for lines, right in groups:
            texts += (line.text for line in lines)
            for above, below in pairwise(lines):
                room = right - above.x1
                label = _LABEL.match(below.text)
                if below.gap or room > _ROOM * below.size:
                    text = below.text.strip()
                    if len(text) <= _LONGEST_ALONE and not has_digit(text):
                        alone[text] += _has_room(text, below, room)
                    noun = first_word(below.text)
                    nouns[noun] += _has_room(noun, below, room)
                    if label is not None:
                        opening[label[1]] += _has_room(label[1], below, room)
                if label is not None and right - below.x0 > _WIDE * below.size:
                    told = not has_digit(below.text[label.end() - 1])  # "ระดับ ๒" is told by its number
                    always[label[1]] += told and not one_word(above.text, below.text)
        labels = {label for label, n in opening.items() if n >= _OFTEN * max(within.get(label, 0), 1)}
        whole = "\n" + "\n".join(texts)

        def elsewhere(words: str) -> int:
            return whole.count(words) - whole.count(f"\n{words}")

        always = Counter({label: n for label, n in always.items() if n >= _ALWAYS})
        labels.update(label for label, n in always.items() if n >= _ALWAYS * elsewhere(label))
        often = {noun for noun, n in nouns.items() if n >= _OFTEN and len(noun) >= _NOUN}
        nouns_of_items = frozenset(noun for noun in often if nouns[noun] > elsewhere(noun))
        return cls(
            frozenset(labels), nouns_of_items, frozenset(text for text, n in alone.items() if n >= _OFTEN)
        )

    def opens(self, text: str, printed: str) -> bool:
        """Whether a line opens something: its text after repair, and as it is printed."""
        if _OPENS.match(text) or printed.strip() in self._alone:
            return True
        label = _LABEL.match(printed)
        if label is not None and label[1] in self._labels:
            return True
        return bool(self._nouns) and first_word(printed) in self._nouns


def opens_item(text: str) -> bool:
    """Whether a line begins as an item or a field does in any document."""
    return _OPENS.match(text) is not None


def _has_room(words: str, line: Draft, room: float) -> bool:
    """The line before left room for the words that this one begins with."""
    return line.gap or room > (line.x1 - line.x0) * len(words) / len(line.text) + _ROOM * line.size
