"""A local body: four areas, projects with counts, dates and budgets, no rubric and no scores."""

from __future__ import annotations

import datetime as dt
import random

from contradictions.draft import Document, misread, unlike
from contradictions.frames.letter import Setting, letter, setting, signature, title

AREAS = ("การสรรหา", "การพัฒนา", "การรักษาไว้", "การใช้ประโยชน์")
PROJECTS = (
    "โครงการสรรหาพนักงานจ้างตามภารกิจ",
    "โครงการอบรมการให้บริการประชาชน",
    "โครงการเชิดชูพนักงานดีเด่น",
    "โครงการจัดทำแผนอัตรากำลังร่วมระหว่างกอง",
)


def compose(rng: random.Random, name: str) -> Document:
    """One document of this frame."""
    s = setting(name, rng, months=rng.choice((6, 12)))
    d = s.draft
    opening = f"ด้วย{s.office[0]}ได้ติดตามผลการดำเนินการตามนโยบายการบริหารทรัพยากรบุคคลของ{s.agency.name}"
    letter(s, "รายงานผลการดำเนินการตามนโยบายการบริหารทรัพยากรบุคคลของ", opening, quarter=False)
    signature(s)
    title(s, "รายงานผลการดำเนินการตามนโยบายการบริหารทรัพยากรบุคคล", quarter=False)
    money = [_money(rng) for _ in PROJECTS]
    for number, project in enumerate(PROJECTS, 1):
        area = d.place(AREAS[number - 1])
        d.write(f"## ด้านที่ {d.digits(number)} {area}", "")
        d.fine("an area of one's own", AREAS[number - 1] + "บุคลากร")
        d.write(f"**{d.digits(f'{number}.1')} {project}**", "", f"**ผู้รับผิดชอบ** {s.office[0]}", "")
        d.write(f"**ผลการดำเนินงาน** {_result(s, number)}", "")
        d.write(
            f"**งบประมาณ** {_budget(s, money[number - 1])}",
            "",
            "**ปัญหา/อุปสรรค** - ไม่มี",
            "",
            "**ข้อเสนอแนะ** - ไม่มี",
            "",
        )
    return d.finish()


def _money(rng: random.Random) -> tuple[int, int]:
    allotted = rng.randrange(40, 400) * 1000
    return allotted, rng.randrange(10, allotted // 100 - 20) * 100


def _budget(s: Setting, money: tuple[int, int]) -> str:
    d = s.draft
    allotted, spent = money
    left = allotted - spent
    parts = []
    for word, amount in (("ได้รับจัดสรร", allotted), ("เบิกจ่าย", spent), ("คงเหลือ", left)):
        place = d.place(d.digits(f"{amount:,}"))
        likely = [o for o in misread(f"{amount:,}") if o != f"{amount:,}"]
        d.wrong("another sum of money", "CNT04", *(d.digits(o) for o in likely[:3]))
        d.fine("a sum with satang", d.digits(f"{amount:,}.00"))
        d.fine("a sum without commas", d.digits(amount))
        parts.append(f"{word} {place} บาท")
    return " ".join(parts)


def _result(s: Setting, number: int) -> str:
    d, rng = s.draft, s.draft.random
    day = s.held(rng.uniform(0.1, 0.8))
    date = d.place(s.day(day))
    d.wrong("a date of the year before", "DAT02", s.day(day.replace(year=day.year - 1, day=min(day.day, 28))))
    d.wrong(
        "a date after the period",
        "DAT02 DAT04",
        s.day(s.end + dt.timedelta(days=rng.randint(3, 8))),
        s.day(s.memo_date + dt.timedelta(days=12)),
    )
    d.wrong(
        "a day that does not exist",
        "DAT01",
        d.digits(f"31 พฤศจิกายน {s.start.year + 543}"),
        d.digits(f"30 กุมภาพันธ์ {s.start.year + 544}"),
    )
    d.fine("the day before", s.day(max(s.start, day - dt.timedelta(days=1))))
    when = f"เมื่อวันที่ {date}"
    if number in (1, 3):
        a, b = rng.randint(12, 48), rng.randint(12, 48)
        total = d.place(d.digits(f"จำนวน {a + b} ราย"))
        whole = d.last
        d.wrong(
            "another total of the parts", "CNT04", *(d.digits(f"จำนวน {o} ราย") for o in misread(str(a + b)))
        )
        parts = []
        for noun, count in (("พนักงานเทศบาล", a), ("พนักงานจ้าง", b)):
            part = d.place(d.digits(f"จำนวน {count} ราย"))
            d.wrong(
                "another part",
                "CNT04",
                *(d.digits(f"จำนวน {o} ราย") for o in misread(str(count))),
                seen=(d.last, whole),
            )
            d.fine("a part in other spacing", d.digits(f"จำนวน  {count}  ราย"))
            parts.append(f"{noun} {part}")
        return f"ดำเนินการ {when} มีผู้ได้รับการคัดเลือก {total} ได้แก่ {parts[0]} และ{parts[1]}"
    whole_number = rng.choice((200, 250, 300, 400))
    done = int(whole_number * rng.choice((0.62, 0.75, 0.84, 0.96)))
    share = f"{100 * done / whole_number:.2f}".rstrip("0").rstrip(".")
    n = d.place(d.digits(f"จำนวน {done} คน"))
    d.wrong(
        "another part of a share",
        "CNT06",
        *(
            d.digits(f"จำนวน {o} คน")
            for o in misread(str(done))
            if int(o) <= whole_number and unlike(int(o), whole_number, share)
        ),
    )
    w = d.place(d.digits(f"{whole_number} คน"))
    d.wrong(
        "another whole of a share",
        "CNT06",
        *(
            d.digits(f"{o} คน")
            for o in misread(str(whole_number))
            if int(o) >= done and unlike(done, int(o), share)
        ),
    )
    p = d.place(f"ร้อยละ {d.digits(share)}")
    d.wrong("another share", "CNT06", *(f"ร้อยละ {d.digits(o)}" for o in misread(share) if float(o) <= 100))
    d.fine(
        "the share with its sign",
        f"{d.digits(share)}%",
        f"ร้อยละ {d.digits(share if '.' in share else share + '.00')}",
    )
    tail = d.place("")
    d.fine("what is planned", f" และมีกำหนดดำเนินการส่วนที่เหลือในวันที่ {s.day(s.end + dt.timedelta(days=30))}")
    d.fine("a share of growth", f" ซึ่งเพิ่มขึ้นร้อยละ {d.digits(120)} จากปีที่ผ่านมา")
    d.wrong(
        "provinces beyond those there are",
        "CNT07",
        d.digits(" ครอบคลุมพื้นที่ จำนวน 78 จังหวัด"),
        d.digits(" ครอบคลุมพื้นที่ จำนวน 96 จังหวัด"),
        severity="warning",
    )
    d.fine("as many provinces as there are", d.digits(" ครอบคลุมพื้นที่ จำนวน 76 จังหวัด"))
    return f"ดำเนินการ {when} มีผู้ผ่านการอบรมแล้ว {n} จากทั้งหมด {w} คิดเป็น{p}{tail}"
