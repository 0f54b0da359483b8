"""An HR Scorecard: summary in the memo, plan matrix, action table with rubrics, a section a project."""

from __future__ import annotations

import datetime as dt
import random

from contradictions.draft import Document, misread, slipped
from contradictions.frames.letter import Setting, letter, setting, signature, title
from contradictions.words import (
    ACTIVITY_PROJECTS,
    DIMENSION_TWINS,
    DIMENSIONS,
    EVENT_PROJECTS,
    ISSUES,
    MONTHS,
    SHARE_PROJECTS,
    STEP_PROJECTS,
    STRANGE_OFFICE,
    TOPICS,
)

SUMMARY = "เป้าประสงค์เชิงกลยุทธ์\tแผนงาน/โครงการ\tตัวชี้วัด\tผลการดำเนินการ{rounds}\tสัดส่วนผลสำเร็จ"
PLAN = "ประเด็นยุทธศาสตร์การบริหารทรัพยากรบุคคลที่สอดคล้อง\tเป้าประสงค์เชิงกลยุทธ์\tแผนงาน/โครงการ\tหลักการและเหตุผล\tตัวชี้วัด"
ACTION = "แผนงาน/โครงการ\tกิจกรรม/ขั้นตอน\tการติดตามผล\tค่าน้ำหนัก/ ผู้รับผิดชอบ"


class _Project:
    """One project, written in four places; subclasses know their rubric and their result."""

    name: str
    goal: str
    indicator: str

    def __init__(self, s: Setting, number: int, weight: int) -> None:
        self.s, self.d, self.rng = s, s.draft, s.draft.random
        self.number, self.weight = number, weight
        self.percent_places: list[int] = []
        self.indicator_places: list[int] = []

    # What the places need of each kind of project: (result text, percent cell), steps, levels, section lines.
    def summary(self) -> tuple[str, str]:
        raise NotImplementedError

    def steps(self) -> list[str]:
        raise NotImplementedError

    def levels(self) -> list[str]:
        raise NotImplementedError

    def section(self) -> list[str]:
        raise NotImplementedError

    def names(self, text: str, where: str) -> str:
        """A name or indicator with its slips."""
        d = self.d
        placed = d.place(text)
        if where in ("section", "action"):
            d.wrong(f"a slip in the name ({where})", "NAM04", slipped(text, self.rng), severity="info")
        d.fine(f"the year behind the name ({where})", f"{text} ประจำปีงบประมาณ พ.ศ. {d.digits(self.s.year)}")
        d.fine(f"a space in the name ({where})", f"{text[:7]} {text[7:]}")
        return placed

    def measured(self) -> str:
        """The indicator as a place."""
        placed = self.d.place(self.indicator)
        self.indicator_places.append(self.d.last)
        return placed

    def conclusion(self, level: int, percent: str, *, step_rubric: bool) -> str:
        """The concluding sentence of a section."""
        d = self.d
        lv = d.place(d.digits(level))
        rules = "SCO02 SCO03 SCO04 SCO01"
        wrong = [o for o in map(int, misread(str(level))) if 1 <= o <= 5] or [
            o for o in (level - 1, level + 1) if 1 <= o <= 5
        ]
        for other in wrong:
            d.wrong("another level in the conclusion", rules, d.digits(other))
        d.wrong("a level above the scale", f"SCO06 {rules}", d.digits(7))
        d.fine("the level in other spacing", d.digits(f" {level}"))
        pc = d.place("ร้อยละ " + d.digits(percent))
        self.percent_places.append(d.last)
        others = [p for p in misread(percent) if float(p) <= 100]
        d.wrong(
            "another percentage in the conclusion",
            "SCO01 SCO03 SCO02 CNT06",
            *(f"ร้อยละ {d.digits(p)}" for p in others),
        )
        if step_rubric:
            d.wrong("a percentage above 100", "SCO06 SCO01 SCO03", f"ร้อยละ {d.digits(120)}")
        d.fine("the percentage with its sign", f"{d.digits(percent)} %", f"{d.digits(percent)} เปอร์เซ็นต์")
        d.fine(
            "the percentage with decimals",
            f"ร้อยละ {d.digits(percent if '.' in percent else percent + '.00')}",
        )
        tail = d.place("")
        if level == 5:
            d.wrong(
                "complete and to be reported again",
                "NAR02",
                " และจะรายงานผลให้ทราบในระยะต่อไป",
                severity="info",
            )
        else:
            d.fine("to be reported again", " และจะรายงานผลให้ทราบในระยะต่อไป")
        return f"**สรุป** ผลการดำเนินการอยู่ในระดับ {lv} ตามการติดตามผลของแผนปฏิบัติการ หรือคิดเป็น{pc}{tail}"

    def percent_cell(self, percent: str) -> str:
        """The summary's percentage."""
        d = self.d
        cell = d.place(f"{d.digits(percent)}%")
        self.percent_places.append(d.last)
        d.wrong(
            "another percentage in the summary",
            "SCO01",
            *(f"{d.digits(p)}%" for p in misread(percent) if float(p) <= 100),
        )
        d.wrong("pending in the summary", "SCO05 SCO01", "-", severity="warning")
        d.fine("the percentage in words", f"ร้อยละ {d.digits(percent)}", f"{d.digits(percent)} %")
        return cell


