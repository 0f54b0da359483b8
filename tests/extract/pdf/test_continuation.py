"""Tables that go on over the end of a page."""

from __future__ import annotations

import pytest
from pdfmaking.printers import Press

from thaimemo.extract.page import Table
from thaimemo.extract.reader import read_bytes

_PAGE = """<!DOCTYPE html><html lang="th"><meta charset="utf-8"><style>
@page {{ size: A4; margin: 22mm 20mm }}
body {{ font-family: Norasi; font-size: 14pt; line-height: 1.4 }}
td, th {{ border: 1px solid #000; padding: 2pt 4pt; vertical-align: top; font-weight: normal }}
table {{ border-collapse: collapse; width: 100% }}
</style><body>{body}</html>"""
HEAD = ("ที่", "ตัวชี้วัด", "น้ำหนัก")


def row(*cells: str) -> str:
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def tables(press: Press, body: str, printer: str = "weasyprint") -> list[list[list[str]]]:
    pdf = press.print(printer, {"page": _PAGE.format(body=body)})["page"]
    blocks = [block for page in read_bytes(pdf, "page.pdf").pages for block in page.blocks]
    return [[[cell.text for cell in r] for r in b.rows] for b in blocks if isinstance(b, Table)]


@pytest.mark.parametrize("printer", ["weasyprint", "chrome"])
def test_a_last_row_that_every_page_prints_counts_once(press: Press, printer: str) -> None:
    rows = [(str(n), f"จำนวนกิจกรรมที่ {n}", "๒") for n in range(1, 61)]
    body = f"<table><thead>{row(*HEAD)}</thead><tfoot>{row('รวม', '', '๑๒๐')}</tfoot>"
    (table,) = tables(press, body + "".join(row(*r) for r in rows) + "</table>", printer)
    assert table == [list(HEAD), *map(list, rows), ["รวม", "", "๑๒๐"]]


def test_a_name_alone_at_the_top_of_a_page_is_no_rest_where_others_stand_alone(press: Press) -> None:
    rows = [("", f"กลุ่มงานที่ {n // 3}", "") if n % 3 == 0 else (str(n), "ชื่อตัวชี้วัด", "๒") for n in range(90)]
    (table,) = tables(
        press, f"<table><thead>{row(*HEAD)}</thead>" + "".join(row(*r) for r in rows) + "</table>"
    )
    assert table == [list(HEAD), *map(list, rows)]


def test_a_table_goes_on_though_no_header_is_printed_again(press: Press) -> None:
    rows = [(str(n), "ชื่อตัวชี้วัด", "๒") for n in range(1, 51)]
    (table,) = tables(press, "<table>" + "".join(row(*r) for r in [HEAD, *rows]) + "</table>")
    assert table == [list(HEAD), *map(list, rows)]


def test_rows_without_upright_lines_have_the_columns_of_the_others(press: Press) -> None:
    sides = ".bare td:not(:first-child) { border-left: 0 } .bare td:not(:last-child) { border-right: 0 }"
    rows = row(*HEAD, "คะแนน") + "<tbody class='bare'>" + row("๑", "ร้อยละของบุคลากรที่ผ่านการอบรม", "๒๐", "๔")
    (table,) = tables(press, f"<style>{sides}</style><table>{rows}</tbody></table>")
    assert table[1] == ["๑", "ร้อยละของบุคลากรที่ผ่านการอบรม", "๒๐", "๔"]


def test_a_last_row_of_merged_cells_on_the_next_page_belongs_to_its_table(press: Press) -> None:
    rows = [(str(n), "ชื่อตัวชี้วัด", "๒") for n in range(1, 200)]
    total = '<tr style="break-before: page"><td>รวม</td><td colspan="2">๓๘๐</td></tr>'
    (table,) = tables(press, "<table>" + "".join(row(*r) for r in [HEAD, *rows[:19]]) + total + "</table>")
    assert table[-1] == ["รวม", "๓๘๐"]


def test_a_row_of_cells_with_borders_of_their_own_is_cut_in_two(press: Press) -> None:
    apart = "<style>table { border-collapse: separate; border-spacing: 2px } p { margin: 0 }</style>"
    filler = "<p>ข้อความ</p>" * 30
    name = " ".join(f"ส่วนที่{n}" for n in range(12))
    rows = row(*HEAD) + row("๑", "ชื่อตัวชี้วัดแรก", "๒") + row("๒", f'<div style="width: 3em">{name}</div>', "๓")
    (table,) = tables(press, f"{apart}{filler}<table>{rows}{row('๓', 'ชื่อตัวชี้วัดที่สาม', '๔')}</table>")
    assert [r[0] for r in table] == ["ที่", "๑", "๒", "๓"]
    assert [r[2] for r in table] == ["น้ำหนัก", "๒", "๓", "๔"]
    assert "".join(table[2][1].split()) == name.replace(" ", "")


