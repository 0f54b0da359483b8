"""A whole run: everything accounted for, and the same bytes however it was run."""

from __future__ import annotations

import json
import shutil

import archive_documents
import pytest
from archive_accounts import disagreements
from archive_runs import LIMITS, files, lines, run

from thaimemo.outputs.hostile_text import one_line
from thaimemo.pipeline.archive.terms import Terms


def test_every_file_is_accounted_for_with_the_right_outcome(corpus):
    assert disagreements(corpus.folder, corpus.poison, corpus.out, "documents") == []
    assert {".txt", ".md", ".docx", ".pdf", ".zip"} <= {path.suffix for path in corpus.folder.rglob("*")}
    assert set(corpus.poison.values()) == set(archive_documents.POISON)
    sources = [source["source"] for source in lines(corpus.out / "sources.jsonl")]
    assert sources == sorted(sources, key=str.encode)
    records = lines(corpus.out / "records.jsonl")
    assert all(record["memo"] for record in records)
    ids = [record["document"]["id"] for record in records]
    assert ids == sorted(set(ids))
    assert all(one_line(failure["source"]) in corpus.log for failure in lines(corpus.out / "failures.jsonl"))


def test_a_dataset_that_accounts_wrongly_is_known_for_it(corpus, tmp_path):
    """The check of the run of ten thousand documents can fail."""
    told = {"failures.jsonl": b"password", "sources.jsonl": b"/0000", "records.jsonl": b"/0000"}
    for name, bytes_ in told.items():
        shutil.copytree(corpus.out, tmp_path / name, ignore=shutil.ignore_patterns(".state", "tables"))
        held = (tmp_path / name / name).read_bytes()
        (tmp_path / name / name).write_bytes(held.replace(bytes_, bytes_[:-1] + b"_", 1))
        assert disagreements(corpus.folder, corpus.poison, tmp_path / name, "documents")
    sound = next(path for path in corpus.folder.rglob("*.md"))
    poison = {**corpus.poison, sound.relative_to(corpus.folder).as_posix(): "truncated"}
    assert len(disagreements(corpus.folder, poison, corpus.out, "documents")) == 1
    encrypted = next(name for name, kind in corpus.poison.items() if kind == "encrypted")
    poison = {**corpus.poison, encrypted: "truncated"}
    assert len(disagreements(corpus.folder, poison, corpus.out, "documents")) == 1
    (tmp_path / "empty").mkdir()
    assert disagreements(tmp_path / "empty", {}, corpus.out, "documents")


def test_one_worker_writes_the_same_bytes(corpus, tmp_path):
    result = run("convert", "documents", "--out", tmp_path, "--jobs", "1", *LIMITS, cwd=corpus.folder.parent)
    assert result.returncode == 3
    assert files(tmp_path) == files(corpus.out)


def test_parts_of_three_machines_merge_to_the_same_bytes(corpus, tmp_path):
    for part in ("1/3", "2/3", "3/3"):
        arguments = ("documents", "--out", tmp_path / part, "--shard", part, *LIMITS)
        assert run("convert", *arguments, cwd=corpus.folder.parent).returncode in (0, 3)
    parts = sorted(tmp_path.glob("*/3"))
    sizes = [len(lines(part / "sources.jsonl")) for part in parts]
    assert all(sizes)
    assert sum(sizes) == len(lines(corpus.out / "sources.jsonl"))
    merged = run("merge", *parts, "--out", tmp_path / "merged", cwd=tmp_path)
    assert merged.returncode == 3
    assert files(tmp_path / "merged") == files(corpus.out)


def test_two_names_of_one_document_are_one_document(convert, memo, tmp_path):
    for name in ("b.txt", "a.txt", "c.txt"):
        (tmp_path / name).write_text(memo + ("x" if name == "c.txt" else ""), "utf-8")
    assert convert("b.txt", "c.txt", "a.txt", "b.txt", out=tmp_path / "out").returncode == 0
    records = lines(tmp_path / "out" / "records.jsonl")
    assert {record["document"]["source"] for record in records} == {"a.txt", "c.txt"}
    told = [(source["source"], source["outcome"]) for source in lines(tmp_path / "out" / "sources.jsonl")]
    assert told == [("a.txt", "record"), ("b.txt", "duplicate"), ("c.txt", "record")]


@pytest.mark.parametrize(
    "arguments",
    [
        ("in",),
        ("--out", "out"),
        ("in", "--out", "out", "--shard", "3/2"),
        ("in", "--out", "out", "--shard", "0/2"),
        ("in", "--out", "out", "--shard", "one"),
        ("in", "--out", "out", "--jobs", "0"),
        ("in", "--out", "out", "--memory", "10"),
        ("in", "--out", "out", "--runner", "slurm"),
        ("in", "--out", "out", "--frames", "none"),
    ],
)
def test_wrong_use(arguments, tmp_path):
    result = run("convert", *arguments, cwd=tmp_path)
    assert result.returncode == 2
    assert b"Usage: thaimemo convert" in result.stderr
    assert not list(tmp_path.iterdir())


def test_what_cannot_be_merged(tmp_path):
    result = run("merge", "none", "--out", "out", cwd=tmp_path)
    assert result.returncode == 3
    assert b"none/records.jsonl: merge: there is no whole dataset here" in result.stderr
    for name, sha256 in (("a", "1" * 64), ("b", "2" * 64)):
        part = tmp_path / name
        part.mkdir()
        document = f'"document":{{"id":"{sha256}","source":"x.txt"}}'
        (part / "records.jsonl").write_text(f'{{"schema_version":"1.0",{document}}}\n')
        (part / "failures.jsonl").touch()
        (part / "sources.jsonl").write_text(f'{{"source":"x.txt","sha256":"{sha256}","outcome":"record"}}\n')
    result = run("merge", "a", "b", "--out", "out", cwd=tmp_path)
    assert result.returncode == 3
    assert b"x.txt: merge: two of the datasets hold it with different contents" in result.stderr
    (tmp_path / "b" / "records.jsonl").write_text('{"schema_version":"0.9","document":{}}\n')
    result = run("merge", "a", "b", "--out", "out", cwd=tmp_path)
    assert b"is not of schema 1.0" in result.stderr


def test_limits_of_pages_and_lines_of_json(convert, memo, tmp_path):
    (tmp_path / "long.txt").write_text("\f".join([memo] * 3), "utf-8")
    (tmp_path / "short.txt").write_text(memo, "utf-8")
    result = convert(".", "--max-pages", "2", "--log-format", "json", out=tmp_path / "out")
    assert result.returncode == 3
    log = [json.loads(line) for line in result.stderr.splitlines()]
    assert [line["source"] for line in log if line["level"] == "warning"] == ["long.txt"]
    [failure] = lines(tmp_path / "out" / "failures.jsonl")
    assert (failure["error"], failure["stage"]) == ("LimitExceeded", "extract")
    assert "3 pages" in failure["message"]
    assert log[-1]["message"].startswith("the dataset is in ")


def test_other_words_are_other_terms(tmp_path):
    words = tmp_path / "columns.toml"
    words.write_text("one = 1", "utf-8")
    first = Terms(frames=str(tmp_path)).of_records
    assert first != Terms().of_records
    assert first == Terms(frames=str(tmp_path), seconds=1).of_records
    words.write_text("one = 2", "utf-8")
    assert first != Terms(frames=str(tmp_path)).of_records
