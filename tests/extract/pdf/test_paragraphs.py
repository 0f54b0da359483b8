"""Printed lines that go on or begin something, where all of them fill the width."""

from __future__ import annotations

import pytest
from pdfmaking.printers import Press

from thaimemo.extract.page import Line, Table
from thaimemo.extract.reader import read_bytes

_PAGE = """<!DOCTYPE html><html lang="th"><meta charset="utf-8"><style>
@page {{ size: A4; margin: 22mm 20mm }}
body {{ font-family: Norasi; font-size: 14pt; line-height: 1.4 }}
p {{ margin: 0 }}
.full {{ text-align: justify; text-align-last: justify }}
td {{ border: 1px solid #000; padding: 2pt 4pt; vertical-align: top }}
table {{ border-collapse: collapse }}
</style><body>{body}</html>"""
REPORT = (
    "<p>กรมตัวอย่างได้กำหนดแผนปฏิบัติราชการประจำปีเพื่อให้หน่วยงานในสังกัดใช้เป็นกรอบการทำงานและรายงานผลทุกไตรมาส "
    "โดยให้กองแผนงานรวบรวมและสรุปเสนออธิบดีก่อนเผยแพร่</p>"
)


def found(press: Press, body: str, printer: str = "weasyprint") -> list[Line | Table]:
    pdf = press.print(printer, {"page": _PAGE.format(body=body)})["page"]
    return [block for page in read_bytes(pdf, "page.pdf").pages for block in page.blocks]


def lines(press: Press, body: str) -> list[str]:
    return [block.text for block in found(press, REPORT + body) if isinstance(block, Line)][1:]


def full(*parts: str) -> str:
    """One paragraph, of which every line but the last fills the width."""
    *others, last = parts
    return "".join(f'<p class="full">{part}</p>' for part in others) + f"<p>{last}</p>"


def test_a_label_opens_a_line_below_a_full_one_where_it_does_elsewhere(press: Press) -> None:
    told = "<p>ปัญหาอุปสรรค ไม่มี</p><p>ข้อเสนอแนะ ไม่มีเพิ่มเติม</p>" * 2
    filled = full("ปัญหาอุปสรรค สัญญาณของสถานีบนยอดดอยไม่เสถียรในฤดูฝน", "ข้อเสนอแนะ ควรให้บันทึกการลาแบบออฟไลน์")
    assert lines(press, told + filled)[4:] == [
        "ปัญหาอุปสรรค สัญญาณของสถานีบนยอดดอยไม่เสถียรในฤดูฝน",
        "ข้อเสนอแนะ ควรให้บันทึกการลาแบบออฟไลน์",
    ]


def test_a_word_that_stands_within_lines_opens_none(press: Press) -> None:
    told = "<p>จำนวน ๓ คน ลาออก จำนวน ๒ คน</p><p>ตามคำสั่งกรม จำนวน ๕ ฉบับ</p>"
    filled = full("ในรอบนี้ ได้จัดอบรมบุคลากรในสังกัด ทั้งส่วนกลางและส่วนภูมิภาค", "จำนวน ๔ รุ่น")
    assert lines(press, told + filled)[2:] == ["ในรอบนี้ ได้จัดอบรมบุคลากรในสังกัด ทั้งส่วนกลางและส่วนภูมิภาค จำนวน ๔ รุ่น"]


def test_a_range_broken_at_its_dash_is_no_item(press: Press) -> None:
    (line,) = lines(press, full("เกณฑ์คะแนน ≥ ๙๕ = ๕, ๙๐ – ๙๔.๙๙ = ๔, ๘๕ – ๘๙.๙๙ = ๓, ๘๐", "– ๘๔.๙๙ = ๒"))
    assert line == "เกณฑ์คะแนน ≥ ๙๕ = ๕, ๙๐ – ๙๔.๙๙ = ๔, ๘๕ – ๘๙.๙๙ = ๓, ๘๐ – ๘๔.๙๙ = ๒"


def test_a_fiscal_year_cut_in_two_is_no_label(press: Press) -> None:
    told = "<p>งบประมาณ ๙๐,๐๐๐ บาท</p><p>เป้าหมาย ๖๐ นาที</p>" * 2
    filled = full("เวลารอคอยเฉลี่ยของผู้รับบริการทุกกลุ่มงาน ๕๒ นาที ลดลงจากปี", "งบประมาณ พ.ศ. ๒๕๖๖")
    assert lines(press, told + filled)[4:] == [
        "เวลารอคอยเฉลี่ยของผู้รับบริการทุกกลุ่มงาน ๕๒ นาที ลดลงจากปีงบประมาณ พ.ศ. ๒๕๖๖"
    ]


