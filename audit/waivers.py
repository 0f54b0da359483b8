"""Findings that somebody has looked at and accepted: told, and no longer counted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from thaimemo.normalize import lazy

RULE = lazy.compiled(r"(?P<rule>[A-Z]{3}[0-9]{2})(?::(?P<project>[^\s:]+))?")  # SCO01, SCO01:3.1
FINDING = lazy.compiled(r"[0-9a-f]{16}")


class Waivable(Protocol):
    """A finding of one document or between several."""

    id: str
    rule: str
    project: str | None


F = TypeVar("F", bound=Waivable)


@dataclass(frozen=True, slots=True)
class Waiver:
    """One rule, one rule for one project, or one finding by its id; ``text`` is how it was written."""

    text: str
    rule: str | None = None
    project: str | None = None
    finding: str | None = None

    def covers(self, finding: Waivable) -> bool:
        """Whether it accepts this finding."""
        if self.finding is not None:
            return finding.id == self.finding
        return finding.rule == self.rule and self.project in (None, finding.project)


def waiver(text: str, codes: Collection[str]) -> Waiver:
    """``SCO01``, ``SCO01:3.1`` or the sixteen characters of a finding's id; raises ValueError."""
    if FINDING.fullmatch(text):
        return Waiver(text, finding=text)
    match = RULE.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no CODE, CODE:PROJECT or finding id")
    if match["rule"] not in codes:
        raise ValueError(f"there is no rule {match['rule']!r}; `thaimemo rules` lists them")
    return Waiver(text, match["rule"], match["project"])


def sorted_out(findings: Iterable[F], waivers: Sequence[Waiver]) -> tuple[list[F], list[tuple[F, Waiver]]]:
    """The findings that count, and those that a waiver covers, each with it."""
    counted: list[F] = []
    waived: list[tuple[F, Waiver]] = []
    for finding in findings:
        cover = next((w for w in waivers if w.covers(finding)), None)
        if cover is None:
            counted.append(finding)
        else:
            waived.append((finding, cover))
    return counted, waived
