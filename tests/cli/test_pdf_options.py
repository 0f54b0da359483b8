"""Options that only make sense for PDFs: password, pages, time, pictures."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pikepdf
import pytest
from pdfmaking.printers import Press
from pdfmaking.typeset import typeset
from PIL import Image

SAMPLES = Path(__file__).parents[2] / "samples"
KEY = "กุญแจ-7"
REFUSED = "read: the password does not open this PDF; check the password"


@pytest.fixture
def pdf(press: Press, tmp_path: Path) -> Path:
    path = tmp_path / "memo.pdf"
    page = typeset((SAMPLES / "local-body.md").read_text("utf-8"))
    path.write_bytes(press.print("weasyprint", {"memo": page})["memo"])
    return path


@pytest.fixture
def locked(press: Press, tmp_path: Path) -> Path:
    page = typeset((SAMPLES / "short-memo.txt").read_text("utf-8"))
    plain = press.print("weasyprint", {"memo": page})["memo"]
    tmp_path.joinpath("plain.pdf").write_bytes(plain)
    out = io.BytesIO()
    pikepdf.open(io.BytesIO(plain)).save(out, encryption=pikepdf.Encryption(user=KEY, owner="x"))
    path = tmp_path / "locked.pdf"
    path.write_bytes(out.getvalue())
    return path


def test_a_password_by_option_variable_or_file(run, locked):
    wanted = run("text", locked.with_name("plain.pdf")).stdout
    file = locked.with_name("key.txt")
    file.write_text(f"{KEY}\r\nnot this\n", encoding="utf-8")
    for result in (
        run("text", locked, "--password", KEY),
        run("text", locked, env={"THAIMEMO_PASSWORD": KEY}),
        run("text", locked, "--password-file", file),
        run("text", "-", "--password", KEY, stdin=locked.read_bytes()),
    ):
        assert result.returncode == 0, result.stderr.decode()
        assert result.stdout == wanted


def test_a_password_is_never_told(run, locked):
    for command in ("extract", "text", "audit"):
        assert KEY not in run(command, locked, "--password", KEY).stdout.decode()
        refused = run(command, locked, "--password", "ลูกบิด")
        assert refused.returncode == 3
        assert refused.stderr.decode() == f"{locked}: {REFUSED}\n"
    assert "locked with a password" in run("extract", locked).stderr.decode()


def test_chosen_pages_are_the_only_ones_parsed(run, pdf):
    whole = json.loads(run("extract", pdf).stdout)
    part = json.loads(run("extract", pdf, "--pages", "1,3-4").stdout)
    count = whole["document"]["page_count"]
    assert part["document"]["page_count"] == count
    assert part["document"]["warnings"][-1] == f"pages read: 1, 3-4 of {count}"
    assert part["memo"] == whole["memo"]
    missing = run("extract", pdf, "--pages", "99")
    assert missing.returncode == 2
    assert f"there is no page 99; the document has {count} in all" in missing.stderr.decode()


def test_a_document_that_takes_too_long_is_refused(run, pdf):
    result = run("extract", pdf, "--time-limit", "0.1")
    assert result.returncode == 3
    told = "extract: reading it takes longer than 0.1 seconds; split it, or allow more time"
    assert result.stderr.decode() == f"{pdf}: {told}\n"


def test_pictures_show_what_was_read(run, pdf, tmp_path):
    result = run("text", pdf, "--draw", tmp_path / "seen", "--pages", "1,3")
    assert result.returncode == 0, result.stderr.decode()
    assert sorted(p.name for p in (tmp_path / "seen").iterdir()) == ["page-0001.png", "page-0003.png"]
    colours = {
        colour: count
        for path in (tmp_path / "seen").iterdir()
        for count, colour in Image.open(path).convert("RGB").getcolors(1 << 24) or []
    }
    for outline in ((40, 90, 220), (0, 150, 70), (220, 30, 30)):
        assert colours.get(outline, 0) > 40


def test_a_text_has_no_pages_to_draw_on(run, memo, tmp_path):
    result = run("text", memo, "--draw", tmp_path / "seen")
    assert result.returncode == 3
    assert "--draw is for PDFs" in result.stderr.decode()
