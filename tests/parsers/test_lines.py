"""Reports in lines: what names a project, what is said of it, and what only looks like it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from layouts import TITLE, report_of, reports_of, table

from thaimemo.extract.page import Line
from thaimemo.normalize.passage import Passage, PrintedLine
from thaimemo.parsers.lines.line_kinds import NameLine
from thaimemo.parsers.lines.lines_apart import lines_apart
from thaimemo.parsers.lines.telling import split_told
from thaimemo.schema.report import Project


def names(projects: list[Project]) -> list[str | None]:
    """The projects' names in order."""
    return [project.name for project in projects]


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("- โครงการตรวจสุขภาพ : ดำเนินการแล้วเสร็จ", "ดำเนินการแล้วเสร็จ"),
        ("๒.๑ โครงการคลินิกวัยใส อยู่ระหว่างดำเนินการ", "อยู่ระหว่างดำเนินการ"),
        ("ตัวชี้วัดที่ ๒ ร้อยละของคำขอที่ตอบภายใน ๗ วัน ตั้งเป้าหมายไว้ร้อยละ ๙๐", "ตั้งเป้าหมายไว้ร้อยละ ๙๐"),
        ("* โครงการระดมทรัพยากร – 125,000 บาท", "125,000 บาท"),
        ("โครงการทั้งหมด ๕ โครงการ แล้วเสร็จ ๔ โครงการ", None),
        ("ตัวชี้วัดที่ ๒ สำรวจตัวอย่าง ๘๐๐ ต้น รอดตาย ๖๑๐ ต้น คิดเป็นร้อยละ ๗๖.๒๕", None),
        ("ร้อยละของคำขอที่ตอบทัน เป้าหมายร้อยละ ๙๐", None),
        ("โครงการอบรมผู้นำรุ่นใหม่", None),
        ("โครงการค่ายอาสา รุ่นที่ ๒ วันที่ ๑๔ - ๑๖ ธันวาคม ๒๕๖๗", None),
        ("โครงการค่ายอาสา เดือนมกราคม - ๑๖ ครั้งต่อปี", None),
    ],
)
def test_where_a_line_begins_to_tell(line: str, rest: str | None) -> None:
    at = split_told(line)
    assert (line[at:] if at is not None else None) == rest


def test_an_activity_in_a_list_of_results_is_no_project() -> None:
    body = (
        "**โครงการพัฒนาแปลง**\nพัฒนาแล้ว ๔ แปลง จากแผน ๕ แปลง กิจกรรมที่ดำเนินการ ได้แก่\n"
        "๑) กิจกรรมเตรียมดิน ดำเนินการแล้ว ๔ ครั้ง\n๒) กิจกรรมปลูกต้นกล้า อยู่ระหว่างดำเนินการ\n\n"
        "**โครงการธนาคารน้ำ**\nยังไม่ดำเนินการ\n"
    )
    assert names(report_of(body).projects) == ["โครงการพัฒนาแปลง", "โครงการธนาคารน้ำ"]


def test_what_was_given_up_moved_or_is_under_way() -> None:
    body = (
        "- โครงการกีฬา : ยกเลิก\n- โครงการดูงาน : เลื่อนไปไตรมาสที่ ๔\n"
        "- โครงการค่าย : อยู่ระหว่างดำเนินการ\n- โครงการเลื่อนเงินเดือน : ดำเนินการแล้วเสร็จ\n"
    )
    states = [project.results[0].status for project in report_of(body).projects]
    assert states == ["cancelled", "pending", "pending", "reported"]


def test_a_plan_of_projects_reports_nothing() -> None:
    body = "- โครงการอบรม : งบประมาณ ๕๐,๐๐๐ บาท\n- โครงการสัมมนา : งบประมาณ ๙๐,๐๐๐ บาท\n"
    assert reports_of(TITLE + body) == []


def test_short_words_are_labels_beside_others_only() -> None:
    body = (
        "งานที่ ๑ ลาดตระเวน\nแผน ๒๐ ครั้ง ผล ๒๒ ครั้ง คิดเป็นร้อยละ ๑๑๐\n"
        "งานที่ ๒ อบรมชุมชน\nแผน ๕ ครั้ง ผล - (รองบประมาณ)\n"
    )
    first, second = report_of(body).projects
    assert (first.target, first.results[0].value, first.results[0].percent) == (20, 22, 110)
    assert (second.target, second.results[0].value, second.results[0].status) == (5, None, "pending")


