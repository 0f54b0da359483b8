"""What a browser shows is read, with its headings, lists and tables; what the page hides is not."""

from __future__ import annotations

import pytest

from thaimemo.extract.page import ExtractedDocument, Line, Table
from thaimemo.extract.reader import read_bytes
from thaimemo.schema.errors import EmptyDocument, LimitExceeded, NotThai, UnsupportedFormat

FILLER = "รายงานฉบับนี้จัดทำขึ้นเพื่อทดสอบการอ่านหน้าเว็บของโปรแกรม"


def read(body: str, head: str = "") -> ExtractedDocument:
    page = f"<!DOCTYPE html><html><head>{head}</head><body><p>{FILLER}</p>{body}</body></html>"
    return read_bytes(page.encode(), "memo.txt")


def lines(body: str, head: str = "") -> list[str]:
    return [b.text for page in read(body, head).pages for b in page.blocks if isinstance(b, Line)][1:]


def tables(body: str) -> list[Table]:
    return [b for page in read(body).pages for b in page.blocks if isinstance(b, Table)]


def cells(table: Table) -> list[list[tuple[str, int, int, int]]]:
    return [[(c.text, c.column, c.column_span, c.row_span) for c in row] for row in table.rows]


@pytest.mark.parametrize(
    ("encoding", "meta"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("cp874", "<meta charset=tis-620>"),
        ("cp874", '<meta http-equiv="Content-Type" content="text/html; charset=windows-874">'),
        ("cp874", "<meta charset=iso-8859-1>"),
        ("cp874", "<meta charset=utf-8>"),
        ("cp874", ""),
        ("utf-8", "<meta charset=tis-620>"),
    ],
)
def test_encodings(encoding: str, meta: str) -> None:
    page = f"<html><head>{meta}</head><body>{'<font face=Tahoma>' * 40}<p>{FILLER}</p></body></html>"
    document = read_bytes(page.encode(encoding), "memo.html")
    assert [b.text for b in document.pages[0].blocks if isinstance(b, Line)] == [FILLER]
    assert document.media_type == "text/html"


def test_paragraphs_breaks_white_space_and_entities() -> None:
    body = "<div>หนึ่ง\n   สอง<br>สาม&nbsp;&amp;&#3585;<p>สี่</div><pre>ห้า\nหก</pre>"
    assert lines(body) == ["หนึ่ง สอง", "สาม &ก", "สี่", "ห้า", "หก"]


def test_quotes_stand_in_the_text_of_the_page() -> None:
    block = read("<p>ทํา<b>งาน</b>แล้ว").pages[0].blocks[1]
    assert isinstance(block, Line)
    assert (block.text, [e.quote for e in block.passage.evidence()]) == ("ทำงานแล้ว", ["ทํางานแล้ว"])


def test_headings_weight_and_gaps() -> None:
    document = read(
        "<p>นำ</p><p>ความ</p><h2>หัวเรื่อง</h2><p>ธรรมดา</p><p><b>ป้าย</b> ค่า</p><hr>"
        "<p style='font-weight:700'>หนา</p><p>ท้าย</p><p style='margin-top: 3em'>ห่าง</p>"
    )
    found = [
        (b.text, b.heading, b.bold, b.opens_bold, b.gap)
        for b in document.pages[0].blocks
        if isinstance(b, Line)
    ]
    assert found[3:] == [
        ("หัวเรื่อง", 2, True, True, False),
        ("ธรรมดา", 0, False, False, False),
        ("ป้าย ค่า", 0, False, True, False),
        ("หนา", 0, True, True, True),
        ("ท้าย", 0, False, False, False),
        ("ห่าง", 0, False, False, True),
    ]


def test_list_numbers() -> None:
    body = (
        "<ol style='list-style-type:thai'><li>หนึ่ง<li>สอง<ul><li>ย่อย</ul><li value=7>เจ็ด</ol>"
        "<ol type=A start=3><li><p>ค</p><p>ต่อ</p></li></ol><ul style='list-style:none'><li>เปล่า</ul><ol><li>๑) พิมพ์เอง</ol>"
    )
    assert lines(body) == ["๑. หนึ่ง", "๒. สอง", "- ย่อย", "๗. เจ็ด", "C. ค", "ต่อ", "เปล่า", "๑) พิมพ์เอง"]


