"""A project, goal, indicator or activity differs by a few letters between places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz import fuzz

from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, projects, quoted, value
from thaimemo.audit.rule import Agreed, Issue, Outcomes, rule
from thaimemo.audit.wording_variants import Difference, activity, core, difference, partial_difference
from thaimemo.schema.finding import FindingValue
from thaimemo.schema.record import Record
from thaimemo.schema.report import Project

LEAST_ALIKE = 80
ALIKE = 85
SHORTEST = 8
"""Letters of an activity below which likeness says nothing."""


class _Form(NamedTuple):
    text: str
    place: FindingValue


@dataclass(slots=True)
class _Slip:
    difference: Difference
    minority: list[FindingValue]
    majority: list[FindingValue]
    tie: bool


@rule(
    code="NAM04",
    name="project.name_variants",
    severity="warning",
    title="One thing has two wordings",
    why="A few letters make another meaning (to record time, to reduce time).",
    silent_when="the forms differ only in spaces, abbreviations, years, particles or trailing details",
    absent="nothing is named in two places",
    verdict="ambiguous",
)
def _check(record: Record) -> Outcomes:
    own = record.memo.agency if record.memo else None
    for index, report, project in projects(record):
        agencies = tuple(a for a in (report.agency, own) if a and len(a) > 8)
        slips: dict[Difference, _Slip] = {}
        for field in ("name", "goal", "indicator"):
            forms = [
                _Form(core(text, agencies), quoted(f"{field} ({m.place})", m, field))
                for m in project.mentions
                if (text := getattr(m, field))
            ]
            if len(forms) > 1:
                yield Agreed()
                _vote(forms, slips, difference)
        for forms in _activities(project, agencies):
            yield Agreed()
            _gather(forms, slips)
        for slip in slips.values():
            ours, theirs = slip.minority, slip.majority
            yield Issue(
                message=f"For {project.id} one thing is worded in two ways, {slip.difference}; "
                f"{CHECK_THE_PAGE}.",
                message_th=f"โครงการ {project.id}: ข้อความเดียวกันใช้ถ้อยคำต่างกัน {slip.difference} "
                f"{CHECK_THE_PAGE_TH}",
                values=[*ours, *theirs],
                report=index,
                project=project.id,
                severity="info" if slip.tie else None,
            )


def _vote(
    forms: list[_Form], slips: dict[Difference, _Slip], compare: Callable[[str, str], Difference | None]
) -> None:
    """Compare every form with the most frequent one and note in what it differs."""
    frequency = Counter(form.text for form in forms)
    best, most = max(frequency.items(), key=lambda form: (form[1], -len(form[0])))
    backing = [form.place for form in forms if form.text == best]
    for text, count in frequency.items():
        if text == best or (fuzz.ratio(text, best) < LEAST_ALIKE and compare is difference):
            continue
        if (found := compare(text, best)) is None:
            continue
        key = found._replace(before="", after="")
        slip = slips.setdefault(key, _Slip(found, [], [], False))
        slip.minority += [form.place for form in forms if form.text == text]
        slip.majority += backing
        slip.tie = slip.tie or count == most


def _gather(forms: list[_Form], slips: dict[Difference, _Slip]) -> None:
    """All forms of one activity as one slip."""
    found: dict[Difference, _Slip] = {}
    _vote(forms, found, partial_difference)
    if not found:
        return
    first, *others = found.values()
    for other in others:
        first.minority += other.minority
        first.tie = first.tie or other.tie
    slip = slips.setdefault(first.difference._replace(before="", after=""), first)
    if slip is not first:
        slip.minority += first.minority
        slip.majority += first.majority


def _activities(project: Project, agencies: tuple[str, ...]) -> Iterator[list[_Form]]:
    """The forms of every activity that stands in more than one place."""
    items: list[tuple[str, _Form]] = []
    for mention in project.mentions:
        printed = mention.evidence.get("activities", [])
        for position, text in enumerate(mention.activities):
            at = printed[position] if position < len(printed) else None
            shortened = activity(text, agencies)
            if len(shortened) >= SHORTEST:
                items.append(
                    (mention.place, _Form(shortened, value(f"activity ({mention.place})", text, at)))
                )
    groups = list(range(len(items)))
    for i, (place, form) in enumerate(items):
        best: dict[str, tuple[float, int]] = {}
        for j, (other_place, other) in enumerate(items):
            if other_place == place:
                continue
            score = 100.0 if form.text == other.text else fuzz.ratio(form.text, other.text, score_cutoff=50)
            if 0 < score < ALIKE:
                score = max(score, fuzz.partial_ratio(form.text, other.text, score_cutoff=ALIKE))
            if score >= ALIKE and score > best.get(other_place, (0, 0))[0]:
                best[other_place] = (score, j)
        for _, j in best.values():
            low, high = sorted((groups[i], groups[j]))
            groups = [low if g == high else g for g in groups]
    members: dict[int, list[_Form]] = {}
    for (_, form), group in zip(items, groups, strict=True):
        members.setdefault(group, []).append(form)
    yield from (forms for forms in members.values() if len(forms) > 1)
