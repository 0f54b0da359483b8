"""Self-assessments by points: the most that can be had, groups in tables of their own, marks in columns."""

from __future__ import annotations

from decimal import Decimal

import pytest
from layouts import report_of, table

POINTS = "ข้อ | ตัวชี้วัด | คะแนนเต็ม | คะแนนที่ได้"


def test_a_group_above_the_header_heads_its_rows() -> None:
    report = report_of(table("ด้านที่ 2 | การเงิน | | ", POINTS, "2.1 | การเก็บภาษี | 10 | 8", "รวม | | 10 | 8"))
    (project,) = report.projects
    assert [(d.number, d.name) for d in report.dimensions] == [(2, "การเงิน")]
    assert (project.id, project.results[0].score, project.results[0].full_score) == ("2.1", 8, 10)


def test_totals_of_tables_apart_are_of_their_groups() -> None:
    first = table(POINTS, "1.1 | แผน | 5 | 4", "1.2 | ผล | 5 | 3", "รวม | | 10 | 7")
    second = table(POINTS, "2.1 | คน | 5 | 5", "2.2 | งาน | 5 | 2", "รวม | | 10 | 7")
    report = report_of(f"ด้านที่ 1 แผนงาน\n\n{first}\n\nด้านที่ 2 บุคลากร\n\n{second}")
    assert [(t.dimension, t.score, t.full_score) for t in report.totals] == [(1, 7, 10), (2, 7, 10)]


def test_a_table_of_groups_is_their_subtotals() -> None:
    rows = table(POINTS, "1.1 | แผน | 5 | 4", "2.1 | คน | 5 | 5")
    groups = table(
        "ด้าน | จำนวนตัวชี้วัด | คะแนนเต็ม | คะแนนที่ได้ | ร้อยละ",
        "1 | 1 | 5 | 4 | 80.00",
        "2 | 1 | 5 | 5 | 100.00",
        "รวม | 2 | 10 | 9 | 90.00",
    )
    report = report_of(f"ด้านที่ 1 แผนงาน\n\n{rows}\n\nด้านที่ 2 บุคลากร\n\n{rows}\n\n{groups}")
    assert [p.name for p in report.projects] == ["แผน", "คน", "แผน", "คน"]
    assert [(t.dimension, t.score, t.percent) for t in report.totals] == [
        (1, 4, 80),
        (2, 5, 100),
        (None, 9, 90),
    ]


def test_groups_are_indicators_where_nothing_else_is_told() -> None:
    rows = ("1 | การนำองค์การ | 500 | 420.50", "2 | การวางแผน | 500 | 398.00", "รวม | | 1,000 | 818.50")
    report = report_of(table("หมวด | ชื่อหมวด | คะแนนเต็ม | คะแนนที่ได้", *rows))
    assert [(p.name, p.results[0].full_score) for p in report.projects] == [
        ("การนำองค์การ", 500),
        ("การวางแผน", 500),
    ]
    assert [(t.score, t.full_score) for t in report.totals] == [(818.5, 1000)]


def test_problems_by_number_belong_to_the_indicator() -> None:
    points = table(POINTS, "1.1 | แผน | 5 | 4", "1.2 | ผล | 5 | 0")
    remarks = table("ข้อ | สาเหตุ/ปัญหา | แนวทางแก้ไข", "1.2 | ขาดข้อมูล | จัดทำฐานข้อมูล")
    first, second = report_of(f"{points}\n\n{remarks}").projects
    assert (first.problems, second.problems, second.suggestions) == ([], ["ขาดข้อมูล"], ["จัดทำฐานข้อมูล"])


@pytest.mark.parametrize(("ticks", "met"), [("✓ | ", True), (" | ✓", False), (" | ", None), ("✓ | ✓", None)])
def test_marks_below_met_and_not_met(ticks: str, met: bool | None) -> None:
    header = "ตัวชี้วัด | เป้าหมาย | ผลงาน | บรรลุ | ไม่บรรลุ"
    (project,) = report_of(table(header, f"จำนวนครั้งที่ตรวจ | 36 | 30 | {ticks} ")).projects
    assert project.results[0].met is met


def test_months_are_left_for_what_they_come_to() -> None:
    header = "ตัวชี้วัด | เป้าหมาย | ต.ค. 67 | พ.ย. 67 | ธ.ค. 67 | เฉลี่ย"
    (project,) = report_of(table(header, "ระยะเวลารอคอย | ไม่เกิน 60 | 72 | 65 | 58 | 65")).projects
    assert [result.value for result in project.results] == [65]


def test_numerator_and_denominator_have_columns() -> None:
    header = "ตัวชี้วัด | ตัวตั้ง | ตัวหาร | ผลงาน (ร้อยละ) | เป้าหมาย"
    (project,) = report_of(table(header, "ร้อยละของเรื่องที่ยุติ | 33 | 40 | 82.50 | 80")).projects
    assert [(r.percent, r.numerator, r.denominator) for r in project.ratios] == [(82.5, 33, 40)]


