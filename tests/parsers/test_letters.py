"""Headers of memos in the forms that they come in, and letters that are no memo."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from thaimemo.extract.plain import read_text
from thaimemo.parsers.letter.letter_types import recognise
from thaimemo.pipeline.document import read
from thaimemo.schema.memo import Memo
from thaimemo.schema.record import Record

LETTERS = Path(__file__).parents[1] / "corpus" / "letters"
TYPES = tomllib.loads(files("thaimemo.parsers.words").joinpath("data/letter_types.toml").read_text("utf-8"))[
    "letter"
]
HEADER = """{above}
บันทึกข้อความ
ส่วนราชการ กองแผนงาน กรมทดสอบ {telephones}
ที่ ทด ๐๑๐๑/๑๒ วันที่ ๑ มีนาคม ๒๕๖๕
เรื่อง ขอรายงานผล
เรียน อธิบดีกรมทดสอบ

ด้วยกองแผนงานได้จัดทำรายงานแล้ว
{purpose}
"""


def memo(above: str = "", telephones: str = "", purpose: str = "") -> Memo:
    found = read(HEADER.format(above=above, telephones=telephones, purpose=purpose).encode(), "memo.txt").memo
    assert found is not None
    return found


def blocks_of(text: str) -> list[Any]:
    filler = "\n\nข้อความท้ายเอกสารเพื่อให้มีตัวอักษรไทยเพียงพอ"
    document = read_text(text.strip() + filler, sha256="", source="memo.txt")
    return [block for page in document.pages for block in page.blocks]


@pytest.mark.parametrize(
    ("above", "urgency", "secrecy"),
    [
        ("ด่วน", "ด่วน", None),
        ("ลับที่สุด        ด่วนมาก", "ด่วนมาก", "ลับที่สุด"),
        ("(ด่วน ที่สุด)", "ด่วนที่สุด", None),
        ("ชั้นความเร็ว : ด่วนมาก\nชั้นความลับ ลับมาก", "ด่วนมาก", "ลับมาก"),
        ("☐ ด่วน ☑ ด่วนมาก ☐ ด่วนที่สุด", "ด่วนมาก", None),
        ("( ) ลับ  (/) ลับมาก", None, "ลับมาก"),
        ("สายด่วน ๑๑๑๑", None, None),
        ("", None, None),
    ],
)
def test_marks_above_the_title(above: str, urgency: str | None, secrecy: str | None) -> None:
    found = memo(above=above)
    assert (found.urgency, found.secrecy) == (urgency, secrecy)


@pytest.mark.parametrize(
    ("printed", "telephones", "fax"),
    [
        ("โทร. ๐ ๒๒๐๒ ๓๐๐๐ ต่อ ๑๒๓๔-๕", ["0 2202 3000 ต่อ 1234-5"], None),
        ("โทร 3092, 3253 โทรสาร 3056", ["3092", "3253"], "3056"),
        ("โทรศัพท์ 02-202-3000 ต่อ 12, 15", ["02-202-3000 ต่อ 12, 15"], None),
        ("โทร. 0 2202 3000-4", ["0 2202 3000-4"], None),
        ("โทร. ๐๘ ๑๒๓๔ ๕๖๗๘", ["08 1234 5678"], None),
        ("", [], None),
    ],
)
def test_telephones(printed: str, telephones: list[str], fax: str | None) -> None:
    found = memo(telephones=printed)
    assert (found.telephones, found.fax) == (telephones, fax)


@pytest.mark.parametrize(
    ("printed", "purpose"),
    [
        ("จึงเรียนมาเพื่อโปรดทราบ", "ทราบ"),
        ("จึงเรียนมาเพื่อโปรดพิจารณา หากเห็นชอบโปรดลงนาม", "พิจารณา"),
        ("จึงเสนอมาเพื่อพิจารณาอนุมัติ", "พิจารณาอนุมัติ"),
        ("จึงเรียนมาเพื่อ\nโปรดทราบ และแจ้งผู้เกี่ยวข้อง", "ทราบ"),
        ("จึงขอเรียนเสนอเพื่อโปรดพิจารณาลงนามต่อไป", "พิจารณาลงนาม"),
        ("ขอบคุณ", None),
    ],
)
def test_purpose(printed: str, purpose: str | None) -> None:
    assert memo(purpose=printed).purpose == purpose


def test_a_date_without_a_day_is_no_date_and_stays_in_the_evidence() -> None:
    text = HEADER.replace("๑ มีนาคม", "     มีนาคม").format(above="", telephones="", purpose="")
    found = read(text.encode(), "memo.txt").memo
    assert found is not None
    assert found.date is None
    assert [e.quote for e in found.evidence["date"]] == ["มีนาคม ๒๕๖๕"]


@pytest.mark.parametrize("entry", TYPES, ids=lambda entry: entry["english"])
def test_every_type_of_letter_knows_its_example(entry: dict[str, Any]) -> None:
    found = recognise(blocks_of(entry["example"]))
    assert found is not None
    assert found.name == entry["name"]


@pytest.mark.parametrize(
    "text",
    [
        "รายงานผลการดำเนินงาน\nตั้งแต่วันที่ ๑ ตุลาคม\nถึง วันที่ ๓๑ มีนาคม\nที่ ๑ การพัฒนา",
        "ตารางที่ ๑\nเรียน รู้ ร่วมกัน\nเรื่อง เล่าจากงาน",
    ],
)
def test_reports_are_no_letters(text: str) -> None:
    assert recognise(blocks_of(text)) is None


@pytest.mark.parametrize(
    ("name", "says"),
    [
        (
            "annex-left-out.txt",
            "an annex that is not in the file: p. 1 line 7 «รายละเอียดตามรายงานที่แนบมาพร้อมนี้»",
        ),
        ("two-memos.docx", "a second memo begins on p. 2 line 1"),
        ("external-letter.html", r"it reads as an external letter (หนังสือภายนอก)"),
        ("order.docx", r"it reads as an order (คำสั่ง)"),
        ("announcement.html", r"it reads as an announcement (ประกาศ)"),
        ("sealed-letter.txt", r"it reads as a sealed letter (หนังสือประทับตรา)"),
    ],
)
def test_what_a_letter_is_or_lacks_is_told(name: str, says: str) -> None:
    record = read(LETTERS / name)
    assert [w for w in record.document.warnings if says in w]


def test_endorsements_stand_with_the_one_who_gave_them() -> None:
    record: Record = read(LETTERS / "endorsed-in-turn.docx")
    assert [(s.endorsement, str(s.date)) for s in record.signatories] == [
        (None, "2025-01-16"),
        ("เห็นควรอนุมัติ", "2025-01-17"),
        ("อนุมัติ", "2025-01-20"),
    ]


@pytest.mark.parametrize(
    ("stamp", "office", "time"),
    [
        ("กรมทดสอบ\nเลขที่รับ ๙๐๒๑\n๒ มี.ค. ๒๕๖๕\n๑๖.๐๕ น.", "กรมทดสอบ", "16:05"),
        ("รับที่ ๙๐๒๑\nสำนักงานปลัดกระทรวง\nวันที่ ๒ มี.ค. ๒๕๖๕ เวลา ๑๑.๓๐ น.", "สำนักงานปลัดกระทรวง", "11:30"),
    ],
)
def test_a_stamp_whose_date_has_no_label_or_whose_office_is_in_the_middle(
    stamp: str, office: str, time: str
) -> None:
    text = HEADER.format(above=f"{stamp}\n", telephones="", purpose="")
    [found] = read(text.encode(), "memo.txt").stamps
    assert (found.office, found.number, str(found.date), found.time) == (office, "9021", "2022-03-02", time)


def test_one_who_acts_for_another() -> None:
    below = "จึงเรียนมาเพื่อโปรดทราบ\n\n(นายสมชาย ใจดี)\nรองอธิบดี รักษาราชการแทน\nอธิบดีกรมทดสอบ"
    text = HEADER.format(above="", telephones="", purpose=below)
    [signatory] = read(text.encode(), "memo.txt").signatories
    assert signatory.position == "รองอธิบดี รักษาราชการแทน อธิบดีกรมทดสอบ"


def test_a_memo_behind_its_report_and_a_plan_behind_its_announcement() -> None:
    report = (
        "รายงานผลการดำเนินงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๕ รอบ ๖ เดือน\nกรมทดสอบ\n\n๑. ผลงาน\n\n"
        "ตัวชี้วัดที่ ๑ จำนวนฝาย\nเป้าหมาย : ๔ แห่ง\nผลการดำเนินงาน : สร้างแล้ว ๔ แห่ง\nข้อเสนอแนะ : รอฝนหยุด\n\n"
        "ภาคผนวก ก\n\n"
    )
    memo = HEADER.format(above="", telephones="", purpose="จึงเรียนมาเพื่อทราบ") + "\n(นายฝาย มั่นคง)\nผู้อำนวยการ\n"
    record = read((report + memo).encode(), "annexed.txt")
    assert record.memo is not None
    assert (record.memo.number, record.reports[0].agency) == ("ทด 0101/12", "กรมทดสอบ")
    assert record.reports[0].projects[0].suggestions == ["รอฝนหยุด"]
    plan = (
        "ประกาศเทศบาลทดสอบ\nเรื่อง ประกาศใช้แผนพัฒนาบุคลากร\nประกาศ ณ วันที่ ๑ ตุลาคม พ.ศ. ๒๕๖๕\n"
        "(นายฝาย มั่นคง)\nนายกเทศมนตรี\n\n# แผนพัฒนาบุคลากร\n\n"
        "| โครงการ | ตัวชี้วัด | ค่าเป้าหมาย |\n|---|---|---|\n| ๑.๑ อบรมช่าง | จำนวนช่าง | ๖ คน |\n"
    )
    (announced,) = read(plan.encode(), "plan.md").reports
    assert [project.name for project in announced.projects] == ["อบรมช่าง"]


LETTER = """ที่ ทด ๐๐๓๑/๔๐๒{beside}
{below}
ถนนริมคลอง จังหวัดทดสอบ

