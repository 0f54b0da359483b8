"""Faults of Thai text layers, one at a time: text out equals text in, and the record says what was mended."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex
from pdfmaking.faults import FAULTS, Fault
from pdfmaking.printers import PRINTERS, Press
from pdfmaking.typeset import typeset

from thaimemo.extract.page import ExtractedDocument
from thaimemo.extract.reader import read_bytes
from thaimemo.pipeline.page_text import page_text

SOURCE = Path(__file__).with_name("letters.md").read_text("utf-8")


def text(document: ExtractedDocument) -> str:
    return "\f".join(page_text(page) for page in document.pages)


def bare(written: str) -> str:
    return regex.sub(r"[\s|#*-]+", "", written)


@pytest.fixture(scope="module")
def sound(press: Press) -> bytes:
    return press.print("weasyprint", {"letters": typeset(SOURCE)})["letters"]


@pytest.mark.parametrize("printer", PRINTERS)
def test_what_is_right_stays_as_it_is(press: Press, printer: str) -> None:
    pdf = press.print(printer, {"letters": typeset(SOURCE)})["letters"]
    document = read_bytes(pdf, "letters.pdf")
    assert bare(text(document)) == bare(SOURCE)
    assert document.text_quality > 0.99


@pytest.mark.parametrize("fault", FAULTS, ids=[f.name for f in FAULTS])
def test_text_out_is_text_in(sound: bytes, fault: Fault) -> None:
    broken, count = fault.into(sound)
    assert count
    document = read_bytes(broken, "broken.pdf")
    assert text(document) == text(read_bytes(sound, "sound.pdf"))
    told = fault.told.format(count=count)
    assert any(warning.startswith(told) for warning in document.warnings), document.warnings
    assert document.text_quality > 0.98
