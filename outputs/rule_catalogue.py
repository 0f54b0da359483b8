"""The catalogue of rules for people: on a terminal, and as a page of the documentation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from thaimemo.schema.rule_card import RuleCard

SUBJECTS = {
    "HDR": "Header and stamps",
    "PER": "Period",
    "DAT": "Dates",
    "CNT": "Counts and ratios",
    "RUB": "Rubric",
    "SCO": "Scores and weights",
    "NAM": "Names and misread letters",
    "STR": "Structure and coverage",
    "NAR": "Narrative",
    "RND": "Between rounds and years",
}


def rule_list(rules: Sequence[RuleCard]) -> str:
    """One line a rule."""
    width = max((len(rule.name) for rule in rules), default=0)
    return "".join(
        f"{rule.code}  {rule.severity:<7}  {rule.name:<{width}}  {rule.summary}\n" for rule in rules
    )


def rule_card(rule: RuleCard) -> str:
    """Everything about one rule."""
    return (
        f"{rule.code} {rule.name} ({rule.severity}): {rule.title}\n\n{rule.summary}\n\n"
        f"Why: {rule.why}\n\nSilent when: {rule.silent_when}\n\n"
        f"Waive: thaimemo audit --waive {rule.code}, or {rule.code}:PROJECT for one project\n"
    )


def rule_page(
    rules: Sequence[RuleCard],
    between: Sequence[RuleCard] = (),
    examples: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """The catalogue in Markdown, a section a subject.

    ``between`` holds the rules between documents, ``examples`` by code a message in Thai as a finding has it.
    """
    return "\n".join(_page(rules, between, examples)) + "\n"


def _page(
    rules: Sequence[RuleCard], between: Sequence[RuleCard], examples: Mapping[str, str]
) -> Iterator[str]:
    yield "# Rules"
    yield ""
    yield "<!-- Made by docs/generate.py from audit/rules: change the rule, then run `make docs`. -->"
    yield ""
    more = f", and {len(between)} that compare documents" if between else ""
    yield f"{len(rules)} rules{more}. An *error* is two passages, or an arithmetic, that cannot both hold;"
    yield "a *warning* is a probable defect or misreading; an *info* is a note."
    yield "A rule that lacks what it compares stays silent."
    for subject, group in groupby([*rules, *between], key=lambda rule: rule.code[:3]):
        yield ""
        yield f"## {SUBJECTS.get(subject, subject)}"
        for rule in group:
            yield ""
            yield f"### {rule.code} {rule.name}"
            yield ""
            yield f"**{rule.severity}**: {_markdown(rule.title)}"
            yield ""
            yield _markdown(rule.summary)
            yield ""
            yield f"- Why: {_markdown(rule.why)}"
            yield f"- Silent when: {_markdown(rule.silent_when)}"
            if rule.code in examples:
                yield f"- Example: {_markdown(examples[rule.code])}"
            yield f"- Waive: `thaimemo audit --waive {rule.code}`, or `{rule.code}:PROJECT` for one project"


def _markdown(text: str) -> str:
    return " ".join(text.replace("<", "&lt;").split())
