"""What changed between two runs over the same documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from thaimemo.evaluate.report import percent


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """Figures that moved and every value and finding that became right or wrong, in Markdown."""
    return "\n".join(_changes(before, after)) + "\n"


def _changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    yield "## Changes"
    yield ""
    lines = [*_figures(before, after), *_documents(before, after)]
    yield from lines or ["Nothing changed."]


def _figures(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    for carrier in sorted({*before["carriers"], *after["carriers"]}):
        old, new = (run["carriers"].get(carrier) for run in (before, after))
        a, b = (figures["strict"]["f1"] if figures else None for figures in (old, new))
        if a != b:
            yield f"- F1 of {carrier}: {percent(a)} → {percent(b)}"
    for name in ("findings_found", "false_errors", "false_alarms", "phantoms", "invented"):
        a, b = before["totals"][name], after["totals"][name]
        if a != b:
            yield f"- {name.replace('_', ' ')}: {a} → {b}"


def _documents(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    old, new = ({d["document"]: d for d in run["documents"]} for run in (before, after))
    for name in sorted({*old, *new}):
        if name not in old or name not in new:
            yield f"- {name}: {'new' if name in new else 'gone'}"
            continue
        was, is_now = _wrong(old[name]), _wrong(new[name])
        for line in sorted(was - is_now):
            yield f"- {name}: mended: {line}"
        for line in sorted(is_now - was):
            yield f"- {name}: broken: {line}"


def _wrong(document: Mapping[str, Any]) -> set[str]:
    wrong = {f"{d['outcome']} {d['path']} ({d['got']!r})" for d in document["differences"]}
    wrong |= {f"missed {', '.join(m['rules'])} {m['project'] or ''}".strip() for m in document["missed"]}
    wrong |= {f"false error {f['rule']}: {f['message']}" for f in document["false_errors"]}
    wrong |= {f"false alarm {f['rule']}: {f['message']}" for f in document["false_alarms"]}
    return wrong
