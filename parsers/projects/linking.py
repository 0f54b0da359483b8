"""The mentions of one project in all places linked into one group; two projects are never merged."""

from __future__ import annotations

from collections.abc import Sequence

from thaimemo.parsers.projects.mention import Mention
from thaimemo.parsers.projects.names import comparison_key, likeness
from thaimemo.schema.report import Place

ALIKE = 0.72
ALIKE_IN_POSITION = 0.5
SEVERAL = 2
_PREFERENCE: tuple[Place, ...] = ("summary", "table", "action", "detail", "plan")

Group = list[Mention]


def link(mentions: Sequence[Mention], agencies: tuple[str, ...]) -> list[Group]:
    """Groups of mentions, one a project, in the order of dimension and position.

    The place that names most projects gives the groups; the mentions of every other place are matched
    one to one, the most alike first, by name, and by dimension and position where the names vary.
    """
    places: dict[Place, list[Mention]] = {}
    for mention in mentions:
        if mention.place == "background":
            continue
        if mention.title is not None or mention.fields.get("goal"):
            places.setdefault(mention.place, []).append(mention)
    if not places:
        return []
    for found in places.values():
        _number(found)
    order = sorted(places, key=lambda p: (-len(_distinct(places[p], agencies)), _PREFERENCE.index(p)))
    groups = _distinct(places[order[0]], agencies)
    for place in sorted(order[1:], key=lambda p: not _names_both(places[p])):
        _match(groups, _distinct(places[place], agencies), agencies)
    for mention in mentions:
        if mention.place == "background" or (mention.title is None and not mention.fields.get("goal")):
            _match_number(groups, mention)
    for group in groups:
        owner = next((m for m in group if m.dimension is not None), None)
        for mention in group:
            if mention.dimension is None and owner is not None:
                mention.dimension, mention.number = owner.dimension, owner.number
    return sorted(groups, key=lambda g: (g[0].dimension or 0, g[0].number or 0) if g[0].dimension else (0, 0))


def is_named(mention: Mention, others: Sequence[Mention]) -> bool:
    """Whether one of the others has the name of the mention, or nearly so."""
    return any(_likeness([mention], [other], ()) >= ALIKE for other in others)


def runs_on(groups: Sequence[Group]) -> bool:
    """The projects are numbered from 1 on, whatever their dimension: group 2 begins with number 6.

    A number may be divided: 1.1, 1.2, 2, 3.1, 3.2. Where all are, the first part is the dimension's.
    """
    numbers = [next((m.printed_number for m in group if m.printed_number), "") for group in groups]
    heads = [number.partition(".")[0] for number in numbers]
    counted = [str(number) for number in range(1, len(set(heads)) + 1)]
    once = len(set(numbers)) == len(numbers) and any("." not in number for number in numbers)
    return (
        once and list(dict.fromkeys(heads)) == counted and len({group[0].dimension for group in groups}) > 1
    )


def _names_both(mentions: Sequence[Mention]) -> bool:
    """The place prints names and indicators: it tells which name of a place without indicators is which."""
    return any(m.text("project") and m.text("indicator") not in (None, m.text("project")) for m in mentions)


def _number(mentions: list[Mention]) -> None:
    """Position within the dimension, counted where the place names dimensions."""
    counts: dict[int | None, int] = {}
    for mention in mentions:
        counts[mention.dimension] = counts.get(mention.dimension, 0) + 1
        mention.number = counts[mention.dimension]


def _distinct(mentions: list[Mention], agencies: tuple[str, ...]) -> list[Group]:
    """The projects of one place; a row that stands again for another round joins its project."""
    groups: list[Group] = []
    seen: dict[tuple[str | None, str], Group] = {}
    for mention in mentions:
        key = (mention.printed_number, _key(mention, agencies))
        group = seen.get(key)
        if group is not None and not set(mention.rounds) & {m for other in group for m in other.rounds}:
            group.append(mention)
        else:
            groups.append([mention])
            seen[key] = groups[-1]
    return groups


def _key(mention: Mention, agencies: tuple[str, ...]) -> str:
    title = mention.title or mention.fields.get("goal")
    return comparison_key(title.text, agencies) if title else ""


