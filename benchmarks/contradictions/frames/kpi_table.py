"""A KPI table: weights, five criteria, results, interpolated scores, weighted scores, subtotals and a total."""

from __future__ import annotations

import random
from decimal import ROUND_HALF_UP, Decimal

from contradictions.draft import Document, misread
from contradictions.frames.letter import Setting, letter, setting, signature, title

HEAD = "| ลำดับ/ตัวชี้วัด | หน่วยวัด | น้ำหนัก (ร้อยละ) | เป้าหมาย | 1 | 2 | 3 | 4 | 5 | ผลการดำเนินงาน | ค่าคะแนนที่ได้ | คะแนนถ่วงน้ำหนัก | ผลการประเมิน |"
GROUPS = ("ประสิทธิผล", "คุณภาพการให้บริการ", "ประสิทธิภาพของการปฏิบัติราชการ", "การพัฒนาองค์กร")
INDICATORS = (
    ("ร้อยละของเส้นทางที่ได้รับการปรับปรุงแล้วเสร็จ", "ร้อยละ", (60, 70, 80, 90, 100)),
    ("จำนวนชุมชนที่เข้าร่วมโครงการต้นแบบ", "ชุมชน", (20, 24, 28, 32, 36)),
    ("ร้อยละความพึงพอใจของผู้รับบริการ", "ร้อยละ", (75, 80, 85, 90, 95)),
    ("ระยะเวลาเฉลี่ยในการพิจารณาคำขอ", "วัน", (22, 19, 16, 13, 10)),
    ("ร้อยละการเบิกจ่ายงบประมาณรายจ่ายลงทุน", "ร้อยละ", (70, 75, 80, 85, 90)),
    ("จำนวนเรื่องร้องเรียนที่ได้รับการแก้ไข", "เรื่อง", (30, 40, 50, 60, 70)),
    ("จำนวนองค์ความรู้ที่เผยแพร่", "เรื่อง", (4, 6, 8, 10, 12)),
)


def compose(rng: random.Random, name: str) -> Document:
    """One document of this frame."""
    s = setting(name, rng, months=rng.choice((6, 12)))
    d = s.draft
    opening = f"ตามที่{s.agency.name} ({s.agency.short}) ได้กำหนดตัวชี้วัดผลการปฏิบัติราชการไว้ {s.office[0]}ได้รวบรวมผลการดำเนินงาน"
    letter(s, "รายงานผลการปฏิบัติราชการตามตัวชี้วัดของ", opening, quarter=False)
    signature(s)
    title(s, "รายงานผลการปฏิบัติราชการตามตัวชี้วัด", quarter=False)
    d.write("เกณฑ์การให้คะแนน 5 ระดับ กรณีผลการดำเนินงานอยู่ระหว่างระดับ ให้เทียบบัญญัติไตรยางศ์", "")
    _table(s)
    d.write("", "หมายเหตุ ระยะเวลาเฉลี่ยในการพิจารณาคำขอ ค่ายิ่งน้อยยิ่งดี")
    return d.finish()


def _table(s: Setting) -> None:
    d, rng = s.draft, s.draft.random
    base = rng.choice((Decimal(100), Decimal(100), Decimal(1)))
    weights = [Decimal(w) for w in rng.choice(((20, 15, 15, 10, 15, 15, 10), (25, 10, 15, 10, 20, 10, 10)))]
    d.write(HEAD, "|" + "---|" * 13)
    subtotals = rng.random() < 0.5
    chosen, total, at = list(INDICATORS), Decimal(0), 0
    places: dict[str, list[int]] = {"weight": [], "weighted": []}
    for group, (title_text, size) in enumerate(zip(GROUPS, (2, 2, 2, 1), strict=True), 1):
        rows = range(at, at + size)
        share, subtotal = sum((weights[i] for i in rows), Decimal(0)), Decimal(0)
        heading = d.place(d.digits(share))
        d.write(f"| มิติที่ {d.digits(group)} {title_text} (น้ำหนักร้อยละ {heading}) |" + " |" * 12)
        d.wrong("another weight of a group", "SCO07", *(d.digits(o) for o in misread(str(share))))
        for order, i in enumerate(rows, 1):
            before = total
            total += _row(s, f"{group}.{order}", chosen[i], weights[i], base, places)
            subtotal += total - before
        at += size
        if subtotals:
            text = f"{subtotal:.4f}"
            cell = d.place(d.digits(text))
            far = [o for o in misread(text) if abs(Decimal(o) - subtotal) > Decimal("0.002")]
            d.wrong("another subtotal", "SCO10", *(d.digits(o) for o in far[:3]))
            d.write(f"| รวมมิติที่ {d.digits(group)} | | {d.digits(share)} | | | | | | | | | {cell} | |")
    printed = d.place(d.digits(f"{total:.4f}"))
    d.wrong(
        "another total",
        "SCO09",
        *(d.digits(o) for o in misread(f"{total:.4f}")[:4] if abs(Decimal(o) - total) > Decimal("0.002")),
        d.digits(f"{total + 1:.4f}"),
    )
    d.fine("the total with fewer decimals", d.digits(f"{total.quantize(Decimal('0.01'), ROUND_HALF_UP)}"))
    whole = d.place(d.digits(100))
    d.wrong("another total of weights", "SCO07", d.digits(110), d.digits(95))
    d.write(f"| รวม | | {whole} | | | | | | | | | {printed} | |")


