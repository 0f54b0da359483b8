"""Printed totals, and the figures that follow from weights and levels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

import regex

from thaimemo.normalize import lazy
from thaimemo.normalize.counts import find_counts
from thaimemo.normalize.numerals import parse_number, to_arabic
from thaimemo.normalize.passage import Passage
from thaimemo.normalize.roman import ROMAN, from_roman
from thaimemo.parsers.lines.closing import CLOSES
from thaimemo.parsers.projects.money import find_money
from thaimemo.parsers.tables.beside_results import read_review
from thaimemo.parsers.tables.overviews import OverviewRow, of_dimensions
from thaimemo.parsers.tables.reading import TotalRow
from thaimemo.parsers.tables.total_rows import settle_tables
from thaimemo.parsers.words.lexicon import Lexicon
from thaimemo.schema.report import Dimension, Project, Report, Scores, Total

# "คะแนนเฉลี่ยทั้ง ๗ หมวด เท่ากับ ๗๘.๐๐ คะแนน", "ได้คะแนนรวม ๓.๗๗๗๕ คะแนน"
_STATED = lazy.compiled(
    r"(?:(?:คะแนน(?:เฉลี่ย|รวม|สุทธิ|ถ่วงน้ำหนัก(?:รวม|เฉลี่ย))|รวมคะแนน)(?:ถ่วงน้ำหนัก)?(?:(?:ทั้ง|ระดับ)\p{Thai}{0,12})?(?:[^\n]{0,60}?(?:เท่ากับ|เป็น|คือ|=))?"
    r"|สรุป(?:ผล)?คะแนน\p{Thai}{0,20}\s*(?:เท่ากับ|เป็น|คือ|[=:：]))\s*"
    r"(?:[0-9๐-๙][0-9๐-๙.,]*\s*(?:[x×*/÷+]\s*[0-9๐-๙][0-9๐-๙.,]*\s*)+=\s*)?"
    r"(?P<n>[0-9๐-๙]{1,3}(?:,[0-9๐-๙]{3})*(?:[.][0-9๐-๙]+)?)(?!,?[0-9๐-๙]|\))(?!\s*(?:ตัวชี้วัด|มิติ|หมวด|ด้าน|องค์ประกอบ|โครงการ|ปี|เดือน))"
)
# "คะแนนเฉลี่ยตอนที่ II ปี 2566 เท่ากับ 3.42", "คะแนนเฉลี่ยหมวด 1 เท่ากับ 430.00 คะแนน", and nothing else
_OF_GROUP = (
    rf"\s*คะแนน(?:เฉลี่ย|รวม)(?:ของ)?\s*(?:GROUPS)\s*(?:ที่)?\s*(?P<group>[0-9๐-๙]{{1,2}}|{ROMAN})"
    r"(?:\s*(?:ใน)?ปี(?:งบประมาณ)?\s*(?:พ\.ศ\.)?\s*(?P<year>[2๒][5๕][0-9๐-๙]{2}))?"
    r"\s*(?:เท่ากับ|เป็น|คือ|=)\s*(?P<n>[0-9๐-๙]{1,3}(?:[.][0-9๐-๙]+)?)\s*(?:คะแนน)?\s*"
)
# a number that goes into the reckoning: "๔.๐๕ x ๑๐๐ / ๙๐ ="
_RECKONED = lazy.compiled(r"\s*[x×*/÷+]\s*[0-9๐-๙]")
# a score of one group, of another year or of one indicator
_OTHER = lazy.compiled(
    r"มิติที่|ด้านที่|หมวดที่|องค์ประกอบที่|ตัวชี้วัดที่|ปีก่อน|ปีที่แล้ว|ปีที่ผ่านมา|เต็ม|พ\.ศ\.|แต่ละ|ปี(?:งบประมาณ)?\s*(?:25|๒๕)[0-9๐-๙]{2}"
)
# "ผลรวมถ่วงน้ำหนัก (น้ำหนัก x ระดับ / ๑๐๐) เท่ากับ ๒.๖๕"
_WEIGHTED = lazy.compiled(
    r"ผลรวม(?:คะแนน)?ถ่วงน้ำหนัก[^\n]{0,60}?(?:เท่ากับ|เป็น|คือ|=)\s*(?P<n>[0-9๐-๙]{1,3}(?:[.][0-9๐-๙]+)?)(?![0-9๐-๙])"
)
# "น้ำหนักรวมร้อยละ 100", "รวมน้ำหนักทั้งสิ้น ๑๐๐"
_WEIGHT = lazy.compiled(
    r"(?:(?<!ถ่วง)น้ำหนักรวม|รวมน้ำหนัก|ผลรวม(?:ของ)?น้ำหนัก)(?:ทั้งสิ้น|ทั้งหมด)?\s*(?:เท่ากับ|เป็น|คือ)?\s*(?:ร้อยละ)?\s*"
    r"(?P<n>[0-9๐-๙]{1,3}(?:[.][0-9๐-๙]+)?)(?![0-9๐-๙])"
)
# the score of all as a share of the full score, in the words that follow it
_SHARE = lazy.compiled(
    r"\s*(?:คะแนน)?\s*(?:จาก(?P<of>คะแนนเต็ม)?\s*(?P<full>[0-9๐-๙]{1,3}(?:,[0-9๐-๙]{3})*)\s*(?(of)(?:คะแนน)?|คะแนน)\s*)?(?:\([^()]{0,80}\)\s*)?"
    r"(?:หรือ)?คิดเป็นร้อยละ\s*(?P<n>[0-9๐-๙]{1,3}(?:[.][0-9๐-๙]+)?)(?![0-9๐-๙])"
)
_SUMMED = lazy.compiled(r"รวม|ทั้งสิ้น|ทั้งหมด")
_COUNTED = frozenset({"โครงการ", "กิจกรรม", "แผนงาน"})
_FIELDS = {
    "weight": "weight",
    "score": "score",
    "full_score": "full_score",
    "weighted_score": "weighted_score",
    "percent": "percent",
    "budget_allotted": "allotted",
    "budget_spent": "spent",
    "budget_left": "left",
}
"""Roles of the columns and the fields of a total that stand in them."""
_BAHT = lazy.compiled(r"บาท|\s|\.-$|-$|%")


def read_totals(
    rows: list[TotalRow], overviews: list[list[OverviewRow]], dimensions: Sequence[Dimension]
) -> list[Total]:
    """One total a printed row and round; rows of overviews where they are of the report's dimensions."""
    settle_tables(rows)
    for overview in overviews:
        found = of_dimensions(overview, dimensions)
        rows = rows + [TotalRow(row.number, row.rounds, row.fields) for row in found]
    return [_total(row, months) for row in rows for months in row.rounds or {None: {}}]