def test_money_that_is_promised_is_neither_spent_nor_left() -> None:
    body = (
        "- โครงการหนึ่ง : ได้รับจัดสรร ๑.๕ ล้านบาท เบิกจ่ายแล้ว ๐.๖ ล้านบาท\n"
        "- โครงการสอง : ได้รับจัดสรร ๔๕๐,๐๐๐ บาท ผูกพัน ๑๐๐,๐๐๐ บาท เบิกจ่ายแล้ว ๙๐,๐๐๐ บาท คงเหลือ ๒๖๐,๐๐๐ บาท\n"
    )
    budgets = [project.budget for project in report_of(body).projects]
    assert [(b.allotted, b.spent, b.committed, b.left) for b in budgets] == [
        (1_500_000, 600_000, None, None),
        (450_000, 90_000, 100_000, 260_000),
    ]


def test_groups_without_numbers_are_counted_and_one_alone_is_none() -> None:
    projects = "โครงการ{0}\nงบประมาณ ๕๐,๐๐๐ บาท\nผลการดำเนินงาน แล้วเสร็จ\n\n"
    both = "ด้านการสรรหา\n\n" + projects.format("หนึ่ง") + "ด้านการพัฒนา\n\n" + projects.format("สอง")
    assert [(d.number, d.name) for d in report_of(both).dimensions] == [(1, "การสรรหา"), (2, "การพัฒนา")]
    assert report_of("ด้านการสรรหา\n\n" + projects.format("หนึ่ง")).dimensions == []


def test_paragraphs_that_run_on_show_where_the_name_of_their_sibling_ends() -> None:
    body = (
        "๑. โครงการสำรวจตลิ่ง มีเป้าหมายสำรวจ ๔๐ แห่ง สำรวจแล้ว ๓๘ แห่ง\n\n"
        "๒. โครงการเยี่ยมชุมชนริมน้ำ ผู้บริหารเยี่ยมครบทั้ง ๑๒ แห่ง\n\n"
        "๓. โครงการซ่อมฝาย ดำเนินการแล้วเสร็จ ๕ แห่ง\n"
    )
    report = report_of(body)
    assert names(report.projects) == ["โครงการสำรวจตลิ่ง", "โครงการเยี่ยมชุมชนริมน้ำ", "โครงการซ่อมฝาย"]
    assert report.projects[1].results[0].narrative == "ผู้บริหารเยี่ยมครบทั้ง ๑๒ แห่ง"


def test_names_that_go_on_behind_a_space_are_not_cut() -> None:
    body = (
        "๑. โครงการสำรวจตลิ่ง มีเป้าหมายสำรวจ ๔๐ แห่ง สำรวจแล้ว ๓๘ แห่ง\n\n"
        "๒. โครงการซ่อมฝาย ระยะที่ ๒ ดำเนินการแล้วเสร็จ ๕ แห่ง\n\n"
        "๓. โครงการพัฒนาบุคลากร ด้านดิจิทัล (รุ่นใหม่)\n"
    )
    assert "โครงการพัฒนาบุคลากร" not in names(report_of(body).projects)


def test_an_indicator_that_is_a_measure_may_follow_the_name_in_its_line() -> None:
    body = (
        "โครงการที่ ๑.๑ บันทึกข้อมูลน้ำ ตัวชี้วัด ร้อยละของสถานีที่บันทึกครบ เป้าหมาย ร้อยละ ๙๕\n"
        "ผลการดำเนินงาน ร้อยละ ๙๖\n\n"
        "โครงการที่ ๑.๒ ทบทวนตัวชี้วัด ตามมาตรฐานใหม่ เป้าหมาย ๓ ฉบับ\nผลการดำเนินงาน ๓ ฉบับ\n"
    )
    first, second = report_of(body).projects
    assert (first.name, first.indicator) == ("บันทึกข้อมูลน้ำ", "ร้อยละของสถานีที่บันทึกครบ")
    assert second.indicator is None