def test_a_fiscal_year_is_cut_before_a_line_that_hangs(press: Press) -> None:
    first = '<p class="full">คำชี้แจง เสียชีวิต ๖๔ คน จากฐานข้อมูลสามฐาน เทียบกับช่วงเดียวกันของปี</p>'
    (line,) = lines(press, f'{first}<p style="margin-left: 5em">งบประมาณ พ.ศ. ๒๕๖๖ ซึ่งมี ๗๙ คน</p>')
    assert line.endswith("ของปีงบประมาณ พ.ศ. ๒๕๖๖ ซึ่งมี ๗๙ คน")


def test_a_value_behind_its_word_is_no_item(press: Press) -> None:
    (line,) = lines(press, full("หนังสือใบลาน ที่ทำสำเนา แล้ว เป้าหมายร้อยละ 60 ผลร้อยละ", "63.50 บรรลุเป้าหมาย"))
    assert line.endswith("ผลร้อยละ 63.50 บรรลุเป้าหมาย")


def test_a_telephone_number_broken_at_its_hyphen_is_one(press: Press) -> None:
    (line,) = lines(press, full("ส่วนราชการ กองแผนงาน กรมตัวอย่าง โทรศัพท์และโทรสารหมายเลข 039-", "555-120"))
    assert line.endswith("หมายเลข 039-555-120")


def test_the_number_of_a_letter_opens_a_line(press: Press) -> None:
    head = full("ส่วนราชการ ฝ่ายวิชาการ สำนักหอพรรณไม้ภาคตะวันตก โทร. ๔๑๑๗", "ที่ หพ ๐๒๐๙/ว ๕๕ วันที่ ๑๘ มกราคม ๒๕๖๗")
    assert lines(press, head)[1] == "ที่ หพ ๐๒๐๙/ว ๕๕ วันที่ ๑๘ มกราคม ๒๕๖๗"


def test_what_is_in_brackets_goes_on_in_centred_lines(press: Press) -> None:
    title = '<p style="text-align: center">รายงานตัวชี้วัด รอบ ๙ เดือน (๑ ต.ค. ๒๕๖๕ –<br>๓๐ มิ.ย. ๒๕๖๖)</p>'
    assert lines(press, title) == ["รายงานตัวชี้วัด รอบ ๙ เดือน (๑ ต.ค. ๒๕๖๕ – ๓๐ มิ.ย. ๒๕๖๖)"]


def test_a_page_number_of_so_many_is_told_wherever_it_stands(press: Press) -> None:
    turned = '<p style="break-after: page">หน้า ๑ จาก ๒</p><p>จึงเรียนมาเพื่อโปรดทราบ</p>'
    assert lines(press, turned) == ["จึงเรียนมาเพื่อโปรดทราบ"]


@pytest.mark.parametrize("printer", ["weasyprint", "chrome", "libreoffice"])
def test_levels_in_a_cell_stay_in_one_line_where_they_were(press: Press, printer: str) -> None:
    levels = " ".join(f"ระดับ {n} สำรวจความเชื่อมั่นของบุคลากรในสังกัดแห่งที่ {n}" for n in "๑๒๓๔๕")
    texts = set()
    for width in range(40, 70, 3):
        cell = f'<td width="{width}%" style="border: 1px solid #000">{levels}</td>'
        body = f'<table width="100%"><tr>{cell}<td style="border: 1px solid #000">๕</td></tr></table>'
        (table,) = [block for block in found(press, body, printer) if isinstance(block, Table)]
        texts.add(table.rows[0][0].text)
    assert texts == {levels}


def test_the_noun_that_opens_items_opens_one_below_a_full_line(press: Press) -> None:
    told = "<p>โครงการห้องสมุดเคลื่อนที่ งบประมาณ ๘๐,๐๐๐ บาท</p><p>โครงการปลูกป่า งบประมาณ ๕๐,๐๐๐ บาท</p>" * 2
    filled = full("โครงการซ่อมบำรุงอาคารเรียน งบประมาณ ๙๐,๐๐๐ บาท ข้อเสนอแนะ ไม่มี", "โครงการค่ายเยาวชนต้นแบบ")
    assert lines(press, told + filled)[5] == "โครงการค่ายเยาวชนต้นแบบ"


