"""Documents for an archive run: as many different memos as wanted in text, DOCX and PDF, some of them poison.

    python benchmarks/archive_documents.py FOLDER [--count 10000]

Made from the samples of the repository: each has a number of its own, so that no two files are alike. One in
a hundred is poison, the kinds taking turns; they are printed.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import regex

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
FONT = Path("/usr/share/fonts/truetype/tlwg/Garuda.ttf")
SHORT = ("short-memo.txt", "local-body.md", "kpi-table.md")
"""The samples that are printed; a scorecard of fifteen pages would measure the printer."""
LONG = ("hr-scorecard-clean.md", "hr-scorecard-contradictions.md", "ocr-wrecked.txt")
MEMO_NUMBER = regex.compile(r"(?<=^\**ที่\**\s+\S+\s+[\d๐-๙]+/)ว?\s?[\d๐-๙]+", regex.MULTILINE)
"""The running number in ``ที่ นม 52107/436``."""
STRANGE = ('it\'s "quoted"', "two\nlines", "😀 รายงาน", "ปี ๒๕๖๗ #1 50%", "-dash", "a\\b;$(x)", "trailing ")
Blocks = list[str | list[list[str]]]


def text(kind: str, number: int) -> str:
    """The sample called ``kind`` with another running number."""
    return MEMO_NUMBER.sub(str(number), (SAMPLES / kind).read_text("utf-8"))


def blocks(markdown: str) -> Blocks:
    """Lines, and tables as rows of cells."""
    found: Blocks = []
    for line in markdown.split("\n"):
        line = line.strip()
        if line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if set("".join(cells)) <= set("-: "):
                continue
            if found and isinstance(found[-1], list) and len(found[-1][0]) == len(cells):
                found[-1].append(cells)
            else:
                found.append([cells])
        elif line.strip("-# "):
            found.append(line.lstrip("#- "))
    return found


def docx(content: Blocks) -> bytes:
    """Printed by python-docx."""
    import docx as library

    document = library.Document()
    for block in content:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(len(block), len(block[0]), "Table Grid")
        for row, cells in zip(table.rows, block, strict=True):
            for cell, value in zip(row.cells, cells, strict=True):
                cell.text = value
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def pdf(content: Blocks) -> bytes:
    """Printed by ReportLab with a Thai font, tables ruled."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

    if "Thai" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Thai", FONT))
    style = ParagraphStyle("thai", fontName="Thai", fontSize=11, leading=18)
    small = ParagraphStyle("cell", fontName="Thai", fontSize=9, leading=14)
    grid = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    flow: list[object] = []
    for block in content:
        if isinstance(block, str):
            flow.append(Paragraph(_escaped(block), style))
        else:
            width = 480 / len(block[0])
            rows = [[Paragraph(_escaped(cell), small) for cell in row] for row in block]
            flow.append(Table(rows, colWidths=[width] * len(block[0]), style=grid))
    stream = io.BytesIO()
    SimpleDocTemplate(stream, pagesize=A4, invariant=True).build(flow)
    return stream.getvalue()


def _escaped(value: str) -> str:
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def truncated(number: int) -> bytes:
    """The first half of a PDF."""
    whole = pdf(blocks(text("short-memo.txt", number)))
    return whole[: len(whole) // 2]


def encrypted(number: int) -> bytes:
    """A PDF locked with a password."""
    import pikepdf

    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(blocks(text("short-memo.txt", number))))) as document:
        document.save(stream, encryption=pikepdf.Encryption(user="ลับ", owner="ลับ"))
    return stream.getvalue()


