"""What an entry of a lexicon file holds. Patterns are regular expressions of the `regex` package."""

from __future__ import annotations

from typing import Annotated, Literal

import regex
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo

from thaimemo.schema.report import CanonicalDimension

Role = Literal[
    "issue",
    "suggestions",
    "problems",
    "weight",
    "weighted_score",
    "budget_committed",
    "budget_left",
    "budget_spent",
    "budget_allotted",
    "budget_changed",
    "remark",
    "score",
    "score_in_all",
    "full_score",
    "rubric",
    "percent",
    "achievement",
    "level",
    "result",
    "status",
    "responsible",
    "rationale",
    "steps",
    "target",
    "unit",
    "indicator",
    "project",
    "goal",
    "number",
    "plan",
    "met",
    "unmet",
    "numerator",
    "denominator",
    "subject",
    "group",
    "round",
    "other",
]
"""What a column of a report table says; ``other`` is known and left out."""


OWN = "own"
"""The context to validate the program's own entries in: the lexicon compiles their patterns, once."""


def _compiles(pattern: str, info: ValidationInfo) -> str:
    if info.context == OWN:
        return pattern
    try:
        regex.compile(pattern)
    except regex.error as error:
        raise ValueError(f"is no regular expression ({error})") from error
    return pattern


Pattern = Annotated[str, Field(min_length=1, max_length=2000), AfterValidator(_compiles)]
Word = Annotated[str, Field(min_length=1, max_length=200)]
Examples = Annotated[list[Word], Field(min_length=1)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ColumnEntry(_Entry):
    """Names of a column: found in the header cell read without white space, unless ``except`` is too."""

    role: Role
    pattern: Pattern
    excluded: Pattern | None = Field(None, alias="except")
    also: dict[Role, Pattern] = Field(default_factory=dict)
    examples: Examples


class GroupEntry(_Entry):
    """A word that heads a group of indicators, before its number."""

    word: Word
    misread: list[Word] = Field(default_factory=list)
    nested: bool = False
    only_in_tables: bool = False
    only_in_lines: bool = False
    examples: Examples


class FrameDimensionEntry(_Entry):
    """A dimension of a frame; ``sign`` is found in every wording of its name."""

    number: int = Field(ge=1, le=99)
    canonical: CanonicalDimension | None = None
    sign: Pattern
    examples: Examples


class FrameEntry(_Entry):
    """A set of dimensions whose names an authority fixes."""

    name: Word
    word: Word
    title: Pattern | None = None
    needed: int = Field(ge=1, le=99)
    ordered: bool = True
    source: Word
    dimension: list[FrameDimensionEntry] = Field(min_length=1)


class ConfusionEntry(_Entry):
    """A misreading and what should stand there."""

    pattern: Pattern
    expected: Word
    example: Word


class AbbreviationEntry(_Entry):
    """Abbreviations that are not of offices."""

    kind: Word
    forms: list[Word] = Field(min_length=1)
