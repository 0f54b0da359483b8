"""What every finder promises on any text: it does not raise, and its finds lie in order inside the text."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thaimemo.normalize.counts import find_counts
from thaimemo.normalize.dates import find_dates, parse_date
from thaimemo.normalize.fiscal import find_fiscal_years, find_quarters, find_rounds
from thaimemo.normalize.memo_number import find_memo_number
from thaimemo.normalize.number_words import parse_number_words
from thaimemo.normalize.numerals import is_mixed, parse_number
from thaimemo.normalize.percentages import find_percentages
from thaimemo.normalize.times import find_time

FINDERS = [find_counts, find_dates, find_fiscal_years, find_percentages, find_quarters, find_rounds]

SCRAPS = """
๐ ๑ ๒ ๓๑ ๖๓ ๒๕๖๓ 0 9 29 63 2020 2563 1,250 . , / : - – ( ) % \\n \\t ที่ วันที่ เดือน ปี พ.ศ. ค.ศ. ถึง และ จำนวน
ร้อยละ รอบ ไตรมาส ปีงบประมาณ งบประมาณ มีนาคม กุมภาพันธ์ ธันวาคม ม.ค. ก.พ. เม.ย. พ.ค. มค ก พ ร ยี่สิบ เอ็ด ล้าน
สาม ราย คน รายการ บาท เวลา น. ชม. อก ว ครั้ง แรก หลัง ครึ่งปี ² ① ๚ ั ์
"""
PARTS = [scrap.replace("\\n", "\n").replace("\\t", "\t") for scrap in SCRAPS.split()]
TEXTS = st.one_of(
    st.text(),
    st.lists(st.sampled_from([*PARTS, " "]), max_size=30).map("".join),
    st.lists(st.sampled_from(PARTS), max_size=20).map(" ".join),
)


@pytest.mark.parametrize("find", FINDERS)
@given(text=TEXTS)
def test_finds_lie_in_order_inside_the_text(find, text: str) -> None:  # type: ignore[no-untyped-def]
    at = 0
    for found in find(text):
        assert at <= found.start < found.end <= len(text)
        assert not text[found.start].isspace()
        at = found.end
        if hasattr(found, "number_start"):
            assert found.start <= found.number_start < found.end


@given(text=TEXTS)
def test_readers_of_one_value_do_not_raise(text: str) -> None:
    parse_date(text), parse_number(text), parse_number_words(text), is_mixed(text)
    for found in (find_time(text), find_memo_number(text)):
        assert found is None or 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize("find", [*FINDERS, find_time, find_memo_number])
@pytest.mark.parametrize(
    "scrap", ["1", "๑ ", "๑, ", "1,111", "1/1/", "ม.ค. ", "๕ มีนาคม ๒๕๖๓ - ", "\n", "ที่ กก.", "("]
)
def test_no_text_is_slow(find, scrap: str) -> None:  # type: ignore[no-untyped-def]
    text = scrap * (40_000 // len(scrap)) + " x % . / : ร้อยละ งบ รอบ เดือน ไตรมาส"
    begun = process_time()
    find(text)
    assert process_time() - begun < 1