def weigh_dimensions(overviews: Sequence[list[OverviewRow]], dimensions: Sequence[Dimension]) -> None:
    """The weights of groups that an overview of them prints, and no heading."""
    for overview in overviews:
        weights = {
            row.number: row.fields["weight"]
            for row in of_dimensions(overview, dimensions)
            if "weight" in row.fields
        }
        for dimension in dimensions:
            if dimension.weight is None and (printed := weights.get(dimension.number)) is not None:
                dimension.weight = parse_number(_BAHT.sub("", printed.text))
                dimension.evidence["weight"] = printed.evidence()


def _total(row: TotalRow, months: int | None) -> Total:
    total = Total(dimension=row.dimension, round_months=months)
    cells = {**row.fields, **row.rounds.get(months, {})}
    for role, field in _FIELDS.items():
        if role in cells and (value := parse_number(_BAHT.sub("", cells[role].text))) is not None:
            setattr(total, field, value)
            total.evidence[field] = cells[role].evidence()
    total.review = read_review(cells)
    total.of_parts = row.of_parts
    return total


def stated_in_text(passages: Iterable[Passage]) -> list[Total]:
    """The score and the weight of all that sentences state, where every such sentence states the same."""
    scores: list[Total] = []
    weights: list[Total] = []
    for passage in passages:
        if "คะแนน" in passage.text or "น้ำหนัก" in passage.text:
            scores += _stated_by(passage, _STATED, "score")
            scores += _stated_by(passage, _WEIGHTED, "weighted_score")
            weights += _stated_by(passage, _WEIGHT, "weight")
    agreed = [
        found
        for found in (scores, weights)
        if len({(t.score or t.weighted_score, t.weight) for t in found}) == 1
    ]
    return [max(found, key=lambda total: total.percent is not None) for found in agreed]


