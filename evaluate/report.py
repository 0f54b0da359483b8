"""A run as a page for people, in Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

FIELD_HEAD = (
    "values",
    "precision",
    "recall",
    "F1",
    "soft F1",
    "grounded",
    "wrong",
    "missing",
    "invented",
    "phantoms",
)


def percent(number: float | None) -> str:
    """``98.5 %``; a dash where there was nothing to divide."""
    return "–" if number is None else f"{100 * number:.1f} %"


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """A Markdown table, the first column to the left and the others to the right."""
    names = list(head)
    yield "| " + " | ".join(names) + " |"
    yield "|---|" + "---:|" * (len(names) - 1)
    for row in rows:
        yield "| " + " | ".join(_cell(value) for value in row) + " |"


def figures_row(figures: Mapping[str, Any]) -> list[object]:
    """The cells of `FIELD_HEAD`."""
    strict, soft = figures["strict"], figures["soft"]
    return [
        figures["values"],
        percent(strict["precision"]),
        percent(strict["recall"]),
        percent(strict["f1"]),
        percent(soft["f1"]),
        percent(figures["grounded"]),
        figures["wrong"],
        figures["missing"],
        figures["invented"],
        figures["phantoms"],
    ]


def summary_tables(run: Mapping[str, Any]) -> Iterator[str]:
    """Figures by carrier and in total."""
    rows = [[name, *figures_row(f)] for name, f in run["carriers"].items()]
    yield from table(("carrier", *FIELD_HEAD), [*rows, ["all", *figures_row(run["totals"])]])


def field_table(run: Mapping[str, Any]) -> Iterator[str]:
    """Figures by field, with F1 by carrier at the end of each row."""
    carriers = list(run["carriers"])
    rows = [
        [
            f"`{field}`",
            *figures_row(by["all"]),
            *(percent(by[c]["strict"]["f1"]) if c in by else "" for c in carriers),
        ]
        for field, by in run["fields"].items()
    ]
    yield from table(("field", *FIELD_HEAD, *(f"F1 {c}" for c in carriers)), rows)


def rule_table(run: Mapping[str, Any]) -> Iterator[str]:
    """Recall of the expected findings and precision of the errors, by rule."""
    rows = [
        [
            rule,
            f["wanted"],
            percent(f["recall"]),
            percent(f["precision"]),
            f["false_errors"],
            f["false_alarms"],
        ]
        for rule, f in run["rules"].items()
    ]
    head = ("rule", "wanted", "recall", "precision of errors", "false errors", "false alarms")
    yield from table(head, rows)


def page(run: Mapping[str, Any]) -> str:
    """The whole run in Markdown."""
    return "\n".join(_page(run)) + "\n"


def _page(run: Mapping[str, Any]) -> Iterator[str]:
    totals = run["totals"]
    yield f"# Accuracy over {totals['documents']} documents"
    yield ""
    yield from summary_tables(run)
    yield ""
    yield (
        f"Findings: {totals['findings_found']} of {totals['findings_wanted']} expected ones "
        f"({percent(totals['finding_recall'])}), precision of errors {percent(totals['error_precision'])}, "
        f"{totals['false_errors']} false errors, {totals['false_alarms']} false alarms."
    )
    yield ""
    yield "## By field"
    yield ""
    yield from field_table(run)
    yield ""
    yield "## Findings by rule"
    yield ""
    yield from rule_table(run)
    if run["letters"]:
        yield ""
        yield "## Letters read wrongly"
        yield ""
        yield from table(("kind", "stretches"), run["letters"].items())
    yield ""
    yield "## By document"
    yield ""
    rows = [[d["document"], *figures_row(d)] for d in run["documents"]]
    yield from table(("document", *FIELD_HEAD), rows)
    for document in run["documents"]:
        yield from _wrong(document)
    for failure in run["failures"]:
        yield ""
        yield f"Not read: {failure['reason']}"


def _wrong(document: Mapping[str, Any]) -> Iterator[str]:
    told = [_difference(d) for d in document["differences"]]
    told += [f"missed {', '.join(m['rules'])}: {m['why'] or ''}" for m in document["missed"]]
    told += [f"false error {f['rule']}: {f['message']}" for f in document["false_errors"]]
    told += [f"false alarm {f['rule']}: {f['message']} ({f['why']})" for f in document["false_alarms"]]
    if told:
        yield ""
        yield f"### {document['document']}"
        yield ""
        yield from (f"- {line}" for line in told)


def _difference(told: Mapping[str, Any]) -> str:
    what = told.get("shown") or f"«{_json(told['want'])}» → «{_json(told['got'])}»"
    return f"{told['outcome']} `{told['path']}`: {what}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _cell(value: object) -> str:
    return str(value).replace("|", "\\|").replace("\n", " ")
