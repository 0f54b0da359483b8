"""Runs that are killed, stopped, or whose workers die: nothing lost, nothing doubled."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import archive_documents
import psutil
import pytest
from archive_pipes import kill_reader, written
from archive_runs import COMMAND, LIMITS, files, lines


def start(*arguments: str | Path, cwd: Path) -> subprocess.Popen[bytes]:
    """``thaimemo convert ARGUMENTS`` under way."""
    return subprocess.Popen([COMMAND, "convert", *arguments], cwd=cwd, stderr=subprocess.PIPE)


def wait_for(what: Callable[[], object], seconds: float = 60) -> None:
    """Look until there is something."""
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, "it never came"
        time.sleep(0.02)


def outcomes(out: Path) -> int:
    """Inputs whose outcome is safe."""
    try:
        with sqlite3.connect(f"file:{out}/.state/run.sqlite?mode=ro", uri=True) as database:
            return int(database.execute("select count(*) from outcome").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def test_killed_at_five_moments_and_resumed(corpus, tmp_path):
    moments = random.Random()
    total = len(lines(corpus.out / "sources.jsonl"))
    arguments = ("documents", "--out", tmp_path, "--jobs", "2", *LIMITS)
    for share in sorted(moments.uniform(0, 1) for _ in range(5)):
        running = start(*arguments, cwd=corpus.folder.parent)
        workers = lambda: psutil.Process(running.pid).children(recursive=True)  # noqa: B023, E731
        wait_for(lambda: outcomes(tmp_path) >= share * total or running.poll() is not None)  # noqa: B023
        time.sleep(moments.uniform(0, 0.3))
        left = workers() if running.poll() is None else []
        running.kill()
        running.communicate()
        _, alive = psutil.wait_procs(left, timeout=30)
        assert not alive
    last = start(*arguments, cwd=corpus.folder.parent)
    _, log = last.communicate()
    assert last.returncode == 3
    assert "done before" in log.decode()
    assert files(tmp_path) == files(corpus.out)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_asked_to_stop(corpus, tmp_path, number, code):
    running = start("documents", "--out", tmp_path, *LIMITS, cwd=corpus.folder.parent)
    wait_for(lambda: outcomes(tmp_path) >= 5)
    workers = psutil.Process(running.pid).children(recursive=True)
    running.send_signal(number)
    _, log = running.communicate(timeout=30)
    assert running.returncode == code
    assert "the same command goes on from there" in log.decode().splitlines()[-1]
    assert not psutil.wait_procs(workers, timeout=30)[1]
    assert outcomes(tmp_path) >= 5
    assert not (tmp_path / "records.jsonl").exists()


def test_a_worker_killed_once_is_forgiven_and_twice_is_not(memo, tmp_path):
    for name in ("once.txt", "twice.txt"):
        os.mkfifo(tmp_path / name)
    for number in range(8):
        (tmp_path / f"{number}.md").write_text(archive_documents.text("local-body.md", number), "utf-8")
    running = start(".", "once.txt", "twice.txt", "--out", "out", "--jobs", "2", cwd=tmp_path)
    above = psutil.Process(running.pid)
    killed = {"once.txt": 0, "twice.txt": 0}
    fed = False
    while not fed or killed != {"once.txt": 1, "twice.txt": 2}:
        for name, times in (("once.txt", 1), ("twice.txt", 2)):
            if killed[name] < times:
                killed[name] += kill_reader(tmp_path / name, above)
        if killed["once.txt"] == 1 and not fed and (pipe := written(tmp_path / "once.txt")):
            os.write(pipe, memo.encode())
            os.close(pipe)
            fed = True
        assert running.poll() is None
        time.sleep(0.05)
    _, log = running.communicate(timeout=60)
    assert running.returncode == 3, log.decode()
    [failure] = lines(tmp_path / "out" / "failures.jsonl")
    assert (failure["source"], failure["error"]) == ("twice.txt", "WorkerLost")
    assert "SIGKILL, twice" in failure["message"]
    assert len(lines(tmp_path / "out" / "records.jsonl")) == 9


def test_one_that_hangs_and_one_that_is_slow(convert, memo, tmp_path):
    os.mkfifo(tmp_path / "hangs.txt")
    (tmp_path / "slow.md").write_bytes(archive_documents.sluggard(1))
    (tmp_path / "sound.txt").write_text(memo, "utf-8")
    arguments = (".", "hangs.txt", "--jobs", "2", "--timeout", "4")
    result = convert(*arguments, out=tmp_path / "out")
    assert result.returncode == 3
    failures = {failure["source"]: failure for failure in lines(tmp_path / "out" / "failures.jsonl")}
    assert {name: failure["error"] for name, failure in failures.items()} == dict.fromkeys(
        ("hangs.txt", "slow.md"), "LimitExceeded"
    )
    assert "longer than 4 seconds" in failures["slow.md"]["message"]
    assert "longer than 4 seconds" in failures["hangs.txt"]["message"]
    assert failures["hangs.txt"]["sha256"] is None
    assert failures["slow.md"]["sha256"]
    assert [record["document"]["source"] for record in lines(tmp_path / "out" / "records.jsonl")] == [
        "sound.txt"
    ]


def test_one_that_eats_memory(convert, memo, tmp_path):
    (tmp_path / "glutton.md").write_bytes(archive_documents.glutton(1))
    (tmp_path / "sound.txt").write_text(memo, "utf-8")
    assert convert(".", "--memory", "256", out=tmp_path / "out").returncode == 3
    [failure] = lines(tmp_path / "out" / "failures.jsonl")
    assert (failure["source"], failure["error"]) == ("glutton.md", "LimitExceeded")
    assert "more than 256 MB of memory" in failure["message"]
    assert failure["sha256"]
    assert len(lines(tmp_path / "out" / "records.jsonl")) == 1


def test_only_what_changed_is_done_again(convert, tmp_path):
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for number in range(4):
        (folder / f"{number}.txt").write_text(archive_documents.text("short-memo.txt", number), "utf-8")
    (folder / "empty.txt").touch()
    assert convert("in", out=out).returncode == 3
    first = files(out)
    before = seconds(out)
    (folder / "1.txt").write_text(archive_documents.text("short-memo.txt", 11), "utf-8")
    (folder / "2.txt").unlink()
    (folder / "4.txt").write_text(archive_documents.text("short-memo.txt", 4), "utf-8")
    (folder / "0.txt").touch()
    assert convert("in", out=out).returncode == 3
    numbers = {record["memo"]["number"].split("/")[1] for record in lines(out / "records.jsonl")}
    assert numbers == {"0", "11", "3", "4"}
    after = seconds(out)
    assert {name for name in after if before.get(name) == after[name]} >= {
        "in/0.txt",
        "in/3.txt",
        "in/empty.txt",
    }
    assert before["in/1.txt"] != after["in/1.txt"]
    (folder / "1.txt").write_text(archive_documents.text("short-memo.txt", 1), "utf-8")
    (folder / "2.txt").write_text(archive_documents.text("short-memo.txt", 2), "utf-8")
    (folder / "4.txt").unlink()
    assert convert("in", "--fresh", out=out).returncode == 3
    assert files(out) == first
    assert seconds(out)["in/3.txt"] != after["in/3.txt"]


def seconds(out: Path) -> dict[str, float]:
    """What each document took when it was read: a trace of having been read again."""
    with sqlite3.connect(out / ".state" / "run.sqlite") as database:
        return {key.decode(): took for key, took in database.execute("select key, seconds from outcome")}


def test_more_time_gives_a_timed_out_document_another_try(convert, tmp_path):
    (tmp_path / "slow.md").write_bytes(archive_documents.text("hr-scorecard-clean.md", 1).encode() * 8)
    assert convert("slow.md", "--timeout", "0.1", out=tmp_path / "out").returncode == 3
    first = seconds(tmp_path / "out")
    again = convert("slow.md", "--timeout", "0.1", out=tmp_path / "out")
    assert again.returncode == 3
    assert b"slow.md: worker: it took longer than 0.1 seconds" in again.stderr
    assert seconds(tmp_path / "out") == first
    assert convert("slow.md", "--timeout", "60", out=tmp_path / "out").returncode == 0


def test_two_runs_in_one_folder(convert, tmp_path):
    os.mkfifo(tmp_path / "waits.txt")
    running = start("waits.txt", "--out", "out", cwd=tmp_path)
    wait_for(lambda: (tmp_path / "out" / ".state" / "run.sqlite").exists())
    second = convert("waits.txt", out=tmp_path / "out")
    assert second.returncode == 2
    assert b"another run is writing to" in second.stderr
    running.send_signal(signal.SIGTERM)
    running.communicate(timeout=30)
    assert running.returncode == 143
