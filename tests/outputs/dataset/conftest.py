"""Real records, of the documents in samples/."""

from __future__ import annotations

from pathlib import Path

import pytest

from thaimemo.pipeline.document import read
from thaimemo.schema.record import Record

SAMPLES = Path(__file__).parents[3] / "samples"


@pytest.fixture(scope="session")
def audited() -> list[Record]:
    """A record of every sample, sorted by document id."""
    found = [read(path) for path in SAMPLES.iterdir() if path.suffix in {".md", ".txt"}]
    assert len(found) > 4
    return sorted(found, key=lambda record: record.document.id)
