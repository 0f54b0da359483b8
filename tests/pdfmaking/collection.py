"""Documents with known answers printed as PDFs, for figures of how much of a printed page is read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from zlib import crc32

import regex

from pdfmaking.printers import PRINTERS, Press
from pdfmaking.typeset import Look, typeset
from thaimemo.evaluate.corpus import ENDING, load

LOOKS = (
    Look("Norasi", 15),
    Look("Laksaman", 16, justified=True),
    Look("Garuda", 12),
    Look("Laksaman", 15),
    Look("Norasi", 14, justified=True),
)
"""Which one a document is printed in, its name says: a new document changes the print of no other."""
_DRAWN = regex.compile(r"\t|<p>|\S \| \S|(?m:^\s*\S.*\S[ ]{3,}\S.*\S[ ]{3,}\S)")
"""Text that is laid out by tabs, bars and spaces, or keeps mark-up: no printer would print it so."""

_PLAIN_STYLE = """<style>@page { size: A4; margin: 20mm; } body { font-family: Norasi; font-size: 14pt; }
table { border-collapse: collapse; } td, th { border: 1px solid #000; padding: 2pt 4pt; }</style>"""
_CHARSET = regex.compile(r"(charset=[\"']?)[\w-]+", regex.IGNORECASE)


def print_collection(folders: Sequence[Path], out: Path) -> dict[str, Path]:
    """Every document that a printer prints as it is meant, once by each printer, in a folder a printer.

    HTML brings its own style sheet, which LibreOffice does not follow: it is left to the browsers.
    """
    press = Press(out / "press")
    laid_out = dict(_laid_out(folders))
    written = dict(_written(folders))
    placed: dict[str, Path] = {}
    for printer in PRINTERS:
        documents = laid_out if printer == "libreoffice" else {**laid_out, **written}
        placed[printer] = out / printer
        placed[printer].mkdir(parents=True, exist_ok=True)
        for name, pdf in press.print(printer, {str(path): page for path, page in documents.items()}).items():
            source = Path(name)
            stem = "-".join((*source.parts[-2:-1], source.name.replace(".", "-")))
            golden = load(_golden(source))
            (placed[printer] / f"{stem}.pdf").write_bytes(pdf)
            told = json.dumps({**golden, "carriers": [f"{stem}.pdf"]}, ensure_ascii=False)
            (placed[printer] / f"{stem}{ENDING}").write_text(told, "utf-8")
    return placed


def _golden(source: Path) -> Path:
    return source.with_suffix(ENDING)


def _sources(folders: Sequence[Path]) -> Iterator[Path]:
    for folder in folders:
        for golden in sorted(folder.rglob(f"*{ENDING}")):
            yield from (golden.parent / name for name in load(golden)["carriers"])


def _text(source: Path) -> str:
    data = source.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp874")


def _laid_out(folders: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Text and Markdown as pages of an official memo."""
    for source in _sources(folders):
        if source.suffix in (".md", ".txt"):
            text = _text(source)
            if source.suffix == ".md" or not _DRAWN.search(text):
                yield source, typeset(text, LOOKS[crc32(source.name.encode()) % len(LOOKS)])


def _written(folders: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """HTML as it is; what says nothing of its look gets the lines that its tables have in an office."""
    for source in _sources(folders):
        if source.suffix == ".html":
            page = _CHARSET.sub(r"\1utf-8", _text(source))
            yield source, page if "border" in page else page.replace("<body", f"{_PLAIN_STYLE}<body", 1)