def test_numbers_run_on_over_groups() -> None:
    rows = ("ก. ความปลอดภัย | | ", "1 | แผลกดทับ | 2", "2 | ตกเตียง | 1", "ข. บริการ | | ", "3 | รอคอย | 45")
    projects = report_of(table("ที่ | ตัวชี้วัด | ผลงาน", *rows)).projects
    assert [(p.id, p.dimension, p.number) for p in projects] == [("1", 1, 1), ("2", 1, 2), ("3", 2, 3)]


@pytest.mark.parametrize(
    "points",
    ["({full} คะแนน) ได้ {score} คะแนน", "คะแนนเต็ม {full} คะแนน ได้ {score} คะแนน", "{score}/{full} คะแนน"],
)
def test_points_in_lines(points: str) -> None:
    items = (("1.1 การประชุมใหญ่", 10, 9), ("1.2 การเปิดเผยข้อมูล", 15, 12), ("1.3 การควบคุม", 15, 6))
    lines = "\n".join(f"{name} {points.format(full=full, score=score)}" for name, full, score in items)
    report = report_of(f"หมวดที่ 1 ธรรมาภิบาล (คะแนนเต็ม 40 คะแนน)\n{lines}\nรวมหมวดที่ 1 ได้ 27 คะแนน\n")
    assert [(d.number, d.name) for d in report.dimensions] == [(1, "ธรรมาภิบาล")]
    assert [(p.id, p.results[0].score, p.results[0].full_score) for p in report.projects] == [
        ("1.1", 9, 10),
        ("1.2", 12, 15),
        ("1.3", 6, 15),
    ]
    assert [(t.dimension, t.score) for t in report.totals] == [(1, 27)]


def test_points_of_items_below_their_groups_and_the_weights_of_an_overview() -> None:
    overview = table("หมวด | น้ำหนัก (ร้อยละ) | คะแนนหมวด", "หมวด 1 ต้นน้ำ | 60 | 400", "หมวด 2 ปลายน้ำ | 40 | 420")
    items = "\n".join(
        f"### หมวด {n} {name}\n\n"
        + table("หัวข้อ | รายการ | คะแนนประเมิน", f"{n}.1 | ดูแลฝาย | 400", f"{n}.2 | ดูแลบ่อ | 400")
        for n, name in ((1, "ต้นน้ำ"), (2, "ปลายน้ำ"))
    )
    report = report_of(f"{overview}\n{items}")
    assert [(p.id, p.results[0].place, p.results[0].score) for p in report.projects] == [
        (number, "table", 400) for number in ("1.1", "1.2", "2.1", "2.2")
    ]
    assert (report.scores.weight_sum, [d.weight for d in report.dimensions]) == (100, [60, 40])


@pytest.mark.parametrize("mean", ["คะแนนเฉลี่ยตอนที่ {n} ปี 2566 เท่ากับ 3.25", "คะแนนรวม 6.50"])
def test_parts_counted_in_roman_numerals_and_scores_below_years(mean: str) -> None:
    parts = "\n".join(
        f"### ตอนที่ {n} {name}\n\n"
        + table(
            "บทที่ | มาตรฐาน | ปี 2565 | ปี 2566",
            f"{n}-1 | การดูแลฝาย | 3.0 | 3.5",
            f"{n}-2 | การดูแลบ่อ | 2.5 | 3.0",
        )
        + f"\n{mean.format(n=n)}\n"
        for n, name in (("I", "ต้นน้ำ"), ("II", "กลางน้ำ"), ("IV", "ปลายน้ำ"))
    )
    report = report_of(parts)
    assert [(d.number, d.name) for d in report.dimensions] == [(1, "ต้นน้ำ"), (2, "กลางน้ำ"), (4, "ปลายน้ำ")]
    assert [p.id for p in report.projects] == ["1.1", "1.2", "2.1", "2.2", "4.1", "4.2"]
    assert [p.results[0].score for p in report.projects] == [Decimal("3.5"), 3] * 3
    stated = [(total.dimension, total.score) for total in report.totals if total.dimension]
    assert stated == ([(n, Decimal("3.25")) for n in (1, 2, 4)] if "ตอนที่" in mean else [])


def test_a_part_above_text_is_a_chapter() -> None:
    rows = table("ตัวชี้วัด | คะแนนเต็ม | คะแนนที่ได้", "1. ดูแลฝาย | 10 | 8", "2. ดูแลบ่อ | 10 | 9")
    assert report_of(f"ตอนที่ I บทนำ\n\nความเป็นมา\n\nตอนที่ II ผล\n\n{rows}").dimensions == []
