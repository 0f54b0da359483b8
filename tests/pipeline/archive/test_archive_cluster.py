"""The same run on a Ray cluster, and with inputs and dataset in a bucket."""

from __future__ import annotations

import os
import signal
import subprocess
import time
import urllib.request
from collections.abc import Iterator

import psutil
import pytest
from archive_runs import COMMAND, LIMITS, files, lines, run


def test_a_ray_cluster_that_loses_a_worker_writes_the_same_bytes(corpus, tmp_path):
    arguments = ("documents", "--out", tmp_path / "out", "--runner", "ray", "--jobs", "2", *LIMITS)
    with (tmp_path / "log").open("wb") as log:
        running = subprocess.Popen(
            [COMMAND, "convert", *arguments], cwd=corpus.folder.parent, stderr=log, env={**os.environ}
        )
    killed = 0
    while running.poll() is None and not killed:
        for child in psutil.Process(running.pid).children(recursive=True):
            try:
                if child.cmdline()[:1] == ["ray::_handful"] and child.children():
                    time.sleep(0.5)
                    child.send_signal(signal.SIGKILL)
                    killed += 1
                    break
            except psutil.Error:
                continue
        time.sleep(0.1)
    code = running.wait(timeout=300)
    told = (tmp_path / "log").read_text("utf-8")
    assert killed, told
    assert code == 3, told
    assert files(tmp_path / "out") == files(corpus.out)


@pytest.fixture
def bucket() -> Iterator[dict[str, str]]:
    """The environment in which ``s3://memos`` is a bucket of a server on this machine."""
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    endpoint = f"http://{host}:{port}"
    urllib.request.urlopen(urllib.request.Request(f"{endpoint}/memos", method="PUT"))
    try:
        yield {
            "AWS_ENDPOINT_URL": endpoint,
            "AWS_ACCESS_KEY_ID": "key",
            "AWS_SECRET_ACCESS_KEY": "secret",
            "AWS_REGION": "us-east-1",
        }
    finally:
        server.stop()


def test_from_a_bucket_into_a_bucket(corpus, bucket, memo, tmp_path, monkeypatch):
    import obstore
    from obstore.store import S3Store

    for name, value in bucket.items():
        monkeypatch.setenv(name, value)
    store = S3Store("memos", client_options={"allow_http": True})
    names = [f"in/ปี ๒๕๖๗/{number}% #'\".txt" for number in range(3)]
    for number, name in enumerate(names):
        obstore.put(store, name, f"{memo}\n{number}".encode())
    obstore.put(store, "in/broken.pdf", b"%PDF-1.7 no more")
    obstore.put(store, "in/picture.jpg", b"")
    obstore.put(store, "inside.txt", b"not under in/")
    bomb = next(corpus.folder.rglob("zip-bomb*.zip"))
    obstore.put(store, "in/bomb.zip", bomb.read_bytes())
    paths = ("s3://memos/in", "s3://memos/none", "--out", "s3://memos/out", "--jobs", "2")
    result = run("convert", *paths, cwd=tmp_path, XDG_CACHE_HOME=str(tmp_path))
    assert result.returncode == 3, result.stderr.decode()
    left = tmp_path / "dataset"
    for chunk in obstore.list(store, prefix="out"):
        for found in chunk:
            path = left / found["path"].removeprefix("out/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(bytes(obstore.get(store, found["path"]).bytes()))
    records = lines(left / "records.jsonl")
    assert {record["document"]["source"] for record in records} == {f"s3://memos/{name}" for name in names}
    failures = {failure["source"]: failure for failure in lines(left / "failures.jsonl")}
    [member] = [name for name in failures if name.startswith("s3://memos/in/bomb.zip!/")]
    assert "zip bomb" in failures[member]["message"]
    assert "damaged" in failures["s3://memos/in/broken.pdf"]["message"]
    assert "none under it ends in" in failures["s3://memos/none"]["message"]
    assert len(failures) == 3
    again = run("convert", *paths, cwd=tmp_path, XDG_CACHE_HOME=str(tmp_path))
    assert b"4 of them done before" in again.stderr
    [cache] = (tmp_path / "thaimemo").iterdir()
    assert files(cache) == files(left)
    merged = run("merge", "s3://memos/out", "--out", tmp_path / "merged", cwd=tmp_path)
    assert merged.returncode == 3, merged.stderr.decode()
    assert files(tmp_path / "merged") == files(left)
    lost = run("merge", "s3://memos/nothing", "--out", tmp_path / "other", cwd=tmp_path)
    assert lost.returncode == 3
    assert b"s3://memos/nothing/records.jsonl: read: no such object" in lost.stderr
