"""A total is tied to its parts only where the sentence lists all of them."""

from __future__ import annotations

import pytest

from thaimemo.normalize.counts import find_counts
from thaimemo.parsers.inline_parts import inline_parts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("จำนวน ๑๒ ราย ได้แก่ ข้าราชการ จำนวน ๗ ราย และพนักงานจ้าง จำนวน ๕ ราย", [(12, [7, 5])]),
        ("รวม 80 คน แบ่งเป็น ชาย 30 คน หญิง 40 คน และไม่ระบุ 10 คน", [(80, [30, 40, 10])]),
        ("จำนวน ๑๒ ราย ได้แก่ ข้าราชการ จำนวน ๗ ราย และพนักงานจ้าง จำนวน ๕ ราย เป็นต้น", []),
        ("จำนวน ๑๒ ราย ได้แก่ ข้าราชการ จำนวน ๗ ราย ในจำนวนนี้เป็นหญิง จำนวน ๕ ราย", []),
        ("จำนวน ๑๒ ราย ได้แก่ ข้าราชการ จำนวน ๗ ราย พนักงานจ้าง จำนวน ๕ ราย", []),
        ("จำนวน ๓ หลักสูตร ได้แก่ หลักสูตร ก จำนวน ๗ ราย และหลักสูตร ข จำนวน ๕ ราย", []),
    ],
)
def test_parts_of_a_sentence(text: str, found: list[tuple[int, list[int]]]) -> None:
    read = [(int(t.value), [int(p.value) for p in ps]) for t, ps in inline_parts(text, find_counts(text))]
    assert read == found
