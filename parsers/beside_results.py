"""What stands beside a result in its row: single quarters, its share of the target, a committee's scores."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from thaimemo.normalize.passage import Passage
from thaimemo.parsers.columns import REVIEW_ROLES
from thaimemo.parsers.mention import Mention
from thaimemo.parsers.quantity import read_quantity
from thaimemo.schema.report import Project, Ratio, Result, ResultPart, Review


def read_parts(mention: Mention) -> list[ResultPart]:
    """The results of single quarters, where every one of them is a number or not yet there."""
    parts: list[ResultPart] = []
    for months, passage in sorted(mention.parts.items()):
        if (quantity := read_quantity(passage.text)) is not None:
            part = ResultPart(round_months=months, value=quantity.value)
            part.evidence["value"] = passage.evidence()
            parts.append(part)
    return parts


def read_share(project: Project, result: Result, cells: Mapping[str, Passage]) -> None:
    """A percentage printed beside the result and the target that it compares."""
    field = "value" if result.value is not None else "percent"
    number, target = getattr(result, field), project.target
    if number is None or not isinstance(target, Decimal):
        return
    for role in ("achievement", "percent", "status"):
        passage = cells.get(role)
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


def read_review(cells: Mapping[str, Passage]) -> Review | None:
    """The scores of a committee, None where there are none."""
    review = Review()
    for field, role in REVIEW_ROLES.items():
        if (passage := cells.get(role)) is not None and (quantity := read_quantity(passage.text)):
            setattr(review, field, quantity.value)
            review.evidence[field] = passage.evidence()
    return review if review.evidence else None
