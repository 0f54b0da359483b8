"""Indicator cards (SAR): a summary in the memo and one card an indicator, which have to agree."""

from __future__ import annotations

import random

from contradictions.draft import Document, misread, unlike
from contradictions.frames.letter import Setting, letter, setting, signature, title

COUNTED = (
    ("จำนวนแปลงสาธิตที่จัดตั้งใหม่", "แปลง", (20, 25, 30, 35, 40)),
    ("จำนวนผู้ผ่านการอบรมหลักสูตรช่างพื้นบ้าน", "คน", (100, 120, 140, 160, 180)),
)
SHARES = (
    ("ร้อยละของบุคลากรที่ผ่านการประเมินทักษะ", "คน", "มีผู้เข้ารับการประเมิน", "ผ่านการประเมิน", (70, 75, 80, 85, 90)),
    ("ร้อยละของคำขอที่พิจารณาแล้วเสร็จตามกำหนด", "คำขอ", "มีคำขอ", "พิจารณาแล้วเสร็จตามกำหนด", (60, 70, 80, 90, 95)),
)
LESS = (("ร้อยละของตัวอย่างที่พบสิ่งเจือปน", "ตัวอย่าง", "สุ่มตรวจ", "พบสิ่งเจือปน", (9, 7, 5, 3, 1)),)


def compose(rng: random.Random, name: str) -> Document:
    """One document of this frame."""
    s = setting(name, rng, months=12)
    d = s.draft
    opening = f"ตามที่{s.agency.name} ({s.agency.short}) ได้ลงนามคำรับรองการปฏิบัติราชการไว้ {s.office[0]}ได้จัดทำรายงานการประเมินตนเอง"
    letter(s, "รายงานการประเมินตนเอง (SAR) ตามตัวชี้วัดของ", opening, quarter=False)
    d.write("สรุปผลได้ดังนี้", "", "| ตัวชี้วัด | ค่าเป้าหมาย | ผลการดำเนินงาน | คะแนนที่ได้ |", "|---|---|---|---|")
    d.write(f"| **องค์ประกอบที่ {d.digits(1)} การปฏิบัติงานตามภารกิจหลัก** | | | |")
    kinds = [("count", rng.choice(COUNTED)), ("share", SHARES[0]), ("share", SHARES[1]), ("less", LESS[0])]
    cards = [_card(s, f"1.{i}", kind, indicator) for i, (kind, indicator) in enumerate(kinds, 1)]
    d.write("", "รายละเอียดของแต่ละตัวชี้วัดปรากฏตามแบบรายงานที่แนบมาพร้อมนี้")
    signature(s)
    title(s, "รายงานการประเมินตนเอง (Self Assessment Report)", quarter=False)
    d.write(f"## องค์ประกอบที่ {d.digits(1)} การปฏิบัติงานตามภารกิจหลัก", "")
    for card in cards:
        d.write(*card)
    return d.finish()


