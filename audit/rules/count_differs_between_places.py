"""One count stands with different values in the summary and in the section."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from rapidfuzz import fuzz

from thaimemo.audit.digits import confusable
from thaimemo.audit.quoting import CHECK_THE_PAGE, CHECK_THE_PAGE_TH, projects, quoted, shown
from thaimemo.audit.rule import Agreed, Issue, Outcomes, Silent, rule
from thaimemo.audit.witnesses import Witness, vote
from thaimemo.audit.wording import plain
from thaimemo.audit.wording_variants import activity
from thaimemo.normalize import lazy
from thaimemo.schema.record import Record
from thaimemo.schema.report import Count, Project

_MEASURE = lazy.compiled(r"^(?:จำนวน|ผลรวม)|\s*\((?:สะสม|[^()]{1,12})\)\s*$")
FRONT = {"summary": "ตารางสรุป", "table": "ตารางตัวชี้วัด"}
"""Places that tell in short what the section tells at length."""

APART = (
    ("ส่วนกลาง", "ภูมิภาค"),
    ("ชาย", "หญิง"),
    ("ข้าราชการ", "ลูกจ้าง", "พนักงาน"),
    ("ภายใน", "ภายนอก"),
    ("เป้าหมาย", "ผลการดำเนิน"),
)
"""Words of which one thing has one and another thing another."""

SAME_NOUN = 85
SAME_ITEM_NOUN = 70
ONLY_ONE_NOUN = 60
CLOSE_NOUN = 15
SHORT_NOUN = 5
WHOLE_NAME = 92
SHORTEST_NAME = 8
FURTHER = 3
"""Letters behind a name that still leave it the same thing."""
OTHER_TIME = lazy.compiled(r"ปี|รอบ|ไตรมาส|เดือน|เดิม|เป้าหมาย|แผน|เพิ่ม|อีก")
STEP = "ขั้นตอน"
"""Steps done are those of the one plan, whatever noun stands before them."""


@rule(
    code="CNT03",
    name="count.repeat_agree",
    severity="error",
    title="A count differs between summary and section",
    why="Two passages that count one thing are two witnesses.",
    silent_when="unit, scope or noun differ, more than one count could be meant, or the other place has the "
    "value too",
    absent="no count stands in two places",
    supersedes=("SCO01", "SCO02"),
)
def _check(record: Record) -> Outcomes:
    for index, _, project in projects(record):
        front = [c for c in project.counts if c.place in FRONT and c.scope != "part"]
        section = [c for c in project.counts if c.place == "detail" and c.scope != "part"]
        for likeness, one, other in _pairs(front, section):
            if one.value == other.value:
                yield Agreed()
            elif _answered(one, section, likeness) or _answered(other, front, likeness):
                yield Silent(
                    f"{project.id}: another passage counts what {shown(one.value)} {one.unit} may mean"
                )
            elif likeness >= _needed(one, other, front, section):
                yield _issue(index, project, one, other)
            else:
                yield Silent(f"{project.id}: no single count of the section is surely the summary's")
        yield from _of_the_indicator(index, project)


def _of_the_indicator(index: int, project: Project) -> Iterator[Agreed | Issue]:
    """What the indicator counts, in its row and told again under its whole name."""
    results = {r.value: r for r in project.results if r.value is not None}
    name = plain(_MEASURE.sub("", project.name or ""))
    if len(results) != 1 or project.unit is None or len(name) < SHORTEST_NAME:
        return
    ((value, result),) = results.items()
    told = [c for c in project.counts if c.unit == project.unit and c.scope in ("total", "done")]
    if any(count.value == value for count in told):
        yield Agreed()
        return
    named = [count for count in told if _is_named(name, count.noun or "")]
    if len(named) != 1:
        return
    (count,) = named
    yield Issue(
        message=f"For {project.id} the result is {shown(value)} {count.unit}, the text counts "
        f"{shown(count.value)}; {CHECK_THE_PAGE}.",
        message_th=f"โครงการ {project.id}: ผลการดำเนินงานระบุ {shown(value)} {count.unit} "
        f"แต่ข้อความระบุจำนวน {shown(count.value)} {count.unit} {CHECK_THE_PAGE_TH}",
        values=[quoted("result", result, "value"), quoted("text", count, "value")],
        report=index,
        project=project.id,
        about=frozenset({("count", index, project.id, count.unit, count.value)}),
        digits=confusable(value, count.value),
    )


def _is_named(name: str, noun: str) -> bool:
    """The noun ends with the whole name, of no other time."""
    noun = plain(noun).removesuffix("สะสม")
    found = fuzz.partial_ratio_alignment(name, noun, score_cutoff=WHOLE_NAME)
    return (
        found is not None
        and found.src_end - found.src_start == len(name) <= len(noun)
        and len(noun) - found.dest_end <= FURTHER
        and not OTHER_TIME.search(noun[: found.dest_start])
    )


def _pairs(front: list[Count], section: list[Count]) -> list[tuple[float, Count, Count]]:
    """Counts of one unit in both places, each with its most alike, the surest pairs first."""
    ranked = sorted(
        (
            (_likeness(a, b), -i, -j)
            for i, a in enumerate(front)
            for j, b in enumerate(section)
            if a.unit == b.unit and _comparable(a, b)
        ),
        reverse=True,
    )
    taken_front: set[int] = set()
    taken_section: set[int] = set()
    pairs = []
    for likeness, i, j in ranked:
        if i not in taken_front and j not in taken_section:
            taken_front.add(i)
            taken_section.add(j)
            pairs.append((likeness, front[-i], section[-j]))
    return pairs


def _comparable(a: Count, b: Count) -> bool:
    """One scope, or one of the two unsaid; what was not done is never what was, nor one part another."""
    for words in APART:
        ours, theirs = ({w for w in words if w in (c.noun or "")} for c in (a, b))
        if ours and theirs and not ours & theirs:
            return False
    return a.scope == b.scope or ("total" in (a.scope, b.scope) and "not_done" not in (a.scope, b.scope))


def _likeness(a: Count, b: Count) -> float:
    left, right = (activity(c.noun or "") for c in (a, b))
    if not left or not right:
        return 0.0
    alike = fuzz.ratio(left, right)
    if min(len(left), len(right)) > SHORT_NOUN:
        alike = max(alike, fuzz.partial_ratio(left, right))
    return alike + (1 if a.order is not None and a.order == b.order else 0)


def _needed(a: Count, b: Count, front: list[Count], section: list[Count]) -> float:
    """How alike the nouns have to be: less where position or being the only one already ties the "
    "two together."""
    alone = all(sum(c.unit == a.unit for c in place) == 1 for place in (front, section))
    if a.unit == STEP and a.scope == b.scope == "done":
        return 0
    if a.scope != b.scope:
        return SAME_NOUN
    if alone:
        return ONLY_ONE_NOUN
    return SAME_ITEM_NOUN if a.order is not None and a.order == b.order else SAME_NOUN


