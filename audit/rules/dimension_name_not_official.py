"""A dimension does not carry its official name of the HR Scorecard."""

from __future__ import annotations

from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, everywhere, listed
from thaimemo.audit.rule import Agreed, Issue, Outcomes, Silent, rule
from thaimemo.audit.scorecard import belongs_to, cut_short, distance_to, official_names, printed_name
from thaimemo.schema.finding import Suggestion
from thaimemo.schema.record import Record
from thaimemo.schema.report import Dimension, DimensionMention

NEAR_ANOTHER = 2
"""Letters by which a name may miss another dimension's and still be taken for it."""


@rule(
    code="NAM01",
    name="dimension.canonical",
    severity="warning",
    title="A dimension's name is not the official one",
    why="The names of the five dimensions are fixed by the Civil Service Commission; two of them "
    "differ in two letters.",
    silent_when="the agency uses a frame of its own, or the wording is an accepted variant",
    absent="no dimensions of the HR Scorecard were read",
    verdict="ambiguous",
    supersedes=("NAM02",),
)
def _check(record: Record) -> Outcomes:
    for index, report in enumerate(record.reports):
        if report.frame != "hr_scorecard":
            if report.dimensions:
                yield Silent(f"the frame is {report.frame}, which has no official names")
            continue
        for dimension in report.dimensions:
            if dimension.number not in official_names():
                yield Silent(f"dimension {dimension.number} is none of the five")
                continue
            number = dimension.number
            wrong = [
                m for m in dimension.mentions if distance_to(m.name, number) and not cut_short(m.name, number)
            ]
            for _ in range(len(dimension.mentions) - len(wrong)):
                yield Agreed()
            another = [m for m in wrong if _another(m, dimension.number)]
            variants = [m for m in wrong if m not in another]
            if another:
                yield _of_another(index, dimension, another)
            if variants:
                yield _variant(index, dimension, variants)


def _another(mention: DimensionMention, number: int) -> bool:
    nearest, distance = belongs_to(mention.name)
    return nearest != number and distance <= NEAR_ANOTHER and distance_to(mention.name, number) > distance


def _of_another(index: int, dimension: Dimension, mentions: list[DimensionMention]) -> Issue:
    number, official = dimension.number, printed_name(dimension.number)
    other = belongs_to(mentions[0].name)[0]
    right = sum(not distance_to(m.name, number) for m in dimension.mentions)
    return Issue(
        message=f"Dimension {number} carries the name of dimension {other} in {len(mentions)} place(s); the "
        f"official name is “{official}”, {CHECK_THE_PAGE}.",
        message_th=f"มิติที่ {number} ใช้ชื่อของมิติที่ {other} จำนวน {len(mentions)} แห่ง ชื่อตามที่สำนักงาน ก.พ. กำหนดคือ "
        f"“{official}” {CHECK_THE_PAGE_TH}",
        values=[v for m in mentions for v in everywhere(f"dimension {number} ({m.place})", m, "name")],
        report=index,
        about=frozenset({("dimension", index, number)}),
        severity="error",
        verdict="contradiction",
        suggestion=Suggestion(
            value=official,
            because="it is the official name of the number"
            + (f", and {right} other place(s) have it" if right else ""),
        ),
    )


def _variant(index: int, dimension: Dimension, mentions: list[DimensionMention]) -> Issue:
    number, official = dimension.number, printed_name(dimension.number)
    forms = listed(f"“{m.name}”" for m in mentions)
    return Issue(
        message=f"Dimension {number} is printed as {forms}; the official name is “{official}”, "
        f"{CHECK_THE_PAGE}.",
        message_th=f"มิติที่ {number} พิมพ์ว่า {forms} ชื่อตามที่สำนักงาน ก.พ. กำหนดคือ “{official}” {CHECK_THE_PAGE_TH}",
        values=[v for m in mentions for v in everywhere(f"dimension {number} ({m.place})", m, "name")],
        report=index,
        about=frozenset({("dimension wording", index, number)}),
        suggestion=Suggestion(value=official, because="it is the official name of the number"),
    )