def test_a_project_that_is_given_up_over_a_line_end_is_cancelled() -> None:
    body = "**โครงการศึกษาดูงาน**\nคณะกรรมการมีมติให้ยกเลิก\nโครงการ เนื่องจากน้ำท่วม\n\n**โครงการซ่อมฝาย**\nแล้วเสร็จ\n"
    assert report_of(body).projects[0].results[0].status == "cancelled"


@pytest.mark.parametrize("mark", ["{n}) ", "(๒.{n}) ", "({n}) ", "1.{n} "])
def test_numbered_items_that_every_project_has_are_labels_known_or_not(mark: str) -> None:
    one = ("วันที่จัด ๖ - ๑๐ มกราคม ๒๕๖๖", "ผู้ผ่านเกณฑ์ ๒๒ คน", "ค่าใช้จ่าย ๓๖,๐๐๐ บาท", "ปัญหา ไม่มี")
    other = ("วันที่จัด เลื่อนไปเดือนตุลาคม", "ผู้ผ่านเกณฑ์ -", "ค่าใช้จ่าย ตั้งไว้ ๘,๐๐๐ บาท ใช้จริง ๐ บาท", "ปัญหา ฝนตก")
    body = "".join(
        f"ก. {name}\n" + "".join(f"{mark.format(n=n)}{item}\n" for n, item in enumerate(items, 1)) + "\n"
        for name, items in (("กิจกรรมนวดแผนไทย", one), ("กิจกรรมซ่อมเครื่องยนต์", other))
    )
    first, second = report_of(body).projects
    assert (first.name, first.budget.spent, first.problems) == ("กิจกรรมนวดแผนไทย", 36000, [])
    assert [(e.start.day, e.end.day) for e in first.events if e.start and e.end] == [(6, 10)]
    assert (second.budget.allotted, second.budget.spent, second.problems) == (8000, 0, ["ฝนตก"])
    assert (first.results[0].status, second.results[0].status) == ("reported", "pending")


def test_indicators_that_run_on_with_those_that_have_labels_are_told_in_sentences() -> None:
    body = (
        "- ตัวชี้วัดที่ ๑ จำนวนพรรณไม้\n  เป้าหมาย ๒๐๐ ชนิด ผล ๒๑๒ ชนิด ระดับคะแนน ๕\n"
        "- ตัวชี้วัดที่ ๒ ร้อยละความพึงพอใจ\n  เป้าหมายร้อยละ ๘๕ ผลสำรวจได้ร้อยละ ๘๓.๒๐ จึงได้ระดับคะแนน ๔\n"
        "- ตัวชี้วัดที่ ๓ จำนวนงานวิจัย\n  เป้าหมาย ๖ เรื่อง ผล ๖ เรื่อง ระดับคะแนน ๕\n"
    )
    projects = report_of(body).projects
    assert [(p.id, p.target, p.results[0].level) for p in projects] == [
        ("1", 200, 5),
        ("2", 85, 4),
        ("3", 6, 5),
    ]
    assert projects[1].results[0].percent == Decimal("83.20")


def test_a_state_alone_in_its_line_is_that_of_the_result() -> None:
    body = (
        "## ๒. ผลรายตัวชี้วัด\n๒.๑ จำนวนเครือข่าย\n- เป้าหมาย : ๔ แห่ง\n- ผล : ๕ แห่ง\n- บรรลุ\n"
        "๒.๒ จำนวนบทความ\n- เป้าหมาย : ๔ เรื่อง\n- ผล : ๓ เรื่อง\n- ไม่บรรลุเป้าหมาย\n"
        "## ๓. แนวโน้ม\nปีงบประมาณ พ.ศ. ๒๕๖๔ มี ๒ ตัวชี้วัด\n"
    )
    report = report_of(body)
    assert [p.results[0].met for p in report.projects] == [True, False]
    assert [m.project for m in report.fiscal_year_mentions if m.fiscal_year_be == 2564] == [None]