class _Steps(_Project):
    """Five steps, one a level."""

    def __init__(self, s: Setting, number: int, weight: int, kind: object) -> None:
        super().__init__(s, number, weight)
        self.kind = kind
        self.name, self.goal, self.texts = kind.name, kind.goal, list(kind.steps)  # type: ignore[attr-defined]
        self.indicator = f"ระดับความสำเร็จของ{self.name}"
        self.level = self.rng.choice((2, 3, 4))

    def summary(self) -> tuple[str, str]:
        d = self.d
        n = d.place(d.digits(f"{self.level} ขั้นตอน"))
        others = [o for o in (self.level - 1, self.level + 1) if 1 <= o <= 5]
        d.wrong(
            "another number of steps in the summary",
            "SCO01 SCO02 SCO03 CNT03",
            *(d.digits(f"{o} ขั้นตอน") for o in others),
        )
        d.fine("the number of steps after จำนวน", d.digits(f"จำนวน {self.level} ขั้นตอน"))
        return f"- ดำเนินการตามแผนปฏิบัติการแล้ว {n} และอยู่ระหว่าง{self.texts[self.level]}", self.percent_cell(
            str(20 * self.level)
        )

    def steps(self) -> list[str]:
        return self.texts

    def levels(self) -> list[str]:
        d, found = self.d, []
        for i, text in enumerate(self.texts):
            placed = d.place(text)
            if i == 3:
                d.wrong(
                    "a level worded unlike its step", "RUB03", "จัดซื้อเครื่องคอมพิวเตอร์พร้อมอุปกรณ์", severity="info"
                )
            d.fine("a level with a verb before it", f"มีการ{text}")
            found.append(placed)
        return found

    def section(self) -> list[str]:
        d = self.d
        announced = d.place(d.digits("5 ขั้นตอน"))
        anchor = d.last
        d.wrong(
            "another number of steps announced",
            "CNT01 CNT03",
            d.digits("4 ขั้นตอน"),
            d.digits("6 ขั้นตอน"),
            d.digits("3 ขั้นตอน"),
        )
        d.fine("the number after จำนวน", d.digits("จำนวน 5 ขั้นตอน"))
        items = []
        for i, text in enumerate(self.texts):
            item = d.place(d.digits(f"{i + 1}) ") + text)
            if i in (1, 2, 4):
                d.wrong("a step left out of the list", "CNT01 CNT02", "", seen=(anchor,))
            d.fine("another bracket", d.digits(f"({i + 1}) ") + text, d.digits(f"{i + 1}. ") + text)
            items += [item, ""]
        done = d.place(d.digits(f"ตามขั้นตอนที่ 1 - {self.level} เรียบร้อยแล้ว"))
        others = [o for o in (self.level - 1, self.level + 1) if 2 <= o <= 5]
        d.wrong(
            "another step reached",
            "SCO02 CNT03 SCO04 SCO03 SCO01",
            *(d.digits(f"ตามขั้นตอนที่ 1 - {o} เรียบร้อยแล้ว") for o in others),
            severity="warning",
        )
        d.fine("the steps with ถึง", d.digits(f"ตามขั้นตอนที่ 1 ถึง {self.level} เรียบร้อยแล้ว"))
        return [
            f"**ผลการดำเนินการ** {self.s.agency.name}ได้ดำเนินการ{self.name} โดยกำหนดขั้นตอนการดำเนินการไว้ {announced} ดังนี้",
            "",
            *items,
            f"ปัจจุบัน{self.s.office[0]}ได้ดำเนินการ{done} และอยู่ระหว่าง{self.texts[self.level]}",
            "",
            self.conclusion(self.level, str(20 * self.level), step_rubric=True),
        ]


