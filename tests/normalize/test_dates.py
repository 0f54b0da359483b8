"""Dates and spans of dates."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thaimemo.normalize.dates import MONTHS, SHORT_MONTHS, find_dates, parse_date
from thaimemo.normalize.numerals import to_thai

DAYS = {
    # full month names
    "๒๐ พฤษภาคม ๒๕๖๓": "2020-05-20",
    "วันที่ ๕ เดือน มีนาคม พ.ศ. ๒๕๖๓": "2020-03-05",
    "ลงวันที่ ๑๕ สิงหาคม พ.ศ. ๒๕๖๑": "2018-08-15",
    "วันอังคารที่ ๑๙ พฤศจิกายน ๒๕๖๒": "2019-11-19",
    "20 May": None,
    "๕ มีนาคม ค.ศ. 2020": "2020-03-05",
    "๕ มีนาคม 2020": "2020-03-05",
    # short month names
    "๒๐ พ.ค. ๒๕๖๓": "2020-05-20",
    "31 ม.ค.63": "2020-01-31",
    "5 มค 63": "2020-01-05",
    "5 ม.ค 63": "2020-01-05",
    "5 มค. 63": "2020-01-05",
    "๒๙ ก.พ. ๒๕๖๓": "2020-02-29",
    "๒๐ พ.ค.พ.ศ.๒๕๖๓": "2020-05-20",
    "(1 เม.ย. 66)": "2023-04-01",
    "๕ มิ.ย. ๖๓ เรื่อง ขอเชิญ": "2020-06-05",
    # digits only
    "20/05/2563": "2020-05-20",
    "๒๐/๕/๖๓": "2020-05-20",
    "20-05-2563": "2020-05-20",
    "20.05.2563": "2020-05-20",
    "20/05/2020": "2020-05-20",
    "2020-03-31": "2020-03-31",
    "2563-03-31": "2020-03-31",
    # broken over lines
    "๒๕\nพฤศจิกายน\n\n๒๕๖๒": "2019-11-25",
    # the number before is not the day
    "ครั้งที่ ๑ - ๕ มีนาคม ๒๕๖๓": "2020-03-05",
}

SPANS = {
    # inside a month
    "๑ - ๓๑ ธันวาคม ๒๕๖๒": ("2019-12-01", "2019-12-31", "day"),
    "๑๙–๒๑ พฤศจิกายน ๒๕๖๒": ("2019-11-19", "2019-11-21", "day"),
    "๑๕ - ๑๙\nกุมภาพันธ์ ๒๕๖๓": ("2020-02-15", "2020-02-19", "day"),
    "วันที่ ๑ ถึงวันที่ ๕ มีนาคม ๒๕๖๓": ("2020-03-01", "2020-03-05", "day"),
    "๑ และ ๑๕ มีนาคม ๒๕๖๓": ("2020-03-01", "2020-03-15", "day"),
    "๕, ๑๒ และ ๑๙ มีนาคม ๒๕๖๓": ("2020-03-05", "2020-03-19", "day"),
    "วันจันทร์ที่ ๒ - วันศุกร์ที่ ๖ มีนาคม ๒๕๖๓": ("2020-03-02", "2020-03-06", "day"),
    # over months and years
    "๒๘ กุมภาพันธ์ - ๒ มีนาคม ๒๕๖๓": ("2020-02-28", "2020-03-02", "day"),
    "๒๘ ธันวาคม - ๒ มกราคม ๒๕๖๓": ("2019-12-28", "2020-01-02", "day"),
    "๑ ตุลาคม ๒๕๖๒ – ๓๑ มีนาคม ๒๕๖๓": ("2019-10-01", "2020-03-31", "day"),
    "๑ ตุลาคม ๒๕๖๒ -\n๓๑ มีนาคม ๒๕๖๓": ("2019-10-01", "2020-03-31", "day"),
    "(๑ ตุลาคม ๒๕๖๒\n- ๓๑ มีนาคม ๒๕๖๓)": ("2019-10-01", "2020-03-31", "day"),
    "1 ม.ค. 66 - 31 มี.ค. 66": ("2023-01-01", "2023-03-31", "day"),
    "๑ ต.ค. ๖๒-๓๑ มี.ค. ๖๓": ("2019-10-01", "2020-03-31", "day"),
    "01/10/2562 - 31/03/2563": ("2019-10-01", "2020-03-31", "day"),
    "1/10/62-31/3/63": ("2019-10-01", "2020-03-31", "day"),
    # months
    "มิถุนายน ๒๕๖๓": ("2020-06-01", "2020-06-30", "month"),
    "พ.ค. ๒๕๖๓": ("2020-05-01", "2020-05-31", "month"),
    "เดือนก.พ. 2563": ("2020-02-01", "2020-02-29", "month"),
    "ธันวาคม ๒๕๖๒ – มกราคม ๒๕๖๓": ("2019-12-01", "2020-01-31", "month"),
    "ธันวาคม  \n๒๕๖๒ – มกราคม ๒๕๖๓": ("2019-12-01", "2020-01-31", "month"),
    "ตุลาคม ๒๕๖๒ ถึงเดือนมีนาคม ๒๕๖๓": ("2019-10-01", "2020-03-31", "month"),
    "ต.ค. - ธ.ค. ๒๕๖๒": ("2019-10-01", "2019-12-31", "month"),
    "ธ.ค. - ม.ค. ๒๕๖๓": ("2019-12-01", "2020-01-31", "month"),
    # printed backwards: returned so, for a rule to report
    "๒๙ มีนาคม ๒๕๖๓ - ๒๗ มีนาคม ๒๕๖๓": ("2020-03-29", "2020-03-27", "day"),
    "๒๙ - ๒๗ มีนาคม ๒๕๖๓": ("2020-03-29", "2020-03-27", "day"),
}

NOT_DATES = [
    "สำนักงาน ก.พ. กำหนด",
    "สำนักงาน ก.พ. พ.ศ. ๒๕๕๓",
    "ระเบียบ ก.พ. ว่าด้วยการรายงาน พ.ศ. ๒๕๕๓",
    "อ.ก.พ. วิสามัญ",
    "ก.พ.ร. ๒๕๖๓",
    "ก.ค.ศ. ๒๕๕๑",
    "ข้อ ๓ ก.พ. กำหนด",
    "คำสั่ง ที่ ๒๔๖/๒๕๖๑",
    "พ.ศ. ๒๕๖๑",
    "ปี ๒๕๖๓ - ๒๕๖๔",
    "ในเดือนมีนาคม",
    "บุคคล ๒๕๖๓ สมควร ๖๓",
    "ISO 30401:2018",
    "โทร. 0-2202-3092",
    "๑.๑.๑",
    "กค ๐๔๐๖/๑๒",
]


@pytest.mark.parametrize(("printed", "day"), [(k, v) for k, v in DAYS.items() if v])
def test_days(printed: str, day: str) -> None:
    found = find_dates(printed)
    assert [(f.first, f.last, f.precision) for f in found] == [(date.fromisoformat(day),) * 2 + ("day",)]


@pytest.mark.parametrize("printed", SPANS)
def test_spans(printed: str) -> None:
    found = find_dates(f"ระหว่าง{printed} ณ" if printed[0] != "(" else printed)
    assert [(str(f.first), str(f.last), f.precision) for f in found] == [SPANS[printed]]


@pytest.mark.parametrize("printed", NOT_DATES)
def test_not_dates(printed: str) -> None:
    assert find_dates(printed) == []


@pytest.mark.parametrize(
    "printed",
    ["๓๑ เม.ย. ๒๕๖๓", "29 ก.พ. 2562", "๓๐ - ๓๑ กุมภาพันธ์ ๒๕๖๓", "๓๒ มีนาคม ๒๕๖๓", "31/13/2563", "30/02/2563"],
)
def test_days_that_do_not_exist(printed: str) -> None:
    (found,) = find_dates(printed)
    assert (found.valid, found.first, found.last, found.text) == (False, None, None, printed)


def test_a_day_without_a_year_names_no_date() -> None:
    (found,) = find_dates("๑๕ กุมภาพันธ์ ๒๐ คน")
    assert (found.text, found.first, found.valid) == ("๑๕ กุมภาพันธ์", None, True)


@pytest.mark.parametrize(
    ("printed", "day"),
    [("๕ มีนาคม พ.ศ. 2020", date(2020, 3, 5)), ("๕ มีนาคม ค.ศ. ๒๕๖๓", date(2020, 3, 5)), ("31/03/20", None)],
)
def test_era_in_doubt(printed: str, day: date | None) -> None:
    (found,) = find_dates(printed)
    assert (found.era_doubt, found.first) == (True, day)


def test_two_dates_are_no_span() -> None:
    bullets = "๑ ตุลาคม ๒๕๖๒\n- ๓๑ มีนาคม ๒๕๖๓"
    assert [f.text for f in find_dates(bullets)] == ["๑ ตุลาคม ๒๕๖๒", "๓๑ มีนาคม ๒๕๖๓"]
    both = find_dates("๑๙ พ.ย. และ ๒๑ ธ.ค. ๒๕๖๒")
    assert [str(f.first) for f in both] == ["2019-11-19", "2019-12-21"]


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("วันที่ ๒๐ พ.ค. ๒๕๖๓", date(2020, 5, 20)),
        ("ลงวันที่ 20/05/2563 ", date(2020, 5, 20)),
        ("๒๐ พ.ค. ๒๕๖๓ แล้ว", None),
        ("๑ - ๒ พ.ค. ๒๕๖๓", None),
        ("พ.ค. ๒๕๖๓", None),
        ("๓๑ เม.ย. ๒๕๖๓", None),
        ("", None),
    ],
)
def test_one_day(printed: str, day: date | None) -> None:
    assert parse_date(printed) == day


FORMS = [
    lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year + 543}",
    lambda d: f"{d.day} {MONTHS[d.month - 1]} พ.ศ. {d.year + 543}",
    lambda d: f"วันที่ {d.day} เดือน {MONTHS[d.month - 1]} พ.ศ. {d.year + 543}",
    lambda d: f"{d.day}\n{MONTHS[d.month - 1]}\n{d.year + 543}",
    lambda d: f"{d.day} {SHORT_MONTHS[d.month - 1]} {d.year + 543}",
    lambda d: f"{d.day} {SHORT_MONTHS[d.month - 1]}{(d.year + 543) % 100}",
    lambda d: f"{d.day} {SHORT_MONTHS[d.month - 1].replace('.', '')} {d.year + 543}",
    lambda d: f"{d.day}/{d.month}/{d.year + 543}",
    lambda d: f"{d.day:02}/{d.month:02}/{(d.year + 543) % 100}",
    lambda d: f"{d.day} {MONTHS[d.month - 1]} ค.ศ. {d.year}",
    lambda d: d.isoformat(),
]
DATES = st.dates(date(2000, 1, 1), date(2050, 12, 31))


@given(DATES, st.sampled_from(FORMS), st.booleans())
def test_any_day_in_any_form_is_read_back(day: date, form, thai: bool) -> None:  # type: ignore[no-untyped-def]
    printed = to_thai(form(day)) if thai else form(day)
    assert parse_date(printed) == day, printed


@given(DATES, st.integers(1, 400), st.sampled_from(FORMS), st.sampled_from([" - ", "–", " ถึง ", " ถึงวันที่ "]))
def test_any_span_is_read_back(first: date, days: int, form, joint: str) -> None:  # type: ignore[no-untyped-def]
    last = first + timedelta(days)
    printed = f"{form(first)}{joint}{form(last)}"
    if joint == "–" or "วันที่วันที่" in printed.replace(" ", ""):
        printed = printed.replace("วันที่ ", "")
    assert [(f.first, f.last) for f in find_dates(printed)] == [(first, last)], printed