@pytest.mark.parametrize(
    ("told", "held"),
    [
        ("รุ่นที่ ๓ ได้เลื่อนออกไปเป็นวันที่ ๕ เมษายน ๒๕๖๖ เนื่องจากน้ำท่วม", False),
        ("อีก ๑๐ แห่งไม่สามารถลงพื้นที่ได้ตามกำหนดวันที่ ๒๐ เมษายน ๒๕๖๖", False),
        ("ต้นกล้าที่เหลือจะปลูกในวันที่ ๒๐ เมษายน ๒๕๖๖", None),
        ("คณะกรรมการไม่สามารถเข้าตรวจเรือได้ตามกำหนดวันที่ ๒๐ เมษายน ๒๕๖๖", None),
        ("ไม่ผ่านเกณฑ์ ๔ ร้าน นัดตรวจซ้ำวันที่ ๒๐ เมษายน ๒๕๖๖", None),
        ("ร้านที่ไม่ผ่านได้นัดตรวจเมื่อวันที่ ๒๐ เมษายน ๒๕๖๖", True),
        ("เลื่อนระดับตำแหน่งแล้ว ๘ คน เมื่อวันที่ ๒๐ เมษายน ๒๕๖๖", True),
    ],
)
def test_what_was_held_on_a_date(told: str, held: bool | None) -> None:
    body = f"โครงการที่ ๑ พัฒนาแหล่งน้ำ\nตัวชี้วัด : จำนวนแหล่งน้ำ\nผลการดำเนินงาน : {told}\nปัญหา : ไม่มี\n"
    [event] = report_of(body).projects[0].events
    assert event.held is held


def test_projects_that_sentences_lead_over_to() -> None:
    body = (
        "โครงการขุดลอกคลอง ได้รับงบประมาณ ๒๐,๐๐๐ บาท เบิกจ่ายแล้ว ๒๐,๐๐๐ บาท\n\n"
        "สำหรับโครงการอบรมอาสาสมัคร ได้รับงบประมาณ ๑๘,๐๐๐ บาท เบิกจ่ายแล้ว ๑๗,๐๐๐ บาท\n\n"
        "โครงการสุดท้าย คือ โครงการประกวดคลองสวย ได้รับงบประมาณ ๕,๐๐๐ บาท อยู่ระหว่างดำเนินการ\n"
    )
    assert names(report_of(body).projects) == [
        "โครงการขุดลอกคลอง",
        "โครงการอบรมอาสาสมัคร",
        "โครงการประกวดคลองสวย",
    ]


def test_quoted_lines_and_dashes_behind_labels() -> None:
    body = (
        "### 1) คัดกรองสายตา\n\n> ผู้รับผิดชอบ: กลุ่มงานวัยเรียน\n> เป้าหมาย: 100 คน\n\n"
        "**ผลการดำเนินงาน** — คัดกรองแล้ว 90 คน\n\n**ปัญหา** — เครื่องมือชำรุด\n\n**ข้อเสนอแนะ** — ไม่มี\n"
    )
    [project] = report_of(body).projects
    assert (project.responsible, project.results[0].value) == (["กลุ่มงานวัยเรียน"], 90)
    assert (project.problems, project.suggestions) == (["เครื่องมือชำรุด"], [])


def test_dots_lead_from_a_name_to_its_result_and_from_a_chapter_to_its_page() -> None:
    listed = (
        "มิติที่ ๑ ความสอดคล้อง\n๑.๑ จัดทำแผนสืบทอดตำแหน่ง .......... ระดับ ๓ (๖๐%)\n"
        "มิติที่ ๒ ประสิทธิภาพ\n๒.๑ จัดทำคู่มือ ………… -  (อยู่ระหว่างดำเนินการ)\n"
    )
    first, second = report_of(listed).projects
    assert (first.name, first.results[0].level, first.results[0].percent) == ("จัดทำแผนสืบทอดตำแหน่ง", 3, 60)
    assert (second.name, second.results[0].status) == ("จัดทำคู่มือ", "pending")
    assert split_told("๑.๑ การจัดทำแผนสืบทอดตำแหน่ง .......... ๑๒") is None


