"""Samples printed as PDFs by three programs, and with broken text layers: the record is that of the text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from golden import covers, differences, load
from pdfmaking.faults import FAULTS, Fault
from pdfmaking.printers import PRINTERS, Press
from pdfmaking.typeset import Look, typeset

from thaimemo.pipeline.document import read

ROOT = Path(__file__).parents[2]
LOOKS = {
    "samples/hr-scorecard-clean.md": Look("Norasi", 15),
    "samples/hr-scorecard-contradictions.md": Look("Laksaman", 14, justified=True),
    "samples/kpi-table.md": Look("Garuda", 12),
    "samples/local-body.md": Look("Laksaman", 15),
    "samples/short-memo.txt": Look("Norasi", 16, justified=True),
    "tests/corpus/three-rounds.md": Look("Norasi", 14),
    "tests/corpus/sar-cards.md": Look("Garuda", 12),
    "tests/corpus/waterworks-kpi.md": Look("Laksaman", 16),
    "tests/corpus/hr-scorecard-annex.md": Look("Norasi", 16),
}
"""Font and size of each document; ocr-wrecked keeps markup that no printer would print."""
LENGTH = {
    "waterworks-kpi": 12,
    "hr-scorecard-annex": 12,
    "hr-scorecard-clean": 12,
    "hr-scorecard-contradictions": 12,
}
"""Pages that the long documents have at the least."""
LOST = 0.01
"""Share of the facts that a PDF may cost."""


def pages() -> dict[str, str]:
    return {path: typeset((ROOT / path).read_text("utf-8"), look) for path, look in LOOKS.items()}


def golden_of(path: str) -> dict[str, Any]:
    return load((ROOT / path).with_suffix(".gold.json"))


def facts(value: Any) -> int:
    if isinstance(value, dict) and set(value) != {"any"}:
        return sum(map(facts, value.values()))
    return sum(map(facts, value)) if isinstance(value, list) and value else 1


def problems(golden: dict[str, Any], record: dict[str, Any]) -> Iterator[str]:
    """What must be found and is not, and errors that nothing in the document justifies."""
    strong = [f for f in record["findings"] if f["severity"] != "info"]
    expected = golden["findings"]
    for must in expected["must"]:
        if not any(covers(must, f) for f in strong):
            yield f"missed {must['rules']} {must.get('project')}"
    for finding in record["findings"]:
        known = expected["must"] + expected["may"]
        if finding["severity"] == "error" and not any(covers(m, finding) for m in known):
            yield f"false {finding['rule']}: {finding['message']}"


def check(path: str, pdf: bytes, golden: dict[str, Any]) -> dict[str, Any]:
    """Facts and findings of the PDF are those of the text."""
    text = json.loads(read(ROOT / path).model_dump_json())
    record: dict[str, Any] = json.loads(read(pdf, "printed.pdf").model_dump_json())
    known = set(differences(golden["record"], text))
    new = [d for d in differences(golden["record"], record) if d not in known]
    assert len(new) <= LOST * facts(golden["record"]), "\n".join(new)
    assert set(problems(golden, record)) <= set(problems(golden, text))
    return record


@pytest.mark.parametrize("path", LOOKS)
@pytest.mark.parametrize("printer", PRINTERS)
def test_a_printed_document_gives_the_record_of_its_text(press: Press, printer: str, path: str) -> None:
    record = check(path, press.print(printer, pages())[path], golden_of(path))
    assert record["document"]["page_count"] >= LENGTH.get(Path(path).stem, 1)
    assert record["document"]["text_quality"] > 0.97


@pytest.mark.parametrize("path", LOOKS)
@pytest.mark.parametrize("fault", FAULTS, ids=[f.name for f in FAULTS])
def test_so_does_one_with_a_broken_layer(press: Press, fault: Fault, path: str) -> None:
    broken, _ = fault.into(press.print("weasyprint", pages())[path])
    golden = golden_of(path)
    for finding in golden["findings"]["must"] + golden["findings"]["may"]:
        finding["quotes"] = []  # a quote is what stands in the file, broken as it is
    check(path, broken, golden)
