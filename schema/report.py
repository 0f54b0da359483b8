"""A performance report: its period, dimensions, projects and what is said of them in every place."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from thaimemo.schema.evidence import Grounded, Model, Number

Place = Literal["summary", "plan", "action", "detail", "background", "table"]
"""Where something is said: the memo's summary table, the plan matrix, the action table with the rubric,
the project's own section or card, the running text, or a KPI table."""

Status = Literal["reported", "pending", "not_reported", "cancelled"]
RubricKind = Literal[
    "milestone",
    "activity_count",
    "milestone_then_count",
    "percent_threshold",
    "interpolated",
    "binary",
    "unknown",
]
Frame = Literal["hr_scorecard", "bsc", "pmqa", "custom"]
CanonicalDimension = Literal[
    "strategic_alignment", "hr_efficiency", "hr_effectiveness", "hr_accountability", "quality_of_work_life"
]


class Period(Model):
    """First and last day of the time reported on."""

    start: dt.date
    end: dt.date


class PeriodMention(Grounded):
    """A statement of the reporting period; evidence under ``start`` and ``end``."""

    start: dt.date
    end: dt.date
    project: str | None = None
    named: bool = True
    """It is called a round, a quarter or the period, or stands alone; False for a range in running text,
    which may be that of one activity or of another year."""


class FiscalYearMention(Grounded):
    """A statement of a Buddhist-era fiscal year; evidence under ``fiscal_year_be``."""

    fiscal_year_be: int
    end_be: int | None = None
    """The last year where the mention spans several: a plan, not the report's own year."""
    project: str | None = None
    place: Place = "background"
    context: Literal["report", "plan", "review"] = "report"
    """``plan``: part of a several-year plan, or ahead; ``review``: an earlier year, only referred to."""


class ReportMention(Grounded):
    """What one place (memo subject, title page) says the report is; evidence under the field names."""

    place: Literal["subject", "title"]
    agency: str | None = None
    fiscal_year_be: int | None = None
    quarter: int | None = None
    round_months: int | None = None


class PlanSpan(Grounded):
    """A plan named by a number of years and a span: "แผน ๔ ปี พ.ศ. ๒๕๖๐ - ๒๕๖๔"; evidence under ``years``."""

    years: int
    start_be: int
    end_be: int


class DimensionMention(Grounded):
    """A dimension's heading in one place; evidence under ``name`` and ``weight``."""

    place: Place
    name: str
    weight: Number | None = None
    """As the place prints it."""


class Dimension(Grounded):
    """A dimension (มิติ) of the frame, or the group that stands in its place (ด้าน, ประเด็นยุทธศาสตร์)."""

    number: int
    name: str | None = None
    canonical: CanonicalDimension | None = None
    weight: Number | None = None
    mentions: list[DimensionMention] = Field(default_factory=list)


class Step(Model):
    """A numbered step or activity of the action plan."""

    number: int
    text: str


class RubricLevel(Model):
    """One level of the five-level rubric (ระดับ ๑-๕)."""

    level: int
    criterion: str | None = None
    threshold: Number | None = None
    upper: Number | None = None
    """The end of a range criterion: "๕๐ - ๕๙"."""


class Rubric(Model):
    """How results become levels."""

    kind: RubricKind = "unknown"
    direction: Literal["up", "down"] = "up"
    levels: list[RubricLevel] = Field(default_factory=list)
    scale: list[int] = Field(default_factory=lambda: [1, 2, 3, 4, 5])
    """The levels that the document's scale has."""
    unit: str | None = None
    """What the thresholds count: ร้อยละ, กิจกรรม, ครั้ง, ..."""


class StatedLevel(Grounded):
    """A further statement of the level reached ("ถึงระดับ ๕"); evidence under ``level``."""

    level: int


class ResultPart(Grounded):
    """The result of one quarter beside the one of all quarters; evidence under ``value``."""

    round_months: int
    value: Number