def subtotals_in_text(passages: Iterable[Passage], report: Report, lexicon: Lexicon) -> list[Total]:
    """The score of one group that a line states, of the report's own year."""
    numbers = {dimension.number for dimension in report.dimensions}
    pattern = _of_group(lexicon.group_words)
    found = []
    for passage in passages if numbers else ():
        match = pattern.fullmatch(passage.text) if "คะแนน" in passage.text else None
        if match is None:
            continue
        year = int(to_arabic(match["year"])) if match["year"] else report.fiscal_year_be
        number = from_roman(match["group"]) or int(to_arabic(match["group"]))
        if number in numbers and year == report.fiscal_year_be:
            total = Total(dimension=number, score=parse_number(match["n"]))
            total.evidence["score"] = passage.evidence(*match.span("n"))
            found.append(total)
    return found


@lru_cache(maxsize=8)
def _of_group(words: str) -> regex.Pattern[str]:
    return lazy.compiled(_OF_GROUP.replace("GROUPS", words))


def sums_in_text(passages: Iterable[Passage], projects: Sequence[Project]) -> list[Total]:
    """The money of all that sentences sum up: those that close the report or count all its ``projects``,
    or all that have money."""
    numbers = {len(projects), sum(1 for project in projects if project.budget.allotted)}
    found = []
    for passage in passages:
        if "บาท" not in passage.text or not _SUMMED.search(passage.text):
            continue
        counted = {c.value for c in find_counts(passage.text) if c.unit in _COUNTED}
        if counted.isdisjoint(numbers) and (counted or not CLOSES.match(passage.text)):
            continue  # a sum of others than those that are known
        total = Total(told=True)
        for told in find_money(passage.text):
            if told.side == "committed":
                continue
            setattr(total, told.side, told.value)
            total.evidence[told.side] = passage.evidence(told.start, told.end)
        if total.allotted is not None or total.spent is not None:
            found.append(total)
    return found[:1]


def _stated_by(passage: Passage, pattern: regex.Pattern[str], field: str) -> Iterator[Total]:
    for match in pattern.finditer(passage.text):
        value = parse_number(match["n"])
        before = passage.text[max(0, match.start() - 60) : match.start()].rpartition(")")[2]
        if value is None or _RECKONED.match(passage.text, match.end()):
            continue
        if _OTHER.search(before) or _OTHER.search(match[0]):
            continue
        total = Total.model_validate({field: value, "told": True})
        total.evidence[field] = passage.evidence(*match.span("n"))
        share = _SHARE.match(passage.text, match.end()) if field != "weight" else None
        if share is not None:
            total.percent = parse_number(share["n"])
            total.evidence["percent"] = passage.evidence(*share.span("n"))
            if share["full"]:
                total.full_score = parse_number(share["full"])
                total.evidence["full_score"] = passage.evidence(*share.span("full"))
        yield total


def compute_scores(report: Report) -> Scores:
    """Figures computed from levels and weights; null where a weight or every level is missing."""
    scores = Scores(stated_total=_stated(report))
    weighted = [p for p in report.projects if p.weight is not None]
    if weighted:
        scores.weight_sum = sum((p.weight for p in weighted if p.weight is not None), Decimal(0))
    elif report.dimensions and all(d.weight is not None for d in report.dimensions):
        scores.weight_sum = sum((d.weight for d in report.dimensions if d.weight is not None), Decimal(0))
    if weighted and len(weighted) == len(report.projects):
        levels = [(p.weight or Decimal(0), _level(p)) for p in weighted]
        known = [(w, level) for w, level in levels if level is not None]
        pending = [p for p in weighted if _level(p) is None and _is_pending(p)]
        if known and len(known) + len(pending) == len(weighted) and scores.weight_sum:
            reached = sum((w * level for w, level in known), Decimal(0))
            scores.weighted_level_pending_as_zero = _rounded(reached / scores.weight_sum)
            base = sum((w for w, _ in known), Decimal(0))
            scores.weighted_level_reported_only = _rounded(reached / base) if base else None
    return scores


def _stated(report: Report) -> Decimal | None:
    """The printed total of all, that of the report's own round before that of any other."""
    totals = [t for t in report.totals if t.dimension is None]
    own = [t for t in totals if t.round_months == report.round_months] if report.round_months else []
    if not own:  # of several rounds the last one counts
        own = sorted(totals, key=lambda t: -(t.round_months or 0))
    for total in own:
        for value in (total.weighted_score, total.score):
            if value is not None:
                return value
    return None


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.000001")).normalize()


def _level(project: Project) -> Decimal | None:
    for place in ("detail", "table", "summary"):
        for result in project.results:
            if result.place == place and result.level is not None:
                return result.level
    return None


def _is_pending(project: Project) -> bool:
    return any(result.status == "pending" for result in project.results)
