"""Percentages, counts, times, fiscal years, rounds and memo numbers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from thaimemo.normalize.counts import UNITS, find_counts
from thaimemo.normalize.fiscal import (
    find_fiscal_years,
    find_quarters,
    find_rounds,
    fiscal_year_period,
    quarter_period,
    round_of_quarter,
)
from thaimemo.normalize.memo_number import find_memo_number
from thaimemo.normalize.percentages import find_percentages
from thaimemo.normalize.times import find_time

PERCENTAGES = {
    "ร้อยละ ๘๕.๗๑": [("85.71", None)],
    "ร้อยละ๘๐": [("80", None)],
    "ร้อยละ\n๘๐": [("80", None)],
    "๘๕.๗๑ %": [("85.71", None)],
    "80%": [("80", None)],
    "๘๐ เปอร์เซ็นต์": [("80", None)],
    "คิดเป็นร้อยละ ๗๐ ของแผนฯ (๑๔ จาก ๒๐)": [("70", None)],
    "ร้อยละ ๑,๒๕๐": [("1250", None)],
    "ร้อยละ ๕๐ - ๕๙": [("50", "59")],
    "ร้อยละ ๖๐ ถึงร้อยละ ๖๙": [("60", "69")],
    "๕๐ - ๕๙ %": [("50", "59")],
    "50%-59%": [("50", "59")],
    "๘๐%\t๑๐๐%": [("80", None), ("100", None)],
    "ร้อยละ ๘๐\n- ๙๐ คน": [("80", None)],
    "ร้อยละ ๘๐ - ๓) ดำเนินการ": [("80", None)],
    "PMQA 4.0": [],
    "๘๐ : ๒๐": [],
    "ร้อยละ ๘๐ : ๒๐": [],
    "ร้อยละของบุคลากร": [],
    "๓ คน": [],
}

COUNTS = {
    "จำนวน ๒๓ ราย": [("23", "ราย", None)],
    "๒๓ (ยี่สิบสาม) ราย": [("23", "ราย", "23")],
    "๒๓ (ยี่สิบสี่) ราย": [("23", "ราย", "24")],
    "๔๕ คน (ห้าสิบสี่คน) ผล": [("45", "คน", "54")],
    "จำนวน ๗\nครั้ง": [("7", "ครั้ง", None)],
    "๒ กิจกรรม ๒๐ หลักสูตร": [("2", "กิจกรรม", None), ("20", "หลักสูตร", None)],
    "๒ รายการ": [("2", "รายการ", None)],
    "๒๙ อัตรากำลัง": [("29", "อัตรา", None)],
    "แผน ๔ ปี": [("4", "ปี", None)],
    "1,250.50 บาท": [("1250.50", "บาท", None)],
    "๒.๕ ล้านบาท": [("2.5", "ล้านบาท", None)],
    "๒๕๐๐ บาท": [("2500", "บาท", None)],
    "จำนวน ๒๕๖๓ ราย": [("2563", "ราย", None)],
    "เจ้าหน้าที่ ๓ คน": [("3", "คน", None)],
    "พื้นที่ ๓ แห่ง": [("3", "แห่ง", None)],
    "- ๕ คน": [("5", "คน", None)],
    "ระยะเวลา ๕ วัน": [("5", "วัน", None)],
    "คุณภาพ ๓ ด้าน": [("3", "ด้าน", None)],
    # other words
    "๓ คนึง": [],
    "๓ รายได้": [],
    "๓ ข้อมูล": [],
    # ordinals and labels
    "ครั้งที่ ๓ คน": [],
    "ข้อ ๓ ข้อ": [],
    "ระดับ ๓ ดำเนินการ": [],
    "รุ่นที่ ๒๕ คน": [],
    "๑.๑ โครงการ": [],
    "PMQA 4.0 ระบบ": [],
    "๓\nโครงการ": [],
    # years, dates, rounds
    "ปี ๒๕๖๓ โครงการ": [],
    "๕ เดือน มีนาคม": [],
    "วันที่ ๕ วันที่ ๖": [],
    "รอบ ๖ เดือน": [],
    "รอบที่ ๑ (๖ เดือน)": [],
    "๖ เดือนแรก": [],
    "๔/๒๕๖๒ เรื่อง": [],
    # shares, ratios, spans
    "ร้อยละ ๘๐ ครั้ง": [],
    "๘๐ : ๒๐ คน": [],
    "๓ - ๕ คน": [],
}

TIMES = {
    "เวลา 13.56 น.": ("13:56", "น."),
    "เวลา 13.5๖ ชม.": ("13:56", "ชม."),
    "๐๙.๓๐ น.": ("09:30", "น."),
    "เวลา ๙.๐๕ ชม.": ("09:05", "ชม."),
    "13:56": ("13:56", None),
    "เวลา 10.37": ("10:37", None),
    "13.30 นาฬิกา": ("13:30", "นาฬิกา"),
    "เวลา 25.10 น.": (None, "น."),
    "เวลา 10.75 น.": (None, "น."),
    "80:20": None,
    "๘๐ : ๒๐": None,
    "4.50": None,
    "ร้อยละ ๘๕.๗๑": None,
    "20.05.2563": None,
}

FISCAL_YEARS = {
    "ข้อบังคับว่าด้วยแผนและงบประมาณ พ.ศ. ๒๕๖๑": [],
    "ประจำปีงบประมาณ พ.ศ. ๒๕๖๓ - ๒๕๖๔": [(2563, 2564)],
    "ปีงบประมาณ ๒๕๖๓": [(2563, None)],
    "ปีงบประมาณ ๖๓": [(2563, None)],
    "ปีงบฯ 2566": [(2566, None)],
    "งบประมาณ พ.ศ. ๒๕๖๓": [(2563, None)],
    "ประจำปีงบประมาณ\n\nพ.ศ. ๒๕๖๓": [(2563, None)],
    "ปีงบประมาณ 2020": [(2563, None)],
    "ปีงบประมาณ ๒๕๖๓ - ๓๑ มีนาคม": [(2563, None)],
    "งบประมาณ ๒๕๐๐ บาท": [],
    "ปีงบประมาณ ๓ ปี": [],
    "ปี ๒๕๖๓": [],
}

ROUNDS = {
    "รอบ ๖ เดือน": [6],
    "รอบ 12 เดือน": [12],
    "รอบที่ ๑ (๖ เดือน)": [6],
    "รอบการประเมิน ๙ เดือน": [9],
    "๖ เดือนแรก": [6],
    "รอบ ๖ เดือนหลัง": [12],
    "รอบครึ่งปี": [6],
    "รอบ ๕ เดือน และรอบ ๑๑ เดือน": [5, 11],
    "๖ เดือน": [],
    "รอบ ๒๔ เดือน": [],
}

QUARTERS = {
    "ไตรมาส ๒": [2],
    "ไตรมาสที่ 2/2563": [2],
    "ไตรมาส ๑-๒": [2],
    "ไตรมาสที่สาม": [3],
    "ไตรมาส ๕": [],
    "ไตรมาส": [],
}

MEMO_NUMBERS = {
    # ministry code, owner, running number
    "ที่ อก ๐๒๑๐(๒)/๑๕๓๙ วันที่ ๒๐ พฤษภาคม": ("อก 0210(2)/1539", "1539", False),
    "อก ๐๒๑๐(๒)/๑๕๓๙": ("อก 0210(2)/1539", "1539", False),
    "อก๐๒๑๐ ( ๒ ) / ๑๕๓๙": ("อก 0210(2)/1539", "1539", False),
    "ที่ อก ๐๒๑๐/๒๕๖๓": ("อก 0210/2563", "2563", False),
    "ที่ อก ๐๒๑๐(๒)/": ("อก 0210(2)/", None, False),
    # circulars
    "ทส 0201.3/ว 148": ("ทส 0201.3/ว148", "148", True),
    "ที่ นร ๑๐๐๖/ว ๑๐ ลงวันที่": ("นร 1006/ว10", "10", True),
    "ที่ กค (กวจ) ๐๔๐๕.๒/ว ๑๑๙": ("กค(กวจ) 0405.2/ว119", "119", True),
    # registers with their year
    "0045/2569": ("0045/2569", "0045", False),
    "ที่ ม.สคส. ๐๐๐๗/๒๕๖๓ ลงวันที่": ("ม.สคส. 0007/2563", "0007", False),
    "คำสั่ง ที่ ๒๔๖/๒๕๖๑": ("246/2561", "246", False),
    # none
    "๕๓๕๗/๑๙": None,
    "วันที่ ๓๑/๓/๖๓": None,
    "ที่ ๓๑/๓/๖๓": None,
    "แผนงาน/โครงการ": None,
}


@pytest.mark.parametrize("printed", PERCENTAGES)
def test_percentages(printed: str) -> None:
    found = [(str(f.value), f.high and str(f.high)) for f in find_percentages(printed)]
    assert found == PERCENTAGES[printed]


@pytest.mark.parametrize("printed", COUNTS)
def test_counts(printed: str) -> None:
    found = [(str(f.value), f.unit, f.in_words and str(f.in_words)) for f in find_counts(printed)]
    assert found == COUNTS[printed]


def test_a_count_covers_its_amount_word() -> None:
    text = "แล้ว จำนวน ๒๓ ราย โดย"
    (found,) = find_counts(text)
    assert text[found.start : found.end] == "จำนวน ๒๓ ราย"
    assert text[found.number_start : found.number_end] == "๒๓"


@pytest.mark.parametrize("form", [form for unit in UNITS for form in unit.forms])
def test_every_unit_counts(form: str) -> None:
    (found,) = find_counts(f"จำนวน ๓ {form} และ")
    assert found.value == 3
    assert form in next(unit.forms for unit in UNITS if unit.canonical == found.unit)


@pytest.mark.parametrize("printed", TIMES)
def test_times(printed: str) -> None:
    found = find_time(printed)
    assert (found and (found.value, found.unit)) == TIMES[printed]


@pytest.mark.parametrize("printed", FISCAL_YEARS)
def test_fiscal_years(printed: str) -> None:
    found = find_fiscal_years(printed)
    assert [(f.year_be, f.end_be) for f in found] == FISCAL_YEARS[printed]
    assert all(printed[f.number_start].isdigit() for f in found)


@pytest.mark.parametrize("printed", ROUNDS)
def test_rounds(printed: str) -> None:
    assert [f.months for f in find_rounds(printed)] == ROUNDS[printed]


@pytest.mark.parametrize("printed", QUARTERS)
def test_quarters(printed: str) -> None:
    assert [f.quarter for f in find_quarters(printed)] == QUARTERS[printed]


@pytest.mark.parametrize(
    ("months", "last"),
    [
        (3, date(2019, 12, 31)),
        (5, date(2020, 2, 29)),
        (6, date(2020, 3, 31)),
        (9, date(2020, 6, 30)),
        (11, date(2020, 8, 31)),
        (12, date(2020, 9, 30)),
    ],
)
def test_fiscal_year_period(months: int, last: date) -> None:
    assert fiscal_year_period(2563, months) == (date(2019, 10, 1), last)


def test_quarters_fill_the_fiscal_year() -> None:
    quarters = [quarter_period(2563, quarter) for quarter in (1, 2, 3, 4)]
    assert (quarters[0][0], quarters[3][1]) == fiscal_year_period(2563)
    for quarter, (_, last) in enumerate(quarters, 1):
        assert fiscal_year_period(2563, round_of_quarter(quarter))[1] == last


@pytest.mark.parametrize(
    "call",
    [lambda: fiscal_year_period(2563, 13), lambda: quarter_period(2563, 0), lambda: round_of_quarter(5)],
)
def test_no_such_part_of_a_year(call) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match="a fiscal year has"):
        call()


@pytest.mark.parametrize("printed", MEMO_NUMBERS)
def test_memo_numbers(printed: str) -> None:
    found = find_memo_number(printed)
    assert (found and (found.text, found.running, found.circular)) == MEMO_NUMBERS[printed]


def test_a_percentage_is_decimal() -> None:
    assert find_percentages("ร้อยละ ๘๕.๗๑")[0].value == Decimal("85.71")
