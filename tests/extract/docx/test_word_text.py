"""What Word shows is read: order, numbers, merged cells, boxes, accepted changes; what it hides is not."""

from __future__ import annotations

import pytest
from word import FILLER, p, package, r, tbl, tc

from thaimemo.extract.page import ExtractedDocument, Line, Table
from thaimemo.extract.reader import read_bytes


def read(body: str, **parts: str) -> ExtractedDocument:
    return read_bytes(package(p(FILLER) + body, **parts), "memo.docx")


def lines(body: str, **parts: str) -> list[str]:
    """The lines behind the filler."""
    document = read(body, **parts)
    return [b.text for page in document.pages for b in page.blocks if isinstance(b, Line)][1:]


def tables(body: str) -> list[Table]:
    return [b for page in read(body).pages for b in page.blocks if isinstance(b, Table)]


def cells(table: Table) -> list[list[tuple[str, int, int, int]]]:
    return [[(c.text, c.column, c.column_span, c.row_span) for c in row] for row in table.rows]


def test_paragraphs_and_tables_in_document_order() -> None:
    body = p("ก่อน") + tbl(tc("โครงการ") + tc("ผล"), tc("อบรม") + tc("๘๐%")) + p("หลัง")
    blocks = read(body).pages[0].blocks[1:]
    assert [type(b).__name__ for b in blocks] == ["Line", "Table", "Line"]


def test_breaks_tabs_hyphens_and_runs() -> None:
    body = p(r("บรรทัด"), r("แรก"), "<w:r><w:br/><w:t>สอง</w:t><w:tab/><w:t>สาม</w:t><w:noBreakHyphen/></w:r>")
    assert lines(body) == ["บรรทัดแรก", "สอง สาม-"]


def test_quotes_are_the_text_of_the_paragraph() -> None:
    [_, block] = read(p(r("ทํางาน"), r("แล้ว"))).pages[0].blocks
    assert isinstance(block, Line)
    assert block.text == "ทำงานแล้ว"
    assert [(e.page, e.line, e.quote) for e in block.passage.evidence()] == [(1, 2, "ทํางานแล้ว")]


def test_pages_are_turned_once() -> None:
    turn = '<w:r><w:br w:type="page"/></w:r>'
    laid_out = "<w:r><w:lastRenderedPageBreak/><w:t>หน้าสอง</w:t></w:r>"
    document = read(p(turn) + p(laid_out) + p("ต่อ ", "<w:r><w:lastRenderedPageBreak/></w:r>", "หน้าสาม"))
    assert [[b.text for b in page.blocks] for page in document.pages] == [
        [FILLER],
        ["หน้าสอง", "ต่อ หน้าสาม"],
        [],
    ]
    last = document.pages[1].blocks[1]
    assert isinstance(last, Line)
    assert [(e.page, e.quote) for e in last.passage.evidence()] == [(2, "ต่อ"), (3, "หน้าสาม")]


def test_sections_and_break_before_turn_the_page() -> None:
    section = "<w:sectPr/>"
    going_on = '<w:sectPr><w:type w:val="continuous"/></w:sectPr>'
    body = (
        p("หนึ่ง", properties=section)
        + p("สอง", properties=going_on)
        + p("ก", properties="<w:pageBreakBefore/>")
    )
    assert [len(page.blocks) for page in read(body + "<w:sectPr/>").pages] == [3, 1]


NUMBERING = """
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="thaiNumbers"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="thaiNumbers"/><w:lvlText w:val="%1.%2"/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="thaiLetters"/><w:lvlText w:val="(%3)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
 <w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="ข้อ %1"/></w:lvl>
 <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
"""


def item(text: str, number: int, level: int = 0) -> str:
    listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(text, properties=listed)


def test_numbers_that_word_keeps_out_of_the_text() -> None:
    body = (
        item("หลักการ", 1) + item("ที่มา", 1, 1) + item("เหตุผล", 1, 1) + item("ข้อย่อย", 1, 2) + item("ผล", 1)
        + item("ด้าน", 1, 1) + item("ก", 2) + item("ข", 2) + item("จุด", 2, 1) + item("เริ่มใหม่", 3) + p("ไม่นับ")
    )  # fmt: skip
    assert lines(body, numbering=NUMBERING) == [
        "๑. หลักการ", "๑.๑ ที่มา", "๑.๒ เหตุผล", "(ก) ข้อย่อย", "๒. ผล", "๒.๑ ด้าน", "ข้อ 3 ก", "ข้อ 4 ข", "- จุด",
        "๑. เริ่มใหม่", "ไม่นับ",
    ]  # fmt: skip


def test_a_number_that_was_typed_stands_for_the_bullet() -> None:
    body = item("๑.๒ บทความที่ตีพิมพ์", 2, 1) + item("ก. วารสารไทย", 2, 1) + item("บทความ ๔ เรื่อง", 2, 1)
    assert lines(body, numbering=NUMBERING) == ["๑.๒ บทความที่ตีพิมพ์", "ก. วารสารไทย", "- บทความ ๔ เรื่อง"]