def test_criteria_behind_square_brackets_and_the_title_of_every_card() -> None:
    title = "แบบรายงานผลรายตัว (SAR Card) รอบ 12 เดือน"
    body = "".join(
        f"{title}\n\nองค์ประกอบที่ {n} ภารกิจ\nตัวชี้วัดที่ {n}.1 : จำนวนเรือที่ตรวจ\nหน่วยวัด : ลำ     น้ำหนัก : 50\n"
        "เกณฑ์การให้คะแนน :\n [1] 50\n [2] 40\n [3] 30\n [4] 20\n [5] 10\n (ค่าน้อยดีกว่าค่ามาก)\n"
        "ผลการดำเนินงาน : 20\nคะแนนที่ได้ : 4.0000\nข้อเสนอแนะ : อบรมช่าง\n\n"
        for n in (1, 2)
    )
    for project in report_of(body).projects:
        assert (project.unit, project.weight, project.suggestions) == ("ลำ", 50, ["อบรมช่าง"])
        assert project.rubric is not None
        assert [level.threshold for level in project.rubric.levels] == [50, 40, 30, 20, 10]
        assert project.rubric.direction == "down"


def test_a_list_without_marks_is_told_of_where_it_is_as_long_as_announced() -> None:
    section = (
        "### โครงการที่ 1 พัฒนาช่าง\n\nเป้าหมาย : 3 หลักสูตร\nผลการดำเนินงาน : จัดได้ 3 หลักสูตร ได้แก่ {} มีผู้ผ่าน 74 คน\n"
    )
    lists = [
        report_of(section.format(items)).projects[0].lists
        for items in ("งานปูนปั้น งานไม้ และงานลงรัก", "งานปูน ปั้น งานไม้ และงานลงรัก")
    ]
    assert [[len(found.items) for found in told] for told in lists] == [[3], []]


def test_a_date_that_is_only_set_or_moved_to_is_not_one_on_which_something_was_held() -> None:
    told = (
        "จัดแล้ว 1 ครั้ง เมื่อวันที่ 3 มีนาคม 2566 ครั้งที่ 2 ยกไปจัดวันที่ 9 พฤศจิกายน 2566\n",
        "กำหนดส่งมอบวันที่ 9 พฤศจิกายน 2566\n",
        "เลื่อนวันกีฬาจากวันที่ 4 กุมภาพันธ์ 2566 ไปเป็นวันที่ 9 พฤศจิกายน 2566\n",
    )
    for result in told:
        (project,) = report_of(f"### โครงการที่ 1 กีฬา\n\nผลการดำเนินงาน : {result}\nปัญหา : ไม่มี\n").projects
        assert not any(event.held for event in project.events if event.start.month in (2, 11))


def test_labels_that_nothing_is_read_from_end_the_one_before() -> None:
    body = (
        "**หัวข้อที่ 1** พัฒนาช่าง\n- ตัวชี้วัด: จำนวนรุ่น\n- ความเชื่อมโยงแผนชาติ: ด้านคน\n- ค่าเป้าหมาย: 3 รุ่น\n"
        "- พื้นที่ดำเนินการ: 5 อำเภอ\n- ผู้ประสานงาน: กองช่าง\n- ผลที่ได้: อบรมแล้ว 2 รุ่น ดังนี้\n- ส่วนกลาง: 1 รุ่น\n"
    )
    (project,) = report_of(body).projects
    assert (project.name, project.indicator, project.target) == ("พัฒนาช่าง", "จำนวนรุ่น", 3)
    assert project.results[0].narrative == "อบรมแล้ว 2 รุ่น ดังนี้\n- ส่วนกลาง: 1 รุ่น"


@pytest.mark.parametrize(
    ("group", "name", "field"), [("•", "◦", "▪"), ("●", "○", "■"), ("•", "o", "-"), ("", "", "")]
)
def test_lists_within_lists_with_bullets_of_any_drawing(group: str, name: str, field: str) -> None:
    card = (
        "{a} มิติที่ {n} {of}\n{b} {n}.1 โครงการ{of}\n{c} ตัวชี้วัด: จำนวน{of}\n{c} ผลการดำเนินงาน: สร้าง{of}แล้ว\n"
        "{c} คะแนนที่ได้: {n}\n"
    )
    told = "".join(card.format(a=group, b=name, c=field, n=n, of=of) for n, of in ((1, "ฝาย"), (2, "ประตูน้ำ")))
    report = report_of(told.replace("\n ", "\n").lstrip())
    assert [(d.number, d.name) for d in report.dimensions] == [(1, "ฝาย"), (2, "ประตูน้ำ")]
    assert [(p.id, p.dimension, p.indicator, p.results[0].score) for p in report.projects] == [
        ("1.1", 1, "จำนวนฝาย", 1),
        ("2.1", 2, "จำนวนประตูน้ำ", 2),
    ]


