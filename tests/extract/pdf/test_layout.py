"""Layout told from pages that a printer made: what belongs together, in which order, and what is no text."""

from __future__ import annotations

import io

import pikepdf
import pytest
import regex
from fontTools.ttLib import TTFont
from pdfmaking.printers import Press

from thaimemo.extract.page import ExtractedDocument, Line, Table
from thaimemo.extract.pdf.fonts import read_map, write_map
from thaimemo.extract.reader import read_bytes
from thaimemo.normalize.characters import PRIVATE_USE

_PAGE = """<!DOCTYPE html><html lang="th"><meta charset="utf-8"><style>
@page {{ size: A4; margin: 22mm 20mm;
  @top-center {{ content: "- " counter(page, thai) " -" }}
  @bottom-left {{ content: "รายงานผลการปฏิบัติราชการ กรมตัวอย่าง" }} }}
@page wide {{ size: A4 landscape }}
body {{ font-family: Norasi; font-size: 14pt; line-height: 1.4 }}
.wide {{ page: wide }}
table {{ border-collapse: collapse; width: 100% }}
td, th {{ border: 1px solid #000; padding: 2pt 4pt; vertical-align: top; text-align: left }}
.plain td, .plain th {{ border: 0 }}
.plain td + td {{ text-align: right }}
.stamp {{ position: absolute; right: 0; top: 0; width: 50mm; border: 1pt solid #00c; color: #00c;
  font-size: 11pt; padding: 3pt; line-height: 1.2 }}
</style><body>{body}</html>"""
PARAGRAPH = (
    "กรมตัวอย่างได้กำหนดแผนปฏิบัติราชการประจำปีเพื่อให้หน่วยงานในสังกัดใช้เป็นกรอบการทำงานและรายงานผลทุกไตรมาส "
    "โดยให้กองแผนงานรวบรวมและสรุปเสนออธิบดีก่อนเผยแพร่ทั่วไป"
)
GOAL = "บุคลากรมีความรู้และทักษะที่จำเป็นต่อการปฏิบัติงานในยุคดิจิทัลอย่างต่อเนื่องและทั่วถึงทุกหน่วยงานในสังกัด"
PROJECT = "การพัฒนาหลักสูตรฝึกอบรมผ่านระบบอิเล็กทรอนิกส์สำหรับบุคลากรทุกระดับของหน่วยงานในส่วนกลางและส่วนภูมิภาค"
RESULT = (
    "ดำเนินการจัดทำหลักสูตรแล้วเสร็จและเปิดให้บุคลากรลงทะเบียนเรียนผ่านระบบ มีผู้ลงทะเบียนทั้งหมดจากทุกหน่วยงาน "
    "และอยู่ระหว่างประเมินผลการเรียนรู้เพื่อปรับปรุงหลักสูตรในรอบถัดไป"
)


def printed(press: Press, body: str, printer: str = "weasyprint") -> bytes:
    return press.print(printer, {"page": _PAGE.format(body=body)})["page"]


def read(pdf: bytes) -> ExtractedDocument:
    return read_bytes(pdf, "page.pdf")


def lines(document: ExtractedDocument) -> list[str]:
    return [b.text for page in document.pages for b in page.blocks if isinstance(b, Line)]


def tables(document: ExtractedDocument) -> list[Table]:
    return [b for page in document.pages for b in page.blocks if isinstance(b, Table)]


def bare(text: str) -> str:
    return regex.sub(r"\s+", "", text)


def rows(table: Table) -> list[list[str]]:
    return [[bare(cell.text) for cell in row] for row in table.rows]


def long_table(count: int) -> str:
    head = (
        "<thead><tr><th rowspan=2>ที่</th><th rowspan=2>โครงการ</th><th colspan=2>ผลการดำเนินงาน</th>"
        "<th rowspan=2>ร้อยละ</th></tr><tr><th>แผน</th><th>ผล</th></tr></thead>"
    )
    body = "".join(
        f"<tr><td>{i}</td><td>โครงการพัฒนาระบบงานที่ {i}</td><td>{i + 10}</td><td>{i}</td><td>{i}%</td></tr>"
        for i in range(1, count + 1)
    )
    return f'<p>{PARAGRAPH}</p><div class="wide"><table>{head}{body}</table></div><p>{PARAGRAPH}</p>'


def test_a_table_over_landscape_pages_is_one_table(press: Press) -> None:
    document = read(printed(press, long_table(50)))
    assert len(document.pages) > 3
    wide = [page for page in document.pages if page.width and page.height and page.width > page.height]
    assert len(wide) == len(document.pages) - 2
    (table,) = tables(document)
    top, second, *body = table.rows
    assert [(bare(c.text), c.column, c.column_span, c.row_span) for c in top] == [
        ("ที่", 0, 1, 2),
        ("โครงการ", 1, 1, 2),
        ("ผลการดำเนินงาน", 2, 2, 1),
        ("ร้อยละ", 4, 1, 2),
    ]
    assert [(c.text, c.column) for c in second] == [("แผน", 2), ("ผล", 3)]
    assert [bare(row[0].text) for row in body] == [str(i) for i in range(1, 51)]
    assert body[-1][0].page == wide[-1].number
    assert [bare(text) for text in lines(document)] == [bare(PARAGRAPH)] * 2, "numbers and feet are no text"


