"""Indicator cards: labelled lines and tables of labels and values, one after another, and continued."""

from __future__ import annotations

from decimal import Decimal

import pytest
from layouts import TITLE, report_of, reports_of, table

from thaimemo.pipeline.document import read

LINES = """### ตัวชี้วัดที่ 1.1 ร้อยละของฝายที่ใช้ได้

หน่วยวัด : ร้อยละ
น้ำหนัก : ร้อยละ 40
ค่าเป้าหมาย : ร้อยละ 80
เกณฑ์การให้คะแนน :
ระดับ 1 : น้อยกว่าร้อยละ 60
ระดับ 2 : ร้อยละ 60 - 69.99
ระดับ 3 : ร้อยละ 70 ขึ้นไป
ผลการดำเนินงาน : สำรวจฝาย 40 แห่ง ใช้ได้ 30 แห่ง คิดเป็นร้อยละ 75
คะแนนที่ได้ : 3.00
ผลเทียบเป้าหมาย : ไม่บรรลุ
ผู้กำกับดูแล : สำนักต้นน้ำ
ผู้จัดเก็บข้อมูล : กลุ่มสำรวจ
ปัญหาอุปสรรค : ฝนชุก
ข้อเสนอแนะ : ไม่มี
"""
NAMED = LINES.replace("### ตัวชี้วัดที่ 1.1 ", "ชื่อตัวชี้วัด : 1.1 ")
ROWS = [line.split(" : ", 1) for line in NAMED.splitlines() if " : " in line and not line.startswith("ระดับ")]
LEVELS = "ระดับ 1 = น้อยกว่าร้อยละ 60 ระดับ 2 = ร้อยละ 60 - 69.99 ระดับ 3 = ร้อยละ 70 ขึ้นไป"
TABLE = table(
    "หัวข้อ | รายละเอียด", *(f"{label} | {value}" for label, value in ROWS), f"เกณฑ์การให้คะแนน | {LEVELS}"
)


@pytest.mark.parametrize("card", [LINES, NAMED, TABLE], ids=["heading", "name", "table"])
def test_a_card_says(card: str) -> None:
    (project,) = report_of(card).projects
    assert (project.id, project.name) == ("1.1", "ร้อยละของฝายที่ใช้ได้")
    assert (project.unit, project.weight, project.target, project.responsible) == (
        "ร้อยละ",
        40,
        80,
        ["สำนักต้นน้ำ"],
    )
    (result,) = project.results
    assert (result.place, result.percent, result.score, result.met) == ("detail", 75, 3, False)
    assert (project.problems, project.suggestions) == (["ฝนชุก"], [])
    assert project.rubric is not None
    assert project.rubric.direction == "up"
    assert [level.level for level in project.rubric.levels] == [1, 2, 3]


@pytest.mark.parametrize(
    "conclusion",
    [
        "ผลการประเมิน ระดับ ๓ คิดเป็นร้อยละ ๖๐",
        "ผลการประเมิน อยู่ในระดับ ๓ (ร้อยละ ๖๐)",
        "ผลการประเมิน ระดับ ๓ หรือเท่ากับร้อยละ ๖๐",
    ],
)
def test_a_conclusion_without_a_colon(conclusion: str) -> None:
    card = f"โครงการคัดพันธุ์\nตัวชี้วัด : ระดับความสำเร็จของการคัดพันธุ์\nผลการดำเนินงาน : คัดแล้ว ๒ สาย\n{conclusion}\n"
    (project,) = report_of(card + card.replace("คัดพันธุ์", "เก็บเมล็ด")).projects[:1]
    (result,) = project.results
    assert (result.level, result.percent) == (3, 60)


@pytest.mark.parametrize("card", [LINES, NAMED, TABLE], ids=["heading", "name", "table"])
def test_a_card_ends_where_the_next_begins(card: str) -> None:
    other = card.replace("1.1 ร้อยละของฝายที่ใช้ได้", "1.2 ร้อยละของประตูน้ำที่ใช้ได้").replace("ร้อยละ 75", "ร้อยละ 62")
    projects = report_of(f"{card}\n\n{other}").projects
    assert [(p.id, p.results[0].percent, p.suggestions) for p in projects] == [
        ("1.1", 75, []),
        ("1.2", 62, []),
    ]


