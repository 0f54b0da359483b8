from __future__ import annotations

import re
import subprocess
import sys

import click
import pytest

from thaimemo.cli.commands import SUMMARIES, thaimemo

HEAVY = {"pydantic", "regex", "rapidfuzz", "charset_normalizer"}


def imported(*arguments: str) -> set[str]:
    result = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "thaimemo.cli", *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(re.findall(r"\|\s+([\w.]+)$", result.stderr, re.MULTILINE))


@pytest.mark.parametrize("arguments", [("--help",), ("--version",)])
def test_the_help_loads_nothing_heavy(arguments):
    modules = imported(*arguments)
    assert "click" in modules
    assert not HEAVY & modules
    assert "thaimemo.schema.record" not in modules


def test_the_help_names_every_command(run):
    result = run("--help")
    assert result.returncode == 0
    assert result.stderr == b""
    for name, summary in SUMMARIES.items():
        assert f"{name} " in result.stdout.decode()
        assert summary in result.stdout.decode()


@pytest.mark.parametrize("name", SUMMARIES)
def test_every_command_answers_help(run, name):
    result = run(name, "--help")
    assert result.returncode == 0
    assert result.stdout.startswith(f"Usage: thaimemo {name}".encode())
    assert isinstance(thaimemo.get_command(click.Context(thaimemo), name), click.Command)


def test_the_version(run):
    assert run("--version").stdout.startswith(b"thaimemo, version 0.")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("frobnicate",),
        ("extract",),
        ("extract", "a", "b"),
        ("audit",),
        ("audit", ".", "--format", "yaml"),
        ("audit", ".", "--fail-on", "never"),
        ("rules", "XXX99"),
        ("text", "a", "--pages", "0"),
        ("text", "a", "--pages", "5-3"),
        ("text", "a", "--pages", "1,,2"),
        ("text", "a", "--pages", "๑"),
    ],
)
def test_wrong_use_is_2_and_told_on_standard_error(run, arguments):
    result = run(*arguments)
    assert result.returncode == 2
    assert result.stdout == b""
    assert b"Usage: thaimemo" in result.stderr