class _Activities(_Project):
    """Activities counted, with heads counted below the second of them."""

    def __init__(self, s: Setting, number: int, weight: int, kind: object) -> None:
        super().__init__(s, number, weight)
        self.name, self.goal, self.verb = kind.name, kind.goal, kind.verb  # type: ignore[attr-defined]
        self.texts = list(kind.activities)  # type: ignore[attr-defined]
        self.indicator = f"ระดับความสำเร็จของ{self.name}"
        self.level = self.rng.choice((3, 4))
        self.parts = (self.rng.randint(12, 46), self.rng.randint(12, 46))
        self.count = self.rng.randint(12, 49)

    def summary(self) -> tuple[str, str]:
        d, total = self.d, sum(self.parts)
        n = d.place(d.digits(f"จำนวน {self.level} กิจกรรม"))
        d.wrong(
            "another number of activities in the summary",
            "CNT01 CNT03 SCO01 SCO02",
            *(d.digits(f"จำนวน {o} กิจกรรม") for o in (self.level - 1, self.level + 1)),
        )
        one = d.place(d.digits(f"จำนวน {self.count} อัตรา"))
        d.wrong(
            "another count in the summary",
            "CNT03",
            *(d.digits(f"จำนวน {o} อัตรา") for o in misread(str(self.count))),
        )
        d.fine(
            "the count in other spacing",
            d.digits(f"จำนวน  {self.count}  อัตรา"),
            d.digits(f"{self.count} อัตรา"),
        )
        two = d.place(d.digits(f"รวมทั้งหมด {total} ราย"))
        d.wrong(
            "another total in the summary",
            "CNT03 CNT04",
            *(d.digits(f"รวมทั้งหมด {o} ราย") for o in misread(str(total))),
        )
        items = d.digits(f"1) {self.texts[0]} {one} 2) {self.texts[1]} {two}") + "".join(
            d.digits(f" {i + 1}) {self.texts[i]}") for i in range(2, self.level)
        )
        return f"- {self.verb}แล้ว {n} ดังนี้ {items}", self.percent_cell(str(20 * self.level))

    def steps(self) -> list[str]:
        return self.texts

    def levels(self) -> list[str]:
        return [self.d.digits(f"{self.verb} จำนวน {i} กิจกรรม") for i in range(1, 6)]

    def section(self) -> list[str]:
        d, total = self.d, sum(self.parts)
        level = d.place(d.digits(f"ถึงระดับ {self.level}"))
        d.wrong(
            "another level in the introduction",
            "SCO04 SCO02",
            *(d.digits(f"ถึงระดับ {o}") for o in (self.level - 1, self.level + 1)),
        )
        n = d.place(d.digits(f"จำนวน {self.level} กิจกรรม"))
        anchor = d.last
        d.wrong(
            "another number of activities in the section",
            "CNT01 CNT03 SCO02",
            *(d.digits(f"จำนวน {o} กิจกรรม") for o in (self.level - 1, self.level + 1)),
            severity="warning",
        )
        one = d.place(d.digits(f"จำนวน {self.count} อัตรา"))
        d.wrong(
            "another count in the section",
            "CNT03",
            *(d.digits(f"จำนวน {o} อัตรา") for o in misread(str(self.count))),
        )
        d.wrong("a number word that says otherwise", "CNT08", d.digits(f"จำนวน {self.count} (ห้าสิบแปด) อัตรา"))
        d.fine(
            "a number word that says the same", d.digits(f"จำนวน {self.count} ({thai_word(self.count)}) อัตรา")
        )
        two = d.place(d.digits(f"รวมทั้งหมด {total} ราย"))
        whole = d.last
        d.wrong(
            "another total of the parts",
            "CNT04",
            *(d.digits(f"รวมทั้งหมด {o} ราย") for o in misread(str(total))),
        )
        d.fine("the total in other words", d.digits(f"จำนวนทั้งสิ้น {total} ราย"))
        a = d.place(d.digits(f"จำนวน {self.parts[0]} ราย"))
        d.wrong(
            "another part",
            "CNT04",
            *(d.digits(f"จำนวน {o} ราย") for o in misread(str(self.parts[0]))),
            seen=(d.last, whole),
        )
        d.wrong(
            "a part above the total", "CNT04 CNT07", d.digits(f"จำนวน {total + 30} ราย"), severity="warning"
        )
        b = d.place(d.digits(f"จำนวน {self.parts[1]} ราย"))
        d.wrong(
            "another part",
            "CNT04",
            *(d.digits(f"จำนวน {o} ราย") for o in misread(str(self.parts[1]))),
            seen=(d.last, whole),
        )
        rest = []
        for i in range(2, self.level):
            item = d.place(d.digits(f"{i + 1}) ") + self.texts[i])
            if i == self.level - 1:
                d.wrong("the last activity left out", "CNT01", "", seen=(anchor,))
                d.wrong(
                    "an activity numbered with a gap",
                    "CNT02 CNT01",
                    d.digits(f"{i + 3}) ") + self.texts[i],
                    severity="warning",
                )
                d.wrong(
                    "an activity at its provinces",
                    "CNT07",
                    d.digits(f"{i + 1}) {self.texts[i]} จำนวน 79 จังหวัด"),
                    severity="warning",
                )
                d.fine("an activity at its provinces", d.digits(f"{i + 1}) {self.texts[i]} จำนวน 77 จังหวัด"))
            rest += [item, ""]
        return [
            f"**ผลการดำเนินการ** {self.s.agency.name}ได้{self.verb}ตามแผน มีผลการดำเนินการตามตัวชี้วัดที่กำหนด{level} {n} ดังนี้",
            "",
            d.digits(f"1) {self.texts[0]} ") + one,
            "",
            d.digits(f"2) {self.texts[1]} ") + f"{two} ดังนี้",
            "",
            f"- กลุ่มสายงานหลัก {a}",
            f"- กลุ่มสายงานสนับสนุน {b}",
            "",
            *rest,
            self.conclusion(self.level, str(20 * self.level), step_rubric=True),
        ]


