"""Plain text and markdown: encodings found out, markup gone, tables read, every character traceable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thaimemo.extract.page import Line, Table
from thaimemo.extract.reader import read_bytes
from thaimemo.normalize.characters import PRIVATE_USE, apply, find_faults
from thaimemo.normalize.passage import PrintedLine
from thaimemo.schema.errors import EmptyDocument, NotThai, UnreadableDocument, UnsupportedFormat

MEMO = "บันทึกข้อความ\nส่วนราชการ กองแผนงาน กรมทดสอบ\nที่ ทด ๐๑๐๑/๑๒ วันที่ ๑ มีนาคม ๒๕๖๕\nเรื่อง ขอรายงานผล"
FILLER = "รายงานฉบับนี้จัดทำขึ้นเพื่อทดสอบการอ่านข้อความภาษาไทยทั้งหมด\n"


def lines(data: bytes) -> list[str]:
    return [b.text for p in read_bytes(data, "x.md").pages for b in p.blocks if isinstance(b, Line)]


def tables(text: str) -> list[Table]:
    pages = read_bytes((FILLER + text).encode(), "x.md").pages
    return [b for p in pages for b in p.blocks if isinstance(b, Table)]


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp874", "tis-620"]
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encodings_are_found_out(encoding: str, newline: str) -> None:
    assert lines(MEMO.replace("\n", newline).encode(encoding)) == MEMO.split("\n")


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (b"", EmptyDocument, "empty"),
        (b" \n\t ", EmptyDocument, "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), UnsupportedFormat, "a picture"),
        (bytes(range(256)) * 8, UnreadableDocument, "binary"),
        (b"An English letter with no Thai at all.", NotThai, "0 Thai letters"),
        ("\ufeffกข".encode("utf-16-le") + b"\x0e", UnreadableDocument, "utf-16"),
    ],
)
def test_refusals_say_what_is_wrong(data: bytes, error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says) as caught:
        read_bytes(data, "memo.txt")
    assert str(caught.value).startswith("memo.txt: ")


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("## **มิติที่ ๑** ความ<u>สอดคล้อง</u>", "มิติที่ ๑ ความสอดคล้อง"),
        ("ข้อ&nbsp;๑ &amp; ๒", "ข้อ ๑ & ๒"),
        ("ทํางาน น้ํา นำ้ เเผน", "ทำงาน น้ำ น้ำ แผน"),
        ("ที่่ ผู้้ น่ี", "ที่ ผู้ นี่"),
        ("ผู ้รับ\u200bผิดชอบ\u00ad", "ผู้รับผิดชอบ"),
        ("* หัวข้อ", "- หัวข้อ"),
        ("ตัว\uf70bอย่าง", "ตัว้อย่าง"),
    ],
)
def test_markup_and_broken_letters(printed: str, read: str) -> None:
    assert lines((FILLER + printed).encode())[1] == read


def test_headings_bold_and_gaps_are_kept() -> None:
    page = read_bytes((FILLER + "\n### หัวเรื่อง\n**ตัวหนา**\nตัวธรรมดา").encode(), "x.md").pages[0]
    marks = [(b.heading, b.bold, b.gap) for b in page.blocks if isinstance(b, Line)]
    assert marks == [(0, False, False), (3, False, True), (0, True, False), (0, False, False)]


def test_tab_table_with_group_rows_and_a_cell_broken_over_lines() -> None:
    found = tables("โครงการ\tตัวชี้วัด\tผล\nมิติที่ ๑ ทดสอบ\nก\tบรรทัดหนึ่ง\nบรรทัดสอง\t๘๐%\nข\tค\t-")
    assert [cells(t) for t in found] == [
        [["โครงการ", "ตัวชี้วัด", "ผล"], ["มิติที่ ๑ ทดสอบ"], ["ก", "บรรทัดหนึ่ง\nบรรทัดสอง", "๘๐%"], ["ข", "ค", "-"]]
    ]


def test_pipe_table() -> None:
    found = tables("| โครงการ | ผล |\n|:---|---:|\n| **ก** | ๑๐ |\n| | ๒๐ |")
    assert [cells(t) for t in found] == [[["โครงการ", "ผล"], ["ก", "๑๐"], ["", "๒๐"]]]


def test_html_table_over_lines_with_spans() -> None:
    found = tables(
        "<table><tr><th rowspan=2>โครงการ</th><th colspan='2'>ผล</th></tr>\n"
        "<tr><td>๖ เดือน</td><td>๙ เดือน</td></tr>\n"
        "<tr><td>ก<br>ข</td><td>๑</td>\n<td>๒</td></tr></table>"
    )
    assert [cells(t) for t in found] == [[["โครงการ", "ผล"], ["๖ เดือน", "๙ เดือน"], ["ก\nข", "๑", "๒"]]]
    assert [[(c.column, c.column_span) for c in row] for row in found[0].rows] == [
        [(0, 1), (1, 2)],
        [(1, 1), (2, 1)],
        [(0, 1), (1, 1), (2, 1)],
    ]


def test_memo_labels_set_apart_by_tabs_are_no_table() -> None:
    assert tables("ส่วนราชการ\tกองแผนงาน\nที่\tทด ๐๑๐๑/๑๒\nเรื่อง\tขอรายงาน") == []


def test_form_feeds_turn_the_page_and_page_numbers_are_left_out() -> None:
    document = read_bytes((FILLER + "- ๑ -\n\fหน้าสอง\n- ๒ -").encode(), "x.txt")
    assert [[b.text for b in p.blocks if isinstance(b, Line)] for p in document.pages] == [
        [FILLER.strip()],
        ["หน้าสอง"],
    ]


@given(st.text(st.sampled_from("กขนำาํ่้๊ิีุัเแ ๑2.)\u200b\uf70b\u00a0"), max_size=40))
def test_a_mended_line_maps_back_to_the_print(text: str) -> None:
    line = PrintedLine(1, 1, text)
    passage = apply(line, find_faults(text))
    assert find_faults(text) == [] or passage.text != text
    quoted = passage.evidence()
    assert all(e.quote in text for e in quoted)
    for start in range(len(passage.text)):
        piece = passage.slice(start, start + 1)
        assert piece.text == passage.text[start]
        assert [p for p in piece.pieces if not 0 <= p.raw_start < p.raw_end <= len(text)] == []


def test_every_letter_of_the_private_use_area_is_mended_or_kept() -> None:
    for code in range(0xE000, 0xF900):
        mended = apply(PrintedLine(1, 1, f"ก{chr(code)}"), find_faults(f"ก{chr(code)}")).text
        assert mended == "ก" + PRIVATE_USE.get(chr(code), chr(code))


def test_ligatures_of_fonts_are_their_letters() -> None:
    text = "\uf881ษี\uf882"
    passage = apply(PrintedLine(1, 1, text), find_faults(text))
    assert passage.text == "ฤๅษีฦๅ"
    assert [e.quote for e in passage.slice(0, 2).evidence()] == ["\uf881"]


SYLLABLE = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", "เ", "แ", "โ", "ใ", "ไ"]),
        st.sampled_from("กขนมดปรสญฐ"),
        st.sampled_from(["", "ิ", "ี", "ื", "ั", "ุ", "ู", "็"]),
        st.sampled_from(["", "่", "้", "๊", "๋", "์"]),
        st.sampled_from(["", "า", "ำ", "ะ", " ", " ๒๕๖๕ ", "ๆ", "ฯ"]),
    ),
)


@given(st.lists(SYLLABLE, max_size=20).map("".join))
def test_right_text_comes_out_as_it_was(text: str) -> None:
    if "  " not in text and "เเ" not in text:
        assert find_faults(text) == []
