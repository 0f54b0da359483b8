"""PDFium's C functions with handles and addresses that cost little to pass.

Reading a page asks PDFium about every character; a call through the typed wrappers of pypdfium2 costs
several times the answer. What is asked of every character or object is bound without argument types here
(`_bare`): ctypes then takes pointer objects and small integers as they are, and a whole column of answers
is fetched by one `map`. Everything else is typed and takes plain integers for addresses as well. PDFium is
not thread-safe: everything here holds the interpreter lock, and documents are read in processes.
"""

from __future__ import annotations

import ctypes
from array import array
from collections import deque
from collections.abc import Callable, Sequence
from itertools import repeat
from typing import Any, Literal

import pypdfium2.raw as raw

_POINTER, _INT, _FLOAT, _DOUBLE = ctypes.c_void_p, ctypes.c_int, ctypes.c_float, ctypes.c_double
Call = Callable[..., Any]


class Handle(ctypes.c_void_p):
    """A page, object, font or mark of PDFium; false when there is none."""


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
page_object = _bare(raw.FPDFPage_GetObject, Handle)
form_count_objects = _bind(raw.FPDFFormObj_CountObjects, _INT, _POINTER)
form_object = _bind(raw.FPDFFormObj_GetObject, Handle, _POINTER, ctypes.c_ulong)
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
path_count = _bare(raw.FPDFPath_CountSegments)
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


class Column:
    """Room for what is asked of many things, some values each; kept from page to page.

    ``places`` are where the values go that PDFium writes through its pointers, of ``width`` a thing.
    """

    BLOCK = 2048

    def __init__(self, kind: Literal["f", "d", "I"], width: int, places: Sequence[int] = (0,)) -> None:
        self._kind: Literal["f", "d", "I"] = kind
        c_type: Any = {"f": _FLOAT, "d": _DOUBLE, "I": ctypes.c_uint}[kind]
        self._value = ctypes.sizeof(c_type)
        self._step = width * self._value
        self._room = (c_type * (width * self.BLOCK))()
        self._pointers: list[tuple[int, list[Any]]] = [(place * self._value, []) for place in places]

    def ask(self, function: Call, *arguments: Sequence[Any], unanswered: int = 0) -> array[Any]:
        """The values of all things; ``arguments`` has a column for each argument before the pointers.

        Where PDFium does not answer, every byte is ``unanswered``.
        """
        count = len(arguments[0])
        found = array(self._kind)
        for place, column in self._pointers:
            for index in range(len(column), min(count, self.BLOCK)):
                column.append(ctypes.byref(self._room, index * self._step + place))
        for start in range(0, count, self.BLOCK):
            part = min(count - start, self.BLOCK)
            ctypes.memset(self._room, unanswered, part * self._step)
            given = (column[start : start + part] for column in arguments)
            deque(map(function, *given, *(column for _, column in self._pointers)), 0)
            found.frombytes(memoryview(self._room).cast("B")[: part * self._step])
        return found


class Room:
    """Columns for what is asked of the characters and objects of a page."""

    def __init__(self) -> None:
        self._loose = Column("f", 4)
        self._ink = Column("d", 4, (0, 2, 1, 3))
        self._matrices = Column("f", 6)
        self._colours = Column("I", 4, (0, 1, 2, 3))
        self._bounds = Column("f", 4, (0, 1, 2, 3))
        self._blobs = ctypes.create_string_buffer(_BLOB)

    def boxes(self, text_page: Handle, count: int) -> tuple[array[float], array[float]]:
        """Two columns of four numbers a character, floats and doubles, in PDF user space.

        The first is its advance and line height as ``left, top, right, bottom``, the second its ink as
        ``left, bottom, right, top``.
        """
        pages, characters = [text_page] * count, range(count)
        loose = self._loose.ask(char_loose_box, pages, characters)
        return loose, self._ink.ask(char_box, pages, characters)

    def matrices(self, text_page: Handle, characters: Sequence[int]) -> array[float]:
        """Six floats a character."""
        return self._matrices.ask(char_matrix, [text_page] * len(characters), characters)

    def colours(self, objects: Sequence[Handle]) -> array[int]:
        """Red, green, blue and opacity up to 255 of each object; larger where it has none."""
        return self._colours.ask(object_fill, objects, unanswered=2)

    def bounds(self, objects: Sequence[Handle]) -> array[float]:
        """``left, bottom, right, top`` of each object in PDF user space."""
        return self._bounds.ask(object_bounds, objects)

    def actual_texts(self, marks: Sequence[int]) -> list[bytes | None]:
        """The ActualText of each mark as PDF has it, None where it has none."""
        name, room, size = ctypes.c_char_p(b"ActualText"), self._blobs, ctypes.c_ulong()
        length, written = ctypes.c_ulong(_BLOB), ctypes.byref(size)
        found: list[bytes | None] = []
        for mark in map(Handle, marks):
            if not mark_blob(mark, name, room, length, written):
                found.append(None)
            elif size.value <= _BLOB:
                found.append(room.raw[: size.value] or None)
            else:
                found.append(self._long_text(mark, size.value))
        return found

    def _long_text(self, mark: Handle, size: int) -> bytes | None:
        """PDFium writes a text where it fits, and always its length."""
        if size > _LONGEST_BLOB:
            return None
        room, length = ctypes.create_string_buffer(size), ctypes.c_ulong(size)
        mark_blob(mark, ctypes.c_char_p(b"ActualText"), room, length, ctypes.byref(length))
        return room.raw