def test_criteria_in_rows_of_the_card() -> None:
    html = (
        "<table><tr><td>ชื่อตัวชี้วัด</td><td colspan=3>จำนวนฝาย</td></tr>"
        "<tr><td>หน่วยวัด</td><td>แห่ง</td><td>น้ำหนัก</td><td>๒๕</td></tr>"
        "<tr><td rowspan=2>เกณฑ์การให้คะแนน</td><td>ระดับ ๑</td><td>ระดับ ๒</td><td>ระดับ ๓</td></tr>"
        "<tr><td>๒</td><td>๔</td><td>๖</td></tr>"
        "<tr><td>ผลการดำเนินงาน</td>"
        "<td colspan=3>สร้างฝายแล้ว จำนวน ๕ แห่ง แยกเป็นฝายหิน ๓ แห่ง และฝายไม้ ๒ แห่ง</td></tr></table>"
    )
    (project,) = report_of(html).projects
    assert (project.name, project.unit, project.weight, project.results[0].value) == (
        "จำนวนฝาย",
        "แห่ง",
        25,
        5,
    )
    assert project.rubric is not None
    assert [level.threshold for level in project.rubric.levels] == [2, 4, 6]


def test_a_continued_heading_goes_on_with_its_section() -> None:
    start, rest = LINES.split("ปัญหาอุปสรรค")
    (project,) = report_of(f"{start}\n### ตัวชี้วัดที่ 1.1 ร้อยละของฝายที่ใช้ได้ (ต่อ)\n\nปัญหาอุปสรรค{rest}").projects
    assert (project.problems, project.results[0].percent) == (["ฝนชุก"], 75)


def test_card_and_summary_are_one_project() -> None:
    summary = table("ตัวชี้วัด | เป้าหมาย | ผลการดำเนินงาน", "1.1 ร้อยละของฝายที่ใช้ได้ | ร้อยละ 80 | ร้อยละ 75")
    (project,) = report_of(f"{summary}\n\n{LINES}").projects
    assert [(r.place, r.percent) for r in project.results] == [("table", 75), ("detail", 75)]


def test_levels_behind_their_criteria() -> None:
    card = LINES.replace(
        "ระดับ 1 : น้อยกว่าร้อยละ 60\nระดับ 2 : ร้อยละ 60 - 69.99\nระดับ 3 : ร้อยละ 70 ขึ้นไป",
        "≥ 70 = 3, 60 – 69.99 = 2, < 60 = 1",
    )
    (project,) = report_of(card).projects
    assert project.rubric is not None
    assert [(level.level, level.threshold, level.upper) for level in project.rubric.levels] == [
        (1, None, 60),
        (2, 60, Decimal("69.99")),
        (3, 70, None),
    ]


def test_a_web_form_with_steps() -> None:
    lines = ("น้ำหนัก", "30", "หน่วยวัด", "คะแนน", "เป้าหมายขั้นต้น (50)", "350", "เป้าหมายขั้นมาตรฐาน (75)", "400")
    more = ("เป้าหมายขั้นสูง (100)", "450", "ผลการดำเนินงาน", "420", "คะแนนการประเมิน", "75.00", "สรุปผล", "ผ่าน")
    (project,) = report_of("### 1. การประเมินสถานะองค์กร\n\n" + "\n\n".join(lines + more) + "\n").projects
    assert (project.name, project.unit, project.weight) == ("การประเมินสถานะองค์กร", "คะแนน", 30)
    assert project.rubric is not None
    assert [(level.level, level.threshold) for level in project.rubric.levels] == [
        (50, 350),
        (75, 400),
        (100, 450),
    ]
    (result,) = project.results
    assert (result.value, result.score, result.met) == (420, 75, True)


def test_one_line_a_round_and_several_labels_in_one_line() -> None:
    card = (
        "ตชว. ๑.๑ จำนวนฝายต้นน้ำ (สะสม)\n"
        "   หน่วยวัด แห่ง   เป้าหมาย ๒๔   น้ำหนัก ๓๐\n"
        "   รอบ ๓ เดือน   ยังไม่ถึงกำหนด\n"
        "   รอบ ๖ เดือน   ผลงาน ๑๖   ๓ คะแนน\n"
        "   รอบ ๙ เดือน   ผลงาน ๒๐   ๔ คะแนน\n"
    )
    (project,) = report_of(card).projects
    assert (project.id, project.unit, project.target, project.weight) == ("1.1", "แห่ง", 24, 30)
    assert [(r.round_months, r.status, r.value, r.score) for r in project.results] == [
        (3, "pending", None, None),
        (6, "reported", 16, 3),
        (9, "reported", 20, 4),
    ]


