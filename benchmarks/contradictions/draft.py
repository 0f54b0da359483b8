"""A document in the making, in which every stretch knows what else could stand there.

A frame writes text with `Draft.place` around each value and says beside it which other text would contradict
the document, which rules have to say so, and which other text would be just as right.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

OPEN, CLOSE = "\ue000", "\ue001"
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
CONFUSABLE = {"6": "89", "8": "6", "2": "3", "3": "2", "4": "5", "5": "4", "0": "1", "1": "0", "9": "6"}
"""Digits whose Thai forms readers and recognisers take for one another."""


@dataclass(frozen=True)
class Change:
    """One edit of a document: what stands in each place instead, and what has to be said of it."""

    name: str
    edits: tuple[tuple[int, str], ...]
    """(number of the place, new text)."""
    rules: tuple[str, ...] = ()
    """The rules of which one has to report it; empty for a harmless change."""
    severity: str = "error"
    """The least severity of that report."""
    seen: tuple[int, ...] = ()
    """Places of which one has to be quoted; the edited ones where none is named."""


@dataclass(frozen=True)
class Document:
    """A finished draft: its text, where its places stand, and what can be done to it."""

    name: str
    text: str
    spans: tuple[tuple[int, int], ...]
    changes: tuple[Change, ...]

    def changed(self, change: Change) -> tuple[str, list[tuple[int, int]]]:
        """The text after a change, and the spans in it of which one has to be quoted."""
        edits = dict(change.edits)
        parts: list[str] = []
        moved: dict[int, tuple[int, int]] = {}
        at = length = 0
        for number in sorted(range(len(self.spans)), key=lambda n: self.spans[n]):
            start, end = self.spans[number]
            if start < at:  # a place within an edited one
                continue
            new = edits.get(number)
            if new is None:
                moved[number] = (length + start - at, length + end - at)
                continue
            parts += [self.text[at:start], new]
            length += start - at + len(new)
            moved[number] = (length - len(new), length)
            at = end
        parts.append(self.text[at:])
        wanted = change.seen or tuple(edits)
        return "".join(parts), [moved[n] for n in wanted if n in moved]


@dataclass
class Draft:
    """Lines of text with numbered places, and the changes that the frame thought of."""

    name: str
    random: random.Random
    thai: bool = True
    lines: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def write(self, *lines: str) -> None:
        """Lines, as they are."""
        self.lines += lines

    def place(self, text: str) -> str:
        """The text marked as a place; its number is `last`."""
        self.texts.append(text)
        return f"{OPEN}{len(self.texts) - 1}{OPEN}{text}{CLOSE}"

    @property
    def last(self) -> int:
        """The number of the place made last."""
        return len(self.texts) - 1

    def digits(self, text: object) -> str:
        """Numbers in the script of this document."""
        return str(text).translate(THAI) if self.thai else str(text)

    def wrong(
        self,
        name: str,
        rules: str,
        *alternatives: str,
        at: int | None = None,
        severity: str = "error",
        seen: Sequence[int] = (),
    ) -> None:
        """Texts that would contradict the document in one place (the last one if not said)."""
        where = self.last if at is None else at
        for text in dict.fromkeys(alternatives):
            if text != self.texts[where]:
                self.both(name, {where: text}, rules, severity=severity, seen=seen)

    def fine(self, name: str, *alternatives: str, at: int | None = None) -> None:
        """Texts that would be just as right there."""
        where = self.last if at is None else at
        for text in dict.fromkeys(alternatives):
            if text != self.texts[where]:
                self.both(name, {where: text}, "")

    def both(
        self,
        name: str,
        edits: dict[int, str],
        rules: str,
        *,
        severity: str = "error",
        seen: Sequence[int] = (),
    ) -> None:
        """Several places changed together: a contradiction with the rest, or harmless where no rule is named."""
        self.changes.append(
            Change(name, tuple(sorted(edits.items())), tuple(rules.split()), severity, tuple(seen))
        )

    def finish(self) -> Document:
        """The document without its marks."""
        text: list[str] = []
        spans: list[tuple[int, int]] = [(0, 0)] * len(self.texts)
        length, opened = 0, []
        source = "\n".join(self.lines) + "\n"
        at = 0
        while at < len(source):
            if source[at] == OPEN:
                end = source.index(OPEN, at + 1)
                opened.append((int(source[at + 1 : end]), length))
                at = end + 1
            elif source[at] == CLOSE:
                number, start = opened.pop()
                spans[number] = (start, length)
                at += 1
            else:
                text.append(source[at])
                length += 1
                at += 1
        return Document(self.name, "".join(text), tuple(spans), tuple(self.changes))


def misread(number: str) -> list[str]:
    """The number with one digit taken for one that looks like it: ``80``: ``60``, ``81``."""
    found = []
    for at, digit in enumerate(number):
        for other in CONFUSABLE.get(digit, ""):
            new = number[:at] + other + number[at + 1 :]
            if not (at == 0 and other == "0"):
                found.append(new)
    return found


def slipped(word: str, rng: random.Random) -> str:
    """The wording with one consonant in its middle taken for another."""
    pairs = {
        "ด": "ต",
        "ต": "ด",
        "ค": "ศ",
        "ศ": "ค",
        "ป": "ผ",
        "บ": "ป",
        "พ": "ผ",
        "ผ": "พ",
        "ถ": "ก",
        "ก": "ถ",
        "ท": "ฑ",
    }
    at = [i for i, c in enumerate(word) if c in pairs and 3 < i < len(word) - 3]
    chosen = rng.choice(at)
    return word[:chosen] + pairs[word[chosen]] + word[chosen + 1 :]


def unlike(part: float, whole: float, printed: str) -> bool:
    """Whether a share is another than the printed percentage, whatever its rounding."""
    decimals = len(printed.partition(".")[2])
    return not whole or abs(100 * part / whole - float(printed)) > 10**-decimals
