"""Weights do not add up to 100, to 1 or to the stated total."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, quoted, shown
from thaimemo.audit.rule import Agreed, Issue, Outcomes, Silent, rule
from thaimemo.audit.weights import best_result, close, rows
from thaimemo.schema.evidence import Grounded
from thaimemo.schema.finding import FindingValue
from thaimemo.schema.record import Record
from thaimemo.schema.report import DimensionMention, Project, Report, Total

HALF = Decimal(50)


@rule(
    code="SCO07",
    name="weight.sum",
    severity="error",
    title="Weights do not add up",
    why="Weights are shares of one whole.",
    silent_when="a weight or a project is missing, a project is cancelled, a row may hold the sum of all, or "
    "the sum is far from 100 with no total stated",
    absent="no weights were read",
    supersedes=("SCO09",),
)
def _check(record: Record) -> Outcomes:
    for index, report in enumerate(record.reports):
        if any(r.status == "cancelled" for p in report.projects for r in p.results):
            yield Silent("a project is cancelled, weights may be re-based")
            continue
        by_dimension: dict[int, list[Project]] = {}
        for project in report.projects:
            if project.dimension is not None:
                by_dimension.setdefault(project.dimension, []).append(project)
        other = _told_otherwise(report)
        missed = Decimal(0)
        for dimension in report.dimensions:
            weights = [p.weight for p in by_dimension.get(dimension.number, [])]
            known = [w for w in weights if w is not None]
            if dimension.weight is None or not known or len(known) != len(weights):
                continue
            total = sum(known, Decimal(0))
            elsewhere = other.get(dimension.number)
            if elsewhere is not None and close(total, dimension.weight):
                values = [quoted("dimension weight", dimension, "weight")]
                values.append(quoted("dimension weight", elsewhere, "weight"))
                told = shown(dimension.weight), shown(elsewhere.weight or Decimal(0))
                yield _told_twice(index, dimension.number, told, values)
                continue
            shares = (dimension.weight, dimension.weight / 100, Decimal(100), Decimal(1))
            if any(close(total, w) for w in shares):
                yield Agreed()
                continue
            if _one_holds_all(known, dimension.weight):
                yield Silent("one of the rows may hold the weights of all")
                continue
            values = [quoted("dimension", dimension, "name"), quoted("dimension weight", dimension, "weight")]
            values += [quoted(f"weight of {p.id}", p, "weight") for p in by_dimension[dimension.number]]
            missed += total - dimension.weight
            yield _issue(index, total, dimension.weight, values, f"of dimension {dimension.number}")
        yield from _whole(index, report, by_dimension, missed)


def _one_holds_all(weights: Sequence[Decimal], due: Decimal) -> bool:
    """The weights without one, which is no less than their sum, come to what is due."""
    total = sum(weights, Decimal(0))
    return any(weight >= total - weight and close(total - weight, due) for weight in weights)


def _told_otherwise(report: Report) -> dict[int, DimensionMention]:
    """The place with another weight, where it is of one dimension and the others' weights are told alike.

    A share behind the names of several dimensions may be what they reached.
    """
    alike = 0
    other: dict[int, DimensionMention] = {}
    for dimension in report.dimensions:
        told = [(m, m.weight) for m in dimension.mentions if m.weight is not None]
        weight = dimension.weight
        if weight is None or len(told) < 2:
            continue
        differing = [m for m, w in told if not any(close(w * f, weight) for f in (1, 100, Decimal("0.01")))]
        if differing:
            other[dimension.number] = differing[0]
        else:
            alike += 1
    return other if len(other) == 1 and alike else {}


def _told_twice(index: int, number: int, weights: tuple[str, str], values: list[FindingValue]) -> Issue:
    first, second = weights
    return Issue(
        message=f"Dimension {number} weighs {first} in one place and {second} in another; {CHECK_THE_PAGE}.",
        message_th=f"น้ำหนักของมิติที่ {number} ระบุ {first} ในที่หนึ่ง และ {second} ในอีกที่หนึ่ง {CHECK_THE_PAGE_TH}",
        values=values,
        report=index,
        about=frozenset(("weights", index, months) for months in (None, 3, 6, 9, 12)),
    )


def _whole(index: int, report: Report, by_dimension: dict[int, list[Project]], missed: Decimal) -> Outcomes:
    """The weights of the projects; where no project has one, those of every round's table.

    ``missed`` is how much too much the dimensions have already: one defect is told once.
    """
    owners: list[list[Grounded]] = []
    if any(p.weight is not None for p in report.projects):
        owners.append(list(report.projects))
    else:
        owners += [
            [r.result for r in table] for (place, _), table in rows(report).items() if place == "table"
        ]
    stated = [t for t in report.totals if t.dimension is None and t.weight is not None]
    for whole in owners:
        weights = [w for o in whole if (w := getattr(o, "weight", None)) is not None]
        if len(weights) < 2:
            continue
        if len(weights) != len(whole):
            yield Silent("some weights are missing")
            continue
        total = sum(weights, Decimal(0))
        sums = [sum((p.weight or Decimal(0) for p in ps), Decimal(0)) for ps in by_dimension.values()]
        shares = bool(sums) and all(close(s, Decimal(100)) for s in sums)
        if (
            shares
            or _is_whole((total, _reported(report)) if stated else (total,), stated)
            or (not stated and close(total, _of_groups(report)))
        ):
            yield Agreed()
            continue
        if not stated and _has_gaps(report.projects):
            yield Silent("the numbers of the projects leave some out")
            continue
        if not stated and not HALF <= total <= 3 * HALF:
            yield Silent("the weights are no shares of 100")
            continue
        due = next((t.weight for t in stated if t.weight is not None and not close(total, t.weight)), None)
        due = due if due is not None else Decimal(100)
        if not due / 2 <= total <= 2 * due:
            yield Silent("the weights are far from the stated total, they are shares of something else")
            continue
        if _one_holds_all(weights, due):
            yield Silent("one of the rows may hold the weights of all")
            continue
        if missed and total - due == missed:
            yield Silent("the weights of a dimension differ by as much, and are told")
            continue
        values = [quoted("weight", owner, "weight") for owner in whole]
        yield _issue(
            index, total, due, [quoted("total", t, "weight") for t in stated] + values, "of all projects"
        )


def _of_groups(report: Report) -> Decimal:
    """What the groups' own totals come to, nought where one has none: points of groups need not be 100."""
    printed = {
        t.dimension: t.weight for t in report.totals if t.dimension is not None and t.weight is not None
    }
    if set(printed) < {d.number for d in report.dimensions}:
        return Decimal(0)
    return sum(printed.values(), Decimal(0))


