"""What only others tell: items by their siblings, prose by the names of sections, rows by a column."""

from __future__ import annotations

from decimal import Decimal

from layouts import TITLE, report_of, reports_of, table

ITEMS = (
    "- หมวด 1 การดูแลต้นน้ำ — คะแนนเฉลี่ยหมวด 410.00\n"
    "    - 1.1 ระบบเฝ้าระวังลำธาร : 420 คะแนน ระดับ Advance\n"
    "    - 1.2 เครือข่ายคนริมน้ำ : 400 คะแนน ระดับ Advance\n\n"
    "- หมวด 2 การรับฟังชุมชน — คะแนนเฉลี่ยหมวด 360.00\n"
    "    - 2.1 ช่องทางร้องเรียนของชุมชน : 370 คะแนน ระดับ Basic\n"
    "    - 2.2 นวัตกรรมการรับฟัง : 350 คะแนน ระดับ Basic\n"
    "    - 2.3 การสำรวจความเห็น : ยังไม่ทำการประเมิน\n"
)


def test_items_that_all_state_points_are_projects() -> None:
    projects = report_of(ITEMS).projects
    assert [(p.id, p.name) for p in projects] == [
        ("1.1", "ระบบเฝ้าระวังลำธาร"),
        ("1.2", "เครือข่ายคนริมน้ำ"),
        ("2.1", "ช่องทางร้องเรียนของชุมชน"),
        ("2.2", "นวัตกรรมการรับฟัง"),
        ("2.3", "การสำรวจความเห็น"),
    ]
    assert [p.results[0].score for p in projects] == [420, 400, 370, 350, None]
    assert projects[-1].results[0].status == "pending"
    assert [d.name for d in report_of(ITEMS).dimensions] == ["การดูแลต้นน้ำ", "การรับฟังชุมชน"]


def test_a_few_items_with_figures_are_no_projects() -> None:
    assert reports_of(TITLE + "1.1 ค่าเดินทาง : 420 คะแนน\n1.2 ค่าอาหาร : 400 คะแนน\n") == []


def test_an_indicator_of_an_agreement_needs_no_result() -> None:
    (project,) = report_of(
        "มิติที่ ๑ ประสิทธิผล (น้ำหนักร้อยละ ๑๐๐)\n\n"
        "ตัวชี้วัดที่ ๑.๑ ร้อยละของลำธารที่มีผู้ดูแล\n"
        "  หน่วยวัด ........ ร้อยละ\n  น้ำหนัก ......... ร้อยละ ๑๐๐\n  ค่าเป้าหมาย ..... ๘๐\n"
        "  เกณฑ์การให้คะแนน  [๑] ๔๐  [๒] ๕๐  [๓] ๖๐  [๔] ๗๐  [๕] ๘๐\n"
    ).projects
    assert (project.weight, project.target) == (Decimal(100), Decimal(80))
    assert project.rubric is not None
    assert [level.threshold for level in project.rubric.levels] == [40, 50, 60, 70, 80]


def test_rows_are_named_by_what_they_are_of() -> None:
    projects = report_of(
        table(
            "ลำดับ | ประเภทรายได้ | ประมาณการ (บาท) | จัดเก็บได้จริง (บาท)",
            "1 | ค่าเช่าแพริมน้ำ | 50,000.00 | 52,500.00",
            "2 | ค่าธรรมเนียมจอดเรือ | 20,000.00 | 18,000.00",
        )
    ).projects
    assert [(p.name, p.target, p.results[0].value) for p in projects] == [
        ("ค่าเช่าแพริมน้ำ", 50000, 52500),
        ("ค่าธรรมเนียมจอดเรือ", 20000, 18000),
    ]


MEMO = (
    "บันทึกข้อความ\n\nส่วนราชการ กรมดูแลลำธาร กองแผนงาน โทร. ๐ ๒๑๑๑ ๒๒๒๒\n\nที่ ดล ๐๑๐๒/๑๒ วันที่ ๑๐ ตุลาคม ๒๕๖๖\n\n"
    "เรื่อง รายงานผลการดำเนินงานตามตัวชี้วัด รอบ ๑๒ เดือน ปีงบประมาณ พ.ศ. ๒๕๖๖\n\nเรียน อธิบดีกรมดูแลลำธาร\n\n"
    "ผลปรากฏว่า โครงการล้อมรั้วต้นน้ำชุมชนได้ระดับ ๔ ร้อยละ ๘๐ และโครงการคืนปลาสู่ลำธารได้ระดับ ๒\n\n"
    "จึงเรียนมาเพื่อโปรดทราบ\n\n(นายธารา รักน้ำ)\nผู้อำนวยการกองแผนงาน\n\n---\n\n"
)
SECTION = (
    "### {number} {name}\n\n**ตัวชี้วัด** จำนวนลำธารที่ทำแล้ว\n**ผู้รับผิดชอบ** กองลำธาร\n"
    "**ผลการดำเนินงาน** ทำแล้ว {count} แห่ง\n**ผลคะแนน** ระดับ {level}\n\n"
)


def test_prose_is_read_by_the_names_of_sections() -> None:
    sections = SECTION.format(number="๑.๑", name="ล้อมรั้วต้นน้ำชุมชน", count="๑๖", level="๔")
    sections += SECTION.format(number="๑.๒", name="คืนปลาสู่ลำธาร", count="๘", level="๓")
    (report,) = reports_of(MEMO + TITLE + "## มิติที่ ๑ ลำธาร\n\n" + sections)
    told = [{r.place: (r.level, r.percent) for r in p.results} for p in report.projects]
    assert told == [
        {"summary": (4, 80), "detail": (4, None)},
        {"summary": (2, None), "detail": (3, None)},
    ]
