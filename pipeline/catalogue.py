"""The rules of the audit as the outputs tell them."""

from __future__ import annotations

from thaimemo.audit.across import across_rules
from thaimemo.audit.across.rules import AcrossRule
from thaimemo.audit.registry import rules
from thaimemo.audit.rule import Rule
from thaimemo.outputs.rule_catalogue import RuleCard


def rule_cards() -> list[RuleCard]:
    """Every rule of the catalogue as the outputs tell it."""
    return [_card(rule) for rule in rules()]


def between_cards() -> list[RuleCard]:
    """The rules that only a comparison of documents has."""
    known = {rule.code for rule in rules()}
    return [_card(rule) for rule in across_rules() if rule.code not in known]


def _card(rule: Rule | AcrossRule) -> RuleCard:
    return RuleCard(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        title=rule.title,
        summary=rule.summary,
        why=rule.why,
        silent_when=rule.silent_when,
    )
