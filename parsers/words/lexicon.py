"""The words that parsers know a report by: column names, groups, frames, misreadings, abbreviations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import to_arabic
from thaimemo.normalize.spaces import unspaced
from thaimemo.parsers.words.entries import (
    AbbreviationEntry,
    ColumnEntry,
    ConfusionEntry,
    FrameEntry,
    GroupEntry,
)
from thaimemo.schema.report import CanonicalDimension

# "(ก) น้ำหนัก", "(3) คะแนนที่ได้"
_ENUMERATED = lazy.compiled(
    r"^\((?:[ก-ฮA-Z]|[0-9๐-๙]{1,2})\)(?=\p{L})|(?<=\p{L})\((?:[ก-ฮ]|[0-9๐-๙]{1,2})\)$", regex.IGNORECASE
)
MAX_REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class _Column:
    role: str
    pattern: regex.Pattern[str]
    excluded: regex.Pattern[str] | None
    also: tuple[tuple[str, regex.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class FrameWords:
    """A set of dimensions whose names an authority fixes: by number, what every wording of the name holds."""

    name: str
    title: regex.Pattern[str] | None
    needed: int
    ordered: bool
    """The authority fixes the numbers too."""
    signs: dict[int, regex.Pattern[str]] = field(default_factory=dict)
    canonical: dict[int, CanonicalDimension] = field(default_factory=dict)

    def number_of(self, name: str) -> int | None:
        """The number of the dimension whose name this is, read without white space."""
        bare = unspaced(name)
        return next((number for number, sign in self.signs.items() if sign.search(bare)), None)


class Lexicon:
    """All words of a run; where two entries fit the first one counts."""

    def __init__(
        self,
        columns: Sequence[ColumnEntry],
        groups: Sequence[GroupEntry],
        frames: Sequence[FrameEntry],
        confusions: Sequence[ConfusionEntry],
        abbreviations: Sequence[AbbreviationEntry],
    ) -> None:
        self._columns = [
            _Column(
                entry.role,
                lazy.compiled(entry.pattern, regex.IGNORECASE),
                lazy.compiled(entry.excluded, regex.IGNORECASE) if entry.excluded else None,
                tuple((role, lazy.compiled(pattern)) for role, pattern in entry.also.items()),
            )
            for entry in columns
        ]
        self._roles: dict[str, tuple[str, ...]] = {}
        self.groups = {entry.word: entry for entry in reversed(groups)}
        self.misread_groups = {form: entry.word for entry in groups for form in entry.misread}
        self.group_words = "|".join(
            sorted(map(regex.escape, {*self.groups, *self.misread_groups}), key=len, reverse=True)
        )
        """Every grouping word and its misreadings as one pattern."""
        self._group_number = lazy.compiled(
            rf"(?:{self.group_words})\s*(?:ที่)?\s*(?P<n>[0-9๐-๙]{{1,2}})(?![0-9๐-๙.])(?!\s*(?:{self.group_words}))"
        )
        self.frames = [_frame(entry) for entry in frames]
        self.confusions = [(lazy.compiled(entry.pattern), entry.expected) for entry in confusions]
        self.any_confusion = lazy.compiled("|".join(f"(?:{entry.pattern})" for entry in confusions))
        self.not_offices = frozenset(form for entry in abbreviations for form in entry.forms)
        """Months, titles and units that are written like an abbreviated office."""

    def roles_of(self, header: str) -> tuple[str, ...]:
        """The meanings of a header cell, the main one first; empty where none is known."""
        bare = _ENUMERATED.sub("", unspaced(header))
        if (known := self._roles.get(bare)) is not None:
            return known
        if len(self._roles) >= MAX_REMEMBERED:
            self._roles.clear()
        roles = self._roles[bare] = self._find_roles(bare)
        return roles

    def group_number_in(self, text: str) -> int | None:
        """The number of the group that a text names: 1 in "รวมมิติที่ ๑"."""
        match = self._group_number.search(text)
        return int(to_arabic(match["n"])) if match else None

    def _find_roles(self, bare: str) -> tuple[str, ...]:
        for column in self._columns:
            if column.pattern.search(bare) and not (column.excluded and column.excluded.search(bare)):
                return (column.role, *(other for other, extra in column.also if extra.search(bare)))
        return ()


def _frame(entry: FrameEntry) -> FrameWords:
    return FrameWords(
        entry.name,
        lazy.compiled(entry.title) if entry.title else None,
        entry.needed,
        entry.ordered,
        {d.number: lazy.compiled(d.sign) for d in entry.dimension},
        {d.number: d.canonical for d in entry.dimension if d.canonical},
    )