@pytest.mark.parametrize("printer", ["weasyprint", "chrome"])
def test_a_row_cut_by_a_page_end_is_one_row(press: Press, printer: str) -> None:
    head = "<thead><tr><th>เป้าประสงค์</th><th>โครงการ</th><th>ผลการดำเนินการ</th><th>ร้อยละ</th></tr></thead>"
    body = "".join(
        f"<tr><td>ข้อ {i} {GOAL}</td><td>{PROJECT}</td><td>{RESULT}</td><td>๘{i}%</td></tr>" for i in range(6)
    )
    document = read(printed(press, f"<table>{head}{body}</table>", printer))
    assert len(document.pages) > 1
    (table,) = tables(document)
    header, *found = rows(table)
    assert header == ["เป้าประสงค์", "โครงการ", "ผลการดำเนินการ", "ร้อยละ"]
    assert found == [[bare(f"ข้อ {i} {GOAL}"), bare(PROJECT), bare(RESULT), f"๘{i}%"] for i in range(6)]
    pages = {e.page for row in table.rows for cell in row for e in cell.passage.evidence()}
    assert pages == {page.number for page in document.pages}


def test_a_row_of_its_own_is_not_joined(press: Press) -> None:
    row = "<tr><td>แผนงานที่ {}</td><td>ดำเนินการแล้ว</td><td>{}</td></tr>"
    body = "".join(row.format(i, "" if i % 2 else i) for i in range(1, 80))
    found = tables(read(printed(press, f"<table>{body}</table>")))
    assert len(found) > 1
    assert [r[0] for table in found for r in rows(table)] == [f"แผนงานที่{i}" for i in range(1, 80)]


def test_a_stamp_is_read_by_itself(press: Press) -> None:
    body = f"""<div style="position: relative"><div class="stamp">กองกลาง<br>เลขรับ ๑๒๓๔<br>
        วันที่ ๕ ม.ค. ๒๕๖๖<br>เวลา ๐๙.๓๐ น.</div>
        <h2 style="text-align: center; margin: 0">บันทึกข้อความ</h2>
        <p style="margin: 0">ส่วนราชการ กองแผนงาน โทร. ๑๒๐๑<br>ที่ ตย ๐๑๐๑/๑๒ วันที่ ๔ มกราคม ๒๕๖๖</p></div>
        <p>{PARAGRAPH}</p>"""
    found = lines(read(printed(press, body)))
    stamp = ["กองกลาง", "เลขรับ ๑๒๓๔", "วันที่ ๕ ม.ค. ๒๕๖๖", "เวลา ๐๙.๓๐ น."]
    assert found[:4] == stamp
    assert found[4:7] == ["บันทึกข้อความ", "ส่วนราชการ กองแผนงาน โทร. ๑๒๐๑", "ที่ ตย ๐๑๐๑/๑๒ วันที่ ๔ มกราคม ๒๕๖๖"]


def test_headings_are_larger_than_the_text_around_tables_or_bold(press: Press) -> None:
    text = f"<p>{PARAGRAPH} {PARAGRAPH}</p>" * 3
    body = f"""<h1 style="font-size: 20pt">รายงานผล</h1>{text}<p><b>๑. ความเป็นมา</b></p>
        <table style="font-size: 10pt"><tr><td>{RESULT * 6}</td><td>{RESULT * 6}</td></tr></table>"""
    found = [b for page in read(printed(press, body)).pages for b in page.blocks if isinstance(b, Line)]
    assert [(b.text, b.heading, b.bold) for b in found if len(b.text) < 40][:2] == [
        ("รายงานผล", 1, True),
        ("๑. ความเป็นมา", 3, True),
    ]
    assert not [b for b in found if b.text.startswith("กรมตัวอย่าง") and b.heading]


def test_a_table_without_rules_is_told_by_its_gutters(press: Press) -> None:
    body = f"""<p>{PARAGRAPH}</p><table class="plain">
        <tr><th>ตัวชี้วัด</th><th>เป้าหมาย</th><th>ผลการดำเนินงาน</th><th>คะแนน</th></tr>
        <tr><td>ร้อยละของเรื่องร้องเรียนที่ได้รับการแก้ไขภายในกำหนดเวลา</td><td>๙๐</td><td>๙๒.๕๐</td><td>๕.๐๐</td></tr>
        <tr><td>จำนวนผู้ผ่านการอบรม</td><td>๑๒๐</td><td>๑๑๐</td><td>๓.๖๗</td></tr>
        <tr><td>ระดับความสำเร็จของแผน</td><td>๕</td><td>๔</td><td>๔.๐๐</td></tr></table><p>{PARAGRAPH}</p>"""
    document = read(printed(press, body))
    (table,) = tables(document)
    assert rows(table) == [
        ["ตัวชี้วัด", "เป้าหมาย", "ผลการดำเนินงาน", "คะแนน"],
        ["ร้อยละของเรื่องร้องเรียนที่ได้รับการแก้ไขภายในกำหนดเวลา", "๙๐", "๙๒.๕๐", "๕.๐๐"],
        ["จำนวนผู้ผ่านการอบรม", "๑๒๐", "๑๑๐", "๓.๖๗"],
        ["ระดับความสำเร็จของแผน", "๕", "๔", "๔.๐๐"],
    ]
    assert [bare(t) for t in lines(document)[:2]] == [bare(PARAGRAPH)] * 2


