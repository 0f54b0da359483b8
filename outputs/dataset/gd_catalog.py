"""``gd-catalog.json``: the mandatory keys of the Thai government data catalogue (บัญชีข้อมูลภาครัฐ).

The keys and their source stand in ``gd_catalog.toml``. What only the agency can say (who owns the data,
whom to ask, which class and licence) is null.
"""

from __future__ import annotations

import json
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

NAME = "gd-catalog.json"


def write_gd_catalog(folder: Path, documents: int, agencies: set[str]) -> None:
    """Write the sidecar of a dataset with so many documents of these agencies."""
    data = tomllib.loads(files(__package__).joinpath("gd_catalog.toml").read_text("utf-8"))
    form = data["source"]["none" if not agencies else "one" if len(agencies) == 1 else "several"]
    source = form.format(documents=documents, agencies=len(agencies), agency=next(iter(agencies), ""))
    known: dict[str, Any] = {**data["values"], "data_source": source}
    text = json.dumps({key: known.get(key) for key in data["keys"]}, ensure_ascii=False, indent=2)
    (folder / NAME).write_text(text + "\n", encoding="utf-8")