STEPS = ("ที่", "โครงการ", "ขั้นตอน")


def cut(press: Press, *rows: tuple[str, ...]) -> list[list[str]]:
    """The table with a page end above the last but one of the rows, which is the rest of the one before."""
    *before, rest, after = rows
    lines = "".join(row(*r) for r in before)
    broken = row(*rest).replace("<tr>", '<tr style="break-before: page">')
    (table,) = tables(press, f"<table>{lines}{broken}{row(*after)}</table>")
    return table


def test_a_row_without_the_number_of_all_others_is_the_rest_of_one(press: Press) -> None:
    first, second = ("๑.๑", "ฝายต้นน้ำ", "ซ่อมแล้ว"), ("๑.๒", "ส่งเสริม", "แจกเมล็ดพันธุ์")
    found = cut(press, STEPS, first, second, ("", "การปลูกผัก", "แก่เกษตรกร"), ("๑.๓", "ตลาด", "เปิดแล้ว"))
    assert [r[0] for r in found] == ["ที่", "๑.๑", "๑.๒", "๑.๓"]
    assert found[2][1].split() == ["ส่งเสริม", "การปลูกผัก"]


def test_a_list_that_begins_anew_in_each_row_goes_on(press: Press) -> None:
    head = ("โครงการ", "ขั้นตอน", "การติดตามผล")
    first = ("จัดทำแผน", "๑) วิเคราะห์", "ระดับ ๑ วิเคราะห์แล้ว")
    rest = ("ประจำปี", "๒) ยกร่าง", "ระดับ ๒ ยกร่างแล้ว")
    found = cut(press, head, first, rest, ("อบรม", "๑) สำรวจ", "ระดับ ๑ สำรวจแล้ว"))
    assert [r[1].split() for r in found] == [["ขั้นตอน"], ["๑)", "วิเคราะห์", "๒)", "ยกร่าง"], ["๑)", "สำรวจ"]]


def test_rows_that_are_numbered_one_after_the_other_stay_apart(press: Press) -> None:
    head = ("โครงการ", "หน่วย", "ผล")
    rows = [(f"{n}) โครงการที่ดี", "แห่ง", "๒") for n in range(1, 5)]
    assert [r[0] for r in cut(press, head, *rows)] == ["โครงการ", *(r[0] for r in rows)]


def test_a_header_alone_at_the_foot_of_a_page_heads_the_next(press: Press) -> None:
    names = tuple(f"ระดับ {n}" for n in range(1, 6))
    told = ("ร่างแผน", "เสนอแผน", "เห็นชอบ", "ประกาศ", "ติดตาม")
    below = row(*told).replace("<tr>", '<tr style="break-before: page">')
    (table,) = tables(press, f"<table>{row(*names)}{below}</table>")
    assert table == [list(names), list(told)]


def test_the_page_number_above_a_row_cut_under_a_header_is_no_cell(press: Press) -> None:
    style = "<style>@page { @top-center { content: '- ' counter(page) ' -' } } table { width: 70% }</style>"
    steps = " ".join(f"ขั้นที่ {n} ประชุมชี้แจงแนวทางการดำเนินงานแก่หน่วยงาน" for n in range(1, 90))
    rows = row("๑", "จัดทำแผน", steps) + row("๒", "อบรม", "แล้ว")
    (table,) = tables(press, f"{style}<table><thead>{row(*STEPS)}</thead>{rows}</table>", "chrome")
    assert [r[0] for r in table] == ["ที่", "๑", "๒"]
    assert "".join(table[1][2].split()) == steps.replace(" ", "")


def test_a_table_goes_on_under_its_header_where_the_pages_have_other_margins(press: Press) -> None:
    sides = "<style>@page :left { margin: 22mm 15mm } @page :right { margin: 22mm 35mm }</style>"
    rows = [(str(n), "ชื่อตัวชี้วัดของกรม", "๒") for n in range(1, 61)]
    body = f"{sides}<table><thead>{row(*HEAD)}</thead>" + "".join(row(*r) for r in rows) + "</table>"
    (table,) = tables(press, body)
    assert table == [list(HEAD), *map(list, rows)]
