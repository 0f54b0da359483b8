"""The text layer of a PDF taken apart: what each glyph is said to be, and in which order glyphs are painted.

For PDFs of WeasyPrint, which keeps the glyph numbers of the font files: every true letter is known.
"""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont

from thaimemo.extract.pdf.fonts import write_map
from thaimemo.normalize.characters import PRIVATE_USE


@dataclass(frozen=True)
class Glyph:
    """A glyph that is painted: its code, its letter, and the private-use letter of a moved variant."""

    code: int
    letter: str
    variant: str = ""
    width: float = 0.0
    """Thousandths of an em."""


Item = Glyph | float
"""A glyph, or how far the pen goes back in thousandths of an em."""


class TextLayer:
    """One PDF whose layer is rewritten. Its fonts lose their own tables of letters, as subsets of Word do."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pikepdf.open(io.BytesIO(pdf))
        self._glyphs: dict[str, dict[int, Glyph]] = {}
        for font in self._fonts():
            known = _letters(str(font.BaseFont))
            widths = _widths(font.DescendantFonts[0])
            self._glyphs[str(font.BaseFont)] = {
                code: Glyph(code, letter, variant, widths.get(code, 0.0))
                for code, (letter, variant) in known.items()
            }
        self._tongue: Callable[[Glyph], str | None] = lambda glyph: glyph.letter
        self.keep_tables = False

    def say(self, spoken: Callable[[Glyph], str | None]) -> None:
        """What the layer says that a glyph is; None says nothing."""
        self._tongue = spoken

    def painted(self) -> Iterator[Glyph]:
        """All glyphs of the document in order."""
        seen: list[Glyph] = []

        def look(items: list[Item]) -> list[Item]:
            seen.extend(item for item in items if isinstance(item, Glyph))
            return items

        self.repaint(look)
        return iter(seen)

    def repaint(self, change: Callable[[list[Item]], list[Item]]) -> None:
        """Change what every text operator paints."""
        for page in self._pdf.pages:
            names = {name: str(font.BaseFont) for name, font in page.Resources.Font.items()}
            glyphs: dict[int, Glyph] = {}
            instructions = []
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "Tf":
                    glyphs = self._glyphs[names[str(operands[0])]]
                if str(operator) in ("TJ", "Tj"):
                    shown = operands[0] if str(operator) == "TJ" else [operands[0]]
                    operands = [_written(change(_read(shown, glyphs)))]
                    operator = pikepdf.Operator("TJ")
                instructions.append((operands, operator))
            page.Contents = self._pdf.make_stream(pikepdf.unparse_content_stream(instructions))

    def bytes(self) -> bytes:
        """The PDF."""
        for font in self._fonts():
            said = {
                code: text
                for code, glyph in self._glyphs[str(font.BaseFont)].items()
                if (text := self._tongue(glyph)) is not None
            }
            font.ToUnicode = self._pdf.make_stream(write_map(said))
            if not self.keep_tables:
                descriptor = font.DescendantFonts[0].FontDescriptor
                descriptor.FontFile2 = self._pdf.make_stream(
                    _without_table(descriptor.FontFile2.read_bytes())
                )
        out = io.BytesIO()
        self._pdf.save(out)
        return out.getvalue()

    def _fonts(self) -> Iterator[Any]:
        seen = set()
        for page in self._pdf.pages:
            for font in page.Resources.Font.values():
                if font.objgen not in seen:
                    seen.add(font.objgen)
                    yield font


def _read(shown: Any, glyphs: dict[int, Glyph]) -> list[Item]:
    items: list[Item] = []
    for part in shown:
        if isinstance(part, pikepdf.String):
            raw = bytes(part)
            codes = [raw[i] << 8 | raw[i + 1] for i in range(0, len(raw), 2)]
            items += [glyphs.get(code, Glyph(code, "\ufffd")) for code in codes]
        else:
            items.append(float(part))
    return items


def _written(items: list[Item]) -> pikepdf.Array:
    parts: list[Any] = []
    for item in items:
        if isinstance(item, Glyph):
            parts.append(pikepdf.String(item.code.to_bytes(2, "big")))
        else:
            parts.append(round(item, 3))
    return pikepdf.Array(parts)


def _widths(descendant: Any) -> dict[int, float]:
    found: dict[int, float] = {}
    entries = list(descendant.get("/W", []))
    while entries:
        first = int(entries.pop(0))
        second = entries.pop(0)
        if isinstance(second, pikepdf.Array):
            found.update({first + i: float(w) for i, w in enumerate(second)})
        else:
            width = float(entries.pop(0))
            found.update(dict.fromkeys(range(first, int(second) + 1), width))
    return found


@lru_cache(maxsize=16)
def _letters(base_font: str) -> dict[int, tuple[str, str]]:
    """Glyph number to its letter and private-use variant, from the font file of that name."""
    name = base_font.lstrip("/").partition("+")[2].replace("-", " ").split()
    family, style = name[0], " ".join(name[1:]) or "Regular"
    font = TTFont(_font_file(family, style))
    number = font.getReverseGlyphMap()
    found: dict[int, tuple[str, str]] = {}
    for code, glyph in sorted((font.getBestCmap() or {}).items(), reverse=True):
        letter = chr(code)
        base = PRIVATE_USE.get(letter, letter)
        found[number[glyph]] = (base, letter if base != letter else "")
    return found


def _font_file(family: str, style: str) -> Path:
    pattern = f"{family}:style={style}"
    done = subprocess.run(["fc-match", "-f", "%{file}", pattern], capture_output=True, text=True, check=True)
    return Path(done.stdout)


@lru_cache(maxsize=64)
def _without_table(program: bytes) -> bytes:
    font = TTFont(io.BytesIO(program), lazy=True)
    if "cmap" not in font:
        return program
    del font["cmap"]
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
