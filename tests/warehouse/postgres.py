"""A PostgreSQL server of its own, from Debian's programs, for as long as it is wanted."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

PASSWORD = "s3cret/p@ss"


def programs() -> Path | None:
    """The folder of the newest server's programs; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    return found[-1] if found else None


@contextmanager
def postgres_server() -> Iterator[str]:
    """Start it on a free loopback port and give the URL of its first database."""
    binaries = programs()
    assert binaries is not None
    home = Path(tempfile.mkdtemp(prefix="pg"))
    (home / "password").write_text(PASSWORD)
    as_user: list[str] = []
    if os.geteuid() == 0:  # the server refuses to run as root
        user = pwd.getpwnam("postgres")
        for path in (home, home / "password"):
            os.chown(path, user.pw_uid, user.pw_gid)
        as_user = ["runuser", "-u", "postgres", "--"]
    data = home / "data"
    options = ["--username=tester", f"--pwfile={home / 'password'}", "--auth=scram-sha-256", "--no-sync"]
    subprocess.run(
        [*as_user, binaries / "initdb", "-D", data, "--encoding=UTF8", "--locale=C.UTF-8", *options],
        check=True,
        capture_output=True,
        cwd="/",
    )
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = {
        "port": port,
        "listen_addresses": "127.0.0.1",
        "unix_socket_directories": home,
        "fsync": "off",
        "max_wal_size": "2GB",
    }
    server = subprocess.Popen(
        [
            *as_user,
            binaries / "postgres",
            "-D",
            data,
            *(f"--{name}={value}" for name, value in settings.items()),
        ],
        stdout=subprocess.DEVNULL,
        stderr=(home / "log").open("wb"),
        cwd="/",
    )
    quoted = PASSWORD.replace("/", "%2F").replace("@", "%40")
    url = f"postgresql://tester:{quoted}@127.0.0.1:{port}/postgres"
    try:
        _wait(url, server, home / "log")
        yield url
    finally:
        stop = [*as_user, binaries / "pg_ctl", "-D", data, "stop", "-m", "immediate"]
        subprocess.run(stop, check=False, capture_output=True, cwd="/")
        server.wait(timeout=30)
        shutil.rmtree(home, ignore_errors=True)


def _wait(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        try:
            psycopg.connect(url, connect_timeout=2).close()
            return
        except psycopg.OperationalError:
            assert server.poll() is None, log.read_text()
            time.sleep(0.1)
    raise AssertionError(log.read_text())
