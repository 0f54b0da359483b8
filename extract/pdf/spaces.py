"""What stands between two lines that go on: a space, which is not printed where a line ends, or nothing.

How the document itself writes these words elsewhere decides. Else there was no space between Thai letters,
unless the next line begins with a short phrase.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import chain

from thaimemo.normalize import lazy
from thaimemo.normalize.counts import UNITS
from thaimemo.normalize.thai_words import known_words

_PARTS = lazy.compiled(r"[0-9๐-๙]-\n[0-9๐-๙]|\S/\n\p{Thai}")
"""What is broken after its hyphen or stroke: 039- / 555, โครงการ/ / กิจกรรม."""
_COUNTED = lazy.compiled(r"[0-9๐-๙]\s(\p{Thai}{2,12})$")
_ORDINAL = lazy.compiled(r"ที่ ?[0-9๐-๙]")
"""... ระดับ ๓ โครงการ / ที่ ๓.๒ counts nothing."""
_UNITS = frozenset(form for unit in UNITS for form in unit.forms)
"""A unit behind its number is followed by a space."""
_THAI = "[\u0e01-\u0e3a\u0e40-\u0e4e\uf700-\uf71d]"
WITHIN = lazy.compiled("[\u0e40-\u0e44]\n|\n[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]")
"""No word ends with a vowel that stands before its consonant, or begins with one that stands behind."""
_BETWEEN = lazy.compiled(f"{_THAI}\n{_THAI}")
_SHORT = lazy.compiled(f"{_THAI}{{2,6}}(?!{_THAI})")
# Thai letters on both sides of the break, ที่ of "ครั้งที่ ๒"; not ณ, nor "ระดับ ๒", "กค. ", "ผ่าน "
_RUNS_ON = lazy.compiled(
    f"(?<={_THAI})(?<!(?:^|\\s)ณ)\n"
    f"(?={_THAI}{{7}}|ที่ ?[0-9๐-๙]|{_THAI}{{1,6}}(?:$|[^\\s.0-9๐-๙\u0e01-\u0e4e]))"
)
_BESIDE = 5
"""Letters on each side of a break that are looked for elsewhere."""
_PHRASE = 3
"""Letters of the shortest phrase that is looked for elsewhere."""


class Spaces:
    """The phrases of a document, which spaces keep apart."""

    def __init__(self, lines: Iterable[str] = ()) -> None:
        texts = list(lines)
        self._text = "\n".join(dict.fromkeys(texts))
        phrases = [text.split() for text in texts]
        self._phrases = Counter(chain.from_iterable(phrases))
        self.before = Counter(chain.from_iterable(line[1:] for line in phrases))
        """The phrases that have a space before them."""
        self._behind = Counter(chain.from_iterable(line[:-1] for line in phrases))
        self._begins: dict[str, bool] = {}
        self._ends: dict[str, bool] = {}
        """Of phrases asked for: a space stands before them, or behind, more often than letters do."""

    def between(self, above: str, below: str, printed: str) -> str:
        """What stands between two lines, the first of which is ``printed`` at its end."""
        if printed.isspace():
            return " "
        edge = f"{above[-4:]}\n{below[:8]}"
        if _PARTS.search(f"{above[-2:]}\n{below[:1]}") or WITHIN.search(edge):
            return ""
        counted = not _ORDINAL.match(below) and _COUNTED.search(above[-15:])
        if counted and counted[1] in _UNITS and not one_word(above, below):
            return " "
        if _BETWEEN.search(edge) and (found := self._elsewhere(above, below)) is not None:
            return found
        return "" if _RUNS_ON.search(edge) or one_word(above, below) else " "

    def _elsewhere(self, above: str, below: str) -> str | None:
        """How the document writes these words where no line ends between them."""
        left, right = above[-_BESIDE:], below[:_BESIDE]
        if left + right in self._text:
            return ""
        if f"{left} {right}" in self._text:
            return " "
        last, first = above[-40:].rpartition(" ")[2], below[:40].partition(" ")[0]
        if len(first) >= _PHRASE and self.before[first]:
            if first not in self._begins:
                within = sum(n for phrase, n in self._phrases.items() if first in phrase[1:])
                self._begins[first] = self.before[first] > within
            if self._begins[first]:
                return " "
        if len(last) >= _PHRASE and self._behind[last]:
            if last not in self._ends:
                longer = sum(n for phrase, n in self._phrases.items() if phrase.startswith(last))
                self._ends[last] = self._behind[last] > longer - self._phrases[last]
            if self._ends[last]:
                return " "
        return None


def one_word(above: str, below: str) -> bool:
    """The break is within a word of the list, such as ร้อย / ละ."""
    head = _SHORT.match(below)
    if head is None:
        return False
    words = known_words()
    return any(above[-n:] in words and above[-n:] + head[0] in words for n in range(2, 8))
