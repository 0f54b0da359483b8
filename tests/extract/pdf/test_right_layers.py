"""What a printer writes comes out as it was written: letters, white space, turned and widely set lines."""

from __future__ import annotations

import pytest
from pdfmaking.printers import PRINTERS, Press

from thaimemo.extract.page import ExtractedDocument, Line, Table
from thaimemo.extract.reader import read_bytes

_PAGE = """<!DOCTYPE html><html lang="th"><meta charset="utf-8"><style>
@page {{ size: A4; margin: 22mm 20mm }}
body {{ font-family: {font}; font-size: 14pt; line-height: 1.4 }}
p {{ margin: 6pt 0 }}
</style><body>{body}</html>"""
LINES = [
    "ส่วนราชการ กองแผนงาน โทร. ๐ ๒๑๑๐ ๐๔๔๗ ต่อ ๑๒",
    "ที่ กค ๐๒๐๔/ว ๑๒๓ วันที่ ๔ มกราคม ๒๕๖๖",
    "น้ำใจ ทำสำเร็จ จำนวน ๑,๒๓๔.๕๖ บาท (ร้อยละ ๘๐.๐๐)",
    "ผู้ใหญ่ ปู่ ปั๊ม ฟ้า ที่นี่ สิทธิ์ ศูนย์ ญี่ปุ่น ฐานันดร กตัญญู",
    "HR Scorecard ปีงบประมาณ พ.ศ. ๒๕๖๖ : รอบ ๖ เดือน – ร่าง",
    "๑) ไม่มี ๒) มี/ไม่มี “อ้างอิง” พ.ร.บ. ฯลฯ",
]
"""Short enough for a line each."""


def read(press: Press, printer: str, body: str, font: str = "Norasi") -> ExtractedDocument:
    pdf = press.print(printer, {"page": _PAGE.format(font=font, body=body)})["page"]
    return read_bytes(pdf, "page.pdf")


def lines(document: ExtractedDocument) -> list[str]:
    return [block.text for page in document.pages for block in page.blocks if isinstance(block, Line)]


@pytest.mark.parametrize("font", ["Norasi", "Garuda", "Laksaman"])
@pytest.mark.parametrize("printer", PRINTERS)
def test_lines_come_out_byte_for_byte(press: Press, printer: str, font: str) -> None:
    document = read(press, printer, "".join(f"<p>{line}</p>" for line in LINES), font)
    assert lines(document) == LINES


@pytest.mark.parametrize("printer", PRINTERS)
def test_cells_come_out_byte_for_byte(press: Press, printer: str) -> None:
    cell = '<td style="border: 1px solid #000">'
    rows = "".join(f"<tr>{cell}{line}</td>{cell}{i}</td></tr>" for i, line in enumerate(LINES))
    (page,) = read(press, printer, f'<table width="100%" cellspacing="0">{rows}</table>').pages
    (table,) = [block for block in page.blocks if isinstance(block, Table)]
    assert [row[0].text for row in table.rows] == LINES


@pytest.mark.parametrize("printer", PRINTERS)
def test_ligatures_are_their_letters(press: Press, printer: str) -> None:
    document = read(press, printer, "<p>ตำนานพระฤๅษีในท้องถิ่น</p><p>ฤๅษีดัดตนและสมุนไพรไทย</p>", "Laksaman")
    assert lines(document) == ["ตำนานพระฤๅษีในท้องถิ่น", "ฤๅษีดัดตนและสมุนไพรไทย"]


@pytest.mark.parametrize("printer", PRINTERS)
def test_letters_set_apart_are_closed_up(press: Press, printer: str) -> None:
    spread = '<p style="letter-spacing: 6pt">กระทรวงตัวอย่าง กรมพัฒนา</p>'
    document = read(press, printer, f"{spread}<p>ผลการดำเนินงานทั้งหมดของปี</p>")
    assert lines(document) == ["กระทรวงตัวอย่าง กรมพัฒนา", "ผลการดำเนินงานทั้งหมดของปี"]
    assert "lines with letters set apart: 1 mended" in document.warnings


@pytest.mark.parametrize("printer", ["chrome", "weasyprint"])
def test_turned_text_is_read_from_its_own_beginning(press: Press, printer: str) -> None:
    turned = (
        '<p style="position: absolute; left: 100mm; top: 80mm; width: 60mm; transform: rotate(-90deg)">'
        "มิติที่ ๑ ข้อความข้างตาราง</p>"
    )
    found = lines(read(press, printer, f"<p>{LINES[0]}</p>{turned}<p>{LINES[1]}</p>"))
    assert found == [LINES[0], LINES[1], "มิติที่ ๑ ข้อความข้างตาราง"]
