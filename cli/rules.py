"""``thaimemo rules``: the catalogue of checks."""

from __future__ import annotations

import click

from thaimemo.cli.streams import write
from thaimemo.outputs.rule_catalogue import rule_card, rule_list
from thaimemo.pipeline.catalogue import between_cards, rule_cards


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