def zip_bomb(number: int) -> bytes:
    """A zip file whose one memo unpacks a thousandfold."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"memo-{number}.txt", b"0" * (40 * 1024 * 1024))
    return stream.getvalue()


def docx_bomb(number: int) -> bytes:
    """A DOCX with a part that unpacks a thousandfold."""
    stream = io.BytesIO(docx(blocks(text("short-memo.txt", number))))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/image1.png", b"0" * (100 * 1024 * 1024))
    return stream.getvalue()


def flate_bomb(number: int, megabytes: int = 1500) -> bytes:
    """A PDF whose one page unpacks to 1.5 GB of spaces."""
    import pikepdf

    spaces = b" " * (1 << 20)
    packer = zlib.compressobj(9)
    begin = packer.compress(spaces) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(spaces) + packer.flush(zlib.Z_FULL_FLUSH)  # the same for every further megabyte
    checksum = 1
    for _ in range(megabytes):
        checksum = zlib.adler32(spaces, checksum)
    packed = begin + again * (megabytes - 1) + b"\x03\x00" + checksum.to_bytes(4, "big")
    stream = io.BytesIO()
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(595, 842))
        contents = pikepdf.Stream(document, b"")
        contents.write(packed, filter=pikepdf.Name.FlateDecode)
        page.Contents = contents
        document.docinfo["/Title"] = str(number)
        document.save(stream)
    return stream.getvalue()


def glutton(number: int) -> bytes:
    """A text of 48 MB with one emoji, for which Python takes four bytes a letter: 200 MB for every copy."""
    line = b"." * 79 + b"\n"
    return text("short-memo.txt", number).encode() + "😀\n".encode() + line * (48 * 1024 * 1024 // len(line))


def sluggard(number: int, reports: int = 100) -> bytes:
    """A text of many reports, a hundred of which take some ten seconds to read."""
    return text("hr-scorecard-clean.md", number).encode() * reports


@dataclass(frozen=True)
class Kind:
    """A kind of poison."""

    ending: str
    make: Callable[[int], bytes] | None
    """None for a named pipe (archive_pipes.py)."""
    error: str
    """What it has to end in."""
    word: str
    """A part of the message."""


POISON = {
    "truncated": Kind("pdf", truncated, "UnreadableDocument", "damaged or cut off"),
    "encrypted": Kind("pdf", encrypted, "UnreadableDocument", "password"),
    "zip-bomb": Kind("zip", zip_bomb, "LimitExceeded", "zip bomb"),
    "docx-bomb": Kind("docx", docx_bomb, "LimitExceeded", "times"),
    "flate-bomb": Kind("pdf", flate_bomb, "LimitExceeded", "unpacks"),
}
"""What is refused under any limits."""
TIGHT = ("--memory", "400", "--timeout", "15")
KINDS = {
    **POISON,
    "glutton": Kind("txt", glutton, "LimitExceeded", "more than 400 MB of memory"),
    "slow": Kind("md", lambda number: sluggard(number, 300), "LimitExceeded", "longer than 15 seconds"),
    "hangs": Kind("txt", None, "LimitExceeded", "longer than 15 seconds"),
    "killed": Kind("txt", None, "WorkerLost", "ended by SIGKILL, twice"),
}
"""With those that are refused under the limits `TIGHT`, the last one where somebody kills its readers."""


def documents(count: int, text_share: int = 1) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of ``count`` sound documents: ``text_share`` texts for each DOCX and each PDF."""
    carriers = ("text",) * text_share + ("docx", "pdf")
    choice = random.Random(7)
    for number in range(1, count + 1):
        carrier = carriers[number % len(carriers)]
        kind = choice.choice(LONG if carrier == "text" and number % 15 == 0 else SHORT)
        folder = f"{2560 + number % 8}/{number % 50:02}"
        strange = f" {STRANGE[number // 97 % len(STRANGE)]}" if number % 97 == 0 else ""
        content = text(kind, number)
        if carrier == "text":
            yield f"{folder}/{number:06}{strange}{Path(kind).suffix}", content.encode()
        elif carrier == "docx":
            yield f"{folder}/{number:06}{strange}.docx", docx(blocks(content))
        else:
            yield f"{folder}/{number:06}{strange}.pdf", pdf(blocks(content))


def make(
    folder: Path, count: int, text_share: int = 1, poison: Mapping[str, Kind] = POISON
) -> dict[str, str]:
    """``count`` files under ``folder``, one in a hundred poison; the poisoned files and their kinds."""
    kinds = list(poison)
    made: dict[str, str] = {}
    poisoned = max(count // 100, len(kinds))
    for name, data in documents(count - poisoned, text_share):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    for number in range(poisoned):
        kind = kinds[number % len(kinds)]
        strange = f" {STRANGE[number % len(STRANGE)]}" if number % 2 else ""
        path = folder / "poison" / f"{kind}-{number:04}{strange}.{poison[kind].ending}"
        path.parent.mkdir(parents=True, exist_ok=True)
        if maker := poison[kind].make:
            path.write_bytes(maker(number))
        else:
            os.mkfifo(path)
        made[path.relative_to(folder).as_posix()] = kind
    return made


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--text-share", type=int, default=1, help="texts for each DOCX and each PDF")
    options = parser.parse_args()
    for name, kind in make(options.folder, options.count, options.text_share, KINDS).items():
        print(kind, repr(name), sep="\t")


if __name__ == "__main__":
    main()
