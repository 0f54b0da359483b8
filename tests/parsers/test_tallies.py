"""Wholes that a sentence divides by state."""

from __future__ import annotations

import pytest

from thaimemo.normalize.passage import Passage, PrintedLine
from thaimemo.parsers.figures.tallies import read_tallies

EXAMPLES = {
    "สรุป วัดผล 6 รายการ ผ่าน 4 รายการ ไม่ผ่าน 2 รายการ": [(6, ["done 4", "undone 2"])],
    "รวม ๙ โครงการ ดำเนินการแล้วเสร็จ ๕ โครงการ อยู่ระหว่างดำเนินการ ๓ โครงการ ยังไม่ดำเนินการ ๑ โครงการ": [
        (9, ["done 5", "pending 3", "undone 1"])
    ],
    "ทั้งหมด ๔ รายการ ผ่านเกณฑ์ ๒ รายการ ไม่ผ่านเกณฑ์ ๑ รายการ และยังไม่ถึงรอบการประเมิน ๑ รายการ": [
        (4, ["done 2", "undone 1", "pending 1"])
    ],
    # what is finished may be met as well: the states overlap
    "รวม 9 โครงการ แล้วเสร็จ 5 โครงการ บรรลุ 3 โครงการ": [],
    # one state alone divides nothing
    "รวม 9 โครงการ แล้วเสร็จ 5 โครงการ": [],
    # another unit
    "รวม 9 โครงการ ผ่าน 5 คน ไม่ผ่าน 4 คน": [],
}


@pytest.mark.parametrize("text", EXAMPLES)
def test_states_of_a_whole(text: str) -> None:
    tallies = read_tallies([Passage.of_line(PrintedLine(1, 1, text))])
    assert [(t.total, [f"{p.state} {p.value}" for p in t.parts]) for t in tallies] == EXAMPLES[text]
    for tally in tallies:
        assert all(e.quote in text for part in tally.parts for e in part.evidence["value"])
