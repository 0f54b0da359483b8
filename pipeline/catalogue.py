"""The rules of the audit as the outputs tell them."""

from __future__ import annotations

from thaimemo.audit.across import across_rules
from thaimemo.audit.registry import rules
from thaimemo.schema.rule_card import RuleCard


def rule_cards() -> list[RuleCard]:
    """Every rule over one document."""
    return list(rules())


def between_cards() -> list[RuleCard]:
    """The rules that only a comparison of documents has."""
    known = {rule.code for rule in rules()}
    return [rule for rule in across_rules() if rule.code not in known]