class _Share(_Project):
    """A share of a whole against five thresholds."""

    unit = "ราย"

    def __init__(self, s: Setting, number: int, weight: int, kind: object) -> None:
        super().__init__(s, number, weight)
        self.kind = kind
        self.name, self.goal, self.unit = kind.name, kind.goal, kind.unit  # type: ignore[attr-defined]
        self.measure = kind.measure  # type: ignore[attr-defined]
        self.indicator = f"ร้อยละของ{self.measure}"
        self.whole = self.rng.choice((200, 240, 250, 400))
        self.first = self.rng.choice((50, 60))
        self.thresholds = [self.first + 10 * i for i in range(5)]
        self.done = int(self.whole * self.rng.choice((0.74, 0.82, 0.86, 0.93)))
        share = 100 * self.done / self.whole
        self.percent = f"{share:.2f}".rstrip("0").rstrip(".")
        self.level = sum(share >= t for t in self.thresholds)

    def _counts(self, where: str) -> str:
        d, k = self.d, self.kind
        n = d.place(d.digits(f"จำนวน {self.done} {self.unit}"))
        rules = "CNT03" if where == "summary" else "CNT03 CNT06 CNT05"
        likely = [o for o in misread(str(self.done)) if int(o) <= self.whole]
        d.wrong(f"another count done ({where})", rules, *(d.digits(f"จำนวน {o} {self.unit}") for o in likely))
        d.fine(f"the count without จำนวน ({where})", d.digits(f"{self.done} {self.unit}"))
        w = d.place(d.digits(f"{self.whole} {self.unit}"))
        d.wrong(
            f"another whole ({where})",
            "CNT03 CNT06 CNT05",
            *(d.digits(f"{o} {self.unit}") for o in misread(str(self.whole)) if int(o) >= self.done),
        )
        return f"{k.done} {n} {k.whole} {w}"  # type: ignore[attr-defined]

    def summary(self) -> tuple[str, str]:
        return f"- {self._counts('summary')}", self.percent_cell(self.percent)

    def steps(self) -> list[str]:
        return ["แจ้งเวียนหลักเกณฑ์ให้บุคลากรทราบ", "ตรวจสอบข้อมูลกับเอกสารหลักฐาน", "บันทึกผลและสรุปรายงาน"]

    def levels(self) -> list[str]:
        d, found = self.d, []
        if self.whole == 250:
            return self.ranges()
        for i, threshold in enumerate(self.thresholds):
            text = d.place(d.digits(f"ร้อยละ {threshold} ขึ้นไป"))
            if i in (1, 2, 3):
                d.wrong(
                    "a threshold out of order",
                    "RUB02",
                    d.digits(f"ร้อยละ {self.thresholds[i + 1] + 2} ขึ้นไป"),
                    d.digits(f"ร้อยละ {self.thresholds[i - 1] - 5} ขึ้นไป"),
                )
            d.fine("a threshold in other words", d.digits(f"ไม่น้อยกว่าร้อยละ {threshold}"))
            found.append(f"{self.measure}{text}")
        return found

    def ranges(self) -> list[str]:
        """The same thresholds as ranges."""
        d, found = self.d, []
        for i, low in enumerate(self.thresholds):
            high = 100 if i == 4 else low + 9
            text = d.place(d.digits(f"ร้อยละ {low} - {high}"))
            if i in (0, 1, 2):
                d.wrong(
                    "a range with a gap behind it",
                    "RUB05",
                    d.digits(f"ร้อยละ {low} - {high - 4}"),
                    severity="warning",
                )
                d.wrong(
                    "a range over the next one",
                    "RUB05",
                    d.digits(f"ร้อยละ {low} - {high + 5}"),
                    severity="warning",
                )
            d.fine("a range with another dash", d.digits(f"ร้อยละ {low} – {high}"))
            found.append(f"{self.measure}{text}")
        return found

    def section(self) -> list[str]:
        counts = self._counts("section")
        left = self.d.digits(f"{self.whole - self.done} {self.unit}")
        return [
            f"**ผลการดำเนินการ** {self.s.agency.name}ได้ดำเนินการ{self.name}อย่างต่อเนื่อง โดย{counts} คงเหลือ จำนวน {left} คิดเป็นร้อยละ {self.d.digits(self.percent)}",
            "",
            self.conclusion(self.level, self.percent, step_rubric=False),
        ]


