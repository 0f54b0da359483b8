"""``datapackage.json``: what every file of the dataset is, with its columns, keys, size and checksum.

Data Package standard, https://datapackage.org; `frictionless validate datapackage.json` checks the files
against it.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from thaimemo.outputs.dataset.definitions import TABLES_VERSION, Column, Kind, Table, tables

NAME = "datapackage.json"
TITLE = "Thai government memos and performance reports, read and audited"
DESCRIPTION = (
    "One row a document, report, project, result, finding, ...; every value with the place it was read from. "
    "Text cells of the CSV files that begin with = + - @, a tab, a line end or an apostrophe have one "
    "apostrophe before them; the Parquet files hold the exact values."
)

FIELD_TYPES: dict[Kind, str] = {
    "text": "string",
    "number": "number",
    "integer": "integer",
    "real": "number",
    "boolean": "boolean",
    "date": "date",
    "texts": "array",
    "integers": "array",
}

FILES = {
    "records.jsonl": ("The records, one a line.", "application/jsonl"),
    "failures.jsonl": ("One line for every input that gave no record, and why.", "application/jsonl"),
    "sources.jsonl": ("One line for every input: what became of it.", "application/jsonl"),
    "audit.xlsx": (
        "Summary, findings, results and failures for people.",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "audit.sarif": ("The findings for code scanners, SARIF 2.1.0.", "application/sarif+json"),
    "gd-catalog.json": ("Description for the Thai government data catalogue.", "application/json"),
}
"""Files beside the tables, described where they are there."""


def write_datapackage(folder: Path, counts: dict[str, int]) -> None:
    """Describe what is in ``folder``; ``counts`` has the rows of every table."""
    resources = [
        _file(folder, name, text, media) for name, (text, media) in FILES.items() if (folder / name).exists()
    ]
    for table in tables().values():
        resources.append(_csv(folder, table, counts[table.name]))
        parquet = f"The table {table.name} with exact types. {table.en}"
        resources.append(
            _file(folder, f"tables/{table.name}.parquet", parquet, "application/vnd.apache.parquet")
        )
    package = {
        "name": "thaimemo-dataset",
        "title": TITLE,
        "description": DESCRIPTION,
        "version": TABLES_VERSION,
        "resources": resources,
    }
    text = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
    (folder / NAME).write_text(text, encoding="utf-8")


def whole_files(folder: Path) -> list[Path] | None:
    """The files of the dataset in ``folder``; None where one is not what ``datapackage.json`` describes.

    That file is the last to be put in its place, and the first to go before others are.
    """
    try:
        described = json.loads((folder / NAME).read_text("utf-8"))["resources"]
        same = all(
            (folder / file["path"]).stat().st_size == file["bytes"]
            and sha256(folder / file["path"]) == file["hash"]
            for file in described
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return [*(folder / file["path"] for file in described), folder / NAME] if same else None


def sha256(path: Path) -> str:
    """The checksum of a file as ``datapackage.json`` writes it."""
    with path.open("rb") as stream:
        return f"sha256:{hashlib.file_digest(stream, 'sha256').hexdigest()}"


def _csv(folder: Path, table: Table, count: int) -> dict[str, Any]:
    described = _file(folder, f"tables/{table.name}.csv", f"{table.en} {table.th}", "text/csv")
    keys = [
        {
            "fields": ["document_id", *([column] if column else [])],
            "reference": {"resource": parent, "fields": ["document_id", *(["key"] if column else [])]},
        }
        for column, parent in {**({"": "documents"} if table.rows else {}), **table.parents}.items()
    ]
    schema: dict[str, Any] = {
        "fields": [_field(table, column) for column in table.columns],
        "primaryKey": list(table.primary_key),
    }
    if keys:
        schema["foreignKeys"] = keys
    return {
        **described,
        "name": table.name,
        "type": "table",
        "encoding": "utf-8",
        "rows": count,
        "schema": schema,
    }


def _field(table: Table, column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    # An empty text and null are one in a CSV: only what cannot be empty is demanded.
    if column.required and (column in table.keys or column.values or column.type in ("boolean", "date")):
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    field = {
        "name": column.name,
        "type": FIELD_TYPES[column.type],
        "title": column.th,
        "description": column.en,
    }
    return {**field, "constraints": constraints} if constraints else field


def _file(folder: Path, path: str, description: str, media: str) -> dict[str, Any]:
    return {
        "name": path.rsplit("/", 1)[-1].lower().replace(".", "-"),
        "type": "file",
        "path": path,
        "description": description,
        "format": path.rsplit(".", 1)[-1],
        "mediatype": media,
        "bytes": (folder / path).stat().st_size,
        "hash": sha256(folder / path),
    }
