"""How many days a span of dates has."""

from __future__ import annotations

import datetime as dt


def days(start: dt.date, end: dt.date) -> int:
    """All days, both ends included."""
    return (end - start).days + 1


def working_days(start: dt.date, end: dt.date) -> int:
    """Days from Monday to Friday, both ends included."""
    return sum((start + dt.timedelta(days=i)).weekday() < 5 for i in range(days(start, end)))
