"""The loops that were compiled and those in Python give the same answers."""

from __future__ import annotations

import ctypes
import os
from array import array
from pathlib import Path

import pypdfium2
import pytest
from pdfmaking.printers import PRINTERS, Press
from pdfmaking.typeset import typeset

from thaimemo.extract.pdf import native
from thaimemo.extract.pdf.loops import Call, Handle, compiled, interpreted, library, run

MEMO = (Path(__file__).parents[3] / "samples" / "hr-scorecard-clean.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def fast() -> Call:
    """The compiled loops; who has no C compiler compares the others with themselves."""
    path = library()
    assert path is not None or not os.environ.get("THAIMEMO_REQUIRE_ALL"), "loops.c was not compiled"
    return compiled(path) if path else interpreted


@pytest.mark.parametrize("printer", PRINTERS)
def test_both_give_the_same_answers(fast: Call, press: Press, printer: str) -> None:
    pdf = press.print(printer, {"memo": typeset(MEMO)})["memo"]
    with pypdfium2.PdfDocument(pdf) as document:
        for number in range(len(document)):
            page = native.load_page(native.address(document.raw), number)
            text = native.load_text(page)
            answers = [_answers(loops, page, text) for loops in (fast, interpreted)]
            for question in answers[0]:
                assert answers[0][question] == answers[1][question], f"{question} of page {number + 1}"
            native.close_text(text)
            native.close_page(page)


def test_the_faster_ones_are_taken() -> None:
    assert (run is interpreted) == (library() is None)


def _answers(loops: Call, page: Handle, text: Handle) -> dict[str, array[float]]:
    """What the loops put into room that holds ones."""
    found: dict[str, array[float]] = {}

    def ask(name: str, loop: str, kind: str, width: int, *arguments: object) -> array[float]:
        count = next(n for n in arguments[::-1] if isinstance(n, int))
        found[name] = room = array(kind, [1] * (width * count))
        loops(loop, getattr(native, name), *arguments, room)
        return room

    letters, painted = native.count_chars(text), native.page_count_objects(page)
    assert letters > 0
    assert painted > 0
    ask("char_object", "children", "Q", 1, text, letters)
    things = ask("page_object", "children", "Q", 1, page, painted)
    types = ask("object_type", "numbers", "i", 1, things, painted)
    ask("object_bounds", "quads", "f", 4, things, painted)
    ask("object_fill", "quads", "I", 4, things, painted)
    ask("mark_at", "marks", "Q", 1, things, ctypes.c_ulong(0), painted)
    ask("render_mode", "numbers", "i", 1, things, painted)
    ask("text_font", "parts", "Q", 1, things, painted)
    paths = array("Q", [thing for thing, kind in zip(things, types, strict=True) if kind == native.PATH])
    ask("path_mode", "pairs", "i", 2, paths, len(paths))
    some = array("i", range(0, letters, 3))
    ask("char_loose_box", "boxes", "f", 4, text, letters)
    ask("char_matrix", "matrices", "f", 6, text, some, len(some))
    ask("char_font_size", "sizes", "d", 1, text, some, len(some))
    ask("char_box", "inks", "d", 4, text, letters)
    return found
