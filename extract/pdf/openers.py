"""What a printed line begins with when it opens something of its own: list numbers, fields, labels.

Labels (ข้อเสนอแนะ, ผลการดำเนินงาน) are learned from the document: a word that opens lines where the line before
had room left also opens one where the line before happens to be full.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import regex

from thaimemo.extract.pdf.lines import Draft

_OPENS = regex.compile(
    r"""\s*(?: [-–•▪➢✓☐☑☒*]                                 # - item
      | \(?[0-9๐-๙]{1,3}[.)](?![0-9๐-๙])                      # ๑) ๑. (๑)
      | [0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})+\.?\)?(?=\s)           # ๒.๑
      | \(?[ก-ฮ][.)]\s
      | (?:ส่วนราชการ|เรื่อง|เรียน|อ้างถึง|สิ่งที่ส่งมาด้วย)\s      # fields of a letter
      | ที่\s+\p{Lo}{1,4}\s?[0-9๐-๙]{3,5}                      # ที่ กค ๐๒๐๔/๑๒
      | มิติที่\s?[0-9๐-๙]                                     # มิติที่ ๑
      | จึงเรียนมา )""",
    regex.VERBOSE,
)
_LABEL = regex.compile(r"\s*((?=(?:[^\p{Lo}\s]*\p{Lo}){3})\S{3,24})\s+\S")
"""ข้อเสนอแนะ ควร..."""
_ROOM = 1.0
"""Em more than the label needs that a line leaves free when it was ended on purpose."""
_OFTEN = 2
"""Times that a label opens a line for certain, and for each time that it stands within one."""

Lines = tuple[Sequence[Draft], float]
"""Lines one below the other, and where full ones end."""


class Openers:
    """Tells the lines that open something."""

    def __init__(self, labels: frozenset[str] = frozenset()) -> None:
        self._labels = labels

    @classmethod
    def of(cls, groups: Iterable[Lines]) -> Openers:
        """Labels learned from the lines of a document."""
        opening, within = Counter[str](), Counter[str]()
        for lines, right in groups:
            for line in lines:
                within.update(line.text.split()[1:])
            opening.update(_certain(lines, right))
        return cls(frozenset(w for w, n in opening.items() if n >= _OFTEN * max(within[w], 1)))

    def opens(self, text: str, printed: str) -> bool:
        """Whether a line opens something: its text after repair, and as it is printed."""
        if _OPENS.match(text):
            return True
        label = _LABEL.match(printed)
        return label is not None and label[1] in self._labels


def opens_item(text: str) -> bool:
    """Whether a line begins as an item or a field does in any document."""
    return _OPENS.match(text) is not None


def _certain(lines: Sequence[Draft], right: float) -> Iterator[str]:
    """The labels of lines that follow one with room left for them."""
    for above, below in pairwise(lines):
        label = _LABEL.match(below.text)
        if label is None:
            continue
        needed = (below.x1 - below.x0) * len(label[1]) / len(below.text) + _ROOM * below.size
        if below.gap or right - above.x1 > needed:
            yield label[1]
