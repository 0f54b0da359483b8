"""The criteria of levels however they are printed: sentences, strokes, lists, scales with wider steps."""

from __future__ import annotations

from decimal import Decimal

import pytest
from layouts import report_of, table

from thaimemo.normalize.passage import Passage
from thaimemo.parsers.projects.criteria import criteria_in


@pytest.mark.parametrize(
    ("text", "criteria"),
    [
        (
            "ร้อยละ ๕๐ ขึ้นไปได้ระดับ ๑ ร้อยละ ๖๐ ขึ้นไปได้ระดับ ๒ ร้อยละ ๗๐ ขึ้นไปได้ระดับ ๓\n"
            "ร้อยละ ๘๐ ขึ้นไปได้ระดับ ๔ และร้อยละ ๙๐ ขึ้นไปได้ระดับ ๕",
            ["ร้อยละ ๕๐ ขึ้นไป", "ร้อยละ ๖๐ ขึ้นไป", "ร้อยละ ๗๐ ขึ้นไป", "ร้อยละ ๘๐ ขึ้นไป", "ร้อยละ ๙๐ ขึ้นไป"],
        ),
        (
            "ให้ ๑ คะแนนเมื่อสำรวจลำธาร ให้ ๒ คะแนนเมื่อออกแบบฝาย ให้ ๓ คะแนนเมื่อจัดหาหิน "
            "ให้ ๔ คะแนนเมื่อสร้างฝาย และให้ ๕ คะแนนเมื่อตรวจรับ",
            ["สำรวจลำธาร", "ออกแบบฝาย", "จัดหาหิน", "สร้างฝาย", "ตรวจรับ"],
        ),
        ("ระดับ ๑ ถึง ๕ : ร้อยละ ๖๐ / ๖๕ / ๗๐ / ๗๕ / ๘๐", ["ร้อยละ ๖๐", "๖๕", "๗๐", "๗๕", "๘๐"]),
        ("ไม่เกิน 18 / 15 / 12 / 9 / 6 ครั้ง", ["18", "15", "12", "9", "6"]),
    ],
)
def test_each_criterion_is_found(text: str, criteria: list[str]) -> None:
    assert [(level, p.text) for level, p in criteria_in(Passage(text, ()))] == [*enumerate(criteria, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "ได้ระดับ ๓ ในรอบแรก และได้ระดับ ๔ ในรอบหลัง",
        "อัตราส่วน ๑ / ๒ / ๓",
        "ให้ ๑ คะแนนเมื่อสำรวจ ให้ ๓ คะแนนเมื่อสร้าง",
    ],
)
def test_what_is_no_whole_scale_is_no_criteria(text: str) -> None:
    assert criteria_in(Passage(text, ())) == []


def test_a_scale_of_wider_steps_lacks_no_level() -> None:
    """The points 0, 1, 3 and 5 of the performance assessment of local bodies (LPA)."""
    levels = "".join(
        f"{points} คะแนน = {text}\n"
        for points, text in ((5, "ครบ"), (3, "เกือบครบ"), (1, "บางส่วน"), (0, "ไม่ทำ"))
    )
    told = "ผลการดำเนินงาน: จัดแล้ว ๙ หมู่บ้าน\n\nคะแนนที่ได้: 3\n"
    body = f"**ตัวชี้วัดที่ ๑.๑ การจัดประชาคม**\n\nเกณฑ์การให้คะแนน\n{levels}\n{told}"
    (project,) = report_of(body).projects
    assert project.rubric is not None
    assert project.rubric.scale == [0, 1, 3, 5]


def test_criteria_in_a_table_of_numbers_are_those_of_the_rows_elsewhere() -> None:
    rows = table(
        "รหัส | โครงการ | น้ำหนัก | ผลการดำเนินงาน | ระดับที่ได้",
        "1.1 | สร้างฝาย | 60 | 7 แห่ง | 3",
        "1.2 | ปลูกป่าต้นน้ำ | 40 | 12 ไร่ | 4",
    )
    criteria = table(
        "รหัส | ระดับ 1 | ระดับ 2 | ระดับ 3 | ระดับ 4 | ระดับ 5",
        "1.1 | 5 แห่ง | 6 แห่ง | 7 แห่ง | 8 แห่ง | 9 แห่ง",
        "1.2 | 9 ไร่ | 10 ไร่ | 11 ไร่ | 12 ไร่ | 13 ไร่",
    )
    money = table(
        "รหัส | งบประมาณที่ได้รับจัดสรร | เบิกจ่าย | คงเหลือ",
        "1.1 | 90,000 | 60,000 | 30,000",
        "1.2 | 40,000 | 40,000 | 0",
        "รวม | 130,000 | 100,000 | 30,000",
    )
    first, second = report_of(f"{criteria}\n{rows}\nงบประมาณ\n\n{money}").projects
    assert first.rubric is not None
    assert second.rubric is not None
    assert [level.threshold for level in first.rubric.levels] == [5, 6, 7, 8, 9]
    assert [level.threshold for level in second.rubric.levels] == [9, 10, 11, 12, 13]
    assert (first.budget.spent, second.budget.left) == (Decimal(60000), Decimal(0))