def _row(
    s: Setting,
    number: str,
    indicator: tuple[str, str, tuple[int, ...]],
    weight: Decimal,
    base: Decimal,
    places: dict[str, list[int]],
) -> Decimal:
    d, rng = s.draft, s.draft.random
    name, unit, limits = indicator
    down = limits[0] > limits[-1]
    span = limits[1] - limits[0]
    level = rng.choice((2, 3, 3, 4))
    fraction = Decimal(rng.choice((0, 1, 2, 3))) / 4 if unit == "ร้อยละ" or down else Decimal(0)
    value = limits[level - 1] + span * fraction
    score = level + fraction
    target = limits[2]
    met = value <= target if down else value >= target
    shown = f"{value:.2f}" if unit == "ร้อยละ" else f"{value.normalize():f}"
    weighted = (weight * score / (base * (1 if base == 100 else 100))).quantize(
        Decimal("0.0001"), ROUND_HALF_UP
    )
    w = d.place(d.digits(weight))
    d.wrong("another weight", "SCO07 SCO08", *(d.digits(o) for o in misread(str(weight))))
    cells = []
    for i, limit in enumerate(limits):
        cell = d.place(d.digits(limit))
        if i in (1, 2, 3):
            out = limits[i + 1] + span, limits[i - 1] - span
            d.wrong("a criterion out of order", "RUB02", *(d.digits(o) for o in out if o > 0))
        if i == 2:
            d.wrong("a criterion left out", "RUB01", "", severity="warning", seen=())
        cells.append(cell)
    result = d.place(d.digits(shown))
    others = [
        o
        for o in misread(shown)
        if abs(Decimal(o) - value) >= abs(span) / 8 and (Decimal(o) <= 100 or unit != "ร้อยละ")
    ]
    if not fraction:  # a step of the criteria gives the same score
        steps = [sum((Decimal(o) <= t) if down else (Decimal(o) >= t) for t in limits) for o in others]
        others = [o for o, step in zip(others, steps, strict=True) if step != level]
    d.wrong("another result than its score", "SCO03 SCO02 SCO11", *(d.digits(o) for o in others[:3]))
    d.fine(
        "the result with its unit",
        f"{d.digits(shown)} {unit}" if unit != "ร้อยละ" else f"ร้อยละ {d.digits(shown)}",
    )
    point = d.place(d.digits(f"{score:.4f}"))
    d.wrong("another score", "SCO08 SCO03 SCO02 SCO06", *(d.digits(o) for o in misread(f"{score:.4f}")[:2]))
    d.wrong("a score above the scale", "SCO06 SCO08 SCO03", d.digits(f"{score + 5:.4f}"))
    d.fine("the score with fewer decimals", d.digits(f"{score:.2f}"))
    product = d.place(d.digits(weighted))
    d.wrong("another weighted score", "SCO08 SCO09", *(d.digits(o) for o in misread(str(weighted))[:3]))
    d.fine("the weighted score cut off", d.digits(str(weighted)[:-1]))
    status = d.place("บรรลุ" if met else "ไม่บรรลุ")
    early = not met and not down and unit != "ร้อยละ" and s.months < 12  # the share of half a year may be met
    d.wrong(
        "met, or not, against the numbers",
        "SCO11",
        "ไม่บรรลุ" if met else "บรรลุ",
        severity="warning" if early else "error",
    )
    d.fine("met, or not, in other words", "บรรลุเป้าหมาย" if met else "ไม่บรรลุเป้าหมาย")
    d.write(
        f"| {d.digits(number)} {name} | {unit} | {w} | {d.digits(target)} | {' | '.join(cells)} | {result} | {point} | {product} | {status} |"
    )
    return weighted
