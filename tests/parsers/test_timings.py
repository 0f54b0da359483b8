"""Dates that are not the report's: of quarters side by side, of activities, of a round to come."""

from __future__ import annotations

import datetime as dt

import pytest
from layouts import report_of, reports_of, table

from thaimemo.extract.page import Line
from thaimemo.normalize.passage import Passage, PrintedLine
from thaimemo.parsers.tables.timings import spans_over_lines

PERIOD = "(๑ ตุลาคม ๒๕๖๕ - ๓๐ กันยายน ๒๕๖๖)\n\n"
ROW = "๑. ฝายชะลอน้ำ | ๑๐ | ๙"
QUARTERS = "ต.ค. - ธ.ค. ๖๕", "ม.ค. - มี.ค. ๖๖", "เม.ย. - มิ.ย. ๖๖", "ก.ค. - ก.ย. ๖๖"


@pytest.mark.parametrize(
    "body",
    [
        table(
            "ตัวชี้วัด | เป้าหมาย | "
            + " | ".join(f"ไตรมาส {n} ({months})" for n, months in enumerate(QUARTERS, 1)),
            "๑. ฝายชะลอน้ำ | ๑๐ | ๑ | ๒ | ๓ | ๓",
        ),
        table("ตัวชี้วัด | เป้าหมาย | " + " | ".join(QUARTERS), "๑. ฝายชะลอน้ำ | ๑๐ | ๑ | ๒ | ๓ | ๓"),
        table("ตัวชี้วัด | เป้าหมาย | ผล", ROW)
        + "\n"
        + table("สิ่งที่ต้องพัฒนา | วิธีการ | ช่วงเวลา", "การสำรวจ | สอนงาน | เม.ย. - มิ.ย. ๒๕๖๖"),
        table("ตัวชี้วัด | เป้าหมาย | ผล", ROW)
        + "\n"
        + table("งวด | แผน | เบิกจ่าย", *(f"{months} | ๒๐ | ๒๐" for months in QUARTERS)),
        table("ตัวชี้วัด | เป้าหมาย | ผล", ROW)
        + "\nประกาศหลักเกณฑ์แล้ว ให้มีผลตั้งแต่รอบการประเมิน ๑ เมษายน ๒๕๖๖ - ๓๐ กันยายน ๒๕๖๖\n",
    ],
)
def test_other_periods_are_no_mention_of_the_reports(body: str) -> None:
    report = report_of(PERIOD + body)
    assert {(m.start, m.end) for m in report.period_mentions} == {
        (dt.date(2022, 10, 1), dt.date(2023, 9, 30))
    }


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("เลื่อนไปจัดในวันที่ ๑๙ พฤษภาคม ๒๕๖๖ เนื่องจากคลื่นลมแรง", None),
        ("เลื่อนไปเป็นวันที่ ๑๙ พฤษภาคม ๒๕๖๖", None),
        ("เลื่อนกำหนดเป็นวันที่ ๑๙ พฤษภาคม ๒๕๖๖", None),
        ("ผู้ผ่านการคัดเลือก ๒ คน ได้เลื่อนไปดำรงตำแหน่ง เมื่อวันที่ ๑๙ พฤษภาคม ๒๕๖๖", True),
    ],
)
def test_what_is_postponed_to_a_day_is_not_said_to_be_held(words: str, held: bool | None) -> None:
    body = f"โครงการที่ ๑ วันครอบครัว\n\nผลการดำเนินงาน: ตรวจบ้านพัก ๓๒ หลัง ส่วนกิจกรรม {words}\n"
    (project,) = report_of(body).projects
    assert [event.held for event in project.events] == [held]


def test_what_is_committed_stands_beside_what_is_spent_and_left() -> None:
    (report,) = reports_of(
        "รายงานผลการเบิกจ่ายงบประมาณ ปีงบประมาณ พ.ศ. ๒๕๖๘\n\n"
        + table(
            "ที่ | โครงการ | งบประมาณ | เบิกจ่าย | PO/ผูกพัน | คงเหลือ",
            "๑ | แผนงานพื้นฐาน | ๑๐๐ | ๖๐ | ๑๕ | ๒๕",
            "๑.๑ | โครงการฝาย | ๔๐ | ๒๐ | ๑๐ | ๑๐",
            "๑.๒ | โครงการบ่อ | ๖๐ | ๔๐ | ๕ | ๑๕",
        )
    )
    assert [d.number for d in report.dimensions] == [1]
    assert [(p.id, p.budget.committed, p.budget.left) for p in report.projects] == [
        ("1.1", 10, 10),
        ("1.2", 5, 15),
    ]


def test_a_project_with_money_for_its_activities_is_no_group() -> None:
    (report,) = reports_of(
        "รายงานผลการเบิกจ่ายงบประมาณ ปีงบประมาณ พ.ศ. ๒๕๖๘\n\n"
        + table(
            "ที่ | โครงการ | งบประมาณ | เบิกจ่าย | คงเหลือ",
            "๑ | โครงการฝาย | ๑๐๐ | ๖๐ | ๔๐",
            "๑.๑ | ค่าจ้าง | ๔๐ | ๒๐ | ๒๐",
            "๑.๒ | ค่าวัสดุ | ๖๐ | ๔๐ | ๒๐",
        )
    )
    assert [p.name for p in report.projects][:1] == ["โครงการฝาย"]


@pytest.mark.parametrize("cut", ["\nถึงวันที่ ", " ถึง\nวันที่ ", " -\n", "\n- "])
def test_a_range_that_the_end_of_a_line_cuts(cut: str) -> None:
    told = f"ขอรายงานผลตั้งแต่วันที่ ๑ ตุลาคม ๒๕๖๕{cut}๓๑ มีนาคม ๒๕๖๖ นั้น\n\n"
    period = report_of(told + table("ตัวชี้วัด | เป้าหมาย | ผล", ROW)).period
    assert period is not None
    assert (period.start, period.end) == (dt.date(2022, 10, 1), dt.date(2023, 3, 31))


@pytest.mark.parametrize(
    ("above", "below", "told"),
    [
        ("กรมขอรายงานผล ตั้งแต่วันที่ ๑ ตุลาคม ๒๕๖๔", "ถึงวันที่ ๓๑ มีนาคม ๒๕๖๕ ดังนี้", ["2021-10-01 2022-03-31"]),
        ("ผลระหว่างวันที่ 1 ต.ค. 64", "- 31 มี.ค. 65", ["2021-10-01 2022-03-31"]),
        ("กรมขอรายงานผล ตั้งแต่วันที่ ๑ ตุลาคม ๒๕๖๔", "กองแผนงาน ๓๑ มีนาคม ๒๕๖๕", []),
        ("รับหนังสือเมื่อวันที่ ๑ ตุลาคม ๒๕๖๔", "ถึงวันที่ ๓๑ มีนาคม ๒๕๖๕", []),
    ],
)
def test_spans_of_time_that_the_margin_broke(above: str, below: str, told: list[str]) -> None:
    lines = [Line(Passage.of_line(PrintedLine(1, n, text))) for n, text in enumerate((above, below), 1)]
    found = [date for _, dates in spans_over_lines(lines) for date in dates]
    assert [f"{date.first} {date.last}" for date in found] == told