class _Events(_Project):
    """Events of a plan, each with its date, against thresholds of the share held."""

    def __init__(self, s: Setting, number: int, weight: int, kind: tuple[str, str, str]) -> None:
        super().__init__(s, number, weight)
        self.name, self.goal, self.verb = kind
        self.indicator = f"ร้อยละของการ{self.verb}ตามแผน"
        self.planned = 8
        self.held = self.rng.choice((5, 6, 7))
        share = 100 * self.held / self.planned
        self.percent = f"{share:.2f}".rstrip("0").rstrip(".")
        self.level = sum(share >= t for t in (50, 60, 70, 80, 90))

    def _counts(self, where: str) -> tuple[str, str]:
        d = self.d
        p = d.place(d.digits(f"จำนวน {self.planned} ครั้ง"))
        d.wrong(
            f"another number planned ({where})",
            "CNT03 CNT05 CNT06 CNT01",
            *(d.digits(f"จำนวน {o} ครั้ง") for o in (6, 9) if o > self.held),
            severity="warning",
        )
        h = d.place(d.digits(f"จำนวน {self.held} ครั้ง"))
        others = {o for o in (self.held - 1, self.held + 1) if o <= self.planned}
        d.wrong(
            f"another number held ({where})",
            "CNT01 CNT03 CNT05 CNT06",
            *(d.digits(f"จำนวน {o} ครั้ง") for o in sorted(others)),
        )
        return p, h

    def summary(self) -> tuple[str, str]:
        p, h = self._counts("summary")
        return f"- กำหนด{self.verb} {p} ซึ่งได้ดำเนินการเรียบร้อยแล้ว {h}", self.percent_cell(self.percent)

    def steps(self) -> list[str]:
        return [f"จัดทำแผนการ{self.verb}", f"{self.verb}ตามแผน"]

    def levels(self) -> list[str]:
        return [self.d.digits(f"{self.verb}ตามแผน ร้อยละ {t} ขึ้นไป") for t in (50, 60, 70, 80, 90)]

    def section(self) -> list[str]:
        d, s = self.d, self.s
        p, h = self._counts("section")
        anchor = d.last
        year = d.place(d.digits(s.year))
        d.wrong("an earlier fiscal year in the section", "PER04", d.digits(s.year - 1))
        d.wrong("a later fiscal year in the section", "PER04", d.digits(s.year + 1), severity="warning")
        items = []
        topics = self.rng.sample(TOPICS, self.held)
        days = [s.held((i + 0.5) / (self.held + 1)) for i in range(self.held)]
        for i, (topic, day) in enumerate(zip(topics, days, strict=True)):
            date, number = self._date(i, day, days)
            item = d.place(d.digits(f"{i + 1}) เรื่อง ") + f"{topic} {date}")
            d.texts[d.last] = d.digits(f"{i + 1}) เรื่อง ") + f"{topic} {d.texts[number]}"
            if i in (1, self.held - 1):
                d.wrong("an event left out of the list", "CNT01 CNT02", "", seen=(anchor,))
            items += [item, ""]
        left = self.planned - self.held
        rest = d.place(d.digits(f"จำนวน {left} ครั้ง"))
        d.wrong(
            "another number not held",
            "CNT05 CNT03",
            d.digits(f"จำนวน {left + 1} ครั้ง"),
            d.digits(f"จำนวน {left + 2} ครั้ง"),
            severity="warning",
        )
        later = d.place("")
        d.fine("an event planned for later", f" โดยมีกำหนดจัดในวันที่ {s.day(s.end + dt.timedelta(days=40))}")
        d.fine(
            "an event put off",
            f" เนื่องจากเลื่อนการจัดงานวันที่ {s.day(s.end + dt.timedelta(days=10))} ออกไปโดยไม่มีกำหนด",
        )
        d.fine(
            "an order of the year before",
            f" ตามคำสั่งที่ {d.digits(f'12/{s.year - 1}')} ลงวันที่ {s.day(s.start - dt.timedelta(days=60))}",
        )
        return [
            f"**ผลการดำเนินการ** {s.agency.name}กำหนด{self.verb}ประจำปีงบประมาณ พ.ศ. {year} {p} โดยได้ดำเนินการเรียบร้อยแล้ว {h} ดังนี้",
            "",
            *items,
            f"ส่วนที่ยังไม่ได้ดำเนินการ {rest}{later}",
            "",
            self.conclusion(self.level, self.percent, step_rubric=False),
        ]

    def _date(self, i: int, day: dt.date, days: list[dt.date]) -> tuple[str, int]:
        d, s = self.d, self.s
        if i == 2 and day.day < 27 and day.weekday() < 3:
            end = day + dt.timedelta(days=1)
            days_word = d.digits(f"{day.day} - {end.day} {MONTHS[day.month - 1]} {day.year + 543}")
            placed = d.place(f"ระหว่างวันที่ {days_word} จำนวน {d.digits(2)} วัน")
            d.wrong(
                "another number of days",
                "DAT07",
                f"ระหว่างวันที่ {days_word} จำนวน {d.digits(4)} วัน",
                f"ระหว่างวันที่ {days_word} จำนวน {d.digits(3)} วัน",
                severity="warning",
            )
            d.fine("the days without their number", f"ระหว่างวันที่ {days_word}")
            return placed, d.last
        placed = d.place(f"เมื่อวันที่ {s.day(day)}")
        where = d.last
        d.wrong(
            "a date of the year before",
            "DAT02",
            f"เมื่อวันที่ {s.day(day.replace(year=day.year - 1, day=min(day.day, 28)))}",
        )
        d.wrong("a date after the period", "DAT02", f"เมื่อวันที่ {s.day(s.end + dt.timedelta(days=5 + i))}")
        d.wrong(
            "a date after the memo", "DAT02 DAT04", f"เมื่อวันที่ {s.day(s.memo_date + dt.timedelta(days=9 + i))}"
        )
        d.wrong(
            "a day that does not exist", "DAT01", f"เมื่อวันที่ {d.digits(f'31 พฤศจิกายน {s.start.year + 543}')}"
        )
        if 0 < i < self.held - 1 and self.held >= 5:
            d.wrong(
                "a date out of its order",
                "DAT03 DAT02",
                f"เมื่อวันที่ {s.day(days[-1] + dt.timedelta(days=2))}"
                if days[-1] + dt.timedelta(days=2) <= s.end
                else "",
                severity="warning",
            )
        d.fine(
            "the date with พ.ศ.",
            f"เมื่อวันที่ {d.digits(f'{day.day} {MONTHS[day.month - 1]} พ.ศ. {day.year + 543}')}",
        )
        d.fine(
            "a neighbouring day",
            f"เมื่อวันที่ {s.day(day + dt.timedelta(days=1))}"
            if i + 1 == self.held or day + dt.timedelta(days=1) <= days[i + 1]
            else "",
        )
        return placed, where


