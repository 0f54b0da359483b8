"""Thai letters broken by PDF producers and OCR, put right one line at a time.

Only faults that no reading of Thai allows are mended here; what needs a word list or the whole document is
decided elsewhere. Text that is right comes out as it was. NFC and NFKC do not help: the one does not reorder
upper vowels, the other takes sara am (ำ) apart.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple

import regex

from thaimemo.normalize import lazy
from thaimemo.normalize.passage import Passage, Piece, PrintedLine

CONSONANT = "ก-ฮ"
TONE = "\u0e48-\u0e4b"
UPPER = "\u0e31\u0e34-\u0e37\u0e47"
LOWER = "\u0e38-\u0e3a"
SILENT = "\u0e4c-\u0e4e"
MARK = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
"""All of them, in few ranges: the fewer, the faster a set is looked for."""
_DISORDERS = (f"[{UPPER}{LOWER}][{UPPER}{LOWER}]", f"[{TONE}][{UPPER}{LOWER}{TONE}]", f"[{SILENT}][{MARK}]")
"""A letter bears one vowel above or below, then one tone, then one sign of silence: this is not so."""
_ORDER = dict.fromkeys("ฺุู", 0) | dict.fromkeys("่้๊๋", 2) | dict.fromkeys("์ํ๎", 3)

_PRIVATE = "\uf700-\uf720\uf881\uf882"
PRIVATE_USE = {
    **dict(zip(map(chr, range(0xF700, 0xF721)), "ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์ฺุูฎฏฬํ็๎", strict=True)),
    "\uf881": "ฤๅ",
    "\uf882": "ฦๅ",
}
"""Glyph variants that Thai fonts keep in the private-use area, and two ligatures.

U+F700-F71D are Microsoft's Thai glyph placement; the others are added to it by the fonts of the Thai Linux
Working Group, whose names of glyphs and substitutions (cmap, GSUB) say which letters they stand for.
"""


class Edit(NamedTuple):
    """Replace ``text[start:end]`` by ``replacement``; ``kind`` names the fault in words."""

    start: int
    end: int
    replacement: str
    kind: str


def _marks(match: regex.Match[str]) -> str:
    """Each mark once, in the order below, above, tone, cancel."""
    return "".join(sorted(dict.fromkeys(match[0]), key=lambda c: _ORDER.get(c, 1)))


_RULES: dict[str, tuple[str, str, Callable[[regex.Match[str]], str]]] = {
    # name: (what was mended, pattern, replacement)
    "PRIVATE": ("private-use glyphs", f"[{_PRIVATE}]", lambda m: PRIVATE_USE[m[0]]),
    # น + nikhahit + (tone) + า; a tone may stand on either side
    "AM": (
        "sara am in two letters",
        f"[{TONE}]*\u0e4d[ \u00a0\u00ad]?[{TONE}]*[\u0e32\u0e33]",
        lambda m: "".join(dict.fromkeys(c for c in m[0] if "\u0e48" <= c <= "\u0e4b")) + "\u0e33",
    ),
    # ำ้ -> ้ำ
    "AM_TONE": ("tone mark behind sara am", f"\u0e33[{TONE}]+", lambda m: m[0][-1] + "\u0e33"),
    "AM_TWICE": ("sara am doubled", "\u0e33[\u0e32\u0e33]+", lambda m: "\u0e33"),
    "AE": ("two sara e for sara ae", "เเ", lambda m: "แ"),
    "GAP": ("space before a mark", f"(?<=[{CONSONANT}{MARK}])[ \u00a0]+(?=[{MARK}])", lambda m: ""),
    "ZERO_WIDTH": (
        "invisible characters",
        "[\u200b-\u200f\u2060\ufeff\u00ad\ufffe\u0000-\u0008\u000e-\u001f\u007f]+",
        lambda m: "",
    ),
    "MARKS": (
        "marks doubled or out of order",
        f"(?<![{MARK}])(?=[{MARK}]*?(?:{'|'.join(_DISORDERS)}))[{MARK}]{{2,}}",
        _marks,
    ),
}
_ODD_SPACE = "\u00a0\u2002-\u200a\u202f\u3000\t\r\v"
_SPACE = f"(?P<SPACE>[{_ODD_SPACE}][ {_ODD_SPACE}]*| [ {_ODD_SPACE}]+)"
_UNEVEN = lazy.compiled(_SPACE)
_FIRST = (
    f"[{_PRIVATE}{MARK}\u0e4d\u0e33เ \u00a0\u2002-\u200f\u2060\u202f\u3000\ufeff\u00ad\ufffe"
    "\u0000-\u0008\t\r\v\u000e-\u001f\u007f]"
)
"""What a fault can begin with: everywhere else the rules need not be tried."""
_FAULT = lazy.compiled(
    f"(?={_FIRST})(?:"
    + "|".join(f"(?P<{name}>{pattern})" for name, (_, pattern, _) in _RULES.items())
    + f"|{_SPACE})"
)
_TRACES = [
    lazy.compiled(pattern)
    for pattern in (
        f"[^\n\f\u0020-\u007e\u0e00-\u0e4c\u0e4e-\u0e7f\u2010-\u201f{_ODD_SPACE}]",
        f"\u0e33[{TONE}\u0e32\u0e33]",
        "เเ",
        *_DISORDERS,
        f"[ \u00a0][{MARK}]",
    )
]
"""What every fault but uneven spaces has; most lines have none of it.