def test_fields_of_any_name_stay_apart() -> None:
    rows = ("ชื่อ | จำนวนผู้ฝึก", "ความเชื่อมโยง | แผนแม่บท", "เป้าหมาย | 40 คน", "ผลงาน ต.ค. - มี.ค. | 44 คน")
    criteria = ("เกณฑ์คะแนน 1 | 20 คน", "เกณฑ์คะแนน 2 | 30 คน", "เกณฑ์คะแนน 3 | 40 คน")
    card = table("หัวข้อ | รายละเอียด", *rows, "หน่วยวัด | คน", *criteria, "คะแนนที่ได้ (เต็ม 3) | 3")
    (project,) = report_of(f"### KPI Template ตัวชี้วัดที่ 2\n\n{card}").projects
    assert (project.id, project.name, project.target, project.unit) == ("2", "จำนวนผู้ฝึก", 40, "คน")
    assert (project.results[0].value, project.results[0].score) == (44, 3)
    assert project.rubric is not None
    assert [level.threshold for level in project.rubric.levels] == [20, 30, 40]


@pytest.mark.parametrize("word", ["มาตรการที่", "งานที่", "เรื่องที่", "ความเสี่ยงที่"])
def test_sections_of_other_words_with_dots_before_their_values(word: str) -> None:
    body = "ก. รายละเอียด\n\n" + "".join(
        f"{word} {n}.1 ฝายแห่งที่สร้าง\nประเภท ...... ด้านน้ำ\nดัชนีชี้วัด ...... จำนวนฝาย{n}\nค่าเป้าหมาย ...... 4 แห่ง\n"
        f"ผลงานสะสม ...... สร้างแล้ว {n} แห่ง\nคะแนนที่ได้ ...... ระดับ {n}\n"
        "ข้อติดขัด ...... ฝนชุก\nข้อเสนอ ...... รอฝนหยุด\n\n"
        for n in (1, 2)
    )
    for number, project in enumerate(report_of(body + "ข. ข้อสังเกต\nควรติดตามต่อ\n").projects, 1):
        assert (project.id, project.name) == (f"{number}.1", "ฝายแห่งที่สร้าง")
        assert (project.indicator, project.target) == (f"จำนวนฝาย{number}", 4)
        assert project.results[0].level == number
        assert (project.problems, project.suggestions) == (["ฝนชุก"], ["รอฝนหยุด"])


@pytest.mark.parametrize("word", ["มาตรฐาน", "ภารกิจ"])
@pytest.mark.parametrize("label", ["คำอธิบายระดับ", "เกณฑ์การให้คะแนน"])
def test_cards_of_tabs_below_words_of_chapters(word: str, label: str) -> None:
    card = (
        "ตัวบ่งชี้ที่ {0}\t{1}\nกลุ่มที่รับผิดชอบ\tกลุ่มนโยบาย\n"
        + label
        + "\tระดับ ๑  ต่ำกว่าร้อยละ ๖๐\n\tระดับ ๒  ร้อยละ ๖๐ ขึ้นไป\n"
        "\tระดับ ๓  ร้อยละ ๗๐ ขึ้นไป\nผลการดำเนินงาน\tทำได้ร้อยละ ๖๕\nระดับที่ได้\t๒\nปัญหา\tไม่มี\nข้อเสนอแนะ\tไม่มี\n\n"
    )
    body = (
        f"{word}ที่ ๑  การบริหารที่ดี\n\n{card.format('๑.๑', 'การวางแผน')}{card.format('๑.๒', 'การติดตาม')}"
        f"{word}ที่ ๒  ผลสัมฤทธิ์\n\n{card.format('๒.๑', 'คุณภาพงาน')}"
    )
    report = report_of(body)
    assert [(d.number, d.name) for d in report.dimensions] == [(1, "การบริหารที่ดี"), (2, "ผลสัมฤทธิ์")]
    assert [(p.id, p.dimension, p.responsible) for p in report.projects] == [
        ("1.1", 1, ["กลุ่มนโยบาย"]),
        ("1.2", 1, ["กลุ่มนโยบาย"]),
        ("2.1", 2, ["กลุ่มนโยบาย"]),
    ]
    for project in report.projects:
        assert project.rubric is not None
        assert (project.rubric.direction, len(project.rubric.levels)) == ("up", 3)
        assert project.results[0].level == 2


