"""Columns that lead to a row which the record names in another way: by a number, or as printed."""

from __future__ import annotations

from collections.abc import Callable

from thaimemo.outputs.dataset.rows import Object


def _report_key(record: Object, item: Object, _key: str) -> str | None:
    index = item.get("report")
    reports = record.get("reports") or []
    return f"/reports/{index}" if index is not None and 0 <= index < len(reports) else None


def _project_key(record: Object, item: Object, key: str) -> str | None:
    report = _report_key(record, item, key)
    if report is None:
        return None
    projects = record["reports"][item["report"]].get("projects") or []
    return _only(f"{report}/projects", projects, "id", item.get("project"))


def _dimension_key(record: Object, item: Object, key: str) -> str | None:
    _, reports, index, *_ = key.split("/")
    dimensions = record[reports][int(index)].get("dimensions") or []
    return _only(f"/{reports}/{index}/dimensions", dimensions, "number", item.get("dimension"))


def _only(key: str, items: list[Object], name: str, wanted: object) -> str | None:
    """The key of the one item that has the value; None where none or several have."""
    found = [index for index, item in enumerate(items) if item.get(name) == wanted]
    return f"{key}/{found[0]}" if wanted is not None and len(found) == 1 else None


LINKS: dict[str, Callable[[Object, Object, str], str | None]] = {
    "report_key": _report_key,
    "project_key": _project_key,
    "dimension_key": _dimension_key,
}
"""By what the column is ``computed`` as: its value for the record, the row's object and its key."""