class _Pending(_Steps):
    """Steps of which none is finished."""

    def summary(self) -> tuple[str, str]:
        d = self.d
        cell = d.place("-")
        d.wrong(
            "a percentage beside a pending section",
            "SCO05 SCO01",
            d.digits("100%"),
            severity="warning",
        )
        d.fine("another way to say nothing yet", "อยู่ระหว่างดำเนินการ")
        return f"- อยู่ระหว่างการ{self.texts[0]} และจะรายงานผลให้ทราบในระยะต่อไป", cell

    def section(self) -> list[str]:
        d = self.d
        announced = d.place(d.digits("5 ขั้นตอน"))
        anchor = d.last
        d.wrong("another number of steps announced", "CNT01", d.digits("4 ขั้นตอน"), d.digits("6 ขั้นตอน"))
        items = []
        for i, text in enumerate(self.texts):
            item = d.place(d.digits(f"{i + 1}) ") + text)
            if i == 2:
                d.wrong("a step left out of the list", "CNT01 CNT02", "", seen=(anchor,))
            items += [item, ""]
        closing = d.place("**สรุป** อยู่ระหว่างดำเนินการ และจะรายงานผลให้ทราบในระยะต่อไป")
        d.wrong(
            "a result beside a pending summary",
            "SCO05 SCO01",
            d.digits("**สรุป** ผลการดำเนินการอยู่ในระดับ 5 ตามการติดตามผลของแผนปฏิบัติการ หรือคิดเป็นร้อยละ 100"),
            severity="warning",
        )
        return [
            f"**ผลการดำเนินการ** {self.s.agency.name}กำหนดขั้นตอนการ{self.name[3:]} {announced} ดังนี้",
            "",
            *items,
            f"ปัจจุบันอยู่ระหว่างการ{self.texts[0]}",
            "",
            closing,
        ]