def test_criteria_in_a_numbered_list_are_levels() -> None:
    card = LINES.split("ระดับ 1")[0] + "1. ร้อยละ 60\n2. ร้อยละ 65\n3. ร้อยละ 70\n4. ร้อยละ 75\n5. ร้อยละ 80\n"
    (project,) = report_of(card + "ผลการดำเนินงาน" + LINES.split("ผลการดำเนินงาน")[1]).projects
    assert project.rubric is not None
    assert [level.threshold for level in project.rubric.levels] == [60, 65, 70, 75, 80]


def test_a_card_of_one_round_and_the_parts_behind_it() -> None:
    card = (
        "ส่วนที่ ๑ ผลตามตัวชี้วัด\nตัวชี้วัดที่ ๑\tร้อยละของคำขอที่ตอบทัน\n\tเป้าหมาย\tร้อยละ ๘๐\n\tผลไตรมาสที่ ๒\t๗๔.๐๐\n"
        "\tผลเทียบเป้าหมาย\tไม่บรรลุ\n\tคำอธิบาย\tตอบทัน ๗๔ คำขอ จาก ๑๐๐ คำขอ\n\nส่วนที่ ๒ เทียบกับปีก่อน\n"
        "\tไตรมาสที่ ๒ ปีงบประมาณ พ.ศ. ๒๕๖๕ มีคำขอ ๘๐ คำขอ ปีนี้มี ๑๐๐ คำขอ\n"
    )
    report = report_of(card)
    (project,) = report.projects
    assert (project.results[0].percent, project.results[0].met) == (74, False)
    mentions = {m.fiscal_year_be: (m.project, m.context) for m in report.fiscal_year_mentions}
    assert mentions[2565] == (None, "review")


def test_headings_that_every_card_has_end_none() -> None:
    card = (
        "## มิติที่ {n} {group}\n\n**ชื่อโครงการ** : โครงการ{name}\n**ตัวชี้วัด** : จำนวน{name}\n\n"
        "## สรุปผลปี 256{n}\n\nสร้างแล้ว {n} แห่ง\n\n**ปัญหาอุปสรรค** : ฝน{name}\n\n"
    )
    cards = card.format(n=1, group="ต้นน้ำ", name="ฝาย") + card.format(n=2, group="ปลายน้ำ", name="ประตูน้ำ")
    assert [(p.name, p.indicator, p.problems, p.dimension) for p in report_of(cards).projects] == [
        ("โครงการฝาย", "จำนวนฝาย", ["ฝนฝาย"], 1),
        ("โครงการประตูน้ำ", "จำนวนประตูน้ำ", ["ฝนประตูน้ำ"], 2),
    ]


@pytest.mark.parametrize("unit", ["อัตรา", "ต่อแสนประชากร"])
def test_a_rate_is_measured_behind_its_name_and_a_tone_mark_may_be_worn_off(unit: str) -> None:
    card = (
        f"ตัวชีวัดที่ ๓ : อัตราป่วยด้วยโรคหัด\nหน่วยวัด : {unit}\nค่าเป้าหมาย : ๔๐\n"
        "ผลการดำเนินงาน : พบผู้ป่วย ๓ ราย จากประชากร ๕,๑๕๕ คน คิดเป็นอัตราป่วย ๕๘.๒๐ ต่อแสนประชากร\nปัญหา : ไม่มี\n"
    )
    (project,) = report_of(card).projects
    assert (project.id, project.name) == ("3", "อัตราป่วยด้วยโรคหัด")
    assert project.results[0].value == Decimal("58.20")


