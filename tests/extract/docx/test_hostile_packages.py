"""Packages that are damaged, locked, of another kind or made to harm give one clear sentence."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from word import FILLER, p, package, tbl, tc

from thaimemo.extract.reader import read_bytes
from thaimemo.schema.errors import LimitExceeded, ThaimemoError, UnreadableDocument, UnsupportedFormat

GOOD = package(p(FILLER))


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def with_doctype(declaration: str, text: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    body = files["word/document.xml"].decode()
    files["word/document.xml"] = (
        body.replace("?>", f"?>{declaration}", 1).replace(FILLER, FILLER + text).encode()
    )
    return zipped(files)


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + f"{stream}\x00".encode("utf-16-le") + bytes(200)


def twice() -> bytes:
    out = io.BytesIO(GOOD)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/document.xml", "<other/>")
    return out.getvalue()


def locked() -> bytes:
    data = bytearray(GOOD)
    at = data.find(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


LAUGHS = "<!DOCTYPE l [<!ENTITY a 'ก'>" + "".join(
    f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (with_doctype('<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "&x;"), UnreadableDocument, "entities"),
        (with_doctype('<!DOCTYPE d SYSTEM "http://127.0.0.1:9/x.dtd">', ""), UnreadableDocument, "document type"),
        (with_doctype(LAUGHS + "]>", "&i;"), UnreadableDocument, "entities"),
        (package(p(FILLER), extra={"word/media/a.bin": bytes(20_000_000)}), LimitExceeded, "times its size"),
        (package(p(FILLER), extra={f"x{i}": b"" for i in range(5001)}), LimitExceeded, "parts in the archive"),
        (twice(), UnreadableDocument, "two parts of one name"),
        (locked(), UnreadableDocument, "locked with a password"),
        (ole("EncryptedPackage"), UnreadableDocument, "locked with a password"),
        (ole("WordDocument"), UnsupportedFormat, r"old Word document \(.doc\).*save it as .docx"),
        (ole("Workbook"), UnsupportedFormat, r"old Excel workbook \(.xls\)"),
        (GOOD[: len(GOOD) // 2], UnreadableDocument, "damaged or cut off; open it in Word"),
        (GOOD[:-40], UnreadableDocument, "damaged or cut off"),
        (zipped({"a.txt": FILLER.encode()}), UnsupportedFormat, "zip archive"),
        (zipped({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}), UnsupportedFormat, "Excel"),
        (zipped({"mimetype": b"application/vnd.oasis", "content.xml": b"<x/>"}), UnsupportedFormat, "OpenDocument"),
        (package("<w:p>" * 300 + "</w:p>" * 300), UnreadableDocument, "damaged"),
        (b"{\\rtf1 x}", UnsupportedFormat, r"rich text document \(.rtf\)"),
        (b"RIFF1234WEBP", UnsupportedFormat, "a picture.*text recogniser"),
    ],
)  # fmt: skip
def test_refusals(data: bytes, error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says) as caught:
        read_bytes(data, "memo.docx")
    assert str(caught.value).startswith("memo.docx: ")
    assert isinstance(caught.value, ThaimemoError)
    assert caught.value.remedy


def test_an_archive_that_unpacks_to_too_much() -> None:
    out = io.BytesIO(GOOD)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for number in range(5):
            with archive.open(f"word/media/{number}.bin", "w") as stream:
                for _ in range(64):
                    stream.write(bytes(1 << 20))
    with pytest.raises(LimitExceeded, match="unpacks to more than 300 MB; take the pictures out"):
        read_bytes(out.getvalue(), "memo.docx")


def test_names_that_leave_the_archive_touch_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    data = package(
        p(FILLER), extra={"../../evil.txt": b"x", "/tmp/evil-absolute.txt": b"x", "C:\\evil": b"x"}
    )
    assert read_bytes(data, "memo.docx").pages[0].blocks
    assert list(tmp_path.iterdir()) == []
    assert not Path("/tmp/evil-absolute.txt").exists()


def test_no_two_texts_from_one_name_or_a_name_that_lies() -> None:
    assert read_bytes(GOOD, "memo.pdf").media_type.endswith("wordprocessingml.document")


def test_wide_and_deep_tables_end() -> None:
    wide = tbl("".join(tc("ก", '<w:gridSpan w:val="90000"/>') for _ in range(30)))
    with pytest.raises(LimitExceeded, match="columns"):
        read_bytes(package(p(FILLER) + wide + tbl(tc("ก") + tc("ข"))), "memo.docx")