Each by itself is looked for at a fifth of the cost of all of them as alternatives.
"""


def is_broken(text: str) -> bool:
    """A letter somewhere in the text may have to be mended."""
    for trace in _TRACES:  # noqa: SIM110 - a generator would cost as much as the search
        if trace.search(text):
            return True
    return False


def find_suspects(lines: Sequence[str], *traces: regex.Pattern[str]) -> set[str]:
    """The lines in which something may have to be mended, if only white space, and those with ``traces``.

    Each trace is looked for in all lines at once: none goes on over the end of a line.
    """
    whole = "\n".join(lines)
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    found = {
        bisect_right(starts, match.start()) - 1
        for trace in (_UNEVEN, *_TRACES, *traces)
        for match in trace.finditer(whole)
    }
    return {lines[index] for index in found}


def find_uneven(text: str) -> list[Edit]:
    """The edits that make all white space single spaces."""
    return [Edit(*match.span(), " ", "") for match in _UNEVEN.finditer(text)]


def find_faults(text: str) -> list[Edit]:
    """The edits that mend ``text``, from left to right; white space evened out has an empty kind."""
    if not is_broken(text):
        return find_uneven(text)
    edits = []
    for match in _FAULT.finditer(text):
        name = match.lastgroup or ""
        if name == "SPACE":
            kind, replacement = "", " "
        else:
            kind, _, mend = _RULES[name]
            replacement = mend(match)
        if replacement != match[0]:
            edits.append(Edit(match.start(), match.end(), replacement, kind))
    return edits


def apply(line: PrintedLine, edits: list[Edit], start: int = 0, end: int | None = None) -> Passage:
    """``line.text[start:end]`` with the edits made (they are sorted and do not overlap)."""
    stop = len(line.text) if end is None else end
    raw, parts, pieces, at, out = line.text, [], [], start, 0
    for edit in edits:
        if edit.start < at or edit.end > stop:
            continue
        if edit.start > at:
            parts.append(raw[at : edit.start])
            pieces.append(Piece(out, out + edit.start - at, line, at, edit.start))
            out += edit.start - at
        if edit.replacement:
            parts.append(edit.replacement)
            pieces.append(Piece(out, out + len(edit.replacement), line, edit.start, edit.end))
            out += len(edit.replacement)
        at = edit.end
    if stop > at:
        parts.append(raw[at:stop])
        pieces.append(Piece(out, out + stop - at, line, at, stop))
    return Passage("".join(parts), pieces)
