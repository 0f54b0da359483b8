"""What a run finds under the paths it is given, and what it refuses of archive files."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import stat
import tarfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from archive_runs import lines

from thaimemo.pipeline.archive.item import Item, Refused
from thaimemo.pipeline.archive.limits import MAX_ENTRIES
from thaimemo.pipeline.archive.listing import Listing
from thaimemo.pipeline.archive.spool import Spool
from thaimemo.schema.errors import ThaimemoError


def listing(*paths: str | Path, out: Path, stdin: bytes = b"") -> Listing:
    return Listing([str(path) for path in paths], io.BytesIO(stdin), str(out), out / "spool")


def names(found: Iterable[Item | Refused]) -> list[str]:
    return [item.name for item in found]


def refused(found: Iterable[Item | Refused]) -> dict[str, str]:
    """Why, by the name of the member."""
    return {
        item.name.rpartition("!/")[2]: f"{type(item.error).__name__}: {item.error.reason}"
        for item in found
        if isinstance(item, Refused)
    }


def fill(folder: Path, *files: str) -> None:
    for name in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("บันทึกข้อความ", "utf-8")


def test_folders_files_and_patterns(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    fill(tmp_path, "in/b.txt", "in/a.md", "in/.hidden.txt", "in/x.jpg", "in/c/d.txt", "loose.dat", "out/z.md")
    found = listing("in", "loose.dat", "in/c/*.txt", "nothing*", "out", out=Path("out"))
    assert names(found) == [
        "in/a.md",
        "in/b.txt",
        "in/c/d.txt",
        "loose.dat",
        "in/c/d.txt",
        "nothing*",
        "out/z.md",
    ]
    assert refused(found) == {"nothing*": "UnreadableDocument: nothing matches this pattern"}
    assert found.passed_over == {".jpg": 2}
    assert names(listing(".", out=Path("out"))) == ["in/a.md", "in/b.txt", "in/c/d.txt"]
    assert names(listing("in/**/*.txt", out=Path("out"))) == ["in/b.txt", "in/c/d.txt"]


def test_a_list_of_paths(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    fill(tmp_path, "a b.txt", "new\nline.txt", "ก.txt")
    assert names(listing("-", out=tmp_path, stdin="a b.txt\n\nก.txt".encode())) == ["a b.txt", "ก.txt"]
    assert names(listing("-", out=tmp_path, stdin=b"new\nline.txt\0a b.txt\0")) == [
        "new\nline.txt",
        "a b.txt",
    ]
    many = [f"{number:050}.txt" for number in range(5000)]
    assert names(listing("-", out=tmp_path, stdin="\n".join(many).encode())) == many


def test_names_of_every_kind(convert, memo, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    strange = [
        b'it\'s "quoted".txt',
        b"two\nlines.txt",
        "😀 ปี ๒๕๖๗.txt".encode(),
        b"-dash.txt",
        b"$(x);`y`\\.txt",
        b"\xa1\xd2\xc3.txt",  # TIS-620, which is no UTF-8
        b"[!a]*?.txt",
    ]
    for number, name in enumerate(strange):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text(f"{memo}\n{number}", "utf-8")
    assert convert("in", out=tmp_path / "out").returncode == 0
    told = {source["source"].removeprefix("in/") for source in lines(tmp_path / "out" / "sources.jsonl")}
    expected = {name.decode("utf-8", "backslashreplace") for name in strange}
    assert told == expected
    assert {
        record["document"]["source"][3:] for record in lines(tmp_path / "out" / "records.jsonl")
    } == expected


def make_zip(path: Path, members: dict[str, bytes]) -> zipfile.ZipFile:
    archive = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED)
    for name, data in members.items():
        archive.writestr(name, data)
    return archive


def test_documents_of_a_zip_file_are_read(convert, memo, tmp_path):
    members = {
        "ปี/a.txt": memo.encode(),
        "b.md": (memo + "x").encode(),
        "c.jpg": b"",
        "__MACOSX/._a.txt": b"x",
    }
    with make_zip(tmp_path / "all.zip", members) as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("b.md", memo + "y")
    assert convert("all.zip", out=tmp_path / "out").returncode == 0
    records = lines(tmp_path / "out" / "records.jsonl")
    assert {record["document"]["source"] for record in records} == {
        "all.zip!/ปี/a.txt",
        "all.zip!/b.md",
        "all.zip!/b.md#2",
    }
    assert not (tmp_path / "out" / ".state" / "spool").exists()


def test_what_is_not_taken_from_a_zip_file(tmp_path):
    path = tmp_path / "bad.zip"
    bomb = b"0" * (8 << 20)
    members = {
        "../up.txt": b"x",
        "/abs.txt": b"x",
        "C:\\win.txt": b"x",
        "a/inner.zip": b"x",
        "bomb.txt": bomb,
    }
    with make_zip(path, members) as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("large.txt", os.urandom(1 << 20) * 51, compress_type=zipfile.ZIP_STORED)
        archive.writestr("good.txt", "x")
    found = list(listing(path, out=tmp_path))
    assert refused(found) == {
        "../up.txt": "UnreadableDocument: its name leads out of the archive file",
        "/abs.txt": "UnreadableDocument: its name leads out of the archive file",
        "C:\\win.txt": "UnreadableDocument: its name leads out of the archive file",
        "a/inner.zip": "LimitExceeded: an archive file inside another is not opened",
        "bomb.txt": "LimitExceeded: it unpacks to more than 200 times its packed size, as a zip bomb does",
        "link.txt": "UnreadableDocument: it is a link, and links in archive files are not followed",
        "large.txt": "LimitExceeded: the file is larger than 50 MB",
    }
    assert [item.name.rpartition("!/")[2] for item in found if isinstance(item, Item)] == ["good.txt"]


def test_a_zip_file_with_too_many_entries_is_refused_before_they_are_read(tmp_path):
    path = tmp_path / "many.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(MAX_ENTRIES + 1):
            archive.writestr(zipfile.ZipInfo(f"{number}.txt"), b"")
    [found] = listing(path, out=tmp_path)
    assert isinstance(found, Refused)
    assert "more than 100000 entries" in found.error.reason


def test_names_that_thai_windows_wrote(tmp_path):
    path = tmp_path / "thai.zip"
    name = "รายงาน.txt"
    with make_zip(path, {"x" * len(name): b"x"}):
        pass
    path.write_bytes(path.read_bytes().replace(b"x" * len(name), name.encode("cp874")))
    assert names(listing(path, out=tmp_path)) == [f"{path}!/{name}"]


@pytest.mark.parametrize("pack", [lambda data: data, gzip.compress, bz2.compress, lzma.compress])
def test_documents_of_a_tar_file(tmp_path, pack):
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for number in range(5):
            info = tarfile.TarInfo(f"ปี/{number}.txt")
            info.size = 3 + number
            archive.addfile(info, io.BytesIO(b"abc" + b"x" * number))
        for name, kind in (
            ("link.txt", tarfile.SYMTYPE),
            ("hard.txt", tarfile.LNKTYPE),
            ("p.txt", tarfile.FIFOTYPE),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        info = tarfile.TarInfo("../../up.txt")
        archive.addfile(info)
    path = tmp_path / "all.tar.gz"
    path.write_bytes(pack(stream.getvalue()))
    found = list(listing(path, out=tmp_path))
    items = [item for item in found if isinstance(item, Item)]
    assert names(items) == [f"{path}!/ปี/{number}.txt" for number in range(5)]
    assert set(refused(found)) == {"link.txt", "hard.txt", "p.txt", "../../up.txt"}
    spool = Spool(tmp_path / "spool")
    for item in [items[3], items[1], items[1], items[4]]:  # backwards too
        laid = spool.unpack(item)
        assert laid.load() == b"abc" + b"x" * item.member
        spool.release(laid)
        assert not list(spool.folder.iterdir())
    spool.close()


def test_a_tar_file_that_unpacks_without_end(tmp_path):
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        for name, size in (("first.txt", 10), ("padding.bin", 300 << 20), ("last.txt", 10)):
            info = tarfile.TarInfo(name)
            info.size = size
            archive.addfile(info, Zeros())
    path = tmp_path / "bomb.tgz"
    path.write_bytes(stream.getvalue())
    first, last = listing(path, out=tmp_path)
    assert isinstance(first, Item)
    assert isinstance(last, Refused)
    assert last.name == str(path)
    assert "unpacks to more than 200 times its size" in last.error.reason


class Zeros(io.RawIOBase):
    def read(self, size: int = -1) -> bytes:
        return bytes(size)


def test_a_tar_header_that_would_fill_the_memory(tmp_path):
    info = tarfile.TarInfo("x")
    info.type, info.size = tarfile.XHDTYPE, 1 << 40
    path = tmp_path / "header.tar"
    path.write_bytes(info.tobuf() + b"0" * 10_000)
    [found] = listing(path, out=tmp_path)
    assert isinstance(found, Refused)
    assert "damaged" in found.error.reason


@pytest.mark.parametrize("name", ["cut.zip", "cut.tar", "cut.tar.xz"])
def test_damaged_archive_files_are_named(tmp_path, name):
    path = tmp_path / name
    stream = io.BytesIO()
    if name.endswith(".zip"):
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr("a.txt", os.urandom(5000))
    else:
        with tarfile.open(fileobj=stream, mode="w:xz" if name.endswith("xz") else "w") as tar:
            info = tarfile.TarInfo("a.txt")
            info.size = 5000
            tar.addfile(info, io.BytesIO(os.urandom(5000)))
    path.write_bytes(stream.getvalue()[: 2000 if name != "cut.zip" else 4000])
    found = list(listing(path, out=tmp_path))
    spool = Spool(tmp_path / "spool")
    if isinstance(found[-1], Item):  # the header was whole: what follows is not
        with pytest.raises(ThaimemoError, match="damaged or cut off"):
            spool.unpack(found[-1])
    else:
        assert "damaged or cut off" in found[-1].error.reason
    spool.close()
