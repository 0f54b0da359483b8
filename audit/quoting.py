"""Values of the record quoted in findings, and numbers written out in messages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise, takewhile

from thaimemo.normalize.numerals import has_digit
from thaimemo.schema.evidence import Evidence, Grounded
from thaimemo.schema.finding import FindingValue
from thaimemo.schema.record import Record
from thaimemo.schema.report import Project, Report

Quotable = Decimal | int | str | bool | dt.date | None

THAI_MONTHS = (
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
)
CHECK_THE_PAGE = "check the page"
CHECK_THE_PAGE_TH = "โปรดตรวจสอบกับหน้าเอกสาร"


def value(label: str, what: Quotable, evidence: Evidence | None = None) -> FindingValue:
    """A value of a finding; dates as ISO text, whole numbers exact."""
    if isinstance(what, dt.date):
        what = what.isoformat()
    elif isinstance(what, int) and not isinstance(what, bool):
        what = Decimal(what)
    return FindingValue(label=label, value=what, evidence=evidence)


def quoted(label: str, owner: Grounded, field: str, what: Quotable = None) -> FindingValue:
    """The owner's field (or the value given in its stead) with the first place it was read from.

    Of a place that runs over lines ("๓" / "เมษายน ๒๕๖๗") the line with most of it; what a line break cut off
    the figure of a number or a date (ร้อยละ / ๘๕.๗๕) is no place of it.
    """
    places = everywhere(label, owner, field, what)
    if len(places) > 1 and _is_figure(places[0].value, owner, field):
        places = [place for place in places if place.evidence and has_digit(place.evidence.quote)] or places
    lines = takewhile(lambda pair: _goes_on(pair[0].evidence, pair[1].evidence), pairwise(places))
    first = [places[0], *(below for _, below in lines)]
    return max(first, key=lambda quote: len(quote.evidence.quote) if quote.evidence else 0)


def _goes_on(above: Evidence | None, below: Evidence | None) -> bool:
    """The second place is in the line below the first."""
    if above is None or below is None:
        return False
    return (above.page, above.line + 1) == (below.page, below.line)


def _is_figure(what: Quotable, owner: Grounded, field: str) -> bool:
    return isinstance(what, Decimal) or isinstance(getattr(owner, field, None), Decimal | int | dt.date)


def everywhere(label: str, owner: Grounded, field: str, what: Quotable = None) -> list[FindingValue]:
    """Like `quoted`, once for every place, and for the words that the end of a line cut off their figure.

    Other words without a figure are no place of a number or a date.
    """
    shown_value = getattr(owner, field) if what is None else what
    places = owner.evidence.get(field, [])
    if len(places) > 1 and isinstance(shown_value, Decimal | int | dt.date):
        places = [
            place
            for place, below in zip(places, [*places[1:], None], strict=True)
            if has_digit(place.quote) or _goes_on(place, below)
        ] or places
    return [value(label, shown_value, place) for place in places] or [value(label, shown_value)]


def shown(number: Decimal | int) -> str:
    """The number as people write it: no exponent, no zeros at the end."""
    number = Decimal(number)
    if number == number.to_integral_value():
        return str(int(number))
    return format(number.normalize(), "f")


def thai_date(day: dt.date) -> str:
    """``31 มี.ค. 2563``."""
    return f"{day.day} {THAI_MONTHS[day.month - 1]} {day.year + 543}"


def projects(record: Record) -> Iterator[tuple[int, Report, Project]]:
    """Every project with its report and the report's index."""
    for index, report in enumerate(record.reports):
        for project in report.projects:
            yield index, report, project


def listed(parts: Iterable[str]) -> str:
    """The parts, each once, with commas."""
    return ", ".join(dict.fromkeys(parts))
