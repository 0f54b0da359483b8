"""What is done, in a SQLite file beside the dataset: killed at any moment, a run goes on from here."""

from __future__ import annotations

import fcntl
import json
import os
import sqlite3
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from thaimemo.outputs.json_record import json_line
from thaimemo.pipeline.archive.errors import Busy
from thaimemo.pipeline.archive.item import Item, Refused
from thaimemo.pipeline.archive.outcome import Converted, Failed, Outcome, Unchanged
from thaimemo.pipeline.archive.pool import Work
from thaimemo.pipeline.archive.terms import Terms
from thaimemo.pipeline.archive.worker import COMPRESSION
from thaimemo.schema import errors
from thaimemo.schema.errors import ThaimemoError

LAYOUT = 1
"""Of the tables below. A file of another layout is begun anew."""
BATCH = 1000
"""Rows in one transaction, at most."""
SAVED_EVERY = 1.0
"""Seconds between two transactions: the work that a killed run has to do again."""
PAGE = 512
"""Rows that are read at a time."""

TABLES = """
create table if not exists input (     -- what this run was asked to read, in the order found
    position integer primary key,
    key blob not null unique,
    name text not null,
    place blob not null,
    member integer,
    fingerprint text
);
create table if not exists outcome (   -- what became of it, now or in an earlier run
    key blob primary key,
    settings text not null,            -- program and terms that it came out under
    fingerprint text,
    sha256 text,
    body blob,                         -- a record, compressed; null for a failure or a second name
    failure text,                      -- as JSON; null for a record
    seconds real not null
);
create index if not exists outcome_by_content on outcome (sha256);
create table if not exists dataset (   -- the one row: the dataset that was last put in its place
    made_of text not null,             -- SHA-256 of what its bytes depend on
    described text not null            -- SHA-256 of its description
);
"""

WAITING = """
(i.place != x'' and not coalesce(
    o.settings in (:records, :losses) and o.sha256 is not null and o.fingerprint = i.fingerprint, false))
"""
"""No outcome stands: there is none, it came out under other settings, or the bytes may be others by now."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Inputs of a run by what became of them."""

    inputs: int
    records: int
    """Inputs with a record, duplicates included."""
    documents: int
    """Different documents among them."""
    failures: int
    seconds: float
    """What the documents themselves took in their workers, in the run that read them."""


