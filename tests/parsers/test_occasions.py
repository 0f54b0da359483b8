"""Activities below numbered headings, told by labels: when, where and before whom."""

from __future__ import annotations

import datetime as dt

import pytest
from layouts import report_of

BODY = """### ๑. ประชุมชาวสวน

- **วันที่จัดกิจกรรม:** {date}
- **สถานที่จัด:** ศาลาริมน้ำ
- **ผู้เข้าร่วมกิจกรรม:** ชาย ๑๒ คน หญิง ๒๐ คน รวม ๓๒ คน
- **ผลการดำเนินงาน:** ได้ข้อตกลงใช้น้ำ

### ๒. เดินสำรวจลำธาร

- **วันที่จัดกิจกรรม:** ๒ มิถุนายน ๒๕๖๖
- **สถานที่จัด:** -
- **ผลการดำเนินงาน:** พบจุดตื้นเขิน ๔ จุด
"""


def test_an_occasion_is_an_event_of_its_activity() -> None:
    first, second = report_of(BODY.format(date="๔ - ๕ เมษายน ๒๕๖๖ (รวม ๒ วัน)")).projects
    (event,) = first.events
    assert (event.label, event.location) == ("ประชุมชาวสวน", "ศาลาริมน้ำ")
    assert (event.start, event.end) == (dt.date(2023, 4, 4), dt.date(2023, 4, 5))
    assert (event.held, event.stated_days) == (True, 2)
    assert [count.value for count in first.counts] == [12, 20, 32]
    assert [(e.start, e.location) for e in second.events] == [(dt.date(2023, 6, 2), None)]


@pytest.mark.parametrize(
    "date",
    [
        "เลื่อนจากวันที่ ๔ เมษายน ๒๕๖๖ ไปจัดวันที่ ๙ สิงหาคม ๒๕๖๖",
        "ยังไม่จัด กำหนดวันที่ ๔ เมษายน ๒๕๖๖",
        "เมษายน ๒๕๖๖",
        "๔ เมษายน ๒๕๖๖ และ ๘ พฤษภาคม ๒๕๖๖",
        "-",
    ],
)
def test_what_is_no_one_day_that_has_been_is_no_event(date: str) -> None:
    first, _ = report_of(BODY.format(date=date)).projects
    assert first.events == []