def _answered(count: Count, others: list[Count], likeness: float) -> bool:
    """Whether the other place states the value too, of something about as much alike."""
    return any(
        c.unit == count.unit
        and c.value == count.value
        and (c.scope == count.scope or count.unit != STEP)
        and _likeness(count, c) >= likeness - CLOSE_NOUN
        for c in others
    )


def _issue(index: int, project: Project, front: Count, section: Count) -> Issue:
    a, b = shown(front.value), shown(section.value)
    witnesses = [Witness(front.value, f"the {front.place}"), Witness(section.value, "the section")]
    for other in project.counts:
        if (
            other.place not in (front.place, "detail")
            and other.unit == front.unit
            and other.scope == front.scope
            and _likeness(other, front) >= SAME_NOUN
        ):
            witnesses.append(Witness(other.value, f"the {other.place}"))
    about = {("count", index, project.id, front.unit, Decimal(c.value)) for c in (front, section)}
    return Issue(
        message=f"For {project.id} the {front.place} counts {a} {front.unit}, the section {b}; the two "
        f"passages disagree, {CHECK_THE_PAGE}.",
        message_th=f"โครงการ {project.id}: {FRONT[front.place]}ระบุจำนวน {a} {front.unit} "
        f"แต่รายละเอียดระบุจำนวน {b} {front.unit} "
        f"ข้อความสองแห่งไม่สอดคล้องกัน {CHECK_THE_PAGE_TH}",
        values=[quoted(front.place, front, "value"), quoted("section", section, "value")],
        report=index,
        project=project.id,
        about=frozenset(about),
        suggestion=vote(witnesses),
        digits=confusable(front.value, section.value),
    )
