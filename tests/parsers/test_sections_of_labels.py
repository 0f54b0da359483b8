"""Sections whose labels stand in ways of their own: semicolons, bars, rounds a line, codes, annexes."""

from __future__ import annotations

from decimal import Decimal

from layouts import report_of, table

from thaimemo.pipeline.document import read


def test_labels_between_semicolons_and_the_next_number() -> None:
    body = (
        "ด้านที่ 1 งานหลัก (น้ำหนัก 45)\n\n"
        "1.1 ร้อยละของฝายที่สร้างเสร็จตามกำหนด\n"
        "น้ำหนัก 25 ; เป้าหมาย 92 ; ผลงาน 93.40 ; คะแนน 4 ; คะแนนถ่วงน้ำหนัก 1.00 ; บรรลุ\n"
        "เกณฑ์คะแนน 1 ถึง 5 : ร้อยละ 80 / 85 / 90 / 93 / 96\nเจ้าภาพ : กองฝาย\n\n"
        "1.2 จำนวนลำธารที่สำรวจ\nหน่วยวัด สาย\n"
        "น้ำหนัก 20 ; เป้าหมาย 6 ; ผลงาน 5 ; คะแนน 4 ; คะแนนถ่วงน้ำหนัก 0.80 ; ไม่บรรลุ\n"
    )
    first, second = report_of(body).projects
    assert (first.indicator, first.weight, first.responsible) == (
        "ร้อยละของฝายที่สร้างเสร็จตามกำหนด",
        Decimal(25),
        ["กองฝาย"],
    )
    assert (second.id, second.unit, second.weight) == ("1.2", "สาย", Decimal(20))
    assert [project.results[0].met for project in (first, second)] == [True, False]


def test_labels_between_bars_below_names_with_codes() -> None:
    body = (
        "มุมมองที่ 1 การเงิน (น้ำหนักร้อยละ 30)\n"
        "  F1  กำไรจากค่าเช่าเรือ\n"
        "      หน่วย: ล้านบาท | น้ำหนัก: 15 | เป้าหมาย: 42.50 | ผล: 44.10 | คะแนน: 5 | ถ่วงน้ำหนัก: 0.7500\n"
        "  F2  ค่าซ่อมเรือต่อเที่ยว\n"
        "      หน่วย: บาท | น้ำหนัก: 15 | เป้าหมาย: 1,850 | ผล: - | คะแนน: - | ถ่วงน้ำหนัก: -\n"
    )
    first, second = report_of(body).projects
    assert [first.id, second.id] == ["F1", "F2"]
    assert (first.results[0].value, first.results[0].weighted_score) == (Decimal("44.10"), Decimal("0.75"))
    assert second.results[0].status == "pending"


def test_every_line_below_the_result_tells_of_a_round() -> None:
    body = (
        "**ตัวชี้วัดที่ ๑.๑ ร้อยละของฝายที่ใช้งานได้**\n\nน้ำหนัก : ๒๕\n\nผลการดำเนินงาน\n"
        "   รอบ ๖ เดือน   ตรวจ ๘ จาก ๑๒ แห่ง คิดเป็นร้อยละ ๖๖.๖๗   อยู่ในระดับ ๑\n"
        "   รอบ ๑๒ เดือน  ตรวจ ๑๗ จาก ๒๐ แห่ง คิดเป็นร้อยละ ๘๕.๐๐   อยู่ในระดับ ๕\n"
        "คะแนนที่ได้ (รอบ ๑๒ เดือน) : ๕\nคะแนนถ่วงน้ำหนัก (รอบ ๑๒ เดือน) : ๑.๒๕\n"
    )
    (project,) = report_of(body).projects
    told = [(r.round_months, r.level, r.percent, r.score) for r in project.results]
    assert told == [
        (6, Decimal(1), Decimal("66.67"), None),
        (12, Decimal(5), Decimal("85.00"), Decimal(5)),
    ]
    assert project.results[1].weighted_score == Decimal("1.25")


def test_a_table_of_one_row_is_of_the_indicator_above_it() -> None:
    head = "น้ำหนัก | หน่วยนับ | เป้าหมาย | ผลการดำเนินงาน | คะแนน | คะแนนถ่วงน้ำหนัก | ผล"
    body = (
        "**ตัวชี้วัดที่ 1.1** ร้อยละของบัณฑิตที่ได้งาน\n\n"
        f"{table(head, '60 | ร้อยละ | 80 | 83.33 | 5 | 3.00 | บรรลุ')}\n"
        "**ตัวชี้วัดที่ 1.2** จำนวนหลักสูตรที่เปิดสอน\n\n"
        f"{table(head, '40 | หลักสูตร | 12 | 9 | 3 | 1.20 | ไม่บรรลุ')}\n"
    )
    first, second = report_of(body).projects
    assert [first.indicator, second.indicator] == ["ร้อยละของบัณฑิตที่ได้งาน", "จำนวนหลักสูตรที่เปิดสอน"]
    assert [first.results[0].percent, second.results[0].value] == [Decimal("83.33"), Decimal(9)]
    assert [first.results[0].met, second.results[0].met] == [True, False]


