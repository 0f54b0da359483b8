"""``thaimemo audit``: files and folders to a report of their findings."""

from __future__ import annotations

from collections import Counter
from functools import partial
from importlib.metadata import version

import click

from thaimemo.cli.colours import palette
from thaimemo.cli.frames import frames_option
from thaimemo.cli.opening import opening_options
from thaimemo.cli.reading import reading
from thaimemo.cli.rules import rule_cards
from thaimemo.cli.streams import complain, write
from thaimemo.outputs import text_report
from thaimemo.outputs.json_record import audit_json
from thaimemo.outputs.sarif import sarif_log
from thaimemo.pipeline.collection import documents
from thaimemo.pipeline.document import read
from thaimemo.schema.errors import ThaimemoError
from thaimemo.schema.finding import Severity
from thaimemo.schema.record import Record

FINDINGS = 1
UNREADABLE = 3


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(), metavar="PATH...")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "sarif"]), default="text", show_default=True
)
@click.option(
    "--fail-on",
    type=click.Choice(text_report.SEVERITIES),
    default="error",
    show_default=True,
    help="Exit with 1 when a finding is this grave or graver.",
)
@frames_option
@opening_options
def audit(
    paths: tuple[str, ...],
    form: str,
    fail_on: Severity,
    frames: str | None,
    password: str | None,
    seconds: float,
) -> None:
    """Report where documents contradict themselves (- is standard input; folders are walked)."""
    records: list[Record] = []
    failures: list[ThaimemoError] = []
    read_count = 0
    counts: Counter[Severity] = Counter()
    for item in documents(paths):
        try:
            if isinstance(item, ThaimemoError):
                raise item
            record = reading(partial(read, frames=frames, password=password), item, seconds)
        except ThaimemoError as error:
            complain(error)
            failures.append(error)
            continue
        read_count += 1
        counts.update(finding.severity for finding in record.findings)
        if form == "text":  # told at once and not kept: there may be many
            write(text_report.document_report(record, palette()) + "\n")
        else:
            records.append(record)
    if form == "text":
        write(text_report.summary(read_count, len(failures), counts))
    elif form == "json":
        write(audit_json(records, failures))
    else:
        write(sarif_log(records, failures, rule_cards(), version("thaimemo")))
    grave = text_report.SEVERITIES[: text_report.SEVERITIES.index(fail_on) + 1]
    code = UNREADABLE if failures else FINDINGS if any(counts[severity] for severity in grave) else 0
    raise click.exceptions.Exit(code)
