"""Sections of nested lists: goals with a divided number, indicators below them, rounds told one a line."""

from __future__ import annotations

from thaimemo.pipeline.document import read

TEXT = """# รายงานผลการดำเนินงาน กรมสะพานไม้ ปีงบประมาณ พ.ศ. ๒๕๖๖ รอบ ๙ เดือน

## มิติที่ ๑ ความสอดคล้องเชิงยุทธศาสตร์

- ๑.๑ เป้าประสงค์ : กรมมีช่างไม้เพียงพอ
    - ๑.๑.๑ ระดับความสำเร็จของการทบทวนกรอบอัตรากำลังช่างไม้
        - น้ำหนัก ร้อยละ ๖๐
        - ผลการดำเนินงาน
            - รอบ ๖ เดือน : จัดทำร่างแล้ว อยู่ในระดับ ๒ (ร้อยละ ๔๐)
            - รอบ ๙ เดือน : อยู่ระหว่างรับฟังความเห็นของกลุ่มเป้าหมาย อยู่ในระดับ ๓ (ร้อยละ ๖๐)
    - ๑.๑.๒ ร้อยละของช่างไม้ที่ผ่านการทดสอบฝีมือ
        - น้ำหนัก ร้อยละ ๔๐
        - ผลการดำเนินงาน
            - รอบ ๖ เดือน : ผ่าน ๓๑ คน จาก ๕๐ คน คิดเป็นร้อยละ ๖๒.๐๐ อยู่ในระดับ ๑
            - รอบ ๙ เดือน : ผ่าน ๔๓ คน จาก ๕๐ คน คิดเป็นร้อยละ ๘๖.๐๐ อยู่ในระดับ ๔
"""


def test_every_indicator_has_its_goal_and_its_rounds() -> None:
    (report,) = read(TEXT.encode(), "report.md").reports
    assert [(p.id, p.dimension, p.goal, p.weight) for p in report.projects] == [
        ("1.1.1", 1, "กรมมีช่างไม้เพียงพอ", 60),
        ("1.1.2", 1, "กรมมีช่างไม้เพียงพอ", 40),
    ]
    told = [[(r.round_months, r.level, r.percent) for r in p.results] for p in report.projects]
    assert told == [[(6, 2, 40), (9, 3, 60)], [(6, 1, 62), (9, 4, 86)]]


def test_a_result_is_of_the_round_whose_line_has_its_parts() -> None:
    text = TEXT.replace("คิดเป็นร้อยละ ๖๒.๐๐ อยู่ในระดับ ๑", "อยู่ในระดับ ๑ (ร้อยละ ๖๒.๐๐)")
    text = text.replace("คิดเป็นร้อยละ ๘๖.๐๐ อยู่ในระดับ ๔", "อยู่ในระดับ ๔ (ร้อยละ ๘๖.๐๐)")
    (report,) = read(text.encode(), "report.md").reports
    assert [r.percent for r in report.projects[1].results] == [62, 86]


def test_labels_of_rounds_without_white_space() -> None:
    text = TEXT.replace("        - ผลการดำเนินงาน\n", "").replace("- รอบ", "- ผลรอบ")
    (report,) = read(text.encode(), "report.md").reports
    assert [[r.round_months for r in p.results] for p in report.projects] == [[6, 9], [6, 9]]