def compose(rng: random.Random, name: str) -> Document:
    """One document of this frame."""
    s = setting(name, rng)
    d = s.draft
    projects = _projects(s)
    subject = "รายงานผลการดำเนินการตามแผนกลยุทธ์การบริหารทรัพยากรบุคคลของ"
    opening = f"ด้วย{s.agency.name} ({s.agency.short}) และ{s.office[0]} ({s.office[1]}) ได้สรุปผลการดำเนินการตามแผนกลยุทธ์การบริหารทรัพยากรบุคคล"
    letter(s, subject, opening)
    _summary(s, projects)
    signature(s)
    title(s, "รายงานผลการดำเนินการตามแผนกลยุทธ์", "การบริหารทรัพยากรบุคคล (HR Scorecard)")
    _plan(s, projects)
    _action(s, projects)
    _sections(s, projects)
    return d.finish()


def _projects(s: Setting) -> list[_Project]:
    rng = s.draft.random
    weights = rng.choice(((20, 25, 15, 30, 10), (15, 20, 25, 20, 20), (10, 30, 20, 25, 15)))
    steps = rng.sample(STEP_PROJECTS, 3)
    kinds: list[_Project] = [
        _Steps(s, 1, weights[0], steps[0]),
        _Share(s, 1, weights[1], rng.choice(SHARE_PROJECTS)),
        _Events(s, 1, weights[2], rng.choice(EVENT_PROJECTS)),
        _Pending(s, 1, weights[3], steps[1]) if rng.random() < 0.5 else _Steps(s, 1, weights[3], steps[2]),
        _Activities(s, 1, weights[4], rng.choice(ACTIVITY_PROJECTS)),
    ]
    return kinds


def _dimension(s: Setting, number: int, where: str, *, other: bool = True) -> str:
    d = s.draft
    text = d.place(DIMENSIONS[number - 1])
    if other and number in (2, 3):
        d.wrong(
            f"the other effectiveness ({where})",
            "NAM01 NAM02",
            DIMENSIONS[4 - number + 1 - 1] if number == 2 else DIMENSIONS[1],
        )
    if other:
        d.wrong(
            f"a name of no dimension ({where})",
            "NAM01",
            DIMENSIONS[number - 1][:-4] + "ของส่วนงาน",
            severity="warning",
        )
    if number == 4:
        d.wrong(
            f"a known confusion in a name ({where})",
            "NAM07 NAM01",
            "ความพร้อมรับผลิตด้านการบริหารทรัพยากรบุคคล",
            severity="warning",
        )
    d.fine(f"an accepted wording ({where})", *DIMENSION_TWINS[number])
    heading = d.place("มิติที่")
    if where == "section":
        d.wrong("a known confusion in a heading", "NAM07", "มติที่", severity="warning")
    return f"{heading} {d.digits(number)} {text}"


def _summary(s: Setting, projects: list[_Project]) -> None:
    d = s.draft
    d.write(d.digits(SUMMARY.format(rounds=f"รอบ {s.months} เดือน")))
    for number, project in enumerate(projects, 1):
        result, percent = project.summary()
        d.write(f"<b>{_dimension(s, number, 'summary')}</b>\t\t\t\t")
        goal = d.place(f"{s.agency.short} {project.goal}")
        row = f"{goal}\t{project.names(project.name, 'summary')}\t{project.measured()}\t{result}\t{percent}"
        d.write(row)


def _plan(s: Setting, projects: list[_Project]) -> None:
    d = s.draft
    d.write("## " + d.digits("1. แผนกลยุทธ์การบริหารทรัพยากรบุคคล"), "")
    for number, project in enumerate(projects, 1):
        heading = d.place(_dimension(s, number, "plan"))
        if number in (2, 3, 4):
            d.wrong("a dimension left out of the plan", "STR02", "", severity="warning")
        d.write(heading, "", PLAN)
        issue = d.place(d.digits(f"ประเด็นที่ {number}"))
        if number == 3:
            d.wrong(
                "an issue that no project serves", "STR03", d.digits("ประเด็นที่ 4"), severity="warning", seen=()
            )
        goal = d.place(f"{s.agency.short} {project.goal}")
        if number in (1, 4):
            near = s.agency.short[0] + ("ฟ" if s.agency.short[1] != "ฟ" else "ฝ") + s.agency.short[2:]
            d.wrong(
                "a near variant of the abbreviation", "NAM03", f"{near} {project.goal}", severity="warning"
            )
        d.wrong(
            "a goal worded unlike the others",
            "STR04",
            f"{s.agency.short} จัดหาครุภัณฑ์สำนักงานเพียงพอ",
            severity="info",
        )
        d.fine("a goal with its agency in full", f"{s.agency.name}{project.goal}")
        d.write(
            f"{issue} {ISSUES[number - 1]}\t{goal}\t{project.names(project.name, 'plan')}\tเป็นภารกิจสำคัญขององค์กร\t{project.measured()}",
            "",
        )


