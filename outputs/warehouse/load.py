"""A dataset loaded into a warehouse: one transaction, whole documents, nothing that is unchanged."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from thaimemo.outputs.warehouse.address import Address, DuckdbFile, address
from thaimemo.outputs.warehouse.dataset import Dataset
from thaimemo.outputs.warehouse.migrations import Session, migrate
from thaimemo.outputs.warehouse.star import star

CHANGED = "changed_document"
"""Temporary table of the documents to load: new ones, and those whose record is another one now."""


@dataclass(frozen=True)
class Loaded:
    """What a load did, in documents."""

    warehouse: str
    new: int
    replaced: int
    unchanged: int


class Warehouse(Session, Protocol):
    """A session that takes tables of a dataset."""

    def stage_documents(self, dataset: Dataset) -> None:
        """Put all documents of the dataset into the temporary table ``staged_document``."""

    def insert(self, dataset: Dataset, number: int) -> None:
        """Insert the rows of changed documents into a table of the star, given by its place in it."""

    def check(self) -> None:
        """Raise `WarehouseError` where a row of a changed document refers to one that is not there."""


def load(folder: Path, url: str) -> Loaded:
    """Load the dataset in ``folder`` into the warehouse at ``url`` and say what that changed.

    A document whose record is the one that was loaded last stays as it is, ``_loaded_at`` included; any other
    is replaced with all its rows. Documents that the dataset does not hold stay. Either all of it happens or
    nothing. Raises `NotADataset`, `UnknownWarehouse` or `WarehouseError`.
    """
    place = address(url)
    dataset = Dataset(folder)
    with transaction(place) as warehouse:
        migrate(warehouse)
        return replace_documents(warehouse, dataset)


@contextmanager
def transaction(place: Address) -> Iterator[Warehouse]:
    """A transaction of its own with a warehouse, committed at the end unless something was raised."""
    if isinstance(place, DuckdbFile):
        from thaimemo.outputs.warehouse.duckdb_file import duckdb_transaction

        with duckdb_transaction(place) as warehouse:
            yield warehouse
    else:
        from thaimemo.outputs.warehouse.postgres_server import postgres_transaction

        with postgres_transaction(place) as server:
            yield server


def replace_documents(warehouse: Warehouse, dataset: Dataset) -> Loaded:
    """Put the new and the changed documents of a dataset into a warehouse that has our tables."""
    warehouse.stage_documents(dataset)
    warehouse.run(
        f"""
        CREATE TEMPORARY TABLE {CHANGED} AS
        SELECT staged.document_id, loaded.document_id IS NULL AS is_new
        FROM staged_document AS staged
        LEFT JOIN document AS loaded ON loaded.document_id = staged.document_id
        WHERE loaded.document_id IS NULL OR loaded.record_sha256 <> staged.record_sha256
        """
    )
    [(staged,)] = warehouse.rows("SELECT count(*) FROM staged_document")
    [(changed, new)] = warehouse.rows(f"SELECT count(*), count(*) FILTER (WHERE is_new) FROM {CHANGED}")
    if changed:
        if changed > new:
            for table in reversed(star()):
                warehouse.run(
                    f"DELETE FROM {table.singular} WHERE document_id IN "
                    f"(SELECT document_id FROM {CHANGED} WHERE NOT is_new)"
                )
        for number in range(len(star())):
            warehouse.insert(dataset, number)
    warehouse.check()
    return Loaded(warehouse.name, new, changed - new, staged - changed)
