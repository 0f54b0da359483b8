"""Which tables of the dataset go into the warehouse, and under which names.

The warehouse holds what questions are asked of: the facts with their dimensions, and the places they were
read from. Everything else of a record stays in the Parquet files.
"""

from __future__ import annotations

from thaimemo.outputs.dataset.definitions import Kind, Table, tables

STAR = (
    "documents",
    "reports",
    "dimensions",
    "projects",
    "rubric_levels",
    "results",
    "findings",
    "finding_values",
    "checks",
    "evidence",
)
"""Tables of the dataset, parents before the rows that refer to them."""

SQL_TYPES: dict[Kind, str] = {
    "text": "TEXT",
    "number": "NUMERIC(38, 10)",
    "integer": "BIGINT",
    "real": "DOUBLE PRECISION",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "texts": "TEXT[]",
    "integers": "BIGINT[]",
}
"""Types that DuckDB and PostgreSQL both have by these names."""

LINKS = {
    "projects": {"dimension_key": "dimensions"},
    "findings": {"report_key": "reports", "project_key": "projects"},
}
"""References that may be null, beside those of a row to the rows it lies in."""


def star() -> list[Table]:
    """The tables in the order to load them; a table is called by its singular in the warehouse."""
    return [tables()[name] for name in STAR]


def references(table: Table) -> dict[str, Table]:
    """The tables that a table refers to, by the column with their key; ``document_id`` for the document.

    A row refers to the row that it lies in, which refers to the next: a document holds them all by that
    chain.
    """
    *_, nearest = ["documents", *table.parents.values()]
    own = (
        {"document_id" if nearest == "documents" else list(table.parents)[-1]: nearest} if table.rows else {}
    )
    return {column: tables()[name] for column, name in {**own, **LINKS.get(table.name, {})}.items()}
