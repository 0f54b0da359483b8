"""Of choices with boxes only what is ticked is said."""

from __future__ import annotations

import pytest

from thaimemo.normalize.passage import Passage, PrintedLine
from thaimemo.parsers.lines.tick_boxes import ticked_choice, without_unticked


def passage(text: str) -> Passage:
    return Passage.of_line(PrintedLine(1, 1, text))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("☑ บรรลุ ☐ ไม่บรรลุ ☐ อยู่ระหว่างดำเนินการ", "บรรลุ"),
        ("( ) ผ่าน (✓) ไม่ผ่าน", "ไม่ผ่าน"),
        ("[ ] ดีเด่น [x] ดีมาก [ ] ดี", "ดีมาก"),
        ("□ บรรลุ ■ ไม่บรรลุ", "ไม่บรรลุ"),
        ("☐ บรรลุ ☐ ไม่บรรลุ", None),
        ("☑ บรรลุ ☑ ไม่บรรลุ", None),
        ("บรรลุ", None),
        ("□ รายการที่หนึ่ง", None),
    ],
)
def test_the_one_ticked_choice(text: str, said: str | None) -> None:
    choice = ticked_choice(passage(text))
    assert (choice.text if choice else None) == said


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("☑ รอบที่ ๑ ☐ รอบที่ ๒", "☑ รอบที่ ๑          "),
        ("☐ ๑ เมษายน ๒๕๖๗ - ๓๐ กันยายน ๒๕๖๗", ""),
        ("□ หนึ่ง □ สอง", "□ หนึ่ง □ สอง"),
        ("☐ ครั้งที่ ๑\nวันที่ ๓", "            \nวันที่ ๓"),
        ("ไม่มีช่อง", "ไม่มีช่อง"),
    ],
)
def test_what_is_not_ticked_is_blanked(text: str, left: str) -> None:
    assert without_unticked(text).rstrip() == left.rstrip()
    assert len(without_unticked(text)) == len(text)
