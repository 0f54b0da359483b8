"""What the embedded fonts say their glyphs are, against what the text layer says.

A composite font with Identity-H encoding paints glyphs by number. Its ToUnicode map says what they mean to
a reader, and producers that shape Thai text often get it wrong; the font program's own ``cmap`` table is the
one that drew the right letters. Where both speak of a glyph and differ in a Thai letter, the font is
believed (ISO 32000-1, 9.7.4 and 9.10.3; OpenType ``cmap``).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import regex

from thaimemo.normalize.characters import PRIVATE_USE

_FEW_FONTS = 200
_MAX_FONT = 20_000_000
"""Bytes of a font program that are looked at."""
_BLOCK = regex.compile(rb"beginbf(char|range)(.*?)endbf", regex.DOTALL)
_CHAR = regex.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]*)>")
_RANGE = regex.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f\s]*)>|\[([^\]]*)\])")
_HEX = regex.compile(rb"<([0-9A-Fa-f\s]*)>")


def mend_fonts(data: bytes) -> tuple[bytes, int]:
    """The PDF with its glyph maps mended, and how many glyphs changed; the same bytes where none did."""
    if b"Identity-H" not in data and b"/ObjStm" not in data:
        return data, 0
    import pikepdf  # late, like fontTools: only composite fonts need them

    changed = 0
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for font in _composite_fonts(pdf):
                said = read_map(font.ToUnicode.read_bytes()) if "/ToUnicode" in font else {}
                better = _corrections(font, said)
                if better:
                    changed += len(better)
                    font.ToUnicode = pdf.make_stream(write_map({**said, **better}))
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


def _corrections(font: Any, said: dict[int, str]) -> dict[int, str]:
    """Code to letter where the font program knows a Thai letter and the map says another thing."""
    from fontTools.ttLib import TTFont

    below = font.DescendantFonts[0]
    descriptor = below.get("/FontDescriptor")
    program = None if descriptor is None else descriptor.get("/FontFile2", descriptor.get("/FontFile3"))
    if program is None:
        return {}
    raw = program.read_bytes()
    if len(raw) > _MAX_FONT or raw[:4] not in (b"\x00\x01\x00\x00", b"true", b"OTTO"):
        return {}
    drawn = TTFont(io.BytesIO(raw), lazy=True)
    cmap = drawn.getBestCmap() if "cmap" in drawn else None
    if not cmap:
        return {}
    number = drawn.getReverseGlyphMap()
    letters: dict[int, str] = {}
    for code, name in sorted(cmap.items(), reverse=True):
        letter = PRIVATE_USE.get(chr(code), chr(code))
        if "\u0e01" <= letter <= "\u0e5b":
            letters[number[name]] = letter
    to_glyph = below.get("/CIDToGIDMap")
    if to_glyph is None or to_glyph == "/Identity":
        codes = letters
    else:
        table = to_glyph.read_bytes()
        glyphs = ((i // 2, table[i] << 8 | table[i + 1]) for i in range(0, len(table) - 1, 2))
        codes = {code: letters[glyph] for code, glyph in glyphs if glyph in letters}
    return {code: letter for code, letter in codes.items() if _differs(said.get(code), letter)}


def _differs(said: str | None, letter: str) -> bool:
    return said is None or "".join(PRIVATE_USE.get(c, c) for c in said) != letter


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
