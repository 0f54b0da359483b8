"""Documents with known answers: ``NAME.gold.json`` beside the files that its ``carriers`` name."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thaimemo.schema.errors import UnreadableDocument

ENDING = ".gold.json"
CARRIERS = {
    ".md": "text",
    ".markdown": "text",
    ".txt": "text",
    ".docx": "docx",
    ".htm": "html",
    ".html": "html",
    ".pdf": "pdf",
}


@dataclass(frozen=True, slots=True)
class Case:
    """One file with the golden record that it should give."""

    document: Path
    golden: dict[str, Any]

    @property
    def carrier(self) -> str:
        """The kind of file: text, docx, html, pdf, or its ending."""
        ending = self.document.suffix.lower()
        return CARRIERS.get(ending, ending.lstrip("."))


def load(path: Path) -> dict[str, Any]:
    """A golden file; raises `UnreadableDocument` where it is none."""
    try:
        golden: dict[str, Any] = json.loads(path.read_text("utf-8"))
        if not (
            golden["carriers"] and isinstance(golden["record"], dict) and isinstance(golden["findings"], dict)
        ):
            raise ValueError("no carriers, record or findings")
    except (OSError, ValueError, KeyError, TypeError) as error:
        reason = f"this is no golden file ({error})"
        raise UnreadableDocument(str(path), "read", reason, "see samples/ for one") from error
    return golden


def cases(folder: Path) -> Iterator[Case]:
    """Every carrier of every golden file below the folder, in sorted order.

    Raises `UnreadableDocument` where the folder holds none.
    """
    found = sorted(folder.rglob(f"*{ENDING}"))
    if not found:
        remedy = "name a folder with documents and their answers, such as samples"
        raise UnreadableDocument(str(folder), "read", f"no file below it ends in {ENDING}", remedy)
    for path in found:
        golden = load(path)
        for name in golden["carriers"]:
            yield Case(path.parent / name, golden)