def test_the_total_beside_a_group_that_spans_its_rows() -> None:
    html = """<p>รายงานผลการดำเนินงานตามตัวชี้วัด ปีงบประมาณ พ.ศ. 2566 รอบ 12 เดือน</p><table border="1">
<tr><th>ด้าน</th><th>ตัวชี้วัด</th><th>น้ำหนัก</th><th>ผลการดำเนินงาน</th><th>คะแนนที่ได้</th><th>คะแนนถ่วงน้ำหนัก</th></tr>
<tr><td rowspan="3">1. ด้านฝาย</td><td>1.1 จำนวนฝายที่สร้าง</td><td>60</td><td>9</td><td>5</td><td>3.00</td></tr>
<tr><td>1.2 จำนวนฝายที่ซ่อม</td><td>40</td><td>4</td><td>3</td><td>1.20</td></tr>
<tr><td>รวมด้านที่ 1</td><td>100</td><td colspan="2"></td><td>4.20</td></tr></table>"""
    record = read(html.encode(), "layout.html")
    assert [project.id for project in record.reports[0].projects] == ["1.1", "1.2"]
    assert [(t.dimension, t.weighted_score) for t in record.reports[0].totals] == [(1, Decimal("4.20"))]
    assert [f for f in record.findings if f.severity == "error"] == []


def test_the_criteria_in_the_first_annex_of_a_memo_are_of_its_projects() -> None:
    text = (
        "บันทึกข้อความ\nส่วนราชการ กองลำธาร กรมดูแลลำธาร\nที่ กษ ๐๑๐๒/๑๔ วันที่ ๒๐ เมษายน ๒๕๖๖\n"
        "เรื่อง รายงานผลการดำเนินงาน ปีงบประมาณ พ.ศ. ๒๕๖๖ รอบ ๖ เดือน\nเรียน อธิบดีกรมดูแลลำธาร\n\n"
        "ขอรายงานผลตามภาคผนวก\n\nจึงเรียนมาเพื่อโปรดพิจารณา\n\n(นางสาวมาลี ธารใส)\nผู้อำนวยการกองลำธาร\n\n"
        "ภาคผนวก ก\nน้ำหนัก และเกณฑ์การประเมิน\n\n"
        "๑.๑ โครงการสร้างฝายชุมชน    น้ำหนัก ๖๐\nตัวชี้วัด จำนวนฝายที่สร้าง\n"
        "เกณฑ์ ๑๐ แห่งขึ้นไปได้ระดับ ๑ ๑๕ แห่งขึ้นไปได้ระดับ ๒ ๒๐ แห่งขึ้นไปได้ระดับ ๓ "
        "๒๕ แห่งขึ้นไปได้ระดับ ๔ ๓๐ แห่งขึ้นไปได้ระดับ ๕\n\n"
        "๑.๒ โครงการปลูกป่าต้นน้ำ    น้ำหนัก ๔๐\nตัวชี้วัด ร้อยละของกล้าไม้ที่รอดตาย\n"
        "เกณฑ์ ร้อยละ ๕๐ ได้ระดับ ๑ ร้อยละ ๖๐ ได้ระดับ ๒ ร้อยละ ๗๐ ได้ระดับ ๓ ร้อยละ ๘๐ ได้ระดับ ๔ ร้อยละ ๙๐ ได้ระดับ ๕\n\n"
        "ภาคผนวก ข\nผลการดำเนินงานรายโครงการ\nปีงบประมาณ พ.ศ. ๒๕๖๖ รอบ ๖ เดือน\n\n"
        "๑.๑ โครงการสร้างฝายชุมชน\nผู้รับผิดชอบ: กลุ่มฝาย\nผลการดำเนินงาน: สร้างแล้ว ๒๒ แห่ง\nระดับที่ทำได้: ๓\n\n"
        "๑.๒ โครงการปลูกป่าต้นน้ำ\nผู้รับผิดชอบ: กลุ่มป่า\nผลการดำเนินงาน: รอดตายร้อยละ ๘๑\nระดับที่ทำได้: ๔\n"
    )
    record = read(text.encode(), "memo.txt")
    first, second = record.reports[0].projects
    assert [first.weight, second.weight] == [Decimal(60), Decimal(40)]
    assert first.rubric is not None
    assert second.rubric is not None
    assert [level.threshold for level in second.rubric.levels] == [50, 60, 70, 80, 90]
    assert [len(first.results), len(second.results)] == [1, 1]
    assert [f for f in record.findings if f.severity == "error"] == []
