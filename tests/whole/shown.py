"""The text that a file shows, found without our own code, to look quotes up in."""

from __future__ import annotations

import html
from pathlib import Path

import docx
import regex

from thaimemo.extract.decode import decode


def lines_of(path: Path) -> list[str] | None:
    """The lines that quotes are looked up in by number; None where the format has none."""
    if path.suffix in (".docx", ".html", ".pdf"):
        return None
    return decode(path.read_bytes(), str(path))[0].split("\n")


def text_of(path: Path) -> str:
    """All text of an HTML page or a Word document, headers too, without white space."""
    if path.suffix == ".docx":
        document = docx.Document(str(path))
        parts = [
            document.element,
            *(part._element for s in document.sections for part in (s.header, s.footer)),
        ]
        return bare("".join("".join(part.itertext()) for part in parts))
    data = path.read_bytes()
    text = data.decode("cp874" if b"windows-874" in data else "utf-8")
    return bare(html.unescape(regex.sub(r"<[^<>]*>", "", text)))


def bare(text: str) -> str:
    """The text without white space."""
    return regex.sub(r"\s+", "", text)
