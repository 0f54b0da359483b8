"""The data dictionary (พจนานุกรมข้อมูล) of the tables, in English and Thai, as a page of the documentation."""

from __future__ import annotations

from collections.abc import Iterator

from thaimemo.outputs.dataset.definitions import TABLES_VERSION, Column, Kind, Table, tables

TYPES: dict[Kind, str] = {
    "text": "text",
    "number": "decimal(38,10)",
    "integer": "integer",
    "real": "real",
    "boolean": "true/false",
    "date": "date",
    "texts": "list of texts",
    "integers": "list of integers",
}


def dictionary_page() -> str:
    """The page in Markdown, a section a table."""
    return "\n".join(_page()) + "\n"


def _page() -> Iterator[str]:
    yield "# Data dictionary / พจนานุกรมข้อมูล"
    yield ""
    yield "<!-- Made by docs/generate.py from outputs/dataset/tables: change those, then run `make docs`. -->"
    yield ""
    yield f"Tables of version {TABLES_VERSION}, written as in [dataset.md](dataset.md)."
    yield "Columns in bold are never null; those with a key identify the row."
    for table in tables().values():
        yield ""
        yield f"## {table.name}"
        yield ""
        yield table.en
        yield table.th
        yield ""
        yield "| column | type | meaning | ความหมาย |"
        yield "|---|---|---|---|"
        yield from (_row(table, column) for column in table.columns)


def _row(table: Table, column: Column) -> str:
    name = f"**{column.name}**" if column.required else column.name
    key = " 🔑" if column.name in table.primary_key else ""
    values = f" One of: {', '.join(f'`{value}`' for value in column.values)}." if column.values else ""
    return f"| {name}{key} | {TYPES[column.type]} | {column.en}{values} | {column.th} |"
