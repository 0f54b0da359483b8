"""The dataset written from the records of an archive run."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from thaimemo.outputs.dataset.part import Part, Stretch
    from thaimemo.schema.rule_card import RuleCard

RECORDS = "records.jsonl"
TABLES = "tables"

Each = Callable[["Callable[[Stretch], Part]", "Iterable[Stretch]"], "Iterable[Part]"]
"""`map`, or what does the same in several processes."""


def write_dataset(
    records_path: Path,
    out: Path,
    *,
    failures: Path,
    redact_names: bool = False,
    catalogue: Mapping[str, Any] = MappingProxyType({}),
    rules: Sequence[RuleCard] = (),
    each: Each = map,
) -> None:
    """Write tables, workbook and descriptions of the records in ``records_path`` into the folder ``out``.

    ``records_path`` has one record a line, ``failures`` one JSON object a line for every input that gave
    none; both are described where they stand in ``out``. Memory does not grow with their number, and equal
    inputs give equal files, byte for byte. ``catalogue`` has what the owner says in the sidecar of the data
    catalogue, ``rules`` are told in the SARIF file. ``each`` makes the parts.

    With ``redact_names`` personal names are left out of everything that is written, and ``out`` gets records
    without them in the place of records.jsonl. A caller that wants all or nothing gives an empty folder and
    moves its files when this returns.
    """
    from thaimemo.outputs.dataset.datapackage import write_datapackage
    from thaimemo.outputs.dataset.gd_catalog import write_gd_catalog
    from thaimemo.outputs.dataset.part import part_of, stretches
    from thaimemo.outputs.dataset.sarif_file import SarifFile
    from thaimemo.outputs.dataset.table_files import TableFiles
    from thaimemo.outputs.dataset.workbook import AuditWorkbook

    (out / TABLES).mkdir(parents=True, exist_ok=True)
    places = {rule.code: index for index, rule in enumerate(rules)}
    make = partial(part_of, redact_names=redact_names, rules=places)
    agencies: set[str] = set()
    unfinished = out / f"{RECORDS}.unfinished"
    with (
        unfinished.open("wb") as records,
        TableFiles(out / TABLES) as files,
        AuditWorkbook(out) as book,
        SarifFile(out, rules, version("thaimemo")) as sarif,
    ):
        for part in each(make, stretches(records_path)):
            records.write(part.lines)
            files.write(part.tables)
            book.write(part.book)
            sarif.write(part.sarif)
            agencies |= part.agencies
        book.finish(_failures(failures, redact_names))
        sarif.finish(_failures(failures, redact_names))
    if redact_names:
        unfinished.replace(out / RECORDS)
    unfinished.unlink(missing_ok=True)
    write_gd_catalog(out, files.counts["documents"], agencies, catalogue)
    write_datapackage(out, files.counts)


def _failures(path: Path, redact_names: bool) -> Iterator[dict[str, Any]]:
    from thaimemo.outputs.dataset.redaction import redacted_text

    with path.open("rb") as stream:
        for line in stream:
            failure: dict[str, Any] = json.loads(line)
            yield {
                key: redacted_text(value) if redact_names and isinstance(value, str) else value
                for key, value in failure.items()
            }