def _action(s: Setting, projects: list[_Project]) -> None:
    d = s.draft
    d.write("## " + d.digits("2. กิจกรรม/ขั้นตอนและการติดตามผล"), "", ACTION)
    weights = []
    for project in projects:
        steps = " ".join(d.digits(f"{i}) ") + t for i, t in enumerate(project.steps(), 1))
        levels = []
        for i, text in enumerate(project.levels(), 1):
            level = d.place(f"{d.digits(f'ระดับ {i}')} {text} ")
            if i in (2, 3):
                d.wrong("a level left out of the rubric", "RUB01", "", severity="warning", seen=())
            levels.append(level)
        weight = d.place(d.digits(project.weight))
        weights.append(d.last)
        d.wrong("another weight", "SCO07", *(d.digits(o) for o in misread(str(project.weight))))
        unit = d.place(s.office[0])
        row = f"{project.names(project.name, 'action')}\t{steps}\t{''.join(levels).strip()}\t{weight} {unit}"
        if project is projects[-1]:
            row = d.place(row)
            d.wrong("a project left out of the action table", "STR01", "")
        d.write(row)
    d.both(
        "two weights exchanged",
        {weights[0]: d.digits(projects[1].weight), weights[1]: d.digits(projects[0].weight)},
        "",
    )
    d.write("")


def _sections(s: Setting, projects: list[_Project]) -> None:
    d = s.draft
    d.write("## " + d.digits(f"3. ผลการดำเนินการตามแผนปฏิบัติการ ไตรมาส {s.quarter} รอบ {s.months} เดือน"), "")
    for number, project in enumerate(projects, 1):
        d.write(f"**{_dimension(s, number, 'section')}**", "")
        d.write(f"**{d.digits(1)}. {project.names(project.name, 'section')}**", "")
        goal = d.place(f"{s.agency.name}{project.goal}")
        d.write(f"**เป้าประสงค์** {goal}", "")
        unit = d.place(s.office[0])
        d.write(f"**ผู้รับผิดชอบ** {unit}", "")
        d.wrong("another unit that answers for it", "STR05", STRANGE_OFFICE, severity="warning")
        d.fine("the unit with its group", f"{s.office[0]} กลุ่มงานแผนและพัฒนา")
        d.write(*project.section(), "")
        _together(project)
        problem = d.place("- ไม่มี")
        at = d.last
        suggestion = d.place("- ไม่มี")
        d.write(f"**ปัญหา/อุปสรรค** {problem}", "", f"**ข้อเสนอแนะ** {suggestion}", "")
        d.wrong(
            "a problem without a suggestion", "NAR01", "บุคลากรมีภารกิจประจำจำนวนมาก", at=at, severity="info"
        )
        d.both(
            "a problem with its suggestion",
            {at: "บุคลากรมีภารกิจประจำจำนวนมาก", at + 1: "ควรปรับกำหนดการให้ยืดหยุ่น"},
            "",
        )


def _together(project: _Project) -> None:
    """Changes of several places that agree with each other and with nothing else."""
    d = project.d
    if isinstance(project, _Share | _Events):
        other = project.indicator.replace("ร้อยละของ", "จำนวน", 1)
        d.both(
            "a count measured as a share",
            dict.fromkeys(project.indicator_places, other),
            "RUB04",
            severity="warning",
        )
    elif len(project.percent_places) == 2 and isinstance(project, _Steps | _Activities):
        front, section = project.percent_places
        for percent in (20 * project.level - 20, 20 * project.level + 20):
            texts = {front: d.digits(f"{percent}%"), section: f"ร้อยละ {d.digits(percent)}"}
            d.both("another percentage in both places", texts, "SCO03 SCO02")


def thai_word(number: int) -> str:
    """A number of two digits in words."""
    ones = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
    tens, one = divmod(number, 10)
    word = {0: "", 1: "สิบ", 2: "ยี่สิบ"}.get(tens, f"{ones[tens]}สิบ")
    return word + ("เอ็ด" if one == 1 and tens else ones[one])
