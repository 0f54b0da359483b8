"""PDFium's C functions with handles and addresses that cost little to pass.

Reading a page asks PDFium about every character; a call through the typed wrappers of pypdfium2 costs
several times the answer. What is asked of every character or object is bound without argument types here
(`_bare`): a loop in C takes such a function as it is, and ctypes takes pointer objects and small integers as
they are. Everything else is typed and takes plain integers for addresses as well. PDFium is not thread-safe:
everything here holds the interpreter lock, and documents are read in processes.
"""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Iterable
from itertools import repeat
from typing import Any, Literal

import pypdfium2.raw as raw

from thaimemo.extract.pdf.loops import Call, Handle, run

_POINTER, _INT, _DOUBLE = ctypes.c_void_p, ctypes.c_int, ctypes.c_double


def _bind(function: Any, result: Any, *arguments: Any) -> Call:
    prototype: Call = ctypes.PYFUNCTYPE(result, *arguments)
    bound: Call = prototype(ctypes.cast(function, _POINTER).value)
    return bound


def _bare(function: Any, result: Any = _INT) -> Call:
    """Bound without argument types: pass pointers as `Handle` or `Reals.at`, never as plain integers."""
    return _bind(function, result)


def address(handle: Any) -> int:
    """The address behind a handle or buffer of ctypes."""
    return ctypes.cast(handle, _POINTER).value or 0


load_page = _bind(raw.FPDF_LoadPage, Handle, _POINTER, _INT)
close_page = _bind(raw.FPDF_ClosePage, None, _POINTER)
page_rotation = _bind(raw.FPDFPage_GetRotation, _INT, _POINTER)
page_bounds = _bind(raw.FPDF_GetPageBoundingBox, _INT, _POINTER, _POINTER)
load_text = _bind(raw.FPDFText_LoadPage, Handle, _POINTER)
close_text = _bind(raw.FPDFText_ClosePage, None, _POINTER)
count_chars = _bind(raw.FPDFText_CountChars, _INT, _POINTER)
get_text = _bind(raw.FPDFText_GetText, _INT, _POINTER, _INT, _INT, _POINTER)
char_unicode = _bare(raw.FPDFText_GetUnicode, ctypes.c_uint)
char_object = _bare(raw.FPDFText_GetTextObject, ctypes.c_size_t)
char_box = _bare(raw.FPDFText_GetCharBox, None)
char_loose_box = _bare(raw.FPDFText_GetLooseCharBox, None)
char_matrix = _bare(raw.FPDFText_GetMatrix)
char_font_size = _bare(raw.FPDFText_GetFontSize, _DOUBLE)
char_is_generated = _bare(raw.FPDFText_IsGenerated)
char_is_hyphen = _bare(raw.FPDFText_IsHyphen)
page_count_objects = _bind(raw.FPDFPage_CountObjects, _INT, _POINTER)
page_object = _bare(raw.FPDFPage_GetObject, ctypes.c_size_t)
form_count_objects = _bind(raw.FPDFFormObj_CountObjects, _INT, _POINTER)
form_object = _bind(raw.FPDFFormObj_GetObject, ctypes.c_size_t, _POINTER, ctypes.c_ulong)
object_type = _bare(raw.FPDFPageObj_GetType)
object_bounds = _bare(raw.FPDFPageObj_GetBounds)
object_matrix = _bind(raw.FPDFPageObj_GetMatrix, _INT, _POINTER, _POINTER)
object_fill = _bare(raw.FPDFPageObj_GetFillColor)
has_transparency = _bind(raw.FPDFPageObj_HasTransparency, _INT, _POINTER)
mark_at = _bare(raw.FPDFPageObj_GetMark, ctypes.c_size_t)
mark_blob = _bare(raw.FPDFPageObjMark_GetParamBlobValue)
render_mode = _bare(raw.FPDFTextObj_GetTextRenderMode)
text_font = _bare(raw.FPDFTextObj_GetFont, ctypes.c_size_t)
font_name = _bind(raw.FPDFFont_GetBaseFontName, ctypes.c_size_t, _POINTER, _POINTER, ctypes.c_size_t)
font_flags = _bind(raw.FPDFFont_GetFlags, _INT, _POINTER)
path_mode = _bare(raw.FPDFPath_GetDrawMode)
path_count = _bind(raw.FPDFPath_CountSegments, _INT, _POINTER)
path_segment = _bind(raw.FPDFPath_GetPathSegment, _POINTER, _POINTER, _INT)
segment_point = _bind(raw.FPDFPathSegment_GetPoint, _INT, _POINTER, _POINTER, _POINTER)
segment_type = _bind(raw.FPDFPathSegment_GetType, _INT, _POINTER)
segment_closes = _bind(raw.FPDFPathSegment_GetClose, _INT, _POINTER)
clip_of = _bare(raw.FPDFPageObj_GetClipPath, Handle)
clip_paths = _bare(raw.FPDFClipPath_CountPaths)
clip_count = _bind(raw.FPDFClipPath_CountPathSegments, _INT, _POINTER, _INT)
clip_segment = _bind(raw.FPDFClipPath_GetPathSegment, _POINTER, _POINTER, _INT, _INT)

TEXT, PATH, IMAGE, SHADING, FORM = (
    raw.FPDF_PAGEOBJ_TEXT,
    raw.FPDF_PAGEOBJ_PATH,
    raw.FPDF_PAGEOBJ_IMAGE,
    raw.FPDF_PAGEOBJ_SHADING,
    raw.FPDF_PAGEOBJ_FORM,
)
MOVE = raw.FPDF_SEGMENT_MOVETO


