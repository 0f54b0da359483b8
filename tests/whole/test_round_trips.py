"""A sample written as HTML and as DOCX gives the facts and findings of the text it was written from."""

from __future__ import annotations

import html
import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import docx
import pytest
import regex
from golden import differences, load
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
def test_same_facts_and_findings(sample: tuple[dict[str, Any], Path, Record], carrier: str) -> None:
    golden, document, plain = sample
    data = WRITERS[carrier](read_pages(document))
    record = read(data, f"{document.stem}.{carrier}")
    assert list(differences(golden["record"], json.loads(record.model_dump_json()))) == []
    assert Counter((f.rule, f.severity, f.project) for f in record.findings) == Counter(
        (f.rule, f.severity, f.project) for f in plain.findings
    )
    text = shown_by(data, carrier)
    assert [e.quote for e in evidence_of(record) if _bare(e.quote) not in text] == []


def shown_by(data: bytes, carrier: str) -> str:
    """The text content of the file without white space, found without our own code."""
    if carrier == "html":
        return _bare(html.unescape(regex.sub(r"<[^<>]*>", "", data.decode())))
    body = docx.Document(io.BytesIO(data)).element.body
    return _bare("".join(body.itertext()))


def _bare(text: str) -> str:
    return regex.sub(r"\s+", "", text)
