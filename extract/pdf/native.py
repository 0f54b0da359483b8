"""PDFium's C functions with plain integers for handles and addresses.

Reading a page asks PDFium about every character; a call through the typed wrappers of pypdfium2 costs
several times the answer. These prototypes take addresses as integers, so that a whole column of answers is
fetched by one `map`. PDFium is not thread-safe: everything here holds the interpreter lock, and documents are
read in processes.
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


def _bind(function: Any, result: Any, *arguments: Any) -> Call:
    prototype: Call = ctypes.PYFUNCTYPE(result, *arguments)
    bound: Call = prototype(ctypes.cast(function, _POINTER).value)
    return bound


def address(handle: Any) -> int:
    """The address behind a handle or buffer of ctypes."""
    return ctypes.cast(handle, _POINTER).value or 0


load_page = _bind(raw.FPDF_LoadPage, _POINTER, _POINTER, _INT)
close_page = _bind(raw.FPDF_ClosePage, None, _POINTER)
page_rotation = _bind(raw.FPDFPage_GetRotation, _INT, _POINTER)
page_bounds = _bind(raw.FPDF_GetPageBoundingBox, _INT, _POINTER, _POINTER)
load_text = _bind(raw.FPDFText_LoadPage, _POINTER, _POINTER)
close_text = _bind(raw.FPDFText_ClosePage, None, _POINTER)
count_chars = _bind(raw.FPDFText_CountChars, _INT, _POINTER)
char_unicode = _bind(raw.FPDFText_GetUnicode, ctypes.c_uint, _POINTER, _INT)
char_object = _bind(raw.FPDFText_GetTextObject, _POINTER, _POINTER, _INT)
char_box = _bind(raw.FPDFText_GetCharBox, _INT, _POINTER, _INT, _POINTER, _POINTER, _POINTER, _POINTER)
char_loose_box = _bind(raw.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _POINTER)
char_origin = _bind(raw.FPDFText_GetCharOrigin, _INT, _POINTER, _INT, _POINTER, _POINTER)
char_matrix = _bind(raw.FPDFText_GetMatrix, _INT, _POINTER, _INT, _POINTER)
char_font_size = _bind(raw.FPDFText_GetFontSize, _DOUBLE, _POINTER, _INT)
char_is_generated = _bind(raw.FPDFText_IsGenerated, _INT, _POINTER, _INT)
char_is_hyphen = _bind(raw.FPDFText_IsHyphen, _INT, _POINTER, _INT)
page_count_objects = _bind(raw.FPDFPage_CountObjects, _INT, _POINTER)
page_object = _bind(raw.FPDFPage_GetObject, _POINTER, _POINTER, _INT)
form_count_objects = _bind(raw.FPDFFormObj_CountObjects, _INT, _POINTER)
form_object = _bind(raw.FPDFFormObj_GetObject, _POINTER, _POINTER, ctypes.c_ulong)
object_type = _bind(raw.FPDFPageObj_GetType, _INT, _POINTER)
object_bounds = _bind(raw.FPDFPageObj_GetBounds, _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
object_matrix = _bind(raw.FPDFPageObj_GetMatrix, _INT, _POINTER, _POINTER)
object_fill = _bind(raw.FPDFPageObj_GetFillColor, _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
object_stroke = _bind(raw.FPDFPageObj_GetStrokeColor, _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
has_transparency = _bind(raw.FPDFPageObj_HasTransparency, _INT, _POINTER)
count_marks = _bind(raw.FPDFPageObj_CountMarks, _INT, _POINTER)
mark_at = _bind(raw.FPDFPageObj_GetMark, _POINTER, _POINTER, ctypes.c_ulong)
mark_blob = _bind(
    raw.FPDFPageObjMark_GetParamBlobValue, _INT, _POINTER, ctypes.c_char_p, _POINTER, ctypes.c_ulong, _POINTER
)
render_mode = _bind(raw.FPDFTextObj_GetTextRenderMode, _INT, _POINTER)
text_font = _bind(raw.FPDFTextObj_GetFont, _POINTER, _POINTER)
font_name = _bind(raw.FPDFFont_GetBaseFontName, ctypes.c_size_t, _POINTER, _POINTER, ctypes.c_size_t)
font_flags = _bind(raw.FPDFFont_GetFlags, _INT, _POINTER)
path_mode = _bind(raw.FPDFPath_GetDrawMode, _INT, _POINTER, _POINTER, _POINTER)
path_count = _bind(raw.FPDFPath_CountSegments, _INT, _POINTER)
path_segment = _bind(raw.FPDFPath_GetPathSegment, _POINTER, _POINTER, _INT)
segment_point = _bind(raw.FPDFPathSegment_GetPoint, _INT, _POINTER, _POINTER, _POINTER)
segment_type = _bind(raw.FPDFPathSegment_GetType, _INT, _POINTER)
segment_closes = _bind(raw.FPDFPathSegment_GetClose, _INT, _POINTER)

TEXT, PATH, IMAGE, SHADING, FORM = (
    raw.FPDF_PAGEOBJ_TEXT,
    raw.FPDF_PAGEOBJ_PATH,
    raw.FPDF_PAGEOBJ_IMAGE,
    raw.FPDF_PAGEOBJ_SHADING,
    raw.FPDF_PAGEOBJ_FORM,
)
MOVE = raw.FPDF_SEGMENT_MOVETO


class Reals:
    """Room for ``count`` C floats or doubles; ``at(i)`` is the address of the i-th."""

    __slots__ = ("_base", "_size", "values")

    def __init__(self, count: int, kind: Literal["f", "d"] = "f") -> None:
        self.values: array[float] = array(kind, bytes(count * (8 if kind == "d" else 4)))
        self._base, self._size = self.values.buffer_info()[0], self.values.itemsize

    def at(self, index: int) -> int:
        """The address of one value."""
        return self._base + index * self._size


def unicodes(text_page: int, count: int) -> list[int]:
    """The code point of every character of a text page."""
    return list(map(char_unicode, repeat(text_page), range(count)))


def objects_of(text_page: int, count: int) -> list[int | None]:
    """The text object that painted each character; None for those that PDFium made up."""
    return list(map(char_object, repeat(text_page), range(count)))


def loose_boxes(text_page: int, count: int) -> array[float]:
    """``left, top, right, bottom`` of every character's advance and line height, four floats each."""
    room = Reals(4 * count)
    deque(map(char_loose_box, repeat(text_page), range(count), range(room.at(0), room.at(4 * count), 16)), 0)
    return room.values


def ink_boxes(text_page: int, count: int) -> array[float]:
    """``left, bottom, right, top`` of every character's ink, four doubles each."""
    room = Reals(4 * count, "d")
    left, right, bottom, top = (range(room.at(i), room.at(i) + 32 * count, 32) for i in (0, 2, 1, 3))
    deque(map(char_box, repeat(text_page), range(count), left, right, bottom, top), 0)
    return room.values
