"""``thaimemo audit``: files and folders to a report of their findings."""

from __future__ import annotations

from collections import Counter
from functools import partial
from importlib.metadata import version

import click

from thaimemo.audit.across import Standing, compare, standings
from thaimemo.audit.waivers import Waiver, sorted_out, waiver
from thaimemo.cli.colours import palette
from thaimemo.cli.frames import frames_option
from thaimemo.cli.opening import opening_options
from thaimemo.cli.reading import reading
from thaimemo.cli.streams import complain, write
from thaimemo.outputs import text_report
from thaimemo.outputs.json_record import audit_json
from thaimemo.outputs.sarif import sarif_log
from thaimemo.pipeline.catalogue import between_cards, rule_cards
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
@click.option(
    "--waive",
    "waived_texts",
    multiple=True,
    metavar="CODE[:PROJECT]",
    help="Accept findings of a rule, for one project where named, or one finding by its id; may be repeated.",
)
@frames_option
@opening_options
def audit(
    paths: tuple[str, ...],
    form: str,
    fail_on: Severity,
    waived_texts: tuple[str, ...],
    frames: str | None,
    password: str | None,
    seconds: float,
) -> None:
    """Report where documents contradict themselves and each other (- is standard input)."""
    waivers = _waivers(waived_texts)
    kept_for_comparison: list[Standing] = []
    accepted: dict[str, str] = {}
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
        kept_for_comparison += standings(record)
        counted, waived = sorted_out(record.findings, waivers)
        accepted.update((finding.id, cover.text) for finding, cover in waived)
        counts.update(finding.severity for finding in counted)
        if form == "text":  # told at once and not kept: there may be many
            counting = record.model_copy(update={"findings": counted})
            write(text_report.document_report(counting, palette(), [f for f, _ in waived]) + "\n")
        else:
            records.append(record)
    between = compare(kept_for_comparison)
    against, waived_between = sorted_out(between, waivers)
    accepted.update((finding.id, cover.text) for finding, cover in waived_between)
    counts.update(finding.severity for finding in against)
    if form == "text":
        if against:
            write(text_report.across_report(against, palette()) + "\n")
        write(text_report.summary(read_count, len(failures), counts))
    elif form == "json":
        by_document = {r.document.id: [f.id for f in r.findings if f.id in accepted] for r in records}
        write(audit_json(records, failures, across=between, waived=by_document))
    else:
        log = sarif_log(
            records,
            failures,
            [*rule_cards(), *between_cards()],
            version("thaimemo"),
            across=between,
            waived=accepted,
        )
        write(log)
    grave = text_report.SEVERITIES[: text_report.SEVERITIES.index(fail_on) + 1]
    code = UNREADABLE if failures else FINDINGS if any(counts[severity] for severity in grave) else 0
    raise click.exceptions.Exit(code)


def _waivers(texts: tuple[str, ...]) -> list[Waiver]:
    codes = {card.code for card in [*rule_cards(), *between_cards()]}
    try:
        return [waiver(text, codes) for text in texts]
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--waive") from error
