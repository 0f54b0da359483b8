"""What stands beside a result in its row: single quarters, its share of the target, a committee's scores."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from thaimemo.normalize import lazy
from thaimemo.normalize.numerals import NUMBER, parse_number
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.projects.measure import is_percentage
from thaimemo.parsers.projects.mention import Mention
from thaimemo.parsers.projects.quantity import read_quantity
from thaimemo.parsers.tables.columns import REVIEW_ROLES
from thaimemo.parsers.tables.marks_in_cells import TICK
from thaimemo.schema.report import Project, Ratio, Result, ResultPart, Review

# "จำนวน ๔๐ คน (ร้อยละ ๘๐)", "12 แห่ง (60.00%)"
_BRACKETED_SHARE = lazy.compiled(
    r"[^()]{1,40}\(\s*(?:คิดเป็น)?\s*(?:ร้อยละ\s*(?P<n>[0-9๐-๙]+(?:\.[0-9๐-๙]+)?)|(?P<n>[0-9๐-๙]+(?:\.[0-9๐-๙]+)?)\s*%)\s*\)\s*"
)
# "๔๕/๕๐ = ๙๐.๐๐", "(258/300) x 100 = 86.00", "45/50 (ร้อยละ 90)"
_DIVIDED = lazy.compiled(
    rf"\s*\(?\s*(?P<part>{NUMBER})\s*/\s*(?P<whole>{NUMBER})\s*\)?\s*(?:[xX×*]\s*(?:100|๑๐๐))?\s*(?:=|คิดเป็น|เท่ากับ)?"
    rf"\s*\(?\s*(?:ร้อยละ)?\s*(?P<percent>{NUMBER})\s*%?\s*\)?\s*"
)


def read_parts(mention: Mention, until: int | None) -> list[ResultPart]:
    """The results of single quarters up to a month, those that are numbers."""
    parts: list[ResultPart] = []
    for months, passage in sorted(mention.parts.items()):
        if until is not None and months > until and len(mention.rounds) > 1:
            continue
        if (quantity := read_quantity(passage.text)) is not None:
            part = ResultPart(round_months=months, value=quantity.value)
            part.evidence["value"] = passage.evidence()
            parts.append(part)
    return parts


def read_share(project: Project, result: Result, cells: Mapping[str, Passage]) -> None:
    """A percentage printed beside the result and the target that it compares."""
    field = "value" if result.value is not None else "percent"
    number, target = getattr(result, field), project.target
    if project.target_limit is not None and project.target_limit.direction == "up":
        target = project.target_limit.value
    if number is None or not isinstance(target, Decimal):
        return
    for role in ("achievement", "percent", "status", "result"):
        passage = cells.get(role)
        if role == "result" and passage is not None:
            match = _BRACKETED_SHARE.fullmatch(passage.text)
            passage = passage.slice(*match.span("n")) if match and field == "value" else None
        told = read_quantity(passage.text) if passage is not None else None
        if passage is None or told is None or not (told.share or (not told.unit and role != "status")):
            continue
        if role == "percent" and field == "percent":
            continue  # the result itself
        ratio = Ratio(percent=told.value, numerator=number, denominator=target, of_target=True)
        ratio.place = result.place
        ratio.evidence = {
            "percent": passage.evidence(),
            "numerator": result.evidence[field],
            "denominator": project.evidence["target"],
        }
        project.ratios.append(ratio)
        return


def read_share_said(project: Project, result: Result) -> None:
    """The same in a sentence: "1 แห่ง (ร้อยละ 25)" of a target of 4."""
    if result.value is None or result.percent is None or not isinstance(project.target, Decimal):
        return
    ratio = Ratio(percent=result.percent, numerator=result.value, denominator=project.target, of_target=True)
    ratio.place = result.place
    ratio.evidence = {
        "percent": result.evidence["percent"],
        "numerator": result.evidence["value"],
        "denominator": project.evidence["target"],
    }
    project.ratios.append(ratio)


def read_bracketed_share(result: Result, passage: Passage) -> None:
    """ "จำนวน ๔๐ คน (ร้อยละ ๘๐)": the count is the result, and so is its share."""
    match = _BRACKETED_SHARE.fullmatch(passage.text)
    if match is None or result.value is None or result.percent is not None:
        return
    result.percent = parse_number(match["n"])
    result.evidence["percent"] = passage.evidence(*match.span("n"))


def read_divided(project: Project, result: Result, passage: Passage) -> None:
    """ "๔๕/๕๐ = ๙๐.๐๐" of an indicator that is a percentage."""
    match = _DIVIDED.fullmatch(passage.text)
    if match is None or result.percent is not None or result.value is not None:
        return
    whole, part, percent = (parse_number(match[group]) for group in ("whole", "part", "percent"))
    of_scale = project.rubric is not None and project.rubric.unit == "ร้อยละ"
    if (
        not (is_percentage(project) or of_scale)
        or whole is None
        or part is None
        or percent is None
        or not whole
    ):
        return
    result.percent = percent
    ratio = Ratio(percent=percent, numerator=part, denominator=whole, place=result.place)
    for field, group in (("percent", "percent"), ("numerator", "part"), ("denominator", "whole")):
        ratio.evidence[field] = passage.evidence(*match.span(group))
    result.evidence["percent"] = ratio.evidence["percent"]
    project.ratios.append(ratio)


def read_mark(result: Result, cells: Mapping[str, Passage]) -> None:
    """A mark in the column "ผ่าน" or in the column "ไม่ผ่าน"."""
    marked = [role for role in ("met", "unmet") if role in cells and TICK.fullmatch(cells[role].text)]
    if len(marked) == 1:
        result.met = marked[0] == "met"
        result.evidence["met"] = cells[marked[0]].evidence()


def read_review(cells: Mapping[str, Passage]) -> Review | None:
    """The scores of a committee, None where there are none."""
    review = Review()
    for field, role in REVIEW_ROLES.items():
        if (passage := cells.get(role)) is not None and (quantity := read_quantity(passage.text)):
            setattr(review, field, quantity.value)
            review.evidence[field] = passage.evidence()
    return review if review.evidence else None
