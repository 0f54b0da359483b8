"""Repaired text that still knows where every character of it was printed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from thaimemo.schema.evidence import Box, Evidence


class Places(Protocol):
    """Where the characters of a line are printed."""

    def over(self, start: int, end: int) -> Box | None:
        """The bounds of characters ``start:end``; None where nothing of them is printed."""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line as it stands in the document, before any repair."""

    page: int
    number: int
    text: str
    places: Places | None = None
    """Where ``text`` is printed, in PDF points from the top left; None without places."""

    def evidence(self, start: int, end: int) -> Evidence | None:
        """The stretch ``start:end`` without white space at its ends; None where nothing is left."""
        printed = self.text[start:end]
        quote = printed.strip()
        if not quote:
            return None
        bbox = None
        if self.places is not None:
            start += len(printed) - len(printed.lstrip())
            bbox = self.places.over(start, start + len(quote))
        return Evidence(page=self.page, line=self.number, bbox=bbox, quote=quote)


class Piece(NamedTuple):
    """``text[start:end]`` of a passage was printed as ``line.text[raw_start:raw_end]``.

    Where both have one length they map character by character; otherwise the piece is one repair
    and maps whole.
    """

    start: int
    end: int
    line: PrintedLine
    raw_start: int
    raw_end: int


class Passage:
    """A stretch of repaired text over one or more printed lines.

    ``text`` is what parsers read. Characters that no piece covers (the separators put in by `join`)
    were not printed.
    """

    __slots__ = ("_starts", "pieces", "text")

    def __init__(self, text: str, pieces: Sequence[Piece]) -> None:
        self.text = text
        self.pieces = pieces
        self._starts: list[int] | None = None

    @classmethod
    def of_line(cls, line: PrintedLine) -> Passage:
        """The line as printed, nothing repaired."""
        return cls(line.text, (Piece(0, len(line.text), line, 0, len(line.text)),))

    @classmethod
    def join(cls, passages: Iterable[Passage], separator: str = " ") -> Passage:
        """The passages one after the other with the separator between them."""
        texts: list[str] = []
        pieces: list[Piece] = []
        offset = 0
        for passage in passages:
            if texts:
                offset += len(separator)
            texts.append(passage.text)
            if offset:
                pieces.extend(
                    Piece(p.start + offset, p.end + offset, p.line, p.raw_start, p.raw_end)
                    for p in passage.pieces
                )
            else:
                pieces.extend(passage.pieces)
            offset += len(passage.text)
        return cls(separator.join(texts), pieces)

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return f"Passage({self.text!r})"

    def _overlapping(self, start: int, end: int) -> Iterable[Piece]:
        if len(self.pieces) < 8:
            return [p for p in self.pieces if p.start < end and p.end > start]
        if self._starts is None:
            self._starts = [p.start for p in self.pieces]
        first = max(bisect_right(self._starts, start) - 1, 0)
        last = bisect_right(self._starts, end - 1) if end > start else first
        return [p for p in self.pieces[first:last] if p.start < end and p.end > start]

    def slice(self, start: int, end: int | None = None) -> Passage:
        """``text[start:end]`` with its places."""
        stop = len(self.text) if end is None else min(end, len(self.text))
        start = max(start, 0)
        if start == 0 and stop == len(self.text):
            return self
        pieces = []
        for piece in self._overlapping(start, stop):
            at, until, line, low, high = piece
            whole = until - at != high - low  # a repair is not cut in two
            if at < start:
                low, at = low if whole else low + start - at, start
            if until > stop:
                high, until = high if whole else high - (until - stop), stop
            pieces.append(Piece(at - start, until - start, line, low, high))
        return Passage(self.text[start:stop], pieces)

    def lines(self) -> Iterator[Passage]:
        """What stands between line feeds, empty ones too."""
        at = 0
        for text in self.text.split("\n"):
            yield self.slice(at, at + len(text))
            at += len(text) + 1

    def strip(self, characters: str | None = None) -> Passage:
        """Without white space (or the characters) at both ends."""
        text = self.text
        kept = text.strip(characters)
        if len(kept) == len(text):
            return self
        left = len(text) - len(text.lstrip(characters)) if kept else 0
        return self.slice(left, left + len(kept))

    def evidence(self, start: int = 0, end: int | None = None) -> list[Evidence]:
        """Where ``text[start:end]`` was printed: one entry a printed line, in order."""
        stop = len(self.text) if end is None else end
        found: list[Evidence] = []
        line: PrintedLine | None = None
        low = high = 0
        for p in self._overlapping(start, stop):
            if p.end - p.start == p.raw_end - p.raw_start:
                a = p.raw_start + max(start - p.start, 0)
                b = p.raw_end - max(p.end - stop, 0)
            else:
                a, b = p.raw_start, p.raw_end
            if p.line is line and a >= low:
                high = max(high, b)
                continue
            if line is not None and (quoted := line.evidence(low, high)):
                found.append(quoted)
            line, low, high = p.line, a, b
        if line is not None and (quoted := line.evidence(low, high)):
            found.append(quoted)
        return found
