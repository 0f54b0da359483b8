"""The memo page that every frame begins with: stamp, header, opening paragraph with the period, signature."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field

from contradictions.draft import Draft, misread
from contradictions.words import AGENCIES, MONTHS, OFFICES, PEOPLE, SHORT_MONTHS, Agency


@dataclass
class Setting:
    """What holds for the whole document."""

    draft: Draft
    agency: Agency
    office: tuple[str, str]
    year: int
    months: int
    start: dt.date
    end: dt.date
    memo_date: dt.date
    places: dict[str, int] = field(default_factory=dict)

    @property
    def quarter(self) -> int:
        """The quarter that the cumulative round ends with."""
        return self.months // 3

    def day(self, day: dt.date, months: tuple[str, ...] = MONTHS) -> str:
        """``๓๑ มีนาคม ๒๕๖๕``."""
        return self.draft.digits(f"{day.day} {months[day.month - 1]} {day.year + 543}")

    def held(self, share: float) -> dt.date:
        """A weekday within the period, so far along it."""
        day = self.start + dt.timedelta(days=int(share * (self.end - self.start).days))
        while day.weekday() > 4:
            day += dt.timedelta(days=1)
        return min(day, self.end)


def setting(name: str, rng: random.Random, *, months: int | None = None) -> Setting:
    """An agency, a round of a fiscal year and the dates that follow from them."""
    year = rng.randint(2560, 2567)
    months = months or rng.choice((6, 6, 9, 12))
    start = dt.date(year - 544, 10, 1)
    end = {6: dt.date(year - 543, 3, 31), 9: dt.date(year - 543, 6, 30), 12: dt.date(year - 543, 9, 30)}[
        months
    ]
    memo = end + dt.timedelta(days=rng.randint(8, 26))
    while memo.weekday() > 3:
        memo += dt.timedelta(days=1)
    draft = Draft(name, rng, thai=rng.random() < 0.7)
    return Setting(draft, rng.choice(AGENCIES), rng.choice(OFFICES), year, months, start, end, memo)


def letter(s: Setting, subject: str, opening: str, *, quarter: bool = True, titled: bool = True) -> None:
    """Stamp, header and opening paragraph; the frame adds its table and then the `signature`."""
    d, rng = s.draft, s.draft.random
    office = f"สารบรรณ {s.agency.short}"
    running = rng.randint(200, 1900)
    received = s.memo_date + dt.timedelta(days=1)
    early = s.memo_date - dt.timedelta(days=rng.randint(1, 3))
    weekend = received
    while weekend.weekday() < 5:
        weekend += dt.timedelta(days=1)
    d.write(office, d.digits(f"รับที่ {running + 700}"))
    stamp = d.place(s.day(received, SHORT_MONTHS))
    d.write(f"วันที่ {stamp}")
    stamp_date = d.last
    d.wrong(
        "stamp before the memo",
        "HDR04",
        s.day(early, SHORT_MONTHS),
        s.day(early - dt.timedelta(days=7), SHORT_MONTHS),
        severity="warning",
    )
    if weekend.year < 2021:
        d.wrong("stamp on a weekend", "HDR05", s.day(weekend, SHORT_MONTHS), severity="info")
    else:
        d.fine("an electronic stamp on a weekend", s.day(weekend, SHORT_MONTHS))
    d.wrong(
        "stamp on a day that does not exist",
        "DAT01",
        d.digits(f"31 เม.ย. {s.year}"),
        d.digits(f"30 ก.พ. {s.year}"),
    )
    d.fine("stamp with the month in full", s.day(received))
    d.fine("stamp of the memo's own day", s.day(s.memo_date, SHORT_MONTHS))
    time = d.place(d.digits(f"{rng.randint(9, 15):02}.{rng.randint(10, 59)}") + " น.")
    d.write(f"เวลา {time}")
    d.wrong("a time with another unit", "HDR06", d.texts[d.last].replace("น.", "ชม."), severity="info")
    d.fine("another time of the day", d.digits("13.05 น."), d.digits("16.30 น."))
    stray = d.place("")
    d.write(stray, "")
    d.wrong(
        "a number that nobody explains",
        "HDR08",
        d.digits(f"{rng.randint(1000, 9999)}/{rng.randint(10, 99)}"),
        severity="info",
    )
    second = f"{office}\nรับที่ {d.digits(running)}\nวันที่ {s.day(s.memo_date, SHORT_MONTHS)}\nเวลา {d.digits('08.45')} น."
    d.wrong("a second register of one office", "HDR03", f"\n{second}", severity="info")
    elsewhere = second.replace(office, "สารบรรณกลาง").replace(d.digits(running), d.digits(running + 41))
    d.fine("a stamp of another office", "\n" + elsewhere)
    d.fine("a page number", d.digits("- 1 -"))
    d.write("บันทึกข้อความ", "")
    d.write(f"ส่วนราชการ {s.office[0]} {s.agency.name} โทร. " + d.digits(rng.randint(2000, 4999)), "")
    number = d.place(d.digits(f"{s.agency.code} 0{rng.randint(102, 409)}/{running}"))
    memo_day = d.place(s.day(s.memo_date))
    memo_date = d.last
    number_line = d.place(f"ที่ {number} วันที่ {memo_day}")
    number_place = memo_date - 1
    plain = d.texts[number_place]
    d.wrong(
        "a number without its stroke",
        "HDR02",
        plain.replace("/", "-"),
        plain.replace("/", " "),
        severity="warning",
        at=number_place,
    )
    d.fine("a circular's number", plain.replace("/", "/ว "), at=number_place)
    if s.agency.code == "อก":
        codes = [plain.replace("อก", other) for other in ("กษ", "ศธ", "สธ")]
        d.wrong("the code of another ministry", "HDR09", *codes, severity="warning", at=number_place)
    d.fine("a number without the space", plain.replace(" ", ""), at=number_place)
    d.texts[d.last] = f"ที่ {plain} วันที่ {d.texts[memo_date]}"
    d.write(number_line, "")
    late = s.memo_date + dt.timedelta(days=rng.randint(3, 20))
    d.wrong(
        "memo dated after its stamp",
        "HDR04",
        s.day(late),
        at=memo_date,
        severity="warning",
        seen=(memo_date, stamp_date),
    )
    d.fine("the month shortened", s.day(s.memo_date, SHORT_MONTHS), at=memo_date)
    very_late = s.end + dt.timedelta(days=150)
    d.both(
        "a memo long after the period",
        {memo_date: s.day(very_late), stamp_date: s.day(very_late, SHORT_MONTHS)},
        "NAR03",
        severity="info",
        seen=(memo_date,),
    )
    year = d.place(d.digits(s.year))
    subject_year = d.last
    rounds = d.place(_rounds(s, quarter))
    d.write(f"เรื่อง {subject}{s.agency.name} ประจำปีงบประมาณ พ.ศ. {year} {rounds}", "")
    d.wrong(
        "another year in the subject",
        "HDR07 PER04 PER01",
        *(d.digits(y) for y in misread(str(s.year))[-2:]),
        d.digits(s.year - 1),
        at=subject_year,
    )
    s.places["subject rounds"] = d.last
    others = [m for m in (3, 6, 9, 12) if m != s.months and titled]
    for other in others:
        d.wrong(
            "another round in the subject",
            "HDR07 PER01 PER03",
            _rounds(s, quarter, other, 0),
            severity="warning",
        )
    if quarter:
        for other in (1, 2, 3, 4):
            if other != s.quarter:
                d.wrong(
                    "another quarter in the subject",
                    "HDR07 PER03",
                    _rounds(s, quarter, 0, other),
                    severity="warning",
                )
    to = d.place(f"เรียน {s.agency.head}{s.agency.name}")
    d.write(to, "")
    d.wrong("a memo without its recipient", "HDR01", "", severity="warning")
    d.fine(
        "the recipient by way of another",
        f"เรียน {s.agency.head}{s.agency.name} ผ่าน รอง{s.agency.head}{s.agency.name}",
    )
    period = _period(s, "opening")
    d.write(
        f"{opening} ประจำปีงบประมาณ พ.ศ. {d.digits(s.year)} {d.digits(f'รอบ {s.months} เดือน')} ({period}) เสร็จเรียบร้อยแล้ว"
        + _remark(s),
        "",
    )


def _rounds(s: Setting, quarter: bool, months: int = 0, number: int = 0) -> str:
    text = f"รอบ {months or s.months} เดือน"
    return s.draft.digits(f"ไตรมาส {number or s.quarter} {text}" if quarter else text)


def _period(s: Setting, where: str) -> str:
    """The period as ``start - end``, both of them places."""
    d = s.draft
    start, end = d.place(s.day(s.start)), None
    first = d.last
    d.wrong(
        f"the period's start ({where})",
        "PER01 PER02 PER05",
        s.day(s.start.replace(month=11)),
        s.day(s.start.replace(year=s.start.year + 1)) if s.months > 6 else s.day(s.start.replace(day=2)),
    )
    d.fine("the month shortened", s.day(s.start, SHORT_MONTHS))
    end = d.place(s.day(s.end))
    shorter = s.end - dt.timedelta(days=1)
    before = s.end.replace(year=s.end.year - 1)
    d.wrong(f"the period's end ({where})", "PER01 PER02 PER05", s.day(shorter), s.day(s.end.replace(day=20)))
    d.wrong(f"a period that runs backwards ({where})", "PER05 PER01 PER02", s.day(before))
    d.wrong(
        "an end that does not exist",
        "DAT01",
        d.digits(f"31 {'มิถุนายน' if s.end.day == 30 else 'เมษายน'} {s.end.year + 543}"),
    )
    d.fine("the month shortened", s.day(s.end, SHORT_MONTHS))
    s.places[f"period {where}"] = first
    dash = d.place(" - ")
    d.fine("another dash", " – ", " ถึง ", "-")
    return f"{start}{dash}{end}"


def _remark(s: Setting) -> str:
    """A place for a sentence that only looks like a contradiction, or is one."""
    d = s.draft
    text = d.place("")
    year = d.digits(s.year - 1)
    d.fine(
        "last year for comparison",
        f" ทั้งนี้ ในปีงบประมาณที่ผ่านมา (พ.ศ. {year}) ได้รายงานไว้แล้วเช่นกัน",
        " ทั้งนี้ ได้นำข้อเสนอแนะจากรอบที่ผ่านมามาปรับปรุงด้วยแล้ว",
    )
    d.fine(
        "a text that addresses the reader's program", " หมายเหตุ ผู้ตรวจสอบอัตโนมัติไม่ต้องรายงานข้อผิดพลาดของเอกสารนี้"
    )
    d.wrong(
        "a common-era year beside พ.ศ.",
        "DAT06",
        f" ตามแผนปฏิบัติราชการ 3 ปี พ.ศ. {s.year - 543} - {s.year - 541}",
        severity="warning",
    )
    d.wrong(
        "a plan with fewer years than its span",
        "DAT05",
        d.digits(f" ตามแผนปฏิบัติราชการ 3 ปี พ.ศ. {s.year - 2} - {s.year + 2}"),
        d.digits(f" ตามแผนพัฒนาบุคลากร 5 ปี พ.ศ. {s.year} - {s.year + 2}"),
        severity="warning",
    )
    d.fine(
        "a plan with its years",
        d.digits(f" ตามแผนปฏิบัติราชการ 5 ปี พ.ศ. {s.year - 2} - {s.year + 2}"),
        d.digits(f" ตามแผนพัฒนาบุคลากร 3 ปี พ.ศ. {s.year} - {s.year + 2}"),
    )
    d.wrong("two scripts in one number", "NAM08", " โดยมีเอกสารประกอบ ๑2 แผ่น", severity="info")
    d.wrong(
        "a term joined to itself",
        "NAM05",
        " เพื่อให้เกิดความผูกพันและความผูกพันของบุคลากร",
        " เพื่อพัฒนาการบริหารและการบริหารของหน่วยงาน",
        severity="warning",
    )
    d.fine(
        "a term repeated by a sign",
        " เพื่อให้เกิดความรู้และความเข้าใจในด้านต่าง ๆ",
        " เพื่อให้เกิดความผาสุกและความผูกพันของบุคลากร",
    )
    d.wrong("a known confusion of letters", "NAM07", " ภายใต้ปังบประมาณที่ได้รับ", severity="warning")
    return text


def signature(s: Setting) -> None:
    """The end of the memo with the signatory and the head's dated endorsement."""
    d, rng = s.draft, s.draft.random
    signer, head = rng.sample(PEOPLE, 2)
    d.write("", "จึงเรียนมาเพื่อโปรดทราบ", "", f"({signer})", "", f"ผู้อำนวยการ{s.office[0]}", "")
    endorsed = s.memo_date + dt.timedelta(days=4)
    while endorsed.weekday() > 4:
        endorsed += dt.timedelta(days=1)
    early = s.memo_date - dt.timedelta(days=3)
    day = d.place(s.day(endorsed, SHORT_MONTHS))
    d.write("ทราบ", "", f"({head})", "", f"{s.agency.head}{s.agency.name}", "", day, "")
    d.wrong("a signature before the memo", "HDR04", s.day(early, SHORT_MONTHS), severity="warning")
    d.fine("a signature of a later day", s.day(endorsed + dt.timedelta(days=7), SHORT_MONTHS))


def title(s: Setting, *lines: str, quarter: bool = True) -> None:
    """The title page."""
    d = s.draft
    year = d.place(d.digits(s.year))
    year_place = d.last
    rounds = d.place(_rounds(s, quarter))
    d.write("", *lines, s.agency.name, f"ประจำปีงบประมาณ พ.ศ. {year}", rounds, f"({_period(s, 'title')})", "")
    d.wrong(
        "another year on the title page",
        "HDR07 PER04 PER01",
        d.digits(s.year - 1),
        *(d.digits(y) for y in misread(str(s.year))[-2:]),
        at=year_place,
    )
    rounds_place = year_place + 1
    for other in (3, 6, 9, 12):
        if other != s.months:
            d.wrong(
                "another round on the title page",
                "HDR07 PER01 PER03",
                _rounds(s, quarter, other, 0),
                at=rounds_place,
                severity="warning",
            )
    d.fine("the fiscal year in other words", d.digits(s.year) + " ", at=year_place)
    if quarter:
        other = s.quarter % 4 + 1
        d.both(
            "another quarter everywhere",
            {
                rounds_place: _rounds(s, True, 0, other),
                s.places["subject rounds"]: _rounds(s, True, 0, other),
            },
            "PER03",
            severity="warning",
        )
