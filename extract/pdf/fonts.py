"""What the embedded fonts say their glyphs are, against what the text layer says.

A composite font with Identity-H encoding paints glyphs by number. Its ToUnicode map says what they mean to
a reader, and producers that shape Thai text often get it wrong; the font program's own ``cmap`` table is the
one that drew the right letters. Where both speak of a glyph and differ in a Thai letter, the font is
believed (ISO 32000-1, 9.7.4 and 9.10.3; OpenType ``cmap``).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import regex

from thaimemo.normalize import lazy
from thaimemo.normalize.characters import PRIVATE_USE

UNMAPPED = "\ufffd"
"""What is written for a glyph that nothing names: a reader would give it an arbitrary character."""
_FEW_FONTS = 200
_MAX_FONT = 20_000_000
"""Bytes of a font program that are looked at."""
_BLOCK = lazy.compiled(rb"beginbf(char|range)(.*?)endbf", regex.DOTALL)
_CHAR = lazy.compiled(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]*)>")
_RANGE = lazy.compiled(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f\s]*)>|\[([^\]]*)\])")
_THAI_ACTUAL_TEXT = lazy.compiled(rb"/ActualText\s*(?:<\s*FEFF0E|\(\xfe\xff\x0e)", regex.IGNORECASE)
_FIRST_PAGES = 3
_HEX = lazy.compiled(rb"<([0-9A-Fa-f\s]*)>")


@dataclass(slots=True)
class _Font:
    """A composite font of the document beside what its program knows."""

    resource: Any
    said: dict[int, str]
    """Code to text, as the document has it."""
    program: Any
    letters: dict[int, str]
    """Glyph to letter, as the font program has it."""
    codes: dict[int, int] | None
    """Code to glyph; None where they are the same."""


def mend_fonts(data: bytes) -> tuple[bytes, int]:
    """The PDF with its glyph maps mended, and how many glyphs changed; the same bytes where none did."""
    if b"Identity-H" not in data and b"/ObjStm" not in data:
        return data, 0
    import pikepdf  # late, like fontTools: only composite fonts need them

    changed = 0
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            fonts = [font for found in _composite_fonts(pdf) if (font := _read(found))]
            told = bool(fonts) and _tells_variants(pdf)
            if not told:
                _recognise(fonts)
            for font in fonts:
                better = _corrections(font)
                if told:
                    better = {code: letter for code, letter in better.items() if code in font.said}
                if better:
                    changed += len(better)
                    font.resource.ToUnicode = pdf.make_stream(write_map({**font.said, **better}))
            if not changed:
                return data, 0
            out = io.BytesIO()
            pdf.save(out, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.preserve)
            return out.getvalue(), changed
    except Exception:  # a font or file that the libraries cannot read is taken as its layer says
        return data, 0


def _composite_fonts(pdf: Any) -> Iterator[Any]:
    """Each Type 0 font of the pages and of the forms in them, once."""
    import pikepdf

    seen: set[tuple[int, int]] = set()
    found = 0
    for page in pdf.pages:
        stack = [(page.obj.get("/Resources"), 0)]
        if stack[0][0] is None:
            stack = [(page.resources, 0)]
        while stack:
            resources, depth = stack.pop()
            if not isinstance(resources, pikepdf.Dictionary):
                continue
            for font in _values(resources.get("/Font")):
                if font.objgen in seen and font.objgen != (0, 0):
                    continue
                seen.add(font.objgen)
                if font.get("/Subtype") == "/Type0" and font.get("/Encoding") == "/Identity-H":
                    found += 1
                    if found > _FEW_FONTS:
                        return
                    yield font
            for item in _values(resources.get("/XObject")) if depth < 4 else ():
                if item.get("/Subtype") == "/Form" and item.objgen not in seen:
                    seen.add(item.objgen)
                    stack.append((item.get("/Resources"), depth + 1))


def _values(dictionary: Any) -> list[Any]:
    import pikepdf

    if not isinstance(dictionary, pikepdf.Dictionary):
        return []
    return [v for v in dictionary.values() if isinstance(v, pikepdf.Dictionary | pikepdf.Stream)]


def _read(font: Any) -> _Font | None:
    from fontTools.ttLib import TTFont

    below = font.DescendantFonts[0]
    descriptor = below.get("/FontDescriptor")
    program = None if descriptor is None else descriptor.get("/FontFile2", descriptor.get("/FontFile3"))
    if program is None:
        return None
    raw = program.read_bytes()
    if len(raw) > _MAX_FONT or raw[:4] not in (b"\x00\x01\x00\x00", b"true", b"OTTO"):
        return None
    drawn = TTFont(io.BytesIO(raw), lazy=True)
    if "glyf" in drawn:  # nobody asks for the names that fontTools would make out of the cmap
        drawn.setGlyphOrder([f"glyph{glyph:05}" for glyph in range(drawn["maxp"].numGlyphs)])
    cmap = drawn.getBestCmap() if "cmap" in drawn else None
    if not cmap:
        return None
    number = drawn.getReverseGlyphMap()
    letters = {}
    for code, name in sorted(cmap.items(), reverse=True):
        letter = PRIVATE_USE.get(chr(code), chr(code))
        if number[name] not in letters or _is_thai(letter):
            letters[number[name]] = letter
    said = read_map(font.ToUnicode.read_bytes()) if "/ToUnicode" in font else {}
    to_glyph = below.get("/CIDToGIDMap")
    codes = None
    if to_glyph is not None and to_glyph != "/Identity":
        table = to_glyph.read_bytes()
        codes = {i // 2: table[i] << 8 | table[i + 1] for i in range(0, len(table) - 1, 2)}
    return _Font(font, said, drawn, letters, codes)


def _tells_variants(pdf: Any) -> bool:
    """The pages give Thai text as ActualText: what a map leaves out is said there."""
    import pikepdf

    for page in list(pdf.pages)[:_FIRST_PAGES]:
        contents = page.obj.get("/Contents")
        streams = [contents] if isinstance(contents, pikepdf.Stream) else contents or ()
        if any(_THAI_ACTUAL_TEXT.search(stream.read_bytes()) for stream in streams):
            return True
    return False


def _recognise(fonts: list[_Font]) -> None:
    """Give the glyphs that neither map nor font name the letters that they look like."""
    nameless = [[] if f.codes is not None else [g for g in _nameless(f) if not f.said.get(g)] for f in fonts]
    if not any(nameless):
        return
    from thaimemo.extract.pdf.outlines import Drawn, Outlines, recognise

    outlines = [Outlines(f.program) for f in fonts]
    advances = {round(o.advance(g), 2) for o, glyphs in zip(outlines, nameless, strict=True) for g in glyphs}
    known: list[Drawn] = []
    for font, outline in zip(fonts, outlines, strict=True):
        for glyph, letter in font.letters.items():
            near = round(outline.advance(glyph), 2)
            if _is_thai(letter) and not advances.isdisjoint((near - 0.01, near, near + 0.01)):
                known += outline.drawn(glyph, letter)
    for font, outline, glyphs in zip(fonts, outlines, nameless, strict=True):
        for glyph in glyphs:
            for drawn in outline.drawn(glyph):
                if letter := recognise(drawn, known):
                    font.letters[glyph] = letter
        for glyph in glyphs:  # a tone mark and a nikhahit in one
            parts = [font.letters.get(g) or font.said.get(g, "") for g in outline.parts(glyph)]
            if glyph not in font.letters and len(parts) > 1 and all(map(_is_thai, parts)):
                font.letters[glyph] = "".join(parts)
            elif glyph not in font.said and glyph not in font.letters:
                font.letters[glyph] = UNMAPPED


def _nameless(font: _Font) -> list[int]:
    from thaimemo.extract.pdf.outlines import nameless

    return nameless(font.program, font.letters)


def _is_thai(letters: str) -> bool:
    return bool(letters) and all("\u0e01" <= c <= "\u0e5b" for c in letters)


def _corrections(font: _Font) -> dict[int, str]:
    """Code to letter where the font program knows a Thai letter and the map says another, or nothing."""
    said, letters = font.said, font.letters
    codes = {g: g for g in letters} if font.codes is None else font.codes
    silent = any(not text and code not in letters for code, text in said.items())
    better = {}
    for code, glyph in codes.items():
        letter = letters.get(glyph)
        if letter is None:
            continue
        now = said.get(code)
        if now is None:
            if letter.isprintable():
                better[code] = letter
        elif _is_thai(letter) and "".join(PRIVATE_USE.get(c, c) for c in now) != letter:
            if silent and len(now) > 1 and now.startswith(letter):
                continue  # the producer writes a whole cluster on its first glyph, and the rest is unknown
            better[code] = letter
    return better


def read_map(stream: bytes) -> dict[int, str]:
    """A ToUnicode map as code to text."""
    found: dict[int, str] = {}
    for kind, body in _BLOCK.findall(stream):
        if kind == b"char":
            for code, text in _CHAR.findall(body):
                found[_number(code)] = _letters(text)
            continue
        for low, high, text, listed in _RANGE.findall(body):
            first, last = _number(low), min(_number(high), _number(low) + 0xFFFF)
            if listed:
                for offset, item in enumerate(_HEX.findall(listed)):
                    found[first + offset] = _letters(item)
            elif start := _letters(text):
                for code in range(first, last + 1):
                    found[code] = start[:-1] + chr(min(ord(start[-1]) + code - first, 0x10FFFF))
    return found


def write_map(letters: dict[int, str]) -> bytes:
    """A ToUnicode map for two-byte codes."""
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin begincmap /CMapName /Mended def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    items = sorted((c, t) for c, t in letters.items() if c <= 0xFFFF)
    for start in range(0, len(items), 100):
        part = items[start : start + 100]
        lines.append(f"{len(part)} beginbfchar")
        lines += [f"<{code:04X}> <{text.encode('utf-16-be', 'surrogatepass').hex()}>" for code, text in part]
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode("ascii")


def _number(digits: bytes) -> int:
    return int(b"".join(digits.split()) or b"0", 16)


def _letters(digits: bytes) -> str:
    clean = b"".join(digits.split())
    clean = clean.zfill((len(clean) + 3) // 4 * 4)
    return bytes.fromhex(clean.decode("ascii")).decode("utf-16-be", "replace")
