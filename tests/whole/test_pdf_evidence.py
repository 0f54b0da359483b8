"""Every evidence of a printed document has a box that holds the ink of its quote and of nothing else."""

from __future__ import annotations

import io
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2
import pytest
import regex
from pdfmaking.printers import PRINTERS, Press
from pdfmaking.typeset import Look, typeset
from PIL import Image, ImageOps

from thaimemo.pipeline.document import read
from thaimemo.schema.evidence import Box, Evidence
from thaimemo.schema.record import Record

SOURCE = Path(__file__).parents[2] / "samples" / "local-body.md"
SCALE = 3
WHITE = 2.5
"""Points by which a box may be wider than its ink: a letter has some white of its own."""


def places(value: object) -> list[Evidence]:
    if isinstance(value, Evidence):
        return [value]
    if hasattr(value, "model_fields_set"):
        return [e for field in vars(value).values() for e in places(field)]
    if isinstance(value, dict | list | tuple):
        items = value.values() if isinstance(value, dict) else value
        return [e for item in items for e in places(item)]
    return []


def ink(picture: Image.Image, box: Box) -> tuple[float, float] | None:
    """Where the dark pixels in a part of the page begin and end from left to right, in points."""
    x0, top, x1, bottom = box
    part = picture.crop((int(x0 * SCALE), int(top * SCALE), int(x1 * SCALE) + 1, int(bottom * SCALE) + 1))
    found = ImageOps.invert(part).point(lambda v: 255 if v > 110 else 0).getbbox()
    return (found[0] / SCALE + x0, found[2] / SCALE + x0) if found else None


def letters(text: str) -> Counter[str]:
    """Consonants and digits: what every reader of glyphs knows alike, whatever became of the marks."""
    return Counter(regex.findall(r"[ก-ฮ0-9๐-๙]", text))


def glyphs_in(characters: list[dict[str, Any]], box: Box) -> Counter[str]:
    """The letters of the glyphs whose middle lies in a box, as another library places them."""
    x0, top, x1, bottom = box
    return letters(
        "".join(
            c["text"]
            for c in characters
            if x0 <= (c["x0"] + c["x1"]) / 2 <= x1 and top - 2 <= (c["top"] + c["bottom"]) / 2 <= bottom + 2
        )
    )


@pytest.fixture(scope="module", params=PRINTERS)
def printed(press: Press, request: pytest.FixtureRequest) -> tuple[bytes, Record]:
    page = typeset(SOURCE.read_text("utf-8"), Look("Laksaman", 15))
    pdf = press.print(request.param, {"memo": page})["memo"]
    return pdf, read(pdf, "memo.pdf")


def test_every_quote_has_a_box_with_its_ink(printed: tuple[bytes, Record]) -> None:
    pdf, record = printed
    found = defaultdict(list)
    for evidence in places(record):
        found[evidence.page].append(evidence)
    assert sum(map(len, found.values())) > 100
    wrong = []
    with pypdfium2.PdfDocument(pdf) as document, pdfplumber.open(io.BytesIO(pdf)) as other:
        for number, quotes in found.items():
            picture = document[number - 1].render(scale=SCALE).to_pil().convert("L")
            characters = other.pages[number - 1].chars
            for evidence in quotes:
                assert evidence.bbox, evidence.quote
                drawn = ink(picture, evidence.bbox)
                if (
                    drawn is None
                    or drawn[0] - evidence.bbox[0] > WHITE
                    or evidence.bbox[2] - drawn[1] > WHITE
                ):
                    wrong.append((evidence.quote, evidence.bbox, drawn))
                inside = glyphs_in(characters, evidence.bbox)
                if inside != letters(evidence.quote):
                    wrong.append((evidence.quote, evidence.bbox, "".join(inside.elements())))
    assert not wrong
