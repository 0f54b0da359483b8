"""The schema of a warehouse brought to the version of this program.

``migrations/NNNN_name.sql`` are applied in order, each once; ``NNNN_name.ENGINE.sql`` only on that engine.
What has been released is never edited: a change is a further file. One that adds a column fills it, or sets
``document.record_sha256`` to the empty text, so that the next load replaces every document.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, Protocol

from thaimemo.outputs.warehouse.star import star
from thaimemo.schema.errors import WarehouseError

VERSIONS = "thaimemo_schema"
"""The table that tells which migrations were applied, and when."""


class Session(Protocol):
    """One transaction with a warehouse."""

    name: str
    """What a person calls the warehouse; no secrets."""
    engine: str
    """``duckdb`` or ``postgresql``."""

    def run(self, sql: str) -> None:
        """One statement or several."""

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """The rows of a query; ``{}`` in it stands for a value."""

    def has_table(self, name: str) -> bool:
        """Whether there is a table of this name where ours are."""


def migrate(session: Session, to: int | None = None) -> int:
    """Apply what is missing up to version ``to`` (the last one), and give the version reached.

    Raises `WarehouseError` for a warehouse that a newer program made, or whose tables are somebody else's.
    """
    steps = migrations(session.engine)
    last = max(steps) if to is None else to
    if not session.has_table(VERSIONS):
        _refuse_foreign(session)
        session.run(f"CREATE TABLE {VERSIONS} (version BIGINT PRIMARY KEY, applied_at TIMESTAMPTZ NOT NULL)")
    [(found,)] = session.rows(f"SELECT coalesce(max(version), 0) FROM {VERSIONS}")
    version = int(found)
    if version > max(steps):
        reason = f"its schema is of version {version}, this program knows {max(steps)}"
        raise WarehouseError(session.name, "load", reason, "update thaimemo")
    for number in range(version + 1, last + 1):
        if steps[number]:
            session.run(steps[number])
        session.run(f"INSERT INTO {VERSIONS} VALUES ({number}, now())")
    return max(version, last)


@cache
def migrations(engine: str) -> dict[int, str]:
    """The SQL of every version; empty where a version changes nothing on this engine."""
    found: dict[int, str] = {}
    for file in files(__package__).joinpath("migrations").iterdir():
        stem, *kind = file.name.removesuffix(".sql").split(".")
        number = int(stem.partition("_")[0])
        found.setdefault(number, "")
        if not kind or kind == [engine]:
            found[number] += file.read_text("utf-8")
    assert sorted(found) == list(range(1, len(found) + 1))
    return found


def _refuse_foreign(session: Session) -> None:
    for table in star():
        if session.has_table(table.singular):
            reason = f"it holds a table named {table.singular} that thaimemo did not make"
            raise WarehouseError(session.name, "load", reason, "name another file, or another database")