def test_items_of_a_letter_tell_of_their_target_and_of_one_round_after_the_other() -> None:
    text = (
        "บันทึกข้อความ\nส่วนราชการ กองคลอง กรมทดสอบ\nที่ ทด ๐๑๐๑/๑๒ วันที่ ๑๒ กันยายน ๒๕๖๖\n"
        "เรื่อง รายงานผลการดำเนินงาน รอบ ๑๑ เดือน ปีงบประมาณ พ.ศ. ๒๕๖๖\nเรียน อธิบดีกรมทดสอบ\n\n"
        "กองคลองขอรายงานผล ดังนี้\n\n"
        "(๑) การตรวจคลองที่ตื้นเขิน เป้าหมายร้อยละ ๙๐ ผลงานรอบ ๘ เดือน ร้อยละ ๘๔.๖๐ "
        "ผลงานรอบ ๑๑ เดือน ๙๒ แห่ง จาก ๑๐๐ แห่ง คิดเป็นร้อยละ ๙๒.๐๐ บรรลุเป้าหมาย\n\n"
        "(๒) ฝายที่สร้างเสร็จ เป้าหมาย ๑๒ แห่ง ผลงานสะสมรอบ ๘ เดือน ๙ แห่ง "
        "ผลงานสะสมรอบ ๑๑ เดือน ๑๑ แห่ง ไม่บรรลุเป้าหมาย\n\n"
        "ตัวชี้วัดที่ ๒ ไม่บรรลุเป้าหมายเนื่องจากน้ำท่วม และได้กำหนดออกตรวจเพิ่มเติมในวันที่ ๒๐ - ๒๒ กันยายน ๒๕๖๖ รวม ๓ วัน\n\n"
        "จึงเรียนมาเพื่อโปรดทราบ\n\n(นายฝาย มั่นคง)\nผู้อำนวยการกองคลอง\n"
    )
    first, second = reports_of(text)[0].projects
    assert (first.name, first.target, second.name, second.target) == (
        "การตรวจคลองที่ตื้นเขิน",
        90,
        "ฝายที่สร้างเสร็จ",
        12,
    )
    told = [[(r.round_months, r.percent or r.value, r.met) for r in p.results] for p in (first, second)]
    assert told == [[(8, Decimal("84.6"), None), (11, 92, True)], [(8, 9, None), (11, 11, False)]]
    assert [event.held for event in second.events] in ([], [None])


def test_numbered_lines_right_above_their_numbered_projects_are_groups() -> None:
    def group(number: int, name: str) -> str:
        money = "   งบประมาณที่ตั้งไว้ ...... ๙๐,๐๐๐ บาท\n   เบิกจ่าย ...... ๘๐,๐๐๐ บาท\n   ผล : ดูแลครบ ๔ แห่ง\n"
        items = "".join(f"  {number}.{n} โครงการดูแล{name}ระยะที่ {n}\n{money}" for n in (1, 2))
        return (
            f"{number}. นโยบายด้าน{name}\n{items}   รวมด้านที่ {number} ตั้งไว้ ๑๘๐,๐๐๐ บาท เบิกจ่าย ๑๖๐,๐๐๐ บาท\n\n"
        )

    report = report_of(group(1, "ฝาย") + group(2, "บ่อน้ำ"))
    assert [(d.number, d.name) for d in report.dimensions] == [(1, "นโยบายด้านฝาย"), (2, "นโยบายด้านบ่อน้ำ")]
    assert [(p.id, p.budget.spent) for p in report.projects] == [
        (n, 80000) for n in ("1.1", "1.2", "2.1", "2.2")
    ]
    assert {p.results[0].narrative for p in report.projects} == {"ดูแลครบ ๔ แห่ง"}
    assert report_of(group(1, "ฝาย")).dimensions == []


