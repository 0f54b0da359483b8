"""How the files of a dataset come to their places: in many processes, together, and only when they change."""

from __future__ import annotations

import json
from pathlib import Path

import archive_documents
import pytest
from archive_runs import files, lines, run

from thaimemo.outputs.dataset.part import SIZE
from thaimemo.outputs.json_record import record_json
from thaimemo.pipeline.archive.files import FAILURES, RECORDS, SOURCES
from thaimemo.pipeline.archive.writing import write_tables
from thaimemo.pipeline.document import read

DESCRIPTION = "datapackage.json"


@pytest.fixture
def memos(tmp_path):
    """Three memos in a folder."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(archive_documents.text("short-memo.txt", number), "utf-8")
    return folder


def places(out: Path) -> dict[str, tuple[int, int]]:
    """Which files they are: inode and time of change."""
    return {name: ((out / name).stat().st_ino, (out / name).stat().st_mtime_ns) for name in files(out)}


def test_one_process_or_several_write_the_same_bytes(tmp_path):
    line = record_json(read(archive_documents.text("ocr-wrecked.txt", 1).encode(), "a.txt"), indent=None)
    identity = json.loads(line)["document"]["id"]
    copies = 3 * SIZE // len(line.encode()) + 1
    made = []
    for makers in (1, 3):
        folder = tmp_path / str(makers)
        folder.mkdir()
        with (folder / RECORDS).open("w", encoding="utf-8") as stream:
            stream.writelines(line.replace(identity, f"{number:064x}") for number in range(copies))
        (folder / FAILURES).touch()
        (folder / SOURCES).touch()
        write_tables(folder, redact_names=False, makers=makers, check=lambda: None)
        made.append(files(folder))
    assert made[0] == made[1]
    assert made[0]["tables/documents.csv"].count(b"\n") == copies + 1


def test_what_would_come_out_the_same_is_not_written_again(convert, memos, tmp_path):
    out = tmp_path / "out"
    assert convert("in", out=out).returncode == 0
    first, held = places(out), files(out)
    assert convert("in", out=out).returncode == 0
    assert places(out) == first
    for name in ("audit.xlsx", DESCRIPTION):
        bytes_ = (out / name).read_bytes()
        (out / name).write_bytes(bytes_[:-1] + bytes([bytes_[-1] ^ 1]))  # of the same size
        assert convert("in", out=out).returncode == 0
        assert files(out) == held
    (memos / "0.txt").rename(memos / "3.txt")
    assert convert("in", out=out).returncode == 0
    assert b"in/3.txt" in files(out)["sources.jsonl"]
    assert convert("in", "--redact-names", out=out).returncode == 0
    signed = [signatory["name"] for record in lines(out / RECORDS) for signatory in record["signatories"]]
    assert signed == [None] * 3


def test_a_dataset_that_is_half_in_its_place_is_known_for_it(convert, memos, tmp_path):
    out = tmp_path / "out"
    assert convert("in", out=out).returncode == 0
    (memos / "0.txt").unlink()
    (out / "sources.jsonl").unlink()
    (out / "sources.jsonl" / "in the way").mkdir(parents=True)
    broken_off = convert("in", out=out)
    assert broken_off.returncode == 3
    assert b"sources.jsonl" in broken_off.stderr
    assert not (out / DESCRIPTION).exists()
    refused = run("load", out, cwd=tmp_path)
    assert refused.returncode == 3
    assert b"there is no datapackage.json" in refused.stderr
    (out / "sources.jsonl" / "in the way").rmdir()
    (out / "sources.jsonl").rmdir()
    assert convert("in", out=out).returncode == 0
    assert files(out)["tables/documents.csv"].count(b"\n") == 3
    described = json.loads((out / DESCRIPTION).read_text("utf-8"))["resources"]
    assert {file["path"] for file in described} == set(files(out)) - {DESCRIPTION}
