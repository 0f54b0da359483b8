"""``gd-catalog.json``: the mandatory keys of the Thai government data catalogue (บัญชีข้อมูลภาครัฐ).

The keys and their source stand in ``gd_catalog.toml``. What only the agency can say (who owns the data,
whom to ask, which class and licence) is null unless it says so in a file of its own.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from thaimemo.schema.errors import InvalidCatalogue

NAME = "gd-catalog.json"


def agency_says(path: str | Path) -> dict[str, Any]:
    """What the TOML file holds in which an agency says what only it can; raises `InvalidCatalogue`."""
    name = str(path)
    try:
        said = tomllib.loads(Path(path).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise InvalidCatalogue(name, "read", f"it is no TOML file that can be read ({error})") from error
    keys = _data()["keys"]
    for key, value in said.items():
        if key not in keys:
            raise InvalidCatalogue(
                name, "read", f"{key} is no key of the catalogue", f"use {', '.join(keys)}"
            )
        texts = value if isinstance(value, list) else [value]
        if not all(isinstance(text, str) and text.strip() for text in texts):
            raise InvalidCatalogue(name, "read", f"{key} is no text", "put it in quotes")
    return said


def write_gd_catalog(folder: Path, documents: int, agencies: set[str], said: Mapping[str, Any]) -> None:
    """Write the sidecar of a dataset with so many documents of these agencies; ``said`` goes first."""
    data = _data()
    form = data["source"]["none" if not agencies else "one" if len(agencies) == 1 else "several"]
    source = form.format(documents=documents, agencies=len(agencies), agency=next(iter(agencies), ""))
    known: dict[str, Any] = {**data["values"], "data_source": source, **said}
    text = json.dumps({key: known.get(key) for key in data["keys"]}, ensure_ascii=False, indent=2)
    (folder / NAME).write_text(text + "\n", encoding="utf-8")


def _data() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("gd_catalog.toml").read_text("utf-8"))
