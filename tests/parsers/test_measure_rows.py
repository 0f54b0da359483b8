"""Indicators over several rows with one measure each, in words, orders and carriers of their own."""

from __future__ import annotations

from decimal import Decimal

import pytest
from layouts import TITLE, report_of, table

from thaimemo.pipeline.document import read

QUARTERS = "ไตรมาส ๑ | ไตรมาส ๒ | ไตรมาส ๓ | ไตรมาส ๔ | รวมทั้งปี"


@pytest.mark.parametrize(
    "body",
    [
        table(
            f"ที่ | ตัวชี้วัด | หน่วยนับ | รายการ | {QUARTERS}",
            "๑ | ฝายชะลอน้ำ | แห่ง | แผน | ๑ | ๒ | ๓ | ๔ | ๑๐",
            " | | | ผล | ๑ | ๒ | ๓ | ๓ | ๙",
            " | | | ร้อยละ | ๑๐๐ | ๑๐๐ | ๑๐๐ | ๗๕ | ๙๐",
            "๒ | แปลงสาธิต | แปลง | แผน | ๕ | ๕ | ๕ | ๕ | ๒๐",
            " | | | ผล | ๕ | ๕ | ๕ | ๓ | ๑๘",
            " | | | ร้อยละ | ๑๐๐ | ๑๐๐ | ๑๐๐ | ๖๐ | ๙๐",
        ),
        table(
            "No. | KPI | Unit | Item | Q1 | Q2 | Q3 | Q4 | Total",
            "1 | ฝายชะลอน้ำ | แห่ง | Plan | 1 | 2 | 3 | 4 | 10",
            "1 | ฝายชะลอน้ำ | แห่ง | Actual | 1 | 2 | 3 | 3 | 9",
            "2 | แปลงสาธิต | แปลง | Plan | 5 | 5 | 5 | 5 | 20",
            "2 | แปลงสาธิต | แปลง | Actual | 5 | 5 | 5 | 3 | 18",
        ),
        table(
            "ตัวชี้วัด | หน่วยนับ | เป้าหมาย/ผล | ต.ค. ๖๕ | พ.ย. ๖๕ | รวม",
            "๑. ฝายชะลอน้ำ | แห่ง | เป้าหมาย | ๕ | ๕ | ๑๐",
            " | | ผลงาน | ๕ | ๔ | ๙",
            "๒. แปลงสาธิต | แปลง | เป้าหมาย | ๑๐ | ๑๐ | ๒๐",
            " | | ผลงาน | ๑๐ | ๘ | ๑๘",
        ),
    ],
)
def test_each_indicator_is_one(body: str) -> None:
    projects = report_of(body).projects
    assert [(p.number, p.name, p.unit, p.target) for p in projects] == [
        (1, "ฝายชะลอน้ำ", "แห่ง", 10),
        (2, "แปลงสาธิต", "แปลง", 20),
    ]
    assert [[r.value for r in p.results] for p in projects] == [[9], [18]]


def test_merged_cells_and_names_of_groups() -> None:
    cells = "".join(
        f"<th>{name}</th>" for name in ("ตัวชี้วัด", "รายการ", "พ.ย. 65", "ธ.ค. 65", "รวม", "เป้าหมาย")
    )
    rows = "<tr><td colspan=6>ด้านที่ 1 งานบริการ</td></tr>"
    for number, name, total, of in ((1, "ตรวจทันเวลา", 90, 100), (2, "จ่ายยาถูกต้อง", 30, 40)):
        rows += (
            f"<tr><td rowspan=3>{number}. ร้อยละที่{name}</td><td>ตัวตั้ง {name} (ราย)</td>"
            f"<td>{total - 20}</td><td>20</td><td>{total}</td><td rowspan=3>ร้อยละ 80</td></tr>"
            f"<tr><td>ตัวหาร ทั้งหมด (ราย)</td><td>{of - 22}</td><td>22</td><td>{of}</td></tr>"
            f"<tr><td>ร้อยละ</td><td>1</td><td>1</td><td>{100 * total / of:.2f}</td></tr>"
        )
    title = "".join(f"<p><b>{line}</b></p>" for line in TITLE.split("\n\n"))
    page = f"<html><body>{title}<table><tr>{cells}</tr>{rows}</table></body></html>"
    (report,) = read(page.encode(), "layout.html").reports
    assert [(p.dimension, p.target, p.results[0].percent) for p in report.projects] == [
        (1, 80, Decimal(90)),
        (1, 80, Decimal(75)),
    ]
    assert [(r.numerator, r.denominator) for p in report.projects for r in p.ratios] == [(90, 100), (30, 40)]


def test_the_sum_of_a_year_that_goes_on_is_of_the_quarters_so_far() -> None:
    body = table(
        f"ตัวชี้วัด | หน่วยนับ | แผน/ผล | {QUARTERS}",
        "๑. ฝาย | แห่ง | แผน | ๑ | ๒ | ๓ | ๔ | ๑๐",
        " | | ผล | ๑ | ๒ | ๓ | - | ๖",
        "๒. แปลง | แปลง | แผน | ๕ | ๕ | ๕ | ๕ | ๒๐",
        " | | ผล | ๕ | ๕ | ๕ | - | ๑๕",
    )
    assert [[(r.round_months, r.value) for r in p.results] for p in report_of(body).projects] == [
        [(9, 6)],
        [(9, 15)],
    ]


def test_rows_of_indicators_whose_names_are_measures_stay_rows() -> None:
    body = table(
        "ตัวชี้วัด | สถานะ | เป้าหมาย | ผล",
        "๑. ฝาย | ผลดี | ๑๐ | ๙",
        "๒. แปลง | ผลดี | ๒๐ | ๑๘",
        "๓. บ่อ | ผลดี | ๒๐ | ๑๘",
    )
    assert [p.results[0].value for p in report_of(body).projects] == [9, 18, 18]