๕ ตุลาคม ๒๕๖๕

เรื่อง {subject}

เรียน ผู้ว่าราชการจังหวัดทดสอบ

ขอรายงานผลการดำเนินงาน ตั้งแต่วันที่ ๑ ตุลาคม ๒๕๖๔ ถึงวันที่ ๓๐ กันยายน ๒๕๖๕ ดังนี้

โครงการที่ ๑ ขุดลอกคลองแสน
งบประมาณ ๙๐,๐๐๐ บาท เบิกจ่าย ๘๐,๐๐๐ บาท คงเหลือ ๑๐,๐๐๐ บาท
ผลการดำเนินงาน เป้าหมาย ๑,๒๐๐ คน-ครั้ง มาช่วย ๑,๓๒๐ คน-ครั้ง (ร้อยละ ๑๑๐.๐๐ ของเป้าหมาย)
ปัญหา ไม่มี

โครงการที่ ๒ ปลูกแฝก
งบประมาณ ๓๐,๐๐๐ บาท เบิกจ่าย ๓๐,๐๐๐ บาท คงเหลือ ๐ บาท
ผลการดำเนินงาน ปลูกแล้ว ๔ แปลง
ปัญหา ไม่มี

จึงเรียนมาเพื่อโปรดทราบ

ขอแสดงความนับถือ

