"""What was painted on a page, in paint order: text objects with what PDF says of them, paths and pictures."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import compress, count
from typing import NamedTuple

from thaimemo.extract.pdf import native
from thaimemo.extract.pdf.loops import Handle
from thaimemo.extract.pdf.native import Reals
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
    handles: array[int]
    looks: list[Look]
    forms: list[Matrix | None]
    """From the places of an object that a form object paints to those of the page."""
    marks: list[int]
    """The marked content with ActualText that the object belongs to, 0 for none."""
    actual: list[str | None]

    def add_unknown(self) -> None:
        """The entry that stands for objects that are not on the page."""
        self.orders.append(1 << 30)
        self.handles.append(0)
        self.looks.append(Look(Face("", False)))
        self.forms.append(None)
        self.marks.append(0)
        self.actual.append(None)


@dataclass(slots=True)
class Painted:
    """Everything painted; ``areas`` are the filled surfaces and pictures that white text can be seen on."""

    texts: Texts
    paths: array[int] = field(default_factory=lambda: array("Q"))
    areas: list[tuple[int, int]] = field(default_factory=list)
    """(paint order, object)."""
    pictures: list[tuple[int, int]] = field(default_factory=list)


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


def _within(form: int, outer: Matrix | None) -> Matrix:
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
        self.items = native.objects(page, min(native.page_count_objects(page), MAX_OBJECTS))
        self.kinds = native.kinds(self.items)
        self.forms: list[Matrix | None] = [None] * len(self.items)
        if native.FORM in self.kinds:
            items, self.items, self.forms, self._seen = self.items, array("Q"), [], 0
            self._open(items, 1, None)
            self.kinds = native.kinds(self.items)

    def _open(self, items: array[int], depth: int, form: Matrix | None) -> None:
        for item, kind in zip(items, native.kinds(items), strict=True):
            self._seen += 1
            if self._seen > MAX_OBJECTS:
                return
            if kind != native.FORM:
                self.items.append(item)
                self.forms.append(form)
            elif depth < MAX_DEPTH:
                inner = range(native.form_count_objects(item))
                objects = array("Q", [native.form_object(item, i) for i in inner])
                self._open(objects, depth + 1, _within(item, form))


def read_objects(page: Handle, shelf: FaceShelf) -> Painted:
    """The painted objects of a page."""
    walk = _Walk(page)
    written = list(map(native.TEXT.__eq__, walk.kinds))
    orders = list(compress(count(), written))
    handles, forms = array("Q", compress(walk.items, written)), list(compress(walk.forms, written))
    number = dict(zip(handles, count()))
    texts = Texts(number, orders, handles, _looks(handles, shelf), forms, *_actual_texts(handles))
    texts.add_unknown()
    painted = Painted(texts)
    for order, kind in enumerate(walk.kinds):
        if kind == native.TEXT:
            continue
        item = walk.items[order]
        if kind == native.PATH:
            painted.paths.append(item)
            painted.areas.append((order, item))
        elif kind == native.IMAGE:
            painted.areas.append((order, item))
            painted.pictures.append((order, item))
    return painted


def _looks(handles: array[int], shelf: FaceShelf) -> list[Look]:
    """How each text object is painted; those painted alike share one."""
    colours = iter(native.colours(handles))
    known: dict[tuple[int, ...], Look] = {}
    looks = []
    for key in zip(
        native.fonts(handles), native.modes(handles), colours, colours, colours, colours, strict=True
    ):
        look = known.get(key)
        if look is None:
            font, mode, red, green, blue, opaque = key
            face = shelf.face(font)
            hidden = mode in (3, 7) or opaque == 0
            white = mode == 0 and not hidden and all(250 < colour <= 255 for colour in (red, green, blue))
            look = known[key] = Look(face, hidden, white, face.bold or mode == 2)
        looks.append(look)
    return looks


def _actual_texts(handles: array[int]) -> tuple[list[int], list[str | None]]:
    """The outermost marked content of each object that replaces its glyphs by a text, and that text.

    ISO 32000-1, 14.9.4. Every mark is read once.
    """
    marks: list[int] = [0] * len(handles)
    actual: list[str | None] = [None] * len(handles)
    known: dict[int, str | None] = {}
    inside: Sequence[int] = range(len(handles))
    asked, depth = handles, 0
    while inside:
        found = native.marks(asked, depth)
        new = list(set(found) - known.keys())
        known.update(zip(new, map(_text_string, native.actual_texts(new)), strict=True))
        silent = []
        for index, mark in zip(inside, found, strict=True):
            if mark:
                if (text := known[mark]) is not None:
                    marks[index], actual[index] = mark, text
                else:
                    silent.append(index)
        inside, asked, depth = silent, array("Q", [handles[index] for index in silent]), depth + 1
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
