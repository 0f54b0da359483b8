"""Lexicon files: the ones in ``data/`` and those in a folder that a person gives.

The folder may hold files of the same names; its entries come before the ones here. An entry is refused when
it does not match its own examples: a slip in a pattern is told on loading, not by an empty record.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import regex
from pydantic import BaseModel, ValidationError

from thaimemo.normalize.passage import Passage
from thaimemo.parsers.dimensions import read_heading
from thaimemo.parsers.words.entries import (
    OWN,
    AbbreviationEntry,
    ColumnEntry,
    ConfusionEntry,
    FrameEntry,
    GroupEntry,
)
from thaimemo.parsers.words.lexicon import Lexicon
from thaimemo.schema.errors import InvalidLexicon

_ENTRIES: dict[str, type[BaseModel]] = {
    "columns": ColumnEntry,
    "groups": GroupEntry,
    "frames": FrameEntry,
    "confusions": ConfusionEntry,
    "abbreviations": AbbreviationEntry,
}
_STAGE = "lexicon"
MAX_BYTES = 1_000_000


@cache
def default_lexicon() -> Lexicon:
    """The words that come with the program."""
    data = files("thaimemo.parsers.words").joinpath("data")
    tables = {}
    for name, model in _ENTRIES.items():
        table = tomllib.loads(data.joinpath(f"{name}.toml").read_text("utf-8"))
        tables[name] = [model.model_validate(entry, context=OWN) for entry in table[_key(name)]]
    return Lexicon(**tables)  # type: ignore[arg-type]


@cache
def load_lexicon(folder: str | None) -> Lexicon:
    """The words of the program and before them those of the folder's files.

    Raises `InvalidLexicon` for a folder without such files, a file that is no TOML, an entry with a field
    missing or unknown, and an entry that does not match its own examples.
    """
    if folder is None:
        return default_lexicon()
    data = files("thaimemo.parsers.words").joinpath("data")
    tables: dict[str, list[BaseModel]] = {}
    given = _files_in(folder)
    for name, model in _ENTRIES.items():
        here = tomllib.loads(data.joinpath(f"{name}.toml").read_text("utf-8"))[_key(name)]
        theirs = _entries(given[name], name, model) if name in given else []
        tables[name] = [*theirs, *(model.model_validate(entry, context=OWN) for entry in here)]
    lexicon = Lexicon(**tables)  # type: ignore[arg-type]
    for name, path in given.items():
        for number, entry in enumerate(tables[name][: len(_table(path, name))], 1):
            if (wrong := _wrong_example(entry, lexicon)) is not None:
                raise InvalidLexicon(
                    str(path),
                    _STAGE,
                    f"entry {number} does not fit its example “{wrong}”",
                    "mend the pattern or the example",
                )
    return lexicon


def _key(name: str) -> str:
    """The name of one entry in the file of many: ``[[column]]`` in columns.toml."""
    return name.removesuffix("s")


def _files_in(folder: str) -> dict[str, Path]:
    known = ", ".join(f"{name}.toml" for name in _ENTRIES)
    try:
        paths = {path.stem: path for path in sorted(Path(folder).iterdir()) if path.suffix == ".toml"}
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InvalidLexicon(folder, _STAGE, reason, f"give a folder with some of {known}") from error
    for name, path in paths.items():
        if name not in _ENTRIES:
            raise InvalidLexicon(
                str(path), _STAGE, "no lexicon file has this name", f"name it one of {known}"
            )
    if not paths:
        raise InvalidLexicon(
            folder, _STAGE, "no lexicon file is in this folder", f"put some of {known} there"
        )
    return paths


def _table(path: Path, name: str) -> list[Any]:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InvalidLexicon(str(path), _STAGE, f"the file is larger than {MAX_BYTES} bytes", "split it")
        table = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise InvalidLexicon(str(path), _STAGE, (error.strerror or str(error)).lower()) from error
    except ValueError as error:  # TOML and UTF-8 errors both are
        raise InvalidLexicon(str(path), _STAGE, f"the file is no TOML in UTF-8 ({error})") from error
    found = table.get(_key(name))
    if set(table) != {_key(name)} or not isinstance(found, list):
        raise InvalidLexicon(
            str(path),
            _STAGE,
            f"it must hold [[{_key(name)}]] entries and nothing else",
            "see parsers/words/data",
        )
    return found


def _entries(path: Path, name: str, model: type[BaseModel]) -> list[BaseModel]:
    entries = []
    for number, entry in enumerate(_table(path, name), 1):
        try:
            entries.append(model.model_validate(entry))
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"]))
            told = first["msg"].removeprefix("Value error, ")
            reason = f"entry {number}, {where}: {told[:1].lower()}{told[1:]}"
            raise InvalidLexicon(
                str(path), _STAGE, reason, "see parsers/words/data for the fields"
            ) from error
    return entries


def _wrong_example(entry: BaseModel, lexicon: Lexicon) -> str | None:
    """The first example that the entry does not fit, None where it fits all."""
    return next((text for text, fits in _examples(entry, lexicon) if not fits), None)


def _examples(entry: BaseModel, lexicon: Lexicon) -> list[tuple[str, bool]]:
    match entry:
        case ColumnEntry():
            return [(text, lexicon.roles_of(text)[:1] == (entry.role,)) for text in entry.examples]
        case GroupEntry():
            headings = [
                (text, read_heading(Passage(text, ()), lexicon, in_table=True)) for text in entry.examples
            ]
            return [(text, heading is not None and heading.word == entry.word) for text, heading in headings]
        case FrameEntry():
            return [
                (text, regex.search(d.sign, regex.sub(r"\s+", "", text)) is not None)
                for d in entry.dimension
                for text in d.examples
            ]
        case ConfusionEntry():
            mended = regex.sub(entry.pattern, entry.expected, entry.example)
            fits = regex.search(entry.pattern, entry.example) and not regex.search(entry.pattern, mended)
            return [(entry.example, bool(fits))]
        case _:
            return []
