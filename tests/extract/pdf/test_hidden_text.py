"""Text that nobody sees is left out and counted; a page that is only a picture is named as a scan."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from thaimemo.extract.page import ExtractedDocument, Line
from thaimemo.extract.reader import read_bytes
from thaimemo.schema.errors import UnreadableDocument

FONT = Path("/usr/share/fonts/truetype/tlwg/Garuda.ttf")
SEEN = [
    "รายงานการตรวจสภาพเรือประจำปี",
    "สำนักงานทะเบียนเรือพื้นบ้าน ปีงบประมาณ พ.ศ. ๒๕๖๗",
    "ตรวจแล้ว ๙๖ ลำ คิดเป็นร้อยละ ๘๐",
]
HIDDEN = "ตรวจแล้ว ๑๒๐ ลำ คิดเป็นร้อยละ ๑๐๐"
JUNK = "fiumi'u nnsnsa aunn 1u ii~un lfiu qivi nvu 9aos li2565 nsu n1s wuin"


def made(*pages: Callable[[Canvas], None]) -> bytes:
    if "Thai" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Thai", str(FONT)))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for draw in pages:
        canvas.setFont("Thai", 14)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def seen(canvas: Canvas) -> None:
    for index, line in enumerate(SEEN):
        canvas.drawString(80, 760 - 24 * index, line)


def picture() -> ImageReader:
    return ImageReader(Image.new("L", (60, 84), 200))


def invisible(canvas: Canvas) -> None:
    seen(canvas)
    text = canvas.beginText(80, 500)
    text.setTextRenderMode(3)
    text.textLine(HIDDEN)
    canvas.drawText(text)


def white(canvas: Canvas) -> None:
    seen(canvas)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(80, 500, HIDDEN)


def outside(canvas: Canvas) -> None:
    seen(canvas)
    canvas.drawString(80, 1000, HIDDEN)


def clipped(canvas: Canvas) -> None:
    seen(canvas)
    clip = canvas.beginPath()
    clip.rect(60, 100, 500, 700)
    canvas.clipPath(clip, stroke=0, fill=0)
    canvas.drawString(80, 60, HIDDEN)


def under_a_picture(canvas: Canvas) -> None:
    canvas.drawString(80, 500, HIDDEN)
    canvas.drawImage(picture(), 0, 0, 595, 842)
    seen(canvas)


def scan(canvas: Canvas) -> None:
    canvas.drawImage(picture(), 0, 0, 595, 842)


def scan_with_junk(canvas: Canvas) -> None:
    text = canvas.beginText(60, 700)
    for _ in range(12):
        text.textLine(JUNK)
    canvas.drawText(text)
    scan(canvas)


def scan_with_junk_on_top(canvas: Canvas) -> None:
    scan(canvas)
    text = canvas.beginText(60, 700)
    for _ in range(12):
        text.textLine(JUNK)
    canvas.drawText(text)


def lines(document: ExtractedDocument) -> list[str]:
    return [b.text for page in document.pages for b in page.blocks if isinstance(b, Line)]


@pytest.mark.parametrize(
    ("draw", "reason"),
    [
        (invisible, "invisible"),
        (white, "white on white"),
        (outside, "outside the page"),
        (clipped, "cut off at the margin"),
        (under_a_picture, "under a picture"),
    ],
)
def test_hidden_text_is_left_out_and_counted(draw: Callable[[Canvas], None], reason: str) -> None:
    document = read_bytes(made(draw), "hidden.pdf")
    assert lines(document) == SEEN
    told = [w for w in document.warnings if w.startswith("text left out")]
    assert len(told) == 1
    counted = told[0].removeprefix(f"text left out, {reason}: ").removesuffix(" characters")
    assert len(HIDDEN.replace(" ", "")) <= int(counted) <= len(HIDDEN) + 1


def test_white_letters_on_a_dark_ground_are_read() -> None:
    def headed(canvas: Canvas) -> None:
        seen(canvas)
        canvas.setFillColorRGB(0.1, 0.1, 0.4)
        canvas.rect(60, 480, 400, 40, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(80, 495, "ผลการตรวจ")

    document = read_bytes(made(headed), "ground.pdf")
    assert lines(document) == [*SEEN, "ผลการตรวจ"]
    assert document.warnings == []


@pytest.mark.parametrize("draw", [scan, scan_with_junk, scan_with_junk_on_top])
def test_a_page_without_a_usable_layer_is_named(draw: Callable[[Canvas], None]) -> None:
    document = read_bytes(made(seen, draw, seen, draw), "scan.pdf")
    assert "pages without a usable text layer, not read: 2, 4" in document.warnings
    assert [page.number for page in document.pages if page.blocks] == [1, 3]


@pytest.mark.parametrize("draw", [scan, scan_with_junk, scan_with_junk_on_top])
def test_a_whole_scan_is_refused(draw: Callable[[Canvas], None]) -> None:
    with pytest.raises(UnreadableDocument, match="this is a scan: no page has a usable text layer"):
        read_bytes(made(draw), "scan.pdf")
