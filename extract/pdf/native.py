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
from collections.abc import Callable
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
object_bounds = _bind(raw.FPDFPageObj_GetBounds, _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
object_matrix = _bind(raw.FPDFPageObj_GetMatrix, _INT, _POINTER, _POINTER)
object_fill = _bind(raw.FPDFPageObj_GetFillColor, _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
object_stroke = _bind(raw.FPDFPageObj_GetStrokeColor, _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
has_transparency = _bind(raw.FPDFPageObj_HasTransparency, _INT, _POINTER)
count_marks = _bare(raw.FPDFPageObj_CountMarks)
mark_at = _bind(raw.FPDFPageObj_GetMark, Handle, _POINTER, ctypes.c_ulong)
mark_blob = _bind(
    raw.FPDFPageObjMark_GetParamBlobValue, _INT, _POINTER, ctypes.c_char_p, _POINTER, ctypes.c_ulong, _POINTER
)
render_mode = _bare(raw.FPDFTextObj_GetTextRenderMode)
text_font = _bare(raw.FPDFTextObj_GetFont, ctypes.c_size_t)
text_fill = _bare(raw.FPDFPageObj_GetFillColor)
font_name = _bind(raw.FPDFFont_GetBaseFontName, ctypes.c_size_t, _POINTER, _POINTER, ctypes.c_size_t)
font_flags = _bind(raw.FPDFFont_GetFlags, _INT, _POINTER)
path_mode = _bind(raw.FPDFPath_GetDrawMode, _INT, _POINTER, _POINTER, _POINTER)
path_count = _bind(raw.FPDFPath_CountSegments, _INT, _POINTER)
path_segment = _bind(raw.FPDFPath_GetPathSegment, _POINTER, _POINTER, _INT)
segment_point = _bind(raw.FPDFPathSegment_GetPoint, _INT, _POINTER, _POINTER, _POINTER)
segment_type = _bind(raw.FPDFPathSegment_GetType, _INT, _POINTER)
segment_closes = _bind(raw.FPDFPathSegment_GetClose, _INT, _POINTER)
clip_of = _bind(raw.FPDFPageObj_GetClipPath, Handle, _POINTER)
clip_paths = _bind(raw.FPDFClipPath_CountPaths, _INT, _POINTER)
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


class CharacterRoom:
    """Room for what is asked of every character, with the pointers into it; kept from page to page."""

    BLOCK = 2048

    def __init__(self) -> None:
        self._loose = (_FLOAT * (4 * self.BLOCK))()
        self._ink = (_DOUBLE * (4 * self.BLOCK))()
        self._loose_at: list[Any] = []
        self._ink_at: tuple[list[Any], ...] = ([], [], [], [])

    def _point(self, count: int) -> None:
        for index in range(len(self._loose_at), count):
            self._loose_at.append(ctypes.byref(self._loose, 16 * index))
            for column, place in zip(self._ink_at, (0, 16, 8, 24), strict=True):
                column.append(ctypes.byref(self._ink, 32 * index + place))

    def owners(self, text_page: Handle, count: int) -> list[int]:
        """The text object that painted each character; 0 for those that PDFium made up."""
        return list(map(char_object, repeat(text_page), range(count)))

    def boxes(self, text_page: Handle, count: int) -> tuple[array[float], array[float]]:
        """Two columns of four floats a character, in PDF user space.

        The first is its advance and line height as ``left, top, right, bottom``, the second its ink as
        ``left, bottom, right, top``.
        """
        loose, ink = array("f"), array("f")
        self._point(min(count, self.BLOCK))
        for start in range(0, count, self.BLOCK):
            part = min(count - start, self.BLOCK)
            span = range(start, start + part)
            ctypes.memset(self._loose, 0, 16 * part)
            ctypes.memset(self._ink, 0, 32 * part)
            deque(map(char_loose_box, repeat(text_page), span, self._loose_at), 0)
            deque(map(char_box, repeat(text_page), span, *self._ink_at), 0)
            loose.frombytes(memoryview(self._loose).cast("B")[: 16 * part])
            ink.extend(array("f", memoryview(self._ink).cast("B").cast("d")[: 4 * part]))
        return loose, ink
