"""Personal names taken out of a record: who signed, and whoever is named with title, given name and surname.

A name is found where it is printed as the signatories' names are, in one of a hundred titles' company, or
with spaces and joined letters that a scan or a PDF put into it. A name without title that nobody signed
with is not known to be one. Where the end of a surname cannot be told from the word after it, the word goes
too: rather too much than a name.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import regex

from thaimemo.outputs.dataset.rows import Object

MARK = "[ชื่อบุคคล]"
"""What stands in the place of a name: "name of a person"."""

_GAP = r"[\s\u00ad\u200b-\u200d\ufeff]*+"
_SARA_AM = {"ำ": "(?:ำ|\u0e4d" + _GAP + "า)", "แ": "(?:แ|เเ)"}


def redacted(record: Object) -> Object:
    """The record without personal names: null as the signatories' names, `MARK` within texts."""
    names = {printed for signatory in record.get("signatories") or [] for printed in _printed(signatory)}
    pattern = _pattern(names)
    clean: Object = _clean(record, pattern)
    for signatory in clean.get("signatories") or []:
        signatory["name"] = None
        signatory.get("evidence", {}).pop("name", None)
    return clean


def redacted_text(text: str) -> str:
    """The text without names that stand behind a title."""
    return _titled().sub(MARK, text)


def _clean(value: Any, pattern: regex.Pattern[str] | None) -> Any:
    match value:
        case str():
            return redacted_text(pattern.sub(MARK, value) if pattern else value)
        case dict():
            return {key: _clean(item, pattern) for key, item in value.items()}
        case list():
            return [_clean(item, pattern) for item in value]
        case _:
            return value


def _printed(signatory: Object) -> Iterable[str]:
    places = (signatory.get("evidence") or {}).get("name") or []
    for text in [signatory.get("name"), *(place["quote"] for place in places)]:
        if text and text.strip():
            yield text


def _pattern(names: Iterable[str]) -> regex.Pattern[str] | None:
    """Each name with or without its title, and title with given name alone."""
    forms: set[str] = set()
    for name in names:
        bare = _title().sub("", name.strip(" ()\t\n"), count=1).strip()
        parts = bare.split()
        if len(parts) > 1:
            forms.add(f"(?:{_titles()}{_GAP})?{_loose(bare)}")
        if parts and len(parts[0]) > 1:
            # A given name alone may be a word of the language: only behind a title it is a name.
            forms.add(f"(?:{_titles()}|คุณ){_GAP}{_loose(parts[0])}")
    return regex.compile("|".join(sorted(forms, key=lambda form: (-len(form), form)))) if forms else None


def _loose(name: str) -> str:
    """The letters of a name with whatever a scan puts between them."""
    letters = [_SARA_AM.get(letter, regex.escape(letter)) for letter in name if not letter.isspace()]
    return _GAP.join(letters)


@cache
def _titles() -> str:
    data = _data()
    spelled = [regex.escape(title) for title in data["titles"]]
    short = [
        r"\s?".join(regex.escape(letter) for letter in item if letter != " ")
        for item in data["abbreviations"]
    ]
    latin = [regex.escape(title) for title in data["latin"]]
    return "(?:" + "|".join(sorted([*spelled, *short, *latin], key=len, reverse=True)) + ")"


@cache
def _title() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{_titles()}{_GAP})+")


@cache
def _titled() -> regex.Pattern[str]:
    """``นายทดสอบ ระบบดี``, ``น.ส. ทดสอบ ณ ระบบ``, ``Mr. Test System``."""
    data = _data()
    others = "|".join(map(regex.escape, data["no_people"]))
    before = "".join(f"(?<!{regex.escape(word)})" for word in data["not_after"])
    return regex.compile(
        rf"""
        {before}(?!{others})
        (?:{_titles()}{_GAP})+
        (?:
            \p{{Thai}}{{2,40}} \s+ (?:ณ\s+)? \p{{Thai}}{{2,40}}
          | \p{{Lu}}[\p{{L}}.'-]+ (?:\s+\p{{Lu}}[\p{{L}}.'-]+)+
        )
        """,
        regex.VERBOSE,
    )


@cache
def _data() -> dict[str, list[str]]:
    return tomllib.loads(files(__package__).joinpath("personal_titles.toml").read_text("utf-8"))