def _match_equal(
    groups: list[Group], others: list[Group], agencies: tuple[str, ...]
) -> tuple[set[int], set[int]]:
    """Pair what has one name and no other dimension, in order, before anything is only alike."""
    waiting: dict[str, list[int]] = {}
    for i, group in enumerate(groups):
        waiting.setdefault(_key(group[0], agencies), []).append(i)
    taken_groups: set[int] = set()
    taken_others: set[int] = set()
    for j, other in enumerate(others):
        key, dimension = _key(other[0], agencies), other[0].dimension
        same = waiting.get(key, []) if key else []
        i = next(
            (
                i
                for i in same
                if None in (dimension, groups[i][0].dimension) or dimension == groups[i][0].dimension
            ),
            -1,
        )
        if i >= 0:
            same.remove(i)
            groups[i].extend(other)
            taken_groups.add(i)
            taken_others.add(j)
    return taken_groups, taken_others


def _likeness(group: Group, other: Group, agencies: tuple[str, ...]) -> float:
    best = 0.0
    for a in group:
        for b in other:
            for role in ("project", "indicator", "goal"):
                x, y = a.fields.get(role), b.fields.get(role)
                if x is not None and y is not None:
                    alike = likeness(comparison_key(x.text, agencies), comparison_key(y.text, agencies))
                    best = max(best, alike if role != "goal" else alike * 0.95)
            if best < 0.9:  # a section may be headed by what the table calls the indicator
                x, y = a.title, b.title
                if x is not None and y is not None:
                    best = max(
                        best, likeness(comparison_key(x.text, agencies), comparison_key(y.text, agencies))
                    )
    return best


def _match_number(groups: list[Group], mention: Mention) -> None:
    """What names a project by nothing but its number, where only one project has it."""
    number = mention.printed_number
    having = [group for group in groups if number and any(m.printed_number == number for m in group)]
    if len(having) == 1:
        having[0].append(mention)


def _match(groups: list[Group], others: list[Group], agencies: tuple[str, ...]) -> None:
    taken_groups, taken_others = _match_equal(groups, others, agencies)
    scored = []
    for i, group in enumerate(groups):
        if i in taken_groups:
            continue
        for j, other in enumerate(others):
            if j in taken_others:
                continue
            alike = _likeness(group, other, agencies)
            a, b = group[0], other[0]
            apart = a.dimension is not None and b.dimension is not None and a.dimension != b.dimension
            in_position = not apart and a.dimension == b.dimension is not None and a.number == b.number
            same_number = (
                a.printed_number is not None
                and a.printed_number == b.printed_number
                and "." in a.printed_number
            )
            needed = ALIKE_IN_POSITION if in_position or same_number else 0.9 if apart else ALIKE
            if alike >= needed:
                scored.append(
                    (alike + (0.1 if in_position or same_number else 0) - (0.1 if apart else 0), -i, -j)
                )
    for _, i, j in sorted(scored, reverse=True):
        if -i not in taken_groups and -j not in taken_others:
            groups[-i].extend(others[-j])
            taken_groups.add(-i)
            taken_others.add(-j)
    free = [group for i, group in enumerate(groups) if i not in taken_groups]
    waiting = _by_one_numbering(groups, free, [o for j, o in enumerate(others) if j not in taken_others])
    named = any(m.text("project") for other in waiting for m in other)
    if waiting and not named and _as_many(groups, others):
        for other in waiting:
            place = other[0].dimension, other[0].number
            same = (g for i, g in enumerate(groups) if i not in taken_groups)
            next(group for group in same if (group[0].dimension, group[0].number) == place).extend(other)
        return
    groups.extend(waiting)


def _by_one_numbering(groups: Sequence[Group], free: Sequence[Group], waiting: list[Group]) -> list[Group]:
    """Pair what is left by its number, where all pairs by name have one number in both places.

    Returns what is left without a pair: a front may call in short what its section names at length.
    """
    numbers = [{m.printed_number for m in group} - {None} for group in groups if len(group) > 1]
    agreed = sum(1 for of_pair in numbers if len(of_pair) == 1)
    if agreed < max(SEVERAL, len(waiting)) or any(len(of_pair) > 1 for of_pair in numbers):
        return waiting
    left = []
    for other in waiting:
        number = other[0].printed_number
        having = [group for group in free if number and group[0].printed_number == number]
        if len(having) == 1:
            having[0].extend(other)
        else:
            left.append(other)
    return left


def _as_many(groups: Sequence[Group], others: Sequence[Group]) -> bool:
    """Both have as many projects in every dimension: what has no name is told by its position."""
    places = [sorted((g[0].dimension or 0, g[0].number or 0) for g in each) for each in (groups, others)]
    dimensions = {dimension for dimension, _ in places[0]}
    return places[0] == places[1] and len(dimensions) > 2 and 0 not in dimensions
