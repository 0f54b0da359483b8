"""The dimensions of a report from all their headings, and the frame that they make."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from thaimemo.parsers.dimensions import OFFICIAL_ORDER, DimensionHeading, canonical_of_name
from thaimemo.parsers.lines import one_line
from thaimemo.schema.report import Dimension, DimensionMention, Frame, Place, Report


def fill_dimensions(report: Report, headings: Sequence[tuple[Place, DimensionHeading]]) -> None:
    """Put the dimensions into the report, each with its mentions, and say which frame they are."""
    by_number: dict[int, Dimension] = {}
    official = 0
    names: dict[int, dict[str, int]] = {}
    kept = [(place, h) for place, h in headings if place != "background" or h.word == "มิติ"]
    used = {p.dimension for p in report.projects} | {h.number for place, h in kept if place != "background"}
    for place, heading in sorted(kept, key=lambda ph: ph[1].number):
        if heading.number not in used and place == "background":
            continue
        dimension = by_number.setdefault(heading.number, Dimension(number=heading.number))
        dimension.evidence.setdefault("number", heading.heading.evidence())
        name = one_line(heading.name.text)
        dimension.mentions.append(
            DimensionMention(place=place, name=name, evidence={"name": heading.heading.evidence()})
        )
        names.setdefault(heading.number, {})
        names[heading.number][name] = names[heading.number].get(name, 0) + 1
        if heading.weight is not None and dimension.weight is None and heading.weight_place is not None:
            dimension.weight = heading.weight
            dimension.evidence["weight"] = heading.weight_place.evidence()
        if heading.word in ("มิติ",) and canonical_of_name(name) is not None:
            official += 1
    for number, dimension in by_number.items():
        tally = names[number]
        best = max(tally, key=lambda n: (tally[n], canonical_of_name(n) is not None))
        dimension.name = best
        dimension.evidence["name"] = [
            e for m in dimension.mentions if m.name == best for e in m.evidence["name"]
        ]
    report.dimensions = [by_number[n] for n in sorted(by_number)]
    report.frame = _frame(report, official)
    if report.frame == "hr_scorecard":
        for dimension in report.dimensions:
            if 1 <= dimension.number <= len(OFFICIAL_ORDER):
                dimension.canonical = OFFICIAL_ORDER[dimension.number - 1]


def _frame(report: Report, official: int) -> Frame:
    distinct = {canonical_of_name(d.name or "") for d in report.dimensions} - {None}
    in_place = sum(
        1
        for d in report.dimensions
        if 1 <= d.number <= 5 and canonical_of_name(d.name or "") == OFFICIAL_ORDER[d.number - 1]
    )
    if len(distinct) >= 2 and in_place >= 2:
        return "hr_scorecard"
    text = (report.title or "") + " ".join(d.name or "" for d in report.dimensions)
    if "HR Scorecard" in text and distinct:
        return "hr_scorecard"
    if "PMQA" in text or "คุณภาพการบริหารจัดการภาครัฐ" in text:
        return "pmqa"
    four = ("ประสิทธิผล", "คุณภาพการ", "ประสิทธิภาพ", "พัฒนาองค์")
    bare = [regex.sub(r"\s", "", d.name or "") for d in report.dimensions]
    if sum(1 for sign in four if any(sign in name for name in bare)) >= 3 and len(bare) <= 4:
        return "bsc"
    return "custom"