class Review(Grounded):
    """The scores that a committee (คณะกรรมการ) gives beside those of the agency itself."""

    score: Number | None = None
    weighted_score: Number | None = None


class Result(Grounded):
    """What one place says was reached in one round."""

    place: Literal["summary", "detail", "table"]
    round_months: int | None = None
    status: Status = "reported"
    level: Number | None = None
    percent: Number | None = None
    score: Number | None = None
    full_score: Number | None = None
    """The most points that can be had (คะแนนเต็ม)."""
    weighted_score: Number | None = None
    value: Number | None = None
    weight: Number | None = None
    met: bool | None = None
    of_quarter: bool = False
    """The result is that of the quarter alone, not from the start of the fiscal year."""
    parts: list[ResultPart] = Field(default_factory=list)
    """Results of single quarters that are printed beside this one."""
    review: Review | None = None
    narrative: str | None = None
    in_progress: bool = False
    """The place says that work is under way (อยู่ระหว่าง); evidence under ``in_progress``."""
    will_report: bool = False
    """The place says that a further report will follow (จะรายงานผลในระยะต่อไป)."""
    stated_levels: list[StatedLevel] = Field(default_factory=list)


class Count(Grounded):
    """A number of things: evidence under ``value``."""

    noun: str | None = None
    unit: str
    value: Number
    scope: Literal["planned", "done", "not_done", "total", "part"] = "total"
    place: Place = "detail"
    in_words: Number | None = None
    """The value of the number word printed in brackets behind the digits."""
    group: int | None = None
    """A total and its parts share a group number within the project."""
    depth: int = 0
    """Depth of a part in its list, 0 for the outermost."""
    order: int | None = None
    """The number of the list item that the count stands in."""


class ItemList(Grounded):
    """A list that the text announces with its length; evidence under ``announced`` and ``items``."""

    announced: int
    unit: str
    items: list[str] = Field(default_factory=list)
    numbers: list[int] = Field(default_factory=list)
    """The printed numbers of the items, empty for bullets."""
    alternatives: list[int] = Field(default_factory=list)
    """Other numbers that the same announcement states with other units."""
    reached: bool = False
    """The list shows what was done up to a level, not all that was announced."""
    reached_level: int | None = None
    """That level."""
    open_ended: bool = False
    """The list says that it is not complete (เป็นต้น) or is cut by the end of the page."""
    place: Place = "detail"


class Event(Grounded):
    """A dated activity; evidence under ``start`` and ``end``."""

    label: str | None = None
    start: dt.date
    end: dt.date
    location: str | None = None
    held: bool | None = None
    """True: took place; false: did not (cancelled, postponed); null: planned or not said."""
    stated_days: int | None = None
    """The duration printed beside the dates."""
    group: int | None = None
    """Events of one numbered list share a group number within the project."""
    order: int | None = None
    """The number of the list item."""
    place: Place = "detail"


class UndatedActivity(Grounded):
    """An activity that the document says did not take place; evidence under ``label``."""

    label: str
    due: dt.date | None = None
    """The first day it could have been due, where the calendar fixes it (Songkran: 13 April)."""


class Ratio(Grounded):
    """A percentage printed beside its parts; evidence under ``percent``, ``numerator``, ``denominator``."""

    percent: Number
    numerator: Number
    denominator: Number
    unit: str | None = None
    of_target: bool = False
    """A share of a target or growth, which may exceed 100."""
    place: Place = "detail"


class TargetLimit(Model):
    """A target that is a bound: "ไม่เกิน 5" is 5 with less being better; its evidence is the target's."""

    value: Number
    direction: Literal["up", "down"]


class Budget(Grounded):
    """Money in baht."""

    allotted: Number | None = None
    spent: Number | None = None
    committed: Number | None = None
    """Promised and not yet paid (ผูกพัน, กันเงิน): neither spent nor left."""
    left: Number | None = None


