from __future__ import annotations

import hashlib
import json
import os
import subprocess
from pathlib import Path

import jsonschema
import pytest

from thaimemo.schema.record import Record


def record_of(result) -> dict:
    assert result.returncode == 0, result.stderr.decode()
    return json.loads(result.stdout)


def test_a_record_on_standard_output(run, memo):
    result = run("extract", memo)
    record = record_of(result)
    assert result.stderr == b""
    assert result.stdout.endswith(b"}\n")
    assert "อก 0210(2)/1539" in result.stdout.decode()
    assert record["document"]["source"] == str(memo)
    assert record["document"]["id"] == hashlib.sha256(memo.read_bytes()).hexdigest()
    assert record["memo"]["date"] == "2020-05-20"
    assert [check["rule"] for check in record["checks"]]
    assert Record.model_validate(record).model_dump(mode="json") == record


def test_compact_is_the_same_on_one_line(run, memo):
    result = run("extract", "--compact", memo)
    assert result.stdout.count(b"\n") == 1
    assert record_of(result) == record_of(run("extract", memo))


def test_standard_input_gives_the_same_record_but_for_its_name(run, memo):
    piped = record_of(run("extract", "-", stdin=memo.read_bytes()))
    named = record_of(run("extract", memo))
    assert piped["document"].pop("source") == "-"
    assert named["document"].pop("source") == str(memo)
    assert piped == named


def test_the_records_of_the_samples_keep_to_the_published_schema(run, samples):
    schema = json.loads(run("schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    for sample in samples:
        jsonschema.validate(record_of(run("extract", sample)), schema)


@pytest.mark.parametrize(
    "encode",
    [
        pytest.param(lambda text: text.encode("utf-8-sig"), id="UTF-8 with a mark"),
        pytest.param(lambda text: text.encode("utf-16"), id="UTF-16 with a mark"),
        pytest.param(lambda text: text.replace("\n", "\r\n").encode(), id="Windows line ends"),
        pytest.param(lambda text: text.encode("cp874"), id="Windows-874"),
    ],
)
def test_the_encoding_changes_nothing_but_the_hash(run, memo, encode):
    plain = record_of(run("extract", "-", stdin=memo.read_bytes()))
    other = record_of(run("extract", "-", stdin=encode(memo.read_text(encoding="utf-8"))))
    assert other["memo"] == plain["memo"]
    assert other["findings"] == plain["findings"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b" \n\t\r\n", "", id="only white space"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "", id="binary"),
        pytest.param(b"\0" * 4096, "", id="zeros"),
        pytest.param(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "", id="PDF"),
        pytest.param(b"Nothing here is Thai.\n" * 20, "Thai", id="English"),
    ],
)
def test_what_holds_no_thai_text_is_named_with_its_reason(run, tmp_path, data, told):
    path = tmp_path / "input.txt"
    path.write_bytes(data)
    result = run("extract", path)
    assert result.returncode == 3
    assert result.stdout == b""
    error = result.stderr.decode()
    assert error.startswith(f"{path}: ")
    assert error.count("\n") == 1
    assert told in error
    assert "internal error" not in error


def test_a_missing_file_and_a_folder(run, tmp_path):
    missing = run("extract", "missing.txt")
    assert missing.returncode == 3
    assert missing.stderr.decode() == "missing.txt: read: no such file or directory; check the path\n"
    folder = run("extract", tmp_path)
    assert folder.returncode == 3
    assert folder.stderr.decode() == f"{tmp_path}: read: is a directory; name the files in it\n"


def test_a_file_above_the_limit_is_refused(run, tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(50 * 1024 * 1024 + 1)
    result = run("extract", path)
    assert result.returncode == 3
    assert "larger than 50 MB" in result.stderr.decode()
    endless = run("extract", "/dev/zero")
    assert endless.returncode == 3
    assert "larger than 50 MB" in endless.stderr.decode()


def test_a_name_that_is_no_utf_8(run, memo):
    strange = memo.with_name(os.fsdecode(b"memo-\xff\x1b[31m.txt"))
    memo.rename(strange)
    record = record_of(run("extract", strange))
    assert record["document"]["source"].endswith("memo-\\xff\x1b[31m.txt")
    strange.unlink()
    result = run("extract", strange)
    assert result.returncode == 3
    assert b"\x1b" not in result.stderr
    assert b"memo-\\xff\\u001b[31m.txt" in result.stderr


def test_a_reader_that_closes_the_pipe_is_no_error(command):
    with subprocess.Popen([command, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_a_full_disk_is_told_and_is_not_success(command):
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run([command, "schema"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert result.returncode == 3
    assert b"No space left" in result.stderr
    assert b"Traceback" not in result.stderr


def test_the_locale_changes_nothing(run, memo):
    ascii_only = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    assert run("extract", memo, env=ascii_only).stdout == run("extract", memo).stdout
