"""How the files of a dataset come to their places: in many processes, together, and only when they change."""

from __future__ import annotations

import json
from pathlib import Path

import archive_documents
import pytest
from archive_runs import files, lines, run

from thaimemo.outputs.json_record import record_json
from thaimemo.pipeline.archive.files import FAILURES, RECORDS, SOURCES
from thaimemo.pipeline.archive.writing import WORTH, Manner, write_tables
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
    copies = 2 * WORTH // len(line.encode()) + 1
    made = []
    for jobs in (1, 3):
        folder = tmp_path / str(jobs)
        folder.mkdir()
        with (folder / RECORDS).open("w", encoding="utf-8") as stream:
            stream.writelines(line.replace(identity, f"{number:064x}") for number in range(copies))
        (folder / FAILURES).touch()
        (folder / SOURCES).touch()
        write_tables(folder, Manner(jobs=jobs), lambda: None)
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


def test_what_the_agency_says_is_in_the_catalogue(convert, memos, tmp_path):
    out, said = tmp_path / "out", tmp_path / "said.toml"
    said.write_text('owner_org = "กรมตัวอย่าง"\nlicense_id = "Open Data Common"\n', "utf-8")
    assert convert("in", out=out).returncode == 0
    assert convert("in", "--catalogue", said, out=out).returncode == 0
    sidecar = json.loads((out / "gd-catalog.json").read_text("utf-8"))
    assert (sidecar["owner_org"], sidecar["license_id"]) == ("กรมตัวอย่าง", "Open Data Common")
    assert {key for key, value in sidecar.items() if value is None} == {
        "maintainer",
        "maintainer_email",
        "objective",
        "data_category",
    }
    for wrong, told in (
        ('owner = "x"', "owner is no key"),
        ("objective = 1", "is no text"),
        ("=", "no TOML"),
    ):
        said.write_text(wrong, "utf-8")
        refused = convert("in", "--catalogue", said, out=out)
        assert refused.returncode == 2
        assert told in refused.stderr.decode()


def test_words_of_a_person_reach_the_workers(convert, tmp_path):
    (tmp_path / "report.md").write_text(
        "รายงานผลการดำเนินงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๖ รอบ ๖ เดือน\n\n"
        "| ตัวชี้วัด | เป้าหมาย | ดอกผล |\n|---|---|---|\n| ๑.๑ จำนวนฝายชะลอน้ำ | ๒๐ แห่ง | ๑๒ แห่ง |\n",
        "utf-8",
    )
    words = tmp_path / "words"
    words.mkdir()
    column = '[[column]]\nrole = "result"\npattern = "ดอกผล"\nexamples = ["ดอกผล"]\n'
    (words / "columns.toml").write_text(column, "utf-8")
    values = {}
    for options in ((), ("--frames", words)):
        assert convert("report.md", *options, "--jobs", "2", out=tmp_path / "out").returncode == 0
        [record] = lines(tmp_path / "out" / RECORDS)
        values[options] = [
            result["value"]
            for report in record["reports"]
            for project in report["projects"]
            for result in project["results"]
        ]
    assert values[()] != [12]
    assert values["--frames", words] == [12]
