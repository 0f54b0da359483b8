"""``thaimemo rules``: the catalogue of checks."""

from __future__ import annotations

import click

from thaimemo.audit.across import across_rules
from thaimemo.audit.across.rules import AcrossRule
from thaimemo.audit.registry import rules as registered
from thaimemo.audit.rule import Rule
from thaimemo.cli.streams import write
from thaimemo.outputs.rule_catalogue import RuleCard, rule_card, rule_list


def rule_cards() -> list[RuleCard]:
    """Every rule of the catalogue as the outputs tell it."""
    return [_card(rule) for rule in registered()]


def between_cards() -> list[RuleCard]:
    """The rules that only a comparison of documents has."""
    known = {rule.code for rule in registered()}
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


@click.command()
@click.argument("code", required=False)
def rules(code: str | None) -> None:
    """List the checks, or tell all about the one named CODE."""
    cards = rule_cards()
    if code is None:
        write(rule_list(cards))
        return
    card = next((card for card in [*cards, *between_cards()] if card.code == code.upper()), None)
    if card is None:
        raise click.UsageError(f"there is no rule {code!r}; `thaimemo rules` lists them")
    write(rule_card(card))