(นายแฝก มั่นคง)
นายอำเภอทดสอบ
"""
REPORTS = "รายงานผลการดำเนินงานโครงการ ปีงบประมาณ พ.ศ. ๒๕๖๕"


@pytest.mark.parametrize(
    ("beside", "below", "agency"),
    [
        ("\tที่ว่าการอำเภอทดสอบ", "", "อำเภอทดสอบ"),
        ("", "ศาลากลางจังหวัดทดสอบ", "จังหวัดทดสอบ"),
        ("", "กรมคลองแสน", "กรมคลองแสน"),
    ],
)
def test_a_letter_that_is_no_memo_may_report(beside: str, below: str, agency: str) -> None:
    text = LETTER.format(beside=beside, below=below, subject=REPORTS)
    record = read(text.encode(), "letter.txt")
    assert record.memo is not None
    assert (record.memo.letter, record.memo.agency) == ("external", agency)
    (report,) = record.reports
    assert (report.agency, report.fiscal_year_be) == (agency, 2565)
    assert [(p.name, p.budget.left) for p in report.projects] == [("ขุดลอกคลองแสน", 10000), ("ปลูกแฝก", 0)]
    assert report.projects[0].results[0].value is None


def test_the_head_of_a_letter_that_reports() -> None:
    stamp = "สำนักงานจังหวัดทดสอบ\nรับที่ ๙๑๒\nวันที่ ๗ ต.ค. ๒๕๖๕\nเวลา ๑๐.๓๐ น.\n"
    text = LETTER.format(beside="", below="กรมคลองแสน", subject=REPORTS)
    foot = "\nสำนักงานเลขานุการกรม\nโทร. ๐ ๒๒๐๒ ๓๐๐๐ ต่อ ๑๒\nโทรสาร ๐ ๒๒๐๒ ๓๐๐๑\n"
    record = read(f"{stamp}{text}{foot}".encode(), "letter.txt")
    memo = record.memo
    assert memo is not None
    assert (memo.number, memo.to, memo.purpose) == ("ทด 0031/402", "ผู้ว่าราชการจังหวัดทดสอบ", "ทราบ")
    assert (str(memo.date), [str(stamp.date) for stamp in record.stamps]) == ("2022-10-05", ["2022-10-07"])
    assert (memo.telephones, memo.fax) == (["0 2202 3000 ต่อ 12"], "0 2202 3001")
    assert [e.quote for e in memo.evidence["date"]] == ["๕ ตุลาคม ๒๕๖๕"]
    assert "external letter" in record.document.warnings[0]


def test_a_sealed_letter_reports_by_what_it_opens_with() -> None:
    text = (
        "ที่ ทด ๐๐๓๑/๕๑๒\n\nถึง สำนักงานคลองจังหวัดทุกจังหวัด\n\n"
        "     ด้วยกรมคลองแสนขอส่งผลการดำเนินงานไตรมาสที่ ๒ ปีงบประมาณ พ.ศ. ๒๕๖๕ มาเพื่อทราบ ดังนี้\n\n"
        "     (๑) โครงการขุดลอกคลองแสน\n         แผน ๒๐ แห่ง   ผล ๑๘ แห่ง   คิดเป็นร้อยละ ๙๐.๐๐\n"
        "     (๒) โครงการปลูกแฝกริมคลอง\n         แผน ๔ แปลง   ผล ๔ แปลง   คิดเป็นร้อยละ ๑๐๐.๐๐\n\n"
        "                      กรมคลองแสน\n                      ๘ เมษายน ๒๕๖๕\n"
    )
    record = read(text.encode(), "letter.txt")
    memo = record.memo
    assert memo is not None
    assert (memo.letter, memo.agency, str(memo.date)) == ("sealed", "กรมคลองแสน", "2022-04-08")
    assert memo.to == "สำนักงานคลองจังหวัดทุกจังหวัด"
    assert [p.results[0].value for p in record.reports[0].projects] == [18, 4]
    assert not [finding for finding in record.findings if finding.rule == "HDR01"]


def test_a_letter_that_asks_for_something_reports_nothing() -> None:
    text = LETTER.format(beside="", below="กรมคลองแสน", subject="ขอเชิญร่วมงาน")
    assert read(text.encode(), "letter.txt").reports == []


def test_dots_of_a_form_are_spaces() -> None:
    text = (
        "บันทึกข้อความ\nส่วนราชการ......กองแผนงาน กรมทดสอบ......โทร. ๐ ๒๒๐๒ ๓๐๐๐......\n"
        "ที่......ทด ๐๑๐๑/๑๒....................วันที่…………๑ มีนาคม ๒๕๖๕............\nเรื่อง......ขอรายงานผล......\n"
        "เรียน  อธิบดีกรมทดสอบ\n\nด้วยกองแผนงานได้จัดทำรายงานแล้ว\n"
    )
    found = read(text.encode(), "memo.txt").memo
    assert found is not None
    assert (found.agency, found.number, str(found.date)) == ("กองแผนงาน กรมทดสอบ", "ทด 0101/12", "2022-03-01")
    assert (found.subject, found.telephones) == ("ขอรายงานผล", ["0 2202 3000"])


@pytest.mark.parametrize("above", ["", "กรมทดสอบ\nเลขรับ ๙๐\nวันที่ ๒ มี.ค. ๒๕๖๕\nเวลา ๑๐.๐๐ น.\n\n"])
def test_a_memo_whose_title_is_lost(above: str) -> None:
    lines = HEADER.format(above="", telephones="โทร. ๓๐๙๒", purpose="จึงเรียนมาเพื่อทราบ").split("\n")
    record = read((above + "\n".join(lines[2:])).encode(), "memo.txt")
    assert record.memo is not None
    assert (record.memo.number, record.memo.subject, record.memo.to) == (
        "ทด 0101/12",
        "ขอรายงานผล",
        "อธิบดีกรมทดสอบ",
    )
    assert [stamp.number for stamp in record.stamps] == (["90"] if above else [])


def test_a_form_that_names_its_office_is_no_memo() -> None:
    form = "แบบรายงาน\nส่วนราชการ กองแผนงาน\nวันที่ ๑ มีนาคม ๒๕๖๕\nเรื่อง การใช้รถ\nทะเบียน กข ๑๒๓๔\nผู้ใช้ กองคลัง\n"
    assert read(form.encode(), "form.txt").memo is None


@pytest.mark.parametrize(
    ("subject", "number", "signed"),
    [
        ("รายงานผลการดำเนินงาน", "ทด ๐๑๐๑/๑๒", ["นายถาม ใจดี", "นายตอบ ใจดี"]),
        ("รายงานผลการดำเนินงาน", "ทด ๐๑๐๑/๑๓", ["นายถาม ใจดี"]),
        ("แจ้งรายชื่อผู้เข้าประชุม", "ทด ๐๑๐๑/๑๒", ["นายถาม ใจดี"]),
    ],
)
def test_the_reply_that_reports_is_of_one_thread_with_the_memo_it_answers(
    subject: str, number: str, signed: list[str]
) -> None:
    asked = HEADER.format(above="", telephones="", purpose="\n(นายถาม ใจดี)\nผู้อำนวยการกองแผนงาน\n\n")
    reply = (
        "กองแผนงาน\nรับที่ ๒๗๔\nวันที่ ๑๗ มี.ค. ๒๕๖๕\nเวลา ๑๔.๒๐ น.\n\nบันทึกข้อความ\nส่วนราชการ กองคลอง กรมทดสอบ\n"
        f"ที่ ทด ๐๓๐๙/๕๑๒ วันที่ ๑๗ มีนาคม ๒๕๖๕\nเรื่อง {subject}\nเรียน ผู้อำนวยการกองแผนงาน\n\n"
        f"ตามบันทึก ที่ {number} ลงวันที่ ๑ มีนาคม ๒๕๖๕ นั้น\n\n(นายตอบ ใจดี)\nผู้อำนวยการกองคลอง\n"
    )
    record = read((asked + reply).encode(), "thread.txt")
    assert [signatory.name for signatory in record.signatories] == signed
    assert [stamp.number for stamp in record.stamps] == ["274"] * (len(signed) - 1)


ANNOUNCED = """# ประกาศสำนักงานทดสอบ

