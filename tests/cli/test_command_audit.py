from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

LEVELS = {"error": "error", "warning": "warning", "note": "info"}


@pytest.fixture
def contradicting(run, samples, tmp_path) -> Path:
    """The first sample that has an error."""
    for path in samples:
        if run("audit", path).returncode == 1:
            return Path(shutil.copy(path, tmp_path / f"contradicting{path.suffix}"))
    raise AssertionError("no sample contradicts itself")


def test_findings_are_1_and_no_errors_0(run, contradicting, memo):
    found = run("audit", contradicting)
    assert found.returncode == 1
    assert found.stderr == b""
    assert "ERROR " in found.stdout.decode()
    assert run("audit", memo).returncode == 0


def test_the_threshold(run, contradicting):
    report = json.loads(run("audit", contradicting, "--format", "json").stdout)
    severities = {finding["severity"] for finding in report["documents"][0]["findings"]}
    graver: set[str] = set()
    for severity in ("error", "warning", "info"):
        graver.add(severity)
        code = run("audit", contradicting, "--fail-on", severity).returncode
        assert code == (1 if graver & severities else 0)


def test_the_report_names_both_places(run, contradicting):
    report = run("audit", contradicting).stdout.decode()
    findings = json.loads(run("audit", contradicting, "--format", "json").stdout)["documents"][0]["findings"]
    for finding in findings:
        assert finding["title"] in report
        assert finding["message"].split("\n")[0] in report
        assert finding["message_th"].split("\n")[0] in report
        for value in finding["values"]:
            if "evidence" in value:
                place = f"p. {value['evidence']['page']} line {value['evidence']['line']}: «"
                assert place in report


def test_an_unreadable_file_is_named_and_the_rest_delivered(run, contradicting, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    result = run("audit", tmp_path)
    assert result.returncode == 3
    assert result.stderr.decode().startswith(f"{tmp_path / 'empty.txt'}: ")
    assert result.stderr.count(b"\n") == 1
    assert "ERROR " in result.stdout.decode()
    assert "1 document read, 1 not readable" in result.stdout.decode()
    report = json.loads(run("audit", tmp_path, "--format", "json").stdout)
    assert [failure["source"] for failure in report["failures"]] == [str(tmp_path / "empty.txt")]
    assert len(report["documents"]) == 1


def test_folders_are_walked_in_order_and_only_for_documents(run, memo, tmp_path):
    for name in ("ข.txt", "b.md", "a/z.txt", "a/.hidden.txt", ".git/x.txt", "c.csv"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        shutil.copy(memo, path)
    report = json.loads(run("audit", ".", "--format", "json").stdout)
    assert [document["document"]["source"] for document in report["documents"]] == [
        "b.md",
        "memo.txt",
        "ข.txt",
        "a/z.txt",
    ]


def test_a_folder_without_documents_and_a_missing_path(run, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    result = run("audit", empty, "missing")
    assert result.returncode == 3
    told = result.stderr.decode().splitlines()
    assert told[0].startswith(f"{empty}: read: no file in this folder ends in ")
    assert told[1] == "missing: read: no such file or directory; check the path"


def test_a_name_that_the_system_refuses_stops_nothing(run, memo):
    result = run("audit", "x" * 300, memo)
    assert result.returncode == 3
    assert result.stderr.decode() == f"{'x' * 300}: read: file name too long\n"
    assert "1 document read, 1 not readable" in result.stdout.decode()


def test_standard_input(run, contradicting):
    piped = run("audit", "-", stdin=contradicting.read_bytes())
    assert piped.returncode == 1
    assert piped.stdout.decode().startswith("-\n")


def test_no_colours_in_a_pipe(run, contradicting):
    assert b"\x1b" not in run("audit", contradicting).stdout


def test_the_same_file_twice_is_told_once(run, memo):
    report = json.loads(run("audit", memo, memo, memo.parent, "--format", "json").stdout)
    assert len(report["documents"]) == 1


def test_sarif(run, contradicting, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    result = run("audit", contradicting.name, "empty.txt", "--format", "sarif")
    assert result.returncode == 3
    log = json.loads(result.stdout)
    assert log["version"] == "2.1.0"
    [sarif] = log["runs"]
    rules = sarif["tool"]["driver"]["rules"]
    codes = [rule["id"] for rule in rules]
    assert codes == sorted(set(codes))
    assert sarif["results"]
    lines = contradicting.read_text(encoding="utf-8").splitlines()
    for finding in sarif["results"]:
        assert finding["level"] in LEVELS
        assert rules[finding["ruleIndex"]]["id"] == finding["ruleId"]
        assert finding["message"]["text"]
        assert finding["partialFingerprints"]["thaimemoFinding/v1"]
        artifact = {"uri": contradicting.name, "index": 0}
        locations = [*finding["locations"], *finding["relatedLocations"]]
        assert all(location["physicalLocation"]["artifactLocation"] == artifact for location in locations)
        if locations == [{"physicalLocation": {"artifactLocation": artifact}}]:
            assert finding["level"] == "note"  # only a note may be about the file as a whole
            continue
        for location in locations:
            place = location["physicalLocation"]
            region = place["region"]
            assert region["snippet"]["text"] in lines[region["startLine"] - 1]
            assert location["properties"]["page"] >= 1
            assert "bbox" in location["properties"]
    [invocation] = sarif["invocations"]
    assert invocation["executionSuccessful"] is False
    [notification] = invocation["toolExecutionNotifications"]
    assert notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "empty.txt"


def test_findings_have_the_same_ids_on_every_run(run, contradicting):
    first, second = (run("audit", contradicting, "--format", "json").stdout for _ in range(2))
    assert first == second