@pytest.mark.parametrize(("left", "right"), [("| ", ""), ("│ ", "  │"), ("║", "║")])
def test_boxes_drawn_around_cards_and_a_summary_in_lines(left: str, right: str) -> None:
    box = "+----------------\n" if left == "| " else "┌────────────────┐\n"
    names = {"1.1": "เด็กมีน้ำหนักตามเกณฑ์", "1.2": "ครูผ่านการอบรม 20 ชั่วโมง", "1.3": "อาคารปลอดภัย"}
    summary = "".join(f"  {n} {name}     ร้อยละ 84.50  ระดับ 4 ดีเลิศ\n" for n, name in names.items())
    labels = (
        "ค่าเป้าหมาย : ร้อยละ 80",
        "ผลการดำเนินงาน : ผ่านร้อยละ 84.50",
        "ระดับคุณภาพ : ระดับ 4 (ดีเลิศ)",
        "แนวทางพัฒนา : ตั้งงบซ่อม",
    )
    cards = "".join(
        box + "".join(f"{left}{line}{right}\n" for line in (f"ตัวบ่งชี้ที่ {n}  {name}", *labels)) + box
        for n, name in names.items()
    )
    text = (
        "รายงานการประเมินตนเองของโรงเรียนริมคลอง\nปีการศึกษา 2566  (16 พฤษภาคม 2566 - 31 มีนาคม 2567)\n\n"
        f"ด้านที่ 1 ด้านเด็ก\n{summary}\n{cards}\nสรุป: ผ่านค่าเป้าหมาย 3 ตัวบ่งชี้ ไม่ผ่าน 0 ตัวบ่งชี้\n"
    )
    report = read(text.encode(), "boxes.txt").reports[0]
    assert (report.title, str(report.period.start)) == ("รายงานการประเมินตนเองของโรงเรียนริมคลอง", "2023-05-16")
    assert [(p.id, p.name) for p in report.projects] == list(names.items())
    for project in report.projects:
        assert [(r.percent, r.level) for r in project.results] == [(Decimal("84.5"), 4)] * 2
        assert (project.target, project.suggestions) == (80, ["ตั้งงบซ่อม"])


SCHOOL = """รายงานการประเมินตนเองของโรงเรียนริมคลอง
ปีการศึกษา 2566 (ระหว่างวันที่ 16 พฤษภาคม 2566 - 31 มีนาคม 2567)

ส่วนที่ 1 เกณฑ์

- ระดับ 3 {third}หมายถึง ร้อยละ 90 ขึ้นไป
- ระดับ 2 พอใช้ หมายถึง ร้อยละ 60 - 89
- ระดับ 1 กำลังพัฒนา หมายถึง ต่ำกว่าร้อยละ 60

ส่วนที่ 2 สรุปผล

- 1.1 การอ่าน — ระดับ **เยี่ยม**
- 1.2 การคิด — ระดับ **พอใช้**
- 1.3 การกีฬา — ระดับ **พอใช้**

ส่วนที่ 3 รายละเอียด

**1.1 การอ่าน**
- ค่าเป้าหมาย: ร้อยละ 80
- ผลที่เกิดขึ้น: นักเรียนผ่าน 95 คน จาก 100 คน คิดเป็นร้อยละ 95.00
- เทียบกับเป้าหมาย: บรรลุ
- ระดับคุณภาพ: เยี่ยม
"""


@pytest.mark.parametrize(("third", "levels"), [("เยี่ยม ", [3, 2, 2]), ("", [None, None, None])])
def test_words_that_the_report_gives_its_levels(third: str, levels: list[int | None]) -> None:
    report = read(SCHOOL.format(third=third).encode(), "school.md").reports[0]
    assert report.period is not None
    assert str(report.period.end) == "2024-03-31"
    assert [project.results[0].level for project in report.projects] == levels
    detail = report.projects[0].results[1]
    assert (detail.percent, detail.met, detail.level) == (95, True, levels[0])