def _card(s: Setting, number: str, kind: str, indicator: tuple) -> list[str]:  # type: ignore[type-arg]
    """Write the indicator's row of the summary; the lines of its card."""
    d, rng = s.draft, s.draft.random
    name, unit, limits = indicator[0], indicator[1], indicator[-1]
    level = rng.choice((2, 3, 4))
    if kind == "count":
        value = str(limits[level - 1] + rng.randint(0, limits[1] - limits[0] - 1))
        measure, prefix = unit, ""
    else:
        whole = 200
        share = limits[level - 1] - 0.5 if kind == "less" else limits[level - 1] + 1.5
        done = int(whole * share / 100)
        value = f"{100 * done / whole:.2f}"
        measure, prefix = "ร้อยละ", "ร้อยละ "
    suffix = f" {unit}" if kind == "count" else ""
    target = ("ไม่เกินร้อยละ " if kind == "less" else prefix) + d.digits(limits[2]) + suffix
    front = d.place(f"{prefix}{d.digits(value)}{suffix}")
    near = [o for o in misread(value) if 0 < float(o) <= (100 if prefix else 10**6)]
    d.wrong("another result in the summary", "SCO01 SCO02", *(f"{prefix}{d.digits(o)}{suffix}" for o in near))
    d.fine(
        "the result in other spacing",
        f"{prefix.strip()}{d.digits(value)}{suffix}" if prefix else f"{d.digits(value)}  {unit}",
    )
    score = d.place(d.digits(f"{level}.00"))
    others = [o for o in range(1, 6) if abs(o - level) == 1]
    d.wrong("another score in the summary", "SCO01 SCO02 SCO03", *(d.digits(f"{o}.00") for o in others))
    d.fine("the score without decimals", d.digits(level), d.digits(f"{level}.0"))
    d.write(f"| {d.digits(number)} {name} | {target} | {front} | {score} |")
    criteria = []
    for i, limit in enumerate(limits):
        cell = d.place(
            d.digits(limit)
            if kind == "count"
            else f"{'ไม่เกิน' if kind == 'less' else ''}ร้อยละ {d.digits(limit)}"
        )
        if i in (1, 2, 3):
            out = limits[i - 1] + (1 if kind == "less" else -1) * 3
            d.wrong(
                "a criterion out of order", "RUB02", d.texts[d.last].replace(d.digits(limit), d.digits(out))
            )
        criteria.append(cell)
    if kind == "count":
        count = d.place(d.digits(f"จำนวน {value} {unit}"))
        d.wrong(
            "another count in the card", "SCO01 SCO02 CNT03", *(d.digits(f"จำนวน {o} {unit}") for o in near)
        )
        text = f"ดำเนินการแล้ว {count}"
    else:
        all_of = d.place(d.digits(f"จำนวน {whole} {unit}"))
        d.wrong("another whole in the card", "CNT06", d.digits(f"จำนวน 300 {unit}"))
        part = d.place(d.digits(f"จำนวน {done} {unit}"))
        d.wrong(
            "another part in the card",
            "CNT06",
            *(
                d.digits(f"จำนวน {o} {unit}")
                for o in misread(str(done))
                if int(o) <= whole and unlike(int(o), whole, value)
            ),
        )
        percent = d.place(f"ร้อยละ {d.digits(value)}")
        d.wrong(
            "another percentage in the card", "CNT06 SCO01 SCO02", *(f"ร้อยละ {d.digits(o)}" for o in near)
        )
        d.fine("the percentage with its sign", f"{d.digits(value)}%", f"ร้อยละ{d.digits(value)}")
        text = f"{indicator[2]} {all_of} {indicator[3]} {part} คิดเป็น{percent}"
    stated = d.place(d.digits(f"{level}.00"))
    d.wrong("another score in the card", "SCO01 SCO02 SCO03", *(d.digits(f"{o}.00") for o in others))
    d.fine("the score without decimals", d.digits(level))
    remark = d.place("")
    d.fine(
        "last year's result for comparison",
        f" (ปีงบประมาณ พ.ศ. {d.digits(s.year - 1)} ที่ผ่านมา ได้ร้อยละ {d.digits('61.00')})",
    )
    d.fine(
        "a share of the target above 100",
        f" คิดเป็นร้อยละ {d.digits(130)} ของเป้าหมาย" if kind == "count" else "",
    )
    return [
        f"### ตัวชี้วัดที่ {d.digits(number)} {name}",
        "",
        f"**หน่วยวัด** {measure}",
        "",
        "**คำอธิบาย** นับตามหลักฐานที่ตรวจสอบได้ภายในปีงบประมาณ",
        "",
        "**เกณฑ์การให้คะแนน**",
        "",
        "| " + " | ".join(d.digits(f"ระดับ {i}") for i in range(1, 6)) + " |",
        "|---|---|---|---|---|",
        "| " + " | ".join(criteria) + " |",
        "",
        "**เงื่อนไข** ไม่มีการเทียบคะแนนระหว่างระดับ" + (" ค่ายิ่งน้อยยิ่งดี" if kind == "less" else ""),
        "",
        f"**ผลการดำเนินงาน** {text}{remark}",
        "",
        f"**คะแนนที่ได้** {stated}",
        "",
        "**ปัญหาอุปสรรค** ไม่มี",
        "",
        "**ข้อเสนอแนะ** ไม่มี",
        "",
    ]
