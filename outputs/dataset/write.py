"""The dataset written from the records of an archive run."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from thaimemo.outputs.dataset.redaction import redacted, redacted_text
from thaimemo.outputs.dataset.rows import Object, load_record, rows_of
from thaimemo.outputs.json_record import record_json
from thaimemo.outputs.rule_catalogue import RuleCard
from thaimemo.schema.finding import Finding
from thaimemo.schema.record import Document, Record

RECORDS = "records.jsonl"
TABLES = "tables"


def write_dataset(
    records_path: Path,
    out: Path,
    *,
    failures: Path,
    redact_names: bool = False,
    rules: Sequence[RuleCard] = (),
) -> None:
    """Write tables, workbook and descriptions of the records in ``records_path`` into the folder ``out``.

    ``records_path`` has one record a line, ``failures`` one JSON object a line for every input that gave
    none; both are described where they stand in ``out``. Memory does not grow with their number, and equal
    inputs give equal files, byte for byte. ``rules`` are told in the SARIF file.

    With ``redact_names`` personal names are left out of everything that is written, and ``out`` gets records
    without them in the place of records.jsonl. A caller that wants all or nothing gives an empty folder and
    moves its files when this returns.
    """
    from thaimemo.outputs.dataset.datapackage import write_datapackage
    from thaimemo.outputs.dataset.gd_catalog import write_gd_catalog
    from thaimemo.outputs.dataset.sarif_file import SarifFile
    from thaimemo.outputs.dataset.table_files import TableFiles
    from thaimemo.outputs.dataset.workbook import AuditWorkbook

    findings = TypeAdapter(list[Finding]).validate_python
    (out / TABLES).mkdir(parents=True, exist_ok=True)
    agencies: set[str] = set()
    if redact_names:
        records_path = _redact(records_path, out)
    with (
        TableFiles(out / TABLES) as files,
        AuditWorkbook(out) as book,
        SarifFile(out, rules, version("thaimemo")) as sarif,
    ):
        for line in _lines(records_path):
            record = load_record(line)
            files.write(rows_of(record))
            book.write(record)
            sarif.write(Document.model_validate(record["document"]), findings(record["findings"]))
            agencies.update(report["agency"] for report in record["reports"] if report["agency"])
        book.finish(_failures(failures, redact_names))
        sarif.finish(_failures(failures, redact_names))
    write_gd_catalog(out, files.counts["documents"], agencies)
    write_datapackage(out, files.counts)


def _lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        for line in stream:
            if line.strip():
                yield line


def _failures(path: Path, redact_names: bool) -> Iterator[Object]:
    for line in _lines(path):
        failure: dict[str, Any] = json.loads(line)
        yield {
            key: redacted_text(value) if redact_names and isinstance(value, str) else value
            for key, value in failure.items()
        }


def _redact(path: Path, out: Path) -> Path:
    """The records without names, as ``records.jsonl`` of the folder."""
    unfinished = out / f"{RECORDS}.unfinished"
    with unfinished.open("w", encoding="utf-8") as stream:
        for line in _lines(path):
            record = Record.model_validate(redacted(json.loads(line)))
            stream.write(record_json(record, indent=None))
    unfinished.replace(out / RECORDS)
    return out / RECORDS
