"""Headings drawn with ornaments on both sides are headings, what only looks so is text."""

from __future__ import annotations

import pytest

from thaimemo.extract.markup import heading_depth


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("########  หมวดที่ 1 ด้านการเงิน  ########", "หมวดที่ 1 ด้านการเงิน"),
        ("===== ส่วนที่ ๒ =====", "ส่วนที่ ๒"),
        ("## ส่วนที่ ๒", "ส่วนที่ ๒"),
    ],
)
def test_the_text_stands_between_the_ornaments(line: str, text: str) -> None:
    depth, start, stop = heading_depth(line)
    assert depth > 0
    assert line[start:stop] == text


@pytest.mark.parametrize("line", ["--- ไม่มี ---x", "คะแนน = ๕ ==", "- ๒ -"])
def test_other_lines_are_text(line: str) -> None:
    assert heading_depth(line)[0] == 0