def test_prose_tells_of_money_received_of_times_put_off_and_of_groups_by_their_number() -> None:
    body = (
        "**โครงการที่ ๑ อบรมช่าง** ตั้งเป้าหมายผู้เข้าอบรม ๙๐ คน จัดอบรม ๒ รุ่น "
        "รุ่นที่ ๑ วันที่ ๒๒ - ๒๓ มกราคม ๒๕๖๖ จำนวน ๔๘ คน "
        "และรุ่นที่ ๒ วันที่ ๑๙ - ๒๐ กุมภาพันธ์ ๒๕๖๖ จำนวน ๔๕ คน จึงบรรลุเป้าหมาย ใช้งบประมาณ ๒๑๖,๐๐๐ บาท "
        "จากที่ได้รับ ๒๔๐,๐๐๐ บาท\n\n"
        "**โครงการที่ ๒ ซ่อมเรือ** ขยายเวลาไปปีงบประมาณ พ.ศ. ๒๕๖๗ เบิกจ่ายงวดแรก ๘๐๐,๐๐๐ บาท จากที่ได้รับ ๙๐๐,๐๐๐ บาท "
        "จึงยังไม่ประเมินผลตามเป้าหมาย\n\n"
        "**โครงการที่ ๓ ต่อเรือ** แล้วเสร็จ เบิกจ่ายงวดแรก ๕๐๐ บาท งวดที่สอง ๔๐๐ บาท\n"
    )
    trained, mended, built = report_of(body).projects
    assert [(p.budget.spent, p.budget.allotted) for p in (trained, mended, built)] == [
        (216000, 240000),
        (800000, 900000),
        (None, None),
    ]
    assert [event.label for event in trained.events] == ["รุ่นที่ ๑", "รุ่นที่ ๒"]
    assert [p.results[0].status for p in (trained, mended)] == ["reported", "pending"]


@pytest.mark.parametrize("told", ["ได้ระดับ ๔ (ร้อยละ ๘๐)", "→ ระดับ ๔", "= ระดับ ๔ คิดเป็นร้อยละ ๘๐", "อยู่ในระดับ ๔"])
def test_numbered_lines_that_tell_a_level(told: str) -> None:
    body = f"มิติที่ ๑ ต้นน้ำ\n๑.๑ ทบทวนแผนสร้างฝาย {told}\n๑.๒ คลังความรู้ของคนต้นน้ำ {told}\n"
    projects = report_of(body).projects
    assert names(projects) == ["ทบทวนแผนสร้างฝาย", "คลังความรู้ของคนต้นน้ำ"]
    assert [p.results[0].level for p in projects] == [4, 4]


def test_fields_counted_by_letters() -> None:
    card = (
        "โครงการ {n}.1 สร้าง{of}\n\nก. เป้าประสงค์ – มี{of}พอใช้\n\nข. ตัวชี้วัด – จำนวน{of}\n\n"
        "ค. ผลการดำเนินงาน – สร้าง{of}แล้ว\n\nง. ระดับคะแนน – ๓\n\nจ. ปัญหาอุปสรรค – ฝนชุก\n\n"
    )
    report = report_of(card.format(n=1, of="ฝาย") + card.format(n=2, of="ประตูน้ำ"))
    assert [(p.name, p.goal, p.indicator, p.results[0].level, p.problems) for p in report.projects] == [
        (f"สร้าง{of}", f"มี{of}พอใช้", f"จำนวน{of}", 3, ["ฝนชุก"]) for of in ("ฝาย", "ประตูน้ำ")
    ]


def test_projects_that_a_paragraph_tells_of_by_their_numbers() -> None:
    body = (
        "ขอเรียนว่า จาก ๔ โครงการ วัดผลได้ ๓ โครงการ กล่าวคือ โครงการที่ ๑.๑ แผนสร้างฝาย อยู่ที่ระดับ ๒ โครงการที่ ๒.๑ บัตร\n"
        "เจ้าหน้าที่ป่าไม้ อยู่ที่ระดับ ๔ และโครงการที่ ๓.๑ เส้นทางคนต้นน้ำ อยู่ที่ระดับ ๓ ส่วน\n"
        "โครงการที่ ๔.๑ มุมพักสายตา จะวัดผลในรอบ ๑๒ เดือน\n"
        "ด้านงบประมาณ ได้รับจัดสรร ๕๗๐,๐๐๐ บาท เบิกจ่ายแล้ว ๕๑๓,๐๐๐ บาท\n"
    )
    projects = report_of(body).projects
    assert names(projects) == ["แผนสร้างฝาย", "บัตร เจ้าหน้าที่ป่าไม้", "เส้นทางคนต้นน้ำ", "มุมพักสายตา"]
    assert [p.results[0].level for p in projects] == [2, 4, 3, None]
    assert projects[-1].budget.allotted is None


