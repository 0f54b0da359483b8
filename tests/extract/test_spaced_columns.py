"""Columns that only spaces set apart, and text with spaces that has none."""

from __future__ import annotations

import pytest

from thaimemo.extract.page import Table
from thaimemo.extract.plain import read_text


def tables(text: str) -> list[list[dict[int, str]]]:
    """The tables of a text: rows of cell texts by column."""
    document = read_text(text, sha256="0" * 64, source="columns.txt")
    found = [block for page in document.pages for block in page.blocks if isinstance(block, Table)]
    return [[{cell.column: cell.text for cell in row} for row in table.rows] for table in found]


def test_a_row_with_a_gap_stands_below_its_headers() -> None:
    text = (
        "ตัวชี้วัด                หน่วย     เป้าหมาย     ผลงาน\n"
        "---------------------------------------------\n"
        "พื้นที่ปลูกป่า              ไร่         ๓๐๐          ๓๑๒\n"
        "จำนวนคดี                คดี                      ๕\n"
        "จำนวนชุมชน              ชุมชน      ๒๕           ๒๒\n"
    )
    (rows,) = tables(text)
    assert rows[1] == {0: "พื้นที่ปลูกป่า", 1: "ไร่", 2: "๓๐๐", 3: "๓๑๒"}
    assert rows[2] == {0: "จำนวนคดี", 1: "คดี", 3: "๕"}


def test_a_code_goes_with_its_name_and_a_second_line_with_the_first() -> None:
    text = (
        "ตัวชี้วัด                     เป้าหมาย     ผลงาน\n"
        "ตชว. ๑  ร้อยละของครัวเรือน      ๘๐          ๗๖\n"
        "        ที่ติดตั้งแผง\n"
        "ตชว. ๒  จำนวนสถานี            ๔๐          ๔๒\n"
        "\n"
        "สรุป  ทั้งหมด ๒ ตัวชี้วัด  บรรลุ ๑ ตัวชี้วัด  ไม่บรรลุ ๑ ตัวชี้วัด\n"
    )
    (rows,) = tables(text)
    assert [row[0] for row in rows] == [
        "ตัวชี้วัด",
        "ตชว. ๑ ร้อยละของครัวเรือน\nที่ติดตั้งแผง",
        "ตชว. ๒ จำนวนสถานี",
    ]


NO_TABLES = {
    "memo": """
ส่วนราชการ  กองแผนงาน  โทร. ๔๑๑๗
ที่  หพ ๐๒๐๙/๕๕     วันที่  ๑๘ มกราคม ๒๕๖๗
เรื่อง  รายงานผล  ไตรมาส ๑
เรียน  อธิบดี
""",
    "sentences": """
จัดอบรมแล้ว  ๓ รุ่น  รวม ๙๐ คน  ตามแผน
ผู้เข้าอบรมพอใจ  ร้อยละ ๙๐  ในระดับมาก  ทุกรุ่น
ใช้งบประมาณ  ๕๐,๐๐๐ บาท  จากที่ตั้งไว้  ๖๐,๐๐๐ บาท
""",
    "signatures": """
(นายเอก ใจดี)      (นายโท ใจงาม)      (นายตรี ใจกล้า)
ผู้รายงาน         ผู้ตรวจสอบ        ผู้อนุมัติ
๑ ม.ค. ๖๗        ๒ ม.ค. ๖๗        ๓ ม.ค. ๖๗
""",
    "words": """
รายการ     วันที่     สถานที่
อบรม      จันทร์     ห้องประชุม
ดูงาน      อังคาร     ต่างจังหวัด
""",
}


@pytest.mark.parametrize("name", NO_TABLES)
def test_what_is_no_table(name: str) -> None:
    assert tables(NO_TABLES[name]) == []