def test_a_space_is_where_the_document_has_one_between_these_words(press: Press) -> None:
    told = "<p>โครงการที่ ๑ การปรับปรุงทะเบียน ได้ระดับ ๔</p><p>โครงการที่ ๒ การสำรวจพืช ได้ระดับ ๕</p>"
    filled = full("โครงการที่ ๓ การพัฒนาเจ้าหน้าที่ด้านการสำรวจพืชสมุนไพรในพื้นที่ป่าชุมชน", "ได้ระดับ ๓")
    assert lines(press, told + filled)[2].endswith("ป่าชุมชน ได้ระดับ ๓")


def test_no_space_is_where_no_word_begins(press: Press) -> None:
    (line,) = lines(press, full("ตามที่สำนักงาน ได้กำหนดให้ทุกหน่วยงาน รายงานผลตามมาตรฐ", "านที่ ๑"))
    assert line.endswith("ตามมาตรฐานที่ ๑")


def test_a_centred_title_goes_on_where_it_was_full(press: Press) -> None:
    title = '<h1 style="text-align: center">รายงานผลการดำเนินงานตามแผนกลยุทธ์การบริหารทรัพยากรบุคคล{}</h1>'
    (line,) = [b.text for b in found(press, REPORT + title.format("ของกรมตัวอย่าง"))[1:] if isinstance(b, Line)]
    assert line == "รายงานผลการดำเนินงานตามแผนกลยุทธ์การบริหารทรัพยากรบุคคลของกรมตัวอย่าง"


def test_a_heading_goes_on_though_its_end_is_light(press: Press) -> None:
    heading = "<b>๑.๑) ร้อยละความสำเร็จของการจัดเก็บรายได้ค่าธรรมเนียมเข้าชมโบราณสถานใต้น้ำทุกแห่ง</b> [น้ำหนัก ๓๐]"
    (line,) = lines(press, f"<p>{heading}</p>")
    assert line.endswith("ทุกแห่ง [น้ำหนัก ๓๐]")


def test_boxes_drawn_around_cards_are_no_text(press: Press) -> None:
    rule = "<p>+---------------------------------------------------------------</p>"
    card = full("| ผลการดำเนินงาน : จัดอบรมครู ๓๒ คน จากครูทั้งหมด ๔๐ คน คิดเป็นร้อยละ ๘๐.๐๐", "| ระดับคุณภาพ : ระดับ ๔")
    assert lines(press, rule + card + rule) == [
        "ผลการดำเนินงาน : จัดอบรมครู ๓๒ คน จากครูทั้งหมด ๔๐ คน คิดเป็นร้อยละ ๘๐.๐๐",
        "ระดับคุณภาพ : ระดับ ๔",
    ]


def test_a_value_below_its_label_at_the_foot_of_a_page_is_no_page_number(press: Press) -> None:
    filler = "<p>ข้อความ</p>" * 31
    foot = "<p>ระดับ ๓</p><p style='break-after: page'>๘๐</p><p>ระดับ ๔</p><p>๘๕</p>"
    assert lines(press, filler + foot)[-4:] == ["ระดับ ๓", "๘๐", "ระดับ ๔", "๘๕"]


def test_a_year_alone_at_the_head_of_a_page_is_no_page_number(press: Press) -> None:
    assert "๒๕๖๙" in lines(
        press, '<p style="break-before: page">๒๕๖๙</p><p style="margin-top: 2em">กรมตัวอย่าง</p>'
    )


def test_a_line_that_begins_with_a_colon_goes_on(press: Press) -> None:
    name, told = "๓.๒ เวทีแลกเปลี่ยนเรียนรู้นักส่งเสริม", ": จัดเวทีแล้ว ๔ ครั้ง"
    assert lines(press, f"<p>{name}</p><p>{told}</p>") == [f"{name} {told}"]


def test_a_label_with_its_line_for_itself_begins_one_below_a_full_line_too(press: Press) -> None:
    told = "<p>มีกรอบอัตรากำลัง</p><p>ขั้นตอน</p><p>แต่งตั้งคณะทำงาน</p>" * 2
    filled = full("กรมมีกรอบอัตรากำลังที่สอดคล้องกับภารกิจด้านการอนุรักษ์ลำธาร", "ขั้นตอน")
    assert lines(press, told + filled)[-2:] == ["กรมมีกรอบอัตรากำลังที่สอดคล้องกับภารกิจด้านการอนุรักษ์ลำธาร", "ขั้นตอน"]