## เรื่อง {subject} ประจำปีงบประมาณ พ.ศ. 2567

ด้วยคณะกรรมการได้พิจารณาผล รอบ 12 เดือน (1 ตุลาคม 2566 - 30 กันยายน 2567) จึงประกาศผล ดังต่อไปนี้

1. **ร้อยละของบ้านที่ไม่มีลูกน้ำ**
   - เป้าหมาย: ร้อยละ 90 / น้ำหนัก: 60
   - ผลงานระดับอำเภอ: ร้อยละ 92.40
   - คะแนนเฉลี่ย: 4.1250 / คะแนนถ่วงน้ำหนัก: 2.4750
2. **จำนวนนวัตกรรม**
   - เป้าหมาย: 8 เรื่อง / น้ำหนัก: 40
   - ผลงานระดับอำเภอ: 9 เรื่อง
   - คะแนนเฉลี่ย: 4.0000 / คะแนนถ่วงน้ำหนัก: 1.6000

**คะแนนรวมถ่วงน้ำหนักระดับอำเภอ 4.0750 คะแนน**

สำนักงานได้รับรางวัลบริการดีเด่น ปีงบประมาณ พ.ศ. 2565

ประกาศ ณ วันที่ 10 ตุลาคม พ.ศ. 2567

(นายลูกน้ำ ใจดี)
ผู้อำนวยการสำนักงานทดสอบ
"""


def test_an_announcement_of_results_is_the_report() -> None:
    record = read(ANNOUNCED.format(subject="ผลการจัดลำดับหน่วยบริการตามตัวชี้วัด").encode(), "announced.md")
    (report,) = record.reports
    assert (report.agency, report.fiscal_year_be, report.round_months) == ("สำนักงานทดสอบ", 2567, 12)
    assert report.scores.stated_total is not None
    assert float(report.scores.stated_total) == 4.075
    told = [(p.name, p.target, p.weight, float(p.results[0].score or 0)) for p in report.projects]
    assert told == [("ร้อยละของบ้านที่ไม่มีลูกน้ำ", 90, 60, 4.125), ("จำนวนนวัตกรรม", 8, 40, 4.0)]
    assert {m.fiscal_year_be: m.context for m in report.fiscal_year_mentions}[2565] == "review"


def test_the_subject_of_an_announcement_ends_where_its_text_begins() -> None:
    text = ANNOUNCED.format(subject="ผลการจัดลำดับหน่วยบริการตามตัวชี้วัด").replace("\n\n", "\n").replace("## ", "")
    (report,) = read(text.encode(), "announced.md").reports
    assert report.title == "ผลการจัดลำดับหน่วยบริการตามตัวชี้วัด ประจำปีงบประมาณ พ.ศ. 2567"
    assert [p.name for p in report.projects] == ["ร้อยละของบ้านที่ไม่มีลูกน้ำ", "จำนวนนวัตกรรม"]


def test_an_announcement_of_a_competition_reports_nothing() -> None:
    assert read(ANNOUNCED.format(subject="ผลการประกวดบ้านสะอาด").encode(), "announced.md").reports == []


def test_sections_with_labels_in_a_letter_that_annexes_nothing() -> None:
    def section(number: int, name: str) -> str:
        return (
            f"๓.{number} โครงการ{name}\n     หน่วยงานรับผิดชอบ : กองช่าง\n"
            "     งบประมาณ : ได้รับ ๙๐๐ บาท  เบิกจ่าย ๘๐๐ บาท\n"
            "     ผลการดำเนินงาน : วางท่อแล้ว ๓๔๐ เมตร\n     ปัญหาอุปสรรค : ฝาบ่อทรุด\n     ข้อเสนอแนะ : ให้ซ่อม\n\n"
        )

    told = (
        "ยุทธศาสตร์ที่ ๑ ด้านถนน  บรรจุไว้ในแผน ๔๒ โครงการ ได้รับอนุมัติ ๒๑ โครงการ คิดเป็นร้อยละ ๕๐.๐๐\n"
        "ของโครงการในแผน ดำเนินการแล้วเสร็จ ๑๘ โครงการ คิดเป็นร้อยละ ๘๕.๗๑ ของโครงการที่ได้รับอนุมัติ\n\n"
    )
    head = HEADER.format(above="", telephones="", purpose="").replace(
        "ขอรายงานผล", "รายงานผลการดำเนินงาน ปีงบประมาณ พ.ศ. ๒๕๖๔"
    )
    sections = section(1, "วางท่อ") + section(2, "ขุดบ่อ")
    text = f"{head}{told}{sections}จึงเรียนมาเพื่อทราบ\n\n(นายท่อ ใจดี)\nผู้อำนวยการกองแผนงาน\n"
    record = read(text.encode(), "memo.txt")
    (report,) = record.reports
    assert [(p.name, p.responsible, p.budget.spent, p.problems) for p in report.projects] == [
        ("โครงการวางท่อ", ["กองช่าง"], 800, ["ฝาบ่อทรุด"]),
        ("โครงการขุดบ่อ", ["กองช่าง"], 800, ["ฝาบ่อทรุด"]),
    ]
    assert {(p.dimension, p.results[0].place) for p in report.projects} == {(None, "detail")}
    assert report.dimensions == []
    assert not [finding for finding in record.findings if finding.rule == "CNT06"]


def test_cards_of_works_in_a_letter_are_sections() -> None:
    def card(number: int, name: str) -> str:
        return (
            f"{number}.  โครงการ{name}\n     ผู้รับจ้าง  หจก. ฝายทอง   สัญญาเลขที่  ๑๘/๒๕๖๕\n"
            "     งบประมาณ  ๙๐๐  บาท   วงเงินตามสัญญา  ๘๙๐  บาท   เบิกจ่ายแล้ว  ๔๐๐  บาท\n"
            "     แผนงานสะสม  ร้อยละ ๕๐   ผลงานสะสม  ร้อยละ ๔๐\n"
            "     สถานะ  อยู่ระหว่างดำเนินการ\n     ปัญหาอุปสรรค  ฝนตก\n\n"
        )

    head = HEADER.format(above="", telephones="", purpose="").replace("ขอรายงานผล", "รายงานความก้าวหน้าโครงการ")
    behind = "ทั้งนี้  โครงการที่ ๒  คาดว่าจะเร่งงานได้ภายในวันที่ ๓๐ เมษายน ๒๕๖๕\n\n(นายฝาย ใจดี)\nผู้อำนวยการกองแผนงาน\n"
    record = read(f"{head}{card(1, 'สร้างฝาย')}{card(2, 'วางท่อ')}{behind}".encode(), "memo.txt")
    projects = record.reports[0].projects
    assert [(p.name, p.budget.allotted, p.budget.spent, p.problems) for p in projects] == [
        ("โครงการสร้างฝาย", 900, 400, ["ฝนตก"]),
        ("โครงการวางท่อ", 900, 400, ["ฝนตก"]),
    ]
    assert [(r.place, r.percent) for p in projects for r in p.results] == [("detail", 40)] * 2