def test_a_number_is_grounded_by_the_line_it_stands_before() -> None:
    document = read(item("หลักการและเหตุผล", 1), numbering=NUMBERING)
    passage = document.pages[0].blocks[1].passage  # type: ignore[union-attr]
    assert [e.quote for e in passage.slice(0, 2).evidence()] == ["หลักการและเหตุผล"]
    assert [e.quote for e in passage.slice(3, 10).evidence()] == ["หลักการ"]


STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:szCs w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="h2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/>
 <w:pPr><w:outlineLvl w:val="1"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="own"><w:name w:val="หัวข้อ"/><w:basedOn w:val="h2"/></w:style>
<w:style w:type="character" w:styleId="secret"><w:name w:val="x"/><w:rPr><w:vanish/></w:rPr></w:style>
"""


def test_headings_by_outline_level_of_the_style_or_by_size_and_weight() -> None:
    big = "<w:bCs/><w:szCs w:val='40'/>"
    body = (
        p("หัวข้อตามลักษณะ", properties='<w:pStyle w:val="own"/>')
        + p(r("หัวข้อตัวใหญ่", big))
        + p(r("เน้น", "<w:b/>"))
    )
    document = read(body, styles=STYLES, numbering=NUMBERING)
    found = [(b.text, b.heading, b.bold) for b in document.pages[0].blocks[1:] if isinstance(b, Line)]
    assert found == [("๑. หัวข้อตามลักษณะ", 2, False), ("หัวข้อตัวใหญ่", 1, True), ("เน้น", 0, True)]


def test_space_above_is_a_gap_where_it_is_more_than_usual() -> None:
    space = '<w:spacing w:before="240"/>'
    document = read(p("ก") + p("ข", properties=space) + p("ค") + p("") + p("ง") + p("จ"))
    assert [b.gap for b in document.pages[0].blocks if isinstance(b, Line)] == [
        False,
        False,
        True,
        False,
        True,
        False,
    ]


def test_merged_cells() -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    [table] = tables(
        tbl(
            tc("มิติ", '<w:gridSpan w:val="2"/>') + tc("ผล", down),
            tc("ก", down) + tc("ข") + tc("", on),
            tc("", on) + tc("ค") + tc("ง"),
        )
    )
    assert cells(table) == [
        [("มิติ", 0, 2, 1), ("ผล", 2, 1, 2)],
        [("ก", 0, 1, 2), ("ข", 1, 1, 1)],
        [("ค", 1, 1, 1), ("ง", 2, 1, 1)],
    ]


def test_a_nested_table_is_read_behind_its_own() -> None:
    inner = tbl(tc("ระดับ") + tc("เกณฑ์"), tc("๑") + tc("ร้อยละ ๖๐"))
    found = tables(tbl(tc("ตัวชี้วัด") + tc("เกณฑ์"), tc("อบรม") + tc(p("ดังนี้") + inner + p(""))))
    assert [[[c[0] for c in row] for row in cells(t)] for t in found] == [
        [["ตัวชี้วัด", "เกณฑ์"], ["อบรม", "ดังนี้"]],
        [["ระดับ", "เกณฑ์"], ["๑", "ร้อยละ ๖๐"]],
    ]


def test_tables_that_only_lay_out_are_opened() -> None:
    header = tbl(tc("ส่วนราชการ") + tc("กองแผนงาน"), tc("ที่ ทด ๐๑๐๑/๑๒") + tc("วันที่ ๑ มีนาคม ๒๕๖๕"))
    boxed = tbl(tc(p("ข้อความในกรอบ") + p("สองบรรทัด")))
    signed = tbl(tc("(นายสมชาติ ใจงาม)") + tc("(นางสาวปรานี ดีจริง)"), tc("ผู้เสนอ") + tc("ผู้อนุมัติ"))
    assert lines(header + boxed + signed) == [
        "ส่วนราชการ กองแผนงาน", "ที่ ทด ๐๑๐๑/๑๒ วันที่ ๑ มีนาคม ๒๕๖๕", "ข้อความในกรอบ", "สองบรรทัด", "(นายสมชาติ ใจงาม)",
        "ผู้เสนอ", "(นางสาวปรานี ดีจริง)", "ผู้อนุมัติ",
    ]  # fmt: skip


def box(text: str, offset: int, base: str = "paragraph") -> str:
    """A text box as Word writes it: once for new programs and once for old ones."""
    content = f"<w:txbxContent>{p(text)}</w:txbxContent>"
    anchor = (
        f'<wp:anchor><wp:positionV relativeFrom="{base}"><wp:posOffset>{offset}</wp:posOffset></wp:positionV>'
    )
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>" + anchor
        + f"<a:graphic><a:graphicData><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        f"</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style='margin-top:1pt'><v:textbox>{content}"
        "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )  # fmt: skip


def test_text_boxes_once_and_where_they_float() -> None:
    body = p("บันทึกข้อความ", box("รับที่ ๑๒", -300_000), box("ท้ายหน้า", 9_000_000, "page")) + p("ต่อไป")
    document = read(body)
    texts = [b.text for b in document.pages[0].blocks if isinstance(b, Line)]
    assert texts == ["รับที่ ๑๒", FILLER, "บันทึกข้อความ", "ท้ายหน้า", "ต่อไป"]


def test_changes_count_as_accepted() -> None:
    body = (
        p(
            "ร้อยละ ",
            f'<w:del w:id="1"><w:r><w:delText>๖๐</w:delText></w:r></w:del><w:ins w:id="2">{r("๘๐")}</w:ins>',
        )
        + p("ย้าย", f"<w:moveFrom>{r('ออก')}</w:moveFrom>", f"<w:moveTo>{r('เข้า')}</w:moveTo>")
        + p("ต่อกัน", properties="<w:rPr><w:del w:id='3'/></w:rPr>")
        + p("เป็นย่อหน้าเดียว")
        + tbl(tc("ก") + tc("ข"), tc("ค") + tc("ง")).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 1)
        + p(f"<w:ins w:id='4'>{r('จบ')}</w:ins>")
    )
    document = read(body)
    assert lines(body) == ["ร้อยละ ๘๐", "ย้ายเข้า", "ต่อกันเป็นย่อหน้าเดียว", "ค", "ง", "จบ"]
    assert "tracked changes taken as accepted: 5" in document.warnings


def test_hidden_text_and_comments_are_left_out_and_said() -> None:
    body = p(
        "เห็น",
        r("ซ่อน", "<w:vanish/>"),
        r("ลับ", '<w:rStyle w:val="secret"/>'),
        "<w:r><w:commentReference w:id='0'/></w:r>",
    )
    document = read(body, styles=STYLES)
    assert lines(body, styles=STYLES) == ["เห็น"]
    assert document.warnings == ["comments left out: 1", "text left out, hidden: 7 characters"]


def test_fields_give_their_result() -> None:
    def mark(kind: str, inside: str = "") -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar></w:r>'

    told = "<w:r><w:instrText> IF </w:instrText></w:r>"
    ticked = "<w:ffData><w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox></w:ffData>"
    body = (
        p(
            mark("begin"),
            told,
            mark("begin"),
            told,
            mark("separate"),
            "ในคำสั่ง",
            mark("end"),
            mark("separate"),
            "ผล",
            mark("end"),
        )
        + p(f'<w:fldSimple w:instr="DATE">{r("๑ มีนาคม ๒๕๖๕")}</w:fldSimple>')
        + p(mark("begin", ticked), told, mark("end"), " บรรลุ")
        + p(mark("begin"), told)
        + p("ยังอ่านได้")
    )
    assert lines(body) == ["ผล", "๑ มีนาคม ๒๕๖๕", "☑ บรรลุ", "ยังอ่านได้"]


def test_content_controls_and_symbols() -> None:
    prompt = (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('คลิกเพื่อพิมพ์')}</w:sdtContent></w:sdt>"
    )
    tick = "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val='1'/></w14:checkbox></w:sdtPr><w:sdtContent/></w:sdt>"
    body = (
        f"<w:sdt><w:sdtContent>{p('ในกรอบ', prompt)}</w:sdtContent></w:sdt>"
        + p(tick, " ใช่", '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>', " ไม่ใช่")
        + p(r("\uf0fe", '<w:rFonts w:ascii="Wingdings"/>'), " ทราบ")
    )
    assert lines(body) == ["ในกรอบ", "☑ ใช่☐ ไม่ใช่", "☑ ทราบ"]


def test_headers_footers_and_notes_are_kept_apart() -> None:
    note = (
        '<w:footnote w:id="0" w:type="separator">x</w:footnote><w:footnote w:id="2">'
        + p("ข้อมูลเบื้องต้น")
        + "</w:footnote>"
    )
    body = p("ผล", "<w:r><w:footnoteReference w:id='2'/></w:r>") + (
        '<w:sectPr><w:headerReference w:type="default" r:id="rheader1"/>'
        '<w:footerReference w:type="default" r:id="rfooter1"/></w:sectPr>'
    )
    document = read(body, footnotes=note, header1=p("ลับมาก"), footer1=p("- ๒ -") + p("๒"))
    assert lines(body, footnotes=note, header1=p("ลับมาก"), footer1=p("- ๒ -")) == ["ผล"]
    assert [line.text for line in document.pages[0].margin] == ["ลับมาก", "ข้อมูลเบื้องต้น"]


@pytest.mark.parametrize(
    "kind", ["ms-word.document.macroEnabled", "openxmlformats-officedocument.wordprocessingml.template"]
)
def test_macro_documents_and_templates_are_read_as_documents(kind: str) -> None:
    data = package(
        p(FILLER), main=f"application/vnd.{kind}.main+xml", extra={"word/vbaProject.bin": b"\x00evil"}
    )
    document = read_bytes(data, "memo.docm")
    assert [b.text for b in document.pages[0].blocks if isinstance(b, Line)] == [FILLER]
    assert document.warnings == ["macros in the file: left alone"]


def test_a_card_that_names_people_stays_a_table() -> None:
    card = tbl(tc("ตัวชี้วัด") + tc("ร้อยละของการอบรม"), tc("ผู้รับผิดชอบ") + tc("(นายสมชาติ ใจงาม)"))
    assert len(tables(card)) == 1
