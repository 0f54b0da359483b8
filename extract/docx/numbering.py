"""The numbers and bullets that Word puts in front of paragraphs and keeps out of their text."""

from __future__ import annotations

from dataclasses import dataclass, field

from thaimemo.extract.docx.names import Element, child, is_on, number, value, w
from thaimemo.extract.ordinals import ordinal
from thaimemo.normalize import lazy

LEVELS = 9
MAX_NUMBER = 100_000
BULLET = "- "
_PLACE = lazy.compiled(r"%([1-9])")


@dataclass(slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    """The level (from 1) behind which it begins again; 0 is never, None any higher one."""
    legal: bool = False
    """All levels in Arabic digits (w:isLgl)."""


@dataclass(slots=True)
class _List:
    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)
    """Levels that begin again where the list is first used."""


class Numbering:
    """Counts the numbered paragraphs of a document in reading order."""

    def __init__(self, root: Element | None) -> None:
        self._lists: dict[int, _List] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[int] = set()
        if root is None:
            return
        abstracts = {value(a, "abstractNumId") or "": a for a in root.iterchildren(w("abstractNum"))}
        linked = {
            value(child(a, "styleLink")): key
            for key, a in abstracts.items()
            if child(a, "styleLink") is not None
        }
        for num in root.iterchildren(w("num")):
            identifier = number(num, "numId")
            key = value(child(num, "abstractNumId")) or ""
            if key in abstracts and (link := value(child(abstracts[key], "numStyleLink"))) in linked:
                key = linked[link]
            if identifier is None or key not in abstracts:
                continue
            found = _List(key, dict(map(_level, abstracts[key].iterchildren(w("lvl")))))
            for override in num.iterchildren(w("lvlOverride")):
                at = number(override, "ilvl") or 0
                if (own := child(override, "lvl")) is not None:
                    found.levels[at] = _level(own)[1]
                if (start := number(child(override, "startOverride"))) is not None:
                    found.starts[at] = start
            self._lists[identifier] = found

    def lead(self, identifier: int, level: int) -> str:
        """What stands in front of the next paragraph of the list, with a space behind; empty for none."""
        found = self._lists.get(identifier)
        at = min(max(level, 0), LEVELS - 1)
        if found is None or at not in found.levels:
            return ""
        counts = self._counts.setdefault(found.abstract, [None] * LEVELS)
        if identifier not in self._begun:
            self._begun.add(identifier)
            for begun, start in found.starts.items():
                if 0 <= begun < LEVELS:
                    counts[begun] = start - 1
        this = found.levels[at]
        current = counts[at]
        counts[at] = min((this.start - 1 if current is None else current) + 1, MAX_NUMBER)
        for lower in range(at + 1, LEVELS):
            restart = found.levels[lower].restart if lower in found.levels else None
            if restart is None or (restart and at < restart):
                counts[lower] = None
        if this.form == "bullet":
            return BULLET if this.text.strip() else ""
        text = _PLACE.sub(lambda m: self._shown(found, counts, int(m[1]) - 1, this.legal), this.text)
        return f"{text} " if text.strip() else ""

    def _shown(self, found: _List, counts: list[int | None], at: int, legal: bool) -> str:
        level = found.levels.get(at, _Level())
        count = counts[at]
        return ordinal(level.start if count is None else count, "decimal" if legal else level.form)


def _level(element: Element) -> tuple[int, _Level]:
    start = number(child(element, "start"))
    return number(element, "ilvl") or 0, _Level(
        1 if start is None else start,
        value(child(element, "numFmt")) or "decimal",
        value(child(element, "lvlText")) or "",
        number(child(element, "lvlRestart")),
        bool(is_on(child(element, "isLgl"))),
    )