def test_the_head_of_a_card_torn_off_by_the_end_of_a_page() -> None:
    head = (
        "<table><tr><td colspan=2>ตัวชี้วัดที่ 1.1 ฝายที่ใช้ได้</td></tr><tr><td>หน่วยวัด</td><td>แห่ง</td></tr></table>"
    )
    rest = [("ค่าเป้าหมาย", "10"), ("ผลการดำเนินงาน", "9"), ("คะแนนที่ได้", "4"), ("ปัญหาอุปสรรค", "ฝนชุก")]
    card = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in rest)
    (project,) = report_of(f"{head}\n\n<table>{card}</table>\n").projects
    assert (project.id, project.name, project.unit, project.target) == ("1.1", "ฝายที่ใช้ได้", "แห่ง", 10)
    assert (project.results[0].value, project.results[0].score, project.problems) == (9, 4, ["ฝนชุก"])


def test_headings_with_codes_name_sections_and_evidence_is_of_other_times() -> None:
    body = (
        "## หมวดที่ 1 การเปิดเผย\n\n### ITX 1 เว็บไซต์\n\n- [x] หลักฐาน 1.1 คำสั่ง\n"
        "- [ ] หลักฐาน 1.2 รายงานผลปีงบประมาณ พ.ศ. 2565\n"
        "- คะแนนเต็ม: 5\n- คะแนนที่ได้: 4.5\n\n### ITX 2 การพัสดุ\n\nยกเลิกการประเมินตามหนังสือเวียน\n\n"
        "## หมวดที่ 2 การป้องกัน\n\n### ITX 4 ความเสี่ยง\n\n"
        "- [x] หลักฐาน 4.1 แผนเดือนตุลาคม 2565 - กุมภาพันธ์ 2566\n- คะแนนเต็ม: 10\n- คะแนนที่ได้: -\n"
    )
    report = report_of(body)
    assert [(p.id, p.name, p.results[0].status, p.results[0].score) for p in report.projects] == [
        ("1.1", "เว็บไซต์", "reported", Decimal("4.5")),
        ("1.2", "การพัสดุ", "cancelled", None),
        ("2.1", "ความเสี่ยง", "pending", None),
    ]
    assert (report.period, {m.fiscal_year_be for m in report.fiscal_year_mentions}) == (None, {2566})
    two = body.replace("### ITX 4", "### ระบบ 4")
    assert reports_of(TITLE + two) == []


def test_fields_side_by_side_and_labels_above_their_values() -> None:
    strip = table("หน่วยวัด | แห่ง | น้ำหนัก | ร้อยละ 20 | ค่าเป้าหมาย | 10").split("\n")
    told = "ผลการดำเนินงาน | คะแนนที่ได้ | คะแนนถ่วงน้ำหนัก"
    card = f"{strip[0]}\n\nคำอธิบาย\n- จำนวนฝายที่สำรวจ 12 แห่ง\n\n{table(told, '9 | 4.5 | 0.9')}\n"
    cards = f"## ตัวชี้วัดที่ 1 ฝายที่ใช้ได้\n\n{card}\n## ตัวชี้วัดที่ 2 แนวกันชน\n\n{card}"
    assert [
        (p.name, p.unit, p.weight, p.target, [(r.value, r.score, r.weighted_score) for r in p.results])
        for p in report_of(cards).projects
    ] == [(name, "แห่ง", 20, 10, [(9, Decimal("4.5"), Decimal("0.9"))]) for name in ("ฝายที่ใช้ได้", "แนวกันชน")]


def test_a_card_of_tabs_with_levels_set_in() -> None:
    card = (
        "โครงการที่ {n}.1\tการสร้าง{of}\nเป้าประสงค์\tมี{of}พอใช้\nตัวชี้วัด\tระดับความสำเร็จของ{of}\nเกณฑ์\n"
        "\tระดับ 1\tสำรวจ\n\tระดับ 2\tออกแบบ\n\tระดับ 3\tสร้าง\nผลการดำเนินงาน\tออกแบบ{of}แล้ว\nระดับที่ได้\t2\n"
        "ปัญหาอุปสรรค\tฝนชุก\nข้อเสนอแนะ\tไม่มี\n\n"
    )
    report = report_of(card.format(n=1, of="ฝาย") + card.format(n=2, of="ประตูน้ำ"))
    assert [
        (
            p.id,
            p.name,
            p.goal,
            p.results[0].level,
            p.problems,
            [lv.criterion for lv in p.rubric.levels] if p.rubric else [],
        )
        for p in report.projects
    ] == [
        (f"{n}.1", f"การสร้าง{of}", f"มี{of}พอใช้", 2, ["ฝนชุก"], ["สำรวจ", "ออกแบบ", "สร้าง"])
        for n, of in ((1, "ฝาย"), (2, "ประตูน้ำ"))
    ]


