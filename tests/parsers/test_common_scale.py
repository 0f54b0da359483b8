"""Criteria that are declared once for all indicators."""

from __future__ import annotations

import pytest
from layouts import report_of, table

ROWS = "\n\n" + table("ตัวบ่งชี้ | ผล (ร้อยละ) | ระดับ", "1.1 ลำธารใส | 91.00 | 5", "1.2 ฝายดี | 82.00 | 4")


@pytest.mark.parametrize(
    "scale",
    [
        "เกณฑ์ (ใช้กับทุกตัวบ่งชี้)\n\nร้อยละ 90 ขึ้นไป ระดับ 5 ยอดเยี่ยม\n\nร้อยละ 80 - 89.99 ระดับ 4 ดีเลิศ\n\n"
        "ต่ำกว่าร้อยละ 80 ระดับ 3 ดี\n",
        "ทุกตัวบ่งชี้ใช้เกณฑ์เดียวกัน ดังนี้\n\nระดับ 3 ต่ำกว่าร้อยละ 80\n\nระดับ 4 ร้อยละ 80 - 89.99\n\n"
        "ระดับ 5 ร้อยละ 90 ขึ้นไป\n",
    ],
)
def test_lines_below_a_word_of_all(scale: str) -> None:
    report = report_of(scale + ROWS)
    assert [(level.level, level.threshold) for level in report.scale] == [(3, None), (4, 80), (5, 90)]
    assert len(report.evidence["scale"]) == 3


def test_criteria_that_no_word_gives_to_all_are_of_nobody() -> None:
    levels = "ระดับ 3 ต่ำกว่าร้อยละ 80\n\nระดับ 4 ร้อยละ 80 - 89.99\n\nระดับ 5 ร้อยละ 90 ขึ้นไป\n"
    assert report_of("เกณฑ์ของตัวบ่งชี้ที่ 1.1\n\n" + levels + ROWS).scale == []
