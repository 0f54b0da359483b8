"""Things noticed in the text itself: confused letters, tautologies, mixed digits, dates that cannot be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import regex

from thaimemo.normalize import lazy
from thaimemo.normalize.counts import PROVINCES, find_counts
from thaimemo.normalize.dates import FoundDate
from thaimemo.normalize.numerals import NUMBER, is_mixed
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.words.lexicon import Lexicon
from thaimemo.schema.record import Observation, ObservationKind

_SPACES_AND_BRACKETS = lazy.compiled(r"[\s()]")
_SHORT_MONTH = lazy.compiled(r".*\.$|.*\.\s")
# a cheap look: "และ" or "หรือ" before what both parts of a tautology begin with
_TWICE = lazy.compiled(r"(?:และ|หรือ)\s?(?:ความ|การ|ผู้|งาน|ด้าน)")
_TAUTOLOGY = lazy.compiled(
    r"(?P<x>(?:ความ|การ|ผู้|งาน|ด้าน)\p{Thai}{3,24}?)\s?(?:และ|หรือ)\s?(?P=x)(?!ๆ|\p{Thai}?ๆ)(?=\P{Thai}|ของ|ใน|ที่|ให้|แก่|ต่อ|ด้าน|กับ|จาก|เพื่อ|$)"
)
_NUMBER = lazy.compiled(NUMBER)
_MIXED = lazy.compiled(r"[0-9](?:(?=[,.]?[๐-๙])|(?<=[๐-๙][,.]?[0-9]))")
# "สป.", "ของกพ.": looked for by its full stop, which is rarer than Thai letters
_ABBREVIATION = lazy.compiled(
    r"""
    \. (?: (?<= (?<! [\p{Thai}.] ) (?P<word> \p{Thai}{2,4}\. ) ) (?! \p{Thai}{1,3}\. )
         | (?<= (?:ของ|ใน|กับ) (?P<word> \p{Thai}{2,4}\. ) ) )
    (?! \s*\p{N} )
    """,
    regex.VERBOSE,
)
# "พ.ศ. ๒๐๒๒", "ค.ศ. ๒๕๖๕"
_ERA = lazy.compiled(
    r"พ\.?\s?ศ\.?\s*(?:19|20|๑๙|๒๐)[0-9๐-๙]{2}(?![0-9๐-๙])|ค\.?\s?ศ\.\s*(?:2[45]|๒[๔๕])[0-9๐-๙]{2}(?![0-9๐-๙])"
)
_SPAN = lazy.compiled(r"[-–—]|ถึง")
_CONSONANTS = lazy.compiled(r"[ก-ฮ]{2,4}\.")
RARE = 0.3


class Observations:
    """The observations of one document, one entry a fault with all its places."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str | None], Observation] = {}

    def add(
        self,
        kind: ObservationKind,
        text: str,
        passage: Passage,
        *,
        span: tuple[int, int] | None = None,
        expected: str | None = None,
        project: str | None = None,
        note: str | None = None,
        apart: bool = False,
    ) -> None:
        """Note a fault; equal faults become one entry unless they are to stand ``apart``."""
        places = passage.evidence(*(span or (0, len(passage.text))))
        if not places:
            return
        key = (
            kind,
            text if not apart else f"{text}@{places[0].page}:{places[0].line}:{places[0].quote}",
            expected,
        )
        entry = self._found.get(key)
        if entry is None:
            entry = self._found[key] = Observation(
                kind=kind, text=text, expected=expected, project=project, note=note
            )
        entry.evidence.setdefault("text", []).extend(places)

    def list(self) -> list[Observation]:
        """All entries in the order they were first seen."""
        return list(self._found.values())


def scan_text(passages: Iterable[Passage], found: Observations, lexicon: Lexicon) -> None:
    """Confused words, tautologies, numbers in two scripts, and more provinces than there are."""
    for passage in passages:
        text = passage.text
        if lexicon.any_confusion.search(text):
            for pattern, expected in lexicon.confusions:
                for match in pattern.finditer(text):
                    found.add("ocr_confusion", match[0], passage, span=match.span(), expected=expected)
        if _TWICE.search(text):
            for match in _TAUTOLOGY.finditer(text):
                found.add("tautology", regex.sub(r"\s", "", match[0]), passage, span=match.span())
        if "จังหวัด" in text:
            for count in find_counts(text):
                if count.unit == "จังหวัด" and count.value > PROVINCES:
                    found.add(
                        "impossible_count",
                        text[count.start : count.end],
                        passage,
                        span=(count.start, count.end),
                    )
        if _MIXED.search(text):
            for match in _NUMBER.finditer(text):
                if is_mixed(match[0]):
                    found.add("mixed_digits", match[0], passage, span=match.span(), apart=True)


def scan_abbreviations(passages: Sequence[Passage], found: Observations, lexicon: Lexicon) -> None:
    """Rare forms of a frequent abbreviation, one letter apart, that stand where the frequent form stands.

    Silent where the rare form is also met in a place of its own: it may be another office.
    """
    tally: Counter[str] = Counter()
    places: dict[str, list[tuple[Passage, int, int]]] = {}
    for passage in passages:
        if "." not in passage.text:
            continue
        for match in _ABBREVIATION.finditer(passage.text):
            word = match["word"]
            if word in lexicon.not_offices or not _CONSONANTS.fullmatch(word):
                continue
            tally[word] += 1
            places.setdefault(word, []).append((passage, *match.span("word")))
    frequent = [a for a, n in tally.most_common(12) if n >= 5]
    contexts = {a: {_around(p.text, s, e) for p, s, e in places[a]} for a in tally}
    for rare, count in tally.items():
        for form in frequent:
            if rare == form or len(rare) != len(form) or count > RARE * tally[form]:
                continue
            if sum(x != y for x, y in zip(rare, form, strict=True)) != 1:
                continue
            if not contexts[rare] & contexts[form]:
                continue
            for passage, start, end in places[rare]:
                found.add("abbreviation_variant", rare, passage, span=(start, end), expected=form)


def _around(text: str, start: int, end: int) -> str:
    """What follows an abbreviation, without white space: six letters are enough to tell a sentence."""
    return _SPACES_AND_BRACKETS.sub("", text[end : end + 24])[:8]


def scan_dates(
    passage: Passage, dates: Iterable[FoundDate], found: Observations, *, letter: bool = False
) -> None:
    """Dates that do not exist, spans that end before they begin, years of the other era; a signature's date
    without a day."""
    for match in _ERA.finditer(passage.text) if "ศ" in passage.text else ():
        found.add("other_era", match[0], passage, span=match.span(), apart=True)
    for date in dates:
        if not date.valid:
            found.add("invalid_date", date.text, passage, span=(date.start, date.end), apart=True)
        elif date.first and date.last and date.first > date.last:
            if _SPAN.search(date.text):
                found.add("reversed_dates", date.text, passage, span=(date.start, date.end), apart=True)
        elif (
            letter
            and date.precision == "month"
            and len(passage.text) < 90
            and _SHORT_MONTH.match(date.text[:8])
        ):
            found.add("incomplete_date", date.text, passage, span=(date.start, date.end), apart=True)
