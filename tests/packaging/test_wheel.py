from __future__ import annotations

import json
import os
import shutil
import subprocess
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = {
    "api",
    "audit",
    "cli",
    "evaluate",
    "extract",
    "normalize",
    "outputs",
    "parsers",
    "pipeline",
    "schema",
}


def tracked_or_new() -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


@pytest.fixture(scope="module")
def uv() -> str:
    """The uv that `make setup` installs, else the one on the path."""
    bootstrap = ROOT / "build" / "bootstrap" / "bin" / "uv"
    found = str(bootstrap) if bootstrap.exists() else shutil.which(os.environ.get("UV", "uv"))
    if found is None and not os.environ.get("THAIMEMO_REQUIRE_ALL"):
        pytest.skip("no uv: run `make test`")
    assert found is not None
    return found


@pytest.fixture(scope="module")
def source(tmp_path_factory) -> Path:
    """A copy of the sources, as a release would have it."""
    folder = tmp_path_factory.mktemp("source")
    for name in tracked_or_new():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((ROOT / name).read_bytes())
    return folder


@pytest.fixture(scope="module")
def wheel(uv, source, tmp_path_factory) -> Path:
    """The wheel of it."""
    target = tmp_path_factory.mktemp("dist")
    subprocess.run([uv, "build", "--quiet", "--wheel", "--out-dir", target, source], check=True)
    [path] = target.glob("*.whl")
    return path


def test_everything_is_inside_the_one_package(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"thaimemo"}
    assert {name.split("/")[1] for name in names if name.startswith("thaimemo/")} == FOLDERS


def test_every_module_and_data_file_is_in_the_wheel(source, wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    ours = [path for folder in FOLDERS for path in (source / folder).rglob("*") if path.is_file()]
    wanted = {f"thaimemo/{path.relative_to(source).as_posix()}" for path in ours if path.suffix != ".md"}
    assert wanted <= names


def test_the_loops_are_compiled_into_it(wheel):
    if shutil.which("cc") is None and not os.environ.get("THAIMEMO_REQUIRE_ALL"):
        pytest.skip("no C compiler")
    assert _compiled(wheel)


def test_it_is_made_without_a_compiler_too(uv, source, tmp_path):
    bare = shutil.copytree(source, tmp_path / "source", ignore=shutil.ignore_patterns("build"))
    environment = os.environ | {"CC": "no-such-compiler"}
    subprocess.run(
        [uv, "build", "--quiet", "--wheel", "--out-dir", tmp_path, bare], check=True, env=environment
    )
    [path] = tmp_path.glob("*.whl")
    assert not _compiled(path)


def _compiled(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return [name for name in archive.namelist() if name.startswith("thaimemo/extract/pdf/_loops.")]


def test_the_command_runs_from_an_empty_environment(uv, wheel, tmp_path):
    home = tmp_path / "environment"
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    subprocess.run([uv, "pip", "install", "--quiet", "--no-deps", "--python", python, wheel], check=True)
    # The dependencies are those of the environment that runs the tests; only ours is put in anew.
    site = next((home / "lib").glob("python*/site-packages"))
    installed = {path.name for path in site.iterdir()}
    assert "thaimemo" in installed
    assert not FOLDERS & installed
    dependencies = tmp_path / "dependencies"
    dependencies.mkdir()
    for path in Path(sysconfig.get_path("purelib")).iterdir():
        if "thaimemo" not in path.name and path.suffix != ".pth":
            (dependencies / path.name).symlink_to(path)
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(dependencies)}

    def run(*arguments: str) -> str:
        result = subprocess.run(
            [home / "bin" / "thaimemo", *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return result.stdout

    assert run("--version").startswith("thaimemo, version ")
    assert json.loads(run("schema"))["title"] == "Record"
    assert run("rules").count("\n") >= 1
    memo = tmp_path / "memo.txt"
    memo.write_text("บันทึกข้อความ\nส่วนราชการ กองกลาง\nเรื่อง รายงานผล\nเรียน ปลัดกระทรวง\n", encoding="utf-8")
    record = json.loads(run("extract", str(memo)))
    assert record["memo"]["subject"] == "รายงานผล"
