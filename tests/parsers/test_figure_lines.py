"""Figures of one item after the other in a line, each behind its name."""

from __future__ import annotations

from decimal import Decimal

from layouts import report_of

LINES = (
    "ตัวชี้วัดที่ ๑   น้ำหนัก ๖๐   ค่าคะแนน ๔.๐๐   คะแนนถ่วงน้ำหนัก ๒.๔๐",
    "ตัวชี้วัดที่ ๒   น้ำหนัก ๓๐   ค่าคะแนน ๓.๐๐   คะแนนถ่วงน้ำหนัก ๐.๙๐",
    "ตัวชี้วัดที่ ๓   น้ำหนัก ๑๐   ค่าคะแนน ๕.๐๐   คะแนนถ่วงน้ำหนัก ๐.๕๐",
)
TOTAL = "รวม   น้ำหนัก ๑๐๐   คะแนนรวม ๓.๘๐"
CARDS = "".join(
    f"\n## ตัวชี้วัดที่ {n} {name}\n\nผลการดำเนินงาน : {told}\n\nปัญหาอุปสรรค : ไม่มี\n"
    for n, name, told in (
        ("๑", "ร้อยละของลำธารที่ใส", "ตรวจแล้ว ๔๐ สาย"),
        ("๒", "จำนวนฝายที่ซ่อม", "ซ่อมแล้ว ๑๒ แห่ง"),
        ("๓", "ร้อยละของน้ำที่ใช้ซ้ำ", "ใช้ซ้ำแล้ว ๓ แห่ง"),
    )
)


def test_lines_with_the_same_names_are_rows_with_their_total() -> None:
    report = report_of("\n\n".join([*LINES, TOTAL]) + "\n" + CARDS)
    rows = [(p, next(r for r in p.results if r.place == "table")) for p in report.projects]
    assert [(p.id, p.weight, r.score, r.weighted_score) for p, r in rows] == [
        ("1", 60, 4, Decimal("2.40")),
        ("2", 30, 3, Decimal("0.90")),
        ("3", 10, 5, Decimal("0.50")),
    ]
    assert [(t.weight, t.weighted_score) for t in report.totals] == [(100, Decimal("3.80"))]


def test_two_such_lines_are_sentences() -> None:
    report = report_of("\n\n".join(LINES[:2]) + "\n" + CARDS)
    assert {r.place for p in report.projects for r in p.results} == {"detail"}
