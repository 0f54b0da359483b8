"""The option ``--catalogue FILE``: what only the agency can say of a dataset."""

from __future__ import annotations

from typing import Any

import click

from thaimemo.outputs.dataset.gd_catalog import agency_says
from thaimemo.schema.errors import InvalidCatalogue


def _said(context: click.Context, parameter: click.Parameter, file: str | None) -> dict[str, Any]:
    """Keys and values of the file; wrong use of the command where they are none."""
    try:
        return agency_says(file) if file else {}
    except InvalidCatalogue as error:
        raise click.BadParameter(str(error), context, parameter) from error


catalogue_option = click.option(
    "--catalogue",
    metavar="FILE",
    type=click.Path(),
    callback=_said,
    help="A TOML file with owner_org, maintainer, ... for the sidecar of the data catalogue.",
)
