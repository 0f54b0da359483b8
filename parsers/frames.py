"""The dimensions of a report from all their headings, and the frame that they make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import get_args

from thaimemo.normalize import lazy
from thaimemo.normalize.passage import Passage
from thaimemo.parsers.dimensions import DimensionHeading, listed_weight, weights_told
from thaimemo.parsers.lines.joining import one_line
from thaimemo.parsers.words.lexicon import FrameWords, Lexicon
from thaimemo.schema.report import Dimension, DimensionMention, Frame, Place, Report

_LETTER = lazy.compiled(r"\p{L}")
KNOWN: frozenset[str] = frozenset(get_args(Frame))


def fill_dimensions(
    report: Report, headings: Sequence[tuple[Place, DimensionHeading]], lexicon: Lexicon
) -> None:
    """Put the dimensions into the report, each with its mentions, and say which frame they are.

    A heading in running text counts only as a witness to a dimension that a table or a section is under.
    """
    used = {p.dimension for p in report.projects} | {
        h.number for place, h in headings if place != "background"
    }
    firm = {h.word for place, h in headings if place != "background"} | {"มิติ"}
    dimensions: dict[int, Dimension] = {}
    for place, heading in sorted(headings, key=lambda ph: ph[1].number):
        if place == "background" and (heading.number not in used or heading.word not in firm):
            continue
        _mention(dimensions.setdefault(heading.number, Dimension(number=heading.number)), place, heading)
    report.dimensions = list(dimensions.values())
    frame = _frame(report, lexicon)
    for dimension in report.dimensions:
        if dimension.mentions:
            _name(dimension, frame)
        _weigh(dimension)
        if frame is not None:
            dimension.canonical = frame.canonical.get(dimension.number)
    if frame is not None:
        report.frame_name = frame.name
        report.frame = frame.name if frame.name in KNOWN else "custom"  # type: ignore[assignment]


def add_listed_weights(report: Report, passages: Iterable[Passage]) -> None:
    """Witnesses to the weights of dimensions in a list that announces them."""
    names = {d.number: d.name for d in report.dimensions if d.name}
    if not names:
        return
    known = {(e.page, e.line) for d in report.dimensions for e in d.evidence.get("weight", ())}
    for heading in (heading for passage in passages for heading in _listed(passage, names)):
        if heading.weight_place is None:
            continue
        if known.isdisjoint((e.page, e.line) for e in heading.weight_place.evidence()):
            dimension = next(d for d in report.dimensions if d.number == heading.number)
            _mention(dimension, "background", heading)
            if dimension.weight is None:
                _weigh(dimension)


def _listed(passage: Passage, names: dict[int, str]) -> list[DimensionHeading]:
    heading = listed_weight(passage, names)
    return [heading] if heading is not None else weights_told(passage, names)


def _mention(dimension: Dimension, place: Place, heading: DimensionHeading) -> None:
    places = heading.heading.evidence()
    dimension.evidence.setdefault("number", places)
    if not _LETTER.search(heading.name.text):  # the number alone
        if heading.weight_place is not None and dimension.weight is None:
            dimension.weight, dimension.evidence["weight"] = heading.weight, heading.weight_place.evidence()
        return
    mention = DimensionMention(place=place, name=one_line(heading.name.text), evidence={"name": places})
    dimension.mentions.append(mention)
    if heading.weight is not None and heading.weight_place is not None:
        mention.weight = heading.weight
        mention.evidence["weight"] = heading.weight_place.evidence()


def _weigh(dimension: Dimension) -> None:
    """The weight that stands above the projects, before one of the running text."""
    weighed = [m for m in dimension.mentions if m.weight is not None]
    for mention in sorted(weighed, key=lambda m: m.place == "background")[:1]:
        dimension.weight = mention.weight
        dimension.evidence["weight"] = mention.evidence["weight"]


def _name(dimension: Dimension, frame: FrameWords | None) -> None:
    """The name that most places print; among equals one above a table or section, then one of the frame's."""
    tally: dict[str, int] = {}
    firm = set()
    for mention in dimension.mentions:
        tally[mention.name] = tally.get(mention.name, 0) + 1
        if mention.place != "background":
            firm.add(mention.name)
    best = max(tally, key=lambda n: (tally[n], *_is_frames(n, dimension.number, frame), n in firm))
    dimension.name = best
    dimension.evidence["name"] = [e for m in dimension.mentions if m.name == best for e in m.evidence["name"]]


def _is_frames(name: str, number: int, frame: FrameWords | None) -> tuple[bool, bool]:
    """The frame has the name under the number, or at all."""
    own = frame.number_of(name) if frame is not None else None
    return own == number, own is not None


def _frame(report: Report, lexicon: Lexicon) -> FrameWords | None:
    """The first frame whose names enough dimensions carry, each under its number."""
    names = {d.number: {m.name for m in d.mentions} for d in report.dimensions}
    for frame in lexicon.frames:
        found = {(number, frame.number_of(name)) for number, each in names.items() for name in each}
        if frame.ordered:
            met = sum(1 for number, own in found if own is not None and number == own)
        else:
            met = len({own for _, own in found} - {None})
        if met >= frame.needed and met > sum(1 for number in names if number not in frame.signs):
            return frame
        titled = frame.title is not None and report.title and frame.title.search(report.title)
        if titled and (not names or any(own is not None for _, own in found)):
            return frame
    return None
