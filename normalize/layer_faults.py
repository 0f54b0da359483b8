"""Faults of a whole text layer: what a letter stands for is decided once for the document, never per line.

Each fault is mended by putting one letter in the place of one letter, so that every place stays what it was;
the rules of `characters` then join and reorder what belongs together. The families and their traces are those
of Windows Thai fonts and of the producers that subset them (Word, Distiller, the drivers of the nineties).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import dataclass, field

from thaimemo.normalize import lazy
from thaimemo.normalize.characters import (
    CONSONANT,
    MARK,
    PRIVATE_USE,
    TONE,
    Edit,
    find_faults,
    find_suspects,
    find_uneven,
    is_broken,
)
from thaimemo.normalize.thai_words import folded_on_sara_am

AA, AM, NIKHAHIT, ZERO_WIDTH = "\u0e32", "\u0e33", "\u0e4d", "\u200b"
_TONES = dict(zip("ÉÊËÌÍЙКЛМНийклм", "่้๊๋์" * 3, strict=True))
"""Codes C9-CD and E8-EC of the old fonts, read as Latin 1 and as Windows Cyrillic."""
_SYMBOLS = dict(
    zip(
        "\uf0b7\uf0a7\uf0d8\uf0fc\uf0a8\uf06f\uf071\uf0a3\uf0fe\uf052\uf0fd\uf078\uf0fb",
        "•▪➢✓☐☐☐☐☑☑☒☒☒",
        strict=True,
    )
)
"""Bullets and boxes of Symbol and Wingdings, at U+F000 and their code."""
_DIGITS = {chr(0x158 + value): str(value) for value in range(10)}
"""A family of fonts numbers its digit glyphs so that they come out as Ř ř Ś ... š."""
_PRIVATE = {**{k: v for k, v in PRIVATE_USE.items() if len(v) == 1}, **_SYMBOLS}
"""One letter for one; ligatures are left to `characters`."""
_ODD = "\u0100-\u0dff\u0e80-\u200f\u2028-\u202e\u2030-\uf6ff\uf71e-\uffff"
"""Letters that cannot stand between a Thai consonant and its vowel."""

_TONE_LETTER = lazy.compiled(f"(?<=[{CONSONANT}{MARK}])[ÉÊËÌÍЙКЛМНийклм]")
_ODD_BEFORE_AA = lazy.compiled(f"(?<=[{CONSONANT}][{TONE}]?)[{_ODD}](?=[{TONE}]?[{AA}{AM}])")
_ODD_BEFORE_MARK = lazy.compiled(f"(?<=[{CONSONANT}{MARK}])[\ufffd](?=[{MARK}])")
_GAP_BEFORE_TONE = lazy.compiled(f"(?<=[{CONSONANT}{MARK}])[ \u00a0\u00ad\ufffd](?=[{TONE}](?![{AA}{AM}]))")
_GAP_BEFORE_AA = lazy.compiled(f"(?<=[{CONSONANT}])[ \u00a0\ufffd](?=[{AA}{AM}])")
_TONE_INSIDE = lazy.compiled(f"\u0e49[{TONE}](?={AA})")
_MARK = lazy.compiled(f"[{MARK}]")
_SOFT_HYPHEN = "\u00ad"
_SPACE_BEFORE_AA = lazy.compiled(f"(?<=[{CONSONANT}][{TONE}]?)[ \u00a0](?=[{TONE}]?{AA})")
_SPACE_BEFORE_AM = lazy.compiled(f"(?<=[{CONSONANT}][{TONE}]?)[ \u00a0](?=[{TONE}]?{AM})")
_SPACE_BEFORE_VOWEL = lazy.compiled(f"(?<=[{CONSONANT}][{TONE}]?) [{TONE}]?[{AA}{AM}]")
_TRUE_AM = lazy.compiled(f"{NIKHAHIT}[{TONE}]?{AM}")
_AM_WITH_TONE = lazy.compiled("ส้า|ด้าเนิน|จ้านวน")
"""What สำนัก, ดำเนิน and จำนวน look like where ้ stands for the nikhahit; no word has ส้า."""
_RUN = lazy.compiled(f"[\u0e01-\u0e3a\u0e40-\u0e4e]*[{AA}][\u0e01-\u0e3a\u0e40-\u0e4e]*")
_SINGLE = lazy.compiled(f"(?<!\\S)[{CONSONANT}](?!\\S)")
_DIGIT_LETTER = lazy.compiled("[\u0158-\u0161]")
_LATIN = lazy.compiled("[A-Za-z\u00c0-\u0157\u0162-\u024f]")


@dataclass(slots=True)
class LayerFaults:
    """What was decided about a document, and how often each fault was mended."""

    every_aa_reads_am: bool = False
    spaces_are_nikhahit: bool = False
    nikhahit_lost: bool = False
    """No sara am is left: the word list says which sara aa is one."""
    tone_for_nikhahit: bool = False
    """Sara am is printed as a tone mark (้) and sara aa."""
    digits_are_letters: bool = False
    gaps_before_tones: bool = False
    """Something without meaning stands before every tone mark: before tone and sara aa it is no nikhahit."""
    sound: bool = False
    """No letter of the document has to be mended, white space perhaps."""
    suspects: set[str] = field(default_factory=set)
    """The lines that have to be looked at where the document is not sound."""
    mended: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, lines: Iterable[tuple[str, Set[int]]]) -> LayerFaults:
        """Decide from all lines of a document, each with the places of its blanks that have ink."""
        faults = cls()
        pairs = list(lines)
        whole = "\n".join(text for text, _ in pairs)
        aa, am = whole.count(AA), whole.count(AM)
        nikhahit = whole.count(NIKHAHIT)
        faults.every_aa_reads_am = am > 20 and am > 4 * aa
        faults.sound = not is_broken(whole) and not _SPACE_BEFORE_VOWEL.search(whole)
        if not faults.sound:
            faults.suspects = find_suspects([text for text, _ in pairs], _SPACE_BEFORE_VOWEL)
        faults.gaps_before_tones = len(_GAP_BEFORE_TONE.findall(whole)) > max(
            2, len(_GAP_BEFORE_AA.findall(whole))
        )
        spaced = len(_SPACE_BEFORE_AA.findall(whole))
        faults.spaces_are_nikhahit = not spaced or len(_SINGLE.findall(whole)) < max(spaced * 3, 10)
        letters = len(_DIGIT_LETTER.findall(whole))
        faults.digits_are_letters = letters > 1 and _alone(whole, letters)
        inked = sum(1 for _, places in pairs if places)
        mended = am if not faults.every_aa_reads_am else 0
        mended += nikhahit + inked + spaced + len(_ODD_BEFORE_AA.findall(whole))
        if faults.every_aa_reads_am:
            mended += len(_SPACE_BEFORE_AM.findall(whole))
            aa += am
        faults.nikhahit_lost = aa > 30 and mended * 60 < aa
        if faults.nikhahit_lost:
            faults.tone_for_nikhahit = (
                whole.count("\u0e49" + AA) > 0.12 * aa and len(_AM_WITH_TONE.findall(whole)) > 0.01 * aa
            )
        return faults

    def edits(self, text: str, inked: Set[int] = frozenset()) -> list[Edit]:
        """All edits that mend a line of the document, with those of `characters.find_faults`, in order."""
        of_all = inked or self.every_aa_reads_am or self.nikhahit_lost
        if not of_all and self.sound:
            return find_uneven(text)
        if not of_all and text not in self.suspects:
            return []
        letters = list(text)
        kinds: dict[int, str] = {}
        work = self._letters(text, letters, kinds, inked)
        edits = find_faults(work)
        if not kinds:
            return edits
        covered = {i for e in edits for i in range(e.start, e.end)}
        for index, kind in kinds.items():
            self.mended[kind] += 1
            if index not in covered and letters[index] != text[index]:
                edits.append(Edit(index, index + 1, letters[index], ""))
        return sorted(edits)

    def _letters(self, text: str, letters: list[str], kinds: dict[int, str], inked: Set[int]) -> str:
        """One letter for one letter, in the order in which the faults lie over each other."""

        def put(index: int, letter: str, kind: str) -> None:
            letters[index] = letter
            kinds[index] = kind

        work = text
        if not text.isascii() or inked:
            for index, letter in enumerate(text):
                if letter >= "\uf000" and letter in _PRIVATE:
                    put(index, _PRIVATE[letter], "private-use glyphs")
            work = "".join(letters) if kinds else text
            for match in _TONE_LETTER.finditer(work):
                put(match.start(), _TONES[match[0]], "tone marks as foreign letters")
            if self.digits_are_letters:
                for match in _DIGIT_LETTER.finditer(work):
                    put(match.start(), _DIGITS[match[0]], "digits as Latin letters")
            for index in inked:
                if text[index] == _SOFT_HYPHEN:
                    if not _MARK.match(text, index + 1):
                        put(index, "-", "hyphens as soft hyphens")
                elif _before_aa(work, index) and not self._is_gap(work, index):
                    put(index, NIKHAHIT, "nikhahit printed as a space")
            work = "".join(letters) if kinds else text
            for match in _ODD_BEFORE_AA.finditer(work):
                if not self._is_gap(work, match.start()):
                    put(match.start(), NIKHAHIT, "nikhahit without a character")
            for match in _ODD_BEFORE_MARK.finditer(work):
                put(match.start(), ZERO_WIDTH, "glyphs without a character")
            work = "".join(letters) if kinds else text
            work = self._sara_am(work, letters, put)
        return work

    def _sara_am(self, work: str, letters: list[str], put) -> str:  # type: ignore[no-untyped-def]
        if AM in work:
            for match in _SPACE_BEFORE_AM.finditer(work):
                put(match.start(), NIKHAHIT, "space before sara am")
            if self.every_aa_reads_am:
                work = "".join(letters)
                true = {m.end() - 1 for m in _TRUE_AM.finditer(work)}
                for index, letter in enumerate(work):
                    if letter == AM:
                        if index in true:
                            letters[index] = AA
                        else:
                            put(index, AA, "sara aa read as sara am")
            work = "".join(letters)
        if self.spaces_are_nikhahit:
            for match in _SPACE_BEFORE_AA.finditer(work):
                if not self._is_gap(work, match.start()):
                    put(match.start(), NIKHAHIT, "nikhahit printed as a space")
            work = "".join(letters)
        if self.nikhahit_lost and AA in work:
            self._by_words(work, letters, put)
            work = "".join(letters)
        return work

    def _is_gap(self, work: str, index: int) -> bool:
        return self.gaps_before_tones and work[index + 1] in _TONES.values()

    def _by_words(self, work: str, letters: list[str], put) -> None:  # type: ignore[no-untyped-def]
        broken = "\u0e49" + AA if self.tone_for_nikhahit else AA
        if self.tone_for_nikhahit:  # ต้่า is ต่ and ้า
            work = _TONE_INSIDE.sub(lambda m: m[0][::-1], work)
            letters[:] = work
        words = folded_on_sara_am(broken)
        for match in _RUN.finditer(work):
            at = match.start()
            for printed, word in words.read(match[0]):
                if printed != word:
                    offset = 0
                    for letter in word:
                        if letter == AM:
                            spot = at + offset + len(broken) - 1
                            if self.tone_for_nikhahit:
                                put(spot - 1, NIKHAHIT, "sara am found by the word list")
                            else:
                                put(spot, AM, "sara am found by the word list")
                            offset += len(broken)
                        else:
                            offset += 1
                at += len(printed)


def _before_aa(text: str, index: int) -> bool:
    following = text[index + 1 : index + 3].lstrip("\u0e48\u0e49\u0e4a\u0e4b")
    return (
        following[:1] in (AA, AM)
        and following != ""
        and index > 0
        and "\u0e01" <= text[index - 1] <= "\u0e4e"
    )


def _alone(whole: str, letters: int) -> bool:
    """The digit letters stand beside no other Latin letter: no Czech or Polish name, but a font's digits."""
    beside = sum(
        1
        for m in _DIGIT_LETTER.finditer(whole)
        if _LATIN.match(whole[m.start() - 1 : m.start()] or " ")
        or _LATIN.match(whole[m.end() : m.end() + 1] or " ")
    )
    return beside * 20 < letters
