"""However a document is torn, it gives a record or a clean refusal, never an exception."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thaimemo.audit import rules
from thaimemo.pipeline.document import read
from thaimemo.schema.errors import ThaimemoError

SAMPLES = Path(__file__).parents[2] / "samples"
TEXTS = [
    p.read_text("utf-8")
    for p in sorted(SAMPLES.iterdir())
    if p.suffix in (".md", ".txt") and p.name != "README.md"
]
CUTS = "\t|<>\n\f\u200b\u0e4d\u0e31็่้ำ๐๑9).-ก"


@st.composite
def torn(draw: st.DrawFn) -> str:
    """A stretch of a sample with characters dropped, doubled or put in, lines cut and tables torn."""
    text = draw(st.sampled_from(TEXTS))
    start = draw(st.integers(0, max(0, len(text) - 200)))
    text = text[start : start + draw(st.integers(200, 6000))]
    for _ in range(draw(st.integers(1, 12))):
        at = draw(st.integers(0, len(text)))
        length = draw(st.integers(0, 40))
        match draw(st.sampled_from(["drop", "double", "put", "line", "row", "swap"])):
            case "drop":
                text = text[:at] + text[at + length :]
            case "double":
                text = text[:at] + text[at : at + length] * 2 + text[at + length :]
            case "put":
                text = text[:at] + draw(st.sampled_from(CUTS)) * draw(st.integers(1, 3)) + text[at:]
            case "line":
                text = text[:at] + "\n" + text[at:]
            case "row":
                end = text.find("\n", at)
                text = text[:at] + (text[end:] if end > 0 else "")
            case _:
                text = text[at:] + "\n" + text[:at]
    return text


@settings(max_examples=2000, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(torn())
def test_a_record_or_a_refusal(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    refusal = None
    try:
        record = read(data, "torn.txt")
    except ThaimemoError as error:
        refusal = str(error)
    if refusal is not None:
        assert refusal.startswith("torn.txt: ")
        return
    assert record.model_validate_json(record.model_dump_json()).document.id == record.document.id
    assert len(record.checks) == len(rules())