class ProjectMention(Grounded):
    """One place where a project is named, with what it is called there; evidence under the field names."""

    place: Place
    dimension: int | None = None
    number: int | None = None
    name: str | None = None
    goal: str | None = None
    indicator: str | None = None
    responsible: str | None = None
    weight: Number | None = None
    activities: list[str] = Field(default_factory=list)
    """Numbered steps and list items as they are worded in this place; evidence under ``activities``,
    one entry an item in the same order."""


class Project(Grounded):
    """A project with its indicator (แผนงาน/โครงการ, ตัวชี้วัด), all its mentions linked into one."""

    id: str
    dimension: int | None = None
    number: int | None = None
    name: str | None = None
    goal: str | None = None
    indicator: str | None = None
    unit: str | None = None
    target: Number | str | None = None
    target_limit: TargetLimit | None = None
    target_unit: str | None = None
    """The unit that is printed with the target; its evidence is the target's."""
    rationale: str | None = None
    strategic_issues: list[int] = Field(default_factory=list)
    responsible: list[str] = Field(default_factory=list)
    weight: Number | None = None
    steps: list[Step] = Field(default_factory=list)
    rubric: Rubric | None = None
    results: list[Result] = Field(default_factory=list)
    counts: list[Count] = Field(default_factory=list)
    lists: list[ItemList] = Field(default_factory=list)
    events: list[Event] = Field(default_factory=list)
    not_held: list[UndatedActivity] = Field(default_factory=list)
    ratios: list[Ratio] = Field(default_factory=list)
    budget: Budget = Field(default_factory=Budget)
    problems: list[str] = Field(default_factory=list)
    suggestions: list[str] = Field(default_factory=list)
    suggestions_stated: bool = False
    """The document has a suggestion field for this project, be it "ไม่มี"; evidence under ``suggestions``."""
    mentions: list[ProjectMention] = Field(default_factory=list)


class Total(Grounded):
    """A printed total or subtotal row; evidence under the field names."""

    dimension: int | None = None
    """Null for the whole report."""
    round_months: int | None = None
    weight: Number | None = None
    score: Number | None = None
    full_score: Number | None = None
    weighted_score: Number | None = None
    percent: Number | None = None
    allotted: Number | None = None
    spent: Number | None = None
    left: Number | None = None
    review: Review | None = None
    of_parts: bool = False
    """Totals of parts of the table stand above it: it may weigh them, and not the rows."""
    told: bool = False
    """A sentence states it, no row of a table."""


class TallyPart(Grounded):
    """How many stand in one state; evidence under ``value``."""

    state: Literal["done", "undone", "pending", "cancelled"]
    value: Number


class Tally(Grounded):
    """A whole that a sentence divides by state: 6 into 4 met and 2 not; evidence under ``total``."""

    total: Number
    unit: str
    parts: list[TallyPart] = Field(default_factory=list)


class Scores(Model):
    """Figures that the program computes, never mixed with what is printed."""

    weight_sum: Number | None = None
    weighted_level_pending_as_zero: Number | None = None
    weighted_level_reported_only: Number | None = None
    stated_total: Number | None = None


class Report(Grounded):
    """One report for one period."""

    title: str | None = None
    agency: str | None = None
    fiscal_year_be: int | None = None
    quarter: int | None = None
    round_months: int | None = None
    period: Period | None = None
    frame: Frame = "custom"
    frame_name: str | None = None
    """The name of the frame in the lexicon, also where a person added it; null where none is known."""
    period_mentions: list[PeriodMention] = Field(default_factory=list)
    fiscal_year_mentions: list[FiscalYearMention] = Field(default_factory=list)
    mentions: list[ReportMention] = Field(default_factory=list)
    plans: list[PlanSpan] = Field(default_factory=list)
    dimensions: list[Dimension] = Field(default_factory=list)
    projects: list[Project] = Field(default_factory=list)
    totals: list[Total] = Field(default_factory=list)
    tallies: list[Tally] = Field(default_factory=list)
    scale: list[RubricLevel] = Field(default_factory=list)
    """The criteria that are declared once for all indicators, in per cent."""
    scores: Scores = Field(default_factory=Scores)