def _has_gaps(projects: list[Project]) -> bool:
    """The printed numbers tell that the document holds some of the indicators only: 3 and 4."""
    last: dict[str, set[int]] = {}
    for project in projects:
        group, _, number = project.id.rpartition(".")
        if not number.isdecimal():
            return False
        last.setdefault(group, set()).add(int(number))
    return any(numbers != set(range(1, len(numbers) + 1)) for numbers in last.values())


def _is_whole(totals: Sequence[Decimal], stated: list[Total]) -> bool:
    """Whether the weights, of all or of some, are every total that is stated.

    One of these where each round has its own.
    """
    told = [t.weight for t in stated if t.weight is not None]
    if not told:
        return any(close(total, whole) for total in totals for whole in (Decimal(100), Decimal(1)))
    held = [any(close(t * factor, weight) for t in totals for factor in (1, 100)) for weight in told]
    return any(held) if any(t.round_months for t in stated) else all(held)


def _reported(report: Report) -> Decimal:
    """The weights of the projects that have a result: others are left to a later round."""
    return sum((p.weight for p in report.projects if p.weight is not None and best_result(p)), Decimal(0))


def _issue(index: int, total: Decimal, due: Decimal, values: list[FindingValue], of: str) -> Issue:
    return Issue(
        message=f"The weights {of} add up to {shown(total)}, not to {shown(due)}; {CHECK_THE_PAGE}.",
        message_th=f"ผลรวมน้ำหนักเท่ากับ {shown(total)} ไม่เท่ากับ {shown(due)} {CHECK_THE_PAGE_TH}",
        values=values,
        report=index,
        about=frozenset(("weights", index, months) for months in (None, 3, 6, 9, 12)),
    )
