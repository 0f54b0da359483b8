"""``thaimemo evaluate`` over the samples and over a folder that has changed since."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

COMMAND = Path(sys.executable).with_name("thaimemo")
SAMPLES = Path(__file__).parents[2] / "samples"


def evaluate(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [COMMAND, "evaluate", *arguments], capture_output=True, text=True, encoding="utf-8", check=False
    )


def gold_folder(folder: Path, text: str) -> Path:
    golden = json.loads((SAMPLES / "short-memo.gold.json").read_text("utf-8"))
    (folder / "short-memo.gold.json").write_text(json.dumps(golden, ensure_ascii=False), "utf-8")
    (folder / "short-memo.txt").write_text(text, "utf-8")
    return folder


def test_a_run_is_printed_written_and_compared(tmp_path: Path) -> None:
    text = (SAMPLES / "short-memo.txt").read_text("utf-8")
    folder, out = tmp_path / "gold", tmp_path / "out"
    folder.mkdir()
    first = evaluate(gold_folder(folder, text), "--out", out)
    assert first.returncode == 0, first.stderr
    assert first.stdout == (out / "accuracy.md").read_text("utf-8")
    run = json.loads((out / "accuracy.json").read_text("utf-8"))
    assert run["totals"]["strict"]["f1"] == 1
    assert run["totals"]["grounded"] == 1
    assert run["carriers"]["text"]["values"] == run["totals"]["values"] > 5

    again = evaluate(folder, "--against", out)
    assert again.stdout.endswith("## Changes\n\nNothing changed.\n")

    gold_folder(folder, text.replace("๓๑๘", "๓๑๖"))
    worse = evaluate(folder, "--against", out / "accuracy.json")
    assert worse.returncode == 0
    assert "- short-memo.txt: broken: wrong memo.number" in worse.stdout
    assert "ภพ 0204/ว [318→316]" in worse.stdout or "[8→6]" in worse.stdout


def test_what_cannot_be_read_is_named_and_the_rest_is_counted(tmp_path: Path) -> None:
    golden = json.loads((SAMPLES / "short-memo.gold.json").read_text("utf-8"))
    golden["carriers"] = ["short-memo.txt", "gone.md"]
    (tmp_path / "a.gold.json").write_text(json.dumps(golden, ensure_ascii=False), "utf-8")
    (tmp_path / "short-memo.txt").write_bytes((SAMPLES / "short-memo.txt").read_bytes())
    result = evaluate(tmp_path)
    assert result.returncode == 3
    assert "gone.md: read: no such file" in result.stderr
    assert "Accuracy over 1 documents" in result.stdout


def test_a_folder_without_answers_and_a_file_that_is_no_run_are_refused(tmp_path: Path) -> None:
    empty = evaluate(tmp_path)
    assert (empty.returncode, empty.stdout) == (3, "")
    assert "no file below it ends in .gold.json" in empty.stderr
    (tmp_path / "run.json").write_text("{}", "utf-8")
    refused = evaluate(SAMPLES, "--against", tmp_path / "run.json")
    assert refused.returncode == 2
    assert "is no run of this command" in refused.stderr
