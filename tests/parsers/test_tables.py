"""Columns, groups, rounds and totals of report tables, however they are called and ordered."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from layouts import only, report_of, table

HEAD = "ตัวชี้วัด | หน่วยวัด | เป้าหมาย | ผลการดำเนินงาน | คะแนนที่ได้"


@pytest.mark.parametrize(
    ("head", "row", "wanted"),
    [
        ("ตัวชี้วัด | เป้า | ผล | ระดับ", "1. ฝายชะลอน้ำ | 12 แห่ง | 9 แห่ง | 2", {"value": 9, "level": 2}),
        (
            "รายการที่วัด | เกณฑ์ | ผลไตรมาสนี้ | ผ่าน/ไม่ผ่าน",
            "ฝาย | ไม่เกิน 3 แห่ง | 4 แห่ง | ไม่ผ่าน",
            {"value": 4, "met": False},
        ),
        (
            "KPI | น้ำหนัก (W) | ผลงานที่ทำได้ | คะแนน (S) | W x S",
            "KPI 1 ฝาย | 0.40 | 9 | 4 | 1.60",
            {"score": 4, "weighted_score": Decimal("1.6")},
        ),
        (
            "ตัวบ่งชี้ | ค่าน้ำหนัก | ผลดำเนินการ | คะแนน x น้ำหนัก",
            "ตัวบ่งชี้ที่ 1.1 ฝาย | 20 | 9 | 0.75",
            {"weighted_score": Decimal("0.75")},
        ),
        (
            "ตัวชี้วัด | ผลปีก่อน | เป้าหมาย | ผลการดำเนินงาน | สถานะ",
            "1.1 ฝาย | 5 | 10 | ร้อยละ 93.75 (รับแจ้ง 64 แห่ง) | บรรลุ",
            {"percent": Decimal("93.75"), "met": True},
        ),
        (
            "ตัวชี้วัด | เป้าหมาย | ผลการดำเนินงาน | ร้อยละความสำเร็จ",
            "1.1 ฝาย | 10 แห่ง | สร้างแล้ว | ร้อยละแปดสิบเจ็ดจุดห้า",
            {"percent": Decimal("87.5")},
        ),
        (
            HEAD,
            "1.1 ฝาย | แห่ง | 10 | N/A | N/A",
            {"status": "not_reported", "value": None, "narrative": None},
        ),
        (HEAD, "1.1 ฝาย | แห่ง | 10 | - | -", {"status": "pending", "value": None}),
        (HEAD, "1.1 ฝาย | แห่ง | 10 | ยกเลิก | -", {"status": "cancelled", "score": None}),
        (HEAD, "1.1 ฝาย | แห่ง | 10 | สร้างแล้ว จำนวน 12 แห่ง จากแผน 10 แห่ง | 5", {"value": 12, "score": 5}),
        (HEAD, "1.1 ฝาย | วัน | 10 | ใช้เวลารวม 90 วัน เฉลี่ย 9 วัน | 5", {"value": None}),
    ],
)
def test_a_row_says(head: str, row: str, wanted: dict[str, Any]) -> None:
    (project,) = report_of(table(head, row)).projects
    assert only(project, **wanted) == wanted


@pytest.mark.parametrize(
    ("group", "number", "name", "weight"),
    [
        ("มิติที่ 1 ประสิทธิผล (น้ำหนักร้อยละ 60)", 1, "ประสิทธิผล", 60),
        ("**หมวด ๒ การวางแผนเชิงยุทธศาสตร์**", 2, "การวางแผนเชิงยุทธศาสตร์", None),
        ("องค์ประกอบที่ 1 ประสิทธิผล (Performance Base) ร้อยละ 70", 1, "ประสิทธิผล (Performance Base)", 70),
        ("ประเด็นยุทธศาสตร์ที่ ๓ เผยแพร่ (ต่อ)", 3, "เผยแพร่", None),
        ("๒. ด้านการพัฒนาบุคลากร", 2, "ด้านการพัฒนาบุคลากร", None),
        ("ก. งานบริการประชาชน", 1, "งานบริการประชาชน", None),
    ],
)
def test_a_group_heads_its_rows(group: str, number: int, name: str, weight: int | None) -> None:
    report = report_of(
        table(HEAD, f"{group} | | | |", "1.1 ฝาย | แห่ง | 10 | 9 | 4", "1.2 แนวกันชน | ไร่ | 5 | 5 | 5")
    )
    assert [(d.number, d.name, d.weight) for d in report.dimensions] == [(number, name, weight)]
    assert [p.dimension for p in report.projects] == [number, number]


def test_a_column_of_numbers_of_groups_names_none() -> None:
    rows = table("มิติ | ตัวชี้วัด | ผลการดำเนินงาน", "1 | ฝาย | 9 แห่ง", "2 | ประตูน้ำ | 3 แห่ง")
    cards = "### มิติที่ 1 ต้นน้ำ\n\n#### โครงการฝาย\nผลการดำเนินงาน : 9 แห่ง\n"
    report = report_of(f"{rows}\n{cards}")
    assert [(d.number, d.name) for d in report.dimensions][:1] == [(1, "ต้นน้ำ")]
    assert [m.name for d in report.dimensions for m in d.mentions] == ["ต้นน้ำ"]


def test_a_list_that_announces_groups_weighs_them_again() -> None:
    groups = table(
        HEAD.replace("คะแนน", "น้ำหนัก"), "มิติที่ 1 ต้นน้ำ (น้ำหนักร้อยละ 60) | | | |", "1.1 ฝาย | แห่ง | 10 | 9 | 60"
    )
    listed = "1. ต้นน้ำ น้ำหนักร้อยละ 50\n2. ปลายน้ำ น้ำหนักร้อยละ 40\n\n- มิติที่ 1 ใช้คะแนนของที่ปรึกษา"
    (dimension,) = report_of(f"กรอบการประเมินมี 2 มิติ ดังนี้\n\n{listed}\n\n{groups}").dimensions
    assert (dimension.name, dimension.weight) == ("ต้นน้ำ", 60)
    assert {(m.place, m.weight) for m in dimension.mentions} == {("table", 60), ("background", 50)}


def test_a_nested_group_states_the_goal_of_its_rows() -> None:
    rows = (
        "ประเด็นยุทธศาสตร์ที่ 1 ต้นน้ำ | | | |",
        "เป้าประสงค์ที่ 1.1 น้ำไหลตลอดปี | | | |",
        "1.1 ฝาย | แห่ง | 10 | 9 | 4",
    )
    report = report_of(table(HEAD, *rows))
    assert [(p.goal, p.dimension) for p in report.projects] == [("น้ำไหลตลอดปี", 1)]
    assert [d.name for d in report.dimensions] == ["ต้นน้ำ"]


def test_a_column_of_groups() -> None:
    html = (
        "<table><tr><th>มิติ</th><th>ตัวชี้วัด</th><th>เป้าหมาย</th><th>ผลการดำเนินงาน</th></tr>"
        "<tr><td rowspan=2>มิติที่ ๑ ต้นน้ำ</td><td>๑.๑ ฝาย</td><td>๑๐</td><td>๙</td></tr>"
        "<tr><td>๑.๒ แนวกันชน</td><td>๕</td><td>๕</td></tr>"
        "<tr><td>มิติที่ ๒ ปลายน้ำ</td><td>๒.๑ ประตูน้ำ</td><td>๒</td><td>๑</td></tr></table>"
    )
    report = report_of(html)
    assert [(p.id, p.dimension, p.results[0].value) for p in report.projects] == [
        ("1.1", 1, 9),
        ("1.2", 1, 5),
        ("2.1", 2, 1),
    ]


def test_steps_of_fifty_to_a_hundred() -> None:
    head = "ตัวชี้วัด | ขั้นต้น (50) | มาตรฐาน (75) | ขั้นสูง (100) | ผลการดำเนินงาน | คะแนน"
    (project,) = report_of(table(head, "1.1 ระยะเวลาตอบ | 15 วัน | 10 วัน | 5 วัน | 12 วัน | 50.00")).projects
    assert project.rubric is not None
    assert [(level.level, level.threshold) for level in project.rubric.levels] == [
        (50, 15),
        (75, 10),
        (100, 5),
    ]
    assert (project.rubric.direction, project.rubric.scale) == ("down", [50, 75, 100])
    assert (project.results[0].value, project.results[0].score) == (12, 50)


def test_levels_in_one_cell_and_apart_from_the_results() -> None:
    one_cell = table(
        "ตัวชี้วัด | เกณฑ์การให้คะแนน | ผลการดำเนินงาน", "1.1 ฝาย | 1 = 2 แห่ง / 2 = 4 แห่ง / 3 = 6 แห่ง | 4 แห่ง"
    )
    apart = table("ตัวชี้วัด | เป้าหมาย | ผลการดำเนินงาน", "1.1 ฝาย | 6 แห่ง | 4 แห่ง") + "\n\n"
    apart += table("ตัวชี้วัด | ระดับ 1 | ระดับ 2 | ระดับ 3", "1.1 ฝาย | 2 แห่ง | 4 แห่ง | 6 แห่ง")
    for body in (one_cell, apart):
        (project,) = report_of(body).projects
        assert project.rubric is not None
        assert [level.threshold for level in project.rubric.levels] == [2, 4, 6]


def test_rounds_side_by_side_keep_their_weights() -> None:
    html = (
        "<table><tr><th rowspan=2>ตัวชี้วัด</th><th colspan=2>รอบ ๖ เดือน</th><th colspan=2>รอบ ๑๒ เดือน</th></tr>"
        "<tr><th>น้ำหนัก</th><th>ผล</th><th>น้ำหนัก</th><th>ผล</th></tr>"
        "<tr><td>๑.๑ ฝาย</td><td>๖๐</td><td>๕</td><td>๕๐</td><td>๙</td></tr>"
        "<tr><td>๑.๒ แนวกันชน</td><td>-</td><td>-</td><td>๕๐</td><td>๓</td></tr></table>"
    )
    projects = report_of(html).projects
    told = [[(r.round_months, r.weight, r.value, r.status) for r in p.results] for p in projects]
    assert told == [
        [(6, 60, 5, "reported"), (12, 50, 9, "reported")],
        [(6, None, None, "pending"), (12, 50, 3, "reported")],
    ]
    assert [p.weight for p in projects] == [50, 50]


def test_quarters_are_part_of_what_was_reached_in_all() -> None:
    rows = (" | แผน | ผล | แผน | ผล | 12 เดือน", "1.1 ฝาย | 5 | 4 | 5 | 6 | 10")
    (project,) = report_of(table("ตัวชี้วัด | ไตรมาส 1 | | ไตรมาส 2 | | ผลสะสม", *rows)).projects
    assert [(r.round_months, r.value) for r in project.results] == [(12, 10)]


@pytest.mark.parametrize(
    ("row", "dimension"),
    [
        ("รวมมิติที่ 1 | | | | 4.50", 1),
        ("คะแนนรวมถ่วงน้ำหนัก | | | | 4.50", None),
        ("น้ำหนักรวม | | | ค่าคะแนนที่ได้ | 4.50", None),
    ],
)
def test_a_total_is_no_project(row: str, dimension: int | None) -> None:
    report = report_of(table(HEAD, "มิติที่ 1 ต้นน้ำ | | | |", "1.1 ฝาย | แห่ง | 10 | 9 | 4.50", row))
    assert [p.id for p in report.projects] == ["1.1"]
    assert [(t.dimension, t.score) for t in report.totals] == [(dimension, Decimal("4.5"))]


def test_a_total_that_a_sentence_states() -> None:
    report = report_of(table(HEAD, "1.1 ฝาย | แห่ง | 10 | 9 | 4.50") + "\nคะแนนเฉลี่ยทั้งหมด เท่ากับ ๔.๕๐ คะแนน\n")
    assert report.scores.stated_total == Decimal("4.5")


def test_a_remark_belongs_to_the_indicator_that_it_names() -> None:
    body = (
        table(HEAD, "1.1 ฝาย | ร้อยละ | 80 | 75 | 4")
        + "\n- ตัวชี้วัดที่ 1.1 มีฝาย 20 แห่ง ใช้ได้ 15 แห่ง คิดเป็นร้อยละ 75\n"
    )
    (project,) = report_of(body).projects
    assert [(r.numerator, r.denominator, r.percent, r.place) for r in project.ratios] == [
        (15, 20, 75, "background")
    ]


def test_a_table_on_its_side() -> None:
    html = (
        "<table><tr><th>ตัวชี้วัดที่</th><th>๑</th><th>๒</th></tr>"
        "<tr><th>ชื่อตัวชี้วัด</th><td>จำนวนฝายต้นน้ำ</td><td>ร้อยละของแนวกันชน</td></tr>"
        "<tr><th>หน่วยวัด</th><td>แห่ง</td><td>ร้อยละ</td></tr>"
        "<tr><th>ระดับ ๑</th><td>๒</td><td>๖๐</td></tr><tr><th>ระดับ ๒</th><td>๔</td><td>๗๐</td></tr>"
        "<tr><th>ระดับ ๓</th><td>๖</td><td>๘๐</td></tr>"
        "<tr><th>ผลการดำเนินงาน</th><td>๕</td><td>๗๒.๕๐</td></tr><tr><th>ค่าคะแนนที่ได้</th><td>๒</td><td>๒</td></tr></table>"
    )
    told = [(p.name, p.unit, p.results[0].value, p.results[0].percent) for p in report_of(html).projects]
    assert told == [("จำนวนฝายต้นน้ำ", "แห่ง", 5, None), ("ร้อยละของแนวกันชน", "ร้อยละ", None, Decimal("72.5"))]


def test_a_tick_below_the_level_that_was_reached() -> None:
    head = "ประเด็นการประเมิน | 1 | 2 | 3 | หลักฐาน"
    report = report_of(table(head, "1.1 มีแผนดูแลฝาย | | ✓ | | แผน", "1.2 ทบทวนแผนทุกปี | | | ✓ | รายงาน"))
    assert [(p.id, p.results[0].level, p.results[0].status) for p in report.projects] == [
        ("1.1", 2, "reported"),
        ("1.2", 3, "reported"),
    ]


def test_criteria_in_the_row_below_their_indicator() -> None:
    head = "ตัวชี้วัด | น้ำหนัก | เป้าหมาย | ผลการดำเนินงาน | คะแนน | หมายเหตุ"
    report = report_of(
        table(
            head,
            "1.1 ฝาย | 60 | 6 | 5 | 2 |",
            "เกณฑ์ระดับ 1 - 5 | 2 | 4 | 6 | 8 | 10",
            "1.2 แนว | 40 | 2 | 2 | 3 |",
        )
    )
    first, second = report.projects
    assert first.rubric is not None
    assert [level.threshold for level in first.rubric.levels] == [2, 4, 6, 8, 10]
    assert second.rubric is None


def test_a_header_cut_over_rows() -> None:
    rows = ("ที่ | ตัวชี้วัด | หน่วยวัด | หนัก | ระดับ | ระดับ | ระดับ | ปี | ที่", " | | | | 1 | 3 | 5 | 2566 | ได้")
    body = table(" | | | น้ำ | เกณฑ์ | | | ผลงาน | คะแนน", *rows, "1.1 | ฝาย | แห่ง | 25 | 2 | 4 | 6 | 5 | 4.00")
    (project,) = report_of(body).projects
    assert (project.name, project.weight, project.results[0].value, project.results[0].score) == (
        "ฝาย",
        25,
        5,
        4,
    )
    assert project.rubric is not None
    assert [(level.level, level.threshold) for level in project.rubric.levels] == [(1, 2), (3, 4), (5, 6)]


def test_a_column_of_groups_without_numbers_and_a_goal_of_several_rows() -> None:
    html = (
        "<table><tr><th>ด้าน</th><th>เป้าประสงค์</th><th>ตัวชี้วัด</th><th>เป้าหมาย</th><th>ผลการดำเนินงาน</th></tr>"
        "<tr><td rowspan=2>ด้านต้นน้ำ</td><td rowspan=2>น้ำไหลตลอดปี</td><td>ฝาย</td><td>๑๐</td><td>๙</td></tr>"
        "<tr><td>แนวกันชน</td><td>๕</td><td>๕</td></tr>"
        "<tr><td>ด้านปลายน้ำ</td><td>น้ำสะอาด</td><td>ประตูน้ำ</td><td>๒</td><td>ยกเลิก (น้ำท่วม)</td></tr></table>"
    )
    report = report_of(html)
    assert [(d.number, d.name) for d in report.dimensions] == [(1, "ด้านต้นน้ำ"), (2, "ด้านปลายน้ำ")]
    assert [(p.dimension, p.goal, p.results[0].status) for p in report.projects] == [
        (1, "น้ำไหลตลอดปี", "reported"),
        (1, "น้ำไหลตลอดปี", "reported"),
        (2, "น้ำสะอาด", "cancelled"),
    ]


def test_totals_of_parts_and_one_that_may_weigh_them() -> None:
    totals = report_of(
        table(
            "แบบวัด | ตัวชี้วัด | คะแนน",
            "ก | งบประมาณ | 80",
            "ก | อำนาจ | 90",
            " | ค่าเฉลี่ย ก | 85",
            "ข | การสื่อสาร | 70",
            "ข | บริการ | 80",
            " | ค่าเฉลี่ย ข | 75",
            " | คะแนนรวม | 79",
        )
    ).totals
    assert [(total.score, total.of_parts) for total in totals] == [(79, True)]


def test_a_verdict_behind_two_rounds_is_of_the_last_and_results_of_an_earlier_year_are_not_read() -> None:
    (project,) = report_of(
        "ผลการประเมินปีงบประมาณ พ.ศ. ๒๕๖๕\n"
        + table("ตัวชี้วัด | คะแนน", "การเปิดเผยข้อมูล | 80", "การใช้งบประมาณ | 90")
        + "\nผลรอบนี้\n"
        + table(
            "โครงการ | ค่าเป้าหมาย | ผลรอบ ๖ เดือน | ผลรอบ ๑๒ เดือน | บรรลุ/ไม่บรรลุ",
            "โครงการที่ ๑ ฝายชะลอน้ำ | ๙ แห่ง | ๔ | ๘ | ไม่บรรลุ",
        )
    ).projects
    assert [(r.round_months, r.value, r.met) for r in project.results] == [(6, 4, None), (12, 8, False)]


def test_numbers_below_the_word_of_projects_are_counted_and_no_names() -> None:
    rows = ("๑ | ด้านถนน | {0} | ๙๐๐ | ๗๐๐ | ๗๗.๗๘", "๒ | ด้านน้ำ | {1} | ๕๐๐ | ๕๐๐ | ๑๐๐.๐๐")
    head = "ที่ | ยุทธศาสตร์ | โครงการ | งบประมาณ | เบิกจ่าย | ร้อยละ"
    counts = table(head, *(row.format("๓ โครงการ", "๒ โครงการ") for row in rows))
    bare = table(head, *(row.format("๓", "๒") for row in rows))
    projects = table(
        "ที่ | โครงการ | หน่วยงาน | ผลการดำเนินงาน",
        "๑.๑ | ลาดยาง | กองช่าง | แล้วเสร็จ",
        "๒.๑ | ขุดบ่อ | กองช่าง | เลื่อนจากเดือนพฤษภาคม ๒๕๖๘",
    )
    for overview in (counts, bare):
        found = report_of(f"{projects}\n\n{overview}").projects
        assert [(p.id, p.name, p.responsible) for p in found] == [
            ("1.1", "ลาดยาง", ["กองช่าง"]),
            ("2.1", "ขุดบ่อ", ["กองช่าง"]),
        ]
        assert [p.results[0].status for p in found] == ["reported", "pending"]


@pytest.mark.parametrize("word", ["ค่าเกณฑ์วัด", "เกณฑ์วัดระดับ", "เกณฑ์การประเมินระดับที่", "ค่าเกณฑ์"])
def test_criteria_side_by_side_below_many_words(word: str) -> None:
    head = " | ".join(["ตัวชี้วัด", "น้ำหนัก", *(f"{word} {n}" for n in range(1, 6)), "ผลการดำเนินงาน", "คะแนนที่ได้"])
    rows = table(head, "รายได้ | 60 | 1 | 2 | 3 | 4 | 5 | 4 | 4", "กำไร | 40 | 2 | 3 | 4 | 5 | 6 | 4 | 3")
    for project in report_of(rows).projects:
        assert project.rubric is not None
        assert [level.level for level in project.rubric.levels] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("cell", "rest"),
    [
        ("สำรวจแล้ว คิดเป็นร้อยละ", "๘๐.๐๐ ของแผน"),
        ("จัดเมื่อวันที่ ๕ ธันวาคม ๒๕๖๗", "และวันที่ ๓ มกราคม ๒๕๖๘"),
        ("อบรมแล้ว ๒ รุ่น", "ในจำนวนนี้เป็นหญิง ๓๐ คน"),
    ],
)
def test_a_last_cell_broken_by_the_margin_goes_on(cell: str, rest: str) -> None:
    text = f"ที่\tโครงการ\tงบประมาณ\tผลการดำเนินงาน\n๑\tขุดลอก\t๕๐\t{cell}\n{rest}\n๒\tลาดยาง\t๙๐\tแล้วเสร็จ\n"
    first, second = report_of(text).projects
    assert first.results[0].narrative == f"{cell}\n{rest}"
    assert second.name == "ลาดยาง"


def test_two_columns_without_a_word_are_a_share_where_the_results_say_so() -> None:
    head = "ที่ | ตัวชี้วัด | เป้าหมาย | B | A | ผลงาน"
    rows = ["1 | ร้อยละของบ่อที่มีฝา | 80 | 50 | 45 | 90.00", "2 | ร้อยละของท่อที่ไม่รั่ว | 60 | 40 | 30 | 75.00"]
    rows += [
        "3 | ร้อยละของมาตรที่อ่านแล้ว | 90 | 30 | 29 | 96.67",
        "4 | อัตราท่อแตกต่อแสนครัวเรือน | 9 | 20,000 | 1 | 5.00",
    ]
    shares = [
        [(r.numerator, r.denominator) for r in p.ratios] for p in report_of(table(head, *rows)).projects
    ]
    assert shares == [[(45, 50)], [(30, 40)], [(29, 30)], []]
    rows[:2] = ["1 | ร้อยละของบ่อที่มีฝา | 80 | 50 | 45 | 70.00", "2 | ร้อยละของท่อที่ไม่รั่ว | 60 | 40 | 30 | 71.00"]
    assert not any(p.ratios for p in report_of(table(head, *rows)).projects)


@pytest.mark.parametrize("title", ["ส่วนที่ ๑ สรุปผล", "สรุปคะแนน"])
def test_a_header_in_brackets_behind_the_title(title: str) -> None:
    body = (
        f"{title} (ตัวชี้วัด | น้ำหนัก | ผลงาน | ค่าคะแนนที่ได้)\n\n"
        "๑. ร้อยละของบ่อที่มีฝา | ๖๐ | ๘๗.๕๐ | ๔\n๒. จำนวนท่อที่ซ่อม | ๔๐ | ๑๒ | ๕\nรวม | ๑๐๐ | | ๔.๔๐\n"
    )
    projects = report_of(body).projects
    assert [(p.name, p.weight, p.results[0].score) for p in projects] == [
        ("ร้อยละของบ่อที่มีฝา", 60, 4),
        ("จำนวนท่อที่ซ่อม", 40, 5),
    ]


def test_results_of_rounds_in_a_table_that_names_indicators_by_number() -> None:
    named = table("รหัส | ตัวชี้วัด | น้ำหนัก", "1.1 | ฝายที่ใช้ได้ | 60", "1.2 | แนวกันชน | 40")
    told = table("รหัส | รอบ 6 เดือน | รอบ 12 เดือน | คะแนนถ่วงน้ำหนัก", "1.1 | 2 | 4 | 2.4", "1.2 | - | 3 | 1.2")
    report = report_of(f"{named}\n\n## ระดับคะแนนเปรียบเทียบ\n\n{told}")
    assert [
        [(r.round_months, r.level, r.weighted_score) for r in project.results] for project in report.projects
    ] == [[(6, 2, None), (12, 4, Decimal("2.4"))], [(6, None, None), (12, 3, Decimal("1.2"))]]


def test_what_is_told_beside_the_numbers_of_indicators_is_no_header() -> None:
    rows = table(HEAD, "1.1 ฝาย | แห่ง | 10 | 9 | 4")
    told = "ตัวชี้วัดที่ 1.1\tสร้างแล้ว 9 แห่ง คิดเป็นร้อยละ 90.00\nตัวชี้วัดที่ 2\tอยู่ระหว่างสำรวจ ร้อยละ 40.00\n"
    assert [p.name for p in report_of(f"{rows}\n{told}").projects] == ["ฝาย"]


def test_criteria_by_number_below_names_counted_without_a_mark_in_columns_of_spaces() -> None:
    body = (
        "ตัวชี้วัด                       หน่วย      น้ำหนัก     เป้าหมาย     ผล      คะแนน\n"
        "1 จำนวนคณะที่ขึ้นทะเบียน           คณะ          30          150       162       5\n"
        "2 จำนวนคำขอที่เสร็จ               คำขอ         50          90        88        4\n"
        "3 ระดับของระบบทะเบียน            ระดับ         20          3         2        2\n"
        "รวม                                        100                          3.90\n\n"
        "เกณฑ์การให้คะแนน\nตัวชี้วัด        1          2          3          4          5\n"
        "  1          110        120        130        140        150\n"
        "  2           82         84         86         88         90\n"
        "  3      ขั้นที่ 1     ขั้นที่ 2     ขั้นที่ 3     ขั้นที่ 4     ขั้นที่ 5\n"
    )
    projects = report_of(body).projects
    assert [p.name for p in projects] == ["จำนวนคณะที่ขึ้นทะเบียน", "จำนวนคำขอที่เสร็จ", "ระดับของระบบทะเบียน"]
    rubrics = [p.rubric for p in projects if p.rubric is not None]
    assert [[level.threshold for level in rubric.levels] for rubric in rubrics[:2]] == [
        [110, 120, 130, 140, 150],
        [82, 84, 86, 88, 90],
    ]
    assert rubrics[2].levels[2].criterion == "ขั้นที่ 3"


def test_what_is_said_below_the_sum_of_a_table_of_spaces_is_no_row() -> None:
    body = "".join(
        f"หมวด {n} {name}\n  หัวข้อ                    A    D    ร้อยละ   เต็ม    ได้\n"
        f"  {n}.1 ดูแลฝาย              70   60    60.00     60   36.0\n"
        f"  {n}.2 ดูแลบ่อ               50   50    45.00     60   27.0\n"
        f"  รวมหมวด {n}                                  120   63.0\n"
        f"  จุดแข็ง (Strength)  ตรวจทุกไตรมาส\n  โอกาสในการปรับปรุง (OFI)  ยังไม่มีวิธีวัด\n\n"
        for n, name in ((1, "ต้นน้ำ"), (2, "ปลายน้ำ"))
    )
    projects = report_of(body).projects
    assert [p.id for p in projects] == ["1.1", "1.2", "2.1", "2.2"]
    assert [(p.results[0].percent, p.results[0].score) for p in projects] == [(60, 36), (45, 27)] * 2


@pytest.mark.parametrize(
    "head", ["ลำดับ | หน่วยบริการ | รวมถ่วงน้ำหนัก", "ลำดับ | อำเภอ | รอบ 6 เดือน | รอบ 12 เดือน"]
)
def test_a_ranking_of_others_says_nothing_of_indicators_by_number(head: str) -> None:
    indicators = table("ที่ | ตัวชี้วัด | น้ำหนัก | ผลงาน", *(f"{n} | จำนวนบ่อที่ {n} | 30 | 7" for n in "123"))
    ranked = table(
        head, *(" | ".join([str(n), f"สถานีบ้านฝาย{n}", *["4.5"] * (head.count("|") - 1)]) for n in (1, 2, 3))
    )
    for project in report_of(f"{indicators}\n\n{ranked}").projects:
        assert [(r.value, r.weighted_score) for r in project.results] == [(7, None)]


def test_the_share_of_the_budget_that_was_spent_is_no_result() -> None:
    head = "ที่ | โครงการ | หน่วยดำเนินงาน | งบประมาณ (บาท) | เบิกจ่าย (บาท) | ร้อยละ"
    rows = ["1 | ขุดบ่อ | กองช่าง | 800 | 400 | 50.00", "2 | ขุดคลอง | กองคลอง | 500 | 450 | 90.00"]
    rows += ["3 | ทำฝาย | กองฝาย | 900 | 900 | 100.00", "4 | ทำท่อ | กองท่อ | 800 | 540 | 76.50"]
    body = table(head, *rows) + "\nหมายเหตุ\n- โครงการที่ 2 ได้รับอนุมัติเปลี่ยนแปลงรายละเอียดเมื่อวันที่ 27 มีนาคม 2566\n"
    projects = report_of(body).projects
    assert [(p.name, p.responsible) for p in projects] == [
        ("ขุดบ่อ", ["กองช่าง"]),
        ("ขุดคลอง", ["กองคลอง"]),
        ("ทำฝาย", ["กองฝาย"]),
        ("ทำท่อ", ["กองท่อ"]),
    ]
    assert not any(result.percent for project in projects for result in project.results)
    assert [[float(r.percent) for r in p.ratios] for p in projects] == [[50], [90], [100], [76.5]]
    progress = [row.replace("50.00", "70.00").replace("90.00", "80.00") for row in rows]
    assert [p.results[0].percent for p in report_of(table(head, *progress)).projects][:2] == [70, 80]


def test_codes_that_point_at_indicators_name_none() -> None:
    goals = table(
        "Perspective | Strategic Objective | KPI",
        "Customer | SO1 ฝายพอใช้ | C1, C2",
        "Finance | SO2 คุ้มค่า | F1",
    )
    results = table(
        "KPI | หน่วยวัด | เป้าหมาย | ผลการดำเนินงาน | คะแนน",
        "C1 ฝาย | แห่ง | 10 | 9 | 4",
        "C2 คลอง | แห่ง | 5 | 5 | 5",
        "F1 ค่าซ่อม | บาท | 9 | 8 | 5",
    )
    problems = table("KPI | ปัญหา | แนวทางแก้ไข", "C1 | ฝนชุก | รอฝนหยุด")
    projects = report_of(f"{goals}\n\n{results}\n\n{problems}").projects
    assert [(p.id, p.name) for p in projects] == [("C1", "ฝาย"), ("C2", "คลอง"), ("F1", "ค่าซ่อม")]
    assert [p.problems for p in projects] == [["ฝนชุก"], [], []]


def test_a_plan_without_names_is_told_by_its_positions_and_points_are_levels() -> None:
    groups = [f"มิติที่ {n} ด้านที่{of}" for n, of in ((1, "แรก"), (2, "สอง"), (3, "สาม"), (4, "สี่"))]
    goals = ["คนพอ", "ข้อมูลดี", "คนเก่ง", "โปร่งใส"]
    names = ["แผนกำลังคน", "ทะเบียนประวัติ", "อบรมช่าง", "หลักเกณฑ์"]
    plan = table(
        "ประเด็นสำคัญ | เป้าหมายของประเด็น | เหตุผล | ตัวชี้วัดความสำเร็จ",
        *(
            row
            for n in range(4)
            for row in (
                f"{groups[n]} | | |",
                f"ประเด็นที่ {n + 1} เรื่อง{n} | {goals[n]} | เพราะจำเป็น | จำนวนครั้งที่{n}",
            )
        ),
    )
    told = table(
        "มิติ | โครงการ | ค่าคะแนน (เต็ม 5) | คิดเป็นร้อยละ",
        *(
            f"{n + 1} | {n + 1}.1 {names[n]} | {points} | {20 * points}"
            for n, points in enumerate((4, 5, 3, 4))
        ),
    )
    projects = report_of(f"{told}\n\n{plan}").projects
    assert [(p.name, p.goal, p.results[0].level) for p in projects] == list(
        zip(names, goals, (4, 5, 3, 4), strict=True)
    )


def test_the_total_of_a_nested_group_is_not_that_of_the_dimension() -> None:
    report = report_of(
        table(
            "ลำดับ | ตัวชี้วัด | น้ำหนัก | คะแนน | คะแนนถ่วงน้ำหนัก",
            "ประเด็นยุทธศาสตร์ที่ 1 น้ำใส | | 30 | 4.33 | 1.30",
            "เป้าประสงค์ที่ 1.1 ต้นน้ำ | | 10 | 3.00 | 0.30",
            "1.1.1 | ฝายต้นน้ำ | 10 | 3.00 | 0.30",
            "เป้าประสงค์ที่ 1.2 ปลายน้ำ | | 20 | 5.00 | 1.00",
            "1.2.1 | แนวกันชน | 20 | 5.00 | 1.00",
        )
    )
    assert [(t.dimension, t.weighted_score) for t in report.totals] == [(1, Decimal("1.30"))]


def test_groups_with_their_numbers_in_a_column_keep_them() -> None:
    report = report_of(
        table(
            "มิติ | โครงการ | ระดับที่ได้",
            "๑ ความสอดคล้อง | ๑.๑ แผนสืบทอดตำแหน่ง | ๔",
            "๓ ประสิทธิผล | ๓.๑ พัฒนาทักษะ | ๔",
            "๕ คุณภาพชีวิต | ๕.๑ ปั่นไปทำงาน | ๒",
        )
    )
    assert [(p.id, p.dimension) for p in report.projects] == [("1.1", 1), ("3.1", 3), ("5.1", 5)]


def test_the_weight_before_a_change_is_not_the_weight() -> None:
    head = "ตัวชี้วัด | น้ำหนักเดิม | น้ำหนัก | คะแนน"
    (project, _) = report_of(table(head, "1.1 ฝาย | 15 | 20 | 4", "1.2 ลำธาร | 15 | - | -")).projects
    assert project.weight == 20


def test_states_below_a_header_of_shares() -> None:
    head = "ที่ | โครงการ | เป้าหมาย | ผล | ผลเทียบเป้าหมาย (ร้อยละ) | ผลสำเร็จ"
    projects = report_of(
        table(head, "1 | ฝาย | 12 | 10 | 83.33 | ไม่บรรลุ", "2 | ลำธาร | 4 | 5 | 125.00 | บรรลุ")
    ).projects
    assert [p.results[0].met for p in projects] == [False, True]
