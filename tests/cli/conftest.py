"""The installed command, run as people run it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).with_name("thaimemo")
SAMPLES = Path(__file__).parents[2] / "samples"

Run = Callable[..., subprocess.CompletedProcess[bytes]]

MEMO = """บันทึกข้อความ
ส่วนราชการ กองบริหารทรัพยากรบุคคล โทร. ๓๐๙๒
ที่ อก ๐๒๑๐(๒)/๑๕๓๙ วันที่ ๒๐ พฤษภาคม ๒๕๖๓
เรื่อง รายงานผลการดำเนินงานตามแผน รอบ ๖ เดือน
เรียน ปลัดกระทรวงอุตสาหกรรม
ตามที่ได้มอบหมายให้รายงานผลการดำเนินงานนั้น ขอรายงานผลดังนี้
"""


@pytest.fixture(scope="session")
def command() -> Path:
    """The command of the environment that runs the tests."""
    return COMMAND


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """``run("audit", path, stdin=b"...", env={...})`` in an empty folder."""

    def call(
        *arguments: str | Path, stdin: bytes = b"", env: dict[str, str] | None = None, cwd: Path = tmp_path
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [COMMAND, *arguments],
            input=stdin,
            capture_output=True,
            cwd=cwd,
            env={**os.environ, **(env or {})},
            timeout=120,
            check=False,
        )

    return call


@pytest.fixture
def memo(tmp_path: Path) -> Path:
    """A memo page of six lines."""
    path = tmp_path / "memo.txt"
    path.write_text(MEMO, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def samples() -> list[Path]:
    """The sample documents of the repository."""
    found = [path for path in sorted(SAMPLES.rglob("*")) if path.suffix in {".md", ".txt"}]
    assert found
    return found
