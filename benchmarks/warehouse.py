"""What loading costs, beside pandas: the same result rows by `thaimemo load` and by `DataFrame.to_sql`.

    python benchmarks/warehouse.py [--results 100000] [--documents 5000] [--to URL] [--only ENGINE]

Starts a PostgreSQL server of its own from Debian's programs unless ``--to`` names one with an empty
database that may be written to. Prints tables, and judges no times; README.md says how to read them. It ends
with 1 where a warehouse does not hold what the dataset says.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import psycopg
import sqlalchemy

from thaimemo.outputs.dataset import write_dataset
from thaimemo.outputs.warehouse import load
from thaimemo.outputs.warehouse.star import star
from thaimemo.pipeline.document import read

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "warehouse"))


def dataset(folder: Path, records: Iterator[dict[str, Any]]) -> Path:
    """Records written as a dataset."""
    folder.mkdir()
    with (folder / "records.jsonl").open("w", encoding="utf-8") as stream:
        for record in records:
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")
    (folder / "failures.jsonl").touch()
    write_dataset(folder / "records.jsonl", folder, failures=folder / "failures.jsonl")
    return folder


def sample(name: str) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(read(ROOT / "samples" / name).model_dump_json())
    return record


def named(record: dict[str, Any], number: int) -> dict[str, Any]:
    identity = hashlib.sha256(str(number).encode()).hexdigest()
    return {**record, "document": {**record["document"], "id": identity, "source": f"{number}.md"}}


def of_results(rows: int) -> Iterator[dict[str, Any]]:
    """Documents with two projects of 25 results each, and nothing else: 50 result rows a document."""
    record = sample("hr-scorecard-clean.md")
    [report] = record["reports"]
    project = next(project for project in report["projects"] if project["results"])
    result = {**project["results"][0], "evidence": {}}
    emptied = {name: [] for name, value in project.items() if isinstance(value, list)}
    bare = {**project, **emptied, "rubric": None, "evidence": {}, "results": [result] * 25}
    bare["budget"] = {**project["budget"], "evidence": {}}
    lean = {name: [] for name, value in report.items() if isinstance(value, list)}
    one = {**report, **lean, "evidence": {}, "projects": [bare] * 2}
    empty: dict[str, Any] = {name: [] for name, value in record.items() if isinstance(value, list)}
    empty["memo"] = None
    for number in range(rows // 50):
        yield named({**record, **empty, "reports": [one]}, number)


def of_documents(count: int, changed: int = 0) -> Iterator[dict[str, Any]]:
    """Copies of a sample cut to two projects; the first ``changed`` ones say one page more."""
    record = sample("kpi-table.md")
    record["reports"][0]["projects"] = record["reports"][0]["projects"][:2]
    for number in range(count):
        copy = named(record, number)
        copy["document"]["page_count"] += number < changed
        yield copy


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def against_pandas(folder: Path, urls: dict[str, str], home: Path) -> None:
    """One row a warehouse: the load with its keys, references and checks; to_sql of the same rows without."""
    frames = {
        table.name: without_lists(frame)
        for table in star()
        if len(frame := pd.read_parquet(folder / "tables" / f"{table.name}.parquet"))
    }
    print("The same rows:", ", ".join(f"{len(frame)} {name}" for name, frame in frames.items()))
    print(f"{'':12} {'load s':>8} {'to_sql s':>9} {'ratio':>7}")
    for engine, url in urls.items():
        target = f"duckdb:///{home / 'pandas.duckdb'}"
        if engine == "postgresql":
            target = url.replace("postgresql:", "postgresql+psycopg:")
        ours = seconds(partial(load, folder, url))
        theirs = seconds(partial(to_sql, frames, target))
        print(f"{engine:12} {ours:8.2f} {theirs:9.2f} {theirs / ours:7.1f}", flush=True)


def without_lists(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with its lists as text, which is all that to_sql can store."""
    lists = [name for name in frame if frame[name].map(lambda value: hasattr(value, "tolist")).any()]
    return frame.assign(**{name: frame[name].map(str) for name in lists})


def to_sql(frames: dict[str, pd.DataFrame], url: str) -> None:
    """pandas by SQLAlchemy, in its fastest way: ``method="multi"`` is many times slower here."""
    engine = sqlalchemy.create_engine(url)
    with engine.begin() as connection:
        for name, frame in frames.items():
            frame.to_sql(f"pandas_{name}", connection, index=False)
    engine.dispose()


def again_and_changed(count: int, urls: dict[str, str], home: Path) -> list[str]:
    """Documents loaded, loaded again, killed while every tenth is changed, and loaded with these: seconds.

    After each step rows and checksums of every table have to be those of the dataset; what is wrong.
    """
    from contents import held, wanted  # the tests' own
    from killing import killed_in_the_middle

    first = dataset(home / "first", of_documents(count))
    second = dataset(home / "second", of_documents(count, changed=count // 10))
    wrong = []
    print(f"\n{count} documents, all tables; after each step rows and checksums compared with the dataset's")
    print(f"{'':12} {'first s':>8} {'again s':>8} {'10 % s':>8} {'rows':>10}")
    for engine, url in urls.items():
        steps = {
            "loaded": (partial(load, first, url), first),
            "loaded again": (partial(load, first, url), first),
            "killed": (partial(killed_in_the_middle, second, url), first),
            "loaded with every tenth changed": (partial(load, second, url), second),
        }
        took = []
        for step, (work, folder) in steps.items():
            took.append(seconds(work))
            contents = held(url)
            wrong += [
                f"{engine}, {step}: {table} has {contents[table][0]} rows, or another checksum"
                for table, right in wanted(folder).items()
                if contents[table] != right
            ]
        rows = sum(count for count, _ in contents.values())
        print(f"{engine:12} {took[0]:8.1f} {took[1]:8.1f} {took[3]:8.1f} {rows:10}", flush=True)
    return wrong


@contextmanager
def server(url: str | None) -> Iterator[str]:
    if url:
        yield url
        return
    from postgres import postgres_server  # the tests' own

    with postgres_server() as started:
        yield started


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--results", type=int, default=100_000)
    parser.add_argument("--documents", type=int, default=5_000)
    parser.add_argument("--to", metavar="URL")
    parser.add_argument("--only", choices=["duckdb", "postgresql"])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, server(options.to) as url:
        home = Path(folder)
        urls = {"duckdb": f"duckdb:///{home / 'load.duckdb'}", "postgresql": url}
        urls = {engine: place for engine, place in urls.items() if options.only in (None, engine)}
        if options.results:
            against_pandas(dataset(home / "results", of_results(options.results)), urls, home)
        if options.documents:
            if "duckdb" in urls:
                urls["duckdb"] = f"duckdb:///{home / 'documents.duckdb'}"
            with psycopg.connect(url, autocommit=True) as connection:
                connection.execute("DROP SCHEMA IF EXISTS thaimemo CASCADE")
            wrong = again_and_changed(options.documents, urls, home)
            print(*wrong or ["every table is right after every step"], sep="\n")
            sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