class State:
    """The inputs of this run and the outcomes of all runs."""

    def __init__(self, folder: Path, *, fresh: bool = False) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = (folder / "lock").open("w")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._lock.close()
            raise Busy(f"another run is writing to {folder.parent}") from error
        path = folder / "run.sqlite"
        self._open(path)
        if fresh or self._layout() not in (0, LAYOUT):
            self._database.close()
            for suffix in ("", "-wal", "-shm"):
                Path(f"{path}{suffix}").unlink(missing_ok=True)
            self._open(path)
        self._database.executescript(f"pragma user_version = {LAYOUT}; {TABLES}")
        self._unsaved = 0
        self._saved = time.monotonic()

    def _open(self, path: Path) -> None:
        self._database = sqlite3.connect(path, isolation_level=None)
        self._database.execute("pragma journal_mode = wal")
        self._database.execute("pragma synchronous = normal")

    def _layout(self) -> int:
        return int(self._database.execute("pragma user_version").fetchone()[0])

    def __enter__(self) -> State:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.save()
        self._database.close()
        self._lock.close()

    def save(self) -> None:
        """Make sure of what was kept so far."""
        if self._database.in_transaction:
            self._database.execute("commit")
        self._unsaved = 0
        self._saved = time.monotonic()

    def _changing(self) -> None:
        if self._unsaved >= BATCH or time.monotonic() - self._saved > SAVED_EVERY:
            self.save()
        if not self._database.in_transaction:
            self._database.execute("begin immediate")
        self._unsaved += 1

    # -- the inputs of this run

    def forget_inputs(self) -> None:
        """Begin a new list of inputs. The outcomes stay."""
        self._changing()
        self._database.execute("delete from input")

    def add(self, found: Item | Refused) -> bool:
        """Put an input on the list; False if it is there already."""
        self._changing()
        if isinstance(found, Refused):
            place: tuple[bytes, int | None, str | None] = (b"", None, None)
        else:
            place = (os.fsencode(found.place), found.member, found.fingerprint)
        added = self._database.execute(
            "insert or ignore into input (key, name, place, member, fingerprint) values (?, ?, ?, ?, ?)",
            (found.key, found.name, *place),
        ).rowcount
        if added and isinstance(found, Refused):
            self._put(found.key, "", None, None, failure=failure_json(Failed(None, found.error)))
        return bool(added)

    def todo(self, terms: Terms) -> Iterator[Work]:
        """The inputs without an outcome that stands, in the order found."""
        position = -1
        while rows := self._database.execute(
            f"""
            select i.position, i.key, i.name, i.place, i.member, i.fingerprint,
                   case when o.settings in (:records, :losses) then o.sha256 end
            from input i left join outcome o on o.key = i.key
            where i.position > :position and {WAITING} order by i.position limit {PAGE}
            """,
            {"position": position, "records": terms.of_records, "losses": terms.of_losses},
        ).fetchall():
            for position, key, name, place, member, fingerprint, known in rows:  # noqa: B007
                yield Work(Item(name, key, os.fsdecode(place), member, fingerprint), known)

    def standing_failures(self, terms: Terms) -> Iterator[ThaimemoError]:
        """Why inputs gave no record that are not read again, in the order found."""
        for (failure,) in self._database.execute(
            f"""
            select o.failure from input i join outcome o on o.key = i.key
            where o.failure is not null and i.place != x'' and not {WAITING} order by i.position
            """,
            {"records": terms.of_records, "losses": terms.of_losses},
        ):
            yield failure_of(failure)

    def failure(self, key: bytes) -> ThaimemoError | None:
        """Why one input gave no record, if so."""
        row = self._database.execute("select failure from outcome where key = ?", (key,)).fetchone()
        return failure_of(row[0]) if row and row[0] else None

    def waiting(self, terms: Terms) -> int:
        """How many those are."""
        row = self._database.execute(
            f"select count(*) from input i left join outcome o on o.key = i.key where {WAITING}",
            {"records": terms.of_records, "losses": terms.of_losses},
        ).fetchone()
        return int(row[0])

    def listed(self) -> int:
        """Inputs on the list."""
        return int(self._database.execute("select count(*) from input").fetchone()[0])

    # -- outcomes

    def keep(self, item: Item, outcome: Outcome, terms: Terms) -> None:
        """Remember what became of an input."""
        self._changing()
        settings = terms.of_losses if isinstance(outcome, Failed) and outcome.lost else terms.of_records
        match outcome:
            case Unchanged():
                self._database.execute(
                    "update outcome set fingerprint = ? where key = ?", (item.fingerprint, item.key)
                )
            case Converted():
                self._put(
                    item.key, settings, item.fingerprint, outcome.sha256, outcome.body, None, outcome.seconds
                )
            case Failed():
                told = failure_json(outcome)
                self._put(item.key, settings, item.fingerprint, outcome.sha256, None, told, outcome.seconds)

    def _put(
        self,
        key: bytes,
        settings: str,
        fingerprint: str | None,
        sha256: str | None,
        body: bytes | None = None,
        failure: str | None = None,
        seconds: float = 0.0,
    ) -> None:
        self._database.execute(
            "insert or replace into outcome values (?, ?, ?, ?, ?, ?, ?)",
            (key, settings, fingerprint, sha256, body, failure, seconds),
        )

    def adopt(
        self, name: str, sha256: str | None, *, body: bytes | None = None, failure: str | None = None
    ) -> bool:
        """Take over an input of another dataset, records before failures; False if the contents differ."""
        self._changing()
        key = name.encode()
        self._database.execute(
            "insert or ignore into input (key, name, place) values (?, ?, x'')", (key, name)
        )
        packed = zlib.compress(body, COMPRESSION) if body else None
        row = (key, "", None, sha256, packed, failure, 0.0)
        self._database.execute("insert or ignore into outcome values (?, ?, ?, ?, ?, ?, ?)", row)
        found = self._database.execute("select sha256 from outcome where key = ?", (key,)).fetchone()[0]
        return sha256 in (None, found)

    # -- what the dataset is made of

    def records(self) -> Iterator[bytes]:
        """Every document once as a line of JSON, by id, under the first of its names in byte order."""
        return map(zlib.decompress, self.packed_records())

    def packed_records(self) -> Iterator[bytes]:
        """The same, each compressed by zlib."""
        last = None
        for sha256, body in self._database.execute(
            """
            select o.sha256, o.body
            from outcome o indexed by outcome_by_content cross join input i on i.key = o.key
            where o.failure is null order by o.sha256, cast(i.name as blob), i.key
            """  # by the index: a million bodies are never sorted, only the names of one document
        ):
            if sha256 != last:
                yield body
            last = sha256

    def failures(self) -> Iterator[str]:
        """A line of JSON for every input without a record, by name."""
        for (failure,) in self._database.execute(
            """
            select o.failure from input i join outcome o on o.key = i.key
            where o.failure is not null order by cast(i.name as blob), i.key
            """
        ):
            yield failure

    def sources(self) -> Iterator[str]:
        """A line of JSON for every input, by name: what became of it, and which document it is."""
        for name, sha256, failed, first in self._database.execute(
            """
            select i.name, o.sha256, o.failure is not null,
                   row_number() over (
                       partition by o.sha256, o.failure is null order by cast(i.name as blob), i.key) = 1
            from input i join outcome o on o.key = i.key order by cast(i.name as blob), i.key
            """
        ):
            outcome = "failed" if failed else "record" if first else "duplicate"
            yield json_line({"source": name, "sha256": sha256, "outcome": outcome})

    def dataset(self) -> tuple[str, str] | None:
        """What the dataset that was put in its place last was made of; the checksum of its description."""
        row = self._database.execute("select made_of, described from dataset").fetchone()
        return (row[0], row[1]) if row else None

    def wrote(self, made_of: str, described: str) -> None:
        """Remember these."""
        self._changing()
        self._database.execute("delete from dataset")
        self._database.execute("insert into dataset values (?, ?)", (made_of, described))

    def counted(self) -> Counted:
        """How many."""
        row = self._database.execute(
            """
            select count(*), coalesce(sum(o.failure is null), 0),
                   count(distinct case when o.failure is null then o.sha256 end),
                   coalesce(sum(o.failure is not null), 0), coalesce(sum(o.seconds), 0)
            from input i join outcome o on o.key = i.key
            """
        ).fetchone()
        return Counted(*row)


def failure_of(told: str) -> ThaimemoError:
    """The error that `failure_json` told."""
    failure = json.loads(told)
    kind = getattr(errors, failure["error"], errors.InternalError)
    error: ThaimemoError = kind(
        failure["source"], failure["stage"], failure["message"], failure["remedy"] or ""
    )
    return error


def failure_json(failed: Failed) -> str:
    """A failure as ``failures.jsonl`` tells it."""
    error = failed.error
    return json_line(
        {
            "source": error.source,
            "sha256": failed.sha256,
            "stage": error.stage,
            "error": type(error).__name__,
            "message": error.reason,
            "remedy": error.remedy or None,
        }
    )
