"""Reports of a school year beside money of a fiscal year."""

from __future__ import annotations

import datetime as dt

from thaimemo.pipeline.document import read

TEXT = """# รายงานการประเมินตนเอง (SAR)

วิทยาลัยช่างไม้ทดสอบ

ประจำปีการศึกษา 2566 (16 พฤษภาคม 2566 - 31 มีนาคม 2567)

ตัวบ่งชี้ด้านการเงินใช้ปีงบประมาณ พ.ศ. 2566 (1 ตุลาคม 2565 - 30 กันยายน 2566) ตัวบ่งชี้อื่นใช้ปีการศึกษา

| ที่ | ตัวบ่งชี้ | ค่าเป้าหมาย | ผลการดำเนินงาน | คะแนน |
|---|---|---|---|---|
| 1.1 | ร้อยละของผู้สำเร็จการศึกษา | 80 | 82.46 | 4.12 |
| 1.2 | ร้อยละของผู้มีงานทำ | 85 | 92.40 | 4.62 |
"""


def test_the_school_year_is_the_period_and_no_fiscal_year() -> None:
    record = read(TEXT.encode(), "sar.md")
    (report,) = record.reports
    assert report.fiscal_year_be is None
    assert report.period is not None
    assert (report.period.start, report.period.end) == (dt.date(2023, 5, 16), dt.date(2024, 3, 31))
    assert not [f for f in record.findings if f.rule.startswith("PER")]
