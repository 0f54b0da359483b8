"""What is wrong with a text that was read: the letters that differ, shown, and what kind they are."""

from __future__ import annotations

from collections.abc import Iterator

import regex
from rapidfuzz.distance import Levenshtein

from thaimemo.evaluate.likeness import is_choice, likeness

KINDS = (
    ("white space", regex.compile(r"\s+")),
    ("digits", regex.compile(r"[\p{Nd}.,%]+")),
    ("sara am", regex.compile("[\u0e33\u0e4d\u0e32]+")),
    ("tone marks", regex.compile("[\u0e48-\u0e4c]+")),
    ("vowel signs", regex.compile("[\u0e31\u0e34-\u0e3a\u0e47\u0e4d\u0e4e]+")),
    ("Thai letters", regex.compile(r"[\p{Thai}]+")),
    ("other letters", regex.compile(r"\p{L}+")),
    ("punctuation", regex.compile(r".+", regex.DOTALL)),
)
"""The first pattern that covers all letters of a difference names its kind."""

WHOLE = 0.5
"""Texts with less in common are two texts, not one misread."""

AROUND = 8


def shown(want: object, got: object) -> str:
    """``…ประสิทธิ[ผล→ภาพ]ของการ…``; both values whole where they are no misreading of each other."""
    best = nearest(want, got)
    if not isinstance(best, str) or not isinstance(got, str) or likeness(best, got) < WHOLE:
        return f"«{best}» → «{got}»"
    parts: list[str] = []
    for operation in Levenshtein.opcodes(best, got):
        ours = best[operation.src_start : operation.src_end]
        theirs = got[operation.dest_start : operation.dest_end]
        if operation.tag != "equal":
            parts.append(f"[{ours}→{theirs}]")
        elif len(ours) > 2 * AROUND + 1:
            parts.append(f"{ours[:AROUND]}…{ours[-AROUND:]}")
        else:
            parts.append(ours)
    return "".join(parts)


def kinds(want: object, got: object) -> Iterator[str]:
    """The kind of every stretch of letters that differs; "another text" where nothing answers."""
    best = nearest(want, got)
    if not isinstance(best, str) or not isinstance(got, str):
        return
    if likeness(best, got) < WHOLE:
        yield "another text"
        return
    for operation in Levenshtein.opcodes(best, got):
        if operation.tag == "equal":
            continue
        letters = (
            best[operation.src_start : operation.src_end] + got[operation.dest_start : operation.dest_end]
        )
        yield next(name for name, pattern in KINDS if pattern.fullmatch(letters))


def nearest(want: object, got: object) -> object:
    """Of several right answers the one most like what was read."""
    if not isinstance(want, dict) or not is_choice(want):
        return want
    options = want["any"]
    if not isinstance(got, str):
        return options[0]
    return max(options, key=lambda option: likeness(option, got) if isinstance(option, str) else 0.0)
