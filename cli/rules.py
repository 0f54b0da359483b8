"""``thaimemo rules``: the catalogue of checks."""

from __future__ import annotations

import click

from thaimemo.audit.registry import rules as registered
from thaimemo.cli.streams import write
from thaimemo.outputs.rule_catalogue import RuleCard, rule_card, rule_list


def rule_cards() -> list[RuleCard]:
    """Every rule of the registry as the outputs tell it."""
    return [
        RuleCard(
            code=rule.code,
            name=rule.name,
            severity=rule.severity,
            title=rule.title,
            summary=rule.summary,
            why=rule.why,
            silent_when=rule.silent_when,
        )
        for rule in registered()
    ]


@click.command()
@click.argument("code", required=False)
def rules(code: str | None) -> None:
    """List the checks, or tell all about the one named CODE."""
    cards = rule_cards()
    if code is None:
        write(rule_list(cards))
        return
    card = next((card for card in cards if card.code == code.upper()), None)
    if card is None:
        raise click.UsageError(f"there is no rule {code!r}; `thaimemo rules` lists them")
    write(rule_card(card))
