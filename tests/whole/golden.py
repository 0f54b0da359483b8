"""A record compared with a golden one: what that names has to be there, nothing where it says null."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import regex
from rapidfuzz import fuzz

from thaimemo.normalize.numerals import to_arabic

ALIKE = 97
KEYS = ("place", "round_months", "level", "number", "id", "name", "announced", "value")


def load(path: Path) -> dict[str, Any]:
    """A golden file."""
    golden: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return golden


def even(text: str) -> str:
    """Text without tags, white space and the script of its digits."""
    return (
        regex.sub(r"\s+|</?\w[^>]*>|[*_#]", "", to_arabic(text))
        .replace("ํา", "ำ")
        .replace("เเ", "แ")
        .strip("-.:•")
    )


def same(want: Any, got: Any) -> bool:
    """Equal, or for text as good as equal; ``{"any": [...]}`` names several right answers."""
    if isinstance(want, dict) and set(want) == {"any"}:
        return any(same(option, got) for option in want["any"])
    if isinstance(want, bool) or isinstance(got, bool):
        return want is got
    if isinstance(want, str) and isinstance(got, str):
        return even(want) == even(got) or fuzz.ratio(even(want), even(got)) >= ALIKE
    if isinstance(want, int | float) and isinstance(got, int | float):
        return abs(want - got) < 1e-6
    return bool(want == got)


def differences(want: Any, got: Any, path: str = "") -> Iterator[str]:
    """One line for every golden value that the record does not state so."""
    if isinstance(want, dict) and set(want) != {"any"}:
        for key, value in want.items():
            yield from differences(value, got.get(key) if isinstance(got, dict) else None, f"{path}.{key}")
    elif isinstance(want, list):
        found = got if isinstance(got, list) else []
        if len(found) != len(want) and path.rsplit(".", 1)[-1] in (
            "reports",
            "projects",
            "dimensions",
            "stamps",
            "signatories",
            "",
        ):
            yield f"{path}: {len(want)} wanted, {len(found)} read"
        if not want and found:
            yield f"{path}: nothing wanted, {found} read"
        for index, item in enumerate(want):
            yield from differences(item, _partner(item, found, index), f"{path}[{index}]")
    elif not (same(want, got) or (want is None and got in (None, [], ""))):
        yield f"{path}: wanted {want!r}, read {got!r}"


def _partner(item: Any, found: list[Any], index: int) -> Any:
    if isinstance(item, dict):
        keys = [key for key in KEYS if key in item and not isinstance(item[key], dict)]
        for key in (k for k in keys if k in ("place", "level", "id", "number")):
            found_here = [f for f in found if isinstance(f, dict) and same(item[key], f.get(key))]
            if len(found_here) == 1:
                return found_here[0]
    return found[index] if index < len(found) else None


def covers(expected: dict[str, Any], finding: dict[str, Any]) -> bool:
    """Whether a finding is the one that a golden file describes by rules, project and quotes."""
    if finding["rule"] not in expected["rules"]:
        return False
    if expected.get("project") and finding["project"] and expected["project"] != finding["project"]:
        return False
    seen = [even(value["evidence"]["quote"]) for value in finding["values"] if value["evidence"]]
    quotes = [even(quote) for quote in expected.get("quotes", [])]
    return not quotes or any(
        q in s or (s in q and len(s) >= max(2, len(q) / 4)) for q in quotes for s in seen
    )
