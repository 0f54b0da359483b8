"""The rules between two rounds: what may not fall, what may not change unsaid, what was only copied."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from thaimemo.audit.across.standing import ProjectStanding, Standing, Told
from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, shown
from thaimemo.schema.rule_card import RuleCard


@dataclass(frozen=True, slots=True)
class Difference:
    """Two values of one project in two reports."""

    label: str
    earlier: Told
    later: Told
    message: str
    message_th: str


Pair = tuple[Standing, ProjectStanding]
Compare = Callable[[Pair, Pair], Iterator[Difference]]


@dataclass(frozen=True, slots=True)
class AcrossRule(RuleCard):
    """A rule over an earlier and a later report; ``within_year``: of one fiscal year only."""

    within_year: bool
    compare: Compare


def _falls(earlier: Pair, later: Pair) -> Iterator[Difference]:
    if any(_changed(*sides) for sides in _terms(earlier[1], later[1])):
        return
    for field, before in earlier[1].grown.items():
        after = later[1].grown.get(field)
        if after is None or not isinstance(before.value, Decimal) or not isinstance(after.value, Decimal):
            continue
        if after.value < before.value:
            a, b = shown(before.value), shown(after.value)
            yield Difference(
                field,
                before,
                after,
                f"For {later[1].id} {field} falls from {a} in the report of {earlier[0].months} months to "
                f"{b} in that of {later[0].months}; {CHECK_THE_PAGE}.",
                f"โครงการ {later[1].id}: ผลสะสมรอบ {earlier[0].months} เดือนเท่ากับ {a} แต่รายงานรอบ "
                f"{later[0].months} เดือนเท่ากับ {b} {CHECK_THE_PAGE_TH}",
            )


def _terms(a: ProjectStanding, b: ProjectStanding) -> Iterator[tuple[Told | None, Told | None]]:
    yield from ((a.weight, b.weight), (a.target, b.target), (a.rubric, b.rubric))


def _changed(before: Told | None, after: Told | None) -> bool:
    return before is not None and after is not None and before.value != after.value


def _term(field: str, word_th: str) -> Compare:
    def compare(earlier: Pair, later: Pair) -> Iterator[Difference]:
        before, after = getattr(earlier[1], field), getattr(later[1], field)
        if not _changed(before, after):
            return
        a, b = (shown(t.value) if isinstance(t.value, Decimal) else t.value for t in (before, after))
        yield Difference(
            field,
            before,
            after,
            f"For {later[1].id} the {field} is {a} in the report of {earlier[0].months} months and {b} in "
            f"that of {later[0].months}.",
            f"โครงการ {later[1].id}: {word_th}ในรายงานรอบ {earlier[0].months} เดือนคือ {a} แต่ในรายงานรอบ "
            f"{later[0].months} เดือนคือ {b} {CHECK_THE_PAGE_TH}",
        )

    return compare


def _copied(earlier: Pair, later: Pair) -> Iterator[Difference]:
    before, after = earlier[1].narrative, later[1].narrative
    if before is None or after is None or before.value != after.value:
        return
    where = f"{earlier[0].months} months of {earlier[0].year}"
    yield Difference(
        "narrative",
        Told("", before.evidence),
        Told("", after.evidence),
        f"For {later[1].id} the narrative is word for word that of the report of {where}.",
        f"โครงการ {later[1].id}: ข้อความผลการดำเนินงานตรงกับรายงานรอบ {earlier[0].months} เดือน ปีงบประมาณ "
        f"พ.ศ. {earlier[0].year} ทุกคำ {CHECK_THE_PAGE_TH}",
    )


RULES = (
    AcrossRule(
        "SCO12",
        "score.cumulative_falls",
        "error",
        "A later round falls behind an earlier one",
        "A later report of the year has less than an earlier one of what only grows.",
        "What was done stays done.",
        "the result is a rate, an average or what is left, or weight, target or rubric changed in between",
        True,
        _falls,
    ),
    AcrossRule(
        "RND01",
        "rounds.weight_changed",
        "info",
        "The weight changed between rounds",
        "An indicator has another weight than in an earlier report of the year.",
        "Weights may be set a round, but the reader who compares totals should know.",
        "one of the reports states no weight",
        True,
        _term("weight", "น้ำหนัก"),
    ),
    AcrossRule(
        "RND02",
        "rounds.target_changed",
        "warning",
        "The target changed between rounds",
        "An indicator has another target than in an earlier report of the year.",
        "A target that moves towards the result makes any result good.",
        "one of the reports states no target",
        True,
        _term("target", "เป้าหมาย"),
    ),
    AcrossRule(
        "RND03",
        "rounds.rubric_changed",
        "warning",
        "The criteria changed between rounds",
        "An indicator has other thresholds than in an earlier report of the year.",
        "Scores of two rubrics cannot be compared.",
        "one of the reports states no thresholds",
        True,
        _term("rubric", "เกณฑ์การให้คะแนน"),
    ),
    AcrossRule(
        "RND04",
        "rounds.narrative_copied",
        "info",
        "A narrative is copied from the round before",
        "The narrative of a project is word for word that of the round before.",
        "A text that was not touched may not have been checked either.",
        "the narrative is short, or a word of it differs",
        False,
        _copied,
    ),
)
