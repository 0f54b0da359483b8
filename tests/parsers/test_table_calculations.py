"""What tables of any kind let their reader compute, and what only looks like a sum or a share."""

from __future__ import annotations

import pytest

from thaimemo.pipeline.document import read

HEAD = """# บันทึกข้อความ

**ส่วนราชการ** กองคลัง เทศบาลตำบลบ้านใหม่ โทร. 0 2111 2222

**ที่** บม 52301/231 **วันที่** 12 เมษายน 2566

**เรื่อง** รายงานการใช้จ่าย

**เรียน** นายกเทศมนตรี

"""
PEOPLE = """
| หน่วยงาน | ชาย | หญิง | รวม |
| กองคลัง | 12 | 20 | 32 |
| กองช่าง | 15 | 4 | 19 |
| สำนักปลัด | 9 | 18 | 27 |
| รวม | 36 | 42 | 78 |
"""
MONEY = """
| หมวด | งบประมาณ (บาท) | เบิกจ่าย (บาท) | คงเหลือ (บาท) | ร้อยละการเบิกจ่าย |
| ค่าตอบแทน | ๑๒๐,๐๐๐ | ๑๐๐,๐๐๐ | ๒๐,๐๐๐ | ๘๓.๓๓ |
| ค่าใช้สอย | ๖๐,๐๐๐ | ๕๔,๖๐๐ | ๕,๔๐๐ | ๙๑.๐๐ |
| ค่าวัสดุ | ๔๐,๐๐๐ | ๔๐,๐๐๐ | - | ๑๐๐.๐๐ |
| ค่าสาธารณูปโภค | ๕๐,๐๐๐ | ๒๕,๐๐๐ | ๒๕,๐๐๐ | ๕๐.๐๐ |
| รวม | ๒๗๐,๐๐๐ | ๒๑๙,๖๐๐ | ๕๐,๔๐๐ | ๘๑.๓๓ |
"""
SURVEY = """
| เพศ | จำนวน (คน) | ร้อยละ |
| ชาย | 20 | 40.00 |
| หญิง | 25 | 50.00 |
| ไม่ระบุ | 5 | 10.00 |
| รวม | 50 | 100.00 |
"""
PROGRESS = """
| โครงการ | งบประมาณ (บาท) | เบิกจ่าย (บาท) | ความก้าวหน้า (ร้อยละ) |
| ปรับปรุงทางเท้า | 400,000 | 260,000 | 65 |
| ก่อสร้างที่จอดรถ | 300,000 | 135,000 | 45 |
| จัดทำแผนที่ | 200,000 | 120,000 | 60 |
| อบรมมัคคุเทศก์ | 100,000 | 97,000 | 100 |
"""
COURSES = """
| หลักสูตร | แผน (คน) | ผล (คน) | ร้อยละ |
| บัญชี | 30 | 27 | 90.00 |
| พัสดุ | 40 | 44 | 110.00 |
| กฎหมาย | 20 | 16 | 80.00 |
| ภาษา | 25 | 20 | 80.00 |
"""
RATES = """
| ที่ | เรื่อง | B | A | ผลงาน |
| 1 | เด็กที่ได้รับวัคซีน | 8,420 | 7,412 | 88.03 |
| 2 | ผู้สูงอายุที่ได้รับการตรวจตา | 2,310 | 1,848 | 80.00 |
| 3 | ครูที่ผ่านการอบรม | 1,250 | 1,055 | 84.40 |
| 4 | แม่ที่ให้นมบุตร | 640 | 224 | 35.00 |
| 5 | อัตราป่วยต่อแสนประชากร | 412,600 | 189 | 45.81 |
"""
RIGHT = {
    "shares in a column of another name, and a rate of a hundred thousand": RATES,
    "how far the work is, beside its money": PROGRESS,
    "more than planned": COURSES,
    "people": PEOPLE,
    "money": MONEY,
    "a survey": SURVEY,
    "a survey whose shares are adjusted to 100": SURVEY.replace("20 | 40.00", "17 | 33.34")
    .replace("25 | 50.00", "17 | 33.33")
    .replace("5 | 10.00", "17 | 33.33")
    .replace("| 50 |", "| 51 |"),
    "rows within rows": """
| ประเภท | จำนวน (คน) |
| ข้าราชการ | 24 |
| - ชาย | 10 |
| - หญิง | 14 |
| ลูกจ้าง | 6 |
| รวม | 30 |
""",
    "the total of several tables below the subtotal of the last": """
| ประเภท | จำนวน (คน) |
| ครู | 12 |
| ภารโรง | 8 |
| รวมด้านการศึกษา | 20 |
| รวมทั้งสิ้น | 95 |
""",
    "subtotals": """
| รายการ | จำนวนเงิน (บาท) |
| ค่าวิทยากร | 1,200 |
| ค่าอาหาร | 3,000 |
| รวม | 4,200 |
| ค่าวัสดุ | 800 |
| ค่าพาหนะ | 1,000 |
| รวม | 1,800 |
| รวมทั้งสิ้น | 6,000 |
""",
    "an average below, and years beside each other": """
| รายการ | ปี 2564 | ปี 2565 | รวม |
| ความพึงพอใจ (คะแนนเฉลี่ย) | 4.20 | 4.40 | 4.30 |
| ความเชื่อมั่น (คะแนนเฉลี่ย) | 4.00 | 4.20 | 4.10 |
| รวม | 4.10 | 4.30 | 4.20 |
""",
    "commitments beside what is spent": """
| หมวด | งบประมาณ | เบิกจ่าย | ผูกพัน | คงเหลือ |
| ค่าตอบแทน | 120,000 | 90,000 | 10,000 | 20,000 |
| ค่าใช้สอย | 60,000 | 50,000 | 4,600 | 5,400 |
""",
    "money that commitments, told nowhere, are missing from": """
| หมวด | งบประมาณ | เบิกจ่าย | คงเหลือ |
| ค่าตอบแทน | 120,000 | 90,000 | 20,000 |
| ค่าใช้สอย | 60,000 | 40,000 | 5,400 |
| ค่าวัสดุ | 60,000 | 50,000 | 8,000 |
""",
    "shares of the target where none is of the total": """
| โครงการ | เป้าหมาย (คน) | ผล (คน) | ร้อยละความพึงพอใจ |
| อบรม ก | 40 | 40 | 88.50 |
| อบรม ข | 50 | 45 | 90.25 |
| อบรม ค | 30 | 30 | 79.00 |
""",
}
WRONG = {
    "a total of people in its row and its column": (PEOPLE, "| 27 |", "| 28 |", "CNT04"),
    "the total below": (PEOPLE, "| 42 | 78 |", "| 43 | 78 |", "CNT04"),
    "one number within": (PEOPLE, "| 12 | 20 |", "| 13 | 20 |", "CNT04"),
    "what is left": (MONEY, "| ๕,๔๐๐ |", "| ๔,๔๐๐ |", "CNT04"),
    "what was spent in all": (MONEY, "๒๑๙,๖๐๐", "๒๑๘,๖๐๐", "CNT04"),
    "a share of the budget": (MONEY, "| ๕๐.๐๐ |", "| ๕๕.๐๐ |", "CNT06"),
    "a share in a column of another name": (RATES, "84.40", "87.40", "CNT06"),
    "a share of the total": (SURVEY, "| 50.00 |", "| 55.00 |", "CNT06"),
}


def findings(table: str) -> list[str]:
    lines = table.strip().split("\n")
    lines.insert(1, "|" + "---|" * (lines[0].count("|") - 1))
    record = read(f"{HEAD}{chr(10).join(lines)}\n".encode(), "letter.md")
    return [f.rule for f in record.findings if f.severity != "info" and f.rule.startswith("CNT")]


@pytest.mark.parametrize("table", RIGHT.values(), ids=RIGHT)
def test_right_tables(table: str) -> None:
    assert findings(table) == []


@pytest.mark.parametrize(("table", "old", "new", "rule"), WRONG.values(), ids=WRONG)
def test_one_wrong_number_is_one_finding(table: str, old: str, new: str, rule: str) -> None:
    assert old in table
    assert findings(table.replace(old, new, 1)) == [rule]
