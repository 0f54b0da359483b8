"""Three rounds side by side: cumulative counts, rates and milestone levels with their scores."""

from __future__ import annotations

import random
from decimal import ROUND_HALF_UP, Decimal

from contradictions.draft import Document, misread
from contradictions.frames.letter import Setting, letter, setting, signature

HEAD = (
    "| ตัวชี้วัด | หน่วยวัด | น้ำหนัก (ร้อยละ) | เป้าหมายทั้งปี | "
    + " | ".join(f"รอบ {m} เดือน ผลการดำเนินงาน | รอบ {m} เดือน ค่าคะแนน" for m in (6, 9, 12))
    + " |"
)
ROWS = (
    ("จำนวนเกษตรกรที่ขึ้นทะเบียน (สะสม)", "ราย", 1200, True),
    ("ร้อยละของแปลงที่ผ่านการรับรอง", "ร้อยละ", 80, False),
    ("ร้อยละความพึงพอใจของผู้รับบริการ", "ร้อยละ", 90, False),
    ("จำนวนศูนย์เรียนรู้ที่เปิดบริการ (สะสม)", "แห่ง", 40, True),
    ("จำนวนองค์ความรู้ที่เผยแพร่ (สะสม)", "เรื่อง", 10, True),
)


def compose(rng: random.Random, name: str) -> Document:
    """One document of this frame."""
    s = setting(name, rng, months=12)
    d = s.draft
    d.thai = False
    letter(
        s,
        "รายงานผลตัวชี้วัดการปฏิบัติราชการของ",
        f"{s.office[0]}ขอรายงานผลตัวชี้วัดการปฏิบัติราชการของ{s.agency.name}",
        quarter=False,
        titled=False,
    )
    signature(s)
    d.write("## ตารางแสดงผลตัวชี้วัดการปฏิบัติราชการ 3 รอบ", "", f"{s.agency.name} ประจำปีงบประมาณ พ.ศ. {s.year}", "")
    d.write("วิธีคิดคะแนน : ค่าคะแนน = ผลสะสม ÷ เป้าหมายทั้งปี x 5 (คะแนนเต็ม 5)", "")
    d.write(HEAD, "|" + "---|" * 10)
    weights = rng.choice(((20, 30, 20, 20, 10), (25, 25, 15, 15, 20)))
    totals = [Decimal(0)] * 3
    at = 0
    for group, (title, size) in enumerate((("การผลิต", 2), ("การบริการ", 2), ("การเรียนรู้", 1)), 1):
        share = sum(weights[at : at + size])
        heading = d.place(str(share))
        d.write(f"| ด้านที่ {group} {title} (น้ำหนักร้อยละ {heading}) |" + " |" * 9)
        d.wrong("another weight of a group", "SCO07", *misread(str(share)))
        for order in range(1, size + 1):
            _row(s, f"{group}.{order}", ROWS[at], weights[at], totals)
            at += 1
    cells = []
    for total in totals:
        text = f"{total.quantize(Decimal('0.0001'), ROUND_HALF_UP)}"
        cells.append(d.place(text))
        d.wrong("another total of a round", "SCO09", *misread(text)[:3], f"{total + 1:.4f}")
        d.fine("the total with fewer decimals", f"{total.quantize(Decimal('0.01'), ROUND_HALF_UP)}")
    d.write(f"| คะแนนรวมถ่วงน้ำหนัก | | 100 | | | {cells[0]} | | {cells[1]} | | {cells[2]} |")
    return d.finish()


def _row(
    s: Setting, number: str, row: tuple[str, str, int, bool], weight: int, totals: list[Decimal]
) -> None:
    d, rng = s.draft, s.draft.random
    name, unit, target, cumulative = row
    w = d.place(str(weight))
    d.wrong("another weight", "SCO07 SCO09", *misread(str(weight)))
    shares = sorted(rng.uniform(0.45, 0.99) for _ in range(3))
    if not cumulative and rng.random() < 0.5:
        shares.reverse()
    values = [
        Decimal(f"{target * x:.2f}") if unit == "ร้อยละ" else Decimal(max(2, round(target * x)))
        for x in shares
    ]
    cells = []
    for i, value in enumerate(values):
        result = d.place(f"{value:,}")
        here = d.last
        if cumulative and i > 0 and values[i - 1] > 3:
            lower = values[i - 1] - max(1, round(values[i - 1] / 9))
            score = (lower / target * 5).quantize(Decimal("0.0001"), ROUND_HALF_UP)
            d.both("a cumulative count that falls", {here: f"{lower:,}"}, "SCO12", seen=(here,))
        near = [
            o
            for o in misread(f"{value:,}")
            if abs(Decimal(o.replace(",", "")) - value) / target > Decimal("0.02")
            and Decimal(o.replace(",", "")) <= target
        ]
        d.wrong("another result than its score", "SCO03 SCO12", *near[:3])
        d.fine("a result without commas", f"{value}")
        score = (value / target * 5).quantize(Decimal("0.0001"), ROUND_HALF_UP)
        totals[i] += weight * score / 100
        point = d.place(f"{score}")
        d.wrong("another score", "SCO03 SCO09 SCO06", *misread(f"{score}")[:2])
        d.wrong("a score above the scale", "SCO06 SCO03 SCO09", f"{score + 5}")
        d.fine("a score with fewer decimals", f"{score.quantize(Decimal('0.01'), ROUND_HALF_UP)}")
        cells += [result, point]
    d.write(f"| {number} {name} | {unit} | {w} | {target:,} | {' | '.join(cells)} |")
