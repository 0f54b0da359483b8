"""Criteria that stand below a typed table, a line an indicator, by its number."""

from __future__ import annotations

import pytest

from thaimemo.pipeline.document import read

TABLE = """รายงานผลตัวชี้วัด ปีงบประมาณ พ.ศ. ๒๕๖๘ รอบ ๙ เดือน

------------------------------------------------------------------------------------
ที่   ตัวชี้วัด                          หน่วยวัด      น้ำหนัก     เป้าหมาย    ผลงาน    คะแนน
                                                 (ร้อยละ)    ทั้งปี                ที่ได้
------------------------------------------------------------------------------------
๑   ร้อยละของเรือที่ได้รับการตรวจ       ร้อยละ        ๖๐          ๘๐         ๘๒.๕๐     ๕
    สภาพก่อนออกจากท่า
๒   จำนวนท่าที่มีป้ายเตือน              ท่า           ๔๐          ๑๒         ๑๑        ๔
------------------------------------------------------------------------------------

เกณฑ์การให้คะแนน
"""
LINES = {
    "one line each": (
        " ตัวชี้วัดที่ ๑   ๑ คะแนน = ร้อยละ ๖๐   ๒ คะแนน = ร้อยละ ๖๕   ๓ คะแนน = ร้อยละ ๗๐\n"
        " ตัวชี้วัดที่ ๒   ๑ คะแนน = ๘ ท่า   ๒ คะแนน = ๙ ท่า   ๓ คะแนน = ๑๐ ท่า\n"
    ),
    "over two lines": (
        " ตัวชี้วัดที่ ๑   ระดับ ๑ : ร้อยละ ๖๐   ระดับ ๒ : ร้อยละ ๖๕\n                 ระดับ ๓ : ร้อยละ ๗๐\n"
        " ตัวชี้วัดที่ ๒   ระดับ ๑ : ๘ ท่า   ระดับ ๒ : ๙ ท่า\n                 ระดับ ๓ : ๑๐ ท่า\n"
    ),
}


@pytest.mark.parametrize("lines", LINES.values(), ids=LINES)
def test_criteria_join_the_rows_of_their_numbers(lines: str) -> None:
    (report,) = read(f"{TABLE}{lines}".encode(), "kpi.txt").reports
    assert [p.name for p in report.projects] == [
        "ร้อยละของเรือที่ได้รับการตรวจ สภาพก่อนออกจากท่า",
        "จำนวนท่าที่มีป้ายเตือน",
    ]
    thresholds = [[level.threshold for level in p.rubric.levels] for p in report.projects if p.rubric]
    assert thresholds == [[60, 65, 70], [8, 9, 10]]
    places = [e.quote for e in report.projects[1].evidence["rubric"]]
    assert places == ["๘ ท่า", "๙ ท่า", "๑๐ ท่า"]
    assert [p.weight for p in report.projects] == [60, 40]


def test_what_is_said_of_one_indicator_is_no_criterion() -> None:
    remark = " ตัวชี้วัดที่ ๒ ยิ่งมากยิ่งดี\n ตัวชี้วัดที่ ๑ ๑ คะแนน = ร้อยละ ๖๐\n"
    (report,) = read(f"{TABLE}{remark}".encode(), "kpi.txt").reports
    assert len(report.projects) == 2
    assert [p.rubric for p in report.projects] == [None, None]
