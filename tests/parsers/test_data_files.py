"""Patterns kept as data match their own examples."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
import regex

from thaimemo.parsers.columns import roles_of

DATA = files("thaimemo.parsers").joinpath("data")
COLUMNS = tomllib.loads(DATA.joinpath("columns.toml").read_text("utf-8"))["column"]
CONFUSIONS = tomllib.loads(DATA.joinpath("confusions.toml").read_text("utf-8"))["confusion"]


@pytest.mark.parametrize(("role", "header"), [(c["role"], e) for c in COLUMNS for e in c["examples"]])
def test_a_column_is_known_by_its_header(role: str, header: str) -> None:
    assert roles_of(header)[0] == role


@pytest.mark.parametrize("entry", CONFUSIONS, ids=[c["example"] for c in CONFUSIONS])
def test_a_confusion_is_met_in_its_example_and_mended(entry: dict[str, str]) -> None:
    assert regex.search(entry["pattern"], entry["example"])
    assert not regex.search(
        entry["pattern"], regex.sub(entry["pattern"], entry["expected"], entry["example"])
    )