_BLOB, _LONGEST_BLOB = 1_024, 1_000_000
"""Bytes of a string in marked content that there is room for at once, and at most."""


class Reals:
    """Room for ``count`` C floats or doubles; ``at(i)`` points to the i-th."""

    __slots__ = ("_base", "_size", "values")

    def __init__(self, count: int, kind: Literal["f", "d"] = "f") -> None:
        self.values: array[float] = array(kind, bytes(count * (8 if kind == "d" else 4)))
        self._base, self._size = self.values.buffer_info()[0], self.values.itemsize

    def at(self, index: int) -> Handle:
        """The address of one value."""
        return Handle(self._base + index * self._size)


def page_text(text_page: Handle, count: int) -> str:
    """One character for every character of a text page, surrogates and nulls as they are."""
    room = array("H", bytes(2 * count + 16))
    written: int = get_text(text_page, 0, count, room.buffer_info()[0])
    text = room.tobytes()[: 2 * count].decode("utf-16-le", "surrogatepass")
    if written == count + 1 and len(text) == count:
        return text
    codes = map(char_unicode, repeat(text_page), range(count))  # the text in bulk leaves some out
    return "".join(chr(c) if c <= 0x10FFFF else "\0" for c in codes)


def owners(text_page: Handle, count: int) -> list[int]:
    """The text object of each character, 0 where it has none."""
    found = _answers("Q", count)
    run("children", char_object, text_page, count, found)
    return found.tolist()


def objects(page: Handle, count: int) -> array[int]:
    """The objects of a page, those of forms not among them."""
    found = _answers("Q", count)
    run("children", page_object, page, count, found)
    return found


def kinds(things: array[int]) -> array[int]:
    """What each object is: `TEXT`, `PATH`, ..."""
    found = _answers("i", len(things))
    run("numbers", object_type, things, len(things), found)
    return found


def modes(texts: array[int]) -> array[int]:
    """How each text object is painted: filled, stroked, not at all."""
    found = _answers("i", len(texts))
    run("numbers", render_mode, texts, len(texts), found)
    return found


def fonts(texts: array[int]) -> array[int]:
    """The font of each text object."""
    found = _answers("Q", len(texts))
    run("parts", text_font, texts, len(texts), found)
    return found


def marks(things: array[int], depth: int) -> array[int]:
    """The marked content that each object belongs to, 0 where it is not in that many."""
    found = _answers("Q", len(things))
    run("marks", mark_at, things, ctypes.c_ulong(depth), len(things), found)
    return found


def draw_modes(paths: array[int]) -> array[int]:
    """Two numbers a path: how it is filled, and whether it is stroked."""
    found = _answers("i", 2 * len(paths))
    run("pairs", path_mode, paths, len(paths), found)
    return found


def colours(things: array[int]) -> array[int]:
    """Red, green, blue and opacity up to 255 of each object; larger where it has none."""
    found = array("I", b"\2" * (16 * len(things)))
    run("quads", object_fill, things, len(things), found)
    return found


def bounds(things: array[int]) -> array[float]:
    """``left, bottom, right, top`` of each object in PDF user space."""
    found = _answers("f", 4 * len(things))
    run("quads", object_bounds, things, len(things), found)
    return found


def loose_boxes(text_page: Handle, count: int) -> array[float]:
    """``left, top, right, bottom`` of each character in PDF user space: its advance and line height."""
    found = _answers("f", 4 * count)
    run("boxes", char_loose_box, text_page, count, found)
    return found


def ink_boxes(text_page: Handle, count: int) -> array[float]:
    """``left, bottom, right, top`` of the ink of each character in PDF user space."""
    found = _answers("d", 4 * count)
    run("inks", char_box, text_page, count, found)
    return found


def matrices(text_page: Handle, characters: array[int]) -> array[float]:
    """Six floats a character."""
    found = _answers("f", 6 * len(characters))
    run("matrices", char_matrix, text_page, characters, len(characters), found)
    return found


def font_sizes(text_page: Handle, characters: array[int]) -> array[float]:
    """The size of each character as its font is set, before any matrix."""
    found = _answers("d", len(characters))
    run("sizes", char_font_size, text_page, characters, len(characters), found)
    return found


def _answers(kind: Literal["f", "d", "i", "Q"], count: int) -> array[Any]:
    """Room for as many, all zero."""
    return _ZEROS[kind] * count


_ZEROS: dict[str, array[Any]] = {kind: array(kind, [0]) for kind in "fdiQ"}


def actual_texts(marks: Iterable[int]) -> list[bytes | None]:
    """The ActualText of each mark as PDF has it, None where it has none."""
    name, room, size = ctypes.c_char_p(b"ActualText"), ctypes.create_string_buffer(_BLOB), ctypes.c_ulong()
    length, written = ctypes.c_ulong(_BLOB), ctypes.byref(size)
    found: list[bytes | None] = []
    for mark in map(Handle, marks):
        if not mark_blob(mark, name, room, length, written):
            found.append(None)
        elif size.value <= _BLOB:
            found.append(room.raw[: size.value] or None)
        else:
            found.append(_long_text(mark, size.value))
    return found


def _long_text(mark: Handle, size: int) -> bytes | None:
    """PDFium writes a text where it fits, and always its length."""
    if size > _LONGEST_BLOB:
        return None
    room, length = ctypes.create_string_buffer(size), ctypes.c_ulong(size)
    mark_blob(mark, ctypes.c_char_p(b"ActualText"), room, length, ctypes.byref(length))
    return room.raw
