"""The tables of the dataset as they are declared in ``tables/*.toml``: rows, columns, types, meanings.

A table's ``rows`` names the list of the record whose items are its rows (``reports.projects.results``); a
column's ``from`` is the path of its value within such an item, the column's own name where it is left out.
Nothing of a table is ever inferred from data: two runs give tables of one shape whatever was in the
documents.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Literal

TABLES_VERSION = "1.0"
"""Version of the tables' shape; a new column or table counts up the second number, a lost one the first."""

Kind = Literal["text", "number", "integer", "real", "boolean", "date", "texts", "integers"]
"""``number`` is decimal(38, 10), ``real`` a binary fraction, ``texts`` and ``integers`` are lists."""

ORDER = [
    "documents",
    "stamps",
    "signatories",
    "reports",
    "period_mentions",
    "fiscal_year_mentions",
    "report_mentions",
    "plans",
    "scale_levels",
    "dimensions",
    "dimension_mentions",
    "projects",
    "project_mentions",
    "steps",
    "rubric_levels",
    "results",
    "stated_levels",
    "result_parts",
    "counts",
    "lists",
    "events",
    "not_held",
    "ratios",
    "totals",
    "tallies",
    "tally_parts",
    "calculations",
    "calculation_terms",
    "observations",
    "findings",
    "finding_values",
    "checks",
    "evidence",
]
"""The tables, parents before their children."""

EVIDENCE = "evidence"


@dataclass(frozen=True)
class Column:
    """One column; ``en`` and ``th`` say what it holds."""

    name: str
    type: Kind
    en: str
    th: str
    path: tuple[str, ...] = ()
    """Keys from the row's object to the value; empty where ``computed`` names it."""
    computed: str = ""
    required: bool = False
    values: tuple[str, ...] = ()
    """All values that a text may have; empty for any."""


@dataclass(frozen=True, eq=False)
class Table:
    """One table: its rows are the objects at ``rows``, a path through the lists of a record."""

    name: str
    singular: str
    en: str
    th: str
    rows: tuple[str, ...]
    keys: tuple[Column, ...]
    """What identifies a row and its parents: ``document_id``, ``key``, keys of the rows it lies in,
    ``ordinal``.
    """
    fields: tuple[Column, ...] = field(default=())
    parents: dict[str, str] = field(default_factory=dict)
    """The tables of the rows that a row lies in, by the column with their key."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns in order."""
        return self.keys + self.fields

    @property
    def primary_key(self) -> tuple[str, ...]:
        """The columns that no two rows have alike."""
        return ("document_id",) if not self.rows else ("document_id", "key")


@cache
def tables() -> dict[str, Table]:
    """Every table by name, parents first."""
    found: dict[str, Table] = {}
    for name in ORDER:
        found[name] = _table(name, found)
    return found


def _table(name: str, before: dict[str, Table]) -> Table:
    declared = tomllib.loads(files(__package__).joinpath("tables", f"{name}.toml").read_text("utf-8"))
    rows = tuple(part for part in declared["rows"].split(".") if part)
    parents = {
        f"{table.singular}_key": table.name
        for table in before.values()
        if table.rows and rows[: len(table.rows)] == table.rows
    }
    return Table(
        name=name,
        singular=declared["singular"],
        en=declared["en"],
        th=declared["th"],
        rows=rows,
        keys=tuple(_keys(rows, parents, before)),
        fields=tuple(_column(key, value) for key, value in declared["columns"].items()),
        parents=parents,
    )


def _keys(rows: tuple[str, ...], parents: dict[str, str], before: dict[str, Table]) -> list[Column]:
    document = Column(
        "document_id",
        "text",
        "Document: SHA-256 of the bytes of its file.",
        "รหัสเอกสาร (SHA-256 ของแฟ้ม)",
        required=True,
    )
    if not rows:
        return [document]
    return [
        document,
        Column(
            "key",
            "text",
            "Key within the document: the JSON Pointer (RFC 6901) of the row's object in its record.",
            "กุญแจของแถวในเอกสาร: JSON Pointer ไปยังวัตถุในระเบียน",
            required=True,
        ),
        *(
            Column(
                name,
                "text",
                f"Row of {table} that it belongs to.",
                f"กุญแจของแถวในตาราง {table} ที่แถวนี้สังกัด",
                required=True,
            )
            for name, table in parents.items()
        ),
        Column("ordinal", "integer", "Place in its list, from 0.", "ลำดับในรายการ (เริ่มจาก 0)", required=True),
    ]


def _column(name: str, declared: dict[str, object]) -> Column:
    computed = str(declared.get("computed", ""))
    values = declared.get("values", [])
    assert isinstance(values, list)
    return Column(
        name=name,
        type=declared["type"],  # type: ignore[arg-type]
        en=str(declared["en"]),
        th=str(declared["th"]),
        path=() if computed else tuple(str(declared.get("from", name)).split(".")),
        computed=computed,
        required=bool(declared.get("required", False)),
        values=tuple(values),
    )