def test_an_item_of_a_list_in_a_sentence_is_no_name_where_the_margin_broke_before_it() -> None:
    printed = (
        "ผลการดำเนินงาน : จัดแล้ว ๓ หลักสูตร ได้แก่ (๑) หลักสูตรช่างโยธา (๒) หลักสูตรช่างไฟฟ้า",
        "(๓) หลักสูตรเจ้าพนักงานธุรการ",
    )
    sentence = Passage.join(Passage.of_line(PrintedLine(1, n, text)) for n, text in enumerate(printed, 1))
    label = Line(Passage.of_line(PrintedLine(1, 3, "ผลการประเมิน : ระดับ ๔")))
    apart = lines_apart([Line(sentence), label])
    assert not any(isinstance(line, NameLine) for line in apart)


@pytest.mark.parametrize(
    "told",
    [
        "ปีงบประมาณ พ.ศ. ๒๕๖๕ ใช้เวลาเฉลี่ย ๑๒ วัน",
        "ปีงบประมาณ พ.ศ. ๒๕๖๕ ร้อยละ ๘๗.๑๕",
        "ลดลงเหลือ ๓๔ วัน จากปีงบประมาณ พ.ศ. ๒๕๖๕ ซึ่งใช้เวลา ๔๑ วัน",
    ],
)
def test_an_earlier_year_beside_its_figure_is_compared_with(told: str) -> None:
    report = report_of(f"โครงการที่ ๑ ฝายต้นน้ำ\nผลการดำเนินงาน : ซ่อมแล้ว {told}\nปัญหา : ไม่มี\n")
    assert {m.context for m in report.fiscal_year_mentions if m.fiscal_year_be == 2565} == {"review"}


def test_a_result_of_another_year_in_brackets_is_none_of_this() -> None:
    (project,) = report_of(
        "ตัวชี้วัดที่ ๑ ระยะเวลาเฉลี่ยในการพิจารณา\nหน่วยวัด : วัน\n"
        "ผลการดำเนินงาน : แจ้งผลแล้ว เฉลี่ย ๒๘.๕ วัน (ปีงบประมาณ พ.ศ. ๒๕๖๕ เฉลี่ย ๓๓.๐ วัน)\nปัญหา : ไม่มี\n"
    ).projects
    assert project.results[0].value == Decimal("28.5")


def test_a_remark_is_not_cut_at_its_share() -> None:
    rows = table("ตัวชี้วัด | น้ำหนัก | ผลการดำเนินงาน", "1.1 ความพึงพอใจ | 60 | 86.4", "1.2 ผู้ใช้ฝาย | 40 | 250")
    remarks = (
        "\n\n## รายละเอียดประกอบ\n\n"
        "- ตัวชี้วัด 1.1 ผู้ตอบแบบสำรวจ 1,250 คน พึงพอใจ 1,080 คน คิดเป็นร้อยละ 86.40\n"
        "- ตัวชี้วัด 1.2 ผู้ใช้ 250 คน เป็นเด็ก 40 คน\n"
    )
    assert [p.name for p in report_of(rows + remarks).projects] == ["ความพึงพอใจ", "ผู้ใช้ฝาย"]


def test_a_project_in_bold_with_its_number_is_a_heading() -> None:
    card = (
        "**โครงการ {n} : {name}**\n- ตัวชี้วัด : ระดับความสำเร็จ\n- ผลการดำเนินงาน : แล้วเสร็จ\n- ผลคะแนน : ระดับ 5\n"
    )
    told = (
        "## รายละเอียดโครงการ\n" + card.format(n="4.1", name="ฝายต้นน้ำ") + card.format(n="1.2", name="แนวกันชน")
    )
    assert [(p.id, p.name) for p in report_of(told.replace("**\n", "** (ลำธาร)\n")).projects] == [
        ("4.1", "ฝายต้นน้ำ (ลำธาร)"),
        ("1.2", "แนวกันชน (ลำธาร)"),
    ]
