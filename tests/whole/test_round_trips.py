"""A sample written as HTML and as DOCX gives the facts and findings of the text it was written from."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from golden import differences, load
from shown import bare, text_of
from test_samples import evidence_of
from writers import to_docx, to_html

from thaimemo.pipeline.document import read, read_pages
from thaimemo.schema.record import Record

SAMPLES = Path(__file__).parents[2] / "samples"
GOLDENS = sorted(SAMPLES.glob("*.gold.json"))
WRITERS = {"html": to_html, "docx": to_docx}


@pytest.fixture(scope="module", params=GOLDENS, ids=lambda path: path.name.removesuffix(".gold.json"))
def sample(request: pytest.FixtureRequest) -> tuple[dict[str, Any], Path, Record]:
    golden = load(request.param)
    document = SAMPLES / golden["carriers"][0]
    return golden, document, read(document)


@pytest.mark.parametrize("carrier", WRITERS)
def test_same_facts_and_findings(
    sample: tuple[dict[str, Any], Path, Record], carrier: str, tmp_path: Path
) -> None:
    golden, document, plain = sample
    data = WRITERS[carrier](read_pages(document))
    record = read(data, f"{document.stem}.{carrier}")
    assert list(differences(golden["record"], json.loads(record.model_dump_json()))) == []
    assert Counter((f.rule, f.severity, f.project) for f in record.findings) == Counter(
        (f.rule, f.severity, f.project) for f in plain.findings
    )
    written = tmp_path / f"{document.stem}.{carrier}"
    written.write_bytes(data)
    text = text_of(written)
    assert [e.quote for e in evidence_of(record) if bare(e.quote) not in text] == []