def test_what_is_hidden_is_left_out_and_said() -> None:
    head = "<title>ชื่อหน้า</title><style>.off, #gone { display: none } p { color: red }</style>"
    body = (
        "<script>if (a < b) 'ก'</script><template><p>ข</template><!-- ค --><p hidden>ง</p><p style='display:none'>จ<b>ฉ</b></p>"
        "<div class='x off'>ช</div><i id=gone>ซ</i><p style='visibility: hidden'>ฌ</p><span style='font-size:0px'>ญ</span>"
        "<div style='position:absolute;left:-9999px'>ฎ</div><p>เห็น<del>ฏ</del></p>"
    )
    assert lines(body, head) == ["เห็น"]
    assert [w for w in read(body, head).warnings if "script" not in w] == [
        "text left out, comment: 1 characters",
        "text left out, deleted by the author: 1 characters",
        "text left out, hidden by its style: 8 characters",
    ]


def test_tables_with_spans_and_unclosed_tags() -> None:
    [table] = tables(
        "<table><thead><tr><th rowspan=2>โครงการ<th colspan='2'>ผล<tbody><tr><td>๖ เดือน<td>๙ เดือน"
        "<tr><td>ก<br>ข<p>ค</p><td>๑<td><ul><li>จ<li>ฉ</ul></table>"
    )
    assert cells(table) == [
        [("โครงการ", 0, 1, 2), ("ผล", 1, 2, 1)],
        [("๖ เดือน", 1, 1, 1), ("๙ เดือน", 2, 1, 1)],
        [("ก\nข\nค", 0, 1, 1), ("๑", 1, 1, 1), ("- จ\n- ฉ", 2, 1, 1)],
    ]


def test_layout_tables_are_opened_and_tables_in_them_kept() -> None:
    data = "<table><tr><td>โครงการ<td>ผล<tr><td>อบรม<td>๘๐%</table>"
    body = f"<table><tr><td>เมนู<td>หัวข้อ{data}</table><table role=presentation><tr><td>ก<td>ข<tr><td>ค<td>ง</table>"
    assert [cells(t)[1][0][0] for t in tables(body)] == ["อบรม"]
    assert lines(body) == ["เมนู", "หัวข้อ", "ก", "ข", "ค", "ง"]


def test_text_between_cells_is_not_lost() -> None:
    assert lines("<table><caption>ตารางที่ ๑</caption>หลุด<tr><td>ก<td>ข<tr><td>ค<td>ง</table>") == [
        "ตารางที่ ๑",
        "หลุด",
    ]


def test_pages_turn_where_the_style_says_so() -> None:
    body = "<p style='page-break-after:always'>ก</p><div style='break-before: page'>ข</div>"
    assert [len(page.blocks) for page in read(body).pages] == [2, 1]


def test_form_fields_show_their_values() -> None:
    assert lines("<p><input type=checkbox checked> บรรลุ <input type=radio> ไม่บรรลุ <input value='๘๐'><input type=hidden value=x>") == [
        "☑ บรรลุ ☐ ไม่บรรลุ ๘๐"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "error", "says"),
    [
        ("<div>" * 6000 + "ก", LimitExceeded, "nested too deep"),
        ("<table><tr><td>" * 40, LimitExceeded, "tables nested"),
        ("<table><tr>" + "<td colspan=100>ก" * 11 + "<tr><td>ก<td>ข", LimitExceeded, "columns"),
    ],
)
def test_limits(body: str, error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        read(body)


def test_pages_without_thai_or_text_are_refused() -> None:
    with pytest.raises(EmptyDocument, match="no text"):
        read_bytes(b"<html><body><img src=x></body></html>", "memo.html")
    with pytest.raises(NotThai, match="0 Thai letters"):
        read_bytes(b"<html><body><p>Not Thai</p></body></html>", "memo.html")


def test_a_kind_is_told_by_content() -> None:
    fragment = f"<div><p>{FILLER}</p>\n\n<p>สอง</p></div>".encode()
    markdown = f"<h1>{FILLER}</h1>\n\nข้อความ **หนา**\n\n<table><tr><td>ก</td></tr></table>".encode()
    assert read_bytes(fragment, "a.md").media_type == "text/html"
    assert read_bytes(markdown, "a.html").media_type == "text/plain"
    with pytest.raises(UnsupportedFormat, match="one XML file; open it in Word"):
        read_bytes(
            b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', "a.doc"
        )


def test_a_page_without_a_body_tag_is_read_from_its_first_section() -> None:
    page = (
        f"<!doctype html><title>ก</title><style>p{{}}</style><section><h1>{FILLER}</h1></section><p>ข</html>"
    )
    document = read_bytes(page.encode(), "memo.html")
    assert [b.text for b in document.pages[0].blocks if isinstance(b, Line)] == [FILLER, "ข"]