def test_signatures_side_by_side_are_no_table(press: Press) -> None:
    body = f"""<p>{PARAGRAPH}</p><table class="plain">
        <tr><td>(นายสมชาย ทองแท้)</td><td>(นางสาวใจดี มีสุข)</td><td>(นายกล้า หาญ)</td></tr>
        <tr><td>ผู้จัดทำ</td><td>ผู้ตรวจ</td><td>ผู้อนุมัติ</td></tr>
        <tr><td>๕ ม.ค. ๒๕๖๖</td><td>๖ ม.ค. ๒๕๖๖</td><td>๗ ม.ค. ๒๕๖๖</td></tr></table>"""
    document = read(printed(press, body))
    assert not tables(document)
    assert lines(document)[1:4] == ["(นายสมชาย ทองแท้)", "ผู้จัดทำ", "๕ ม.ค. ๒๕๖๖"]


@pytest.mark.parametrize("turns", [90, 180, 270])
def test_a_turned_page_reads_the_same(press: Press, turns: int) -> None:
    pdf = printed(
        press,
        f"<p>{PARAGRAPH}</p><table><tr><td>แผน</td><td>๑๐</td></tr><tr><td>ผล</td><td>๙</td></tr></table>",
    )
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            page.rotate(turns, relative=False)
        out = io.BytesIO()
        document.save(out)
    straight, turned = read(pdf), read(out.getvalue())
    assert lines(turned) == lines(straight)
    assert [rows(t) for t in tables(turned)] == [rows(t) for t in tables(straight)]
    width, height = straight.pages[0].width, straight.pages[0].height
    assert (turned.pages[0].width, turned.pages[0].height) == (
        (height, width) if turns % 180 else (width, height)
    )


def test_variants_that_nothing_names_are_known_by_their_outlines(press: Press) -> None:
    sound = printed(
        press,
        f"<p>{PARAGRAPH}</p><p>ที่ปรึกษา ปีที่แล้ว ฝ่ายบริหาร น้ำใจ ผู้ใหญ่ ปู่ ฟ้า เป็น ปั๊ม ศูนย์ องค์กร สิทธิ์ ที่นี่ ดี ตั้ง ฟื้น</p>",
    )
    nameless = 0
    with pikepdf.open(io.BytesIO(sound)) as document:
        for font in document.pages[0].Resources.Font.values():
            descriptor = font.DescendantFonts[0].FontDescriptor
            program = TTFont(io.BytesIO(descriptor.FontFile2.read_bytes()))
            said = read_map(font.ToUnicode.read_bytes())
            variants = {
                program.getGlyphID(name)
                for code, name in program.getBestCmap().items()
                if chr(code) in PRIVATE_USE
            }
            nameless += len(variants & said.keys())
            for table in program["cmap"].tables:
                table.cmap = {code: name for code, name in table.cmap.items() if chr(code) not in PRIVATE_USE}
            written = io.BytesIO()
            program.save(written)
            descriptor.FontFile2 = document.make_stream(written.getvalue())
            font.ToUnicode = document.make_stream(
                write_map({code: text for code, text in said.items() if code not in variants})
            )
        out = io.BytesIO()
        document.save(out)
    assert nameless > 3
    assert [bare(t) for t in lines(read(out.getvalue()))] == [bare(t) for t in lines(read(sound))]


def test_fonts_that_print_thai_digits_for_arabic_codes(press: Press) -> None:
    pdf = printed(press, f"<p>{PARAGRAPH}</p><p>คำสั่งที่ 123/2565</p>")
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for font in document.pages[0].Resources.Font.values():
            font.BaseFont = font.DescendantFonts[0].BaseFont = pikepdf.Name("/ABCDEF+THSarabunIT9")
        out = io.BytesIO()
        document.save(out)
    found = read(out.getvalue())
    assert "คำสั่งที่ ๑๒๓/๒๕๖๕" in lines(found)
    assert "digits that the font prints in Thai: 7 mended" in found.warnings


def test_the_side_of_a_box_alone_on_its_line_is_no_line(press: Press) -> None:
    found = lines(read(printed(press, f"<p>|</p><p>{PARAGRAPH}</p>")))
    assert "" not in found
    assert bare(found[0]) == bare(PARAGRAPH)[: len(bare(found[0]))]
