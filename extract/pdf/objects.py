"""What was painted on a page, in paint order: text objects with what PDF says of them, paths and pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import compress, repeat
from typing import NamedTuple

from thaimemo.extract.pdf import native
from thaimemo.extract.pdf.native import Handle, Reals, Room
from thaimemo.normalize import lazy
from thaimemo.schema.evidence import Box

Matrix = tuple[float, float, float, float, float, float]
_THAI_DIGITS = lazy.compiled("IT[9๙\ufffd](?![0-9])")
"""The number may stand in the name in an encoding of its own."""
MAX_DEPTH = 12
MAX_OBJECTS = 400_000


@dataclass(frozen=True, slots=True)
class Face:
    """A font of the document."""

    name: str
    bold: bool
    thai_digits: bool = False
    """It prints Thai digits for the codes of Arabic ones, as the fonts called "IT๙" do."""


class Look(NamedTuple):
    """How a string is painted."""

    face: Face
    hidden: bool = False
    """Render mode 3 or 7, or fully transparent."""
    white: bool = False
    bold: bool = False
    """The face is, or it is filled and stroked, as programs do that have no bold font."""


@dataclass(slots=True)
class Texts:
    """The strings of a page in columns, in paint order; the last stands for all that are not on the page."""

    number: dict[int, int]
    """Address of a text object to its place in the columns."""
    orders: list[int]
    """Paint order among everything on the page."""
    handles: list[Handle]
    looks: list[Look]
    forms: list[Matrix | None]
    """From the places of an object that a form object paints to those of the page."""
    marks: list[int]
    """The marked content with ActualText that the object belongs to, 0 for none."""
    actual: list[str | None]

    def add_unknown(self) -> None:
        """The entry that stands for objects that are not on the page."""
        self.orders.append(1 << 30)
        self.handles.append(Handle())
        self.looks.append(Look(Face("", False)))
        self.forms.append(None)
        self.marks.append(0)
        self.actual.append(None)


@dataclass(slots=True)
class Painted:
    """Everything painted; ``areas`` are the filled surfaces and pictures that white text can be seen on."""

    texts: Texts
    paths: list[Handle] = field(default_factory=list)
    areas: list[tuple[int, Handle]] = field(default_factory=list)
    """(paint order, object)."""
    pictures: list[tuple[int, Handle]] = field(default_factory=list)


class FaceShelf:
    """The fonts of one document by their handle."""

    def __init__(self) -> None:
        self._faces: dict[int, Face] = {}

    def face(self, handle: int) -> Face:
        """The font behind a handle."""
        face = self._faces.get(handle)
        if face is None:
            face = self._faces[handle] = _read_face(handle)
        return face


def _read_face(handle: int) -> Face:
    if not handle:
        return Face("", False)
    room = Reals(64)
    size = native.font_name(handle, room.at(0), 256)
    name = bytes(room.values.tobytes()[: max(min(size, 256) - 1, 0)]).decode("utf-8", "replace")
    lowered = name.lower()
    bold = (
        "bold" in lowered
        or "black" in lowered
        or "heavy" in lowered
        or bool(native.font_flags(handle) & 0x40000)
    )
    return Face(name, bold, _THAI_DIGITS.search(name) is not None)


_NO_TEXT = -1
"""What PDFium gives as the render mode of an object that is none of text."""


def _within(form: Handle, outer: Matrix | None) -> Matrix:
    """From the places within a form to those of the page."""
    room = Reals(6)
    native.object_matrix(form, room.at(0))
    a, b, c, d, e, f = room.values
    if outer is None:
        return (a, b, c, d, e, f)
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def placed(box: Box, form: Matrix | None) -> Box:
    """``left, bottom, right, top`` of what a form paints, on the page."""
    if form is None:
        return box
    a, b, c, d, e, f = form
    xs = [a * x + c * y + e for x in (box[0], box[2]) for y in (box[1], box[3])]
    ys = [b * x + d * y + f for x in (box[0], box[2]) for y in (box[1], box[3])]
    return (min(xs), min(ys), max(xs), max(ys))


class _Walk:
    """The objects of a page in paint order, the contents of form objects in their place."""

    def __init__(self, page: Handle) -> None:
        count = min(native.page_count_objects(page), MAX_OBJECTS)
        self.items: list[Handle] = list(map(native.page_object, repeat(page), range(count)))
        self.modes: list[int] = list(map(native.render_mode, self.items))
        self.forms: list[Matrix | None] = [None] * count
        self.others = self._others()
        if native.FORM in self.others.values():
            items, self.items, self.modes, self.forms, self._seen = self.items, [], [], [], 0
            self._open(items, 1, None)
            self.others = self._others()

    def _others(self) -> dict[int, int]:
        """The kind of what is no text, by paint order."""
        return {
            order: native.object_type(self.items[order])
            for order, mode in enumerate(self.modes)
            if mode == _NO_TEXT
        }

    def _open(self, items: list[Handle], depth: int, form: Matrix | None) -> None:
        for item in items:
            self._seen += 1
            if self._seen > MAX_OBJECTS:
                return
            if native.object_type(item) != native.FORM:
                self.items.append(item)
                self.modes.append(native.render_mode(item))
                self.forms.append(form)
            elif depth < MAX_DEPTH:
                inner = native.form_count_objects(item)
                objects = [native.form_object(item, i) for i in range(inner)]
                self._open(objects, depth + 1, _within(item, form))


def read_objects(page: Handle, shelf: FaceShelf, room: Room) -> Painted:
    """The painted objects of a page."""
    walk = _Walk(page)
    written = list(map(_NO_TEXT.__ne__, walk.modes))
    orders = list(compress(range(len(written)), written))
    handles, forms = list(compress(walk.items, written)), list(compress(walk.forms, written))
    number = {handle.value or 0: index for index, handle in enumerate(handles)}
    looks = _looks(handles, compress(walk.modes, written), shelf, room)
    texts = Texts(number, orders, handles, looks, forms, *_actual_texts(handles, room))
    texts.add_unknown()
    painted = Painted(texts)
    for order, kind in walk.others.items():
        item = walk.items[order]
        if kind == native.PATH:
            painted.paths.append(item)
            painted.areas.append((order, item))
        elif kind == native.IMAGE:
            painted.areas.append((order, item))
            painted.pictures.append((order, item))
    return painted


def _looks(handles: list[Handle], modes: Iterable[int], shelf: FaceShelf, room: Room) -> list[Look]:
    """How each text object is painted; those painted alike share one."""
    fonts, colours = map(native.text_font, handles), iter(room.colours(handles))
    known: dict[tuple[int, ...], Look] = {}
    looks = []
    for key in zip(fonts, modes, colours, colours, colours, colours, strict=True):
        look = known.get(key)
        if look is None:
            font, mode, red, green, blue, opaque = key
            face = shelf.face(font)
            hidden = mode in (3, 7) or opaque == 0
            white = mode == 0 and not hidden and all(250 < colour <= 255 for colour in (red, green, blue))
            look = known[key] = Look(face, hidden, white, face.bold or mode == 2)
        looks.append(look)
    return looks


def _actual_texts(handles: list[Handle], room: Room) -> tuple[list[int], list[str | None]]:
    """The outermost marked content of each object that replaces its glyphs by a text, and that text.

    ISO 32000-1, 14.9.4. Every mark is read once.
    """
    marks: list[int] = [0] * len(handles)
    actual: list[str | None] = [None] * len(handles)
    known: dict[int, str | None] = {}
    inside, asked = list(range(len(handles))), handles
    depth = 0
    while inside:
        found: list[int] = list(map(native.mark_at, asked, repeat(ctypes.c_ulong(depth))))
        new = list(set(found) - known.keys())
        known.update(zip(new, map(_text_string, room.actual_texts(new)), strict=True))
        silent = []
        for index, mark in zip(inside, found, strict=True):
            if mark:
                if (text := known[mark]) is not None:
                    marks[index], actual[index] = mark, text
                else:
                    silent.append(index)
        inside, asked, depth = silent, [handles[index] for index in silent], depth + 1
    return marks, actual


@lru_cache(maxsize=4096)
def _text_string(data: bytes | None) -> str | None:
    """A PDF text string: UTF-16 or UTF-8 with a mark in front, else eight bits read as Latin 1."""
    if data is None:
        return None
    if data.startswith(b"\xfe\xff"):
        text = data[2:].decode("utf-16-be", "replace")
    elif data.startswith(b"\xff\xfe"):
        text = data[2:].decode("utf-16-le", "replace")
    elif data.startswith(b"\xef\xbb\xbf"):
        text = data[3:].decode("utf-8", "replace")
    else:
        text = data.decode("latin-1")
    return text.replace("\x00", "")
