"""A load that is killed changes nothing; two at once go one after the other: with real processes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import psycopg
import pytest
from contents import held, loaded_at, wanted
from killing import killed_in_the_middle, start, wait_until, waiting
from loading import MakeDataset, copy_of

from thaimemo.outputs.warehouse import load
from thaimemo.outputs.warehouse.postgres_server import LOCK

DOCUMENTS = 100


@pytest.fixture(scope="module")
def two(small: dict[str, Any], make_dataset: MakeDataset) -> tuple[Path, Path]:
    """A dataset, and the same with every record changed."""
    first = make_dataset(copy_of(small, number) for number in range(DOCUMENTS))
    second = make_dataset(copy_of(small, number, page_count=99) for number in range(DOCUMENTS))
    return first, second


def test_killed_in_the_middle(two: tuple[Path, Path], url: str) -> None:
    first, second = two
    load(first, url)
    times = loaded_at(url)
    killed_in_the_middle(second, url)
    assert (held(url), loaded_at(url)) == (wanted(first), times)
    assert load(second, url).replaced == DOCUMENTS
    assert held(url) == wanted(second)


def test_two_at_once_into_a_new_database(two: tuple[Path, Path], postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as holder:
        holder.execute("SELECT pg_advisory_lock(%s::bigint)", (LOCK,))
        processes = [start(folder, postgres_url) for folder in two]
        wait_until(lambda: waiting(postgres_url, "advisory") == 2, 0.05)
    told = [process.communicate(timeout=60)[1].decode() for process in processes]
    assert [process.returncode for process in processes] == [0, 0], told
    assert sorted(f"{DOCUMENTS} replaced" in text for text in told) == [False, True]
    assert held(postgres_url) in (wanted(two[0]), wanted(two[1]))
    assert all(len(times) == 1 for times in loaded_at(postgres_url).values())