def test_cards_by_number_below_labels_of_the_whole() -> None:
    def card(number: int, name: str, criteria: list[str], remark: str) -> str:
        levels = "".join(f"   {5 - n} คะแนน\n      {text}\n" for n, text in enumerate(criteria))
        return (
            f"====\nบัตรตัวชี้วัดหมายเลข {number}\n====\nชื่อตัวชี้วัด\n   {name}\nหน่วยวัด\n   ครั้ง\nน้ำหนัก\n   50\n"
            f"คำอธิบาย\n   {remark}\nเกณฑ์การให้คะแนน\n{levels}ผลการดำเนินงาน\n   3\nคะแนนที่ได้\n   4.0000\n\n"
        )

    text = (
        "กรมดูแลลำธาร\nบัตรรายงานผลตัวชี้วัดระดับองค์การ\nปีงบประมาณ\n   2568\nวิธีคิดคะแนนถ่วงน้ำหนัก\n"
        "   น้ำหนัก x คะแนนที่ได้ / 100\nหมายเหตุ\n   ตัวชี้วัดที่ 2 เทียบบัญญัติไตรยางศ์\n\n"
        + card(1, "จำนวนน้ำล้น", ["2 หรือน้อยกว่า", "3", "4", "5", "6 ขึ้นไป"], "นับทุกครั้ง")
        + card(2, "จำนวนครั้งที่ตรวจ", ["5", "4", "3", "2", "1"], "เทียบบัญญัติไตรยางศ์ระหว่างระดับ")
        + "====\nสรุปผลรวม\n====\nผลรวมน้ำหนัก\n   100\nคะแนนรวมถ่วงน้ำหนัก\n   4.0000\n"
    )
    report = read(text.encode(), "cards.txt").reports[0]
    assert (report.fiscal_year_be, report.scores.stated_total, report.scores.weight_sum) == (2568, 4, 100)
    first, second = report.projects
    assert (first.id, first.name, second.id) == ("1", "จำนวนน้ำล้น", "2")
    assert first.rubric is not None
    assert second.rubric is not None
    assert [level.threshold for level in first.rubric.levels] == [6, 5, 4, 3, 2]
    assert (first.rubric.kind, second.rubric.kind) == ("unknown", "interpolated")


def test_steps_below_a_bare_label_and_an_overview_of_groups_beside_cards() -> None:
    def card(number: int, name: str, reached: str) -> str:
        return (
            f"### ตัวชี้วัดที่ {number}.1 {name}\n\n- น้ำหนัก: 50\n- หน่วยวัด: แห่ง\n- เป้าหมาย\n  - ขั้นต้น (50): 1,500\n"
            f"  - มาตรฐาน (75): 1,800\n  - ขั้นสูง (100): 2,000\n- ผลการดำเนินงาน: {reached}\n"
            "- คะแนนการประเมิน: 75.00\n"
            "- คะแนนถ่วงน้ำหนัก: 37.50\n\nดูแลได้ 1,812 แห่ง ในจำนวนนี้ตรวจซ้ำแล้ว 604 แห่ง\n\n"
        )

    overview = table(
        "องค์ประกอบ | น้ำหนัก | คะแนนถ่วงน้ำหนัก", "1 | 50 | 37.50", "2 | 50 | 37.50", "รวม | 100 | 75.00"
    )
    groups = [
        f"## องค์ประกอบที่ {n} {name}\n\n" + card(n, f"จำนวน{name}", "1,812")
        for n, name in ((1, "ฝาย"), (2, "บ่อ"))
    ]
    report = report_of("".join(groups) + "## สรุปคะแนน\n\n" + overview)
    assert [(p.id, p.weight) for p in report.projects] == [("1.1", 50), ("2.1", 50)]
    for project in report.projects:
        assert project.rubric is not None
        assert [(x.level, x.threshold) for x in project.rubric.levels] == [
            (50, 1500),
            (75, 1800),
            (100, 2000),
        ]
        assert (project.results[0].score, project.results[0].weighted_score) == (75, Decimal("37.5"))
